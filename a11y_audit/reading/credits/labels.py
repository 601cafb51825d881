"""The words that announce a credit: "Foto:", "Photo by", "© 2021", "사진=", "图/"."""

import re
from functools import lru_cache
from typing import Final

from a11y_audit.reading.credits.joints import ON, VIA
from a11y_audit.reading.credits.names import is_name
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import calls_it_photo, credit_words, relation_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.words import fold

EDGES: Final = ' \t\n/|,؛;:·•–—―-=＝／｜、，：；…¦_*"“”„»«›‹'
"""Marks that part a credit from its neighbours; at its ends they are no part of it."""
FULL_STOPS: Final = ".।۔։።။។"
"""Marks that end sentences in scripts with blanks between words."""
AROUND: Final = f" {FULL_STOPS}"
"""What stands round a word that is looked up."""
_QUOTES: Final = {"”": "“„", "“": "„", "»": "«", "«": "»", '"': ""}
"""Closing quotation marks and what opens what they close."""
MAX_CREDIT: Final = 240
"""Characters; a longer stretch is no credit line."""
SCRIPTS_WITHOUT_BLANKS: Final = pattern(
    "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u1000-\u109f\u0e00-\u0eff\u1780-\u17ff]"
)
"""One letter of a script that puts few or no blanks between words (Korean is counted in: labels stick to names)."""
_LABEL_MARK: Final = pattern(r"[:=]|\.{3}(?=\w)")
_LABEL_MARK_BEYOND_LATIN: Final = pattern(r"[:：=＝︰፡፦៖՝]")

