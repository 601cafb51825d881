"""Dates and weekdays in running text: what a caption says about when.

Reads written dates in every language that has a word list, dates in digits, the dates of Chinese, Japanese and
Korean (eras too), bare years and weekdays. An impossible date is found and flagged, never an error.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.text.lexicon import Lexicon, lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold


class FoundDate(Struct, frozen=True):
    """A date as a text gives it; what it leaves unsaid is None.

    `weekday` counts from 0 (Monday). `last_day` ends a span of days ("Jan. 25-27"). `ambiguous` says that day and
    month could be the other way round; `impossible`, that no calendar has the day.
    """

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    ambiguous: bool = False
    impossible: bool = False

    @property
    def date(self) -> date | None:
        """The day it names, when it names one that exists."""
        if self.year is None or self.month is None or self.day is None or self.impossible:
            return None
        return date(self.year, self.month, self.day)


def weekday_of(found: FoundDate) -> int | None:
    """The weekday the calendar gives that date (0 is Monday), None unless year, month and day are known."""
    day = found.date
    return day.weekday() if day else None


def find_dates(text: str, language: str) -> tuple[FoundDate, ...]:
    """All dates in the text, in order and without overlaps.

    Args:
        text: running text; at most its first 10,000 characters are read.
        language: BCP 47 tag; its region decides the order of "03/04/2014" in English (month first unless it is a
            region that writes the day first).
    """
    text = text[:10_000]
    words = _patterns(lexicon(language).language)
    taken: list[FoundDate] = []
    covered = bytearray(len(text))
    for found in _candidates(text, language, words):
        if covered.find(1, found.start, found.end) < 0:
            covered[found.start : found.end] = b"\1" * (found.end - found.start)
            taken.append(found)
    taken.sort(key=_start)
    return tuple(sorted(_with_weekdays(text, taken, covered, words), key=_start))


def _start(found: FoundDate) -> int:
    return found.start


# ------------------------------------------------------------------------------------------------------- patterns

_YEAR: Final = r"(?:1[6-9]|20|21)\d\d"
_DAY: Final = r"[0-3]?\d"
_SPAN: Final = rf"(?:\s?[-–/]\s?(?P<{{0}}>{_DAY}))?"
_DIGITS: Final = pattern(r"(?<![\w./-])(\d{1,4})(?P<sep>[./-])[ ]?(\d{1,2})(?P=sep)[ ]?(\d{1,4})(?![\w/-]|\.\d)")
_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
_CJK: Final = (
    rf"(?:(?P<era>{'|'.join(_ERAS)})\s?(?P<nth>\d{{1,3}}|元)\s?年\s?|(?P<y>{_YEAR})\s?[年년]\s?)?"
    r"(?:(?P<m>1[0-2]|0?[1-9])\s?[月월]\s?)?"
    rf"(?:(?<!\d)(?P<d>{_DAY})\s?[日일号號])?(?![간동間目後后]|\s동안)"
)
_CJK_WEEKDAY: Final = pattern("[曜週周]|星期|[礼禮]拜|요일|[(（].[)）]")
_CJK_START: Final = pattern(r"(?<!\d)\d{1,4}\s?[年月日号號년월일]|令和|平成|昭和|大正|民[國国]")
_HAS_DIGIT: Final = pattern(r"\d")
_LETTERS: Final = pattern(r"[^\W\d_]+")
_LONE_YEAR: Final = pattern(r"(?<![\w$€£¥#./,-])(?:19|20)\d\d(?![\w%°/-]|[.,]\d)")
_BEFORE_MONTH: Final = frozenset({
    "in", "since", "last", "this", "until", "early", "late", "mid", "im", "seit", "ende", "anfang", "mitte", "en",
    "depuis", "début", "fin", "mi", "desde", "em", "a", "ad", "nel", "da", "sedan", "siden", "i", "w", "od", "в", "во",
    "с", "في", "منذ", "sinds", "begin", "eind",
})  # fmt: skip
"""Words after which a month's name alone is a date, and not a person or a verb."""
_DAY_FIRST: Final = frozenset({"gb", "uk", "au", "nz", "ie", "in", "za", "sg", "my", "hk", "ng", "ke", "mt"})
_UNSURE_ALONE: Final = frozenset({
    "segunda", "terça", "quarta", "quinta", "sexta", "domingo", "sabado", "среда", "pazar", "piątek",
    "أحد", "خميس", "جمعة", "سبت", "اثنين", "إثنين", "ثلاثاء", "أربعاء", "اربعاء",
})  # fmt: skip
"""Weekdays that mean something else as often: they count beside a date only."""


