"""Stretches of a Markdown text: their words without marks around them, their cells, what they are called."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credits import separate
from a11y_audit.reading.credits.separation import Separation
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.markdown.blocks import Block
from a11y_audit.reading.markdown.construct import Span
from a11y_audit.reading.markdown.inline import InlineText
from a11y_audit.text.credit_words import bare, credit_words, is_interface
from a11y_audit.text.words import has_words

SPACE: Final = " \t\n"
CELL_MARKS: Final = " \t\n|"
_LONGEST_CREDIT: Final = 160
_CALLED: Final = re.compile(r"^[>\s-]*([^\n,،:：]{2,40})[,،:：][*_]*[ \t]*(?=\S)", re.MULTILINE)
"""A line that begins as extractors leave captions ("Image caption, The bridge at dusk")."""
_LINE: Final = re.compile(r"[^\n]+")
_SET_APART: Final = re.compile(
    r"(?:(?<=[\s.!?\"”)])|^)(?:(?P<mark>\*{1,3}|_{1,3})(?=\S)[^*_\n]{3,160}(?P=mark)"
    r"|<(?P<tag>small|cite|em|i|span)\b[^<>]*>[^<>\n]{3,160}</(?P=tag)>)$"
)
"""What closes a stretch in emphasis or small print."""
_LONGEST_TAIL: Final = 240


class Words(Struct, frozen=True):
    """Words that were found for an image: the text, its parting into caption and credit, how they were found."""

    text: InlineText
    separation: Separation
    reason: str


class Stretches:
    """Reads stretches of `text`, in which images are blanked out."""

    def __init__(self, source: SourceText, text: str, blocks: Sequence[Block]) -> None:
        self.source = source
        self.text = text
        self.blocks = blocks

    def block(self, at: int, marks: str = SPACE) -> Span | None:
        """The words of a block."""
        return self.stripped((self.blocks[at].start, self.blocks[at].end), marks)

    def cells(self, at: int) -> list[Span]:
        """The cells of a row; the marks at its ends bound no cell."""
        text = self.text
        start, end = self.blocks[at].start, self.blocks[at].end
        start += text.startswith("|", start)
        end -= text[end - 1] == "|" and end > start
        cells: list[Span] = []
        first = start
        for mark in range(start, end):
            if text[mark] == "|" and text[mark - 1] != "\\":
                cells.append((first, mark))
                first = mark + 1
        cells.append((first, end))
        return cells

    def stripped(self, span: Span, marks: str = SPACE) -> Span | None:
        """The stretch without space around it; None when nothing but space, breaks and marks is left."""
        text = self.text[span[0] : span[1]]
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

    def read(self, span: Span, reason: str) -> Words:
        """The words of a stretch, parted into caption and credit."""
        text = InlineText(self.source, *span, text=self.text)
        return Words(text, separate(text.text), reason)

    def is_credit(self, span: Span) -> bool:
        """Is the stretch a credit and no more?"""
        if span[1] - span[0] > _LONGEST_CREDIT:
            return False
        separation = self.read(span, "").separation
        return bool(separation.credit) and not separation.caption

    def is_called_caption(self, span: Span) -> bool:
        """Does a line of the stretch say that a caption follows?"""
        return self._call(span) is not None

    def parts(self, span: Span) -> list[Span]:
        """Caption and credit where marks part them; else the stretch itself.

        A line says that a caption follows ("Image caption, ..."), or a credit in emphasis closes the stretch.
        """
        span = self._before_interface(span)
        call = self._call(span)
        if call is None:
            return self._before_credit(span)
        lines = [line.span() for line in _LINE.finditer(self.text, call.end(), span[1])]
        end = next((start for start, end in lines[1:] if self.is_credit((start, end))), span[1])
        parts = [(call.end(), end), (span[0], call.start()), (end, span[1])]
        return [part for part in map(self.stripped, parts) if part is not None]

    def _before_interface(self, span: Span) -> Span:
        """The stretch without a button's label in emphasis at its end ("... **hide caption**")."""
        low = max(span[0], span[1] - _LONGEST_TAIL)
        tail = _SET_APART.search(self.text[low : span[1]])
        if tail is None or not is_interface(tail[0]):
            return span
        return self.stripped((span[0], low + tail.start())) or span

    def _before_credit(self, span: Span) -> list[Span]:
        low = max(span[0], span[1] - _LONGEST_TAIL)
        tail = _SET_APART.search(self.text[low : span[1]])
        if tail is None:
            return [span]
        credit = (low + tail.start(), span[1])
        words = self.stripped((span[0], credit[0]))
        return [words, credit] if words is not None and self.is_credit(credit) else [span]

    def _call(self, span: Span) -> re.Match[str] | None:
        called = _CALLED.finditer(self.text, *span)
        return next((line for line in called if bare(line[1]) in credit_words().caption_words), None)
