"""EARL 1.0 as JSON-LD, in the form the W3C takes as a report of how a tool implements the ACT rules.

One test subject a page, and for each rule that ran on it an assertion for every finding, one if anything passed, and
one if nothing on the page was its concern. `isPartOf` names the WCAG success criteria a rule rests on, `conformsTo` the
ACT rules it implements; both are known of rules that found something in the run. The context stands in the document,
so that nobody has to load it: it is the W3C's own, as far as it is needed, with the terms for places added.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from a11y_audit.model import Verdict
from a11y_audit.report import Outcome, PageReport, Report, RuleInfo, Tool
from a11y_audit.reporters.findings import uri, words
from a11y_audit.reporters.json import encode
from a11y_audit.reporters.standards import ACT_RULES, CRITERIA

CONTEXT: Final[Mapping[str, Any]] = {
    "@vocab": "http://www.w3.org/ns/earl#",
    "earl": "http://www.w3.org/ns/earl#",
    "WCAG2": "http://www.w3.org/TR/WCAG2/#",
    "ACT": ACT_RULES,
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "ptr": "http://www.w3.org/2009/pointers#",
    "source": "dct:source",
    "title": "dct:title",
    "name": "doap:name",
    "release": "doap:release",
    "revision": "doap:revision",
    "lineNumber": "ptr:lineNumber",
    "charNumber": "ptr:charNumber",
    "assertions": {"@reverse": "subject"},
    "assertedBy": {"@type": "@id"},
    "outcome": {"@type": "@id"},
    "mode": {"@type": "@id"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
}
"""What the names in the report mean (JSON-LD 1.1, 3.1)."""
ASSERTOR: Final = "_:assertor"
"""The node that says which tool made the assertions."""


def pieces(report: Report) -> Iterator[str]:
    """Gives the report as one JSON-LD document, page by page."""
    yield f'{{"@context":{encode(CONTEXT)},"@graph":[\n{encode(_assertor(report.tool))}'
    for page in report.pages:
        yield f",\n{encode(_subject(page, report.rules))}"
    for refusal in report.refused:
        yield f",\n{encode(_refused(refusal.path, refusal.why))}"
    yield "\n]}\n"


def _assertor(tool: Tool) -> dict[str, Any]:
    return {
        "@id": ASSERTOR,
        "@type": ["Assertor", "Software"],
        "name": tool.name,
        "release": {"@type": "doap:Version", "revision": tool.version},
    }


def _subject(page: PageReport, rules: Mapping[str, RuleInfo]) -> dict[str, Any]:
    assertions = [_found(outcome, rules) for outcome in page.outcomes]
    assertions += [_assertion(rule, Verdict.PASSED, rules) for rule in page.passed]
    assertions += [_assertion(rule, Verdict.INAPPLICABLE, rules) for rule in page.inapplicable]
    return {"@type": "TestSubject", "source": uri(page.path), "assertions": assertions}


def _refused(path: str, why: str) -> dict[str, Any]:
    """A page that could not be examined: no rule was run on it."""
    return {"@type": "TestSubject", "source": uri(path), "info": words(why), "assertions": []}


def _found(outcome: Outcome, rules: Mapping[str, RuleInfo]) -> dict[str, Any]:
    place = outcome.place
    pointer = {"@type": "ptr:LineCharPointer", "lineNumber": place.line, "charNumber": place.column}
    return _assertion(outcome.rule, outcome.verdict, rules, info=words(outcome.message), pointer=pointer)


def _assertion(rule: str, verdict: Verdict, rules: Mapping[str, RuleInfo], **more: Any) -> dict[str, Any]:
    test: dict[str, Any] = {"@type": "TestCase", "title": rule}
    info = rules.get(rule)
    if info is not None:
        test |= {"isPartOf": _criteria(info.wcag), "conformsTo": [f"ACT:{act}/" for act in info.act]}
    return {
        "@type": "Assertion",
        "assertedBy": ASSERTOR,
        "mode": "earl:automatic",
        "test": test,
        "result": {"@type": "TestResult", "outcome": f"earl:{verdict}", **more},
    }


def _criteria(numbers: Sequence[str]) -> list[str]:
    return [f"WCAG2:{CRITERIA[number]}" for number in numbers if number in CRITERIA]
