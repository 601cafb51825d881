"""What a style attribute says by itself of whether its element is seen; style sheets are none of its concern."""

import re
from collections.abc import Mapping
from typing import Final

from a11y_audit.text.patterns import pattern

_DECLARATION: Final = pattern(
    r"(?:^|;|\*/)\s*+(display|visibility|opacity)\s*+:\s*+([a-z-]++|[\d.]++%?+)\s*+(!\s*+important)?+", re.IGNORECASE
)
_ZERO: Final = pattern(r"(?:0++(?:\.0*+)?+|\.0++)%?+")


def hides(style: str) -> bool:
    """Does the style keep the element from everybody, readers and listeners?"""
    declared = _declared(style)
    return declared.get("display") == "none" or declared.get("visibility") in {"hidden", "collapse"}


def is_transparent(style: str) -> bool:
    """Does nobody see the element, though it takes its place and is heard?"""
    return _ZERO.fullmatch(_declared(style).get("opacity", "1")) is not None


def _declared(style: str) -> Mapping[str, str]:
    """Properties with the value that holds: the last one, unless one before it is important (CSS Cascade 5, 6)."""
    if not style:
        return {}
    values: dict[str, str] = {}
    important: set[str] = set()
    for found in _DECLARATION.finditer(style):
        name = found[1].lower()
        if found[3] or name not in important:
            values[name] = found[2].lower()
        if found[3]:
            important.add(name)
    return values
