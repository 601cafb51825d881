"""GitHub workflow commands, read as the runner reads them."""

import re
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from a11y_audit.model import Place, Severity
from a11y_audit.report import Refusal, Report
from a11y_audit.reporters import render
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, outcome, page, question, report

COMMAND = re.compile(r"::([a-z]+) ([^:]*)::(.*)")


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def unescaped(text: str, *more: tuple[str, str]) -> str:
    """Undoes the escapes in the runner's order, the percent sign last."""
    for escape, sign in (*more, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def commands(one: Report, **settings: str) -> list[Command]:
    """Every line of the report is one command."""
    found = []
    for line in render("github", one, **settings).removesuffix("\n").split("\n"):
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.partition("=") for pair in match[2].split(","))
        properties = {key: unescaped(value, ("%3A", ":"), ("%2C", ",")) for key, _, value in pairs}
        found.append(Command(match[1], properties, unescaped(match[3])))
    return found


def test_a_fault_is_an_annotation_with_its_place_title_and_advice() -> None:
    first = commands(report(page("a.html", [], [outcome(line=4, column=2)])))[0]

    assert first.name == "error"
    assert first.properties == {
        "file": "a.html",
        "line": "4",
        "endLine": "4",
        "col": "2",
        "endColumn": "12",
        "title": "A picture has no description (alt-missing[no-attribute])",
    }
    assert first.message == "This photo has no description. Say what a reader would see."


def test_columns_are_left_out_of_a_place_of_several_lines() -> None:
    stretch = Place(4, 2, 6, 3, 301, 500)
    properties = commands(report(page("a.html", [], [replace(outcome(), place=stretch)])))[0].properties

    assert (properties["line"], properties["endLine"]) == ("4", "6")
    assert "col" not in properties


def test_levels_follow_severity_and_a_question_is_a_notice() -> None:
    found = commands(
        report(page("a.html", [], [outcome(line=1), outcome(line=2, severity=Severity.MINOR), question(line=3)]))
    )

    assert [one.name for one in found] == ["error", "warning", "notice", "notice"]
    assert found[2].properties["title"].startswith("Question: ")


def test_paths_are_relative_to_the_repository() -> None:
    (first, _) = commands(report(page("/repo/site/a.html", [], [outcome()])), base="/repo")

    assert first.properties["file"] == "site/a.html"


def test_the_last_notice_sums_up() -> None:
    last = commands(report(ferry()))[-1]

    assert (last.name, last.message) == ("notice", "NOT READY, score 27 of 100, 1 page.")


def test_ten_of_a_level_are_shown_the_worst_and_the_rest_is_counted() -> None:
    many = [outcome(line=n, severity=Severity.SERIOUS) for n in range(1, 16)] + [outcome(line=90)]
    many += [question(line=100 + n) for n in range(12)]
    found = commands(report(page("a.html", [], many)))

    lines = [one.properties["line"] for one in found if one.name == "error"]
    assert len(lines) == 10
    assert "90" in lines
    assert sum(one.name == "notice" for one in found) == 10
    assert "Not shown here: 6 errors, 3 notices; GitHub shows 10 of a kind." in found[-1].message


def test_refused_pages_come_first() -> None:
    first = commands(report(ferry(), refused=[Refusal("big.html", "size", "Too large.")]))[0]

    assert first == Command(
        "error", {"file": "big.html", "title": "This page could not be audited"}, "Too large. [size]"
    )


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_forges_no_command(name: str) -> None:
    found = commands(evil(PAYLOADS[name]))

    assert len(found) == 5  # a refusal, two faults, a question, the summary
    assert {one.name for one in found} == {"error", "notice"}
    for one in found:
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800-\udfff]", one.message)
        assert set(one.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
