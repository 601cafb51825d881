"""Looks for the credit in a caption's text: behind a label, in brackets, behind a separator, after the full stop.

Each search gives the cut it would make, or None. They are tried in that order: the plainest evidence first.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credit_labels import EDGES, MAX_CREDIT, is_label, label_length, strip_edges
from a11y_audit.reading.credit_parts import Parts, read_parts
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import credit_words, relation_words
from a11y_audit.text.words import fold

_STOPS: Final = ".!?。！？…”\"»）)'’」』।؟"
"""Where a sentence may end."""
_MARK: Final = re.compile(r"[:：=＝︰©ⓒⒸ]|\([cC]\)|（[cCＣｃ]）")
_SIGNS: Final = "©ⓒⒸ(（"
_SEPARATOR: Final = re.compile(
    r"\s*[|｜¦•·]\s*|\s+[/／]\s*|(?<=[.!?。…»”\"'\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])[/／]\s*|[/／]\s+"
    r"|\s+[–—―-]+\s+|＝|=(?=[^\s\d])|\s+I\s+|\s+//\s*"
)
_WEAK: Final = frozenset({"–", "—", "―", "-", "--", "=", "＝", "I", "·", "•"})
"""Marks that stand inside sentences too: behind them an agency must be named."""
_INNER_STOP: Final = re.compile(r"\w\w\w[.!?]\s|[。！？、；]|[)\]]\.\s")
_CLOSERS: Final = {")": "(", "]": "[", "）": "（", "】": "【", "〕": "〔", "］": "［", "〉": "〈", "》": "《"}
_BEFORE_LABEL: Final = ".!?。！？(（[【|/–—-;…»”\"'’)]）】·•*」』।"
_TITLES: Final = frozenset(
    {"Dr", "Mr", "Mrs", "Ms", "St", "Jr", "Sr", "Prof", "Fot", "fot", "Gov", "Sen", "Rep", "Gen", "Lt"}
)
_MOST_SMALL_WORDS: Final = 4
_ROLE_RELATIONS: Final = frozenset({"handout", "courtesy", "pool", "screenshot", "ai-generated"})


class Cut(Struct, frozen=True):
    """A credit at `start:end` of a text whose caption ends at `caption_end`; the mark between them, and the reason."""

    caption_end: int
    start: int
    end: int
    separator: str
    reason: str


def find_cut(text: str) -> Cut | None:
    """The credit behind the caption's words; None when there is none."""
    return _by_brackets(text) or _by_label(text) or _by_separator(text) or _by_opening(text) or _by_full_stop(text)


def is_whole(text: str) -> bool:
    """Is the text a credit and nothing else?"""
    if _is_prose(text) or (is_tag(text) and not is_role(text)):
        return False
    parts = read_parts(text)
    if parts.label:
        return _fits_label(parts, text)
    if _INNER_STOP.search(text) or _holds_label(text) or not _lists_one_credit(text):
        return False
    if text[0] in "([（【〔" and text[-1] in _CLOSERS:
        return _fits_brackets(parts)
    if parts.agencies:
        return parts.is_clean or (parts.unknown == 1 and parts.slots > 1 and text.count(" ") < 5)
    if not parts.is_clean:
        return False
    if parts.relations:
        return parts.names > 0 or is_role(text)
    return (parts.known > 0 and parts.slots > 1 and parts.single == 0) or is_role(text)


def _is_prose(text: str) -> bool:
    """Has it more small words than names have, and no label?"""
    if len(text) < 40:
        return False
    return sum(word[0].islower() for word in text.split(" ")) > _MOST_SMALL_WORDS and not label_length(text)


def is_tag(text: str) -> bool:
    """Is it an editorial remark that credits nobody: "(Archivbild)", "(left)", "(CDU)"?"""
    return len(text) < 48 and fold(strip_edges(text)).strip(" .") in credit_words().not_credit


def is_role(text: str) -> bool:
    """Is it a bare word for where the picture comes from ("Handout", "Privat"), more than "file" or "collage"?"""
    if len(text) > 40:
        return False
    folded = fold(text).strip(" .")
    words = credit_words()
    if folded in words.vague_roles:
        return False
    if folded in words.role_only:
        return " " not in folded or folded not in words.not_credit
    return relation_words().get(folded) in _ROLE_RELATIONS and folded not in words.not_credit


# ------------------------------------------------------------------------------------------------------- whole texts


