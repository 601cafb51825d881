"""Is a text a credit line and nothing else? And what may stand behind a label or in brackets?"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from a11y_audit.reading.credits.dense import credit_behind_phrase
from a11y_audit.reading.credits.labels import (
    AROUND,
    OF,
    SCRIPTS_WITHOUT_BLANKS,
    is_dated,
    is_label,
    label_length,
    means_all,
    strip_edges,
)
from a11y_audit.reading.credits.parts import Parts, read_parts
from a11y_audit.reading.credits.uncased import is_phrase_and_agency
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import credit_words, relation_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.words import fold

_MARK: Final = pattern(r"[:=]|(?<!Ã)©|\([cC]\)")
_MARK_BEYOND_LATIN: Final = pattern(r"[:：=＝︰፡፦©ⓒⒸ]|\([cC]\)|（[cCＣｃ]）")
SLASHED: Final = pattern(
    "(?<=[\\s。！？，；）)])"
    "(?:[图圖摄攝]|摄影|攝影|图片|圖片|供图|供圖|来源|來源|撮影|写真|사진|사진제공)[/／|｜](?=\\S)"
)
"""A label that a slash or a bar follows ("图/", "사진제공|")."""
SIGNS: Final = "©ⓒⒸ(（"
"""How copyright signs begin."""
CLOSERS: Final = {")": "(", "]": "[", "）": "（", "】": "【", "〕": "〔", "］": "［", "〉": "〈", "》": "《"}
TIES: Final = frozenset({"via", "for"})
"""Relations between two names, which by themselves make no credit."""

_INNER_STOP: Final = pattern(r"\w\w\w[.!?]\s|[)\]]\.\s")
_INNER_STOP_BEYOND_LATIN: Final = pattern(
    r"[。！？、；＝]|[।۔։።။។](?=\s?\w)|[\uac00-\ud7a3]\.|[\u3040-\u30ff\u3400-\u9fff]="
)
TIGHT: Final = pattern(r"[^/]{1,40}[^/\s]/[^/\s][^/]{1,40}")
"""Two names with a slash between them and no blanks."""
_LOOSE_MARK: Final = pattern(r" [/|–—-] ")
_MOST_SMALL_WORDS: Final = 4
_MOST_UNKNOWN: Final = 4
"""Words behind a label that name nobody we know."""
_MOST_SYLLABLES: Final = 8
_VIETNAMESE: Final = pattern("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
"""Vietnamese writes its syllables apart."""
_MOST_NAME_WORDS: Final = 4
_LONGEST_LABEL: Final = 42
_LEAST_GLUED: Final = 4
"""Letters of a label that no blank sets apart ("Bild"); fewer end other words, too."""
_LONGEST_PERSON: Final = 4
"""Letters of a person's name in Chinese, Japanese or Korean."""
_MOST_THANKED: Final = 5
"""Words, besides names, of who lent a picture ("per gentile concessione dell'archivio comunale")."""
_THANKS: Final = ("courtesy of", "cortesía de", "cortesia de", "gentileza de", "genehmigung von", "autorisation de")
_PARTING: Final = frozenset("/|:")
"""Marks that no "photo of" has in it."""
_ROLE_RELATIONS: Final = frozenset({"handout", "courtesy", "pool", "screenshot", "ai-generated"})


def is_whole(text: str) -> bool:
    """Is the text a credit and nothing else?"""
    if _is_prose(text) or (is_tag(text) and not is_role(text)) or _opens_with_phrase(text):
        return False
    parts = read_parts(text)
    if parts.label:
        if _goes_on(parts, text):
            return False
        is_credit = fits_label(parts, text) and not _tells_what_is_seen(parts, text)
        return is_credit and not _describes_first(text, len(parts.label))
    if _has_inner_stop(text) or _holds_label(text) or not _lists_one_credit(text) or _names_subjects(text):
        return False
    if text[0] in "([（【〔" and text[-1] in CLOSERS:
        return fits_brackets(parts)
    if text[-1] == "." and fold(text.rpartition(" ")[2]) in credit_words().closing_labels:
        return text.count(" ") <= _MOST_NAME_WORDS  # an abbreviation that closes credits and nothing else ("nuotr.")
    if parts.agencies or (parts.known and parts.relations):
        is_odd = parts.unknown <= 1 + (parts.relations != ())
        return parts.is_clean or (is_odd and parts.slots > 1 and text.count(" ") < 5)
    return (parts.is_clean and _names_maker(parts, text)) or is_role(text)


def _opens_with_phrase(text: str) -> bool:
    """Does a phrase stand before the credit, which no capitals tell from a name?"""
    return is_beyond_latin(text) and (credit_behind_phrase(text) > 0 or is_phrase_and_agency(text))


