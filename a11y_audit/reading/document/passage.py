"""Readable text of a run of nodes, with its raw spelling and the place of every part of it.

The parser gives tags a place but text nodes none. Their place follows from the tags around them: text begins where the
tag before it ends, and is then followed character by character through character references and ignored tags.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from turbohtml import CData, Comment, Element, Node, Text, unescape

from a11y_audit.model import Place
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.text.patterns import pattern

SILENT = frozenset({"script", "style", "template", "noscript", "head", "title", "textarea", "select", "svg", "math"})
"""Elements whose content is no part of the running text around them."""
_BLOCKS = (
    "address article aside blockquote body br dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html img li main nav ol option p pre search section summary table tbody td "
    "tfoot th thead tr ul"
)
BREAKS = frozenset(_BLOCKS.split())
"""Elements that part the words before them from the words after them."""

_REFERENCE = pattern(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{0,31};?)")
_WORD = re.compile(r"\S+")
_MARKUP = re.compile(r"[&<\x00]")

Pieces = list[tuple[int, Text | CData]]
"""Text nodes with words in them, each with the offset in a passage's text where its words begin."""
Anchors = list[tuple[int, int]]
"""Pairs (offset in a node's data, offset in the file's text), rising; between two of them both count alike."""


class Passage:
    """Text as a reader meets it, and as the file spells it.

    `text` has white space collapsed (block boundaries and `br` count as a space). Where its words stand in the file is
    worked out when it is asked for.
    """

    def __init__(self, source: SourceText, first: Node, last: Node) -> None:
        self._source = source
        self._first = first
        self._anchors: dict[int, Anchors] = {}
        children = first.children
        only = children[0] if len(children) == 1 else first
        if first is last and isinstance(only, Text):  # most passages: no need to walk
            self.text = " ".join(only.data.split())
            self._pieces: Pieces = [(0, only)] if self.text else []
        else:
            self.text, self._pieces = _read(first, last)

    @cached_property
    def place(self) -> Place:
        """From the first word to the last; an empty stretch where text would begin when there is none."""
        if not self._pieces:
            nowhere = _start_of(self._source, self._first)
            return self._source.place(nowhere, nowhere)
        first, last = self._pieces[0][1].data, self._pieces[-1][1].data
        start = self._in_file(0, len(first) - len(first.lstrip()))
        return self._source.place(start, max(start, self._in_file(len(self._pieces) - 1, len(last.rstrip()))))

    @cached_property
    def raw(self) -> str:
        """The file's own spelling of that stretch, markup included."""
        return self._source.raw[self.place.offset : self.place.end]

    @property
    def pieces(self) -> Sequence[tuple[int, Text | CData]]:
        """The text nodes with words in them, each with the offset in `text` where its words begin."""
        return self._pieces

    def part(self, start: int, end: int) -> Place:
        """The place in the file of `text[start:end]`."""
        first = self._locate(start)
        return self._source.place(first, max(first, self._locate(end - 1, past=1)) if end > start else first)

    def _locate(self, offset: int, past: int = 0) -> int:
        """Offset in the file's text of the character at `offset` of the passage, plus `past` characters of data."""
        if not self._pieces:
            return _start_of(self._source, self._first)
        index = max(0, bisect_right(self._pieces, offset, key=lambda piece: piece[0]) - 1)
        start, node = self._pieces[index]
        return self._in_file(index, _uncollapsed(node.data, offset - start) + past)

    def _in_file(self, index: int, at: int) -> int:
        """Offset in the file's text of the character at `at` in the data of a piece."""
        anchors = self._anchors.get(index)
        if anchors is None:
            node = self._pieces[index][1]
            anchors = self._anchors[index] = find_text(self._source.text, node.data, _start_of(self._source, node))
        nearest = max(0, bisect_right(anchors, at, key=lambda anchor: anchor[0]) - 1)
        data, offset = anchors[nearest]
        reached = offset + at - data
        return min(reached, anchors[nearest + 1][1]) if nearest + 1 < len(anchors) else reached


def _read(first: Node, last: Node) -> tuple[str, Pieces]:
    """The text of `first` to its later sibling `last`, and every text node with words in it, placed in that text."""
    words: list[str] = []
    pieces: Pieces = []
    length, is_spaced = 0, False
    node: Node | None = first
    while node is not None:
        ahead: list[Node | None] = [node]
        while ahead:
            current = ahead.pop()
            if isinstance(current, (Text, CData)):
                data = current.data
                collapsed = " ".join(data.split())
                if not collapsed:
                    is_spaced = True
                    continue
                if words and (is_spaced or data[0].isspace()):
                    words.append(" ")
                    length += 1
                pieces.append((length, current))
                words.append(collapsed)
                length += len(collapsed)
                is_spaced = data[-1].isspace()
            elif isinstance(current, Element):
                tag = current.tag
                if tag in SILENT and current is not first:
                    continue
                if tag in BREAKS:
                    is_spaced = True
                    ahead.append(None)
                ahead.extend(reversed(current.children))
            elif current is None:  # the end of an element that parts words
                is_spaced = True
        node = None if node is last else node.next_sibling
    return "".join(words), pieces


