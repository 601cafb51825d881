"""One finding a line, as compilers print them: editors, build logs and grep read it.

    news/summit.html:41:9: error: critical certain alt-missing[no-attribute] This photo has no description. — Add one.

The word after the place is what problem matchers look for: `error` for critical and serious faults, `warning` for
moderate and minor ones, `note` for notes and for questions, which also say so.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from a11y_audit.report import Outcome, Report, StoredPages
from a11y_audit.reporters.cards import counted, in_order, is_question, label, plural, rule_name, whole
from a11y_audit.reporters.findings import level, told, words
from a11y_audit.reporters.safe import safe


def pieces(report: Report) -> Iterator[str]:
    """Gives the report as lines: findings by page and place, refused pages, and the summary last."""
    labels: Counter[str] = Counter()
    applicable = run = 0
    pages = report.pages.brief() if isinstance(report.pages, StoredPages) else report.pages
    for page in pages:
        applicable += page.coverage.applicable
        run += page.coverage.run
        outcomes = told(page)
        labels.update(map(label, outcomes))
        for outcome in outcomes:
            yield f"{line(page.path, outcome)}\n"
    for refusal in report.refused:
        yield f"{safe(refusal.path)}: refused[{safe(refusal.limit)}]: {words(refusal.why)}\n"
    yield f"{_summary(report, labels, applicable, run)}\n"


def line(path: str, outcome: Outcome) -> str:
    """Gives one finding as a line, without a line end."""
    severity = "note: question" if is_question(outcome) else f"{level(outcome)}:"
    place = f"{safe(path)}:{outcome.place.line}:{outcome.place.column}: "
    head = f"{severity} {outcome.severity} {outcome.certainty} {safe(rule_name(outcome))} "
    advice = f" — {words(outcome.advice)}" if outcome.advice else ""
    return place + head + words(outcome.message) + advice


def _summary(report: Report, labels: Mapping[str, int], applicable: int, run: int) -> str:
    summary = report.summary
    parts = [
        safe(summary.verdict),
        "nothing to score" if summary.score is None else f"score {whole(summary.score)} of 100",
        *([counted(in_order(labels)) or "nothing found"] if len(report.pages) else []),
        f"{plural(summary.pages, 'page')}, {plural(summary.images, 'image')}",
        f"{run:,} of {applicable:,} checks could be run",
    ]
    if summary.refused:
        parts.append(f"{plural(summary.refused, 'page')} refused")
    return f"{safe(report.tool.name)}: {', '.join(parts)}"