def _goes_on(parts: Parts, text: str) -> bool:
    """Does a sentence go on behind a label without a mark ("Foto ansehen zwei ..."), or a question behind any?"""
    if text.endswith(_QUESTIONS):
        return True
    first = text[len(parts.label) :].lstrip()[:1]
    if parts.label[-1] in _LABEL_ENDS or not first.isalpha() or first.isupper():
        return False
    return parts.unknown > _MOST_SMALL_WORDS or (not first.islower() and text.endswith("।"))


_QUESTIONS: Final = ("?", "？", "؟")
_LABEL_ENDS: Final = ":：=＝©)）/.|՝–—-"
"""Marks that part a label from a name."""


def _names_maker(parts: Parts, text: str) -> bool:
    """Do names and relations without an agency make a credit by themselves?"""
    if parts.handles and parts.slots == 1 and " " not in text:
        return True
    if parts.relations and not TIES.issuperset(parts.relations):
        if parts.relations == ("file",) and (text.lower() == text.upper() or _is_old_photo_of(parts, text)):
            return is_role(text)
        return parts.names > 0 or is_role(text)
    if parts.closings and parts.names and is_beyond_latin(text):
        return True
    if len(parts.persons) == 1 and len(parts.organisations) == 1 and TIGHT.fullmatch(text):
        return True
    return (parts.known > 0 and parts.slots > 1 and parts.single == 0) or is_role(text)


def _is_old_photo_of(parts: Parts, text: str) -> bool:
    """Is it an old photo of somebody ("Foto de archivo de Ana Ruiz"), and not from somebody's archive?"""
    if not parts.persons or not parts.persons[0][0].islower():
        return False
    head, named, _ = text.partition(parts.persons[0])
    if parts.agencies or find_agency(named.partition(" ")[2]) is not None or _PARTING.intersection(head):
        return False
    return any(word in fold(head) for word in credit_words().photo_words)


def marks_in(text: str, start: int) -> Iterator[re.Match[str]]:
    """What may announce a credit: a label's colon, a copyright sign."""
    marks = (_MARK_BEYOND_LATIN if is_beyond_latin(text) else _MARK).finditer(text, start)
    return (mark for mark in marks if mark[0] != "(C)" or _is_copyright(text, mark)) if "(C)" in text else marks


def _is_copyright(text: str, mark: re.Match[str]) -> bool:
    """Is it a sign before a name or a year, and not the party behind one ("Ana Ek (C) i Lund")?"""
    owner = text[mark.end() :].split(" ", 2)
    first = owner[0] or (owner[1] if len(owner) > 1 else "")
    return first[:1].isupper() or first[:1].isdigit() or find_agency(first.rstrip(".")) is not None


def _has_inner_stop(text: str) -> bool:
    return bool(_INNER_STOP.search(text) or (is_beyond_latin(text) and _INNER_STOP_BEYOND_LATIN.search(text)))


def _is_prose(text: str) -> bool:
    """Has it more small words than names have, and no label?"""
    if len(text) < 40:
        return False
    return sum(word[0].islower() for word in text.split(" ")) > _MOST_SMALL_WORDS and not label_length(text)


def is_tag(text: str) -> bool:
    """Is it an editorial remark that credits nobody: "(Archivbild)", "(left)", "(CDU)"?"""
    return len(text) < 48 and fold(strip_edges(text)).strip(AROUND) in credit_words().not_credit


def is_role(text: str) -> bool:
    """Is it a bare word for where the picture comes from ("Handout", "Privat"), more than "file" or "collage"?"""
    if len(text) > 40:
        return False
    folded = fold(text).strip(AROUND)
    words = credit_words()
    if folded in words.vague_roles:
        return False
    if folded in words.role_only:
        return " " not in folded or folded not in words.not_credit
    return relation_words().get(folded) in _ROLE_RELATIONS and folded not in words.not_credit


_ARCHIVE: Final = pattern(
    r"[(\[]?\s?(?:\w+ )?(?:archiv(?:es?|io|o)?|arquivo|arxiu|fondo|fonds|fondation|fondazione|fundación|musée|museo|"
    r"museum|museu|biblioth[èe]que|biblioteca|bibliothek|coll(?:ection|ezione|ección)|sammlung|nachlass)\b[^!?]{2,60}$",
    re.IGNORECASE,
)
_ARCHIVE_WORDS: Final = 7


def names_archive(text: str) -> bool:
    """Does a short text name an archive, a museum or a collection, and no more ("Archives municipales de Nantes")?"""
    return text.count(" ") < _ARCHIVE_WORDS and _ARCHIVE.match(text) is not None and not is_tag(text)


def _tells_what_is_seen(parts: Parts, text: str) -> bool:
    """Is it "photo of" a name and no more ("Foto di Piazza Navona")? Behind a caption that would be a credit."""
    is_loose = parts.label.lower().endswith(OF) and not _PARTING.intersection(parts.label + text)
    return is_loose and not (parts.agencies or parts.known or parts.relations or means_all(fold(parts.label)))


def begins_with_archive(text: str) -> bool:
    """Is the first word "archive", with a name behind it? Museums and libraries are shown as well as credited."""
    first, _, name = text.partition(" ")
    return relation_words().get(fold(first)) == "file" and name != "" and not name[0].islower()


