"""Cards at a terminal: what a picture says, and what was found about it."""

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.console import Group as Lines
from rich.table import Table
from rich.text import Text

from a11y_audit.model import Kind
from a11y_audit.report import ImageReport, Outcome, Report
from a11y_audit.reporters import wording
from a11y_audit.reporters.around import Group
from a11y_audit.reporters.cards import Card, Cause
from a11y_audit.reporters.labels import whole
from a11y_audit.reporters.safe import clip, safe
from a11y_audit.reporters.signs import UNICODE, Glyphs
from a11y_audit.reporters.terminal_parts import LIMIT, Barred, Parts

WIDEST: Final = 100
"""Columns; text is never set wider."""


def card_renderable(report: Report, path: str, card: Card, *, causes_first: bool = False) -> RenderableType:
    """Gives one card of the page at `path`, as the report shows it, or what was found before what the picture says."""
    return _One(report, path, card, causes_first)


class _One:
    """A single card."""

    def __init__(self, report: Report, path: str, card: Card, causes_first: bool) -> None:
        self.report, self.path, self.card, self.causes_first = report, path, card, causes_first

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, WIDEST)
        yield from Cards(self.report, UNICODE).card(self.path, self.card, width, causes_first=self.causes_first)


class Cards(Parts):
    """Draws cards and the findings on them. Says why a finding matters only where it is met first."""

    def __init__(self, report: Report, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self.report = report
        self.explained: set[tuple[str, str]] = set()

    def card(self, path: str, card: Card, width: int, *, causes_first: bool = False) -> Iterator[RenderableType]:
        """The card: its heading, what the picture says, what was found."""
        style = self.style(card.label)
        yield self.headline(card, width, style)
        facts = [self.facts(card.image)] if card.image else []
        causes = [self.cause(path, cause) for cause in card.causes]
        yield Barred(self.spaced([*causes, *facts] if causes_first else [*facts, *causes]), self.glyphs.bar, style)

    def headline(self, card: Card, width: int, style: str) -> Text:
        """Its title and place, and what the picture is."""
        left = Text.assemble((f"{self.glyphs.corner}{self.glyphs.rule} ", style), (card.title, "bold"))
        if card.where:
            left.append(f" {self.glyphs.dot} {card.where}")
        right = Text()
        if card.image:
            right.append(f" {wording.what(card.image)}", "dim")
            if card.image.score is not None:
                right.append(f" {self.glyphs.dot} {whole(card.image.score)} of 100", "dim")
        room = width - cell_len(left.plain) - cell_len(right.plain) - 1
        if room < 1:
            return left
        return Text.assemble(left, " ", (self.glyphs.rule * room, style), right)

    def group(self, path: str, group: Group) -> Table:
        """One kind of finding on the images around the article, in a few lines."""
        cause = group.cause
        title = Text.assemble((self.words(group.title(self.report)), "bold"), f"  {group.images}")
        body: list[RenderableType] = [title, *map(self.pointed, cause.advice)]
        body += self.drafts(cause) if len(group.cards) == 1 else []
        body.append(Text(f" {self.glyphs.dot} ".join([f"{safe(path)}, {group.lines}", *map(safe, cause.names)]), "dim"))
        table = self.grid()
        side = Text(f"{self.shape(cause.label)} {cause.label}", self.style(cause.label))
        if group.times:
            side.append(f"\n  {group.times}", "default not bold")
        table.add_row(side, Lines(*body))
        return table

    def facts(self, image: ImageReport) -> Table:
        """What the picture says, by its voices."""
        table = self.grid()
        table.add_row(Text("Screen reader"), Text(self.words(wording.spoken(image))))
        alt = wording.alt_words(image)
        table.add_row(Text("Alt text", "dim"), Text(alt, "dim") if alt else self.quoted(image.alt or ""))
        if image.kind is not Kind.CAPTION_ONLY:
            table.add_row(Text("File", "dim"), Text(safe(clip(image.src, 120)) or "none", "dim"))
        if image.caption:
            table.add_row(Text("Caption", "dim"), Text(safe(clip(image.caption.text, LIMIT))))
        if image.credit:
            credit = Text(safe(clip(image.credit.text, LIMIT)), "underline")
            mark = image.credit.separator.strip()
            note = f"parted from the caption by {self.quote(mark)}" if mark else wording.credit_place(image.credit)
            line = Text.assemble(credit, (f"   {note}", "dim") if note else "")
            table.add_row(Text("Credit", "dim"), line)
        return table

    def cause(self, path: str, cause: Cause) -> Table:
        """One cause: what is wrong, why it matters, what to do."""
        first = cause.first
        side = Text(f"{self.shape(cause.label)} {cause.label}", self.style(cause.label))
        if cause.gain:
            side.append(f"\n  {cause.gain}", "default not bold")
        body: list[RenderableType] = [Text(self.words(first.message), "bold")]
        body += [Text(self.words(message)) for message in cause.more]
        body += self.reasons(first)
        body += map(self.pointed, cause.advice)
        body += self.drafts(cause)
        body.append(self.source(path, cause))
        table = self.grid()
        table.add_row(side, Lines(*body))
        return table

    def drafts(self, cause: Cause) -> list[RenderableType]:
        """The drafts for mending it."""
        return [
            Text.assemble(
                (f"Draft {safe(wording.field(draft))}: ", "italic"),
                self.quoted(draft.text),
                (f"  from {safe(clip(draft.origin, 80))}; {wording.caution(draft)}", "dim"),
            )
            for draft in cause.drafts
        ]

    def reasons(self, outcome: Outcome) -> list[RenderableType]:
        """Why it matters, the first time this is met."""
        key = (outcome.rule, outcome.reason)
        if key in self.explained:
            return []
        self.explained.add(key)
        why = wording.why(self.report, outcome)
        return [Text(self.words(why), "dim")] if why else []

    def source(self, path: str, cause: Cause) -> Text:
        """Where it stands, and the names of its rules."""
        place = cause.first.place
        likely = [] if cause.is_question or cause.first.certainty == "certain" else [cause.first.certainty.value]
        return Text(
            f" {self.glyphs.dot} ".join(
                filter(
                    None,
                    [*likely, f"{safe(path)}:{place.line}:{place.column}", cause.elsewhere, *map(safe, cause.names)],
                ),
            ),
            "dim",
        )