def _holds_label(text: str) -> bool:
    """Is there a label or a copyright sign after other words, so that what stands before it is no credit?"""
    return any(mark[0][0] in _SIGNS or _label_start(text, mark.start()) for mark in _MARK.finditer(text, 1))


def _lists_one_credit(text: str) -> bool:
    """A comma joins a name to its agency ("Jane Doe, AFP"); more of them, or other ends, make a list of subjects."""
    if "," not in text:
        return True
    last = read_parts(text.rpartition(",")[2])
    return text.count(",") == 1 and last.is_clean and (last.agencies > 0 or last.relations != ()) and not last.persons


def _fits_label(parts: Parts, text: str) -> bool:
    """What may follow a label: anything short, longer things only when they name someone."""
    body = len(text) - len(parts.label)
    if body <= 0 or parts.slots == 0:
        return False
    if parts.agencies or parts.relations:
        return parts.unknown <= 12
    return parts.unknown <= (5 if parts.names else 8) and body <= 120


def _fits_brackets(parts: Parts) -> bool:
    if parts.label:
        return parts.slots > 0 and parts.unknown <= 10
    if parts.agencies:
        return parts.unknown <= 3
    if not parts.is_clean:
        return False
    return bool(parts.relations or parts.handles or parts.closings or parts.titled) or parts.names > 1


# --------------------------------------------------------------------------------------------------------- brackets


def _by_brackets(text: str) -> Cut | None:
    """Finds "... in La Crosse. (AP Photo/Jane Doe)"."""
    end = len(text.rstrip(" ."))
    if not end or text[end - 1] not in _CLOSERS:
        return None
    start = _opener(text, end - 1)
    if start is None:
        return None
    inner, before = text[start:end], text[:start].rstrip()
    if not before or (is_tag(inner) and not (before[-1] in _STOPS and find_agency(strip_edges(inner)))):
        return None
    parts = read_parts(inner)
    if not (_fits_brackets(parts) or (parts.is_clean and parts.names and before[-1] in ".!?。")):
        return None
    is_joined = parts.relations or parts.closings or parts.slots > 1
    if not (parts.label or parts.agencies or is_joined or before[-1] in _STOPS):
        return None
    return _name_before(text, start, parts) or Cut(
        len(before), start, len(text), text[start] + text[end - 1], "brackets"
    )


def _opener(text: str, closer_at: int) -> int | None:
    closer = text[closer_at]
    opener = _CLOSERS[closer]
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
    stop = next(_stops(text, bracket), None)
    if stop is None or parts.label or not parts.agencies:
        return None
    stretch = text[stop:bracket].strip()
    if not stretch or len(stretch) > 60:
        return None
    if label_length(stretch):
        return _cut_at(text, _skip(text, stop), "label")
    name = read_parts(stretch)
    is_person = name.is_clean and len(name.persons) == 1 and not name.organisations
    return _cut_at(text, _skip(text, stop), "agency") if is_person else None


# ----------------------------------------------------------------------------------------------------------- labels


def _by_label(text: str) -> Cut | None:
    """Finds "... in Mitte. Foto: dpa", "© Jane Doe", "사진=연합뉴스"."""
    for mark in _MARK.finditer(text, max(0, len(text) - 2 * MAX_CREDIT)):
        is_sign = mark[0][0] in _SIGNS
        start = mark.start() if is_sign else _label_start(text, mark.start())
        if not start:
            continue
        before = text[:start].rstrip()
        is_open = before[-1:] in ("(", "[", "（", "【", "〔")
        stretch = text[len(before) - 1 :] if is_open else text[start:]
        parts = read_parts(stretch)
        if not parts.label or not _fits_label(parts, stretch):
            continue
        if not is_sign and not _announces(text, start, mark.start(), parts):
            continue
        if is_open:
            start = len(before) - 1
        elif is_sign:
            start = _label_before(text, start)
        return _cut_at(text, start, "copyright sign" if is_sign else "label")
    return None


def _label_start(text: str, mark: int) -> int | None:
    """Where the label that ends at a colon begins; None when the words before the colon are none."""
    end = mark - 1 if text[mark - 1 : mark] == " " else mark
    low = max(0, end - 42)
    best = None
    at = end
    for _ in range(5):
        edge = max(text.rfind(mark_before, low, at) for mark_before in " (（[【/|.。,")
        start = max(edge + 1, low)
        if text[start : start + 1].isalnum() and is_label(text[start:end]):
            best = start
        if edge <= low:
            break
        at = edge
    return best


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


