"""JUnit XML: a test suite a page, a test case a finding."""

from xml.etree import ElementTree as ET

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from a11y_audit.report import Refusal, Report, Suppression
from a11y_audit.reporters import render
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, harbour, outcome, page, question, report


def suites(one: Report) -> list[TestSuite]:
    """What junitparser, which CI services use, makes of the report."""
    return list(JUnitXml.fromstring(render("junit", one).encode()))


def only_case(*outcomes: object) -> TestCase:
    (suite,) = suites(report(page("a.html", [], outcomes)))  # type: ignore[arg-type]
    (case,) = suite
    return case


def test_a_page_is_a_suite_that_counts_its_cases() -> None:
    counted = [
        (suite.name, suite.tests, suite.failures, suite.skipped, suite.errors)
        for suite in suites(report(ferry(), harbour()))
    ]

    assert counted == [("article.md", 9, 8, 1, 0), ("site/harbour.html", 3, 1, 2, 0)]


@pytest.mark.parametrize("name", ["", *PAYLOADS])
def test_the_counts_are_those_of_the_cases(name: str) -> None:
    for suite in suites(evil(PAYLOADS[name]) if name else report(ferry(), page("b.html"))):
        told = suite.tests, suite.failures, suite.skipped, suite.errors
        suite.update_statistics()  # type: ignore[no-untyped-call]
        assert told == (suite.tests, suite.failures, suite.skipped, suite.errors)


def test_a_fault_is_a_failure_that_says_all_in_its_text() -> None:
    case = only_case(outcome(line=4, column=2))
    (failure,) = case.result

    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("critical", "This photo has no description.")
    assert failure.text == (
        "a.html:4:2\ncritical, certain: alt-missing[no-attribute]\n"
        "This photo has no description.\nSay what a reader would see."
    )


def test_a_case_has_name_file_and_line() -> None:
    root = ET.fromstring(render("junit", report(page("a.html", [], [outcome(line=4, column=2)]))).encode())
    case = root[0][0]

    assert case.attrib == {
        "name": "alt-missing[no-attribute] 4:2",
        "classname": "a.html",
        "file": "a.html",
        "line": "4",
        "time": "0",
    }


def test_a_question_and_what_was_accepted_are_skipped() -> None:
    asked = only_case(question()).result
    accepted = only_case(outcome(suppressed=Suppression(kind="inSource", why="line art"))).result

    assert isinstance(asked[0], Skipped)
    assert asked[0].message.startswith("question: The footage was aired")
    assert isinstance(accepted[0], Skipped)
    assert accepted[0].message.startswith("accepted: line art. This photo")


def test_a_page_without_findings_is_one_case_that_passed() -> None:
    (suite,) = suites(report(page("fine.html")))
    (case,) = suite

    assert (case.name, case.classname, case.is_passed) == ("nothing found", "fine.html", True)


def test_a_refused_page_is_an_error_never_a_pass() -> None:
    (suite,) = suites(report(refused=[Refusal("big.html", "size", "Too large.")]))
    (case,) = suite

    assert suite.errors == 1
    assert isinstance(case.result[0], Error)
    assert case.result[0].text == "big.html: Too large."


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_stays_text(name: str) -> None:
    text = render("junit", evil(PAYLOADS[name]))
    root = ET.fromstring(text.encode())

    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "error"
    }  # fmt: skip
    assert not [failure for failure in root.iter("failure") if failure.get("message") == "forged"]
    assert len(text) < 50_000
