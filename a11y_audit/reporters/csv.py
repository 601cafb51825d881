"""A table for spreadsheets and data tools: a finding a row, in UTF-8, as RFC 4180 has it.

A page on which nothing was found has one row without a finding, and so has one that could not be audited. A cell that
a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Final

from a11y_audit.report import ImageReport, Outcome, PageReport, Report, StoredPages
from a11y_audit.reporters.findings import LIMIT, all_findings, words
from a11y_audit.reporters.labels import label
from a11y_audit.reporters.safe import clip, safe

COLUMNS: Final = (
    "page",
    "page_verdict",
    "page_score",
    "line",
    "column",
    "severity",
    "certainty",
    "rule",
    "reason",
    "message",
    "advice",
    "draft",
    "draft_for",
    "accepted",
    "accepted_because",
    "image",
    "image_address",
    "alt",
    "caption",
    "credit",
    "fingerprint",
)
_NAMES: Final = frozenset({"page", "image_address"})
"""Columns that name something: told to the letter."""
_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def pieces(report: Report) -> Iterator[str]:
    """Gives the report as comma-separated values with a header."""
    yield _row(dict(zip(COLUMNS, COLUMNS, strict=True)))
    pages = report.pages
    yield from pages.map_full(_part, str) if isinstance(pages, StoredPages) else map(_part, pages)
    for refusal in report.refused:
        yield _row({"page": refusal.path, "page_verdict": "REFUSED", "reason": refusal.limit, "message": refusal.why})


def _part(page: PageReport) -> str:
    return "".join(map(_row, _rows(page)))


def _rows(page: PageReport) -> Iterator[dict[str, object]]:
    about: dict[str, object] = {"page": page.path, "page_verdict": page.verdict, "page_score": page.score}
    images = {image.n: image for image in page.images}
    outcomes = all_findings(page)
    if not outcomes:
        yield about
    for outcome in outcomes:
        image = images.get(outcome.image) if outcome.image is not None else None
        yield about | _finding(outcome) | (_image(image) if image else {})


def _finding(outcome: Outcome) -> dict[str, object]:
    draft, accepted = outcome.suggestion, outcome.suppressed
    return {
        "line": outcome.place.line,
        "column": outcome.place.column,
        "severity": label(outcome),
        "certainty": outcome.certainty.value,
        "rule": outcome.rule,
        "reason": outcome.reason,
        "message": outcome.message,
        "advice": outcome.advice,
        "draft": draft.text if draft else None,
        "draft_for": draft.field if draft else None,
        "accepted": accepted.kind if accepted else None,
        "accepted_because": accepted.why if accepted else None,
        "fingerprint": outcome.fingerprint,
    }


def _image(image: ImageReport) -> dict[str, object]:
    return {
        "image": image.n,
        "image_address": image.src,
        "alt": image.alt,
        "caption": image.caption.text if image.caption else None,
        "credit": image.credit.text if image.credit else None,
    }


def _row(values: Mapping[str, object]) -> str:
    file = StringIO()
    csv.writer(file, lineterminator="\r\n").writerow([_cell(column, values.get(column)) for column in COLUMNS])
    return file.getvalue()


def _cell(column: str, value: object) -> object:
    """Numbers as they are; text harmless, on one line, and never a formula (OWASP ASVS 5.0, 1.2.10)."""
    if not isinstance(value, str):
        return "" if value is None else value
    text = safe(clip(value, LIMIT)) if column in _NAMES else words(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
