"""Reviewdog's diagnostics, one a line (rdjsonl)."""

from collections.abc import Iterator

from a11y_audit.report import Report
from a11y_audit.reporters.json import encode
from a11y_audit.reporters.rdjson import diagnostics


def pieces(report: Report, *, base: str = "") -> Iterator[str]:
    """Gives a reviewdog Diagnostic a line.

    Args:
        report: what to tell.
        base: the folder that relative paths start from, the root of the repository.
    """
    source = {"name": report.tool.name}
    for diagnostic in diagnostics(report, base):
        yield f"{encode(diagnostic | {'source': source})}\n"
