"""Are the caption's dates right, and do they fit the day the article came out?"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.ahead import may_look_ahead, tells_future
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.dates import FoundDate, find_dates, weekday_of
from a11y_audit.text.lexicon import Lexicon, lexicon
from a11y_audit.text.not_news import ARCHIVES, SYMBOLS
from a11y_audit.text.patterns import pattern
from a11y_audit.text.periods import tells_period
from a11y_audit.text.said_in_files import day_in_file, file_statements
from a11y_audit.text.words import contains_words, fold, words

_CHANGED: Final = ("article:modified_time", "og:updated_time")
_YEAR: Final = pattern(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_STOP: Final = pattern(r"(?<=[^\W\d_]{4})[.!?]\s|[。！？]")
"""The end of a sentence; short words before a full stop are abbreviations."""
_REACH: Final = 200
"""Characters before and behind a date in which its sentence is read."""
_ENDS: Final = 60
"""Characters at either end of a caption in which it says that its picture is from the files."""
_FROM: Final = frozenset(("from", "aus", "fra", "från", "uit", "z", "из", "des", "du", "del", "do"))


@lru_cache(maxsize=256)
def _dates(text: str, language: str) -> tuple[FoundDate, ...]:
    return find_dates(text, language) if any(letter.isdecimal() for letter in text) else ()


def weekday_wrong(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the weekday that stands beside a date match the calendar?"""
    assert image.caption is not None
    dates = [each for each in _dates(image.caption.text, _language(page)) if each.weekday is not None and each.day]
    judged = False
    for each in dates:
        day = each if each.year else _in_year_of(each, page.published)
        if day is None or (right := weekday_of(day)) is None or each.ambiguous:
            continue
        judged = True
        if right != each.weekday:
            reason = "wrong" if each.year else "wrong-this-year"
            names = _weekday_names(lexicon(_language(page)))
            return found(reason, place=image.caption.place, said=each.text, right=names[right], year=day.year)
    return PASSED if judged else INAPPLICABLE


def impossible_date(image: PageImage, page: Page, _options: Options) -> Result:
    """Is there such a day?"""
    assert image.caption is not None
    dates = _dates(image.caption.text, _language(page))
    if not dates:
        return INAPPLICABLE
    for each in dates:
        if each.impossible:
            return found("no-such-day", place=image.caption.place, said=each.text)
    return PASSED


def stale_date(image: PageImage, page: Page, _options: Options) -> Result:
    """Is a date in the caption later than the article?

    Where the caption ends in the date, it is the picture's own; elsewhere it may be that of something to come, and in
    a sentence in the future tense it is.
    """
    assert image.caption is not None
    if page.published is None:
        return INAPPLICABLE
    caption, language = image.caption.text, _language(page)
    days = [(each, day) for each in _dates(caption, language) if (day := each.date)]
    if not days:
        return INAPPLICABLE
    latest = page.derive(_last_changed) or page.published
    for each, day in days:
        if (day - latest).days > 1 and not each.ambiguous and not tells_future(_sentence(caption, each), language):
            is_own = each.end >= len(caption.rstrip(" .。)）")) and not may_look_ahead(caption)
            reason = "after-publication" if is_own else "to-come"
            return found(reason, place=image.caption.place, said=each.text, published=page.published)
    return PASSED


def _sentence(text: str, day: FoundDate) -> str:
    """The sentence that a date stands in, as far as marks followed by a blank tell."""
    before, after = text[max(0, day.start - _REACH) : day.start], text[day.end : day.end + _REACH]
    return _STOP.split(before)[-1] + text[day.start : day.end] + _STOP.split(after)[0]


