"""Checks of pictures that a script draws."""

from a11y_audit.model import BOUND, INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.drafts import draft_alt


def name_missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has a picture drawn by a script that says it is an image a name?"""
    if not image.name.exposed or image.name.role != "image" or image.name.source == BOUND:
        return INAPPLICABLE
    return PASSED if image.name.text.strip() else found("image-role", suggestion=draft_alt(image))
