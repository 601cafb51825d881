"""The worst pages of a report, and the report in a few words."""

from msgspec.structs import replace

from a11y_audit.report import Summary
from a11y_audit.reporters import overview
from a11y_audit.reporters.cards import worst_first
from a11y_audit.reporters.survey import survey
from tests.reports_by_hand import ferry, harbour, outcome, page, report, summed_up

PAGES = [
    page("fine.html"),
    harbour(),
    page("unscored.html", score=None),
    page("bad.html", [], [outcome()], score=10.0),
    ferry(),
    page("also-fine.html"),
]


def summary() -> Summary:
    return summed_up(report(ferry(), harbour())).summary


def test_the_worst_are_those_that_sorting_all_would_put_first() -> None:
    for limit in range(len(PAGES) + 2):
        assert survey(PAGES, worst=limit, wanting=0).worst == tuple(worst_first(PAGES)[:limit])


def test_pages_on_which_nothing_is_open_want_nothing() -> None:
    found = survey(PAGES, worst=0, wanting=9)

    assert [one.path for one in found.wanting] == ["bad.html", "article.md", "site/harbour.html"]
    assert found.is_anything_open
    assert not survey([PAGES[0]], worst=1, wanting=1).is_anything_open


def test_verdicts_are_counted_the_worst_first() -> None:
    verdicts = survey([*PAGES, page("odd.html", verdict="UNHEARD OF")], worst=0, wanting=0).verdicts

    assert next(iter(verdicts.items())) == ("NOT READY", 3)
    assert verdicts["READY"] == 3


def test_what_is_frequent_is_called_by_its_title_and_name() -> None:
    first, second = overview.frequent(summed_up(report(ferry())), 5)

    assert (first.label, first.often) == ("critical", "1,200 on 2 pages")
    assert (first.title, first.name) == ("A picture has no description", "alt-missing[no-attribute]")
    assert second.label == "question"


def test_a_rule_without_words_goes_by_its_name() -> None:
    (first, _) = overview.frequent(replace(summed_up(report()), rules={}), 5)

    assert first.title == "alt-missing"


def test_scores_are_told_in_bands_and_the_baseline_in_numbers() -> None:
    assert overview.scores(summary()) == "7 at 90 or more, 5 at 70 to 89, 4 below 50"
    assert overview.scores(replace(summary(), pages=18)).endswith("4 below 50, 2 with nothing to score")
    assert overview.changes(summary()) == "3 new, 40 known, 2 fixed"


def test_nothing_is_told_of_what_is_not_known() -> None:
    plain = report(ferry()).summary

    assert (overview.scores(plain), overview.changes(plain)) == ("", "")
