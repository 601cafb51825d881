"""EARL as JSON-LD: what the W3C takes as a report of how a tool implements the ACT rules."""

import json
from collections.abc import Iterator
from typing import Any, Final

import jsonschema
import pytest
from msgspec.structs import replace

from a11y_audit.report import Refusal, Report
from a11y_audit.reporters import render
from a11y_audit.reporters.earl import CONTEXT
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, harbour, outcome, page, question, report

EARL: Final = "http://www.w3.org/ns/earl#"
CLASSES: Final = {"Assertion", "Assertor", "Software", "TestSubject", "TestCase", "TestResult"}
"""Classes of the EARL 1.0 Schema that the report uses; others are named with their vocabulary's prefix."""
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["@context", "@graph"],
    "additionalProperties": False,
    "properties": {
        "@context": {"type": "object"},
        "@graph": {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/assertor"}, {"$ref": "#/$defs/subject"}]}},
    },
    "$defs": {
        "assertor": {
            "type": "object",
            "required": ["@id", "@type", "name", "release"],
            "properties": {"@type": {"contains": {"const": "Assertor"}}, "name": {"type": "string"}},
        },
        "subject": {
            "type": "object",
            "required": ["@type", "source", "assertions"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "TestSubject"},
                "source": {"type": "string", "format": "uri-reference"},
                "info": {"type": "string"},
                "assertions": {"type": "array", "items": {"$ref": "#/$defs/assertion"}},
            },
        },
        "assertion": {
            "type": "object",
            "required": ["@type", "assertedBy", "mode", "test", "result"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "Assertion"},
                "assertedBy": {"const": "_:assertor"},
                "mode": {"const": "earl:automatic"},
                "test": {
                    "required": ["@type", "title"],
                    "additionalProperties": False,
                    "properties": {
                        "@type": {"const": "TestCase"},
                        "title": {"type": "string", "pattern": "^[a-z0-9-]+$"},
                        "isPartOf": {"type": "array", "items": {"pattern": "^WCAG2:[a-z-]+$"}, "uniqueItems": True},
                        "conformsTo": {"type": "array", "items": {"pattern": "^ACT:[a-z0-9]{6}/$"}},
                    },
                },
                "result": {
                    "required": ["@type", "outcome"],
                    "additionalProperties": False,
                    "properties": {
                        "@type": {"const": "TestResult"},
                        "outcome": {
                            "enum": [f"earl:{name}" for name in ("passed", "failed", "cantTell", "inapplicable")]
                        },
                        "info": {"type": "string"},
                        "pointer": {
                            "required": ["@type", "lineNumber", "charNumber"],
                            "properties": {"lineNumber": {"minimum": 1}, "charNumber": {"minimum": 1}},
                        },
                    },
                },
            },
        },
    },
}


def document(one: Report) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render("earl", one))
    return loaded


def subjects(one: Report) -> list[dict[str, Any]]:
    return [node for node in document(one)["@graph"] if node["@type"] == "TestSubject"]


def assertions(one: Report) -> list[dict[str, Any]]:
    return [assertion for subject in subjects(one) for assertion in subject["assertions"]]


def findings(one: Report) -> list[dict[str, Any]]:
    return [each for each in assertions(one) if "pointer" in each["result"]]


def terms(node: Any) -> Iterator[tuple[str, Any]]:
    """Every key of the graph with its value."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from terms(value)
    elif isinstance(node, list):
        for each in node:
            yield from terms(each)


@pytest.mark.parametrize(
    "one",
    [report(), report(ferry(), harbour()), report(ferry(), refused=[Refusal("big.html", "size", "Too large.")])],
)
def test_it_has_the_form_that_the_w3c_asks_for(one: Report) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(document(one))


def test_every_class_is_one_of_earl_or_named_with_its_vocabulary() -> None:
    named = [value for key, value in terms(document(report(ferry(), harbour()))["@graph"]) if key == "@type"]
    classes = {name for value in named for name in (value if isinstance(value, list) else [value])}
    assert {name for name in classes if ":" not in name} <= CLASSES
    assert {name.partition(":")[0] for name in classes if ":" in name} <= CONTEXT.keys()


def test_terms_that_are_not_of_earl_are_explained_by_the_context() -> None:
    of_earl = {"assertedBy", "mode", "test", "result", "outcome", "info", "pointer", "subject"}
    used = {key for key, _ in terms(document(report(ferry(), harbour()))["@graph"]) if not key.startswith("@")}
    assert CONTEXT["@vocab"] == EARL
    assert used - of_earl <= CONTEXT.keys()


def test_the_context_needs_no_network() -> None:
    assert isinstance(document(report())["@context"], dict)


def test_each_page_is_a_test_subject_under_its_path() -> None:
    one = report(page("news/a b.html", []), page("https://news.example/c?d=1", []))
    assert [subject["source"] for subject in subjects(one)] == ["news/a%20b.html", "https://news.example/c?d=1"]


def test_a_fault_is_failed_and_a_question_cannot_be_told() -> None:
    one = report(page("a.html", [], [outcome(), question()]))
    assert [each["result"]["outcome"] for each in findings(one)] == ["earl:failed", "earl:cantTell"]


def test_a_finding_has_its_words_and_its_place() -> None:
    (finding,) = findings(report(page("a.html", [], [outcome(message="No description.")])))
    assert finding["result"]["info"] == "No description."
    assert finding["result"]["pointer"]["@type"] == "ptr:LineCharPointer"


def test_rules_that_passed_or_did_not_apply_are_said_too() -> None:
    one = replace(page("a.html", []), passed={"alt-missing": 3}, inapplicable=("area-alt-missing",))
    assert {each["test"]["title"]: each["result"]["outcome"] for each in assertions(report(one))} == {
        "alt-missing": "earl:passed",
        "area-alt-missing": "earl:inapplicable",
    }


def test_a_rule_names_its_success_criteria_and_act_rules() -> None:
    (finding,) = findings(report(page("a.html", [], [outcome(rule="alt-missing")])))
    assert finding["test"]["isPartOf"] == ["WCAG2:non-text-content"]
    assert finding["test"]["conformsTo"] == ["ACT:23a2a8/"]


def test_a_page_that_could_not_be_read_has_no_assertions_but_says_why() -> None:
    (subject,) = subjects(report(refused=[Refusal("big.html", "size", "The page is larger than 64 MiB.")]))
    assert subject["assertions"] == []
    assert subject["info"] == "The page is larger than 64 MiB."


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_pages_say_stays_inside_its_string(payload: str) -> None:
    nodes = document(evil(payload))["@graph"]
    assert {node["@type"] if isinstance(node["@type"], str) else node["@type"][0] for node in nodes} <= {
        "Assertor",
        "TestSubject",
    }
    assert all(key in {"@type", "source", "info", "assertions"} for node in nodes[1:] for key in node)
