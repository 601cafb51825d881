"""Reviewdog's diagnostics as one JSON document (rdjson); reviewdog comments on a pull request with them.

Ranges are whole lines: reviewdog counts columns in the bytes of the line, which a report does not hold.
"""

from collections.abc import Iterator
from typing import Any, Final

from a11y_audit.report import Outcome, Report
from a11y_audit.reporters.findings import level, open_findings, relative, sentence, words
from a11y_audit.reporters.json import encode
from a11y_audit.reporters.labels import is_question
from a11y_audit.reporters.safe import safe
from a11y_audit.reporters.standards import address

_SEVERITIES: Final = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def pieces(report: Report, *, base: str = "") -> Iterator[str]:
    """Gives the report as a reviewdog DiagnosticResult.

    Args:
        report: what to tell.
        base: the folder that relative paths start from, the root of the repository.
    """
    yield f'{{"source":{encode({"name": report.tool.name})},"diagnostics":['
    line_end = "\n"
    for diagnostic in diagnostics(report, base):
        yield line_end + encode(diagnostic)
        line_end = ",\n"
    yield "\n]}\n"


def diagnostics(report: Report, base: str) -> Iterator[dict[str, Any]]:
    """Gives a reviewdog Diagnostic for every finding and every page that could not be audited."""
    for page in report.pages:
        path = safe(relative(page.path, base))
        for outcome in open_findings(page):
            yield _diagnostic(report, path, outcome)
    for refusal in report.refused:
        yield {
            "message": f"This page could not be audited. {words(refusal.why)}",
            "location": {"path": safe(relative(refusal.path, base))},
            "severity": "ERROR",
            "code": {"value": f"refused[{words(refusal.limit)}]"},
        }


def _diagnostic(report: Report, path: str, outcome: Outcome) -> dict[str, Any]:
    rule = report.rules.get(outcome.rule)
    link = address(rule) if rule else None
    lines = {"start": {"line": outcome.place.line}, "end": {"line": outcome.place.end_line}}
    return {
        "message": f"{'Question: ' if is_question(outcome) else ''}{sentence(outcome)}",
        "location": {"path": path, "range": lines},
        "severity": _SEVERITIES[level(outcome)],
        "code": {"value": words(outcome.name), **({"url": link} if link else {})},
    }
