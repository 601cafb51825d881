"""A summary in Markdown, for a job's page or a comment on a pull request: verdict, score, the worst, the most frequent.

It stays short whatever the size of the site (GitHub takes 1 MiB a step); for all findings there are other formats.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from a11y_audit.report import PageReport, Report
from a11y_audit.reporters import cards, overview
from a11y_audit.reporters.cards import Cause
from a11y_audit.reporters.findings import words
from a11y_audit.reporters.labels import counted, plural, whole
from a11y_audit.reporters.markdown_text import markdown
from a11y_audit.reporters.safe import clip
from a11y_audit.reporters.signs import UNICODE
from a11y_audit.reporters.survey import survey

ROWS: Final = 20
"""Rows of a table; what is left is counted."""
_WORDS: Final = 200
"""Characters of a text in a table."""
_FEW: Final = 4
"""Texts of one finding: what it says, what to do, its lines."""


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
    made = cards.cards(page)
    causes = sorted((cause for card in made for cause in card.causes), key=cards.in_weight)
    accepted = sum(outcome.suppressed is not None for outcome in page.outcomes)
    more = f", {accepted:,} accepted" if accepted else ""
    yield f"\n{_path(page.path)}: {counted(cards.found(made)) or 'nothing found'}{more}\n"
    listed = [(_shaped(cause.label), _lines(cause), _finding(cause)) for cause in causes[:rows]]
    yield from _table("Findings", ("How bad", "Line", "What, and what to do"), listed, len(causes))


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
            counted(cards.found(cards.cards(page))),
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


def _finding(cause: Cause) -> str:
    said = " ".join(_first_few([_text(message) for message in (cause.first.message, *cause.more)]))
    advice = " ".join(_first_few([_text(advice) for advice in cause.advice]))
    names = ", ".join(f"`{_code(name)}`" for name in cause.names)
    return f"{said} → {advice} ({names})" if advice else f"{said} ({names})"


def _lines(cause: Cause) -> str:
    return ", ".join(_first_few(list(dict.fromkeys(str(outcome.place.line) for outcome in cause.outcomes))))


def _first_few(texts: Sequence[str]) -> Sequence[str]:
    return [*texts[:_FEW], f"and {len(texts) - _FEW:,} more"] if len(texts) > _FEW else texts


def _shaped(name: str) -> str:
    return f"{UNICODE.shapes[name]} {name}"


def _text(text: str) -> str:
    return markdown(clip(text, _WORDS))


def _path(path: str) -> str:
    return markdown(clip(path, _WORDS))


def _code(text: str) -> str:
    return words(text).replace("`", "").replace("|", "\\|")
