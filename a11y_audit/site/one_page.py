"""One page inside its own fault boundary: a report, or a refusal that says why there is none."""

from collections.abc import Sequence
from pathlib import Path

from a11y_audit import reading
from a11y_audit.engine import ActiveRule, audit
from a11y_audit.evidence import make_evidence
from a11y_audit.model import Evidence, Source
from a11y_audit.report import PageReport, Refusal
from a11y_audit.site.targets import MAX_BYTES, Target, read_file, too_large


def audit_source(
    source: Source, rules: Sequence[ActiveRule], *, ocr: bool = True, evidence: Evidence | None = None
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
        return audit(reading.read(source, evidence or make_evidence(source, ocr=ocr)), rules)
    except reading.Unreadable as refusal:
        return Refusal(source.path, refusal.limit, str(refusal))
    except RecursionError:
        return Refusal(source.path, "depth", "The page is nested too deeply to be examined.")
    except Exception as fault:  # a fault of the tool or of a plug-in: said, and no other page suffers
        where = fault.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "unknown place"
        return Refusal(source.path, "internal-error", f"The audit failed ({type(fault).__name__} at {place}: {fault}).")


def read_target(target: Target) -> Source | Refusal:
    """Reads one file, or says why it cannot be read."""
    try:
        return read_file(target)
    except OSError as error:
        return Refusal(target.path, "unreadable", f"The file cannot be read: {error.strerror or error}.")
    except reading.Unreadable as refusal:
        return Refusal(target.path, refusal.limit, str(refusal))


def audit_target(target: Target, rules: Sequence[ActiveRule], *, ocr: bool = True) -> PageReport | Refusal:
    """Reads and audits one file."""
    source = read_target(target)
    return source if isinstance(source, Refusal) else audit_source(source, rules, ocr=ocr)
