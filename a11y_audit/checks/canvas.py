"""Checks of pictures that a script draws."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.drafts import draft_alt


def name_missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has a picture drawn by a script a name?"""
    if not image.name.exposed:
        return INAPPLICABLE
    if image.name.text.strip():
        return PASSED
    if image.attributes.get("role", "").lower() in ("img", "image"):
        return found("image-role", suggestion=draft_alt(image))
    return found("captioned", suggestion=draft_alt(image)) if image.is_photo and image.caption else INAPPLICABLE
