"""Page text made harmless before it is shown: what would steer a terminal, a log or the reading order is spelt out."""

import re
from functools import cache
from typing import Final

_UNSAFE: Final = (
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidirectional controls and their deprecated kin
    "\u2028\u2029\ufff9-\ufffb\ufffe\uffff"  # line and paragraph separators, annotations, noncharacters
    "\ud800-\udfff\U000e0000-\U000e007f]"  # surrogates, tags
    r"|::(?=[A-Za-z])|##(?=[A-Za-z]*\[)"  # a build log takes a line that starts so for a command
)
_SHORT: Final = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "::": r"\x3a:", "##": r"\x23#"}


def safe(text: str) -> str:
    r"""Gives `text` with every control character as a visible escape (`\x1b`, `\u202e`, `\n`), on one line.

    The result holds no control, bidirectional, separator, tag or surrogate character, and cannot begin a workflow
    command wherever a line is broken. Any such text can be encoded as UTF-8. The same text comes back when nothing
    had to be changed.
    """
    if text.isprintable() and "::" not in text and "##" not in text:
        return text  # none of what is spelt out is printable, as Unicode has it
    return _unsafe().sub(_escape, text)


@cache
def _unsafe() -> re.Pattern[str]:
    return re.compile(_UNSAFE)


def clip(text: str, limit: int) -> str:
    """Gives `text`, or its first `limit` characters and how many were left out."""
    return text if len(text) <= limit else f"{text[:limit]}… (+{len(text) - limit} characters)"


def _escape(match: re.Match[str]) -> str:
    found = match.group()
    if found in _SHORT:
        return _SHORT[found]
    code = ord(found)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
