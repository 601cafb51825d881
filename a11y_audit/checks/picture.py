"""Checks of `picture` and what stands in it."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageElement, PageImage, Result, Suggestion, found
from a11y_audit.text.words import collapse


def alt_misplaced(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the alternative text stand on `picture` or `source`, where nothing reads it?"""
    if image.alt is not None:
        return PASSED
    if image.name.text or not image.name.exposed or not _stands_in_picture(image) or page.outline is None:
        return INAPPLICABLE
    picture = next((element for element in page.outline.around(image.place) if element.tag == "picture"), None)
    wrapper = _with_alt(picture, image) if picture else None
    if wrapper is None:
        return INAPPLICABLE
    text = collapse(wrapper.attribute("alt") or "")
    suggestion = Suggestion("alt", text, f"alt of the {wrapper.tag} element")
    return found("on-wrapper", element=wrapper.tag, alt=text, suggestion=suggestion)


def _stands_in_picture(image: PageImage) -> bool:
    return any(source.attribute.startswith("source ") for source in image.sources)


def _with_alt(picture: PageElement, image: PageImage) -> PageElement | None:
    """The last of the `picture` and its `source`s before the image that has an alternative text."""
    sources = [each for each in picture.content if each.tag == "source" and each.place.offset < image.place.offset]
    candidates = (each for each in [*sources[::-1], picture] if collapse(each.attribute("alt") or ""))
    return next(candidates, None)
