"""The block structure of Markdown, line by line: headings, paragraphs, list items, table rows, HTML; code is put aside.

It is what the readers of images and captions need, not a renderer: it looks at each line once and never fails, so text
that an extractor left is read as well as text that an author wrote.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

_FENCE: Final = re.compile(r"[ \t>]*(?:[-*+] +)?(`{3,}|~{3,})([^`\n]*)$")
_DIRECTIVES: Final = ("{figure}", "{image}")
"""What a fence holds that is a picture and no code (MyST)."""
_BLOCK_COMPONENT: Final = re.compile(r"::[A-Za-z][\w-]*[^\n:]*$")
"""A component with its properties below (Nuxt)."""
_MODULE: Final = re.compile(r"(?:import|export)\b.*(?:['\"];?|[{(\[=]|\);?)$")
"""A line of MDX that is JavaScript."""
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE: Final = re.compile(r" {0,3}>[ \t]?(?:>[ \t]?)*")
_HTML: Final = re.compile(r" {0,3}<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|$))")
_REFERENCE: Final = re.compile(
    r" {0,3}\[([^\[\]\\^][^\[\]\\]{0,998})\]:[ \t]*(?:<([^<>\n]*)>|(\S+))"
    r"(?:[ \t]+(\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
)
_CODE_INDENT: Final = re.compile(r"(?: {4}|\t| {1,3}\t)[ \t]*\S")
_INLINE_HTML: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
    ]
)
_WRAPPED: Final = 100
"""Lines longer than this are not wrapped by hand: neighbouring lines are then paragraphs of their own."""
_MAX_DESTINATION: Final = 4000


class Block(Struct, frozen=True):
    """A stretch of the text: `kind` is "h1" ... "h6", "p", "li", "blockquote", "row", "html" or "directive".

    `start` and `end` are offsets in the text, list and quote markers, heading marks and space around left out.
    """

    kind: str
    start: int
    end: int


class Reference(Struct, frozen=True):
    """What a link reference definition says: where it leads, and where in the text its title stands."""

    destination: str
    title: tuple[int, int] | None = None


class Structure(Struct, frozen=True):
    """The text taken apart.

    `text` is the text with code, comments and reference definitions blanked out (spaces of equal length).
    `references` are by label, white space collapsed and case folded.
    """

    text: str
    blocks: Sequence[Block]
    references: dict[str, Reference]

    def block_at(self, offset: int) -> int | None:
        """Index of the block around an offset."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return index if index >= 0 and offset < self.blocks[index].end else None


def label_of(label: str) -> str:
    """A reference label as it is compared (CommonMark, "matches")."""
    return " ".join(label.split()).casefold()


def read_structure(text: str, start: int = 0) -> Structure:
    """Takes Markdown apart from `start` (just past the front matter) on."""
    scanner = _Scanner(text)
    offset = start
    for line in text[start:].split("\n"):
        scanner.take(line, offset)
        offset += len(line) + 1
    scanner.close()
    blanks = [(0, start), *scanner.blanks]
    return Structure(blank(text, blanks), scanner.blocks, scanner.references)


def blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with some stretches (in order) turned into spaces, line ends kept."""
    if not spans:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces.append(text[done:start])
        pieces.append("\n".join(" " * len(line) for line in text[max(start, done) : end].split("\n")))
        done = max(done, end)
    pieces.append(text[done:])
    return "".join(pieces)


class _Scanner:
    """Takes lines; keeps the block that is open and what ends it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.blocks: list[Block] = []
        self.blanks: list[tuple[int, int]] = []
        self.references: dict[str, Reference] = {}
        self._fence = ""
        self._comment = False
        self._kind = ""
        self._lines: list[tuple[int, int]] = []
        self._in_list = False
        self._after_blank = True

    def take(self, line: str, offset: int) -> None:
        """Takes the next line up."""
        if self._fence:
            self._inside_fence(line, offset)
        elif self._comment:
            self._inside_comment(line, offset, 0)
        elif not line or line.isspace():
            self.close()
            self._after_blank = True
            return
        else:
            self._open(line, offset)
        self._after_blank = False

    def close(self) -> None:
        """Ends the open block."""
        lines, self._lines = self._lines, []
        if not lines:
            return
        kind = self._kind
        one_by_one = kind == "p" and any(end - start > _WRAPPED for start, end in lines)
        for start, end in lines if one_by_one else [(lines[0][0], lines[-1][1])]:
            words = self._text[start:end]
            first = start + len(words) - len(words.lstrip())
            last = start + len(words.rstrip())
            if first < last:
                self.blocks.append(Block(kind, first, last))

    def _open(self, line: str, offset: int) -> None:
        end = offset + len(line)
        if self._kind == "html" and self._lines:
            self._html_line(line, offset)
        elif fence := _fence(line):
            self.close()
            self._fence, is_directive = fence
            if is_directive:
                self._begin("directive", offset, end)
            else:
                self.blanks.append((offset, end))
        elif self._is_code(line) or (not self._lines and _MODULE.match(line.rstrip())):
            self.blanks.append((offset, end))
            self._after_blank = True
        elif heading := _HEADING.match(line):
            closed = line.rstrip().rstrip("#")
            stop = len(closed) if closed[-1:].isspace() else len(line)
            self._single(f"h{len(heading[1])}", offset + heading.end(), offset + max(stop, heading.end()))
        elif self._is_underline(line):
            self._kind = "h1" if line.lstrip().startswith("=") else "h2"
            self.close()
        elif _is_rule(line) or line.lstrip().startswith((":::", "///")):
            self.close()
        elif html := _HTML.match(line):
            self._begin_html(line, offset, html)
        elif (reference := _REFERENCE.match(line)) and not self._lines:
            self._define(reference, offset)
            self.blanks.append((offset, end))
        else:
            self._words(line, offset)

    def _words(self, line: str, offset: int) -> None:
        end = offset + len(line)
        stripped = line.strip()
        if item := _ITEM.match(line):
            self._begin("li", offset + item.end(), end)
            self._in_list = True
        elif quote := _QUOTE.match(line):
            if self._kind == "blockquote" and self._lines:
                self._lines.append((offset + quote.end(), end))
            else:
                self._begin("blockquote", offset + quote.end(), end)
        elif stripped.endswith("|") or stripped.startswith("|"):
            self._single("row", offset, end)
        elif self._lines:
            self._lines.append((offset, end))
        else:
            if not line[0].isspace():
                self._in_list = False
            self._begin("p", offset, end)

    def _begin(self, kind: str, start: int, end: int) -> None:
        self.close()
        self._kind = kind
        self._lines.append((start, end))

    def _single(self, kind: str, start: int, end: int) -> None:
        self._begin(kind, start, end)
        self.close()

    def _inside_fence(self, line: str, offset: int) -> None:
        stretch = (offset, offset + len(line))
        (self._lines or self.blanks).append(stretch)
        mark = line.strip(" \t>")
        if len(mark) >= len(self._fence) and not mark.strip(self._fence[0]):
            self._fence = ""
            self.close()

    def _inside_comment(self, line: str, offset: int, start: int) -> None:
        end = line.find("-->", start)
        self._comment = end < 0
        stop = len(line) if end < 0 else end + 3
        self.blanks.append((offset + start, offset + stop))

    def _begin_html(self, line: str, offset: int, html: re.Match[str]) -> None:
        name = html[0].strip().strip("</").lower()
        if name == "!--":
            self.close()
            self._inside_comment(line, offset, html.end() - 4)
        elif name in _INLINE_HTML:
            self._words(line, offset)
        else:
            self._begin("html", offset, offset + len(line))

    def _html_line(self, line: str, offset: int) -> None:
        self._lines.append((offset, offset + len(line)))

    def _is_code(self, line: str) -> bool:
        return self._after_blank and not self._in_list and not self._lines and bool(_CODE_INDENT.match(line))

    def _is_underline(self, line: str) -> bool:
        mark = line.strip()
        return self._kind == "p" and bool(self._lines) and (not mark.strip("=") or not mark.strip("-"))

    def _define(self, reference: re.Match[str], offset: int) -> None:
        group = 2 if reference[2] is not None else 3
        if len(reference[group]) <= _MAX_DESTINATION:
            title = (offset + reference.start(4) + 1, offset + reference.end(4) - 1) if reference[4] else None
            found = Reference(reference[group], title)
            self.references.setdefault(label_of(reference[1]), found)


def _fence(line: str) -> tuple[str, bool] | None:
    """The mark of the fence that a line opens, and whether what it holds is a directive and no code."""
    if _BLOCK_COMPONENT.match(line):
        return "::", True
    fence = _FENCE.match(line)
    return (fence[1], fence[2].startswith(_DIRECTIVES)) if fence else None


def _is_rule(line: str) -> bool:
    """A thematic break, or the rule under a table's head."""
    marks = "".join(line.split())
    return len(marks) >= 3 and ((marks[0] in "-*_" and not marks.strip(marks[0])) or not marks.strip("|+-=:"))