def _start_of(source: SourceText, node: Node) -> int:
    """Offset in the file's text where a node begins: an element's content, or where the tag before other nodes ends."""
    location = node.source_location
    if location is not None:
        return location.start_tag.end_offset
    skipped: list[Node] = []
    cursor = 0
    while (before := node.previous_sibling or node.parent) is not None:
        location = before.source_location
        is_parent = before is node.parent
        if location is not None:
            tag = location.start_tag
            source.know(tag.end_offset, tag.end_line, tag.end_col + 1)
            cursor = tag.end_offset if is_parent else _end_of(before)
            break
        if not is_parent:
            skipped.append(before)
        node = before
    for passed in reversed(skipped):
        cursor = _past(source.text, passed, cursor)
    return cursor


def _past(text: str, node: Node, cursor: int) -> int:
    """Just past a text or comment that begins at `cursor`."""
    if isinstance(node, (Text, CData)):
        anchors = align(text, node.data, cursor)
        return anchors[-1][1] if anchors else cursor
    if isinstance(node, Comment) and text.startswith("<!--", cursor):
        end = text.find("-->", cursor + 2)
        return end + 3 if end >= 0 else len(text)
    return cursor


def _end_of(node: Node) -> int:
    """Just past a located element: its end tag's end, or that of its last located descendant."""
    end = 0
    current: Node | None = node
    while isinstance(current, Element):
        location = current.source_location
        if location is not None:
            if location.end_tag is not None:
                return max(end, location.end_tag.end_offset)
            end = max(end, location.start_tag.end_offset)
        children = current.children
        current = children[-1] if children else None
    return end


def find_text(text: str, data: str, at: int) -> Anchors:
    """Anchors of a text node that should begin at `at`; where the tree's order is not the file's, it is looked for.

    What is nowhere found as it stands is placed by its first word.
    """
    anchors = align(text, data, at)
    if anchors:
        return anchors
    words = data.strip()  # white space may stand for what was blanked out
    lead = len(data) - len(data.lstrip())
    head = _MARKUP.split(words, maxsplit=1)[0][:40].rstrip()
    for start in (text.find(head, at), text.find(head)) if head else ():
        anchors = align(text, words, start) if start >= 0 else []
        if anchors:
            return [(done + lead, offset) for done, offset in anchors]
    first = words.partition(" ")[0].partition("\n")[0]  # quoting marks between its lines were blanked out, too
    start = text.find(first, at) if first else -1
    if start < 0:
        return [(0, at), (len(data), at)]
    end = start + len(first)
    return [(lead, start), (lead + len(first), end), (len(data), end)]


def align(text: str, data: str, at: int) -> Anchors:
    """Follows a text node's `data` through the file's `text` from `at`; empty when it does not stand there.

    Character references, ignored tags, comments and dropped NULs lie in the file but not, or differently, in the data.
    """
    if text.startswith(data, at):
        return [(0, at), (len(data), at + len(data))]
    anchors: Anchors = [(0, at)]
    done = 0
    if text.startswith("\n", at) and not data.startswith("\n"):
        at += 1  # the first line end in pre and textarea
        anchors.append((0, at))
    while done < len(data):
        mark = _MARKUP.search(text, at)
        stop = mark.start() if mark else len(text)
        plain = min(stop - at, len(data) - done)
        if text[at : at + plain] != data[done : done + plain]:
            return []
        done, at = done + plain, at + plain
        if done == len(data):
            break
        if mark is None:
            return []
        step = _through_markup(text, data, done, at)
        if step is None:
            return []
        anchors.append((done, at))
        done, at = done + step[0], at + step[1]
        anchors.append((done, at))
    anchors.append((done, at))
    return anchors


def _through_markup(text: str, data: str, done: int, at: int) -> tuple[int, int] | None:
    """How many characters of data and of text one `&`, `<` or NUL takes; None when they do not fit."""
    mark = text[at]
    if mark == "&":
        reference = _REFERENCE.match(text, at)
        if reference:
            decoded = unescape(reference[0])
            if data.startswith(decoded, done):
                return len(decoded), len(reference[0])
    if data[done] == mark:
        return 1, 1
    if mark == "\x00":
        return (1, 1) if data[done] == "\ufffd" else (0, 1)
    if mark == "<":
        end = text.find("-->", at) + 2 if text.startswith("<!--", at) else text.find(">", at)
        return (0, end + 1 - at) if end > at else None
    return None


def _uncollapsed(data: str, offset: int) -> int:
    """Index in `data` of the character at `offset` of the data with white space collapsed and stripped."""
    lead = len(data) - len(data.lstrip())
    before = data[lead : lead + offset + 1]
    if len(before) > offset and before == " ".join(before.split()):  # like most
        return lead + offset
    reached = 0
    for word in _WORD.finditer(data):
        length = word.end() - word.start()
        if offset < reached + length:
            return word.start() + max(0, offset - reached)
        reached += length + 1
    return len(data)
