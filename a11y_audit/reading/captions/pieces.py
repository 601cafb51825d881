"""The text of a picture's frame, piece by piece: each with the element that holds it, credits marked."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from turbohtml import Comment, Element, Node, Text

from a11y_audit.reading.captions.elements import SKIPPED, own_kind
from a11y_audit.reading.credits import looks_like_credit
from a11y_audit.reading.credits.labels import is_label
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.passage import Passage
from a11y_audit.reading.document.stretch import Run
from a11y_audit.reading.inventory.caption_classes import CREDIT, SILENT, purposes
from a11y_audit.text.addresses import without_extension
from a11y_audit.text.counters import is_counter
from a11y_audit.text.credit_words import bare, credit_words, is_interface
from a11y_audit.text.words import has_words

_EMPHASIS: Final = frozenset(
    (
        *("a", "b", "strong", "em", "i", "u", "font", "mark", "abbr", "sup", "sub", "time", "q", "bdi", "bdo", "big"),
        *("ins", "s", "wbr", "acronym", "dfn", "code", "kbd", "var"),
    )
)
"""Elements within a sentence: text in them does not stand by itself."""
_DEEPEST: Final = 12
_MOST: Final = 4_000
"""Characters; an element with more text is no caption."""
_LABEL: Final = 40
"""Characters; no label is longer."""
_CLOSING: Final = ")].”»"
_TRAILING: Final = ("...", "…")
"""Ends of labels that are read out before a credit, and not shown."""


class Piece(NamedTuple):
    """Text that stands in one element: a stretch of a passage, what holds it, and what that makes of it."""

    run: Run
    holder: Node
    is_credit: bool
    reason: str

    @property
    def text(self) -> str:
        """Its words."""
        return self.run.passage.text[self.run.start : self.run.end]

    @property
    def sign(self) -> tuple[str, str]:
        """What elements that serve one purpose have in common: name and class of the holder."""
        holder = self.holder
        return (holder.tag, holder.attr("class") or "") if isinstance(holder, Element) else ("", "")

    def until(self, end: int) -> "Piece":
        """The same piece, reaching further."""
        return self._replace(run=self.run._replace(end=end))

    def credited(self, reason: str) -> "Piece":
        """The same piece as part of the credit."""
        return self._replace(is_credit=True, reason=self.reason or reason)


class Pieces(NamedTuple):
    """The pieces of an element. `unwritten` is the page's own word for captions in it ("Caption"), if there is one."""

    found: list[Piece]
    unwritten: Piece | None = None


def pieces_of(document: HtmlDocument, region: Element, skipped: Sequence[Element]) -> Pieces:
    """The text of an element, piece by piece, without what is no part of a caption."""
    passage = document.passage(region)
    text = passage.text
    if not text or len(text) > _MOST:
        return Pieces([])
    collector = _Collector(passage, region, skipped)
    nodes = [piece for piece in passage.pieces if not _goes_on(piece[1])]
    for at, (start, node) in enumerate(nodes):
        end = nodes[at + 1][0] if at + 1 < len(nodes) else len(text)
        collector.take(start, end - (end > start and text[end - 1] == " "), node)
    return Pieces(collector.found, collector.unwritten)


class _Collector:
    """Takes the text nodes of one element up, in their order."""

    def __init__(self, passage: Passage, region: Element, skipped: Sequence[Element]) -> None:
        self._passage = passage
        self._region = region
        self._skipped = skipped
        self._kinds: dict[Element, tuple[int, str]] = {}
        self._reached = 0
        """Where the last piece ends, marks behind it included."""
        self._is_announced = False
        """Was the last node a label that is not shown?"""
        self.found: list[Piece] = []
        self.unwritten: Piece | None = None

    def take(self, start: int, end: int, node: Node) -> None:
        """Adds the text of a node."""
        words = self._passage.text[start:end]
        if not has_words(words):
            self._take_mark(words, start, end)
            return
        kind, reason = self._kind_of(node)
        if self._is_left_out(words, kind):
            if not kind & (SILENT | CREDIT) and bare(words) in credit_words().caption_words:
                self.unwritten = Piece(Run(self._passage, start, end), self._holder(node), is_credit=False, reason="")
            return
        is_credit = bool(kind & CREDIT)
        if self._is_announced and not is_credit and looks_like_credit(words):
            is_credit, reason = True, "label"
        self._is_announced = False
        self._add(Piece(Run(self._passage, start, end), self._holder(node), is_credit, reason))

    def _take_mark(self, mark: str, start: int, end: int) -> None:
        """Marks right behind a piece: what they close is its own."""
        if self._reached < start - 1:
            return
        self._reached = end
        if self.found and mark[0] in _CLOSING and (mark[0] != ")" or "(" in self.found[-1].text):
            self.found[-1] = self.found[-1].until(end)

    def _is_left_out(self, words: str, kind: int) -> bool:
        is_label_only = len(words) < _LABEL and is_label(words.strip(" :：=＝,"))
        is_spoken = words.endswith(_TRAILING) and len(words) < _LABEL and is_label(words.rstrip(" .…"))
        if not (kind & SILENT or is_spoken or (is_interface(words) and not is_label_only) or _is_no_caption(words)):
            return False
        self._is_announced = is_spoken or (is_label_only and not kind & SKIPPED)
        return True

    def _add(self, piece: Piece) -> None:
        last = self.found[-1] if self.found else None
        is_near = self._reached >= piece.run.start - 1
        if last is not None and last.holder is piece.holder and last.is_credit == piece.is_credit and is_near:
            self.found[-1] = last.until(piece.run.end)
        else:
            self.found.append(piece)
        self._reached = piece.run.end

    def _holder(self, node: Node) -> Node:
        """The nearest element around the text that is no mere emphasis; a text after a `br` stands by itself."""
        before = node.previous_sibling
        while isinstance(before, Text) and not before.data.strip():
            before = before.previous_sibling
        if isinstance(before, Element) and before.tag == "br":
            return node
        parent = node.parent
        for _ in range(_DEEPEST):
            if not isinstance(parent, Element) or parent is self._region or not _is_emphasis(parent):
                break
            parent = parent.parent
        return parent if parent is not None else self._region

    def _kind_of(self, node: Node) -> tuple[int, str]:
        """What the elements between a text node and the region make of it."""
        line: list[Element] = []
        parent = node.parent
        while isinstance(parent, Element) and parent is not self._region and parent not in self._kinds:
            line.append(parent)
            parent = parent.parent
        kind, reason = self._kinds.get(parent, (0, "")) if isinstance(parent, Element) else (0, "")
        for element in reversed(line):
            own = own_kind(element, self._skipped)
            kind |= own
            if own & CREDIT and not reason:
                reason = "credit class" if purposes(element) & CREDIT else "credit element"
            self._kinds[element] = kind, reason
        return kind, reason


def _goes_on(node: Node) -> bool:
    """Does a text go on the one before? Frameworks put empty comments between a template's words and its values."""
    before = node.previous_sibling
    if not isinstance(before, Comment) or before.data.strip():
        return False
    while isinstance(before, Comment):
        before = before.previous_sibling
    return isinstance(before, Text) and bool(before.data.strip())


def _is_no_caption(words: str) -> bool:
    """A file's name or a counter ("2 of 12 |")."""
    if len(words) > 80:
        return False
    return is_counter(words) or (" " not in words and without_extension(words) != words)


def _is_emphasis(element: Element) -> bool:
    """Does it mark words within a sentence, or say which language they are in?"""
    if element.tag == "span":
        return element.attr("lang") is not None and element.attr("class") is None
    return element.tag in _EMPHASIS
