"""Checks of what the page lets readers do with its size."""

import re
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, Result, found
from a11y_audit.text.patterns import pattern

_NUMBER: Final = pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_ITEM: Final = pattern(r"[;,]")
_SIZES: Final = frozenset({"device-width", "device-height"})
_ENOUGH: Final = 2.0
"""Text must bear to be twice as large (WCAG 1.4.4)."""


def zoom_blocked(page: Page, _options: Options) -> Result:
    """May readers enlarge the page, and the pictures on it?"""
    viewports = page.outline.select('meta[name="viewport" i][content]') if page.outline is not None else ()
    if not viewports:
        return INAPPLICABLE
    for viewport in viewports:
        for item in _ITEM.split(viewport.attributes["content"].lower()):
            key, _, value = (part.strip() for part in item.partition("="))
            if value and _blocks(key, value):
                return found("blocked", place=viewport.attribute_place("content"), setting=f"{key}={value}")
    return PASSED


def _blocks(key: str, value: str) -> bool:
    """Does a setting of the viewport forbid enlarging (CSS Viewport 1, "Viewport meta element")?

    A word that the setting does not know counts as 0; negative scales are left out.
    """
    match = _NUMBER.match(value)
    number = float(match[0]) if match else None
    if key == "user-scalable":
        return -1 < number < 1 if number is not None else value not in _SIZES | {"yes"}
    if key == "maximum-scale":
        return 0 <= number < _ENOUGH if number is not None else value not in _SIZES
    return False
