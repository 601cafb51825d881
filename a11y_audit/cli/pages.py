"""From the paths of a command line to a report."""

import sys
from collections.abc import Iterator, Sequence

from a11y_audit import site
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Source
from a11y_audit.report import PageReport, Refusal, Report


def report_on(paths: Sequence[str], rules: Sequence[ActiveRule], *, root: str | None, ocr: bool) -> Report:
    """Audits the files and folders named, and standard input for "-"."""
    return site.make_report(_results(paths, rules, root, ocr), rules)


def _results(
    paths: Sequence[str], rules: Sequence[ActiveRule], root: str | None, ocr: bool
) -> Iterator[PageReport | Refusal]:
    for path in paths:
        if path == "-":
            source = _standard_input(root)
            yield source if isinstance(source, Refusal) else site.audit_source(source, rules, ocr=ocr)
            continue
        for target in site.discover([path], root):
            yield target if isinstance(target, Refusal) else site.audit_target(target, rules, ocr=ocr)


def _standard_input(root: str | None) -> Source | Refusal:
    name = "<stdin>"
    if sys.stdin is None:
        return Refusal(name, "unreadable", "Standard input is closed.")
    try:
        return Source(name, sys.stdin.buffer.read(site.MAX_BYTES + 1), root=root, folder=root)
    except OSError as error:
        return Refusal(name, "unreadable", f"Standard input cannot be read: {error.strerror or error}.")
