"""Checks of image maps as a whole."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found


def server_side(image: PageImage, _page: Page, _options: Options) -> Result:
    """Must readers hit a spot in the picture, which no keyboard can?"""
    if not image.name.exposed:
        return INAPPLICABLE
    return found("spots") if "ismap" in image.attributes else PASSED
