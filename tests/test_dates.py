"""Dates in running text, in the ways newsrooms write them."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.text.dates import FoundDate, find_dates, weekday_of
from a11y_audit.text.lexicon import LANGUAGES

TUESDAY = 1
"""27 January 2015 was one."""


def only(text: str, language: str) -> FoundDate:
    found = find_dates(text, language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Crowds wait in Busan on Tuesday, Jan. 27, 2015, for the ferry."),
        ("en-GB", "Crowds wait in Hull on Tuesday 27 January 2015."),
        ("en", "Crowds wait on Tuesday, the 27th of January 2015."),
        ("de", "Wartende am Dienstag, dem 27. Januar 2015, in Kiel."),
        ("fr", "Des voyageurs attendent à Brest, le mardi 27 janvier 2015."),
        ("es", "Viajeros esperan el martes 27 de enero de 2015 en Vigo."),
        ("it", "Viaggiatori in attesa martedì 27 gennaio 2015 a Bari."),
        ("pt-BR", "Passageiros esperam na terça-feira, 27 de janeiro de 2015."),
        ("nl", "Reizigers wachten op dinsdag 27 januari 2015."),
        ("sv", "Resenärer väntar tisdagen den 27 januari 2015."),
        ("nb", "Reisende venter tirsdag 27. januar 2015."),
        ("da", "Rejsende venter tirsdag den 27. januar 2015."),
        ("pl", "Podróżni czekają we wtorek 27 stycznia 2015 r."),
        ("tr", "Yolcular 27 Ocak 2015 Salı günü bekliyor."),
        ("ru", "Пассажиры ждут во вторник, 27 января 2015 года."),
        ("ar", "مسافرون ينتظرون يوم الثلاثاء 27 يناير 2015"),
        ("ar", "مسافرون ينتظرون الثلاثاء 27 يناير/كانون الثاني 2015"),
        ("ko", "2015년 1월 27일 화요일 부산항에서 승객들이 기다리고 있다."),
        ("ko", "승객들이 2015년 1월 27일(화) 기다리고 있다."),
        ("ja", "2015年1月27日(火)、港で待つ乗客ら"),
        ("ja", "平成27年1月27日(火)、港で待つ乗客ら"),
        ("zh", "2015年1月27日星期二,旅客在港口等候。"),
        ("zh-TW", "民國104年1月27日(二),旅客在港口等候。"),
    ],
)
def test_a_whole_date_with_its_weekday_is_read_in_every_language(language: str, text: str) -> None:
    found = only(text, language)
    assert (found.year, found.month, found.day, found.weekday) == (2015, 1, 27, TUESDAY)
    assert text[found.start : found.end] == found.text
    assert weekday_of(found) == found.weekday


def test_a_wrong_weekday_is_told_apart_from_the_calendar_s() -> None:
    found = only("Protesters march on Tuesday, Jan. 27, 2014.", "en")
    assert found.weekday == TUESDAY
    assert weekday_of(found) == 0


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "seen on July 26", (None, 7, 26)),
        ("en", "shot in March 2019", (2019, 3, None)),
        ("en", "a view in May", (None, 5, None)),
        ("en", "built in 1998", (1998, None, None)),
        ("de", "im März 2019", (2019, 3, None)),
        ("fr", "le 1er mai", (None, 5, 1)),
        ("it", "il 1º maggio", (None, 5, 1)),
        ("ko", "지난 27일(현지시간) 서울", (None, None, 27)),
        ("ko", "2019년 7월의 모습", (2019, 7, None)),
        ("ja", "1月5日午後", (None, 1, 5)),
        ("pt", "nesta segunda-feira (26)", (None, None, 26)),
        ("en", "2014-01-27", (2014, 1, 27)),
        ("ko", "2014. 1. 27.", (2014, 1, 27)),
        ("de", "27.01.2014", (2014, 1, 27)),
        ("en", "27/01/14", (2014, 1, 27)),
    ],
)
def test_a_part_of_a_date_leaves_the_rest_unsaid(
    language: str, text: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    found = only(text, language)
    assert (found.year, found.month, found.day) == expected


def test_a_weekday_alone_is_a_date() -> None:
    assert only("Commuters cross a bridge on Monday.", "en").weekday == 0
    assert only("월요일 출근길 시민들", "ko").weekday == 0
    assert only("月曜日の朝", "ja").weekday == 0


def test_each_of_two_dates_keeps_its_own_weekday() -> None:
    found = find_dates("Games on Saturday, Jan. 25, and Sunday, Jan. 26.", "en")
    assert [(each.day, each.weekday) for each in found] == [(25, 5), (26, 6)]


def test_a_span_of_days_keeps_both_ends() -> None:
    found = only("The fair runs May 5-7, 2019.", "en")
    assert (found.day, found.last_day, found.year) == (5, 7, 2019)


def test_day_and_month_in_digits_can_be_ambiguous() -> None:
    assert only("03/04/2014", "en").ambiguous
    assert not only("27/04/2014", "en").ambiguous
    assert not only("04/04/2014", "en").ambiguous


def test_the_region_decides_which_comes_first() -> None:
    assert only("03/04/2014", "en-US").month == 3
    assert only("03/04/2014", "en-GB").month == 4
    assert only("03/04/2014", "fr").month == 4


def test_an_impossible_day_is_flagged() -> None:
    found = only("Snow falls on Feb. 30, 2019.", "en")
    assert found.impossible
    assert found.date is None
    assert weekday_of(found) is None
    assert not only("Feb. 29", "en").impossible
    assert only("Feb. 29, 2019", "en").impossible


def test_a_known_date_is_given_as_one() -> None:
    assert only("26 juillet 2019", "fr").date == date(2019, 7, 26)


@pytest.mark.parametrize(
    "text",
    [
        "You may 5 times refuse",
        "They march 5 kilometres",
        "It costs $2019 or 2,019 won",
        "Version 1.2.2020.5 of the 1990s",
        "the sun sat low",
        "Simon and Monica",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, "en") == ()


def test_a_stretch_of_days_is_no_day() -> None:
    assert find_dates("3일간 열린 행사", "ko") == ()
    assert find_dates("3日間の祭り", "ja") == ()
    assert find_dates("地铁5号线", "zh") == ()


def test_a_page_without_a_language_is_read_with_all_of_them() -> None:
    assert only("27 января 2015", "").date == only("27 janvier 2015", "").date == date(2015, 1, 27)
    assert find_dates("They set 20 records", "") == ()


@given(st.text(), st.sampled_from((*LANGUAGES, "", "vi", "en-GB")))
def test_no_text_makes_it_fail(text: str, language: str) -> None:
    for found in find_dates(text, language):
        assert text[found.start : found.end] == found.text


@given(
    st.text(st.sampled_from("0123456789/.-, ()年月日년월일 MarchTuesday火화"), max_size=60),
    st.sampled_from(LANGUAGES),
)
def test_dates_never_overlap_and_always_name_something(text: str, language: str) -> None:
    found = find_dates(text, language)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for each in found:
        assert (each.year, each.month, each.day, each.weekday) != (None, None, None, None)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(day: date) -> None:
    written = f"{day:%A, %B} {day.day}, {day.year}"
    found = only(written, "en")
    assert found.date == day
    assert found.weekday == weekday_of(found)
    assert only(f"{day.year}년 {day.month}월 {day.day}일", "ko").date == day
    assert only(day.isoformat(), "de").date == day
