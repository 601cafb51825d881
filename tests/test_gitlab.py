"""GitLab Code Quality: the fields its documentation names."""

import json
import re
from typing import Any

import pytest

from a11y_audit.model import Severity
from a11y_audit.report import Refusal, Report
from a11y_audit.reporters import render
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, harbour, outcome, page, question, report


def issues(one: Report, **settings: str) -> list[dict[str, Any]]:
    """The issues, each with all that GitLab reads, and no byte-order mark before them."""
    text = render("gitlab", one, **settings)
    assert text.startswith("[")
    found: list[dict[str, Any]] = json.loads(text)
    for issue in found:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert re.fullmatch("[0-9a-f]{32}", issue["fingerprint"])
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1
    return found


def test_an_issue_has_description_name_severity_and_location() -> None:
    (issue,) = issues(report(page("./site/a.html", [], [outcome(line=4)])))

    del issue["fingerprint"]
    assert issue == {
        "description": "This photo has no description. Say what a reader would see.",
        "check_name": "alt-missing[no-attribute]",
        "severity": "critical",
        "location": {"path": "site/a.html", "lines": {"begin": 4, "end": 4}},
    }


def test_severities_are_those_of_gitlab() -> None:
    outcomes = [outcome(line=n, severity=severity, fingerprint=f"ab:{n}") for n, severity in enumerate(Severity, 1)]
    found = issues(report(page("a.html", [], [*outcomes, question(line=9, severity=Severity.CRITICAL)])))

    assert [issue["severity"] for issue in found] == ["critical", "major", "minor", "minor", "info", "info"]


def test_every_finding_of_a_page_has_a_fingerprint_of_its_own() -> None:
    found = issues(report(page("a.html", [], [outcome(fingerprint="ab:1"), outcome(fingerprint="ab:2")])))

    assert found[0]["fingerprint"] != found[1]["fingerprint"]


def test_a_fingerprint_stays_when_lines_move_and_differs_between_pages() -> None:
    (before,) = issues(report(page("a.html", [], [outcome(line=4)])))
    (after,) = issues(report(page("a.html", [], [outcome(line=44)])))
    (elsewhere,) = issues(report(page("b.html", [], [outcome(line=4)])))

    assert before["fingerprint"] == after["fingerprint"] != elsewhere["fingerprint"]


def test_a_report_without_findings_is_an_empty_array() -> None:
    assert issues(report(page("fine.html"))) == []


def test_paths_are_relative_to_the_repository() -> None:
    (issue,) = issues(report(page("/repo/site/a.html", [], [outcome()])), base="/repo")

    assert issue["location"]["path"] == "site/a.html"


def test_a_refused_page_is_a_critical_issue() -> None:
    found = issues(report(ferry(), harbour(), refused=[Refusal("big.html", "size", "Too large.")]))

    assert found[-1]["severity"] == "critical"
    assert found[-1]["description"] == "This page could not be audited. Too large."


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_stays_text(name: str) -> None:
    for issue in issues(evil(PAYLOADS[name])):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800-\udfff]", issue["description"])
