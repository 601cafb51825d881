"""A summary in Markdown, for a job's page or a comment on a pull request: verdict, score, the worst, the most frequent.

It stays short whatever the size of the site (GitHub takes 1 MiB a step); for all findings there are other formats.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from a11y_audit.report import Outcome, PageReport, Report
from a11y_audit.reporters import overview
from a11y_audit.reporters.findings import rank, told, words
from a11y_audit.reporters.labels import counted, counts, label, plural, whole
from a11y_audit.reporters.markdown_text import markdown
from a11y_audit.reporters.safe import clip
from a11y_audit.reporters.signs import UNICODE
from a11y_audit.reporters.survey import survey

ROWS: Final = 20
"""Rows of a table; what is left is counted."""
_WORDS: Final = 200
"""Characters of a text in a table."""


def pieces(report: Report, *, rows: int = ROWS) -> Iterator[str]:
    """Gives the report as Markdown.

    Args:
        report: what to sum up.
        rows: most rows of a table.
    """
    summary = report.summary
    yield f"## {UNICODE.shapes.get(summary.verdict, '')} {_text(summary.verdict)}".replace("  ", " ") + "\n\n"
    score = "Nothing to score" if summary.score is None else f"**{whole(summary.score)}** of 100"
    parts = [score, plural(summary.pages, "page"), plural(summary.images, "image")]
    parts += [f"**{plural(summary.refused, 'page')} could not be audited**"] if summary.refused else []
    yield " · ".join(parts) + "\n"
    if len(report.pages) == 1:
        yield from _one(next(iter(report.pages)), rows)
    elif len(report.pages):
        yield from _many(report, rows)
    if report.refused:
        listed = [(_path(refusal.path), _text(refusal.why)) for refusal in islice(report.refused, rows)]
        yield from _table("Could not be audited", ("Page", "Why"), listed, len(report.refused))
    yield (
        f"\n{report.tool.name} {report.tool.version}. A score is a help for mending, no proof of conformance. "
        "Questions are no faults: each weighs a quarter of one until it is answered.\n"
    )


def _one(page: PageReport, rows: int) -> Iterator[str]:
    outcomes = sorted(told(page), key=rank)
    accepted = sum(outcome.suppressed is not None for outcome in page.outcomes)
    more = f", {accepted:,} accepted" if accepted else ""
    yield f"\n{_path(page.path)}: {counted(counts(map(label, outcomes))) or 'nothing found'}{more}\n"
    listed = [(_sign(outcome), str(outcome.place.line), _finding(outcome)) for outcome in outcomes[:rows]]
    yield from _table("Findings", ("How bad", "Line", "What, and what to do"), listed, len(outcomes))


def _many(report: Report, rows: int) -> Iterator[str]:
    summed = survey(report.pages, worst=0, wanting=rows)
    yield "\n" + " · ".join(f"{number:,} {_text(verdict)}" for verdict, number in summed.verdicts.items()) + "\n"
    told = {"Baseline": overview.changes(report.summary), "Scores": overview.scores(report.summary)}
    yield from (f"\n{name}: {words}\n" for name, words in told.items() if words)
    frequent = [
        (_shaped(each.label), f"{each.found:,}", f"{each.pages:,}", f"{_text(each.title)} (`{_code(each.name)}`)")
        for each in overview.frequent(report, rows)
    ]
    yield from _table("Most frequent", ("How bad", "Found", "Pages", "What"), frequent, len(report.summary.reasons))
    worst = [
        (
            f"{UNICODE.shapes.get(page.verdict, '')} {_text(page.verdict)}".strip(),
            "–" if page.score is None else str(whole(page.score)),
            counted(counts(label(outcome) for outcome in page.outcomes if outcome.is_open)),
            _path(page.path),
        )
        for page in summed.wanting
    ]
    yield from _table("Worst pages", ("Verdict", "Score", "Found", "Page"), worst, None)


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], total: int | None) -> Iterator[str]:
    listed = list(rows)
    if not listed:
        return
    yield f"\n### {title}\n\n"
    for row in (head, ("---",) * len(head), *listed):
        yield f"| {' | '.join(row)} |\n"
    if total is not None and total > len(listed):
        yield f"\nand {total - len(listed):,} more\n"


def _finding(outcome: Outcome) -> str:
    advice = f" → {_text(outcome.advice)}" if outcome.advice else ""
    return f"{_text(outcome.message)}{advice} (`{_code(outcome.name)}`)"


def _sign(outcome: Outcome) -> str:
    return _shaped(label(outcome))


def _shaped(name: str) -> str:
    return f"{UNICODE.shapes[name]} {name}"


def _text(text: str) -> str:
    return markdown(clip(text, _WORDS))


def _path(path: str) -> str:
    return markdown(clip(path, _WORDS))


def _code(text: str) -> str:
    return words(text).replace("`", "").replace("|", "\\|")