_CJK_BEGINS: Final = "\u3000"
_CAPITALS: Final = frozenset(
    {"may", "march", "mar", "sun", "sat", "mon", "wed", "mo", "di", "mi", "do", "fr", "sa", "so"}
)
"""Months and weekdays of English and German that are other words in lower case."""


class _Patterns(Struct, frozen=True):
    named: re.Pattern[str]
    weekday: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    capitals: frozenset[str]
    gap: re.Pattern[str]
    first_words: frozenset[str]

    def may_match(self, text: str) -> bool:
        """Can a month or weekday be in the text? Asked first, for it costs a tenth of the search."""
        return not self.first_words.isdisjoint(_LETTERS.findall(text.lower())) or _CJK_WEEKDAY.search(text) is not None


@lru_cache(maxsize=32)
def _patterns(code: str) -> _Patterns:
    words = lexicon(code)
    months = {name: number for name, number in words.months.items() if not name[0].isdigit() and _is_sure(name, words)}
    month = _any(months)
    link = rf"(?:(?:{_any(words.date_links)})\s+)?"
    day = rf"{_DAY}(?:{_any((words.day_endings - {'.'}) | {'º', 'ª', '°'})})?"
    other = rf"(?:\s?/\s?(?:{month}))?"
    named = pattern(
        rf"(?:(?<![\w.,/-])(?P<d1>{day}){_SPAN.format('e1')}\.?\s+{link}|(?<!\w))(?P<month>{month})(?(d1)"
        rf"(?!\w)\.?{other}(?:,?\s+{link}(?P<y1>{_YEAR})(?!\w))?"
        rf"|(?:\.?\s+(?P<d2>{day})(?![\d:%]|[.,]\d){_SPAN.format('e2')}(?!\w)(?:,?\s+(?P<y2>{_YEAR})(?!\w))?"
        rf"|(?P<other>\.?{other})(?!\w),?\s+{link}(?P<y3>{_YEAR})(?!\w)"
        r"|(?!\w)))",
        re.IGNORECASE,
    )
    spaced = _any(name for name in words.weekdays if name < _CJK_BEGINS)
    unspaced = _any(name for name in words.weekdays if name > _CJK_BEGINS and len(name) > 1)
    signs = "".join(name for name in words.weekdays if len(name) == 1)
    ways = [rf"(?<!\w)(?:{spaced})(?!\w)"] if spaced else []
    ways += [unspaced, rf"(?<=[(（])[{signs}](?=[)）])"] if unspaced else []
    gap = pattern(rf"\.?,?\s*{link}{link}", re.IGNORECASE)
    capitals = _CAPITALS if words.language in {"en", "de", ""} else frozenset[str]()
    weekday = pattern("|".join(ways), re.IGNORECASE)
    first_words = frozenset(first[0] for name in (*months, *words.weekdays) if (first := _LETTERS.match(name)))
    return _Patterns(named, weekday, months, words.weekdays, capitals, gap, first_words)


def _is_sure(name: str, words: Lexicon) -> bool:
    """Short names of all languages together would take words for months ("set", "ago", "out")."""
    return len(name) > 3 or words.language != "" or name in lexicon("en").months


