"""A page's result as it travels: the report itself, packed, and beside it what many pages are summed up by."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from a11y_audit.model import PHOTO_ROLES, Severity, Verdict
from a11y_audit.report import UNKNOWN, Outcome, PageReport, Refusal
from a11y_audit.site.across import Use, uses_on
from a11y_audit.site.codec import pack_page, unpack_page


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


class Sheet(Struct, frozen=True, array_like=True):
    """One page's result: what it adds to the sums, and its report, as an object or packed; its photos for `across`."""

    tally: Tally
    page: PageReport | bytes
    uses: tuple[Use, ...] = ()

    def report(self) -> PageReport:
        """The report as an object."""
        return self.page if isinstance(self.page, PageReport) else unpack_page(self.page)

    def packed(self) -> bytes:
        """The report as bytes."""
        return pack_page(self.page) if isinstance(self.page, PageReport) else self.page

    def as_packed(self) -> "Sheet":
        """The same with its report as bytes."""
        return Sheet(self.tally, self.packed(), self.uses)


Result = Sheet | Refusal
"""What comes of a page."""


class Reply(Struct, frozen=True, array_like=True):
    """A result as a worker process sends it."""

    refusal: Refusal | None
    sheet: Sheet | None

    @classmethod
    def of(cls, result: Result) -> "Reply":
        """The reply that carries a result."""
        if isinstance(result, Refusal):
            return cls(result, None)
        return cls(None, result.as_packed())

    @property
    def result(self) -> Result:
        """The result it carries."""
        result = self.refusal or self.sheet
        assert result is not None
        return result


def make_sheet(page: PageReport) -> Sheet:
    """The sheet of a report."""
    return Sheet(_tally(page), page, uses_on(page))


def _tally(page: PageReport) -> Tally:
    reasons = reason_tallies(page.outcomes)
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


def reason_tallies(outcomes: Iterable[Outcome]) -> tuple[ReasonTally, ...]:
    """How often each reason is open among outcomes."""
    reasons = Counter(_key(each) for each in outcomes if each.suppressed is None and each.reason != UNKNOWN)
    return tuple(ReasonTally(*key, found) for key, found in reasons.items())


def _is_failed(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.FAILED and outcome.suppressed is None


def _key(outcome: Outcome) -> tuple[str, str, Severity, bool]:
    return outcome.rule, outcome.reason, outcome.severity, outcome.verdict is Verdict.CANT_TELL
