"""What a report of many pages comes to, in the words every reporter for people uses."""

from msgspec import Struct

from a11y_audit.report import ReasonCount, Report, Summary
from a11y_audit.reporters.labels import QUESTION, plural

_BANDS = ((0, 5, "below 50"), (5, 7, "at 50 to 69"), (7, 9, "at 70 to 89"), (9, 10, "at 90 or more"))
"""Deciles of the score, and what a page's score in them is called."""


class Frequent(Struct, frozen=True):
    """A kind of fault or question, and how often it is open."""

    label: str
    found: int
    pages: int
    title: str
    name: str

    @property
    def often(self) -> str:
        """How often, in words ("12 on 3 pages")."""
        return f"{self.found:,} on {plural(self.pages, 'page')}"


def frequent(report: Report, limit: int) -> tuple[Frequent, ...]:
    """Gives what is open most often, faults before questions."""
    return tuple(_frequent(report, count) for count in report.summary.reasons[:limit])


def _frequent(report: Report, count: ReasonCount) -> Frequent:
    rule = report.rules.get(count.rule)
    name = f"{count.rule}[{count.reason}]" if count.reason else count.rule
    label = QUESTION if count.is_question else count.severity.value
    return Frequent(label, count.found, count.pages, rule.title if rule else count.rule, name)


def scores(summary: Summary) -> str:
    """Says how many pages scored how well ("3 at 90 or more, 12 at 70 to 89"), "" when that is not known."""
    bands = [(sum(summary.scores[start:end]), words) for start, end, words in reversed(_BANDS)]
    said = [f"{number:,} {words}" for number, words in bands if number]
    unscored = summary.pages - sum(summary.scores)
    if said and unscored > 0:
        said.append(f"{unscored:,} with nothing to score")
    return ", ".join(said)


def changes(summary: Summary) -> str:
    """Says what became of the baseline, "" when there is none."""
    told = summary.changes
    if told is None:
        return ""
    return f"{told.new:,} new, {told.known:,} known, {told.fixed:,} fixed"
