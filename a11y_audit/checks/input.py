"""Checks of buttons made of an image."""

from a11y_audit.model import BOUND, INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.spoken import is_hidden, needs_no_name


def image_alt_missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has the image button a name of its own, and not only the browser's word for any button?"""
    if is_hidden(image) or needs_no_name(image):
        return INAPPLICABLE
    if image.name.source == BOUND:
        return INAPPLICABLE
    return PASSED if image.name.text.strip() and image.name.source != "default" else found("unnamed")
