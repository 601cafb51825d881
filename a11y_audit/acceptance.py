"""What a house lives with: answers and the baseline, laid over each page of a run as it comes in."""

import os
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from a11y_audit.report import Changes, Outcome, PageReport
from a11y_audit.score import rescored

if TYPE_CHECKING:
    from a11y_audit.answers import Answers
    from a11y_audit.comparison import Comparison

MOST_NAMED: Final = 20
"""Changes that are told one by one."""


class AcceptanceError(Exception):
    """Answers or a baseline that cannot be used; the message says which and why."""


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


def stored_answers(file: Path, *, must_exist: bool) -> "Answers | None":
    """The answers in a file, as they hold today; None when there is no such file and need not be one.

    Raises:
        AcceptanceError: the file cannot be used.
    """
    if not must_exist and not file.exists():
        return None
    from datetime import date

    from a11y_audit.answers import Answers, AnswersError, read_answers

    try:
        return Answers(read_answers(file), date.today(), file.parent)
    except AnswersError as error:
        raise AcceptanceError(str(error)) from error


def compared_with(
    file: Path, paths: Sequence[str], running: Container[str], *, may_be_new: bool = False
) -> "Comparison":
    """The comparison of a run with the baseline in a file.

    Args:
        file: the baseline.
        paths: files and folders of the run; of folders it sees all pages.
        running: ids of the rules that run.
        may_be_new: a baseline that is not there is an empty one.

    Raises:
        AcceptanceError: the file cannot be used.
    """
    from a11y_audit.baseline import EMPTY, BaselineError, read_baseline
    from a11y_audit.comparison import Comparison

    try:
        old = EMPTY if may_be_new and not file.exists() else read_baseline(file)
    except BaselineError as error:
        raise AcceptanceError(str(error)) from error
    folders = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112
    return Comparison(old, file.parent, folders, running)


def _with(report: PageReport, outcomes: Sequence[Outcome]) -> PageReport:
    is_same = all(one is other for one, other in zip(outcomes, report.outcomes, strict=True))
    return report if is_same else rescored(report, outcomes)
