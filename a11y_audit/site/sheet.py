"""A page's result as it travels: the report itself, packed, and beside it what many pages are summed up by."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import Struct

from a11y_audit.model import PHOTO_ROLES, Severity, Verdict
from a11y_audit.report import UNKNOWN, Outcome, PageReport, Refusal
from a11y_audit.site.across import Uses, uses_on
from a11y_audit.site.codec import pack_page, unpack_page
from a11y_audit.site.scratch import Piece


class ReasonTally(Struct, frozen=True, array_like=True):
    """How often one reason of a rule is open on a page, as a fault or as a question."""

    rule: str
    reason: str
    severity: Severity
    is_question: bool
    found: int


class Tally(Struct, frozen=True, array_like=True):
    """What one page adds to the sums."""

    path: str
    verdict: str
    score: float | None
    images: int
    photos: int
    failed: int
    questions: int
    by_severity: dict[Severity, int]
    reasons: tuple[ReasonTally, ...]
    rules: tuple[str, ...]
    """Every rule the page's outcomes name, accepted ones included."""


class Sheet(NamedTuple):
    """One page's result: what it adds to the sums, its photos for `across`, and its report.

    The report is an object, packed, or packed and filed away already.
    """

    tally: Tally
    uses: Uses
    page: PageReport | bytes | Piece

    def report(self) -> PageReport:
        """The report as an object."""
        return self.page if isinstance(self.page, PageReport) else unpack_page(self.packed())

    def packed(self) -> bytes:
        """The report as bytes."""
        if isinstance(self.page, Piece):
            return self.page.read()
        return pack_page(self.page) if isinstance(self.page, PageReport) else self.page


Result = Sheet | Refusal
"""What comes of a page."""


def make_sheet(page: PageReport) -> Sheet:
    """The sheet of a report."""
    return Sheet(tally(page), Uses.of(uses_on(page)), page)


def tally(page: PageReport) -> Tally:
    """What a page adds to the sums."""
    reasons = _reason_tallies(page.outcomes)
    failed = [outcome.severity for outcome in page.outcomes if _is_failed(outcome)]
    return Tally(
        path=page.path,
        verdict=page.verdict,
        score=page.score,
        images=len(page.images),
        photos=sum(image.role in PHOTO_ROLES for image in page.images),
        failed=len(failed),
        questions=sum(each.found for each in reasons if each.is_question),
        by_severity=dict(Counter(failed)),
        reasons=reasons,
        rules=tuple({outcome.rule: None for outcome in page.outcomes}),
    )


def _reason_tallies(outcomes: Iterable[Outcome]) -> tuple[ReasonTally, ...]:
    """How often each reason is open among outcomes."""
    reasons = Counter(_key(each) for each in outcomes if each.suppressed is None and each.reason != UNKNOWN)
    return tuple(ReasonTally(*key, found) for key, found in reasons.items())


def _is_failed(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.FAILED and outcome.suppressed is None


def _key(outcome: Outcome) -> tuple[str, str, Severity, bool]:
    return outcome.rule, outcome.reason, outcome.severity, outcome.verdict is Verdict.CANT_TELL
