"""Findings whose cause is one setting of a whole site: told once, on the first page that has them."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from a11y_audit.digest import blake2b
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Verdict
from a11y_audit.report import Outcome
from a11y_audit.rulebook import SITE
from a11y_audit.score import rescored
from a11y_audit.site.sheet import Sheet, make_sheet


class OnceASite:
    """Takes such findings out of the pages as they come in, and says at the end what they come to.

    Args:
        rules: every rule that may have run.
    """

    def __init__(self, rules: Sequence[ActiveRule]) -> None:
        self._rules = frozenset(active.rule.id for active in rules if active.rule.once == SITE)
        self._first: dict[tuple[str, str], tuple[int, Outcome]] = {}
        self._pages: Counter[tuple[str, str]] = Counter()

    def taken_out(self, sheet: Sheet, page: int) -> Sheet:
        """The sheet without findings of these rules; `page` is its place in the report."""
        if self._rules.isdisjoint(sheet.tally.rules):
            return sheet
        report = sheet.report()
        found = [outcome for outcome in report.outcomes if self._is_meant(outcome)]
        for outcome in found:
            kind = (outcome.rule, outcome.reason)
            self._first.setdefault(kind, (page, outcome))
            self._pages[kind] += 1
        return make_sheet(rescored(report, [each for each in report.outcomes if each not in found])) if found else sheet

    def _is_meant(self, outcome: Outcome) -> bool:
        return outcome.rule in self._rules and outcome.verdict is Verdict.FAILED and outcome.suppressed is None

    def findings(self) -> dict[int, tuple[Outcome, ...]]:
        """The place of a page in the report -> the findings told there for the whole site."""
        told: dict[int, tuple[Outcome, ...]] = {}
        for kind, (page, outcome) in self._first.items():
            more = self._pages[kind] - 1
            also = f" The same on {more} more page{'s' if more > 1 else ''}." if more else ""
            subject = "\0".join(kind).encode()
            fingerprint = f"{blake2b(subject, digest_size=8).hexdigest()}:1"
            site_wide = replace(outcome, message=outcome.message + also, fingerprint=fingerprint)
            told[page] = (*told.get(page, ()), site_wide)
        return told
