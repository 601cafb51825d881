"""Parts a picture's frame into caption and credit by node.

Credits are taken away by node, never by searching their words in the caption's text. An element is credit by its name,
by a label before it (also one that only screen readers meet), or because its words are one and it stands by itself
behind the caption. What is left is then parted by its wording (`credits.separate`).
"""

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from turbohtml import Element

from a11y_audit.reading.captions.frame import Frame
from a11y_audit.reading.captions.pieces import Piece, pieces_of
from a11y_audit.reading.credits import is_credit, looks_like_credit
from a11y_audit.reading.credits.datelines import caption_bounds, dateline_end
from a11y_audit.reading.credits.labels import MAX_CREDIT, is_announcement, is_label, label_length
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.stretch import Run, Stretch
from a11y_audit.reading.inventory.caption_classes import CAPTION, CREDIT, purposes
from a11y_audit.text.words import has_words

_CREDIT_BOXES: Final = frozenset({"small", "cite", "footer"})
_LEAST_SAID: Final = 30
"""Characters of a caption that is not said again by chance."""
_PAIR: Final = 2
_JOINTS: Final = frozenset({"/", "|"})
_LABEL_WORDS: Final = 3
_LABEL_ENDS: Final = " :：,，،"


class Parted(NamedTuple):
    """A frame parted by node. Either may be None."""

    caption: Stretch | None
    credit: Stretch | None
    reason: str = ""
    sign: tuple[str, str] = ("", "")
    """Of the element that holds the caption's first words."""


def read_pieces(document: HtmlDocument, frame: Frame, picture: Element) -> list[Piece]:
    """Reads the elements of a frame piece by piece, credits marked.

    Args:
        document: the page.
        frame: the elements that hold caption and credit.
        picture: the outermost element of the picture, which is not read.
    """
    pieces: list[Piece] = []
    unwritten: list[Piece] = []
    for region in frame.regions:
        found, word = pieces_of(document, region, (picture,))
        unwritten += [word] if word is not None else []
        is_parted = any(piece.is_credit for piece in found)
        is_short = sum(len(piece.text) for piece in found) <= MAX_CREDIT
        if purposes(region) & (CREDIT | CAPTION) == CREDIT and is_short and not is_parted:
            found = [piece.credited("credit class") for piece in found]
        pieces += found
    pieces = _with_labels(_by_own_element(_by_dateline(_without_repeats(pieces))))
    for element in frame.credits:
        reason = "credit class" if purposes(element) & CREDIT else "own element"
        found = pieces_of(document, element, (picture,)).found
        pieces += [piece.credited(reason) for piece in _with_joint(found)]
    if frame.around is not None and not any(piece.is_credit for piece in pieces):
        around = pieces_of(document, frame.around, (picture, *frame.regions, *frame.credits)).found
        pieces += [
            piece.credited("own element") for piece in around if piece.is_credit or _is_own_credit(piece.text, "")
        ]
    if all(piece.is_credit for piece in pieces):
        pieces = [*unwritten[:1], *pieces]
    return _without_repeats(pieces)


def put_together(document: HtmlDocument, pieces: Sequence[Piece], learnt: Container[tuple[str, str]] = ()) -> Parted:
    """Caption and credit from the pieces; those in elements that hold credits elsewhere on the page are credit too."""
    if learnt and not any(piece.is_credit for piece in pieces):
        pieces = [
            piece.credited("vote") if piece.sign in learnt and _may_be_named(piece.text) else piece for piece in pieces
        ]
    credit = [piece for piece in pieces if piece.is_credit]
    caption = [piece for piece in pieces if not piece.is_credit]
    return Parted(
        Stretch(document, _joined([piece.run for piece in caption])) if caption else None,
        Stretch(document, _joined([piece.run for piece in credit])) if credit else None,
        credit[0].reason if credit else "",
        caption[0].sign if caption else ("", ""),
    )


