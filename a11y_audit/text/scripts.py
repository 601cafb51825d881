"""Which scripts a text is written in, and what that changes.

What other scripts than Latin need is only then looked for, and even compiled: a class of tens of thousands of
characters (Chinese, Korean) takes longer to compile than a page to be read.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container
from functools import lru_cache
from typing import Final

from a11y_audit.text.patterns import pattern

_BEYOND_LATIN: Final = pattern("[^\x00-\u02ff\u2000-\u22ff]")
"""A character that neither belongs to the Latin script nor is punctuation, a currency or a sign used with it."""

_DENSE: Final = pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_DENSITY: Final = 3
"""Latin letters that say as much as one Chinese, Japanese or Korean letter, about."""


def is_beyond_latin(text: str) -> bool:
    """Does the text hold a character that texts in Latin letters do not use?"""
    return not text.isascii() and _BEYOND_LATIN.search(text) is not None


def breadth(text: str) -> int:
    """The characters of a text, made comparable between scripts: a dense one takes fewer for the same words."""
    return len(text) + (_DENSITY - 1) * len(_DENSE.findall(text)) if is_beyond_latin(text) else len(text)


UNPARTED: Final = frozenset({"Han", "Hiragana", "Katakana", "Hangul", "Thai"})
"""Scripts that put no blanks between words, or say in two characters what others say in a word."""
_SCRIPTS: Final = (
    ("Latin", "AZazªªººÀÖØöøʸ\u1e00\u1eff\ua722\ua78e\ufb00\ufb06\uff21\uff3a\uff41\uff5a"),
    ("Greek", "\u0370\u0373\u0376\u03e1\u1f00\u1fff"),
    ("Cyrillic", "\u0400\u0482\u048a\u052f\u1c80\u1c88"),
    ("Armenian", "\u0531\u0588"),
    ("Hebrew", "\u05d0\u05f2"),
    ("Arabic", "\u0620\u063f\u0641\u064a\u066e\u06d3\u06fa\u06fc\u0750\u077f\u08a0\u08c7\ufb50\ufdfb\ufe70\ufefc"),
    ("Devanagari", "\u0904\u0939\u0958\u0961"),
    ("Bengali", "\u0985\u09b9"),
    ("Gurmukhi", "\u0a05\u0a39"),
    ("Gujarati", "\u0a85\u0ab9"),
    ("Tamil", "\u0b85\u0bb9"),
    ("Telugu", "\u0c05\u0c39"),
    ("Kannada", "\u0c85\u0cb9"),
    ("Malayalam", "\u0d05\u0d3a"),
    ("Sinhala", "\u0d85\u0dc6"),
    ("Thai", "\u0e01\u0e3a\u0e40\u0e4e"),
    ("Lao", "\u0e81\u0ec6"),
    ("Myanmar", "\u1000\u102a"),
    ("Georgian", "\u10a0\u10ff\u1c90\u1cbf"),
    ("Hangul", "\u1100\u11ff\u3131\u318e\ua960\ua97c\uac00\ud7a3\uffa0\uffdc"),
    ("Ethiopic", "\u1200\u137c"),
    ("Khmer", "\u1780\u17b3"),
    ("Hiragana", "\u3041\u309f"),
    ("Katakana", "\u30a1\u30fa\u30fd\u30ff\uff66\uff9d"),
    ("Han", "々〆\u3400\u4dbf\u4e00\u9fff\uf900\ufaff\U00020000\U0003ffff"),
)
"""Scripts and the ends of their stretches of letters (Unicode Scripts.txt; what news is written in)."""
_STRETCHES: Final = sorted(
    (first, last, name) for name, ends in _SCRIPTS for first, last in zip(ends[::2], ends[1::2], strict=True)
)
_BEGINNINGS: Final = [first for first, *_ in _STRETCHES]


def scripts(text: str) -> dict[str, int]:
    """How many letters of each Unicode script the text holds; scripts it lacks are left out."""
    counts: dict[str, int] = {}
    for sign, count in Counter(text).items():
        if name := _script(sign):
            counts[name] = counts.get(name, 0) + count
    return counts


@lru_cache(maxsize=8192)
def _script(sign: str) -> str:
    if not sign.isalpha():
        return ""
    _, last, name = _STRETCHES[bisect_right(_BEGINNINGS, sign) - 1]
    return name if sign <= last else ""


def any_letter_of(text: str, names: Container[str]) -> bool:
    """Does a letter of one of the scripts stand in the text?"""
    return any(_script(sign) in names for sign in text)


def script_of(text: str) -> str:
    """The script most of the text's letters belong to, "" when it has none."""
    counts = scripts(text)
    return max(counts, key=lambda name: counts[name]) if counts else ""
