"""Checkstyle XML (version 4.3 of its report): files with errors in them. Pages without a finding are left out."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.report import Report
from a11y_audit.reporters.findings import level, open_findings, sentence, words
from a11y_audit.reporters.labels import is_question
from a11y_audit.reporters.xml_text import DECLARATION, tag

_SEVERITIES: Final = {"error": "error", "warning": "warning", "note": "info"}


def pieces(report: Report) -> Iterator[str]:
    """Gives the report as Checkstyle XML."""
    yield f'{DECLARATION}<checkstyle version="4.3">\n'
    for page in report.pages:
        errors = [
            tag(
                "error",
                {
                    "line": outcome.place.line,
                    "column": outcome.place.column,
                    "severity": _SEVERITIES[level(outcome)],
                    "message": f"{'Question: ' if is_question(outcome) else ''}{sentence(outcome)}",
                    "source": f"{report.tool.name}.{words(outcome.name)}",
                },
                closed=True,
            )
            for outcome in open_findings(page)
        ]
        if errors:
            yield "\n".join([tag("file", {"name": page.path}), *errors, "</file>\n"])
    for refusal in report.refused:
        said = {"line": 1, "severity": "error", "message": words(refusal.why)}
        source = f"{report.tool.name}.refused[{words(refusal.limit)}]"
        error = tag("error", {**said, "source": source}, closed=True)
        yield "\n".join([tag("file", {"name": refusal.path}), error, "</file>\n"])
    yield "</checkstyle>\n"
