"""What findings are called, and numbers of them in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from a11y_audit.model import Certainty, Place, Severity, Verdict
from a11y_audit.report import Outcome

QUESTION: Final = "question"
LABELS: Final = (*(severity.value for severity in Severity), QUESTION)
"""What a finding may be called, worst first."""
_MOST_LINES: Final = 8


def is_question(outcome: Outcome) -> bool:
    """Is the outcome put to the editor, instead of being held against the page?"""
    return outcome.verdict is Verdict.CANT_TELL or outcome.certainty is Certainty.POSSIBLE


def label(outcome: Outcome) -> str:
    """Severity in a word, or "question"."""
    return QUESTION if is_question(outcome) else outcome.severity.value


def counts(labels: Iterable[str]) -> dict[str, int]:
    """How often each label occurs, worst first, those that do not left out."""
    return in_order(Counter(labels))


def in_order(found: Mapping[str, int]) -> dict[str, int]:
    """Counts by label, worst first, without those that are 0."""
    return {label: found[label] for label in LABELS if found.get(label)}


def counted(numbers: Mapping[str, int]) -> str:
    """Says counts in words ("2 critical, 1 question")."""
    return ", ".join(
        plural(number, label) if label in ("note", QUESTION) else f"{number:,} {label}"
        for label, number in numbers.items()
    )


def plural(number: int, noun: str) -> str:
    """Says how many ("1 photo", "3 photos")."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def lines(places: Iterable[Place]) -> str:
    """Where something stands ("line 4", "lines 4, 9 and 12", "lines 4, 9, 12 and 20 more"); "" of no place."""
    distinct = list(dict.fromkeys(str(place.line) for place in places))
    if len(distinct) < 2:
        return f"line {distinct[0]}" if distinct else ""
    shown, more = distinct[:_MOST_LINES], len(distinct) - _MOST_LINES
    last = f"{more:,} more" if more > 0 else shown.pop()
    return f"lines {', '.join(shown)} and {last}"


def whole(score: float) -> int:
    """A score as people read it: rounded down, so that nothing reads as better than it is."""
    return int(score)
