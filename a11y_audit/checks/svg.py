"""Checks of drawings in the page's own markup."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.drafts import draft_alt

_IMAGE_ROLES = frozenset({"img", "image", "graphics-document", "graphics-symbol"})


def name_missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has a drawing that says it is an image, or is a picture of the article, a name?"""
    if not image.name.exposed:
        return INAPPLICABLE
    roles = image.attributes.get("role", "").lower().split()
    says_so = bool(roles) and roles[0] in _IMAGE_ROLES
    if not says_so and not (image.is_photo and image.caption):
        return INAPPLICABLE
    if image.name.text.strip():
        return PASSED
    return found("image-role" if says_so else "captioned", suggestion=draft_alt(image) if image.is_photo else None)
