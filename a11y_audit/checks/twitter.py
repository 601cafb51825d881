"""Checks of Twitter card properties."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, Result, found


def image_no_alt(page: Page, _options: Options) -> Result:
    """Does the picture of the card have a description, its own or Open Graph's?"""
    properties = page.structured.properties
    image = properties.get("twitter:image") or properties.get("twitter:image:src")
    if image is None or not image.text:
        return INAPPLICABLE
    if any(name in properties and properties[name].text for name in ("twitter:image:alt", "og:image:alt")):
        return PASSED
    wrong = properties.get("twitter:alt")
    if wrong and wrong.text:
        return found("wrong-name", place=wrong.place)
    if "og:image" in properties or "og:image:url" in properties:
        return INAPPLICABLE  # the card falls back to Open Graph, whose own rule speaks of the missing description
    return found("no-alt", place=image.place)
