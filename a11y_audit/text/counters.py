"""Which of how many pictures it is: "2 of 12", "3枚目/5", "[1/4]"."""

import re
from typing import Final

from a11y_audit.text.patterns import pattern

_COUNTER: Final = pattern(
    r"(?:\w{1,10} )?\d{1,3}(?: ?枚目)? ?(?:of|/|／|von|de|sur|di|av|van|из|z|의) ?\d{1,3}(?: ?枚)?"
    r"(?: ?[|｜·:–-] ?| |$)",
    re.IGNORECASE,
)
_CLOSING: Final = pattern(r"\s[\[(](\d{1,3})\s?(?:/|of|von|de|sur|di)\s?(\d{1,3})[\])]$")
_LONGEST_CLOSING: Final = 16


def counter_end(text: str) -> int:
    """Where a counter before the caption's words ends ("2 of 12 | "); 0 when there is none."""
    counter = _COUNTER.match(text)
    return counter.end() if counter is not None and counter.end() < len(text) else 0


def is_counter(text: str) -> bool:
    """Is it nothing but a counter?"""
    return _COUNTER.fullmatch(text) is not None


def closing_counter(text: str) -> int | None:
    """Where a counter in brackets begins that closes a text ("... at dawn [2/7]"); None when there is none."""
    counter = _CLOSING.search(text, max(0, len(text) - _LONGEST_CLOSING))
    return counter.start() if counter is not None and int(counter[1]) <= int(counter[2]) else None
