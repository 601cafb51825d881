"""Words as a reader sees them: folding, tokens, sentences, length in graphemes.

Everything here takes one pass over the text, raises on no input, and knows no language: what depends on one is in
`lexicon`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from a11y_audit.text.patterns import pattern

# ------------------------------------------------------------------------------------------------------- folding

_UNSEEN: Final = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Format characters that show nothing by themselves (joiners, direction marks, soft hyphen, byte-order mark)."""
_FOLDS: Final = (
    dict.fromkeys("‘’‚‛′‵`´ʼʹ＇", "'")
    | dict.fromkeys("“”„‟″«»「」『』〝〞〟＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
    | dict.fromkeys(_UNSEEN + "\u0640", "")
)
_FOLDED: Final = pattern(f"[{''.join(_FOLDS)}]")
_ARABIC_POINTS: Final = pattern("[\u064b-\u0652\u0670]")
_LEAST_SHOUTED: Final = 4
"""Words in capitals; fewer are a name or an abbreviation."""
_EDGES: Final = " \t\n\r\f\v\u00a0\u3000" + _UNSEEN


def collapse(text: str) -> str:
    """Runs of white space (no-break ones too) become one blank; nothing invisible is left at either end."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(text.split()).strip(_EDGES)


def fold(text: str) -> str:
    """The text as comparisons want it: compatibility forms, case, quotes, dashes and white space made one.

    Accents stay, for they part words ("pâté", "pate"); Arabic vowel points, which few write, go.
    """
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    return _fold(text)


@lru_cache(maxsize=2048)
def _fold(text: str) -> str:
    text = _in_one_form(unicodedata.normalize("NFKC", text)).casefold()
    text = _in_one_form(unicodedata.normalize("NFKC", text).replace("i\u0307", "i"))
    return " ".join(_ARABIC_POINTS.sub("", text).split())


def _in_one_form(text: str) -> str:
    """Quotes and dashes made one, what is not seen left out."""
    return _FOLDED.sub(lambda match: _FOLDS[match[0]], text)


# -------------------------------------------------------------------------------------------------------- tokens

_MARKS: Final = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0963\u0966-\u0dff\u0e00-\u0eff\u1000-\u1049\u1780-\u17d3"
)
"""Marks and vowel signs inside words, which `\\w` leaves out."""
_LETTERS: Final = rf"(?:[^\W_]++|[{_MARKS}]++)+"
_ASCII_LETTERS: Final = re.compile(r"[A-Za-z0-9]+")
_SPELLED: Final = rf"{_LETTERS}(?:['’.\-]{_LETTERS})*"
_ASCII_SPELLED: Final = pattern(r"[A-Za-z0-9]+(?:['.\-][A-Za-z0-9]+)*")
_UNSPACED: Final = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Patterns for other scripts stay uncompiled (`re` keeps what it compiled) until a text needs them: they are large."""
_TYPOGRAPHIC: Final = frozenset(
    "\u2009\u200b\u2010\u2011\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u202f\u2039\u203a\u20ac"
)
"""Marks in texts of all scripts."""


class Word(Struct, frozen=True, gc=False):
    """A word as it is spelled, and where it stands in the text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, inner apostrophes and hyphens parting them ("Jong-un" is two).

    Scripts that put no blanks between words (Chinese, Japanese, Thai) give whole runs of letters.
    """
    folded = fold(text)
    return tuple(_ASCII_LETTERS.findall(folded) if folded.isascii() else re.findall(_LETTERS, folded))


def word_spans(text: str) -> tuple[Word, ...]:
    """The words as spelled with their places; "Jong-un", "o'clock" and "U.S" stay one word."""
    return tuple(Word(match[0], match.start(), match.end()) for match in word_matches(text))


def word_matches(text: str) -> Iterator[re.Match[str]]:
    """As `word_spans`, one after the other and still as matches."""
    return _ASCII_SPELLED.finditer(text) if text.isascii() else re.finditer(_SPELLED, text)


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[str, ...]:
    """What two texts are compared by: folded words, and pairs of characters where words are not parted by blanks.

    Korean is taken in pairs of syllables too, for particles stick to its words.
    """
    found = words(text)
    if text.isascii() or not _is_unspaced(fold(text)):
        return found
    return tuple(token for word in found for token in _pieces(word))


def _is_unspaced(text: str) -> bool:
    if text.isascii() or max(text) < "\u0e00":
        return False
    return max(set(text) - _TYPOGRAPHIC, default="") >= "\u0e00" and re.search(_UNSPACED, text) is not None


def _pieces(word: str) -> tuple[str, ...] | list[str]:
    if len(word) < 3 or not _is_unspaced(word):
        return (word,)
    return [word[at : at + 2] for at in range(len(word) - 1)]


def has_words(text: str) -> bool:
    """Is there a letter or digit in it? Punctuation, signs and what is left of broken markup are nothing to read."""
    return any(map(str.isalnum, text))


def contains_words(haystack: str, needle: str) -> bool:
    """Do the needle's words stand in the haystack, in order and side by side, whatever the punctuation?"""
    said = words(needle)
    if not said or said[0] not in fold(haystack):
        return False
    wanted = " ".join(said)
    text = " ".join(words(haystack))
    return wanted in text if _is_unspaced(wanted) else f" {wanted} " in f" {text} "


# ------------------------------------------------------------------------------------------------------ sentences

_STOP: Final = pattern(r"[.!?…।؟](?:[\"'”’»)\]]{0,3})(?=\s)|[。！？．](?:[」』”’）]{0,3})")
_SHORTENED: Final = (
    "mr mrs ms dr prof st sr jr gen col capt lt sgt maj gov sen rep rev hon no nos vs etc inc ltd co corp dept fig "
    "approx jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark "
    "calif colo conn fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash "
    "wis wyo m mme mlle sra srta dra av abb bzw ca evtl ggf inkl nr str u z d h usw vgl dhr mevr ul ok"
)
_NO_STOP: Final = frozenset(_SHORTENED.split())
"""Shortened words whose full stop ends no sentence (English, German, French, Spanish, Dutch news usage)."""


_COUNTED: Final = frozenset({
    "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "dezember", "jahrhundert", "weltkrieg", "liga",
})  # fmt: skip
"""What German counts with a full stop ("27. Januar"); other languages that do write it in lower case."""


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, their end marks kept.

    A full stop after a shortened word, an initial or a number, or before a lower-case letter, ends none.
    """
    text = collapse(text)
    found: list[str] = []
    start = 0
    for match in _STOP.finditer(text):
        if match[0][0] == "." and not _ends_here(text, start, match):
            continue
        if piece := text[start : match.end()].strip():
            found.append(piece)
        start = match.end()
    if rest := text[start:].strip():
        found.append(rest)
    return tuple(found)


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 2].strip()
    if following and (following[0].islower() or following[0] in ",;"):
        return False
    before = text[max(start, match.start() - 12) : match.start()].rpartition(" ")[2].strip("(\"'“‘")
    if len(match[0]) > 1 or (before.endswith(".") and not before.endswith("..")):
        return True  # of two full stops ("in Ala.. Only") the second ends the sentence
    if before.isdigit():
        return text[match.end() : match.end() + 16].lstrip().partition(" ")[0].lower() not in _COUNTED
    initial = len(before) == 1 and before.lower() != before.upper()
    return not initial and "." not in before and before.lower() not in _NO_STOP


def is_shouting(text: str) -> bool:
    """Are all words that have case in capitals, and are there several of two letters or more?"""
    if text != text.upper() or text == text.lower():
        return False
    return sum(1 for word in re.findall(_LETTERS, text) if len(word) > 1 and word.lower() != word) >= _LEAST_SHOUTED


# ------------------------------------------------------------------------------------------------------ graphemes

_FLAG: Final = pattern("[\U0001f1e6-\U0001f1ff]{2}")
_JOINED: Final = pattern("\u200d[^\\w\\s\u200d]")


def graphemes(text: str) -> int:
    """The length of a text in what readers count as characters (UAX 29, extended grapheme clusters, nearly).

    Accents, vowel signs, jamo, emoji sequences and flags count with what they stand on.
    """
    length = len(text) - text.count("\r\n")
    if text.isascii() or max(text) < "\u0300":
        return length
    extending = sum(count for sign, count in Counter(text).items() if _extends(sign))
    return max(length - extending - len(_JOINED.findall(text)) - len(_FLAG.findall(text)), 1)


@lru_cache(maxsize=8192)
def _extends(sign: str) -> bool:
    """Does the sign belong to the cluster before it (properties Extend, SpacingMark, ZWJ; jamo V and T)?"""
    return sign >= "\u0300" and (
        unicodedata.category(sign) in {"Mn", "Me", "Mc"}
        or sign in "\u200c\u200d\u0e33\u0eb3"
        or any(first <= sign <= last for first, last in ("\u1160\u11ff", "\ud7b0\ud7fb", "\U0001f3fb\U0001f3ff"))
        or "\U000e0020" <= sign <= "\U000e007f"
    )
