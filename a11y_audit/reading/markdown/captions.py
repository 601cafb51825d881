"""Which words belong to which Markdown image: table residue, the next line, an italic or caption-shaped paragraph."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credits import separate
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.markdown.blocks import Block, Structure, blank
from a11y_audit.reading.markdown.construct import Construct, Span
from a11y_audit.reading.markdown.inline import InlineText
from a11y_audit.reading.markdown.orphans import Orphan, find_orphans
from a11y_audit.reading.markdown.shapes import LONGEST_CREDITED, Shapes
from a11y_audit.reading.markdown.stretches import CELL_MARKS, Stretches, Words
from a11y_audit.text.counters import is_counter
from a11y_audit.text.credit_words import bare, credit_words, is_interface

_KINDS: Final = frozenset({"p", "row", "blockquote", "h5", "h6", "html"})
"""Blocks whose words may belong to the image beside them."""
_BESIDE: Final = 2
"""Paragraphs by an image that may hold its caption and its credit."""
_LINK_REST: Final = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)\Z")
"""The end of a link in which an extractor set blank lines around the image."""
_TAG: Final = re.compile(r"<[^<>]*>")


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
        text = _without_tags(blank(structure.text, [construct.outer for construct in constructs]), structure.blocks)
        self._stretches = Stretches(source, text, structure.blocks)
        self._shapes = Shapes(self._stretches)
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
                    self._say(index, construct.spans[field], field)
        for at, held in self._held.items():
            if self._stretches.blocks[at].kind == "row":
                self._row(at, held)
            else:
                self._paragraph(at, held)
        for at, held in self._held.items():
            if len(held) == 1 and not any(words.separation.caption for words in self.words[held[0]]):
                self._above(at, held[0])
        self.orphans.extend(find_orphans(self._stretches, self._is_free))
        self.spans.extend(span for orphan in self.orphans for span in orphan.spans)
        for index, construct in enumerate(self._constructs):
            if "title" in construct.spans and not self.words[index]:
                self._say(index, construct.spans["title"], "title")

    # ----------------------------------------------------------------------------------------------- table rows

    def _row(self, at: int, held: Sequence[int]) -> None:
        """Images in a table row: the words beside them in the cell, else the cells of the row below."""
        stretches = self._stretches
        cells = stretches.cells(at)
        waiting: list[tuple[int, int]] = []
        for index in held:
            start = self._constructs[index].start
            column = max(0, bisect_right(cells, start, key=lambda cell: cell[0]) - 1)
            beside = stretches.stripped(cells[column])
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
        captions = [span for cell in stretches.cells(below) if (span := stretches.stripped(cell))]
        self._taken.add(below)
        if len(captions) == 1:
            self._give(waiting[0][0], captions[0], "row below")
            self._below(below, waiting[0][0])
        else:
            self._columns(below, waiting, "row below")
            makers = self._row_below(below)
            if makers is not None and self._is_row_of_credits(makers):
                self._taken.add(makers)
                self._columns(makers, waiting, "credit row below")

    def _is_row_of_credits(self, at: int) -> bool:
        cells = [span for cell in self._stretches.cells(at) if (span := self._stretches.stripped(cell))]
        return bool(cells) and all(map(self._stretches.is_credit, cells))

    def _columns(self, at: int, waiting: Sequence[tuple[int, int]], reason: str) -> None:
        """The cells of a row to the images above them."""
        columns = self._stretches.cells(at)
        for index, column in waiting:
            span = self._stretches.stripped(columns[column]) if column < len(columns) else None
            if span is not None:
                self._give(index, span, reason)

    def _beside(self, cells: Sequence[Span], waiting: Sequence[tuple[int, int]]) -> None:
        """One image and one cell of caption-shaped words in a row that has none below."""
        spans = [span for cell in cells if (span := self._stretches.stripped(cell))]
        if len(waiting) == len(spans) == 1 and self._shapes.is_caption(spans[0], loose=False):
            self._give(waiting[0][0], spans[0], "cell beside")

    def _row_below(self, at: int) -> int | None:
        """The next block, when it is a row of words without images."""
        below = at + 1
        blocks = self._stretches.blocks
        if below >= len(blocks) or blocks[below].kind != "row" or not self._is_free(below):
            return None
        return below if self._stretches.block(below, CELL_MARKS) is not None else None

    # ----------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, at: int, held: Sequence[int]) -> None:
        """Images in a paragraph: words after them in it, else the paragraphs below."""
        stretches = self._stretches
        block = stretches.blocks[at]
        if block.kind.startswith("h") and block.kind != "html":
            return
        if stretches.stripped((block.start, self._constructs[held[0]].outer[0])) is not None:
            return  # it stands in running text
        ends = [*(self._constructs[index].outer[0] for index in held[1:]), block.end]
        for index, end in zip(held, ends, strict=True):
            if self.words[index]:
                continue
            after = stretches.stripped((self._constructs[index].outer[1], end))
            if after is None:
                continue
            new_line = "\n" in stretches.text[self._constructs[index].outer[1] : after[0]]
            if self._shapes.is_caption(after, loose=new_line and not self._shapes.is_box(after)):
                self._give(index, after, "next line" if new_line else "same line")
        last = held[-1]
        if self.words[last] or stretches.stripped((self._constructs[last].outer[1], block.end)) is None:
            self._below(at, last)

    def _below(self, at: int, index: int) -> None:
        """Takes the paragraphs below that are shaped like a caption and like its credit, in either order."""
        below = at + 1
        for _ in range(_BESIDE):
            below, is_called = self._behind_interface(below)
            span = self._words_beside(below)
            if span is None or not (is_called or self._adds(index, below, span)):
                return
            if self.words[index] and self._stretches.is_credit(span):
                reason = "credit line below"
            else:
                reason = "italic paragraph" if self._shapes.is_italic(span) else "paragraph below"
            self._taken.add(below)
            self._give(index, span, reason)
            below += 1

    def _behind_interface(self, at: int) -> tuple[int, bool]:
        """The next paragraph that belongs to no button ("Open this photo in gallery:"); is it called a caption?"""
        is_called = False
        while (label := self._interface(at)) is not None:
            is_called = is_called or bare(label) in credit_words().caption_words
            at += 1
        return at, is_called

    def _interface(self, at: int) -> str | None:
        """What a paragraph says that is a button's label, a counter or the rest of a link; None when it is none."""
        span = self._words_beside(at)
        if span is None:
            return None
        label = "" if _LINK_REST.match(self._stretches.text, *span) else self._stretches.read(span, "").text.text
        if label and not is_interface(label) and not is_counter(label):
            return None
        self._taken.add(at)
        self.spans.append(span)
        return label

    def _is_credited(self, at: int, span: Span) -> bool:
        """Is it a few words between an image without any and a paragraph that is nothing but a credit?"""
        if span[1] - span[0] > LONGEST_CREDITED:
            return False
        credit = self._words_beside(at + 1)
        return credit is not None and self._stretches.is_credit(credit)

    def _above(self, at: int, index: int) -> None:
        """Takes the paragraph above that is called a caption, or is shaped like the one that the image lacks."""
        span = self._words_beside(at - 1)
        if span is None:
            return
        if self._shapes.is_caption_above(span) or self._shapes.completes(span, is_credited=bool(self.words[index])):
            self._taken.add(at - 1)
            self._give(index, span, "paragraph above")

    def _adds(self, index: int, at: int, span: Span) -> bool:
        """Does a paragraph add what the image lacks: a caption, or the credit to it?"""
        words = self.words[index]
        if not words:
            return self._shapes.is_caption(span, loose=False) or self._is_credited(at, span)
        is_credit = self._stretches.is_credit(span)
        if not any(found.separation.credit for found in words):
            return is_credit
        is_captioned = any(found.separation.caption for found in words)
        if is_captioned or is_credit:
            return False
        may_be_title = 0 in self._held  # the article's title may stand below its first image
        is_phrase = not may_be_title and self._shapes.is_phrase(span, self._words_beside(at + 1))
        return is_phrase or self._shapes.is_set_like_caption(span)

    def _words_beside(self, at: int) -> Span | None:
        """The words of a paragraph that no image has taken."""
        blocks = self._stretches.blocks
        if not 0 <= at < len(blocks) or blocks[at].kind not in _KINDS:
            return None
        return self._stretches.block(at, CELL_MARKS) if self._is_free(at) else None

    def _is_free(self, at: int) -> bool:
        return at not in self._held and at not in self._taken

    # -------------------------------------------------------------------------------------------------- helpers

    def _give(self, index: int, span: Span, reason: str) -> None:
        """The words of a stretch to an image."""
        for part in self._stretches.parts(span):
            words = self._stretches.read(part, reason)
            if words.text.text:
                self.words[index].append(words)
        self.spans.append(span)

    def _say(self, index: int, span: Span, reason: str) -> None:
        """What a construct says itself."""
        words = InlineText(self._stretches.source, *span)
        if words.text:
            self.words[index].append(Words(words, separate(words.text), reason))
            self.spans.append(span)


def _without_tags(text: str, blocks: Sequence[Block]) -> str:
    """The text with the tags of HTML blocks blanked out."""
    tags = (_TAG.finditer(text, block.start, block.end) for block in blocks if block.kind == "html")
    return blank(text, [tag.span() for found in tags for tag in found])
