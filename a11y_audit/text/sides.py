"""On which side of its picture a text puts the people whom it names."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.names import Name, display_names
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold, words

_WITHOUT_CAPITALS: Final = frozenset({"ar", "ja", "ko", "zh"})
_LETTERS: Final = {
    "es": {"i": "left", "d": "right"},
    "fr": {"g": "left", "d": "right"},
    "it": {"s": "left", "d": "right"},
    "pt": {"e": "left", "d": "right"},
}
"""Letters that stand for a side in brackets, as agencies write them."""
_ADVERBS: Final = frozenset({"links", "rechts", "слева", "справа", "solda", "sağda"})
"""Single words that place somebody by themselves. English "left" is a verb, "right" an adverb."""
_LONGEST: Final = 40
"""Characters of the longest side with what stands around it."""
_LEAST_DENSE: Final = 3
"""Characters of a name in a script without blanks; shorter ones are "man" and "woman"."""


def sides(text: str, language: str) -> dict[str, str]:
    """Name -> "left" or "right" ("Ruiz, left,", "Ruiz (links)", "Links Ruiz,", "Left, Ana Ruiz;", "高橋健一さん(左)").

    Names are as the text spells them; one that it puts on both sides is left out.

    Args:
        text: a caption or a description.
        language: BCP 47 tag; without one the words of all languages count.
    """
    code = lexicon(language).language
    if not _marks(code).search(text):
        return {}
    placed: dict[str, str] = {}
    unclear: set[str] = set()
    for name, side in _before_brackets(text, code) if code in _WITHOUT_CAPITALS else _of_names(text, language, code):
        if placed.setdefault(name, side) != side:
            unclear.add(name)
    return {name: side for name, side in placed.items() if name not in unclear}


def swapped(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first name that two texts put on different sides, and the two sides; None when there is none."""
    for name, side in one.items():
        same = {spelled: placed for spelled, placed in other.items() if _may_be_same(name, spelled)}
        if same and side not in same.values():
            spelled, placed = next(iter(same.items()))
            return min(name, spelled, key=len), side, placed
    return None


def _may_be_same(one: str, other: str) -> bool:
    """Do both end alike, and does one hold nothing that the other does not ("Ruiz", "Ana Ruiz", "Ana María Ruiz")?"""
    shorter, longer = sorted((words(one), words(other)), key=len)
    if len(longer) == 1:
        return one.endswith(other) or other.endswith(one)
    return shorter[-1:] == longer[-1:] and set(shorter) <= set(longer)


# ------------------------------------------------------------------------------------------------- words for sides


@lru_cache(maxsize=32)
def _phrases(code: str) -> Mapping[str, str]:
    """A language's words and letters for the two sides."""
    directions = lexicon(code).directionals
    return dict.fromkeys(directions.left, "left") | dict.fromkeys(directions.right, "right") | _LETTERS.get(code, {})


@lru_cache(maxsize=32)
def _marks(code: str) -> re.Pattern[str]:
    longest_first = sorted(_phrases(code), key=lambda phrase: (-len(phrase), phrase))
    edge = r"(?<![^\W_]){}(?![^\W_])" if lexicon(code).spaced else "{}"
    return re.compile(edge.format(f"(?:{'|'.join(map(re.escape, longest_first))})"), re.IGNORECASE)


def _tells_alone(said: str) -> bool:
    return " " in said or said in _ADVERBS


# -------------------------------------------------------------------------------------------- names with capitals


def _of_names(text: str, language: str, code: str) -> Iterator[tuple[str, str]]:
    names = [_without_side(name, text, code) for name in display_names(text, language)]
    leads = bool(names) and _side_before(text, names[0].start, code, opens=True) is not None
    if leads and "," in text[: names[0].start].rstrip(", "):
        return  # "The mayor, left, Ana Ruiz, right": whose side is it?
    for name in names:
        side = _side_before(text, name.start, code, opens=leads) or (None if leads else _side_behind(text, name, code))
        if side:
            yield name.text, side


def _without_side(name: Name, text: str, code: str) -> Name:
    """The name without a side that is written with a capital, because it opens the sentence ("Links Ole Petersen")."""
    match = _marks(code).match(text, name.start, name.end)
    if match is None or match.end() == name.end:
        return name
    start = match.end() + 1
    return Name(text[start : name.end], start, name.end, name.titled)


def _side_before(text: str, start: int, code: str, *, opens: bool) -> str | None:
    """The side that begins a clause before a name: "Links Ole Petersen", "Left: Ana Ruiz".

    With `opens` a comma may part the two ("At left, Ana Ruiz, at right, Jonas Field"): so it is read only where the
    text's first name is placed so, for elsewhere that side belongs to the name before it.
    """
    window = text[max(0, start - _LONGEST) : start]
    for match in _marks(code).finditer(window):
        said, behind, ahead = fold(match[0]), window[match.end() :].strip(), window[: match.start()].rstrip()
        begins = ahead[-1:] in _CLAUSES or (not ahead and start <= _LONGEST)
        joined = behind == ":" or (behind == "," and opens) or (not behind and _tells_alone(said))
        if begins and joined and said not in _LETTERS.get(code, ()):
            return _phrases(code).get(said)
    return None


_CLAUSES: Final = frozenset(".,;:!?–—-|/")


def _side_behind(text: str, name: Name, code: str) -> str | None:
    """The side behind a name: between commas, in brackets, or by itself before the sentence goes on."""
    if match := _ASIDE.match(text, name.end, name.end + _LONGEST):
        said = fold(match[2])
        side = _phrases(code).get(said)
        return None if match[1] == "," and said in _LETTERS.get(code, ()) else side
    match = _marks(code).match(text, name.end + 1, name.end + _LONGEST)
    if match and text[name.end] == " " and _tells_alone(said := fold(match[0])) and _GOES_ON.match(text, match.end()):
        return _phrases(code).get(said)
    return None


_ASIDE: Final = pattern(r"\s?([,(（])\s?([^,()（）.]{1,24})")
"""What stands between a name and the next comma, bracket or full stop."""
_GOES_ON: Final = pattern(
    r"\s*(?:$|[.,;:)–—-])|\s(?:am|an|im|in|auf|bei|beim|mit|neben|und|op|aan|bij|naast|met|en|à|avec|dans|sur|et|con|y|"
    r"e|accanto|junto|com|med|på|i|vid|ved|och|og|na|w|przy|obok|oraz|у|на|в|рядом|и|ve)\b"
)
"""What follows a side of the name before it: "Petersen links am Tisch", but not "Petersen links Yıldırım"."""


# ------------------------------------------------------------------------------------------ names without capitals


def _before_brackets(text: str, code: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        side = _phrases(code).get(fold(match["said"]))
        name = _JOINED.sub("", match["name"]).strip()
        if side and (" " in name or len(name) >= _LEAST_DENSE):
            yield name, side


_BRACKETED: Final = pattern(
    r"(?P<name>[^\s.,;:!?、，。；：！？()（）=＝「」『』“”\"][^.,;:!?、，。；：！？()（）=＝「」『』“”\"]{0,39})[(（](?P<said>[^()（）]{1,24})[)）]"
)
_JOINED: Final = pattern("^(?:[とやの与和與及]|[과와] |و)")
"""What joins a name to the one before it."""
