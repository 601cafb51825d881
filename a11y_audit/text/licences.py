"""Licences under which pictures are free for all."""

import re
from typing import Final

from a11y_audit.text.patterns import pattern

_CC: Final = pattern(
    r"\bcreative\s+commons\b|\bcc[\s-]?(?:by|0)\b|\bcc\b(?=[\s-]*(?:lizenz|licen[cs]e|licencia))", re.IGNORECASE
)
_CC_HINTS: Final = ("CC", "cc", "ommons", "OMMONS")


def names_licence(credit: str) -> bool:
    """Does a credit name a licence of Creative Commons?"""
    return any(hint in credit for hint in _CC_HINTS) and _CC.search(credit) is not None
