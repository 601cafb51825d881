"""Looks for the credit in a caption's text: behind a label, in brackets, behind a separator, after the full stop.

Each search gives the cut it would make, or None. They are tried in that order: the plainest evidence first.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec import Struct, structs

from a11y_audit.reading.credits.labels import EDGES, MAX_CREDIT, label_length, strip_edges
from a11y_audit.reading.credits.parts import Parts, read_parts
from a11y_audit.reading.credits.whole import (
    CLOSERS,
    SIGNS,
    SLASHED,
    TIES,
    fits_brackets,
    fits_label,
    is_role,
    is_tag,
    label_start,
    marks_in,
)
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.words import fold

_STOPS: Final = ".!?。！？…”\"»）)'’」』।؟"
"""Where a sentence may end."""
_BETWEEN_BLANKS: Final = r"|\s+[–—―-]+\s+|=(?=[^\s\d])|\s+I\s+|\s+//\s*"
_SEPARATOR: Final = pattern(r"\s*[|¦•·]\s*|\s+/\s*|(?<=[.!?…»”\"'])/\s*|/\s+" + _BETWEEN_BLANKS)
_SEPARATOR_BEYOND_LATIN: Final = pattern(
    r"\s*[|｜¦•·]\s*|\s+[/／]\s*|(?<=[.!?。…»”\"'\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])[/／]\s*|[/／]\s+|＝"
    + _BETWEEN_BLANKS
)
_RIGHTS_HINTS: Final = (
    "MANDATORY",
    "NO ",
    "EDITORIAL",
    "SUPPLIED BY",
    "eserved",
    "vorbehalten",
    "réservés",
    "ervados",
    "금지",
)
_RIGHTS: Final = pattern(
    r"(?<=\s)(?:THIS (?:IMAGE|PICTURE|PHOTO|VIDEO) |MANDATORY CREDIT|ATTENTION EDITORS|EDITORIAL USE|FOR EDITORIAL|"
    r"NO (?:RE)?SALES|"
    r"NO ARCHIV|NO COMMERCIAL|NO THIRD|All rights reserved|Alle Rechte vorbehalten|Tous droits réservés|"
    r"(?:Todos los d|D)erechos reservados|Todos os direitos reservados|재판매 및|무단\s?전재|無断転載)"
)
_WEAK: Final = frozenset({"–", "—", "―", "-", "--", "=", "＝", "I", "·", "•"})
"""Marks that stand inside sentences too: behind them an agency must be named."""
_MOST_MARKS: Final = 16
"""Marks of one kind that are tried; a text with more is no caption."""
_BEFORE_LABEL: Final = ".!?。！？(（[【|/–—-;…»”\"'’)]）】·•*」』।"
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


def find_cut(text: str) -> Cut | None:
    """The credit behind the caption's words; None when there is none."""
    if any(word in text for word in _RIGHTS_HINTS):
        boilerplate = _RIGHTS.search(text, max(0, len(text) - 3 * MAX_CREDIT))
        if boilerplate:
            cut = find_cut(text[: boilerplate.start()].rstrip())
            return structs.replace(cut, end=len(text)) if cut is not None else None
    return (
        _by_brackets(text)
        or _by_label(text)
        or _by_slash(text)
        or _by_list(text)
        or _by_separator(text)
        or _by_opening(text)
        or _by_full_stop(text)
    )


# --------------------------------------------------------------------------------------------------------- brackets


def _by_brackets(text: str) -> Cut | None:
    """Finds "... in Leeds. (AP Photo/Jane Doe)"."""
    end = len(text.rstrip(" ."))
    if not end or text[end - 1] not in CLOSERS:
        return None
    start = opener_of(text, end - 1)
    if start is None:
        return None
    inner, before = text[start:end], text[:start].rstrip()
    if not before or (is_tag(inner) and not (before[-1] in _STOPS and find_agency(strip_edges(inner)))):
        return None
    parts = read_parts(inner)
    is_agency = parts.agencies > 0 or (not inner.isascii() and find_agency(strip_edges(inner)) is not None)
    if not is_agency and not fits_brackets(parts):
        return None
    is_joined = parts.relations or parts.closings or parts.slots > 1
    if not (parts.label or is_agency or is_joined or before[-1] in _STOPS):
        return None
    return _name_before(text, start, parts) or Cut(
        len(before), start, len(text), text[start] + text[end - 1], "brackets"
    )


def opener_of(text: str, closer_at: int) -> int | None:
    """Where the bracket that closes at `closer_at` opens; None when it does not, or too far away."""
    closer = text[closer_at]
    opener = CLOSERS.get(closer)
    depth = 0
    for at in range(closer_at, max(-1, closer_at - MAX_CREDIT), -1):
        if text[at] == closer:
            depth += 1
        elif text[at] == opener:
            depth -= 1
            if depth == 0:
                return at
    return None


def _name_before(text: str, bracket: int, parts: Parts) -> Cut | None:
    """Finds "... . Jane Doe (Reuters)": the bracket is the agency of the name before it."""
    stop = next(stops(text, bracket), None)
    if stop is None or parts.label or not parts.agencies:
        return None
    stretch = text[stop:bracket].strip()
    if not stretch or len(stretch) > 60:
        return None
    if label_length(stretch):
        return cut_at(text, skip(text, stop), "label")
    name = read_parts(stretch)
    is_person = name.is_clean and len(name.persons) == 1 and not name.organisations
    return cut_at(text, skip(text, stop), "agency") if is_person else None


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
    "|(?P<before>[^、，。＝=（）()・\\d]{2,24}?(?<![でにがをはらのと]))(?:撮影|提供))[）)]?。?$"
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
        return Cut(taken.start(), taken.start(), len(text), "（）", "brackets")
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
    r"credit|autor|nuotr)\b",
    re.IGNORECASE,
)


