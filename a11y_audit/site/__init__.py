"""Many pages: finding them, auditing each inside its own fault boundary, and summing up.

discovery  paths, folders, patterns, sitemaps, addresses -> targets
run        targets -> results, in this process or by workers; each within its own fault boundary
spool      results -> the report's pages, of which only a few are in memory
summing    what the pages come to
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Protocol

from a11y_audit.engine import ActiveRule
from a11y_audit.report import SCHEMA, Outcome, PageReport, Refusal, Report, Tool
from a11y_audit.score import MODEL, rescored
from a11y_audit.site.across import Across
from a11y_audit.site.auditor import Auditor, RulesFor
from a11y_audit.site.comparing import SiteRules, findings
from a11y_audit.site.discovery import PAGE_SUFFIXES, Item, discover
from a11y_audit.site.ignoring import PatternError
from a11y_audit.site.lists import listed
from a11y_audit.site.once import OnceASite
from a11y_audit.site.one_page import audit_source, audit_target
from a11y_audit.site.run import audit_items
from a11y_audit.site.sheet import Result, Sheet, make_sheet, tally
from a11y_audit.site.spool import Spool
from a11y_audit.site.summing import Sums
from a11y_audit.site.targets import MAX_BYTES, Target, read_file, read_page
from a11y_audit.site.urls import target_named
from a11y_audit.version import __version__

if TYPE_CHECKING:
    from a11y_audit.site.changes import Changes, GitError
    from a11y_audit.site.remembered import Cache
    from a11y_audit.site.store import default_folder
    from a11y_audit.site.thumbnails import Thumbnails

__all__ = [
    "MAX_BYTES",
    "PAGE_SUFFIXES",
    "Accept",
    "Auditor",
    "Cache",
    "Changes",
    "GitError",
    "Item",
    "PatternError",
    "Target",
    "Thumbnails",
    "audit_items",
    "audit_paths",
    "audit_source",
    "audit_target",
    "default_folder",
    "discover",
    "listed",
    "make_report",
    "read_file",
    "read_page",
    "target_named",
]

_WHEN_ASKED: Final[Mapping[str, str]] = {
    "Cache": "remembered",
    "Changes": "changes",
    "GitError": "changes",
    "Thumbnails": "thumbnails",
    "default_folder": "store",
}
"""Names whose modules load much that one page does not need (SQLite, processes)."""


def __getattr__(name: str) -> Any:
    if name not in _WHEN_ASKED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHEN_ASKED[name]}"), name)


class Accept(Protocol):
    """Marks what a house lives with."""

    def page(self, report: PageReport) -> PageReport:
        """A page as it comes in; the very same object when it holds nothing of that kind."""
        ...

    def site(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
        """What is told of all pages together when they have been seen, in the same order."""
        ...


def audit_paths(
    paths: Iterable[str],
    rules: Sequence[ActiveRule],
    *,
    root: str | None = None,
    ocr: bool = True,
    jobs: int | None = 1,
) -> Report:
    """Audits files and folders and sums them up.

    Args:
        paths: what `discover` understands.
        rules: the rules that run on every page.
        root: the folder the site starts from.
        ocr: read text in images.
        jobs: processes; 1 for this one alone, None for as many as there are processors when it is worth it.
    """
    return make_report(audit_items(discover(paths, root), Auditor(lambda _: rules, ocr), jobs), rules)


def make_report(
    results: Iterable[PageReport | Result],
    rules: Sequence[ActiveRule],
    accept: Accept | None = None,
    *,
    rules_for: RulesFor | None = None,
    jobs: int | None = 1,
) -> Report:
    """Sums results up into a report, while they come in; pages beyond the first few lie in a temporary file.

    Args:
        results: pages and refusals, in the order of the report.
        rules: every rule that may have run.
        accept: is shown each page as it comes in, and may mark outcomes as accepted.
        rules_for: the rules that run on the page of a path; all of `rules` when left out.
        jobs: processes that may share in writing the report; None for as many as there are processors.

    Raises:
        OSError: the temporary file cannot be written.
    """
    sums = Sums()
    spool = Spool()
    across = Across()
    once = OnceASite(rules)
    refused: list[Refusal] = []
    for result in results:
        if isinstance(result, Refusal):
            refused.append(result)
            continue
        sheet = once.taken_out(result if isinstance(result, Sheet) else make_sheet(result), len(spool))
        if accept is not None:
            sheet = _accepted(sheet, accept)
        across.add(sheet.uses, len(spool))
        sums.add(sheet.tally)
        spool.add(sheet)
    late, faults = findings(across.doubtful(), SiteRules(rules, rules_for))
    for page, outcomes in once.findings().items():
        late[page] = late.get(page, ()) + outcomes
    if accept is not None:
        late = _accepted_late(late, accept)
    for page, outcomes in late.items():
        before = spool.page(page)
        sums.revise(page, tally(before), tally(rescored(before, before.outcomes + outcomes)))
    refused += faults
    return Report(
        schema=SCHEMA,
        tool=Tool("a11y-audit", __version__, MODEL),
        summary=sums.summary(refused),
        rules=sums.rule_infos(rules),
        pages=spool.pages(late, jobs),
        refused=tuple(refused),
    )


def _accepted(sheet: Sheet, accept: Accept) -> Sheet:
    before = sheet.report()
    after = accept.page(before)
    return sheet if after is before else make_sheet(after)


def _accepted_late(late: Mapping[int, tuple[Outcome, ...]], accept: Accept) -> dict[int, tuple[Outcome, ...]]:
    marked = iter(accept.site([outcome for page in sorted(late) for outcome in late[page]]))
    return {page: tuple(islice(marked, len(late[page]))) for page in sorted(late)}
