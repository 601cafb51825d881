"""Words as a reader sees them: folding, tokens, likeness, sentences, scripts, length in graphemes.

Everything here takes one pass over the text, raises on no input, and knows no language: what depends on one is in
`lexicon`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeVar

from msgspec import Struct

from a11y_audit.text.patterns import pattern

T = TypeVar("T")

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
    if not _is_unspaced(text):
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
    wanted = " ".join(words(needle))
    if not wanted:
        return False
    text = " ".join(words(haystack))
    return wanted in text if _is_unspaced(wanted) else f" {wanted} " in f" {text} "


# ------------------------------------------------------------------------------------------------------- likeness


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
    ours, theirs = Counter(a), Counter(b)
    return (ours - theirs).total() + (theirs - ours).total()


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


# -------------------------------------------------------------------------------------------------------- scripts

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
    for name, ends in _SCRIPTS:
        if any(first <= sign <= last for first, last in zip(ends[::2], ends[1::2], strict=True)):
            return name
    return ""


def any_letter_of(text: str, names: Container[str]) -> bool:
    """Does a letter of one of the scripts stand in the text?"""
    return any(_script(sign) in names for sign in text)


def script_of(text: str) -> str:
    """The script most of the text's letters belong to, "" when it has none."""
    counts = scripts(text)
    return max(counts, key=lambda name: counts[name]) if counts else ""


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
