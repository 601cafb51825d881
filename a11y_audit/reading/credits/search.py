"""Looks for the credit in a caption's text: behind a label, in brackets, behind a separator, after the full stop.

Each search gives the cut it would make, or None. They are tried in that order: the plainest evidence first.
"""

import re
from itertools import islice
from typing import Final

from msgspec import structs

from a11y_audit.reading.credits.brackets import by_brackets, ends_in_tag
from a11y_audit.reading.credits.cut import Cut, caption_end_before, cut_at, skip, stops
from a11y_audit.reading.credits.dense import credit_behind_phrase
from a11y_audit.reading.credits.labels import AROUND, EDGES, MAX_CREDIT, is_label, label_length
from a11y_audit.reading.credits.parts import Parts, read_parts
from a11y_audit.reading.credits.tight import by_tight_end
from a11y_audit.reading.credits.whole import (
    SIGNS,
    SLASHED,
    TIES,
    TIGHT,
    begins_with_archive,
    fits_label,
    is_role,
    is_tag,
    is_whole,
    label_start,
    marks_in,
)
from a11y_audit.text.agencies import SUPPLIERS, find_agency, is_ambiguous
from a11y_audit.text.client_terms import find_boilerplate
from a11y_audit.text.credit_words import calls_it_photo, credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.words import fold

_BETWEEN_BLANKS: Final = r"|(?<=[.!?…])[–—―]\s?|\s+[–—―-]+\s+|=(?=[^\s\d])|\s+I\s+|\s+//\s*"
_SEPARATOR: Final = pattern(r"\s*[|¦•·]\s*|\s+/\s*|(?<=[.!?…»”\"'])/\s*|/\s+" + _BETWEEN_BLANKS)
_SEPARATOR_BEYOND_LATIN: Final = pattern(
    r"\s*[|｜¦•·]\s*|\s+[/／]\s*|(?<=[.!?。…»”\"'\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])[/／]\s*|[/／]\s+|＝|\s=\s"
    + _BETWEEN_BLANKS
)
_WEAK: Final = frozenset({"–", "—", "―", "-", "--", "=", "＝", "I", "·", "•"})
"""Marks that stand inside sentences too: behind them an agency must be named."""
_LEAST_CAPITALS: Final = 5
"""Letters in capitals from which they are no abbreviation at a sentence's end."""
_DAY: Final = pattern(r"[\d年月]{1,12}日|\d{4}年")
_YEAR: Final = pattern(r"\b(?:19|20)\d\d\b")
_LIBRARY: Final = pattern(
    r"\b(?:library|archives?|\w*archiv|archivo|archivio|arquivo|arxiu|biblioth[èe]que|biblioteca|bibliothek|fonds)\b",
    re.IGNORECASE,
)
"""Houses that lend pictures more often than they are seen in them."""
_LONGEST_NAME: Final = 60
_BLANK: Final = pattern(r"(?<=[^\s,、，]) ")
_MOST_BLANKS: Final = 40
_FEW_BLANKS: Final = 3
_LEAST_UNCASED: Final = 5
"""Letters of a label that neither a mark nor a capital sets apart."""
_BY: Final = frozenset({"by", "autor"})
"""Behind a comma they tell who made what is seen as well ("The Kiss, by Rodin")."""
_THANKS: Final = frozenset({"courtesy", "cortesía", "cortesia"})
"""Behind a comma they thank whoever lent the picture, by name or not ("..., courtesy of the port authority")."""
_LISTED: Final = frozenset({", ", "; "})
"""What a caption goes on with, and a credit may, too ("..., foto Jan de Vries")."""
_DASHES: Final = frozenset({"–", "—", "―", "-"})
_MOST_MARKS: Final = 16
"""Marks of one kind that are tried; a text with more is no caption."""
_BEFORE_LABEL: Final = ".!?。！？(（[【|/–—-;…»”\"'’)]）】·•*」』।"


