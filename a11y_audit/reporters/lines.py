"""One finding a line, as compilers print them: editors, build logs and grep read it.

    news/summit.html:41:9: error: critical certain alt-missing[no-attribute] This photo has no description. — Add one.

The word after the place is what problem matchers look for: `error` for critical and serious faults, `warning` for
moderate and minor ones, `note` for notes and for questions, which also say so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from a11y_audit.report import BriefPage, Outcome, PageReport, Report
from a11y_audit.reporters.findings import level, open_findings, parts, words
from a11y_audit.reporters.labels import QUESTION, counted, in_order, is_question, label, plural, whole
from a11y_audit.reporters.safe import safe


class _Part(Struct, frozen=True, array_like=True):
    """The lines of a page, and what the last line counts."""

    text: str
    labels: dict[str, int]
    applicable: int
    run: int
    unknown: dict[str, int]
    accepted: int


def pieces(report: Report) -> Iterator[str]:
    """Gives the report as lines: findings by page and place, refused pages, and the summary last."""
    labels: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    applicable = run = accepted = 0
    for part in parts(report.pages, _part, _Part):
        yield part.text
        labels.update(part.labels)
        applicable += part.applicable
        run += part.run
        unknown.update(part.unknown)
        accepted += part.accepted
    for refusal in report.refused:
        yield f"{safe(refusal.path)}: refused[{safe(refusal.limit)}]: {words(refusal.why)}\n"
    yield f"{_summary(report, labels, accepted, _examined(applicable, run, unknown))}\n"


def _part(page: PageReport | BriefPage) -> _Part:
    outcomes = open_findings(page)
    return _Part(
        "".join(f"{line(page.path, outcome)}\n" for outcome in outcomes),
        dict(Counter(map(label, outcomes))),
        page.coverage.applicable,
        page.coverage.run,
        dict(page.coverage.unknown),
        sum(outcome.suppressed is not None for outcome in page.outcomes),
    )


def _examined(applicable: int, run: int, unknown: Counter[str]) -> str:
    """How many checks could be run, and what kept the others, or most of them, from an answer."""
    if not applicable:
        return "nothing was examined"
    said = f"{run:,} of {applicable:,} checks could be run"
    if not unknown:
        return said
    ((why, _),) = unknown.most_common(1)
    return f"{said} (not the others{', mostly' if len(unknown) > 1 else ''}: {words(why)})"


def headline(report: Report) -> str:
    """Gives verdict, score and counts of the report in a line, told by its summary alone."""
    summary = report.summary
    labels = {**{str(severity): count for severity, count in summary.by_severity.items()}, QUESTION: summary.questions}
    return _summary(report, labels, 0, "")


def line(path: str, outcome: Outcome) -> str:
    """Gives one finding as a line, without a line end."""
    severity = "note: question" if is_question(outcome) else f"{level(outcome)}:"
    place = f"{safe(path)}:{outcome.place.line}:{outcome.place.column}: "
    head = f"{severity} {outcome.severity} {outcome.certainty} {safe(outcome.name)} "
    advice = f" — {words(outcome.advice)}" if outcome.advice else ""
    return place + head + words(outcome.message) + advice


def _found(labels: Mapping[str, int]) -> str:
    """Findings as they are listed, each by itself, also where several have one cause."""
    return f"{plural(sum(labels.values()), 'finding')} ({counted(labels)})" if labels else "nothing found"


def _summary(report: Report, labels: Mapping[str, int], accepted: int, checks: str) -> str:
    summary = report.summary
    said = [
        safe(summary.verdict),
        "nothing to score" if summary.score is None else f"score {whole(summary.score)} of 100",
        *([_found(in_order(labels))] if len(report.pages) else []),
        *([f"{accepted:,} accepted"] if accepted else []),
        f"{plural(summary.pages, 'page')}, {plural(summary.images, 'image')}",
        *([checks] if checks and len(report.pages) else []),
    ]
    if summary.refused:
        said.append(f"{plural(summary.refused, 'page')} refused")
    return f"{safe(report.tool.name)}: {', '.join(said)}"
