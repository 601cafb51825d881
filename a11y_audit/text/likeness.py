"""How alike two texts are: in their words, and letter by letter."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from a11y_audit.text.words import fold, tokens

T = TypeVar("T")


def similarity(a: str, b: str) -> float:
    """How alike two texts are, 0 to 1, whatever the order of their words.

    The share of tokens both have (Dice). When the shorter text (of five tokens or more) stands in the longer one
    word after word, the share of it that does so counts instead: a caption's first sentence is like the caption.
    """
    first, second = sorted((tokens(a), tokens(b)), key=len)
    return _similarity(first, second)


def repetition(text: str, of: str) -> float:
    """How far a text only says again what another says, 0 to 1: as `similarity`, but what it adds is no repetition."""
    first, second = tokens(text), tokens(of)
    return _similarity(first, second) if len(first) <= len(second) else _dice(first, second)


def _similarity(shorter: tuple[str, ...], longer: tuple[str, ...]) -> float:
    dice = _dice(shorter, longer)
    if len(shorter) < 5 or not dice or dice == 1:
        return dice
    in_order = _shared(Counter(pairwise(shorter)), Counter(pairwise(longer)))
    return max(dice, in_order / (len(shorter) - 1))


def _dice(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    shared = _shared(_counts(a), _counts(b))
    return 2 * shared / (len(a) + len(b)) if shared else 0.0


@lru_cache(maxsize=1024)
def _counts(found: tuple[str, ...]) -> Mapping[str, int]:
    return Counter(found)


def _shared(a: Mapping[T, int], b: Mapping[T, int]) -> int:
    return sum(min(a[token], b[token]) for token in a.keys() & b.keys())


def letters_apart(a: str, b: str) -> int:
    """How many letters stand in one text and not in the other, each as often as it does.

    One letter that changes, goes, comes or swaps makes at most two: a cheap way to know that texts are far apart.
    """
    return sum(abs(a.count(letter) - b.count(letter)) for letter in {*a, *b})


def near_miss(a: str, b: str, limit: int = 2) -> int:
    """How many letters must change, go, come or swap to make the folded texts equal; `limit + 1` when more.

    For names and short labels: texts of more than 300 characters that differ count as far apart.
    """
    a, b = fold(a), fold(b)
    if a == b:
        return 0
    if abs(len(a) - len(b)) > limit or len(a) > 300 or letters_apart(a, b) > 2 * limit:
        return limit + 1
    from rapidfuzz.distance import OSA

    return min(int(OSA.distance(a, b, score_cutoff=limit)), limit + 1)
