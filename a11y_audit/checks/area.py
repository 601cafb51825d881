"""Checks of image maps."""

from a11y_audit.model import BOUND, INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.spoken import is_hidden


def alt_missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has each clickable part of an image map a name?"""
    if "href" not in image.attributes or is_hidden(image) or image.name.role != "link" or image.name.source == BOUND:
        return INAPPLICABLE
    return PASSED if image.name.text.strip() else found("unnamed", href=image.attributes["href"])