_BY_WORDS: Final = re.compile(
    r"\b(?:by|via|courtesy|photos?|fotos?|fot|crédit|cortes[ií]a|cedida|supplied|copyright|bild|kuva|zdj|фото|ảnh|"
    r"credit|сourtesy|autor|nuotr)\b",
    re.IGNORECASE,
)


def _by_opening(text: str) -> Cut | None:
    """Finds "... downpour. Korea Times photo by Jane Doe", "... in Oslo. Courtesy of the museum"."""
    low = max(0, len(text) - MAX_CREDIT)
    if not _BY_WORDS.search(text, low):
        return None
    for stop in _stops(text, len(text)):
        start = _skip(text, stop)
        stretch = text[start:]
        parts = read_parts(stretch)
        if (parts.label or _is_photo_by(stretch)) and _fits_label(parts, stretch) and parts.names:
            return _cut_at(text, start, "label")
    for word in _BY_WORDS.finditer(text, low):
        start = word.start()
        if start and text[start - 1] == " " and text[start].isupper() and label_length(text[start:]):
            parts = read_parts(text[start:])
            if parts.is_clean and parts.names and _fits_label(parts, text[start:]):
                return _cut_at(text, start, "label")
    return None


def _is_photo_by(stretch: str) -> bool:
    words = stretch.split(" ", 7)[:7]
    labels = credit_words().labels
    return any(
        words[at] in ("by", "por", "par", "von") and fold(words[at - 1]) in labels for at in range(1, len(words))
    )


# ------------------------------------------------------------------------------------------------ separators, stops


def _by_separator(text: str) -> Cut | None:
    """Finds "Two presidents in Seoul / Korea Times file"."""
    for match in _SEPARATOR.finditer(text, max(0, len(text) - MAX_CREDIT)):
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
        return _fits_label(parts, rest)
    if mark in _WEAK:
        return parts.agencies > 0 and parts.is_clean
    if not parts.is_clean:
        return parts.agencies > 0 and parts.unknown <= 2
    if parts.agencies or parts.relations or parts.handles:
        return True
    return parts.single == 0 and parts.names > 0 and len(rest) <= 80


def _joins(before: str, parts: Parts, mark: str) -> bool:
    """One word before a slash, or a slash before it ("Kunst / Kultur"): so it joins, and parts nothing."""
    if parts.agencies or parts.relations or parts.label or mark not in "/／":
        return False
    return " " not in before.strip() or "/" in before


def _before_separator(text: str, mark: int) -> Cut | None:
    """Finds "... in Managua. Jane Doe | Archive": what stands between the last full stop and the mark is credit too."""
    stop = next(_stops(text, mark), None)
    if stop is None:
        return None
    start = _skip(text, stop)
    stretch = text[start:mark].strip()
    if not 0 < len(stretch) <= 60 or is_tag(stretch):
        return None
    parts = read_parts(stretch)
    return _cut_at(text, start, "separator") if parts.is_clean and parts.names and not parts.single else None


def _by_full_stop(text: str) -> Cut | None:
    """Finds "... the day before. Reuters"."""
    for stop in _stops(text, len(text.rstrip(" ."))):
        start = _skip(text, stop)
        stretch = text[start:].strip()
        if len(stretch) > 120:
            break
        if not stretch:
            continue
        if is_role(stretch):
            return _cut_at(text, start, "agency")
        if is_tag(stretch):
            continue
        parts = read_parts(stretch)
        if parts.is_clean and (parts.agencies or parts.closings or (parts.known and parts.slots == 1)):
            return _cut_at(text, start, "agency")
    return None


def _cut_at(text: str, start: int, reason: str) -> Cut:
    """The credit runs from `start` to the end; the marks before it are the separator."""
    caption_end = len(text[:start].rstrip(EDGES))
    between = text[caption_end:start]
    if not between.strip():
        between = text[caption_end - 1 : caption_end] + " " if text[caption_end - 1 : caption_end] in _ENDS else " "
    return Cut(caption_end, start, len(text), between, reason)


_ENDS: Final = (".", "!", "?", "。", "！", "？")


def _stops(text: str, end: int) -> Iterator[int]:
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


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in EDGES:
        at += 1
    return at
