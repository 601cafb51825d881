"""Parts a picture's frame into caption and credit by node.

Credits are taken away by node, never by searching their words in the caption's text. An element is credit by its name,
by a label before it (also one that only screen readers meet), or because its words are one and it stands by itself
behind the caption. What is left is then parted by its wording (`credits.separate`).
"""

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from turbohtml import Comment, Element, Node, Text

from a11y_audit.reading.captions.association import Frame
from a11y_audit.reading.captions.elements import SKIPPED, own_kind
from a11y_audit.reading.captions.wording import is_counter
from a11y_audit.reading.credits import is_credit, looks_like_credit
from a11y_audit.reading.credits.datelines import caption_bounds, dateline_end
from a11y_audit.reading.credits.labels import MAX_CREDIT, is_announcement, is_label, label_length
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.stretch import Run, Stretch
from a11y_audit.reading.inventory.caption_classes import CAPTION, CREDIT, SILENT, purposes
from a11y_audit.text.addresses import without_extension
from a11y_audit.text.credit_words import bare, credit_words, is_interface
from a11y_audit.text.words import has_words

_CREDIT_BOXES: Final = frozenset({"small", "cite", "footer"})
_EMPHASIS: Final = frozenset(
    (
        *("a", "b", "strong", "em", "i", "u", "font", "mark", "abbr", "sup", "sub", "time", "q", "bdi", "bdo", "big"),
        *("ins", "s", "wbr", "acronym", "dfn", "code", "kbd", "var"),
    )
)
"""Elements within a sentence: text in them does not stand by itself."""
_Kinds = dict[Element, tuple[int, str]]
_DEEPEST: Final = 12
_MOST: Final = 4_000
"""Characters; an element with more text is no caption."""
_LABEL: Final = 40
"""Characters; no label is longer."""
_LABEL_WORDS: Final = 3
_CLOSING: Final = ")].”»"
_TRAILING: Final = ("...", "…")
"""Ends of labels that are read out before a credit, and not shown."""


class Parted(NamedTuple):
    """A frame parted by node. Either may be None."""

    caption: Stretch | None
    credit: Stretch | None
    reason: str = ""
    sign: tuple[str, str] = ("", "")
    """Of the element that holds the caption's first words."""


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


def read_pieces(document: HtmlDocument, frame: Frame, picture: Element) -> list[Piece]:
    """Reads the elements of a frame piece by piece, credits marked.

    Args:
        document: the page.
        frame: the elements that hold caption and credit.
        picture: the outermost element of the picture, which is not read.
    """
    pieces: list[Piece] = []
    for region in frame.regions:
        found = _pieces(document, region, (picture,))
        is_parted = any(piece.is_credit for piece in found)
        is_short = sum(len(piece.text) for piece in found) <= MAX_CREDIT
        if purposes(region) & (CREDIT | CAPTION) == CREDIT and is_short and not is_parted:
            found = [piece.credited("credit class") for piece in found]
        pieces += found
    pieces = _with_labels(_by_own_element(_by_dateline(_without_repeats(pieces))))
    for element in frame.credits:
        reason = "credit class" if purposes(element) & CREDIT else "own element"
        pieces += [piece.credited(reason) for piece in _pieces(document, element, (picture,))]
    if frame.around is not None and not any(piece.is_credit for piece in pieces):
        found = _pieces(document, frame.around, (picture, *frame.regions, *frame.credits))
        pieces += [
            piece.credited("own element") for piece in found if piece.is_credit or _is_own_credit(piece.text, "")
        ]
    if all(piece.is_credit for piece in pieces):
        pieces = [*_unwritten(document, frame.regions, picture), *pieces]
    return _without_repeats(pieces)


def put_together(document: HtmlDocument, pieces: Sequence[Piece], learnt: Container[tuple[str, str]] = ()) -> Parted:
    """Caption and credit from the pieces; those in elements that hold credits elsewhere on the page are credit too."""
    if learnt and not any(piece.is_credit for piece in pieces):
        pieces = [
            piece.credited("vote") if piece.sign in learnt and looks_like_credit(piece.text) else piece
            for piece in pieces
        ]
    credit = [piece for piece in pieces if piece.is_credit]
    caption = [piece for piece in pieces if not piece.is_credit]
    return Parted(
        Stretch(document, _joined([piece.run for piece in caption])) if caption else None,
        Stretch(document, _joined([piece.run for piece in credit])) if credit else None,
        credit[0].reason if credit else "",
        caption[0].sign if caption else ("", ""),
    )