def find_cut(text: str) -> Cut | None:
    """The credit behind the caption's words; None when there is none."""
    boilerplate = find_boilerplate(text, max(0, len(text) - 3 * MAX_CREDIT))
    if boilerplate is not None and boilerplate.start():
        cut = find_cut(text[: boilerplate.start()].rstrip())
        if cut is not None:
            return structs.replace(cut, end=len(text))
    return (
        _with_maker_before(_with_sign_before(by_brackets(text), text), text)
        or _with_source_before(_by_label(text), text)
        or _by_slash(text)
        or _by_list(text)
        or _earlier(_by_separator(text), text)
        or _with_source_before(_by_opening(text), text)
        or by_full_stop(text)
        or by_tight_end(text)
        or _behind_phrase(text)
    )


def _earlier(cut: Cut | None, text: str) -> Cut | None:
    """The mark found may stand within a labelled credit ("... Fot. Jan Kos / PAP"), which then begins before it."""
    if cut is None or cut.reason == "label":
        return cut
    labelled = _by_opening(text)
    return labelled if labelled is not None and labelled.start < cut.start else cut


def _with_sign_before(cut: Cut | None, text: str) -> Cut | None:
    """Before the brackets a copyright sign may begin the credit ("... © Ana Ruiz (Foto: AFP)")."""
    at = text.rfind("©", max(0, cut.start - _LONGEST_NAME), cut.start) if cut is not None else -1
    if cut is None or at <= 0 or text[:at].endswith(("(", "[")):
        return cut
    parts = read_parts(text[at : cut.start].strip())
    return cut_at(text, at, "copyright sign") if parts.is_clean and parts.names else cut


def _with_maker_before(cut: Cut | None, text: str) -> Cut | None:
    """Between the last full stop and the brackets a label or a name in capitals may begin it ("... RUIZ (EFE)")."""
    stop = next(stops(text, cut.start), None) if cut is not None and not text[: cut.start].endswith(".") else None
    if cut is None or stop is None:
        return cut
    start = skip(text, stop)
    before = text[start : cut.start]
    if not 0 < len(before) <= _LONGEST_NAME or not (_is_set_in_capitals(before, text[:start]) or label_length(before)):
        return cut
    return cut_at(text, start, cut.reason) if is_whole(text[start : cut.end]) else cut


# ----------------------------------------------------------------------------------------------------------- labels


def _by_label(text: str) -> Cut | None:
    """Finds "... in Mitte. Foto: dpa", "© Jane Doe", "사진=연합뉴스"."""
    for mark in islice(marks_in(text, max(0, len(text) - 2 * MAX_CREDIT)), _MOST_MARKS):
        is_sign = mark[0][0] in SIGNS
        start = mark.start() if is_sign else label_start(text, mark.start())
        if not start:
            continue
        before = text[:start].rstrip()
        is_open = before[-1:] in ("(", "[", "（", "【", "〔")
        stretch = text[start:].rstrip(" .)]）】〕") if is_open else text[start:]
        parts = read_parts(stretch)
        if not parts.label or not fits_label(parts, stretch):
            continue
        if not is_sign and not _announces(text, start, mark.start(), parts):
            continue
        if is_open:
            start = len(before) - 1
        elif is_sign:
            start = _label_before(text, start)
        return cut_at(text, start, "copyright sign" if is_sign else "label")
    return None


def _with_source_before(cut: Cut | None, text: str) -> Cut | None:
    """Finds "... at noon. ST PHOTO: JANE DOE", "... Photo by Jane Doe/Netflix – © 2026 Netflix": it begins sooner."""
    stop = next(stops(text, cut.start), None) if cut is not None else None
    if cut is None or stop is None:
        return cut
    start = skip(text, stop)
    before = text[start : cut.start].strip(EDGES)
    if not before or len(before) > _LONGEST_NAME or is_tag(before):
        return cut
    is_source = find_agency(before) is not None or (before.isupper() and text[:start].upper() != text[:start])
    return cut_at(text, start, cut.reason) if is_source or (label_length(before) and is_whole(before)) else cut


