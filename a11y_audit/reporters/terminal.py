"""The report for an editor at a terminal: verdict first, then every image that needs attention as a card.

Nothing is said by colour alone, nothing is marked up by page text, and no line is broken by a character whose width
terminals disagree on: cards have a bar on the left and no right edge.
"""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Final

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.console import Group as Lines
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from a11y_audit.model import UNJUDGED_ROLES
from a11y_audit.report import Coverage, PageReport, Report
from a11y_audit.reporters import around, cards, overview, wording
from a11y_audit.reporters.around import Group
from a11y_audit.reporters.cards import Card
from a11y_audit.reporters.labels import counted, counts, plural, whole
from a11y_audit.reporters.safe import clip, safe
from a11y_audit.reporters.signs import ASCII, UNICODE, Glyphs
from a11y_audit.reporters.survey import Survey, survey
from a11y_audit.reporters.terminal_cards import WIDEST, Cards
from a11y_audit.reporters.terminal_parts import LIMIT, Barred

_ACCEPTED: Final = 8
"""Accepted findings that are named with their reasons."""


class Limits(Struct, frozen=True):
    """How much is shown before the rest is only counted."""

    pages: int = 5
    rows: int = 30
    cards: int = 20
    reasons: int = 8
    groups: int = 12


def pieces(
    report: Report, *, width: int = 80, colour: bool = False, ascii_only: bool = False, limits: Limits | None = None
) -> Iterator[str]:
    """Gives the report as terminal text; what is shown of many pages is few, so it comes in one piece.

    Args:
        report: what to show.
        width: columns of the terminal; text is never set wider than 100.
        colour: with colours and weights, as ANSI sequences.
        ascii_only: signs and frames in ASCII alone.
        limits: how many pages, rows and cards are shown in full.
    """
    file = StringIO()
    console = Console(
        file=file,
        width=max(width, 30),
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(renderable(report, ascii_only=ascii_only, limits=limits))
    text = file.getvalue()
    yield text if colour else "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def renderable(report: Report, *, ascii_only: bool = False, limits: Limits | None = None) -> RenderableType:
    """Gives the report as something rich can print at any width."""
    return _View(report, ASCII if ascii_only else None, limits or Limits())


class _View:
    """The whole report; picks ASCII signs when the output cannot hold others."""

    def __init__(self, report: Report, glyphs: Glyphs | None, limits: Limits) -> None:
        self.report, self.glyphs, self.limits = report, glyphs, limits

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        glyphs = self.glyphs or (ASCII if options.ascii_only else UNICODE)
        width = min(options.max_width, WIDEST)
        painter = _Painter(self.report, glyphs)
        parts = Lines(*painter.report_parts(self.limits, width - 2))
        yield Constrain(Padding(parts, (1, 1, 0, 1), expand=False), width)


class _Painter(Cards):
    """Draws one report."""

    def report_parts(self, limits: Limits, width: int) -> Iterator[RenderableType]:
        pages = self.report.pages
        if len(pages) == 1 and not self.report.refused:
            yield from self.page(next(iter(pages)), limits, width)
            return
        summed = survey(pages, worst=limits.rows, wanting=limits.pages)
        yield from self.site(summed, limits, width)
        for page in summed.wanting:
            yield Text()
            yield Text(self.glyphs.thin * width, "dim")
            yield from self.page(page, limits, width)
        rest = len(pages) - len(summed.wanting)
        if summed.wanting and rest:
            yield Text()
            yield Text(f"{plural(rest, 'more page')}: --format html or json has every page.", "dim")

    def site(self, summed: Survey, limits: Limits, width: int) -> Iterator[RenderableType]:
        summary = self.report.summary
        yield from self.verdict(summary.verdict, summary.score, None, width)
        parts = [plural(summary.pages, "page"), plural(summary.images, "image")]
        if summary.refused:
            parts.append(f"{plural(summary.refused, 'page')} could not be audited")
        yield self.dotted(parts)
        pages = len(self.report.pages)
        if pages > 1:
            yield Text("   ").join(
                Text(f"{self.shape(verdict)} {number:,} {safe(verdict)}", self.style(verdict))
                for verdict, number in summed.verdicts.items()
            )
        yield from self.overview(limits)
        if summed.worst:
            yield Text()
            yield self.page_table(summed.worst)
            if summed.is_anything_open:
                yield self.legend()
        if pages > limits.rows:
            yield Text(f"and {plural(pages - limits.rows, 'more page')}, in better order", "dim")
        if self.report.refused:
            yield Text()
            yield Text("Could not be audited", "bold")
            for refusal in self.report.refused[: limits.rows]:
                line = Text.assemble(safe(refusal.path), (f"  {safe(clip(refusal.why, LIMIT))}", "dim"))
                yield line.append(f"  [{safe(refusal.limit)}]", "dim")
            if len(self.report.refused) > limits.rows:
                yield Text(f"and {len(self.report.refused) - limits.rows:,} more", "dim")

    def overview(self, limits: Limits) -> Iterator[RenderableType]:
        """What became of the baseline, how pages scored, and what is found most often."""
        summary = self.report.summary
        told = {"Baseline": overview.changes(summary), "Scores": overview.scores(summary)}
        frequent = overview.frequent(self.report, limits.reasons) if len(self.report.pages) > 1 else ()
        table = self.grid()
        for name, words in told.items():
            if words and len(self.report.pages) > 1:
                table.add_row(Text(name, "bold"), Text(words))
        for number, each in enumerate(frequent):
            label = Text("" if number else "Most frequent", "bold")
            mark = (f"{self.shape(each.label)} {each.often}  ", self.style(each.label))
            table.add_row(label, Text.assemble(mark, safe(each.title), (f"  {safe(each.name)}", "dim")))
        if table.row_count:
            yield Text()
            yield table

    def page_table(self, pages: Iterable[PageReport]) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        table.add_column(overflow="fold")
        for page in pages:
            table.add_row(
                Text(f"{self.shape(page.verdict)} {safe(page.verdict)}", self.style(page.verdict)),
                Text(self.glyphs.thin if page.score is None else str(whole(page.score)), "bold"),
                Text(safe(page.grade or " ")),
                self.tally(cards.found(cards.cards(page))),
                Text(safe(page.path)),
            )
        return table

    def page(self, page: PageReport, limits: Limits, width: int) -> Iterator[RenderableType]:
        made = cards.cards(page)
        yield from self.verdict(page.verdict, page.score, page.grade, width)
        yield Text(safe(page.path), "bold")
        if page.title:
            yield Text(safe(clip(page.title, LIMIT)))
        yield self.dotted([plural(len(page.images), "image"), counted(cards.found(made)) or "nothing found"])
        yield from self.coverage(page.coverage, page.notes)
        wanting = [card for card in made if card.causes and around.is_own(card)]
        for card in wanting[: limits.cards]:
            yield Text()
            yield from self.card(page.path, card, width)
        yield from self.around(page.path, around.groups(made), limits.groups, width)
        yield from self.rest(page, made, wanting[limits.cards :])
        yield from self.next_steps(made)

    def coverage(self, coverage: Coverage, notes: tuple[str, ...]) -> Iterator[RenderableType]:
        missed = coverage.applicable - coverage.run
        if not missed and not notes:
            return
        yield Text()
        table = self.grid()
        if missed:
            table.add_row(Text("Not examined", "bold"), Text(f"{missed:,} of {coverage.applicable:,} checks:"))
            for why, number in sorted(coverage.unknown.items(), key=lambda item: -item[1]):
                table.add_row("", Text(f"{number:,}  {safe(clip(why, LIMIT))}", "dim"))
        for note in notes:
            table.add_row(Text("Note", "bold"), Text(safe(clip(note, LIMIT)), "dim"))
        yield table

    def around(self, path: str, groups: tuple[Group, ...], limit: int, width: int) -> Iterator[RenderableType]:
        if not groups:
            return
        style = self.style(groups[0].cause.label)
        title = Text.assemble((f"{self.glyphs.corner}{self.glyphs.rule} ", style), ("Around the article", "bold"), " ")
        yield Text()
        yield title.append(self.glyphs.rule * max(width - cell_len(title.plain), 0), style)
        parts: list[RenderableType] = [self.group(path, group) for group in groups[:limit]]
        if len(groups) > limit:
            left = counts(group.cause.label for group in groups[limit:] for _ in group.cards)
            parts.append(Text(f"and {plural(len(groups) - limit, 'more kind')} of finding: {counted(left)}", "dim"))
        yield Barred(self.spaced(parts), self.glyphs.bar, style)

    def rest(self, page: PageReport, made: tuple[Card, ...], hidden: list[Card]) -> Iterator[RenderableType]:
        table = self.grid()
        if hidden:
            more = f"{plural(len(hidden), 'more picture')}: {counted(cards.found(hidden))}"
            table.add_row(Text("Not shown", "bold"), Text(more))
        quiet = [card for card in made if card.image and not card.causes]
        judged = [card for card in quiet if card.image and card.image.role not in UNJUDGED_ROLES]
        if judged:
            table.add_row(Text("Nothing found", "bold"), Text(around.listed(judged), "dim"))
        unjudged = [card for card in quiet if card not in judged]
        if unjudged:
            table.add_row(Text("Not judged", "bold"), Text(around.counted_roles(unjudged), "dim"))
        accepted = sum(outcome.suppressed is not None for outcome in page.outcomes)
        if accepted:
            said = wording.accepted(page)
            table.add_row(Text("Accepted", "bold"), Text(plural(accepted, "finding"), "dim"))
            for words in said[:_ACCEPTED]:
                table.add_row("", Text(safe(clip(words, LIMIT)), "dim"))
            if len(said) > _ACCEPTED:
                table.add_row("", Text(f"and {len(said) - _ACCEPTED:,} more", "dim"))
        if table.row_count:
            yield Text()
            yield table

    def next_steps(self, made: tuple[Card, ...]) -> Iterator[RenderableType]:
        steps = cards.steps(made)
        if not steps:
            return
        yield Text()
        yield Text(wording.FIRST_STEPS, "bold")
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", no_wrap=True)
        table.add_column(overflow="fold")
        for step in steps:
            text = Text.assemble((f"{step.where}: ", "dim"), self.words(step.text))
            table.add_row(Text(step.cause.gain, "bold"), text)
        yield table
        yield Text(f"a11y-audit explain {safe(steps[0].cause.first.rule)}   says why, with examples", "dim")