def credit_signs(frames: Sequence[Sequence[Piece]]) -> frozenset[tuple[str, str]]:
    """The signs of elements that hold credits on this page, and no captions of several words."""
    signs = {
        piece.sign
        for pieces in frames
        for piece in pieces
        if piece.is_credit or (len(pieces) == 1 and is_credit(piece.text))
    }
    long = {
        piece.sign
        for pieces in frames
        for piece in pieces
        if not piece.is_credit and " " in piece.text and (len(pieces) == 1 or not looks_like_credit(piece.text))
    }
    return frozenset(sign for sign in signs - long if sign[1] or sign[0] in _CREDIT_BOXES)


# ---------------------------------------------------------------------------------------------------------- pieces


def _pieces(document: HtmlDocument, region: Element, skipped: Sequence[Element]) -> list[Piece]:
    """The text of an element, piece by piece, without what is no part of a caption."""
    passage = document.passage(region)
    text = passage.text
    if not text or len(text) > _MOST:
        return []
    kinds: _Kinds = {}
    found: list[Piece] = []
    nodes = [piece for piece in passage.pieces if not _goes_on(piece[1])]
    reached = 0
    announced = False
    for at, (start, node) in enumerate(nodes):
        end = nodes[at + 1][0] if at + 1 < len(nodes) else len(text)
        if end > start and text[end - 1] == " ":
            end -= 1
        words = text[start:end]
        if not has_words(words):
            if reached >= start - 1:
                reached = end
                if found and words[0] in _CLOSING and (words[0] != ")" or "(" in found[-1].text):
                    found[-1] = found[-1].until(end)
            continue
        kind, reason = _kind_of(node, region, skipped, kinds)
        is_label_only = len(words) < _LABEL and is_label(words.strip(" :,"))
        is_spoken = words.endswith(_TRAILING) and len(words) < _LABEL and is_label(words.rstrip(" .…"))
        if kind & SILENT or is_spoken or (is_interface(words) and not is_label_only) or _is_no_caption(words):
            announced = is_spoken or (is_label_only and not kind & SKIPPED)
            continue
        is_credit_piece = bool(kind & CREDIT)
        if announced and not is_credit_piece and looks_like_credit(words):
            is_credit_piece, reason = True, "label"
        announced = False
        holder = _holder(node, region)
        last = found[-1] if found else None
        if last is not None and last.holder is holder and last.is_credit == is_credit_piece and reached >= start - 1:
            found[-1] = Piece(Run(passage, last.run.start, end), holder, is_credit_piece, last.reason)
        else:
            found.append(Piece(Run(passage, start, end), holder, is_credit_piece, reason))
        reached = end
    return found


def _unwritten(document: HtmlDocument, regions: Sequence[Element], picture: Element) -> list[Piece]:
    """The page's own word for captions ("Caption") where no other text is: nobody wrote the caption."""
    for region in regions:
        passage = document.passage(region)
        kinds: _Kinds = {}
        end = len(passage.text) if len(passage.text) <= _MOST else 0
        for start, node in reversed(passage.pieces):
            words, end = passage.text[start:end].rstrip(), start
            is_shown = not _kind_of(node, region, (picture,), kinds)[0] & (SILENT | CREDIT)
            if is_shown and bare(words) in credit_words().caption_words:
                return [
                    Piece(Run(passage, start, start + len(words)), _holder(node, region), is_credit=False, reason="")
                ]
    return []


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


def _holder(node: Node, region: Element) -> Node:
    """The nearest element around the text that is no mere emphasis; a text after a `br` stands by itself."""
    before = node.previous_sibling
    while isinstance(before, Text) and not before.data.strip():
        before = before.previous_sibling
    if isinstance(before, Element) and before.tag == "br":
        return node
    parent = node.parent
    for _ in range(_DEEPEST):
        if not isinstance(parent, Element) or parent is region or not _is_emphasis(parent):
            break
        parent = parent.parent
    return parent if parent is not None else region


def _is_emphasis(element: Element) -> bool:
    """Does it mark words within a sentence, or say which language they are in?"""
    if element.tag == "span":
        return element.attr("lang") is not None and element.attr("class") is None
    return element.tag in _EMPHASIS


