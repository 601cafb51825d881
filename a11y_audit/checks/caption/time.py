"""Are the caption's dates right, and do they fit the day the article came out?"""

from datetime import date
from functools import lru_cache

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.dates import FoundDate, find_dates, weekday_of
from a11y_audit.text.lexicon import Lexicon, lexicon
from a11y_audit.text.words import fold


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
    """Is a date in the caption later than the article?"""
    assert image.caption is not None
    if page.published is None:
        return INAPPLICABLE
    days = [(each, day) for each in _dates(image.caption.text, _language(page)) if (day := each.date)]
    if not days:
        return INAPPLICABLE
    for each, day in days:
        if (day - page.published).days > 1 and not each.ambiguous:
            return found("after-publication", place=image.caption.place, said=each.text, published=page.published)
    return PASSED


def file_undated(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption of a picture from the files say when it was taken?"""
    assert image.caption is not None
    language = _language(page)
    if not _is_from_files(image, lexicon(language)):
        return INAPPLICABLE
    if any(each.year or each.month for each in _dates(image.caption.text, language)):
        return PASSED
    return found("no-date", place=image.caption.place, text=image.caption.text)


def _is_from_files(image: PageImage, words: Lexicon) -> bool:
    if image.credit and "file" in image.credit.relations:
        return True
    assert image.caption is not None
    text = fold(image.caption.text)
    return any(word in text for word in words.file_words)


def _language(page: Page) -> str:
    return page.language.text if page.language else "en" if page.is_extract else ""


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
    """The full name of each weekday: the longest of its names."""
    names: dict[int, str] = {}
    for name, number in words.weekdays.items():
        if len(name) > len(names.get(number, "")):
            names[number] = name
    return {number: name.capitalize() if words.language in ("en", "de") else name for number, name in names.items()}
