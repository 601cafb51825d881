"""One finding a line, as compilers print them: editors, build logs and grep read it.

    news/summit.html:41:9: error: critical certain alt-missing[no-attribute] This photo has no description. — Add one.

The word after the place is what problem matchers look for: `error` for critical and serious faults, `warning` for
moderate and minor ones, `note` for notes and for questions, which also say so.
"""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import Severity
from a11y_audit.report import Outcome, Report
from a11y_audit.reporters.cards import counted, counts, is_open, is_question, label, plural, rule_name, whole
from a11y_audit.reporters.safe import clip, safe

LIMIT: Final = 500
"""Characters of a message or an advice; the JSON report has all of it."""
_LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.SERIOUS: "error",
    Severity.MODERATE: "warning",
    Severity.MINOR: "warning",
    Severity.NOTE: "note",
}


def render(report: Report) -> str:
    """Gives the report as lines: findings by page and place, refused pages, and the summary last."""
    return "\n".join(_lines(report)) + "\n"


def line(path: str, outcome: Outcome) -> str:
    """Gives one finding as a line, without a line end."""
    question = is_question(outcome)
    level = "note: question" if question else f"{_LEVELS[outcome.severity]}:"
    place = f"{safe(path)}:{outcome.place.line}:{outcome.place.column}: "
    head = f"{level} {outcome.severity} {outcome.certainty} {safe(rule_name(outcome))} "
    advice = f" — {_words(outcome.advice)}" if outcome.advice else ""
    return place + head + _words(outcome.message) + advice


def _lines(report: Report) -> Iterator[str]:
    for page in report.pages:
        outcomes = [outcome for outcome in page.outcomes if is_open(outcome)]
        for outcome in sorted(outcomes, key=lambda outcome: (outcome.place.line, outcome.place.column)):
            yield line(page.path, outcome)
    for refusal in report.refused:
        yield f"{safe(refusal.path)}: refused[{safe(refusal.limit)}]: {_words(refusal.why)}"
    yield _summary(report)


def _summary(report: Report) -> str:
    summary = report.summary
    labels = [label(outcome) for page in report.pages for outcome in page.outcomes if is_open(outcome)]
    applicable = sum(page.coverage.applicable for page in report.pages)
    run = sum(page.coverage.run for page in report.pages)
    parts = [
        safe(summary.verdict),
        "nothing to score" if summary.score is None else f"score {whole(summary.score)} of 100",
        *([counted(counts(labels)) or "nothing found"] if report.pages else []),
        f"{plural(summary.pages, 'page')}, {plural(summary.images, 'image')}",
        f"{run:,} of {applicable:,} checks could be run",
    ]
    if summary.refused:
        parts.append(f"{plural(summary.refused, 'page')} refused")
    return f"{safe(report.tool.name)}: {', '.join(parts)}"


def _words(text: str) -> str:
    return safe(" ".join(clip(text, LIMIT).split()))
