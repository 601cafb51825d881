"""Checks of images that listeners are not to meet: do they stay silent, and have they nothing to say?"""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Kind, Options, Page, PageImage, Result, Role, Voice, found
from a11y_audit.text.addresses import brand_in_logo_file
from a11y_audit.text.aria import known_role
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.patterns import pattern
from a11y_audit.text.spoken import is_hidden
from a11y_audit.text.styles import hides, is_transparent
from a11y_audit.text.words import collapse, contains_words


def decoration_exposed(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does an image that is marked as decoration reach assistive technology all the same?"""
    attributes = image.attributes
    role = known_role(attributes["role"]) if "role" in attributes else ""
    if role not in ("none", "presentation") and (role or attributes.get("alt") != ""):
        return INAPPLICABLE
    if not image.name.exposed or image.name.role == "none":
        return PASSED
    if image.name.source.startswith("aria"):
        return found("named", name=image.name.text)
    if "tabindex" in attributes:
        return found("focusable")
    described = next((name for name in attributes if name.startswith("aria-") and attributes[name].strip()), "")
    return found("described", attribute=described) if described else PASSED


def hidden_content(image: PageImage, page: Page, _options: Options) -> Result:
    """Has an image that listeners never meet something to say?

    Asked of images marked as decoration, and of drawings (svg, canvas) that no name brings into the accessibility
    tree. What stands in a link or button is asked for the name of that.
    """
    if image.link is not None or _is_icon(image) or not _is_passed_over(image) or _has_fallback(image, page):
        return PASSED if image.name.text.strip() and image.name.exposed else INAPPLICABLE
    suggestion = draft_alt(image) if image.is_photo else None
    if image.kind in _DRAWN:
        written = [said.text for said in image.statements if said.voice is Voice.OCR]
        if written and not _is_said(" ".join(written), page):
            return found("written", text=collapse(" ".join(written)))
        if image.is_photo and image.caption and image.caption.text:
            return found("captioned", element=image.element, suggestion=suggestion)
        if image.is_photo and (image.figure is not None or _is_large(image)):
            return found("drawn", element=image.element, suggestion=suggestion)
    if _is_announced(image, page):
        return found("announced", suggestion=suggestion)
    brand = brand_in_logo_file(image.src) if image.kind is Kind.IMG else ""
    if brand and brand.count(" ") < _LONGEST_BRAND and not _is_said(brand, page):
        return found("logo", brand=brand)
    return PASSED


_LONGEST_BRAND: Final = 2
"""Words of a file's name that may be a brand; more are a description."""
_DRAWN: Final = frozenset({Kind.SVG, Kind.CANVAS})
_ONLY_TAGS: Final = pattern(r"\s*+(?:<[^<>]{1,200}>\s*+){0,4}")
_CLOSING: Final = frozenset("»”\"')]")
_LARGE: Final = 200
"""CSS pixels of the shorter side from which a drawing is more than a sign."""
_FARTHEST: Final = 400
"""Characters of source in which the words before an image are looked for."""


def _is_large(image: PageImage) -> bool:
    return min(image.width or 0, image.height or 0) >= _LARGE


def _is_icon(image: PageImage) -> bool:
    return image.role is Role.ICON and image.kind is Kind.IMG


def _is_passed_over(image: PageImage) -> bool:
    """Is it shown, and kept from listeners by its own markup?"""
    if image.kind in _DRAWN and image.name.exposed:
        return image.name.is_missing and not image.attributes.get("role")
    if is_hidden(image):
        style = image.attributes.get("style", "")
        is_seen = not hides(style) and not is_transparent(style)
        return is_seen and image.attributes.get("aria-hidden", "").strip().lower() == "true"
    return not image.name.exposed


def _has_fallback(image: PageImage, page: Page) -> bool:
    """Stands something between the tags of a canvas, which listeners get in its place?"""
    if image.kind is not Kind.CANVAS:
        return False
    inside = page.text[image.place.end : image.place.end + _FARTHEST]
    return not inside.lstrip()[:8].lower().startswith("</canvas")


def _is_announced(image: PageImage, page: Page) -> bool:
    """Does the text before it end in a colon, as if the picture were what comes next?"""
    at = image.place.offset
    before = page.text[max(0, at - _FARTHEST) : at]
    colon = max(before.rfind(":"), before.rfind("："))
    if colon < 1 or _ONLY_TAGS.fullmatch(before, colon + 1) is None:
        return False
    last = before[:colon].rstrip()[-1:]
    return last.isalnum() or last in _CLOSING


def _is_said(text: str, page: Page) -> bool:
    """Do the words stand in the page's title, headline or text?"""
    voices = [statement.text for statement in (page.title, page.headline) if statement]
    return any(contains_words(said, text) for said in voices) or any(
        contains_words(block.text, text) for block in page.blocks
    )
