"""Checks of Open Graph properties, by which a page is shown when it is shared."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, Result, found
from a11y_audit.text.words import fold


def image_missing(page: Page, _options: Options) -> Result:
    """Does a page that fills in Open Graph name its picture?"""
    properties = page.structured.properties
    title = properties.get("og:title")
    if title is None or not any(photo.sources for photo in page.photos):
        return INAPPLICABLE
    if any(name in properties for name in ("og:image", "og:image:url", "og:image:secure_url")):
        return PASSED
    return found("no-image", place=title.place)


def image_no_alt(page: Page, _options: Options) -> Result:
    """Does the shared picture have a description?"""
    properties = page.structured.properties
    image = properties.get("og:image") or properties.get("og:image:url")
    if image is None or not image.text:
        return INAPPLICABLE
    alt = properties.get("og:image:alt")
    return PASSED if alt is not None and alt.text else found("no-alt", place=image.place)


def alt_is_title(page: Page, _options: Options) -> Result:
    """Does the description of the shared picture say more than the title?"""
    properties = page.structured.properties
    alt, title = properties.get("og:image:alt"), properties.get("og:title") or page.title
    if alt is None or title is None or not alt.text:
        return INAPPLICABLE
    if fold(alt.text) != fold(title.text):
        return PASSED
    return found("same", place=alt.place, others=[title.place] if title.place else [], title=title.text)
