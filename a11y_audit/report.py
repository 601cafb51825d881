"""The report: plain, versioned data that round-trips through JSON. Reporters and the viewer know only this."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, TypeVar

from msgspec import Raw, Struct
from msgspec.structs import force_setattr

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

T = TypeVar("T")

SCHEMA: Final = "a11y-audit-report-1"
"""Name and version of the report's JSON form. The number rises when an old reader could go wrong."""


UNKNOWN: Final = "unknown"
"""The reason of an outcome whose evidence could not be had."""


SITE_WIDE: Final = "<site>"
"""Stands where a path does, for what is about the pages of a run together."""


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
    """Sixteen hexadecimal digits that stay when lines move or images change places, ":" and a running number of equal
    ones on the page."""
    suppressed: Suppression | None = None

    @property
    def name(self) -> str:
        """How reports and settings name it: rule[reason]."""
        return f"{self.rule}[{self.reason}]" if self.reason else self.rule

    @property
    def is_open(self) -> bool:
        """Is it a fault or a question that nobody has accepted?"""
        is_finding = self.verdict in (Verdict.FAILED, Verdict.CANT_TELL) and self.reason != UNKNOWN
        return is_finding and self.suppressed is None


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
    allowed: Mapping[str, str] = {}
    """What the page's source accepts of this image when pages are compared: rule or "rule[reason]" -> why."""


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

    @property
    def examined(self) -> set[str]:
        """The rules that ran on the page and could examine everything they asked for."""
        ran = {*self.passed, *self.inapplicable, *(outcome.rule for outcome in self.outcomes)}
        return ran - {outcome.rule for outcome in self.outcomes if outcome.reason == UNKNOWN}


class BriefPage(Struct, frozen=True, kw_only=True):
    """A page without its images: all that a list of findings tells."""

    path: str
    verdict: str
    score: float | None
    coverage: Coverage
    outcomes: tuple[Outcome, ...]


class Refusal(Struct, frozen=True):
    """A page that could not be audited: the limit or fault that stopped it, and a sentence that says so."""

    path: str
    limit: str
    why: str


def named_standards(wcag: Sequence[str], act: Sequence[str] = ()) -> list[str]:
    """Success criteria of WCAG and rules of ACT as reports name them ("WCAG 1.1.1", "ACT 23a2a8")."""
    return [*(f"WCAG {clause}" for clause in wcag), *(f"ACT {rule}" for rule in act)]


class RuleInfo(Struct, frozen=True, kw_only=True):
    """What reporters need to know of a rule that was run."""

    title: str
    pillar: Pillar
    why: str
    reasons: Mapping[str, str] = {}
    """Reason -> why it matters."""
    wcag: tuple[str, ...] = ()
    act: tuple[str, ...] = ()

    @property
    def standards(self) -> list[str]:
        """What the rule rests on ("WCAG 1.1.1", "ACT 23a2a8")."""
        return named_standards(self.wcag, self.act)


class WorstPage(Struct, frozen=True):
    """A page that needs work: how many faults and questions are open on it."""

    path: str
    verdict: str
    score: float | None
    failed: int
    questions: int


class ReasonCount(Struct, frozen=True):
    """How often a reason is open, and on how many pages."""

    rule: str
    reason: str
    severity: Severity
    is_question: bool
    found: int
    pages: int


class Change(Struct, frozen=True):
    """So many findings of one kind ("alt-missing[captioned]") of a page, or of the site."""

    path: str
    kind: str
    count: int


class Changes(Struct, frozen=True, kw_only=True):
    """What a run has that its baseline has not, and the reverse, in faults and questions."""

    new: int
    """Found now and not in the baseline."""
    known: int
    """In the baseline, and still there."""
    fixed: int
    """In the baseline, and no longer there."""
    mended: tuple[Change, ...] = ()
    """What is no longer there: the first few."""
    worse: tuple[str, ...] = ()
    """Pages that score lower than in the baseline."""


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
    """Severity -> how many faults are open, each by itself also where several have one cause."""
    by_verdict: Mapping[str, int]
    lowest: float | None = None
    """The lowest score of a page."""
    scores: tuple[int, ...] = ()
    """How many pages scored 0-9, 10-19, ... 90-100."""
    worst: tuple[WorstPage, ...] = ()
    """The worst pages on which something is open."""
    reasons: tuple[ReasonCount, ...] = ()
    """What is open, faults before questions, the most frequent first."""
    changes: Changes | None = None
    """What became of the baseline; None when there is none."""


class Tool(Struct, frozen=True):
    """Who made the report, by which score model."""

    name: str
    version: str
    model: str


class StoredPages(Sequence[PageReport]):
    """Pages that are not all in memory. Who writes them as JSON need not unpack them."""

    @abstractmethod
    def stored(self) -> Iterator[PageReport | Raw]:
        """Each page as it is kept, which is as JSON, or as an object where JSON cannot hold it."""

    @abstractmethod
    def map_brief(self, make: Callable[[PageReport | BriefPage], T], kind: type[T]) -> Iterator[T]:
        """What `make` makes of each page, without its images where that spares unpacking them.

        Several processes may share the work.

        Args:
            make: gives something of a page; what it changes besides may be lost.
            kind: the type it makes, which msgspec can encode.
        """

    @abstractmethod
    def map_full(self, make: Callable[[PageReport], T], kind: type[T]) -> Iterator[T]:
        """What `make` makes of each page with its images; otherwise as `map_brief`."""


class Report(Struct, frozen=True, kw_only=True):
    """Everything a reporter may use: plain data that round-trips through JSON."""

    schema: str
    tool: Tool
    summary: Summary
    rules: Mapping[str, RuleInfo]
    pages: Sequence[PageReport]
    """A tuple of few pages; many are unpacked from a temporary file, one by one, each time they are iterated over."""
    refused: tuple[Refusal, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.pages, list):  # as JSON is decoded
            force_setattr(self, "pages", tuple(self.pages))


def spelled_out(value: Any) -> Any:
    r"""Plain data in which lone surrogates, which UTF-8 cannot hold, are spelled (`\ud83d` as six characters)."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {spelled_out(key): spelled_out(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [spelled_out(item) for item in value]
    return value