def _by_slash(text: str) -> Cut | None:
    """Finds "... 图/新华社"."""
    label = None if text.isascii() else SLASHED.search(text, max(0, len(text) - MAX_CREDIT))
    if label is None:
        return None
    parts = read_parts(text[label.start() :])
    fits = parts.label != "" and fits_label(parts, text[label.start() :])
    return cut_at(text, label.start(), "label") if fits else None


_TAKEN: Final = pattern(
    "[、，＝=（(](?P<credit>(?:写真|撮影)[・･](?P<behind>[^、，。＝=（）()]{2,24})"
    "|(?P<before>(?:[^、，。＝=（）()・\\d]{2,24}?|[市県府都道区町村社署])(?<![でにがをはらのと]))(?:撮影|提供))[）)]?。?$"
)
"""The last entry of a Japanese list of day, place and name."""


def _by_list(text: str) -> Cut | None:
    """Finds "...＝10日、パリ、佐藤太郎撮影" and "...（撮影・佐藤太郎）"."""
    if "撮影" not in text[-40:] and "提供" not in text[-8:] and "写真" not in text[-40:]:
        return None
    taken = _TAKEN.search(text, max(0, len(text) - 60))
    if taken is None or not taken.start():
        return None
    if text[taken.start()] in "（(":
        return Cut(caption_end_before(text, taken.start()), taken.start(), len(text), "（）", "brackets")
    return cut_at(text, taken.start("credit"), "label")


def _label_before(text: str, sign: int) -> int:
    """Finds "Foto © Jane Doe": a label without a colon in front of the sign."""
    word = text[:sign].rstrip(" :").rpartition(" ")[2].lstrip("(（[|")
    return text.rindex(word, 0, sign) if word and fold(word) in credit_words().labels else sign


def _announces(text: str, start: int, mark: int, parts: Parts) -> bool:
    """A label inside a caption stands after a stop, a mark or a bracket, or is capitalised and names someone."""
    before = text[:start].rstrip()
    if not before or before[-1] in _BEFORE_LABEL or text[start - 1] != " ":
        return True
    head = text[start:mark]
    if text[mark] in "=＝" or not head[:1].isascii():
        return True
    return head[:1].isupper() and (parts.names > 0 or parts.relations != ())


_BY_WORDS: Final = pattern(
    r"\b(?:by|via|courtesy|photos?|fotos?|fot|beeld|crédit|cortes[ií]a|cedida|supplied|copyright|bild|kuva|zdj|фото|ảnh|"
    r"credit|autor|nuotr|ph|гэрэл|сн|снимка)\b",
    re.IGNORECASE,
)


def _by_opening(text: str) -> Cut | None:
    """Finds "... at noon. Harbor Times photo by Jane Doe", "... in Oslo. Courtesy of the museum"."""
    low = max(0, len(text) - MAX_CREDIT)
    if not _BY_WORDS.search(text, low):
        return _by_uncased_opening(text, low) if is_beyond_latin(text) else None
    for stop in stops(text, len(text)):
        start = skip(text, stop)
        stretch = text[start:]
        parts = read_parts(stretch)
        is_named = parts.names > 0 or " " in parts.label or _is_short(stretch, parts.label)
        if (parts.label or _is_photo_by(stretch)) and fits_label(parts, stretch) and is_named:
            return cut_at(text, start, "label")
    for word in islice(_BY_WORDS.finditer(text, low), _MOST_MARKS):
        start = word.start()
        is_begun = text[start].isupper() or (text[start - 2 : start] in _LISTED and word[0] not in _BY)
        is_begun = is_begun or text.startswith("ph. ", start)
        if start and text[start - 1] == " " and is_begun and label_length(text[start:]):
            parts = read_parts(text[start:])
            is_named = parts.is_clean and parts.names > 0 and not _is_in_name(text, start, parts)
            is_named = is_named and not text[:start].endswith(": ")
            is_named = is_named or (word[0].lower() in _THANKS and text[start - 2 : start] in _LISTED)
            if is_named and fits_label(parts, text[start:]):
                return cut_at(text, start, "label")
    return None