def _last_changed(page: Page) -> date | None:
    """The day the article was last changed, as it tells machines."""
    said = [page.structured.properties[key].text for key in _CHANGED if key in page.structured.properties]
    said += [str(value.get("dateModified") or "") for value in page.structured.json_ld]
    return max((day for text in said if (day := _iso_day(text))), default=None)


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def file_undated(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption of a picture from the files say when it was taken?"""
    assert image.caption is not None
    if not _is_from_files(image, lexicon(page.language_code)) or image.n not in page.derive(_first_holders):
        return INAPPLICABLE
    for text in (image.caption.text, image.credit.text if image.credit else ""):
        if _YEAR.search(text) or any(each.year or each.month for each in _dates(text, _language(page))):
            return PASSED
        if tells_period(text):
            return PASSED
    return found("no-date", place=image.caption.place, text=image.caption.text)


def _first_holders(page: Page) -> frozenset[int]:
    """Of the images that share one caption (a slide and its arrows), the first."""
    first: dict[int, int] = {}
    for image in page.images:
        if image.caption and image.is_photo:
            first.setdefault(image.caption.place.offset if image.caption.place else -image.n, image.n)
    return frozenset(first.values())


def _is_from_files(image: PageImage, lists: Lexicon) -> bool:
    """Does caption or credit speak of files? Symbolic pictures have no date that matters."""
    assert image.caption is not None
    text = image.caption.text
    tail = text if len(text) < _ENDS else text[:_ENDS] + " " + text[-_ENDS:]
    if not SYMBOLS.isdisjoint(words(tail)):
        return False
    if image.credit:
        credited = words(image.credit.text)
        if not SYMBOLS.isdisjoint(credited) or not credit_words().private_owners.isdisjoint(credited):
            return False
        if "file" in image.credit.relations:
            return True
    folded = fold(tail)
    said = filter(folded.__contains__, lists.file_words)
    return any(not lists.spaced or (contains_words(tail, word) and _is_remark(word, folded)) for word in said)


def _is_remark(word: str, text: str) -> bool:
    """Is it a remark on the picture ("(Archive)", "from the archives")? An archive may also be what it shows."""
    if word.rpartition(" ")[2] not in ARCHIVES or word.partition(" ")[0] not in ARCHIVES | _FROM:
        return True
    before = "" if " " in word else r"(?:^|[(\[/|.,;:–—-])\s*"
    return re.search(rf"{before}\b{re.escape(word)}\s*(?:$|[)\]/|.,;:–—-])", text) is not None


def _language(page: Page) -> str:
    """The page's language, with its region where it is declared: "03/04/2014" is read by it."""
    if page.language:
        return page.language.text
    return page.language_code or ("en" if page.is_extract else "")


def _in_year_of(day: FoundDate, published: date | None) -> FoundDate | None:
    """The date in the year of publication, when that puts it in the weeks before it."""
    from msgspec.structs import replace

    if published is None or day.month is None or day.day is None:
        return None
    try:
        guess = date(published.year, day.month, day.day)
    except ValueError:
        return None
    return replace(day, year=published.year) if 0 <= (published - guess).days <= 14 else None


def _weekday_names(words: Lexicon) -> dict[int, str]:
    """The plain name of each weekday, which leads the list of its forms."""
    names: dict[int, str] = {}
    for name, number in words.weekdays.items():
        names.setdefault(number, name.capitalize() if words.language in _CAPITALISED else name)
    return names


_CAPITALISED: Final = ("en", "de", "")
"""Languages that write weekdays with a capital; texts in an unknown one are answered in English."""


# ------------------------------------------------------------------------------------------- the file's own day


def date_vs_metadata(image: PageImage, page: Page, options: Options) -> Result:
    """Is the one date in the caption the day on which the picture was taken, as its file says?"""
    assert image.caption is not None
    taken = day_in_file(file_statements(image, page) or ())
    if taken is None:
        return INAPPLICABLE
    days = [(each, day) for each in _dates(image.caption.text, _language(page)) if (day := each.date)]
    if len(days) != 1 or days[0][0].ambiguous or days[0][0].last_day:
        return INAPPLICABLE
    said, day = days[0]
    apart = (taken - day).days
    if apart > options["scanned"]:
        return INAPPLICABLE  # the day an old print was scanned
    return PASSED if abs(apart) <= 1 else found("differ", place=image.caption.place, said=said.text, taken=taken)


def file_undisclosed(image: PageImage, page: Page, options: Options) -> Result:
    """Does the caption of a picture that is much older than the article say so?"""
    assert image.caption is not None
    taken = day_in_file(file_statements(image, page) or ())
    if taken is None or page.published is None:
        return INAPPLICABLE
    age = (page.published - taken).days
    if age <= options["days"]:
        return PASSED
    caption, credit = image.caption.text, image.credit
    if _is_from_files(image, lexicon(page.language_code)) or (credit and "file" in credit.relations):
        return PASSED
    if _YEAR.search(caption) or any(each.year or each.month for each in _dates(caption, _language(page))):
        return PASSED
    if not SYMBOLS.isdisjoint(words(f"{caption} {credit.text}" if credit else caption)):
        return INAPPLICABLE
    return found("not-told", place=image.caption.place, taken=taken, days=age, published=page.published)