def _by_opening(text: str) -> Cut | None:
    """Finds "... at noon. Harbor Times photo by Jane Doe", "... in Oslo. Courtesy of the museum"."""
    low = max(0, len(text) - MAX_CREDIT)
    if not _BY_WORDS.search(text, low):
        return None
    for stop in stops(text, len(text)):
        start = skip(text, stop)
        stretch = text[start:]
        parts = read_parts(stretch)
        is_named = parts.names > 0 or " " in parts.label
        if (parts.label or _is_photo_by(stretch)) and fits_label(parts, stretch) and is_named:
            return cut_at(text, start, "label")
    for word in islice(_BY_WORDS.finditer(text, low), _MOST_MARKS):
        start = word.start()
        if start and text[start - 1] == " " and text[start].isupper() and label_length(text[start:]):
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
        if not rest or not match.start() or is_tag(rest):
            continue
        parts = read_parts(rest)
        mark = match[0].strip()
        if fits_separator(mark, parts, rest) and not _joins(text[: match.start()], parts, mark):
            before = _before_separator(text, match.start())
            return before or Cut(
                len(text[: match.start()].rstrip(EDGES)), match.end(), len(text), match[0], "separator"
            )
    return None


def fits_separator(mark: str, parts: Parts, rest: str) -> bool:
    """May what stands behind a separator be a credit?"""
    if parts.label:
        return fits_label(parts, rest)
    if mark in _WEAK:
        return parts.agencies > 0 and parts.is_clean
    if not parts.is_clean:
        return parts.agencies > 0 and parts.unknown <= 2
    if parts.agencies or parts.relations or parts.handles or parts.closings:
        return True
    return parts.single == 0 and parts.names > 0 and len(rest) <= 80


def _joins(before: str, parts: Parts, mark: str) -> bool:
    """One word before a slash, or a slash before it ("Kunst / Kultur"): so it joins, and parts nothing."""
    if parts.agencies or parts.relations or parts.label or parts.closings or mark not in "/／":
        return False
    return " " not in before.strip() or "/" in before


def _before_separator(text: str, mark: int) -> Cut | None:
    """Finds "... in Porto. Jane Doe | Archive": what stands between the last full stop and the mark is credit too."""
    stop = next(stops(text, mark), None)
    if stop is None:
        return None
    start = skip(text, stop)
    stretch = text[start:mark].strip()
    if not 0 < len(stretch) <= 60 or is_tag(stretch):
        return None
    parts = read_parts(stretch)
    is_known = not parts.single or read_parts(text[mark:].strip(EDGES)).agencies > 0
    is_part = parts.is_clean and is_known and (parts.names or parts.relations)
    return cut_at(text, start, "label" if parts.label else "separator") if is_part else None


def _by_full_stop(text: str) -> Cut | None:
    """Finds "... the day before. Reuters"."""
    for stop in stops(text, len(text.rstrip(" ."))):
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
        has_source = parts.names > 0 and not TIES.issuperset(parts.relations)
        has_source |= "for" in parts.relations and len(parts.persons) == 1 and len(parts.organisations) == 1
        if parts.is_clean and (parts.agencies or parts.closings or has_source or (parts.known and parts.slots == 1)):
            return cut_at(text, start, "agency")
    return None


def cut_at(text: str, start: int, reason: str) -> Cut:
    """A credit from `start` to the end; the marks before it are the separator."""
    caption_end = len(text[:start].rstrip(EDGES))
    closer = text[caption_end : caption_end + 1]
    if caption_end < start and closer in _QUOTES and _is_open(text[:caption_end], closer):
        caption_end += 1
    between = text[caption_end:start]
    if not between.strip():
        between = text[caption_end - 1 : caption_end] + " " if text[caption_end - 1 : caption_end] in _ENDS else " "
    return Cut(caption_end, start, len(text), between, reason)


_QUOTES: Final = {"”": "“„", "“": "„", "»": "«", "«": "»", '"': ""}


def _is_open(text: str, closer: str) -> bool:
    """Does a quotation stand open in the text, which the mark behind it closes?"""
    if closer == '"':
        return text.count(closer) % 2 == 1
    return max(text.rfind(opener) for opener in _QUOTES[closer]) > text.rfind(closer)


_ENDS: Final = (".", "!", "?", "。", "！", "？")


def stops(text: str, end: int) -> Iterator[int]:
    """Where sentences end before `end`, the last first: at most three, in the last stretch that may hold a credit."""
    found = 0
    for at in range(end - 1, max(0, end - MAX_CREDIT), -1):
        before = text[at - 1]
        if before in "。！？" or (before == "." and "\uac00" <= text[at] <= "\ud7a3"):
            pass
        elif text[at] != " " or before not in _STOPS or (before == "." and _is_abbreviated(text, at - 1)):
            continue
        yield at
        found += 1
        if found == 3:
            return


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