def _kind_of(node: Node, region: Element, skipped: Sequence[Element], kinds: _Kinds) -> tuple[int, str]:
    """What the elements between a text node and its region make of it. `kinds` keeps what is known of elements."""
    line: list[Element] = []
    parent = node.parent
    while isinstance(parent, Element) and parent is not region and parent not in kinds:
        line.append(parent)
        parent = parent.parent
    kind, reason = kinds.get(parent, (0, "")) if isinstance(parent, Element) else (0, "")
    for element in reversed(line):
        own = own_kind(element, skipped)
        kind |= own
        if own & CREDIT and not reason:
            reason = "credit class" if purposes(element) & CREDIT else "credit element"
        kinds[element] = kind, reason
    return kind, reason


# ------------------------------------------------------------------------------------------------- pieces as a whole


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs of one passage with nothing but marks between them as one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].passage is run.passage and not has_words(run.passage.text[found[-1].end : run.start]):
            found[-1] = Run(run.passage, found[-1].start, run.end)
        else:
            found.append(run)
    return found


def _without_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """Texts a page holds twice, for small and large screens, once."""
    seen: set[str] = set()
    found: list[Piece] = []
    for piece in pieces:
        text = piece.text
        if len(text) > 8 and text in seen:
            continue
        seen.add(text)
        found.append(piece)
    return found


def _by_dateline(pieces: Sequence[Piece]) -> list[Piece]:
    """Parts what opens with a dateline into that, the credit, and the caption behind it."""
    found: list[Piece] = []
    for piece in pieces:
        dateline = 0 if piece.is_credit else dateline_end(piece.text)
        if not dateline:
            found.append(piece)
            continue
        at = piece.run.start
        start, end = caption_bounds(piece.text, dateline)
        found.append(piece.until(at + dateline).credited("dateline"))
        found.append(piece._replace(run=piece.run._replace(start=at + start, end=at + end)))
    return found


def _by_own_element(pieces: list[Piece]) -> list[Piece]:
    """Takes the last pieces, or a labelled first one, for a credit when their words are one."""
    plain = [at for at, piece in enumerate(pieces) if not piece.is_credit]
    while plain and (len(plain) > 1 or plain[0] > 0):
        last = plain[-1]
        text = pieces[last].text
        before = pieces[plain[-2]].text if len(plain) > 1 else ""
        if is_label(before.strip(" :")) and looks_like_credit(text):
            pieces[plain[-2]] = pieces[plain[-2]].credited("label")
        elif not (_is_own_credit(text, before) if before else is_credit(text)):
            break
        pieces[last] = pieces[last].credited("own element")
        plain = [at for at in plain if not pieces[at].is_credit]
    if len(plain) > 1:
        first = pieces[plain[0]]
        if read_parts(first.text).label and is_credit(first.text):
            pieces[plain[0]] = first.credited("label")
    return pieces


def _with_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Gives a credit in an element of its own the label in front of that ("... del mar. FOTO <em>Ana Ruiz</em>")."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else piece
        if piece.is_credit and not before.is_credit and not label_length(piece.text):
            start, end = before.run.start, before.run.end
            if is_label(before.text.strip(" :")):
                found[-1] = before.credited("label")
            elif label := _closing_label(before.text):
                found[-1] = before.until(start + label)
                found.append(before._replace(run=before.run._replace(start=start + label, end=end)).credited("label"))
        found.append(piece)
    return found


def _closing_label(text: str) -> int:
    """Where the label begins that a caption ends in ("... del mar. FOTO"); 0 when it ends in none."""
    head = text
    for _ in range(_LABEL_WORDS):
        head = head.rpartition(" ")[0]
        if head and (head[-1] in ".!?…" or text.endswith(":")) and is_announcement(text[len(head) + 1 :].strip(" :")):
            return len(head) + 1
    return 0


def _is_own_credit(text: str, before: str) -> bool:
    """Is a text that stands in an element of its own, behind the caption `before`, a credit?"""
    if len(text) > MAX_CREDIT or not looks_like_credit(text):
        return False
    parts = read_parts(text)
    if parts.label or parts.agencies or parts.closings or (parts.relations and parts.names and parts.is_clean):
        return True
    if text[0] in "([（" and parts.is_clean:
        return True
    has_ended = before.endswith((".", "!", "?", "。", "…", "”", '"', "»", ")")) or before.count(" ") >= 4
    return has_ended and parts.is_clean and (parts.names > 0 or parts.relations != ()) and len(text) <= 80
