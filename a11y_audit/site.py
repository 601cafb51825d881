"""Many pages: finding them, auditing each inside its own fault boundary, and summing up."""

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from a11y_audit import reading
from a11y_audit.engine import UNKNOWN, ActiveRule, audit
from a11y_audit.evidence import make_evidence
from a11y_audit.model import PHOTO_ROLES, Source, Verdict
from a11y_audit.report import SCHEMA, PageReport, Refusal, Report, RuleInfo, Summary, Tool
from a11y_audit.score import MODEL, NOT_READY, READY, VERDICTS
from a11y_audit.version import __version__

PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown"})
"""What is looked for in a folder; a file that is named is read whatever its suffix."""
MAX_BYTES: Final = 64 * 2**20
"""A larger page is refused."""


class Target(Struct, frozen=True):
    """A file to audit, the name it goes by in the report, and the folder its site starts from."""

    file: str
    path: str
    root: str


def discover(paths: Iterable[str], root: str | None = None) -> Iterator[Target | Refusal]:
    """Files named, and pages in folders named, in order.

    In a folder, hidden folders and links to folders are passed by, and links to files outside the root are refused.
    """
    for name in paths:
        if not os.path.lexists(name):
            yield Refusal(name, "not-found", "There is no such file or folder.")
        elif os.path.isdir(name):  # noqa: PTH112 - Path() would lose a trailing "./" the user typed
            yield from _walk(name, root or name)
        else:
            yield Target(name, name, root or str(Path(name).parent))


def _walk(folder: str, root: str) -> Iterator[Target | Refusal]:
    unreadable: list[Refusal] = []

    def refuse(error: OSError) -> None:
        unreadable.append(Refusal(str(error.filename), "unreadable", f"The folder cannot be read: {error.strerror}."))

    any_page = False
    real_root = os.path.realpath(root)
    for here, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in PAGE_SUFFIXES:  # noqa: PTH122 - a hot loop over a whole site
                any_page = True
                path = os.path.join(here, name)  # noqa: PTH118
                if os.path.islink(path) and not _is_below(os.path.realpath(path), real_root):  # noqa: PTH114
                    yield Refusal(path, "outside-root", "It is a link to a file outside the site's folder.")
                else:
                    yield Target(path, path, root)
        yield from unreadable
        unreadable.clear()
    yield from unreadable
    if not any_page and not unreadable:
        yield Refusal(folder, "no-pages", f"The folder holds no pages ({', '.join(sorted(PAGE_SUFFIXES))}).")


def _is_below(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)


def read_file(target: Target) -> Source:
    """Reads one page's bytes from a regular file.

    Raises:
        OSError: the file cannot be read.
        reading.Unreadable: it is no regular file, too large or empty.
    """
    # opened first and examined after, so that the file cannot be exchanged in between; a pipe does not block
    descriptor = os.open(target.file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            raise reading.Unreadable("not-a-file", "It is not a regular file.")
        if info.st_size > MAX_BYTES:
            raise _too_large()
        data = file.read(MAX_BYTES + 1)
    return Source(target.path, data, root=target.root, folder=str(Path(target.file).parent))


def _too_large() -> reading.Unreadable:
    return reading.Unreadable("size", f"The page is larger than {MAX_BYTES // 2**20} MiB.")


def audit_source(source: Source, rules: Sequence[ActiveRule], *, ocr: bool = True) -> PageReport | Refusal:
    """Audits one page. Whatever goes wrong becomes a refusal of this page, so that others keep their results."""
    try:
        if len(source.data) > MAX_BYTES:
            raise _too_large()
        if not source.data.strip():
            raise reading.Unreadable("empty", "The file is empty.")
        return audit(reading.read(source, make_evidence(source, ocr=ocr)), rules)
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


def audit_target(target: Target, rules: Sequence[ActiveRule], *, ocr: bool = True) -> PageReport | Refusal:
    """Reads and audits one file."""
    try:
        source = read_file(target)
    except OSError as error:
        return Refusal(target.path, "unreadable", f"The file cannot be read: {error.strerror or error}.")
    except reading.Unreadable as refusal:
        return Refusal(target.path, refusal.limit, str(refusal))
    return audit_source(source, rules, ocr=ocr)


def audit_paths(
    paths: Iterable[str], rules: Sequence[ActiveRule], *, root: str | None = None, ocr: bool = True
) -> Report:
    """Audits files and folders and sums them up."""
    targets = discover(paths, root)
    results = (each if isinstance(each, Refusal) else audit_target(each, rules, ocr=ocr) for each in targets)
    return make_report(results, rules)


def make_report(results: Iterable[PageReport | Refusal], rules: Sequence[ActiveRule]) -> Report:
    """Sums pages up into a report."""
    pages: list[PageReport] = []
    refused: list[Refusal] = []
    for result in results:
        if isinstance(result, Refusal):
            refused.append(result)
        else:
            pages.append(result)
    return Report(
        schema=SCHEMA,
        tool=Tool("a11y-audit", __version__, MODEL),
        summary=_summary(pages, refused),
        rules=_rule_infos(pages, rules),
        pages=tuple(pages),
        refused=tuple(refused),
    )


def _summary(pages: Sequence[PageReport], refused: Sequence[Refusal]) -> Summary:
    outcomes = [outcome for page in pages for outcome in page.outcomes if outcome.suppressed is None]
    failed = [outcome for outcome in outcomes if outcome.verdict is Verdict.FAILED]
    scores = [page.score for page in pages if page.score is not None]
    verdicts = Counter(page.verdict for page in pages)
    return Summary(
        pages=len(pages),
        refused=len(refused),
        images=sum(len(page.images) for page in pages),
        photos=sum(image.role in PHOTO_ROLES for page in pages for image in page.images),
        verdict=NOT_READY if refused else next((verdict for verdict in VERDICTS if verdicts[verdict]), READY),
        score=round(sum(scores) / len(scores), 1) if scores else None,
        failed=len(failed),
        questions=sum(o.verdict is Verdict.CANT_TELL and o.reason != UNKNOWN for o in outcomes),
        by_severity=dict(Counter(outcome.severity for outcome in failed)),
        by_verdict=dict(verdicts),
    )


def _rule_infos(pages: Sequence[PageReport], rules: Sequence[ActiveRule]) -> dict[str, RuleInfo]:
    """What the report's readers need of the rules that found something."""
    wanted = {outcome.rule for page in pages for outcome in page.outcomes}
    return {
        active.rule.id: RuleInfo(
            title=active.rule.title,
            pillar=active.rule.pillar,
            why=active.rule.why,
            reasons={key: reason.why for key, reason in active.reasons.items() if reason.why},
            wcag=active.rule.wcag,
            act=active.rule.act,
        )
        for active in rules
        if active.rule.id in wanted
    }
