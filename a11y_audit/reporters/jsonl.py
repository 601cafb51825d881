"""The JSON report as JSON Lines, for tools that read a line at a time.

The first line, of type "report", holds tool, summary and rules; then each page is a line of type "page", and each page
that could not be audited one of type "refused". A line holds what the JSON report holds, under the same names.
"""

from collections.abc import Iterator
from typing import Any

from a11y_audit.report import Report
from a11y_audit.reporters.json import as_bytes, stored


def pieces(report: Report) -> Iterator[str]:
    """Gives the report as JSON Lines."""
    return (piece.decode() for piece in encoded(report))


def encoded(report: Report) -> Iterator[bytes]:
    """Gives what `pieces` gives in UTF-8."""
    head = {name: getattr(report, name) for name in report.__struct_fields__ if name not in ("pages", "refused")}
    yield _line("report", head)
    for page in stored(report):
        yield _line("page", page)
    for refusal in report.refused:
        yield _line("refused", refusal)


def _line(kind: str, value: Any) -> bytes:
    return b'{"type":"%b",%b\n' % (kind.encode(), as_bytes(value)[1:])
