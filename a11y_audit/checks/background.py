"""Checks of pictures shown as a CSS background."""

from a11y_audit.model import BOUND, INAPPLICABLE, PASSED, Kind, Options, Page, PageImage, Result, found
from a11y_audit.text.drafts import draft_alt


def image_content(image: PageImage, page: Page, _options: Options) -> Result:
    """Does a background carry a picture of the article, which no screen reader can find?"""
    if not image.is_photo or image.name.source == BOUND or image.identity in page.derive(_identities):
        return INAPPLICABLE
    if image.name.text.strip():
        return PASSED
    if image.caption and image.caption.text:
        return found("captioned", caption=image.caption.text, suggestion=draft_alt(image))
    return found("uncaptioned")


def _identities(page: Page) -> frozenset[str]:
    """The pictures in elements of their own: a background that shows one of them again is its blurred copy."""
    return frozenset(image.identity for image in page.images if image.kind is not Kind.BACKGROUND and image.identity)