def _any(entries: Iterable[str]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))


# ------------------------------------------------------------------------------------------------------- finding


def _candidates(text: str, language: str, words: _Patterns) -> Iterator[FoundDate]:
    """Dates of every kind, the surest kinds first."""
    has_digit = _HAS_DIGIT.search(text) is not None
    if has_digit:
        yield from _in_digits(text, language)
        if not text.isascii():
            yield from _in_cjk(text)
    if words.may_match(text):
        yield from _in_words(text, words)
    if has_digit:
        for match in _LONE_YEAR.finditer(text):
            yield FoundDate(match[0], match.start(), match.end(), year=int(match[0]))


def _in_digits(text: str, language: str) -> Iterator[FoundDate]:
    for match in _DIGITS.finditer(text):
        first, second, third = match[1], match[3], match[4]
        a, b, c = int(first), int(second), int(third)
        ambiguous = False
        if len(first) == 4:
            year, month, day = a, b, c
        elif len(first) < 3 and len(third) in {2, 4}:
            year = c if len(third) == 4 else c + (2000 if c < 70 else 1900)
            month, day, ambiguous = _order(a, b, language)
        else:
            continue
        if 1600 <= year < 2200 and 1 <= month <= 12 and 1 <= day <= 31:
            yield _made(text, match.span(), year, month, day, ambiguous=ambiguous)


def _order(a: int, b: int, language: str) -> tuple[int, int, bool]:
    """Month, day, and whether they could be swapped."""
    if a > 12 or b > 12:
        return (b, a, False) if a > 12 else (a, b, False)
    tag = language.lower().replace("_", "-").split("-")
    if tag[0] not in {"en", ""}:
        return b, a, False
    month, day = (b, a) if tag[0] == "" or _DAY_FIRST.intersection(tag[1:]) else (a, b)
    return month, day, a != b


def _in_cjk(text: str) -> Iterator[FoundDate]:
    position = 0
    cjk = re.compile(_CJK)
    while start := _CJK_START.search(text, position):
        position = start.end()
        match = cjk.match(text, start.start())
        if match is None or match.end() == match.start():
            continue
        year, month, day = match["y"], match["m"], match["d"]
        number = int(year) if year else None
        if match["era"]:
            number = _ERAS[match["era"]] + (1 if match["nth"] == "元" else int(match["nth"]))
        if (number is None and day is None) or (day is not None and not 1 <= int(day) <= 31):
            continue
        if number is None and month is None and match[0][-1] in "号號":  # a line, a house, a ship
            continue
        position = match.end()
        end = match.start() + len(match[0].rstrip())
        yield _made(text, (match.start(), end), number, int(month) if month else None, int(day) if day else None)


def _in_words(text: str, words: _Patterns) -> Iterator[FoundDate]:
    for match in words.named.finditer(text):
        spelled = match["month"] + (match["other"] or "")
        if spelled in words.capitals:
            continue
        month = words.months.get(fold(match["month"]))
        if month is None:
            continue
        day, last = _day(match["d1"] or match["d2"]), _day(match["e1"] or match["e2"])
        year = match["y1"] or match["y2"] or match["y3"]
        if (
            day is None
            and year is None
            and (
                len(spelled) < 3
                or fold(text[max(0, match.start() - 12) : match.start()]).rpartition(" ")[2] not in _BEFORE_MONTH
            )
        ):
            continue
        if day is not None and not 1 <= day <= 31:
            continue
        end = match.end() - (1 if match[0].endswith(".") and len(spelled) > 4 else 0)
        yield _made(text, (match.start(), end), int(year) if year else None, month, day, last)


def _day(spelled: str | None) -> int | None:
    return int("".join(filter(str.isdigit, spelled))) if spelled else None


