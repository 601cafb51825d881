"""What a house lives with: answers and the baseline, laid over each page of a run as it comes in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from a11y_audit.report import Changes, Outcome, PageReport
from a11y_audit.score import rescored

if TYPE_CHECKING:
    from a11y_audit.answers import Answers
    from a11y_audit.comparison import Comparison

MOST_NAMED: Final = 20
"""Changes that are told one by one."""


class Acceptance(Struct, frozen=True):
    """What is accepted outside of the pages themselves. Answers come first, so that what they settle is compared."""

    answers: "Answers | None" = None
    comparison: "Comparison | None" = None

    def page(self, report: PageReport) -> PageReport:
        """The page with what is accepted marked, and its score without that; the very same page if nothing is."""
        for each in (self.answers, self.comparison):
            if each is not None:
                report = _with(report, each.page(report))
        return report

    def site(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
        """What is told of all pages together, with what is accepted marked. Only the baseline speaks of it."""
        return outcomes if self.comparison is None else self.comparison.site(outcomes)

    def changes(self) -> Changes | None:
        """What became of the baseline, None without one; to be asked when all pages have been seen."""
        if self.comparison is None:
            return None
        fixed = self.comparison.fixed()
        return Changes(
            new=self.comparison.new,
            known=self.comparison.known,
            fixed=sum(change.count for change in fixed),
            mended=tuple(fixed[:MOST_NAMED]),
            worse=tuple(self.comparison.worse[:MOST_NAMED]),
        )


def _with(report: PageReport, outcomes: Sequence[Outcome]) -> PageReport:
    is_same = all(one is other for one, other in zip(outcomes, report.outcomes, strict=True))
    return report if is_same else rescored(report, outcomes)