def _is_short(stretch: str, label: str) -> bool:
    """Do a few words with a capital follow a photo's label ("Foto Vigili del fuoco")?"""
    return calls_it_photo(label) and stretch[len(label) :].lstrip()[:1].isupper() and stretch.count(" ") <= _FEW_BLANKS


def _is_in_name(text: str, start: int, parts: Parts) -> bool:
    """Do the label and the one word behind it go on a name ("Le maire, Mansour Crédit Faye")?"""
    before = text[:start].rstrip(" ").rpartition(" ")[2]
    return parts.slots == parts.single == 1 and before[:1].isupper() and before.isalpha()


def _by_uncased_opening(text: str, low: int) -> Cut | None:
    """Finds "... ขอบคุณภาพจาก เทศบาลเมือง": a label before a blank, in a script without capitals and full stops."""
    for blank in islice(_BLANK.finditer(text, low), _MOST_BLANKS):
        start = blank.end()
        head = text[start : start + 1]
        if head.isascii() or head.lower() != head.upper() or label_length(text[start:]) < _LEAST_UNCASED:
            continue
        parts = read_parts(text[start:])
        if parts.is_clean and parts.names and fits_label(parts, text[start:]):
            return cut_at(text, start, "label")
    return None


def _is_photo_by(stretch: str) -> bool:
    words = stretch.split(" ", 7)[:7]
    labels = credit_words().labels
    return any(
        words[at] in ("by", "por", "par", "von") and fold(words[at - 1]) in labels for at in range(1, len(words))
    )


# ------------------------------------------------------------------------------------------------ separators, stops


def _by_separator(text: str) -> Cut | None:
    """Finds "Two ministers in Oslo / Harbor Times file"."""
    separator = _SEPARATOR_BEYOND_LATIN if is_beyond_latin(text) else _SEPARATOR
    for match in islice(separator.finditer(text, max(0, len(text) - MAX_CREDIT)), _MOST_MARKS):
        rest = text[match.end() :].strip()
        mark = match[0].strip()
        if not rest or not match.start() or (is_tag(rest) and not _is_archive(rest, mark)):
            continue
        parts = read_parts(rest)
        if text[match.start() - 1] in ".!?…。" and mark in _DASHES:
            mark = "/"  # behind a full stop a dash joins no sentence
        if fits_separator(mark, parts, rest) and not _joins(text[: match.start()], parts, mark):
            sooner = _shared_by(text, match) or _before_separator(text, match.start())
            sooner = sooner or _behind_date(text, match.end())
            return sooner or Cut(caption_end_before(text, match.start()), match.end(), len(text), match[0], "separator")
    return None


def _is_archive(rest: str, mark: str) -> bool:
    """In brackets "archive" tells of the picture's age, behind a mark that parts credits of where it is from."""
    return mark in {"|", "/"} and fold(rest).strip(AROUND) in credit_words().role_only


def fits_separator(mark: str, parts: Parts, rest: str) -> bool:
    """May what stands behind a separator be a credit?"""
    if parts.label:
        return fits_label(parts, rest)
    if parts.rights and parts.is_clean:
        return True
    if mark in _WEAK:
        is_source = parts.agencies > 0 or (mark in _DASHES and begins_with_archive(rest))
        return is_source and parts.is_clean
    if not parts.is_clean:
        return parts.agencies > 0 and parts.unknown <= 2
    if parts.agencies or parts.relations or parts.handles or parts.closings:
        return True
    is_of_house = len(parts.persons) == 1 and parts.slots == 2 and ("/" in rest or "|" in rest)
    return parts.single <= is_of_house and parts.names > 0 and len(rest) <= 80


def _joins(before: str, parts: Parts, mark: str) -> bool:
    """One word before a slash, or a slash before it ("Kunst / Kultur"): so it joins, and parts nothing."""
    if parts.agencies or parts.relations or parts.label or parts.closings or mark not in "/／":
        return False
    return " " not in before.strip() or "/" in before