_LONGEST: Final = 42
"""Characters; no label is longer."""
_COPYRIGHT: Final = pattern(r"(?:©|\(c\)|（[cCＣｃ]）|ⓒ|Ⓒ|℗)\s?", re.IGNORECASE)
_IDEOGRAPH: Final = pattern("[\u3400-\u9fff\uac00-\ud7a3]")
_LEAST_DENSE: Final = 3
"""Letters of a label that no mark parts from the name behind it."""
_YEARS: Final = pattern(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?(?:,|\s|$)\s?")
_ANY_BAR: Final = pattern(r"[/|–—]|- ")
_BAR: Final = pattern(r"(?P<label>[^\s/|:]{2,30}?)(?P<mark>\s?/\s?|\s\|\s|\s?[–—-]\s)(?=\S)")
_LATIN_NAME: Final = pattern(r"(?<=\w)[A-Z]")
_HALVES: Final = pattern(r" ?[/&+·] ?| (?:und|and|et|y|e|i|og|och) ")
OF: Final = (" de", " di", " von", " av", " af")
"""A label that ends so may as well tell what the picture shows ("foto de familia")."""
_DRAWINGS: Final = frozenset(
    (
        *("illustration", "illustrations", "illustratie", "illustraties", "ilustración", "ilustração", "illustrazione"),
        *(
            "illustrasjon",
            "ilustracja",
            "ilustrace",
            "ilustrácia",
            "ilustracija",
            "kuvitus",
            "infografía",
            "infographic",
        ),
    )
)
"""Labels that without a colon as often begin a description."""
_WHEN: Final = pattern(
    r"(?:[^\W\d_]{1,5} )?(?:\d{1,2}\.? )?(?:(?:de )?[^\W\d_]{3,10}\.? (?:de )?)?(?:19|20)\d\d(?:er)?"
    r"(?: ?(?:r|год[ау]?|г|рік|року|р|roku|yılı|年|년))?\.?"
)
"""A year, with a day and a word before it or without ("fra 2019", "de marzo de 2019", "2019 года")."""
_BRACKETS: Final = {
    "(": ")",
    "[": "]",
    "（": "）",
    "【": "】",
    "〔": "〕",
    "<": ">",
    "〈": "〉",
    "［": "］",
    "《": "》",
}


def strip_marks(text: str) -> str:
    """The text without the marks around it; a quotation mark that closes what is quoted in it is its own."""
    text = text.lstrip(EDGES)
    return text[: words_end(text)]


def words_end(text: str, marks: str = EDGES) -> int:
    """Where the words of a text end, before the marks behind them."""
    end = len(text.rstrip(marks))
    closer = text[end : end + 1]
    return end + 1 if closer in _QUOTES and _is_open(text[:end], closer) else end


def _is_open(text: str, closer: str) -> bool:
    """Does a quotation stand open in the text, which the mark behind it closes?"""
    if closer == '"':
        return text.count(closer) % 2 == 1
    return max(text.rfind(opener) for opener in _QUOTES[closer]) > text.rfind(closer)


def strip_edges(text: str) -> str:
    """The text without the marks and the pair of brackets around it."""
    for _ in range(4):
        before = text
        text = strip_marks(text)
        if text and _BRACKETS.get(text[0]) == text[-1] and text.count(text[0]) == 1:
            text = text[1:-1]
        if text == before:
            break
    return text


def take_label(text: str, *, is_bracketed: bool = False) -> tuple[str, str]:
    """The labels in front, as spelled, and what follows them.

    Brackets tell of who took the picture, not of what it shows ("(foto di Gino Riva)").
    """
    rest = text
    for _ in range(4):
        length = label_length(rest) or (_opening_length(rest, is_bracketed=True) if is_bracketed else 0)
        if not length:
            break
        rest = rest[length:].lstrip(" ")
    return text[: len(text) - len(rest)].strip(), rest


def find_label_mark(text: str, end: int) -> re.Match[str] | None:
    """The first colon or equals sign before a position, which what stands before it may make a label."""
    mark = _LABEL_MARK_BEYOND_LATIN if is_beyond_latin(text) else _LABEL_MARK
    return mark.search(text, 0, end)


def label_length(text: str) -> int:
    """How many characters at the beginning of the text announce a credit; 0 when none do."""
    sign = _COPYRIGHT.match(text)
    if sign:
        years = _YEARS.match(text, sign.end())
        return years.end() if years and years.end() < len(text) else sign.end()
    mark = find_label_mark(text, _LONGEST)
    if mark and is_label(text[: mark.start()]):
        return mark.end()
    if is_beyond_latin(text):
        length = _dense_length(text) if SCRIPTS_WITHOUT_BLANKS.match(text) else _run_on_length(text)
        if length:
            return length
    return _barred_length(text) or _opening_length(text)


def _dense_length(text: str) -> int:
    """The length of a label that a bar or, where no blanks part words, the name itself follows ("图/", "圖取自")."""
    for length in range(min(6, len(text) - 1), 0, -1):
        if text[length] in "/／|｜" and text[:length] in credit_words().labels:
            return length + 1
        is_tight = length >= _LEAST_DENSE and _IDEOGRAPH.match(text) is not None and text[length].isalnum()
        if is_tight and text[:length] in credit_words().opening_labels:
            return length
    return 0


def _run_on_length(text: str) -> int:
    """The length of a label that a name in Latin letters follows without a blank ("تصویر کا ذریعہGetty Images")."""
    latin = _LATIN_NAME.search(text, 0, _LONGEST)
    head = fold(text[: latin.start()]).strip(" ،,") if latin is not None else ""
    return latin.start() if latin is not None and head in credit_words().opening_labels else 0


def _barred_length(text: str) -> int:
    """The length of a label that a slash, a bar or a dash parts from a name ("Foto/Privat", "PICHA | ALI JUMA")."""
    bar = _BAR.match(text) if _ANY_BAR.search(text, 0, _LONGEST) else None
    if bar is None or text[bar.end()].islower() or not text[bar.end()].isalpha():
        return 0
    label, mark, name = bar["label"], bar["mark"], text[bar.end() : bar.end() + _LONGEST]
    folded = fold(label)
    is_one = folded in credit_words().labels and folded not in credit_words().doubtful_labels
    first = name.partition(" ")[0].rstrip(":")
    is_kind = is_label(first) or fold(first) in credit_words().report_words
    return len(label) + len(mark) if is_one and not is_kind else 0


def _opening_length(text: str, *, is_bracketed: bool = False) -> int:
    """The length of a label without a mark ("Photo by"), the longest that fits."""
    heads, starts = _openings()
    words = text[:60].split(" ")
    first = words[0].lower().rstrip(",…")
    if len(words) < 2 or (first not in starts and first.removesuffix("...") not in starts):
        return 0
    for count in range(min(5, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        folded = fold(head).rstrip(",…").removesuffix("...")
        if folded not in heads:
            continue
        is_sure = is_bracketed or "/" in text or "|" in text or means_all(folded)
        if head.endswith(",") and relation_words().get(folded) == "file":
            continue  # "Gambar fail, the old bridge" tells how old the picture is
        is_loose = folded.endswith(OF) or folded in _DRAWINGS
        if is_loose and not is_sure and not _is_maker(text[len(head) :].strip(" .")):
            continue
        if count > 1 or head.endswith(".") or _may_follow(words[1]):
            return len(head)
    return 0


def _is_maker(named: str) -> bool:
    """Is it an agency or a name of several words? Who takes photos as well as who is seen in them is called so."""
    if find_agency(named) is not None:
        return True
    before, _, last = named.rpartition(" ")
    name, _, joint = before.rpartition(" ")
    if joint in ON | VIA and find_agency(last) is not None:
        named = name
    words = named.partition(",")[0].partition(" (")[0].split(" ")
    return len(words) > 1 and words[0][:1].isupper() and words[1][:1].isupper() and is_name(words)


def means_all(opening: str) -> bool:
    """Is it a label of all pictures, with "of" behind it ("todas las fotos de")?"""
    return opening.rpartition(" ")[0] in credit_words().collective_labels


@lru_cache(maxsize=1)
def _openings() -> tuple[frozenset[str], frozenset[str]]:
    heads = credit_words().opening_labels
    return heads, frozenset(head.partition(" ")[0] for head in heads)


def _may_follow(word: str) -> bool:
    """A label of one whole word without a mark ("Foto", "Credit") needs a name behind it."""
    is_year = len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}
    return is_year or word[:1].isupper() or not word[:1].isascii() or word[:1] in "@©(" or find_agency(word) is not None


def is_label(head: str) -> bool:
    """Does the text announce a credit when a colon follows it? "Text und Foto" does, "Text" does not."""
    if len(head) > _LONGEST:
        return False
    folded = fold(head).strip(" .*•-|/")
    labels = credit_words().labels
    if folded in labels or f"{folded}." in labels or relation_words().get(folded) == "ai-generated":
        return True
    if is_dated(folded):
        return True
    halves = _HALVES.split(folded) if " " in folded or "/" in folded or "·" in folded or "&" in folded else ()
    return len(halves) > 1 and any(half in labels for half in halves) and all(_may_join(half) for half in halves)


def is_dated(label: str) -> bool:
    """Does a folded label say when the photo was taken ("arkivfoto fra 2019", "file photo, 2019")?"""
    if not any(sign.isdigit() for sign in label[-12:]):
        return False
    words = label.strip(" :=").replace(",", "").split(" ")
    for count in range(len(words) - 1, 0, -1):
        head = " ".join(words[:count])
        if relation_words().get(head) == "file" or (head in credit_words().labels and calls_it_photo(head)):
            return _WHEN.fullmatch(" ".join(words[count:])) is not None
    return False


def is_announcement(head: str) -> bool:
    """Does the text announce a credit, by itself or with a colon ("Photo by", "Foto")?"""
    return is_label(head) or fold(head) in credit_words().opening_labels


def _may_join(half: str) -> bool:
    return half in credit_words().labels or half in credit_words().report_words
