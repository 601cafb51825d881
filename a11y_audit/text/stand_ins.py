"""Addresses of files that only keep a picture's place free until it is loaded, or where there is none."""

import re
from functools import lru_cache
from typing import Final

from a11y_audit.text.patterns import pattern

_LONGEST: Final = 4_096
_TINY: Final = 180
"""Characters of a `data:` address; the smallest GIF, PNG or WebP of one pixel has fewer."""
_TINY_DRAWING: Final = 260
_WORD_LIST: Final = (
    "blank blankimg spacer pixel placehold placeholder transparent transparant transp trans lazy lazyload lazyloading "
    "lazyloader loading loader preloader spinner grey gray empty emptyimg dummy clear clearpixel clearspot cleardot "
    "noimage nophoto nopicture nothing shim"
)
_WORDS: Final = frozenset(_WORD_LIST.split())
"""What such files are named by."""
_FILLER_LIST: Final = (
    "no not image images img photo picture pic bg base bitmap default fallback available small large medium big square "
    "wide black white fff ratio by x w h px svg png gif load icon dot the for article news post"
)
_WORDS_OR_FILLERS: Final = _WORDS.union(_FILLER_LIST.split())
"""Beside those words, others may stand that tell nothing of a picture either."""
_NAMES: Final = frozenset({"1x1", "1x1px", "s"})
_TOKEN: Final = re.compile(r"[a-z]+")
_NO_PICTURE: Final = pattern(r"(?:no|default|missing)[-_ ]?(?:image|img|photo|picture|pic|thumb(?:nail)?)")
_INK: Final = pattern(r"(?:<|%3c)(?:path|text|image|circle|polygon|use|rect[^<>]{0,200}fill=[\"']url)", re.IGNORECASE)


def is_stand_in(url: str) -> bool:
    """Does the address name nothing but a stand-in?

    True for one-pixel and empty `data:` images and for files named blank, spacer, pixel, placeholder and the like.
    """
    if url[:5].lower() == "data:":
        return _is_empty_data(url)
    return _has_name_of_one(url if len(url) <= _LONGEST else url[:_LONGEST])


def _is_empty_data(url: str) -> bool:
    if len(url) > _LONGEST:
        return False
    head = url[:40].lower()
    if "svg" not in head:
        return len(url) < _TINY
    return len(url) < _TINY_DRAWING if "base64" in head else _INK.search(url) is None


@lru_cache(maxsize=512)
def _has_name_of_one(url: str) -> bool:
    path = url.partition("#")[0].partition("?")[0]
    stem = path.rstrip("/").rpartition("/")[2].partition(".")[0].lower()
    if stem in _NAMES or _NO_PICTURE.fullmatch(stem):
        return True
    words = _TOKEN.findall(stem)
    return not _WORDS.isdisjoint(words) and ("placeholder" in words or _WORDS_OR_FILLERS.issuperset(words))
