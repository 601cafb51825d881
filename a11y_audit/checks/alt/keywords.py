"""Is an alternative text a heap of search words?"""

from collections import Counter
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.lexicon import Lexicon, has_lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import UNPARTED, breadth, is_beyond_latin, script_of
from a11y_audit.text.spoken import lexicons
from a11y_audit.text.words import fold


def keyword_stuffed(image: PageImage, page: Page, options: Options) -> Result:
    """Is it a heap of search words?"""
    text = image.spoken_alt
    if breadth(text) < 30:
        return INAPPLICABLE
    if (count := _heaped(text, page)) >= options["heap"]:
        return found("heap", place=image.alt_place, count=count)
    items = [item.strip() for item in (_PARTS_BEYOND_LATIN if is_beyond_latin(text) else _PARTS).split(text)]
    lists = lexicons(page)[0]
    if len(items) < options["items"] or _are_figures(items) or any(_is_clause(item, lists) for item in items):
        return PASSED
    terms = [fold(item).split() for item in items if item]
    counts = Counter(word for term in terms for word in set(term) if len(word) > 2 or not word.isascii())
    word, times = counts.most_common(1)[0] if counts else ("", 0)
    if times >= 3 and times >= len(terms) / 3:
        return found("repeats", place=image.alt_place, word=word, times=times)
    single = sum(len(term) == 1 for term in terms)
    lower = sum(item[:1].islower() for item in items[1:] if item)
    names_none = lower >= _MOSTLY * (len(terms) - 1)
    fewest = _FEWEST_NAMES if _tells_names(items, lists) else _FEWEST_NOUNS
    if (names_none and len(items) > options["items"]) or (len(items) >= fewest and single >= 0.8 * len(items)):
        return PASSED if _may_be_names(items) else found("list", place=image.alt_place, count=len(items))
    return PASSED


def _heaped(text: str, page: Page) -> int:
    """How many words stand one behind the other, all in lower case and with nothing that ties them; 0 for others."""
    if not text.islower() or not _BLANKS_ONLY.fullmatch(text) or not has_lexicon(page.language_code):
        return 0
    heap = fold(text).split()
    ties = any(not lists.stop_words.isdisjoint(heap) for lists in lexicons(page))
    return 0 if ties or not lexicons(page)[0].spaced else len(heap)


_BLANKS_ONLY: Final = pattern(r"[^\W_]++(?:[ '’-][^\W_]++)++")
"""Words with nothing but blanks between them."""


def _tells_names(items: list[str], lists: Lexicon) -> bool:
    """Do capitals, where they are, tell names from nouns?"""
    return lists.language != "de" and any(item[:1].isupper() for item in items)


def _may_be_names(items: list[str]) -> bool:
    """Are they as long as full names are in Chinese, Japanese and Korean?"""
    return all(script_of(item) in UNPARTED and 2 <= len(item) <= _LONGEST_NAME for item in items)


def _are_figures(items: list[str]) -> bool:
    """Does half of them hold a number, as the values of a chart do?"""
    return 2 * sum(any(map(str.isdigit, item)) for item in items) >= len(items)


def _is_clause(item: str, lists: Lexicon) -> bool:
    """Does it say something, instead of naming it?"""
    words = fold(item).split()
    if len(words) > 4 or not lists.stop_words.isdisjoint(words):
        return True
    return not lists.spaced and len(item) > _LONGEST_TERM


_MOSTLY: Final = 0.75
"""The share of terms in lower case that makes a list one of things; a place or two may stand among them."""
_FEWEST_NAMES: Final = 10
"""Single words, some with capitals, that are too many to be the names of who is seen."""
_FEWEST_NOUNS: Final = 8
"""The same in German, where all nouns have capitals, and where nothing has: names of one word are rarer."""
_LONGEST_NAME: Final = 4
_LONGEST_TERM: Final = 12
"""Characters of a term where no blanks part words; a longer one is a clause."""
_PARTS: Final = pattern(r"[,;|]")
_PARTS_BEYOND_LATIN: Final = pattern(r"[,;|，；、،。：]")
