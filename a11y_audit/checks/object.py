"""Checks of embedded objects that show an image."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.drafts import draft_alt


def name_missing(image: PageImage, _page: Page, _options: Options) -> Result:
    """Has the object a name? Its fallback content gives it none."""
    roles = image.attributes.get("role", "").lower().split()
    if not image.name.exposed or not image.sources or (roles and roles[0] != "img"):
        return INAPPLICABLE
    if image.name.text.strip() and image.name.source != "content":
        return PASSED
    return found("unnamed", element=image.element, suggestion=draft_alt(image))
