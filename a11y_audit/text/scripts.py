"""Is a text written in Latin letters alone? What other scripts need is then not looked for, nor even compiled.

A class of tens of thousands of characters (Chinese, Korean) takes longer to compile than a page to be read.
"""

from typing import Final

from a11y_audit.text.patterns import pattern

_BEYOND_LATIN: Final = pattern("[^\x00-\u02ff\u2000-\u22ff]")
"""A character that neither belongs to the Latin script nor is punctuation, a currency or a sign used with it."""


def is_beyond_latin(text: str) -> bool:
    """Does the text hold a character that texts in Latin letters do not use?"""
    return not text.isascii() and _BEYOND_LATIN.search(text) is not None
