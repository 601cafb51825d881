"""What the formats for machines share."""

import pytest

from a11y_audit.model import Severity
from a11y_audit.report import Suppression
from a11y_audit.reporters.findings import Quota, all_findings, level, open_findings, rank, relative, uri
from tests.reports_by_hand import outcome, page, question


def test_faults_rank_before_questions_and_what_was_accepted_comes_last() -> None:
    accepted = outcome(suppressed=Suppression(kind="inSource", why="line art"))
    ranked = [outcome(), outcome(severity=Severity.NOTE), question(severity=Severity.CRITICAL), accepted]

    assert sorted([*ranked[2:], *ranked[:2]], key=rank) == ranked


def test_a_question_is_never_more_than_a_note() -> None:
    assert level(question(severity=Severity.CRITICAL)) == "note"


def test_a_quota_goes_to_the_worst_and_among_equals_to_the_first() -> None:
    quota = Quota({3: 2, 0: 1, 1: 5}, limit=4)

    assert [quota.takes(each) for each in (3, 1, 1, 0, 1, 1, 1, 3)] == [
        False,
        True,
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    assert quota.left_out == 4


def test_a_quota_that_suffices_takes_all() -> None:
    quota = Quota({0: 1, 2: 1}, limit=10)

    assert quota.left_out == 0
    assert quota.takes(2)
    assert quota.takes(0)


def test_findings_are_told_in_the_order_of_the_page_and_accepted_ones_when_asked_for() -> None:
    accepted = outcome(line=2, suppressed=Suppression(kind="inSource", why="line art"))
    one = page("a.html", [], [outcome(line=3), accepted, outcome(line=1)])

    assert [each.place.line for each in open_findings(one)] == [1, 3]
    assert [each.place.line for each in all_findings(one)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.html", "a.html"),
        ("./a/../b.html", "b.html"),
        ("/repo/a.html", "a.html"),
        ("/repository/a.html", "/repository/a.html"),
        ("/elsewhere/a.html", "/elsewhere/a.html"),
        ("/repo/..drafts/a.html", "..drafts/a.html"),
        ("https://a.example/./x", "https://a.example/./x"),
        ("", ""),
    ],
)
def test_a_path_below_the_base_is_relative_to_it(path: str, expected: str) -> None:
    assert relative(path, "/repo") == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/ç.html", "a%20b/%C3%A7.html"),
        ("x://y", "x%3A//y"),
        ("/a b", "file:///a%20b"),
        ("D:/a b/c.html", "file:///D:/a%20b/c.html"),
        ("\ud83d", "%5Cud83d"),
        ("https://a.example/[x] y", "https://a.example/%5Bx%5D%20y"),
    ],
)
def test_an_address_holds_only_what_rfc_3986_allows(path: str, expected: str) -> None:
    assert uri(path) == expected
