"""One page inside its own fault boundary: a report, or a refusal that says why there is none."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from a11y_audit import reading
from a11y_audit.engine import ActiveRule, audit
from a11y_audit.evidence import FileEvidence, make_evidence
from a11y_audit.model import Source, Web
from a11y_audit.report import PageReport, Refusal
from a11y_audit.site.targets import MAX_BYTES, Target, read_page, too_large

INTERNAL: Final = "internal-error"
"""The limit of a refusal whose cause is a fault of the tool, or of a rule that is not ours."""


def audit_source(
    source: Source, rules: Sequence[ActiveRule], *, ocr: bool = True, evidence: FileEvidence | None = None
) -> PageReport | Refusal:
    """Audits one page. Whatever goes wrong becomes a refusal of this page, so that others keep their results.

    Args:
        source: the page.
        rules: those to run.
        ocr: read text in images.
        evidence: who answers questions about image files; the files beside the page when left out.
    """
    try:
        if len(source.data) > MAX_BYTES:
            raise too_large()
        if not source.data.strip():
            raise reading.Unreadable("empty", "The file is empty.")
        evidence = evidence or make_evidence(source, ocr=ocr)
        page = reading.read(source, evidence)
        evidence.expect(page.images, page.base)
        return audit(page, rules)
    except reading.Unreadable as refusal:
        return Refusal(source.path, refusal.limit, str(refusal))
    except RecursionError:
        return Refusal(source.path, "depth", "The page is nested too deeply to be examined.")
    except Exception as fault:  # a fault of the tool or of a plug-in: said, and no other page suffers
        return Refusal(source.path, INTERNAL, f"The audit failed ({described(fault)}).")


def too_late(path: str, seconds: float) -> Refusal:
    """The refusal of a page that is over its time."""
    return Refusal(path, "time", f"The page could not be audited within {seconds:g} seconds.")


def described(fault: Exception) -> str:
    """What happened, and in which line of whose code."""
    where = fault.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "unknown place"
    return f"{type(fault).__name__} at {place}: {fault}"


def read_target(target: Target, web: Web | None = None) -> Source | Refusal:
    """Reads one page, or says why it cannot be read."""
    try:
        return read_page(target, web)
    except OSError as error:
        return Refusal(target.path, "unreadable", f"The file cannot be read: {error.strerror or error}.")
    except reading.Unreadable as refusal:
        return Refusal(target.path, refusal.limit, str(refusal))


def audit_target(
    target: Target, rules: Sequence[ActiveRule], *, ocr: bool = True, web: Web | None = None
) -> PageReport | Refusal:
    """Reads and audits one page."""
    source = read_target(target, web)
    if isinstance(source, Refusal):
        return source
    return audit_source(source, rules, evidence=make_evidence(source, ocr=ocr, web=web))