def _shared_by(text: str, mark: re.Match[str]) -> Cut | None:
    """Finds "도서관 전경 AP=연합뉴스", "... przed biblioteką PAP / Jan Kos": an agency stands right before the mark."""
    start = text.rfind(" ", 0, mark.start()) + 1
    if mark[0].strip() not in {"=", "/"} or start <= 0:
        return None
    name = text[start : mark.start()].lstrip("/")
    agency = find_agency(name)
    is_supplier = agency is not None and agency.kind in SUPPLIERS and not is_ambiguous(name)
    return cut_at(text, start, "agency") if is_supplier else None


def _before_separator(text: str, mark: int) -> Cut | None:
    """Finds "... in Porto. Jane Doe | Archive": what stands between the last full stop and the mark is credit too."""
    stop = next(stops(text, mark), None)
    if stop is None:
        return None
    start = skip(text, stop)
    stretch = text[start:mark].strip()
    if not 0 < len(stretch) <= 60 or is_tag(stretch) or _YEAR.search(stretch) or _joins_on(stretch):
        return None
    if is_label(stretch):
        return cut_at(text, start, "label")
    parts = read_parts(stretch)
    is_known = not parts.single or " " not in stretch or read_parts(text[mark:].strip(EDGES)).agencies > 0
    is_part = parts.is_clean and is_known and (parts.names or parts.relations)
    return cut_at(text, start, "label" if parts.label else "separator") if is_part else None


def _joins_on(stretch: str) -> bool:
    """Does it go on with a sentence ("Ben Roe (right) and Ana Ruiz / ...")?"""
    return stretch.partition(" ")[0] in credit_words().joiners


def _behind_date(text: str, start: int) -> Cut | None:
    """Finds "...＝10日、パリ、ロイター": the credit ends a list that begins with the day."""
    last = text.rfind("、", start)
    if last < 0 or not _DAY.match(text, start):
        return None
    return cut_at(text, last + 1, "separator")


def by_full_stop(text: str) -> Cut | None:
    """Finds "... the day before. Reuters"."""
    for stop in stops(text, len(text.rstrip(AROUND))):
        start = skip(text, stop)
        stretch = text[start:].strip()
        if len(stretch) > 120:
            break
        if not stretch:
            continue
        if is_role(stretch):
            return cut_at(text, start, "agency")
        if is_tag(stretch):
            continue
        parts = read_parts(stretch)
        if not parts.agencies and ends_in_tag(stretch):
            continue
        has_source = parts.names > 0 and not TIES.issuperset(parts.relations)
        has_source |= parts.label != "" and (parts.names > 0 or parts.relations != ())
        has_source |= parts.names == parts.slots == 2 and TIGHT.fullmatch(stretch) is not None
        has_source |= parts.handles > 0 and len(parts.persons) == 1 and ("/" in stretch or "@" in stretch)
        has_source |= parts.names > 0 and _is_set_in_capitals(stretch, text[:start])
        has_source |= parts.titled == parts.slots == 1 and _LIBRARY.search(stretch) is not None
        has_source |= "for" in parts.relations and len(parts.persons) == 1 and len(parts.organisations) == 1
        if parts.is_clean and (parts.agencies or parts.closings or has_source or (parts.known and parts.slots == 1)):
            return cut_at(text, start, "agency")
    return None


def _behind_phrase(text: str) -> Cut | None:
    """Finds "茶农在山上采茶 新华社记者 李明 摄": no more than a blank, in scripts that put none between words."""
    start = credit_behind_phrase(text) if is_beyond_latin(text) else 0
    if not start:
        return None
    parts = read_parts(text[start:])
    tells = parts.agencies or parts.closings or (parts.known and parts.slots == 1) or "courtesy" in parts.relations
    return cut_at(text, start, "agency") if tells and is_whole(text[start:]) else None


def _is_set_in_capitals(stretch: str, before: str) -> bool:
    """Are all its words in capitals, which the caption's are not ("... en el pleno. JUAN RUIZ")?"""
    letters = sum(map(str.isalpha, stretch))
    return letters >= _LEAST_CAPITALS and stretch.isupper() and sum(map(str.islower, before)) > letters
