"""The report: plain, versioned data that round-trips through JSON. Reporters, viewer and desk know only this."""

from collections.abc import Mapping
from typing import Final, Literal

from msgspec import Struct

from a11y_audit.model import (
    AccessibleName,
    Certainty,
    Credit,
    ImageSource,
    Kind,
    Pillar,
    Place,
    Role,
    Severity,
    Statement,
    Suggestion,
    Verdict,
)

SCHEMA: Final = "a11y-audit-report-1"
"""Name and version of the report's JSON form. The number rises when an old reader could go wrong."""


class Suppression(Struct, frozen=True, kw_only=True):
    """Why a finding no longer counts. `kind` says where it was accepted: "inSource", "baseline" or "answer"."""

    kind: Literal["inSource", "baseline", "answer"]
    why: str


class Outcome(Struct, frozen=True, kw_only=True):
    """What one rule says of one target. `image` is the `n` of a `PageImage`, None for the page itself.

    `root` names the cause: outcomes of one image with one root are mended together. `points` is what the page's
    score would gain without that root.
    """

    rule: str
    reason: str
    verdict: Verdict
    severity: Severity
    certainty: Certainty
    pillar: Pillar
    image: int | None
    place: Place
    others: tuple[Place, ...] = ()
    message: str
    advice: str
    suggestion: Suggestion | None = None
    root: str
    points: float = 0.0
    fingerprint: str = ""
    suppressed: Suppression | None = None


class ImageReport(Struct, frozen=True, kw_only=True):
    """One image as reports show it. `alt` is None when missing and "" when empty."""

    n: int
    place: Place
    kind: Kind
    role: Role
    src: str
    sources: tuple[ImageSource, ...]
    alt: str | None
    name: AccessibleName
    caption: Statement | None
    credit: Credit | None
    statements: tuple[Statement, ...]
    score: float | None


class Coverage(Struct, frozen=True):
    """How many of the checks that apply could be run, and why the others could not."""

    applicable: int
    run: int
    unknown: Mapping[str, int] = {}
    """Reason -> how many checks it kept from an answer."""

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 when nothing applied."""
        return self.run / self.applicable if self.applicable else 1.0


class PageReport(Struct, frozen=True, kw_only=True):
    """One page: its verdict, score and everything found on it."""

    path: str
    verdict: str
    score: float | None
    grade: str | None
    coverage: Coverage
    language: str | None
    title: str | None
    format: str
    images: tuple[ImageReport, ...]
    outcomes: tuple[Outcome, ...]
    passed: Mapping[str, int]
    """Rule -> how many targets passed it."""
    inapplicable: tuple[str, ...]
    """Rules that had no target on the page."""
    notes: tuple[str, ...] = ()
    """What kept the audit from seeing all of the page, in sentences."""


class Refusal(Struct, frozen=True):
    """A page that could not be audited: the limit or fault that stopped it, and a sentence that says so."""

    path: str
    limit: str
    why: str


class RuleInfo(Struct, frozen=True, kw_only=True):
    """What reporters need to know of a rule that was run."""

    title: str
    pillar: Pillar
    why: str
    reasons: Mapping[str, str] = {}
    """Reason -> why it matters."""
    wcag: tuple[str, ...] = ()
    act: tuple[str, ...] = ()


class Summary(Struct, frozen=True, kw_only=True):
    """The report in a few numbers."""

    pages: int
    refused: int
    images: int
    photos: int
    verdict: str
    score: float | None
    failed: int
    questions: int
    by_severity: Mapping[str, int]
    by_verdict: Mapping[str, int]


class Tool(Struct, frozen=True):
    """Who made the report, by which score model."""

    name: str
    version: str
    model: str


class Report(Struct, frozen=True, kw_only=True):
    """Everything a reporter may use: plain data that round-trips through JSON."""

    schema: str
    tool: Tool
    summary: Summary
    rules: Mapping[str, RuleInfo]
    pages: tuple[PageReport, ...]
    refused: tuple[Refusal, ...] = ()