def _may_be_named(text: str) -> bool:
    """Could it be a credit? In scripts without capitals any few words look like a name: there more must say so."""
    is_cased = text.lower() != text.upper()
    return looks_like_credit(text) and (is_cased or is_credit(text) or read_parts(text).persons != ())


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
        if not piece.is_credit
        and " " in piece.text
        and not (_may_vote(piece, pieces) and looks_like_credit(piece.text))
    }
    return frozenset(sign for sign in signs - long if sign[1] or sign[0] in _CREDIT_BOXES)


def _may_vote(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Does it stand beside other text, or in an element that credits stand in?"""
    return len(pieces) > 1 or piece.sign[0] in _CREDIT_BOXES


# ------------------------------------------------------------------------------------------------- pieces as a whole


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs of one passage with marks or blanks between them, and nothing else, as one."""
    found: list[Run] = []
    for run in runs:
        between = run.passage.text[found[-1].end : run.start] if found and found[-1].passage is run.passage else ""
        if between and not has_words(between):
            found[-1] = Run(run.passage, found[-1].start, run.end)
        else:
            found.append(run)
    return found


def _without_repeats(pieces: Sequence[Piece]) -> list[Piece]:
    """Texts a page holds twice, for two sizes of screen, once; so too a caption that stands again with its credit."""
    seen: set[str] = set()
    found: list[Piece] = []
    is_credited = any(piece.is_credit for piece in pieces)
    for piece in pieces:
        text = piece.text
        if len(text) > 8 and (text in seen or (is_credited and _is_said_with_credit(text, found))):
            continue
        seen.add(text)
        found.append(piece)
    return found


def _is_said_with_credit(text: str, before: Sequence[Piece]) -> bool:
    """Is it a caption that stood before, and behind it a credit?"""
    said = (piece.text for piece in before if len(piece.text) >= _LEAST_SAID and text.startswith(piece.text))
    return any(is_credit(text[len(caption) :].strip()) for caption in said)


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
        if is_label(before.strip(_LABEL_ENDS)) and looks_like_credit(text):
            pieces[plain[-2]] = pieces[plain[-2]].credited("label")
        elif not (_is_own_credit(text, before) if before else is_credit(text)) and not _goes_on(pieces, last):
            break
        pieces[last] = pieces[last].credited("own element")
        plain = [at for at in plain if not pieces[at].is_credit]
    if plain == [0] and _is_joined(pieces) and label_length(pieces[0].text) and is_credit(pieces[0].text):
        pieces[0] = pieces[0].credited("label")
    elif len(plain) > 1:
        first, second = pieces[plain[0]], pieces[plain[1]]
        parts = read_parts(first.text)
        has_source = parts.agencies or ((parts.slots > 1 or not parts.names) and first.sign != second.sign)
        if (parts.label or has_source) and is_credit(first.text):
            pieces[plain[0]] = first.credited("label" if parts.label else "own element")
        elif first.text.isupper() and not second.text.isupper() and looks_like_credit(first.text):
            pieces[plain[0]] = first.credited("own element")
    return pieces


def _is_joined(pieces: Sequence[Piece]) -> bool:
    """Does a mark that joins names stand between the first two pieces?"""
    if len(pieces) < _PAIR or pieces[0].run.passage is not pieces[1].run.passage:
        return False
    between = pieces[0].run.passage.text[pieces[0].run.end : pieces[1].run.start]
    return between.strip() in _JOINTS


def _with_joint(pieces: list[Piece]) -> list[Piece]:
    """With the mark that stands before all words of an element, and joins them to those of the element before it."""
    if not pieces or pieces[0].run.passage.text[: pieces[0].run.start].strip() not in _JOINTS:
        return pieces
    return [pieces[0]._replace(run=pieces[0].run._replace(start=0)), *pieces[1:]]


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Is it the address of whom the credit before it names?"""
    text = pieces[at].text
    return at > 0 and pieces[at - 1].is_credit and "@" in text and " " not in text


def _with_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """Gives a credit in an element of its own the label in front of that ("... del mar. FOTO <em>Ana Ruiz</em>")."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else piece
        if piece.is_credit and not before.is_credit and not label_length(piece.text):
            start, end = before.run.start, before.run.end
            if is_label(before.text.strip(_LABEL_ENDS)):
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
