"""Which words belong to which Markdown image: table residue, the next line, an italic or caption-shaped paragraph."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credits import Separation, names_photo, separate
from a11y_audit.reading.credits.cut import ENDS
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.markdown.blocks import Block, Structure, blank
from a11y_audit.reading.markdown.constructs import Construct, Span
from a11y_audit.reading.markdown.inline import InlineText
from a11y_audit.text.credit_words import bare, credit_words
from a11y_audit.text.figure_marks import points_at_picture
from a11y_audit.text.words import has_words

_LONGEST: Final = 600
"""Characters of the longest paragraph that is taken for a caption."""
_LONGEST_CREDIT: Final = 160
_LONE_KINDS: Final = frozenset({"p", "blockquote", "li"})
_LONGEST_LONE: Final = 300
"""Characters of a paragraph that is a caption by its wording alone."""
_FEW_WORDS: Final = 3
_CALLED: Final = re.compile(r"^[>\s-]*([^\n,:：]{2,40})[,:：][ \t]*(?=\S)", re.MULTILINE)
"""A line that begins as extractors leave captions ("Image caption, The bridge at dusk")."""
_MARKS: Final = ":：=©"
"""What parts a label from a name; headlines ("Photo sparks dispute") have none."""
_EMPHASIS: Final = re.compile(r"(?:\*\*\*|\*|___|_)(?=\S)(?![*_])")
_SMALL: Final = re.compile(r"<(em|i|small|sub|figcaption)\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_SPACE: Final = " \t\n"


class Words(Struct, frozen=True):
    """Words that were found for an image: the text, its parting into caption and credit, how they were found."""

    text: InlineText
    separation: Separation
    reason: str


class Orphan(Struct, frozen=True):
    """A caption whose image is gone."""

    words: Words
    span: Span


class Association(Struct, frozen=True):
    """For each construct the words that belong to it; captions left alone; and the stretches that captions fill."""

    words: Sequence[Sequence[Words]]
    orphans: Sequence[Orphan]
    spans: Sequence[Span]


def associate(source: SourceText, structure: Structure, constructs: Sequence[Construct]) -> Association:
    """Finds the words of every image. What a construct says itself (`caption="..."`) comes first."""
    finder = _Finder(source, structure, constructs)
    finder.find()
    return Association(finder.words, finder.orphans, finder.spans)


class _Finder:
    """Goes through the blocks once; a block serves one image only."""

    def __init__(self, source: SourceText, structure: Structure, constructs: Sequence[Construct]) -> None:
        self._source = source
        self._blocks = structure.blocks
        self._text = _without_tags(blank(structure.text, [construct.outer for construct in constructs]), self._blocks)
        self._constructs = constructs
        self._held: dict[int, list[int]] = {}
        for index, construct in enumerate(constructs):
            at = structure.block_at(construct.start)
            if at is not None:
                self._held.setdefault(at, []).append(index)
        self._taken: set[int] = set()
        self.words: list[list[Words]] = [[] for _ in constructs]
        self.orphans: list[Orphan] = []
        self.spans: list[Span] = []

    def find(self) -> None:
        """Fills `words`, `orphans` and `spans`."""
        for index, construct in enumerate(self._constructs):
            for field in ("caption", "credit"):
                if field in construct.spans:
                    self._give(index, construct.spans[field], field)
        for at, held in self._held.items():
            if self._blocks[at].kind == "row":
                self._row(at, held)
            else:
                self._paragraph(at, held)
        self._find_orphans()
        for index, construct in enumerate(self._constructs):
            if "title" in construct.spans and not self.words[index]:
                self._give(index, construct.spans["title"], "title")

    def _find_orphans(self) -> None:
        for at, block in enumerate(self._blocks):
            if at in self._taken or at in self._held:
                continue
            if block.kind == "row":
                self._orphan(at, block)
            elif block.kind in _LONE_KINDS and block.end - block.start <= _LONGEST_LONE:
                self._lone(at, block)

    # ----------------------------------------------------------------------------------------------- table rows

    def _row(self, at: int, held: Sequence[int]) -> None:
        """Images in a table row: the words beside them in the cell, else the cells of the row below."""
        cells = self._cells(self._blocks[at])
        waiting: list[tuple[int, int]] = []
        for index in held:
            start = self._constructs[index].start
            column = max(0, bisect_right(cells, start, key=lambda cell: cell[0]) - 1)
            beside = self._stripped(cells[column])
            if beside is not None and len(held) <= len(cells):
                self._give(index, beside, "table cell")
            else:
                waiting.append((index, column))
        if not waiting:
            return
        below = self._row_below(at)
        if below is None:
            self._beside(cells, waiting)
            return
        captions = [span for cell in self._cells(self._blocks[below]) if (span := self._stripped(cell))]
        self._taken.add(below)
        if len(captions) == 1:
            self._give(waiting[0][0], captions[0], "row below")
            self._credit_below(below, waiting[0][0])
        else:
            columns = self._cells(self._blocks[below])
            for index, column in waiting:
                span = self._stripped(columns[column]) if column < len(columns) else None
                if span is not None:
                    self._give(index, span, "row below")

    def _beside(self, cells: Sequence[Span], waiting: Sequence[tuple[int, int]]) -> None:
        """One image and one cell of caption-shaped words in a row that has none below."""
        spans = [span for cell in cells if (span := self._stripped(cell))]
        if len(waiting) == len(spans) == 1 and self._is_caption(spans[0], loose=False):
            self._give(waiting[0][0], spans[0], "cell beside")

    def _row_below(self, at: int) -> int | None:
        """The next block, when it is a row of words without images."""
        below = at + 1
        if below >= len(self._blocks) or below in self._held or below in self._taken:
            return None
        block = self._blocks[below]
        if block.kind != "row" or self._stripped((block.start, block.end), " \t\n|") is None:
            return None
        return below

    def _cells(self, block: Block) -> list[Span]:
        """The cells of a row; the marks at its ends bound no cell."""
        text = self._text
        start, end = block.start, block.end
        start += text.startswith("|", start)
        end -= text[end - 1] == "|" and end > start
        cells: list[Span] = []
        first = start
        for at in range(start, end):
            if text[at] == "|" and text[at - 1] != "\\":
                cells.append((first, at))
                first = at + 1
        cells.append((first, end))
        return cells

    def _orphan(self, at: int, block: Block) -> None:
        """A row that ends like a caption's residue, stands alone and closes with a credit: its image is gone."""
        cells = [span for cell in self._cells(block) if (span := self._stripped(cell))]
        if len(cells) != 1 or self._in_table(at):
            return
        words = self._read(cells[0], "row without an image")
        if words.separation.credit and words.separation.caption:
            self.orphans.append(Orphan(words, cells[0]))
            self.spans.append(cells[0])
            self._taken.add(at)

    def _lone(self, at: int, block: Block) -> None:
        """A short paragraph called a caption, or closed by a photo's credit, with no image near: its image is gone."""
        span = self._stripped((block.start, block.end))
        if span is None or any(near in self._held or near in self._taken for near in range(at - 2, at + 3)):
            return
        for line in _CALLED.finditer(self._text, *span):
            if bare(line[1]) in credit_words().caption_words:
                self._add_orphan((line.end(), span[1]))
                return
        separation = self._read(span, "").separation
        is_marked = separation.caption.endswith(ENDS) or any(mark in separation.credit for mark in _MARKS)
        if separation.caption.count(" ") >= _FEW_WORDS and is_marked and names_photo(separation.credit):
            self._add_orphan(span)

    def _add_orphan(self, span: Span) -> None:
        self.orphans.append(Orphan(self._read(span, "paragraph without an image"), span))
        self.spans.append(span)

    def _in_table(self, at: int) -> bool:
        """Does a row with several cells stand beside it?"""
        return any(
            self._blocks[near].kind == "row" and len(self._cells(self._blocks[near])) > 1
            for near in (at - 1, at + 1)
            if 0 <= near < len(self._blocks)
        )

    # ----------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, at: int, held: Sequence[int]) -> None:
        """Images in a paragraph: words after them in it, else the paragraph below."""
        block = self._blocks[at]
        if block.kind.startswith("h") and block.kind != "html":
            return
        if self._stripped((block.start, self._constructs[held[0]].outer[0])) is not None:
            return  # it stands in running text
        ends = [*(self._constructs[index].outer[0] for index in held[1:]), block.end]
        for index, end in zip(held, ends, strict=True):
            if self.words[index]:
                continue
            after = self._stripped((self._constructs[index].outer[1], end))
            if after is None:
                continue
            new_line = "\n" in self._text[self._constructs[index].outer[1] : after[0]]
            if self._is_caption(after, loose=new_line):
                self._give(index, after, "next line" if new_line else "same line")
        last = held[-1]
        if self._stripped((self._constructs[last].outer[1], block.end)) is None:
            self._below(at, last)
        elif self.words[last]:
            self._credit_below(at, last)

    def _below(self, at: int, index: int) -> None:
        """Takes the paragraph below a paragraph of images, when it is shaped like a caption."""
        below = at + 1
        if not self._is_free(below):
            return
        block = self._blocks[below]
        span = self._stripped((block.start, block.end), " \t\n|")
        if span is None or (self.words[index] and not self._is_credit(span)):
            return
        if self._is_caption(span, loose=False):
            self._taken.add(below)
            self._give(index, span, "italic paragraph" if _is_italic(self._text, span) else "paragraph below")
            self._credit_below(below, index)

    def _credit_below(self, at: int, index: int) -> None:
        """Takes a credit line that stands in a paragraph of its own below the caption."""
        below = at + 1
        if any(words.separation.credit for words in self.words[index]) or not self._is_free(below):
            return
        span = self._stripped((self._blocks[below].start, self._blocks[below].end), " \t\n|")
        if span is not None and self._is_credit(span):
            self._taken.add(below)
            self._give(index, span, "credit line below")

    def _is_free(self, at: int) -> bool:
        return (
            at < len(self._blocks)
            and at not in self._held
            and at not in self._taken
            and self._blocks[at].kind in {"p", "row", "blockquote", "h5", "h6"}
        )

    def _is_caption(self, span: Span, *, loose: bool) -> bool:
        """Is a stretch shaped like a caption: italic, pointing at the picture, or closed by a credit?

        `loose`: it stands on the line right below the image, where any words of a caption's length are one.
        """
        words = self._text[span[0] : span[1]]
        if len(words) > _LONGEST:
            return False
        if loose or _is_italic(self._text, span) or points_at_picture(words.lstrip("*_ ")):
            return True
        return bool(self._read(span, "").separation.credit)

    def _is_credit(self, span: Span) -> bool:
        if span[1] - span[0] > _LONGEST_CREDIT:
            return False
        separation = self._read(span, "").separation
        return bool(separation.credit) and not separation.caption

    # -------------------------------------------------------------------------------------------------- helpers

    def _stripped(self, span: Span, marks: str = _SPACE) -> Span | None:
        """The stretch without space around it; None when nothing but space, breaks and marks is left."""
        text = self._text[span[0] : span[1]]
        start = len(text) - len(text.lstrip(marks))
        end = len(text.rstrip(marks))
        if end - 1 >= start and text[end - 1] == "\\":
            end = len(text[: end - 1].rstrip(marks))
        words = text[start:end]
        while (
            words.startswith("\\\n")
            or words.lower().startswith(("<br>", "<br/>", "<br />"))
            or (words[:1] == ">" and "\n" in text[:start])
        ):
            mark = 1 if words[0] == "\\" else words.index(">") + 1
            rest = words[mark:].lstrip(marks)
            start += len(words) - len(rest)
            words = rest
        if not has_words(words):
            return None
        return span[0] + start, span[0] + start + len(words)

    def _read(self, span: Span, reason: str) -> Words:
        text = InlineText(self._source, *span, text=self._text)
        return Words(text, separate(text.text), reason)

    def _give(self, index: int, span: Span, reason: str) -> None:
        text = self._source.text if reason in {"caption", "credit", "title"} else self._text
        words = InlineText(self._source, *span, text=text)
        if words.text:
            self.words[index].append(Words(words, separate(words.text), reason))
            self.spans.append(span)


def _without_tags(text: str, blocks: Sequence[Block]) -> str:
    """The text with the tags of HTML blocks blanked out."""
    tags = (_TAG.finditer(text, block.start, block.end) for block in blocks if block.kind == "html")
    return blank(text, [tag.span() for found in tags for tag in found])


def _is_italic(text: str, span: Span) -> bool:
    """Is the whole stretch emphasised, or set as small print? Bold is a heading's or a name's."""
    words = text[span[0] : span[1]].strip()
    if emphasis := _EMPHASIS.match(words):
        mark = emphasis[0]
        return len(words) > 2 * len(mark) and words.find(mark, len(mark)) == len(words) - len(mark)
    small = _SMALL.match(words)
    return small is not None and words.lower().endswith(f"</{small[1].lower()}>")
