"""Does a text that should be none end in a photo credit?"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from a11y_audit.text.agencies import SUPPLIERS, find_agency, is_ambiguous
from a11y_audit.text.credit_names import is_person_name
from a11y_audit.text.credit_words import calls_it_photo, credit_words, is_private
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.words import fold, words

_LONGEST: Final = 90
_MARKS: Final = frozenset(":：/|©")
"""What tells a credit from the name of what is seen, where it follows without a stop ("Harbour Photo: Ana Ruiz")."""
_DATE: Final = pattern(
    r"\d{1,2}\.?\s(?:de\s)?[^\W\d]{3,}+\.?\s(?:de\s)?(?:19|20)\d\d|[^\W\d]{3,}+\.?\s\d{1,2},\s(?:19|20)\d\d|"
    r"\d{1,4}([./-])\d{1,2}\1\d{1,4}|(?:19|20)\d\d\s?[年년].{0,12}"
)
"""When the photo was taken ("12 April 2026"), which labels of credits announce as well."""
_MARK: Final = pattern(r"[:=/|©()\[\]]|[.!?\";-] |[”–—] ")
_MARK_BEYOND_LATIN: Final = pattern(r"[：（）【】＝]|[。！？] |[摄攝][)）]?$")
"""With "copyright", what every credit in a text has before it, in it or around it; most alternative texts have none."""
_SIGN: Final = pattern(r"(?:(?<![ÃÂ])©|\([cC]\)\s|\bcopyright\s(?:©\s?)?(?=\d{4}|[A-Z]))\s?.{2,}", re.IGNORECASE)
_BRACKETED: Final = pattern(r"[(\[（【]([^()\[\]（）【】]{2,80})[)\]）】][.。]?$")
_SEPARATOR: Final = pattern(r"\s/\s?|/\s|\s\|\s|[.。!?”\"]\s|\s[–—-]\s|;\s")
_PARTS: Final = pattern(r"\s*/\s*|\s+via\s+|\s+for\s+|\s*,\s*|\s+[-–]\s+")
_TOGETHER: Final = pattern(r"\s*[/|]\s*|\s+via\s+")
"""What stands between a person and an agency, or two agencies, and hardly between words that tell what is seen."""
_HAN: Final = "\u4e00-\u9fff々ヶ"
_KANA: Final = "\u3041-\u3096\u30a1-\u30fa・ー"
_REPORTER: Final = "(?:记者|記者|通讯员|通訊員)"
_PHOTOGRAPHED: Final = pattern(
    rf"(?<=[\s。！？，；、])(?:[{_HAN}]{{0,10}}{_REPORTER}\s?)?(?!航拍)[{_HAN}]{{2,4}}(?:、[{_HAN}]{{2,4}}){{0,3}}\s[摄攝]影?$|"
    rf"(?<=[\s。！？，；、])[{_HAN}]{{0,10}}{_REPORTER}[{_HAN}]{{2,3}}(?<!拍)[摄攝]影?$|"
    rf"[(（][{_HAN}]{{0,10}}{_REPORTER}\s?[{_HAN}]{{2,4}}(?<!拍)\s?[摄攝]影?[)）]$|"
    rf"[=＝][{_HAN}{_KANA}]{{1,11}}[{_HAN}\u30a1-\u30faー]撮影$|[(（][{_HAN}]{{1,8}}(?:記者|カメラマン|氏|さん)撮影[)）]$|"
    rf"[(（](?![{_HAN}]{{0,3}}(?:記念|写真|集合|映像|動画|空中|連続|望遠|露光|赤外))[{_HAN}]{{4,5}}撮影[)）]$"
)
"""A name in Chinese characters and, behind it, that its bearer took the picture ("王建民 摄", "=山田太郎撮影")."""
_PHOTOGRAPHED_ENDS: Final = ("摄", "攝", "影", "摄)", "攝)", "影)", "摄）", "攝）", "影）")
_NO_ANNOUNCING: Final = frozenset({"by", "autor", "autorstwa"})
"""Words before a name that as often tell who made what is seen."""
_LABELLED: Final = pattern(r"(?:^|(?<=[\s(\[/|.–—]))([^\s:：=()\[\]|]+(?: [^\s:：=()\[\]|]+){0,2})\s?[:：=]\s?\S")


def _signature(tail: str) -> str:
    """An agency's short name in small letters behind the last word, and perhaps a day: "Ana Ruiz dpa 191019".

    "" where it belongs to the words before it ("die Chefin der dpa", "Logo dpa").
    """
    before, _, last = tail.rpartition(" ")
    if len(last) == _DAY_LENGTH and last.isdecimal():
        before, _, last = before.rpartition(" ")
    if not _SHORTEST <= len(last) <= _LONGEST_SHORT or not last.islower() or find_agency(last) is None:
        return ""
    word = before.rpartition(" ")[2]
    is_apart = word[-1:].isalpha() and not word.islower() and "logo" not in before.lower()
    return tail[len(before) + 1 :] if is_apart else ""


_DAY_LENGTH: Final = 6
_SHORTEST: Final = 3
_LONGEST_SHORT: Final = 4


def _announced(text: str) -> str:
    """The text, when all of it is a wording that announces a credit, and a name ("Photo by Ana Ruiz"); else "".

    Wordings that announce as well what is seen ("photo de") do not tell.
    """
    if len(text) > _LONGEST:
        return ""
    label = max(_announcing(fold(text)), key=len, default="")
    if not label.endswith(_BY) or not (calls_it_photo(label) or label.startswith(_PICTURES)):
        return ""
    if label in lexicon("").image_of.opening:
        return ""
    name = _PARTS.split(text[len(label) :].strip(" :"))[0].partition(" on ")[0].rstrip(".")
    return text if is_person_name(name) or _is_supplier(name) else ""


_BY: Final = (" by", " via", " courtesy of", " courtesy", " par", " por", " door", " oleh", " av", " af", " autorstwa")
_PICTURES: Final = ("image", "pic", "courtesy", "bild")


def _joined(text: str) -> str:
    """The text, when all of it is suppliers, joined with each other or a person ("Reuters/Ana Ruiz"); else ""."""
    if len(text) > _LONGEST or not ("/" in text or "|" in text or " via " in text):
        return ""
    suppliers = list(map(_is_supplier, parts := _TOGETHER.split(text.strip("()[] ."))))
    is_credit = len(parts) > 1 and any(suppliers) and all(map(_or_person, suppliers, parts))
    return text if is_credit else ""


def _or_person(is_supplier: bool, name: str) -> bool:
    return is_supplier or is_person_name(name)


def _may_hold_credit(tail: str) -> bool:
    if _MARK.search(tail) or "copyright" in tail.lower():
        return True
    return is_beyond_latin(tail) and _MARK_BEYOND_LATIN.search(tail) is not None


@lru_cache(maxsize=1024)
def credit_tail(text: str, known: str = "") -> str | None:
    """The credit that the text ends in ("… on Friday. Photo: Ana Ruiz / AFP"), None when there is none.

    Args:
        text: an alternative text, collapsed.
        known: the image's credit as the page shows it, which then is known to be one wherever it stands at the end.
    """
    tail = text[-_LONGEST:]
    if known and _ends_with(tail, known):
        return text[-len(known) :].strip()
    if credit := _signature(tail) or _announced(text) or _joined(text):
        return credit
    if not _may_hold_credit(tail):
        return None
    if match := _SIGN.search(tail):
        return match[0]
    if tail.endswith(_PHOTOGRAPHED_ENDS) and (match := _PHOTOGRAPHED.search(tail)):
        return match[0].lstrip("=＝")
    if (match := _BRACKETED.search(tail)) and _is_credit(match[1]):
        return match[0]
    if (labelled := _labelled(tail, is_all=len(tail) == len(text))) is not None:
        return labelled
    end = 0
    for match in _SEPARATOR.finditer(tail):
        end = match.end()
        if _is_credit(tail[end:].rstrip(" .")):
            return tail[end:]
    return None


def credit_in_title(title: str, shown: Iterable[str]) -> str | None:
    """The credit that a tooltip ends in or is ("Foto: Ana Ruiz"), None when there is none.

    Args:
        title: a title attribute.
        shown: what describes the image; a label announces what is seen as well, in words that stand there, too.
    """
    text = " ".join(title.split())
    if credit := credit_tail(text):
        return credit.strip()
    label, name = label_and_name(text)
    if not name or not calls_it_photo(label):
        return None
    described = {word for said in shown for word in words(said)}
    return text if described and described.isdisjoint(words(name)) else None


def label_and_name(text: str) -> tuple[str, str]:
    """A label of credits and the person's name that are all of a text ("Foto: Ana Ruiz"); nothing where it says more.

    The name may be of who took the picture, and of who is seen.
    """
    label, colon, rest = text.replace("：", ":").partition(":")
    name = rest.strip(" .")
    if not colon or fold(label) not in credit_words().labels or not is_person_name(name):
        return "", ""
    if any(word[0].islower() and fold(word) not in credit_words().particles for word in name.split()):
        return "", ""
    return label, name


def _labelled(tail: str, *, is_all: bool) -> str | None:
    """What stands behind a word that announces credits, from that word on.

    A label that opens the whole text may announce a description as well ("Image: boats at dawn").
    """
    if not any(mark in tail for mark in ":：="):
        return None
    for match in _LABELLED.finditer(tail):
        label = match[1] if fold(match[1]) in credit_words().labels else match[1].rpartition(" ")[2]
        start = match.end(1) - len(label)
        name = tail[match.end() - 1 :].rstrip(" .)]）】")
        if fold(label) not in credit_words().labels or name.count(" ") > 6 or _DATE.fullmatch(name):
            continue
        before = tail[:start].rstrip()
        stands_apart = bool(before) and not before[-1].isalnum() and not name[0].islower()
        parts = _PARTS.split(name)
        is_whose = is_private(name) or ("/" in name and is_person_name(parts[0]))
        if stands_apart or is_whose or any(map(_is_supplier, parts)) or (not before and not is_all):
            return tail[start - 1 :] if before[-1:] in {"(", "[", "（"} else tail[start:]
    return None


def _ends_with(tail: str, known: str) -> bool:
    if len(known) < 3 or len(known) > len(tail) or fold(tail[-len(known) :]) != fold(known):
        return False
    before = tail[: -len(known)].rstrip()
    if not before or not (before[-1].isalnum() and known[0].isalnum()):
        return True
    return tail[-len(known) - 1].isspace() and not _MARKS.isdisjoint(known)


def _is_credit(text: str) -> bool:
    """A supplier, alone or with the names of the persons it pays; a wording that announces a credit."""
    if text.count(" ") > 8:
        return False
    folded = fold(text)
    if any(folded.startswith(f"{label} ") for label in _announcing(folded)):
        return True
    if _announces_name(text):
        return True
    return any(_is_supplier(part) for part in _PARTS.split(text))


def _announces_name(text: str) -> bool:
    """Does a single word for a photo stand before a name ("Fot. Jan Nowak", "Foto ANP")?"""
    label, _, name = text.partition(" ")
    folded = fold(label)
    if not name[:1].isupper() or folded in _NO_ANNOUNCING or folded not in credit_words().opening_labels:
        return False
    return is_person_name(name) or any(_is_supplier(part) for part in _PARTS.split(name))


def _announcing(folded: str) -> list[str]:
    """The openings ("photo by", "courtesy of") of two words or more that the text could begin with."""
    parts = folded.split(" ", 4)[:4]
    openings = [" ".join(parts[:count]) for count in range(2, len(parts))]
    return [opening for opening in openings if opening in credit_words().opening_labels]


def _is_supplier(name: str) -> bool:
    agency = find_agency(name)
    return agency is not None and agency.kind in SUPPLIERS and not is_ambiguous(name)
