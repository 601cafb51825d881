"""Does a caption of names say what happens, and who is who?"""

from functools import lru_cache
from itertools import pairwise
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.names import Name, display_names
from a11y_audit.text.words import fold, word_spans, words

_LONGEST: Final = 140
"""Longer captions hold more than names."""
_NO_LIST: Final = (":", '"', "“", "„", "«", "--", "!", "?")
"""Marks of captions that do more than list names."""


def label_only(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption say more than names?"""
    assert image.caption is not None
    names = _names_alone(image.caption.text, page.language_code)
    if names is None:
        return PASSED
    return found("names", place=image.caption.place, text=image.caption.text) if names else INAPPLICABLE


def people_unplaced(image: PageImage, page: Page, _options: Options) -> Result:
    """Does a caption that names several people, and says no more, tell who is who?"""
    assert image.caption is not None
    names = _names_alone(image.caption.text, page.language_code)
    if not names or _is_from_files(image) or not _are_several(names, image.caption.text):
        return INAPPLICABLE
    if _tells_sides(image.caption.text, page.language_code):
        return PASSED
    return found("unplaced", place=image.caption.place, count=len(names), names=_list(names))


def composite_undisclosed(image: PageImage, page: Page, _options: Options) -> Result:
    """Does a file picture of several people say whether it is one photo?"""
    assert image.caption is not None
    if not _is_from_files(image):
        return INAPPLICABLE
    names = _names_alone(image.caption.text, page.language_code)
    if names is None or _tells_sides(image.caption.text, page.language_code):
        return PASSED
    if not _are_several(names, image.caption.text):
        return INAPPLICABLE
    return found("file-of-several", place=image.caption.place, names=_list(names))


def _are_several(names: tuple[Name, ...], text: str) -> bool:
    """Are they people listed, and not one and an office ("Ana Ruiz, Mayor of New Lant")?"""
    if len(names) < 2:
        return False
    between = [set(words(text[one.end : two.start])) for one, two in pairwise(names)]
    return len(names) > 2 or any(not credit_words().joiners.isdisjoint(gap) for gap in between)


def _is_from_files(image: PageImage) -> bool:
    return image.credit is not None and "file" in image.credit.relations


def _list(names: tuple[Name, ...]) -> str:
    return ", ".join(name.text for name in names)


@lru_cache(maxsize=256)
def _names_alone(text: str, language: str) -> tuple[Name, ...] | None:
    """The names in a text that holds nothing but names, titles and joiners; None when it says more.

    Empty when there is no name that could be told (scripts without capitals).
    """
    if len(text) > _LONGEST or any(mark in text for mark in _NO_LIST):
        return None
    names = display_names(text, language)
    if not names:
        return ()
    lists, small_words = lexicon(language), credit_words()
    directions = lists.directionals
    small = small_words.joiners | small_words.particles | lists.honorifics | lists.name_particles
    sides = directions.left | directions.right | directions.center
    for word in word_spans(text):
        if any(name.start <= word.start < name.end for name in names):
            continue
        if word.text[0].isupper() and not word.text.isupper():
            continue  # a title or a single name
        folded = fold(word.text).rstrip(".")
        if folded not in small and folded not in sides and not word.text.isupper():
            return None
    return names


def _tells_sides(text: str, language: str) -> bool:
    directions = lexicon(language).directionals
    sides = directions.left | directions.right | directions.center | directions.top | directions.bottom
    return not sides.isdisjoint(words(text))