def _made(
    text: str,
    stretch: tuple[int, int],
    year: int | None,
    month: int | None,
    day: int | None,
    last_day: int | None = None,
    *,
    ambiguous: bool = False,
) -> FoundDate:
    start, end = stretch
    exists = _exists(year, month, day)
    return FoundDate(text[start:end], start, end, year, month, day, None, last_day, ambiguous, not exists)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None or day is None:
        return True
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


# ------------------------------------------------------------------------------------------------------- weekdays

_AFTER: Final = pattern(r"\.?,?\s?[(（]?")
_BRACKETED_DAY: Final = pattern(r"\s\(([0-3]?\d)\)")


class _Weekday(Struct, frozen=True):
    start: int
    end: int
    number: int


def _with_weekdays(text: str, dates: list[FoundDate], covered: bytearray, words: _Patterns) -> Iterator[FoundDate]:
    """The dates, each with the weekday that stands beside it, and the weekdays that stand alone."""
    names = list(_weekdays(text, covered, words)) if words.may_match(text) else []
    by_start = {name.start: name for name in names}
    by_end = {name.end: name for name in names}
    for at, found in enumerate(dates):
        beside = _before(text, found, by_end, words)
        if beside is None:
            beside = _behind(text, found, by_start)
            following = dates[at + 1] if at + 1 < len(dates) else None
            if beside and following and _before(text, following, by_end, words) is beside:
                beside = None
        if beside is None or found.day is None:
            yield found
        else:
            del by_start[beside.start], by_end[beside.end]
            yield _joined(text, found, beside)
    for name in by_start.values():
        if _stands_alone(text[name.start : name.end]):
            yield _alone(text, name)


def _weekdays(text: str, covered: bytearray, words: _Patterns) -> Iterator[_Weekday]:
    for match in words.weekday.finditer(text):
        number = words.weekdays.get(fold(match[0]))
        if number is None:  # "月" of "月요일" and the like: the sign before the ending tells
            number = words.weekdays.get(match[0][0])
        if number is not None and match[0] not in words.capitals and covered.find(1, *match.span()) < 0:
            yield _Weekday(match.start(), match.end(), number)


def _before(text: str, found: FoundDate, by_end: Mapping[int, _Weekday], words: _Patterns) -> _Weekday | None:
    """The weekday before the date, when only a comma and little words part them."""
    for end in range(found.start, max(-1, found.start - 21), -1):
        if end in by_end:
            return by_end[end] if words.gap.fullmatch(text, end, found.start) else None
    return None


def _behind(text: str, found: FoundDate, by_start: Mapping[int, _Weekday]) -> _Weekday | None:
    """The weekday after the date ("27 Ocak 2015 Salı", "1월 27일(화)")."""
    for start in range(found.end, found.end + 5):
        if start in by_start:
            return by_start[start] if _AFTER.fullmatch(text, found.end, start) else None
    return None


def _joined(text: str, found: FoundDate, name: _Weekday) -> FoundDate:
    start, end = min(found.start, name.start), max(found.end, name.end)
    if text[name.start - 1 : name.start] in {"(", "（"} and text[name.end : name.end + 1] in {")", "）"}:
        end = max(end, name.end + 1)
    return replace(found, text=text[start:end], start=start, end=end, weekday=name.number)


def _stands_alone(spelled: str) -> bool:
    """Is it surely a weekday without a date beside it? Short names are not, nor names spelled like other words."""
    if not spelled.isascii() and len(spelled) < 4:
        return spelled[-1] in "日曜요일月火水木金土" or spelled[0] in "周週星礼禮"
    return len(spelled) > 3 and fold(spelled) not in _UNSURE_ALONE


def _alone(text: str, name: _Weekday) -> FoundDate:
    bracketed = _BRACKETED_DAY.match(text, name.end)
    end = bracketed.end() if bracketed else name.end
    day = int(bracketed[1]) if bracketed and 1 <= int(bracketed[1]) <= 31 else None
    return FoundDate(text[name.start : end], name.start, end, day=day, weekday=name.number)
