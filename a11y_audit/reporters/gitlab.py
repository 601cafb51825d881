"""GitLab Code Quality: the JSON array that a merge request's widget and its changed lines are marked from.

The widget compares fingerprints with those of the target branch, so they hold the page and the finding, not its line.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, Final

from a11y_audit.model import Severity
from a11y_audit.report import Outcome, Report
from a11y_audit.reporters.findings import open_findings, relative, sentence, words
from a11y_audit.reporters.json import encode
from a11y_audit.reporters.labels import is_question
from a11y_audit.reporters.safe import safe

_SEVERITIES: Final = {
    Severity.CRITICAL: "critical",
    Severity.SERIOUS: "major",
    Severity.MODERATE: "minor",
    Severity.MINOR: "minor",
    Severity.NOTE: "info",
}


def pieces(report: Report, *, base: str = "") -> Iterator[str]:
    """Gives the report as a JSON array, without a byte-order mark, one issue a line.

    Args:
        report: what to tell.
        base: the folder that relative paths start from, the root of the repository.
    """
    yield "["
    line_end = "\n"
    for issue in _issues(report, base):
        yield line_end + encode(issue)
        line_end = ",\n"
    yield "\n]\n"


def _issues(report: Report, base: str) -> Iterator[dict[str, Any]]:
    for page in report.pages:
        path = safe(relative(page.path, base))
        for outcome in open_findings(page):
            yield _issue(path, outcome)
    for refusal in report.refused:
        path = safe(relative(refusal.path, base))
        yield {
            "description": f"This page could not be audited. {words(refusal.why)}",
            "check_name": f"refused[{words(refusal.limit)}]",
            "fingerprint": _digest(path, "refused", refusal.limit),
            "severity": "critical",
            "location": {"path": path, "lines": {"begin": 1}},
        }


def _issue(path: str, outcome: Outcome) -> dict[str, Any]:
    return {
        "description": f"{'Question: ' if is_question(outcome) else ''}{sentence(outcome)}",
        "check_name": words(outcome.name),
        "fingerprint": _digest(path, outcome.name, outcome.fingerprint),
        "severity": "info" if is_question(outcome) else _SEVERITIES[outcome.severity],
        "location": {"path": path, "lines": {"begin": outcome.place.line, "end": outcome.place.end_line}},
    }


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
