"""What a text's script changes: what other scripts than Latin need is only then looked for, and even compiled.

A class of tens of thousands of characters (Chinese, Korean) takes longer to compile than a page to be read.
"""

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
