"""Where a credit is cut off a caption, and where sentences end before it."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credits.labels import EDGES, FULL_STOPS, MAX_CREDIT, words_end

STOPS: Final = f"{FULL_STOPS}!?。！？…”\"»）)'’」』؟"
"""Where a sentence may end."""
_BEHIND_CAPTION: Final = EDGES.replace("…", "")
ENDS: Final = (*FULL_STOPS, "!", "?", "。", "！", "？", "؟")
_LEAST_RUN_ON: Final = 4
"""Small letters before a full stop without a blank behind it, and the stop: fewer stand in abbreviations."""
_LEAST_CAPITALS: Final = 4
"""Capitals behind such a stop that are a name and no file's suffix."""
_TITLES: Final = frozenset(
    {"Dr", "Mr", "Mrs", "Ms", "St", "Jr", "Sr", "Prof", "Fot", "fot", "Gov", "Sen", "Rep", "Gen", "Lt"}
)


class Cut(Struct, frozen=True):
    """A credit at `start:end` of a text whose caption ends at `caption_end`; the mark between them, and the reason."""

    caption_end: int
    start: int
    end: int
    separator: str
    reason: str


def cut_at(text: str, start: int, reason: str) -> Cut:
    """A credit from `start` to the end; the marks before it are the separator."""
    caption_end = caption_end_before(text, start)
    between = text[caption_end:start]
    if not between.strip():
        between = text[caption_end - 1 : caption_end] + " " if text[caption_end - 1 : caption_end] in ENDS else " "
    return Cut(caption_end, start, len(text), between, reason)


def caption_end_before(text: str, start: int) -> int:
    """Where the caption ends before a credit at `start`; dots in which it trails off are its own."""
    return words_end(text[:start], _BEHIND_CAPTION)


def stops(text: str, end: int) -> Iterator[int]:
    """Where sentences end before `end`, the last first: at most three, in the last stretch that may hold a credit."""
    found = 0
    for at in range(end - 1, max(0, end - MAX_CREDIT), -1):
        before = text[at - 1]
        if before in "。！？" or (before == "." and ("\uac00" <= text[at] <= "\ud7a3" or _is_run_on(text, at))):
            pass
        elif text[at] != " " or before not in STOPS or (before == "." and _is_abbreviated(text, at - 1)):
            continue
        yield at
        found += 1
        if found == 3:
            return


def _is_run_on(text: str, at: int) -> bool:
    """Has the blank between two sentences been lost ("... at dawn.Ana Ruiz")?"""
    if not text[at].isupper() or not text[at - _LEAST_RUN_ON : at - 1].islower():
        return False
    word = text[at : at + _LEAST_CAPITALS]
    return word[1:2].islower() or (len(word) == _LEAST_CAPITALS and word.isalpha() and word.isupper())


def _is_abbreviated(text: str, dot: int) -> bool:
    """An initial or a title before the dot ("J.", "Dr."), which ends no sentence."""
    start = dot
    while start > 0 and dot - start < 5 and text[start - 1].isalpha():
        start -= 1
    word = text[start:dot]
    return (len(word) == 1 and word.isupper()) or word in _TITLES


def skip(text: str, at: int) -> int:
    """The first offset from `at` on that is no separating mark."""
    while at < len(text) and text[at] in EDGES:
        at += 1
    return at
