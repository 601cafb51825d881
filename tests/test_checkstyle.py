"""Checkstyle XML, for the many tools that read it."""

from xml.etree import ElementTree as ET

import pytest

from a11y_audit.model import Severity
from a11y_audit.report import Refusal, Report
from a11y_audit.reporters import render
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, outcome, page, question, report


def errors(one: Report) -> list[tuple[str, dict[str, str]]]:
    """File and attributes of each error, after a look at the structure."""
    root = ET.fromstring(render("checkstyle", one).encode())
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    assert all(file.tag == "file" and set(file.attrib) == {"name"} for file in root)
    assert all(error.tag == "error" and not len(error) for file in root for error in file)
    return [(file.attrib["name"], error.attrib) for file in root for error in file]


def test_an_error_has_line_column_severity_message_and_source() -> None:
    assert errors(report(page("a.html", [], [outcome(line=4, column=2)]))) == [
        (
            "a.html",
            {
                "line": "4",
                "column": "2",
                "severity": "error",
                "message": "This photo has no description. Say what a reader would see.",
                "source": "a11y-audit.alt-missing[no-attribute]",
            },
        )
    ]


def test_a_question_is_information_and_says_that_it_asks() -> None:
    ((_, error),) = errors(report(page("a.html", [], [question(severity=Severity.CRITICAL)])))

    assert error["severity"] == "info"
    assert error["message"].startswith("Question: The footage")


def test_pages_without_findings_are_left_out_and_refused_ones_are_errors() -> None:
    found = errors(report(page("fine.html"), ferry(), refused=[Refusal("big.html", "size", "Too large.")]))

    assert {name for name, _ in found} == {"article.md", "big.html"}
    assert found[-1][1] == {
        "line": "1",
        "severity": "error",
        "message": "Too large.",
        "source": "a11y-audit.refused[size]",
    }


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_stays_text(name: str) -> None:
    for _, error in errors(evil(PAYLOADS[name])):
        assert error["severity"] in {"error", "warning", "info"}
        assert int(error["line"]) >= 1
