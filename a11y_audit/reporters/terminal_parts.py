"""The small parts a terminal report is drawn of, in the signs its terminal has."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.console import Group as Lines
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from a11y_audit.reporters.labels import LABELS, whole
from a11y_audit.reporters.safe import clip, safe
from a11y_audit.reporters.signs import ASCII, STYLES, Glyphs

LIMIT: Final = 600
"""Characters of one quoted text; the JSON report has all of it."""
_LABEL_WIDTH: Final = 13


class Barred:
    """Content behind a bar on its left side."""

    def __init__(self, content: RenderableType, bar: str, style: str) -> None:
        self.content, self.bar, self.style = content, bar, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        bar = Segment(f"{self.bar} ", Style.parse(self.style))
        for line in console.render_lines(self.content, options.update(width=options.max_width - 2), pad=False):
            yield bar
            yield from line
            yield Segment.line()


class Parts:
    """Texts, tables and lines in one set of signs."""

    def __init__(self, glyphs: Glyphs) -> None:
        self.glyphs = glyphs

    def tally(self, found: Mapping[str, int]) -> Text:
        """Counts as shapes ("■2 ?1"), which the line under the table puts into words."""
        parts = [Text(f"{self.shape(label)}{number}", self.style(label)) for label, number in found.items()]
        return Text(" ").join(parts)

    def legend(self) -> Text:
        """Puts the shapes into words."""
        return Text("  ".join(f"{self.shape(label)} {label}" for label in LABELS), "dim")

    def verdict(self, verdict: str, score: float | None, grade: str | None, width: int) -> Iterator[RenderableType]:
        """The verdict, the score, and a bar as long as the score is high."""
        style = self.style(verdict)
        line = Text.assemble((f" {self.shape(verdict)} {safe(verdict)} ", f"{style} reverse"), "   ")
        if score is None:
            yield line.append("nothing to score")
            return
        line.append(f"{whole(score)}", "bold").append(" of 100")
        yield line.append(f"   grade {safe(grade)}") if grade else line
        filled = round(width * score / 100)
        yield Text.assemble((self.glyphs.rule * filled, style), (self.glyphs.thin * (width - filled), "dim"))

    def spaced(self, parts: Iterable[RenderableType]) -> Lines:
        """Parts with an empty line between them."""
        lines: list[RenderableType] = []
        for part in parts:
            lines += [Text(), part] if lines else [part]
        return Lines(*lines)

    def grid(self) -> Table:
        """A table of labels and what they stand for."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=_LABEL_WIDTH, no_wrap=True)
        table.add_column(overflow="fold")
        return table

    def pointed(self, advice: str) -> Table:
        """An arrow, and what to do indented behind it."""
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        table.add_row(self.glyphs.arrow, Text(self.words(advice)))
        return table

    def shape(self, label: str) -> str:
        """The sign of a severity or verdict."""
        return self.glyphs.shapes.get(label, self.glyphs.dot)

    def style(self, label: str) -> str:
        """The style of a severity or verdict."""
        return STYLES.get(label, "default")

    def dotted(self, parts: list[str]) -> Text:
        """Parts of a line with dots between."""
        return Text(f" {self.glyphs.dot} ".join(parts))

    def quote(self, text: str) -> str:
        """Page text in quotation marks."""
        return f"{self.glyphs.quotes[0]}{safe(clip(text, LIMIT))}{self.glyphs.quotes[1]}"

    def quoted(self, text: str) -> Text:
        """Page text in quotation marks, ready to print."""
        return Text(self.quote(text))

    def words(self, text: str) -> str:
        """A sentence of ours that may quote the page: harmless, on one line, in signs the terminal has."""
        text = safe(" ".join(clip(text, LIMIT).split()))
        if self.glyphs is ASCII:
            text = text.translate({0x201C: '"', 0x201D: '"', 0x2026: "...", 0x2014: "-"})
        return text
