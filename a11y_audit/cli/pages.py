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
            source = Source("<stdin>", sys.stdin.buffer.read(site.MAX_BYTES + 1), root=root, folder=root)
            yield site.audit_source(source, rules, ocr=ocr)
            continue
        for target in site.discover([path], root):
            yield target if isinstance(target, Refusal) else site.audit_target(target, rules, ocr=ocr)