def _describes_first(text: str, start: int) -> bool:
    """Does a sentence end before a second label, and credit nobody ("Lead photo: The bridge at night. Credit: AFP")?"""
    for mark in islice(marks_in(text, start), 16):
        at = label_start(text, mark.start())
        if at and text[:at].rstrip().endswith((".", "!", "?")):
            return not is_whole(text[:at].rstrip(" .!?"))
    return False


def _holds_label(text: str) -> bool:
    """Is there a label or a copyright sign after other words, so that what stands before it is no credit?"""
    marks = islice(marks_in(text, 1), 16)
    return any(mark[0][0] in SIGNS or label_start(text, mark.start()) for mark in marks) or (
        not text.isascii() and SLASHED.search(text, 1) is not None
    )


def _lists_one_credit(text: str) -> bool:
    """A comma joins a name to its agency ("Jane Doe, AFP"); more of them, or other ends, make a list of subjects."""
    if "," not in text:
        return True
    last = read_parts(text.rpartition(",")[2])
    return text.count(",") == 1 and last.is_clean and (last.agencies > 0 or last.relations != ()) and not last.persons


def _names_subjects(text: str) -> bool:
    """Are there more words before a loose slash than a photographer's name has ("Minister Li and Dr. Roe / AFP")?

    Words before brackets are a caption when a maker stands in these ("The port of Lant (Keystone/Ana Ruiz)"); in a
    script without capitals they may always be one.
    """
    before = _LOOSE_MARK.split(text, 1)[0]
    if len(before) < len(text):
        if before[-1:] in CLOSERS and is_tag(before[before.rfind(CLOSERS[before[-1]]) :]):
            return True  # "Ana Ruiz (left)" is seen
        most = _MOST_NAME_WORDS - (before.lower() == before.upper())
        return before.count(" ") >= most and not read_parts(before).agencies
    if text[-1] not in CLOSERS:
        return False
    opening = max(text.rfind(CLOSERS[text[-1]]), 0)
    before, inner = text[:opening].strip(), read_parts(text[opening + 1 : -1])
    if before and inner.persons and (inner.agencies or inner.closings) and inner.is_clean:
        return True
    if text.isascii():
        return False
    return len(before) > _LONGEST_PERSON and before.lower() == before.upper() and not read_parts(before).agencies


def fits_label(parts: Parts, text: str) -> bool:
    """What may follow a label: anything short, longer things only when they name someone."""
    body = len(text) - len(parts.label)
    if body <= 0 or parts.slots == 0:
        return False
    if parts.agencies or parts.relations:
        return parts.unknown <= 12
    label = fold(parts.label).strip(" :：=＝.")
    if label.endswith(_THANKS):
        return parts.unknown <= _MOST_THANKED
    if relation_words().get(label) == "file" and SCRIPTS_WITHOUT_BLANKS.match(label):
        return parts.slots > 1 or parts.closings > 0  # "资料图：葛洲坝" tells what is seen
    if label in credit_words().doubtful_labels or is_dated(label):
        return parts.is_clean and parts.names > 0
    most = _MOST_SYLLABLES if _VIETNAMESE.search(text, len(parts.label)) else _MOST_UNKNOWN
    return parts.unknown <= most and body <= 120


def fits_brackets(parts: Parts) -> bool:
    """May what stands in brackets at a caption's end be a credit?"""
    if parts.label:
        return parts.slots > 0 and parts.unknown <= 10
    if parts.agencies:
        return parts.unknown <= 3
    if not parts.is_clean:
        return "courtesy" in parts.relations and parts.unknown <= _MOST_THANKED
    if parts.relations or parts.handles or parts.closings or parts.titled or parts.names > 1:
        return True
    if parts.rights and parts.names:
        return True
    return any(name.count(" ") > 1 for name in parts.organisations + parts.persons)


def label_start(text: str, mark: int) -> int | None:
    """Where the label that ends at a colon begins; None when the words before the colon are none."""
    end = mark - 1 if text[mark - 1 : mark] == " " else mark
    low = max(0, end - _LONGEST_LABEL)
    best = None
    at = end
    for _ in range(5):
        edge = max(text.rfind(mark_before, low, at) for mark_before in " (（)）[【/|.。,—–")
        start = max(edge + 1, low)
        if text[start : start + 1].isalnum() and is_label(text[start:end]):
            best = start
        if edge <= low:
            break
        at = edge
    return best if best is not None else _glued_label(text, low, end)


def _glued_label(text: str, low: int, end: int) -> int | None:
    """Where a label begins that a page's own style parts from the word before it ("... in BerlinFoto: dpa")."""
    for start in range(end - _LEAST_GLUED, max(low, 1), -1):
        before = text[start - 1]
        if before.isspace():
            return None
        if text[start].isupper() and not before.isupper() and before.isalnum() and is_label(text[start:end]):
            return start
    return None
