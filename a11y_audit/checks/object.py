"""Checks of embedded objects: those that show an image, and those that play sound or film."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import BOUND, INAPPLICABLE, PASSED, Options, Page, PageElement, PageImage, Result, found
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.patterns import pattern

_MEDIA: Final = pattern(
    r"\.(?:mp3|m4a|aac|ogg|oga|opus|wav|flac|weba|mp4|m4v|webm|ogv|mov|avi|mpe?g|wmv|3gp)(?=$|[?#])"
)


def name_missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has the object a name? Its fallback content gives it none."""
    if not image.name.exposed or not image.sources or image.name.role or image.name.source == BOUND:
        return INAPPLICABLE  # one with a role of its own is asked by the rules for that role
    if image.name.text.strip() and image.name.source != "content":
        return PASSED
    return found("unnamed", element=image.element, suggestion=draft_alt(image))


def media_unnamed(page: Page, _options: Options) -> Iterator[Result]:
    """Has an object that plays sound or film a name?"""
    for element in page.outline.select("object[data]") if page.outline else ():
        name = element.name
        if not name.exposed or name.role or not (medium := _medium(element)):
            continue
        if name.text.strip():
            yield PASSED
        elif name.is_missing:
            yield found("unnamed", place=element.place, medium=medium, address=element.attributes["data"])


def _medium(element: PageElement) -> str:
    """What the object plays, by its type, else by its address; "" when that is neither sound nor film."""
    kind = element.attributes.get("type", "").strip().lower()
    if kind:
        return {"audio": "sound", "video": "film"}.get(kind.partition("/")[0], "")
    return "recording" if _MEDIA.search(element.attributes["data"].strip()[:4096].lower()) else ""
