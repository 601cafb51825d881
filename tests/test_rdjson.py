"""Reviewdog's formats: the fields of its published schema."""

import json
from typing import Any

import jsonschema
import pytest

from a11y_audit.model import Severity
from a11y_audit.report import Refusal, Report
from a11y_audit.reporters import render
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, harbour, outcome, page, question, report


def strict(*required: str, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


TEXT = {"type": "string"}
LINE = strict("line", line={"type": "integer", "minimum": 1}, column={"type": "integer", "minimum": 1})
SOURCE = strict("name", name=TEXT, url=TEXT)
SEVERITY = {"enum": ["ERROR", "WARNING", "INFO"]}
DIAGNOSTIC = strict(
    "message",
    "location",
    message={"type": "string", "minLength": 1},
    location=strict("path", path={"type": "string", "minLength": 1}, range=strict("start", start=LINE, end=LINE)),
    severity=SEVERITY,
    source=SOURCE,
    code=strict("value", value=TEXT, url={"type": "string", "pattern": "^https://"}),
)
RESULT = strict("diagnostics", diagnostics={"type": "array", "items": DIAGNOSTIC}, source=SOURCE, severity=SEVERITY)


def diagnostics(one: Report, **settings: str) -> list[dict[str, Any]]:
    found = json.loads(render("rdjson", one, **settings))
    jsonschema.Draft202012Validator(RESULT).validate(found)
    return list(found["diagnostics"])


def test_a_diagnostic_has_message_lines_severity_and_code() -> None:
    assert diagnostics(report(page("a.html", [], [outcome(line=4)]))) == [
        {
            "message": "This photo has no description. Say what a reader would see.",
            "location": {"path": "a.html", "range": {"start": {"line": 4}, "end": {"line": 4}}},
            "severity": "ERROR",
            "code": {
                "value": "alt-missing[no-attribute]",
                "url": "https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/",
            },
        }
    ]


def test_severities_follow_levels() -> None:
    outcomes = [outcome(line=1), outcome(line=2, severity=Severity.MODERATE), question(line=3)]
    found = diagnostics(report(page("a.html", [], outcomes)))

    assert [one["severity"] for one in found] == ["ERROR", "WARNING", "INFO"]


def test_paths_are_relative_to_the_repository() -> None:
    (found,) = diagnostics(report(page("/repo/site/a.html", [], [outcome()])), base="/repo")

    assert found["location"]["path"] == "site/a.html"


def test_a_refused_page_is_an_error() -> None:
    (found,) = diagnostics(report(refused=[Refusal("big.html", "size", "Too large.")]))

    assert (found["severity"], found["code"]["value"]) == ("ERROR", "refused[size]")


def test_lines_hold_the_same_diagnostics_each_with_its_source() -> None:
    one = report(ferry(), harbour())
    lines = [json.loads(line) for line in render("rdjsonl", one).splitlines()]

    for line in lines:
        jsonschema.Draft202012Validator(DIAGNOSTIC).validate(line)
        assert line.pop("source") == {"name": "a11y-audit"}
    assert lines == diagnostics(one)


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_stays_text(name: str) -> None:
    one = report(*evil(PAYLOADS[name]).pages) if not PAYLOADS[name] else evil(PAYLOADS[name])

    for line in render("rdjsonl", one).removesuffix("\n").split("\n"):
        assert json.loads(line)["location"]["path"]
