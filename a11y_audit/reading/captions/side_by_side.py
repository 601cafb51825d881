"""The captions of pictures that stand side by side: one for all, or one for each in the row of cells below."""

from collections.abc import Container
from itertools import islice
from typing import Final

from turbohtml import Element, Node

from a11y_audit.reading.captions.boxes import Boxes
from a11y_audit.reading.captions.following import WALLS, following, is_named, is_plainly_named
from a11y_audit.reading.captions.frame import MAX_BOX
from a11y_audit.reading.credits import is_credit, names_photo, separate

_CELLS: Final = frozenset({"td", "th"})
_NEAR: Final = 3
"""Nodes; white space and comments lie between rows."""
_CLIMB: Final = 2
"""Elements between a picture's box and the row it stands in with others."""
_MOST: Final = 4
"""Images of a row that may share a caption, their doubles for scripts and small screens included."""


def shared_caption(box: Element, boxes: Boxes) -> Element | None:
    """The caption element that a picture has in common with those beside it; None when there is none.

    It holds all the words there are in the row, or follows a row without words. Its name alone proves little there:
    it must be named plainly after captions, or hold a credit.

    Args:
        box: the picture's own box, without words.
        boxes: the boxes of the page.
    """
    row = _row(box, boxes)
    if row is None:
        return None
    words, regions = boxes.text(row), boxes.regions(row)
    found: Element | None = None
    if not words:
        found = following(row, boxes.owner)
        inside = boxes.regions(found) if found is not None else ()
        found = inside[0] if len(inside) == 1 else found
    elif len(regions) == 1 and " ".join(regions[0].text.split()) == words and not _is_of_one(regions[0], row, boxes):
        found = regions[0]
    if found is None or len(found.text) > MAX_BOX:
        return None
    is_caption = is_plainly_named(found) or (is_named(found) and separate(found.text).credit != "")
    is_caption = is_caption or (is_credit(found.text) and names_photo(found.text))
    return found if is_caption else None


def cell_below(box: Element, owned: Container[Node]) -> Element | None:
    """The cell with words below a picture's cell, where a row of as many cells without pictures follows; else None."""
    row = box.parent
    if box.tag not in _CELLS or not isinstance(row, Element):
        return None
    cells = _cells(row)
    below = next((row for row in islice(row.next_siblings, _NEAR) if isinstance(row, Element)), None)
    if below is None or len(cells) == 1 or below in owned:
        return None
    found = _cells(below)
    cell = found[cells.index(box)] if len(found) == len(cells) else None
    return cell if cell is not None and cell.text.strip() else None


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if isinstance(cell, Element) and cell.tag in _CELLS]


def _row(box: Element, boxes: Boxes) -> Element | None:
    """The nearest element around that holds other pictures too, but few."""
    row = box.parent
    for _ in range(_CLIMB):
        if not isinstance(row, Element) or row.tag in WALLS or boxes.is_large(row):
            return None
        if boxes.holds_several(row):
            return _outermost(row, boxes) if _holds_few(row) else None
        row = row.parent
    return None


def _outermost(row: Element, boxes: Boxes) -> Element:
    """The largest box around a row that adds pictures, but few, and no words: other rows of the same set."""
    around = row.parent
    while isinstance(around, Element) and around.tag not in WALLS and not boxes.is_large(around):
        if boxes.text(around) != boxes.text(row) or not _holds_few(around):
            break
        row, around = around, around.parent
    return row


def _holds_few(row: Element) -> bool:
    return next(islice(row.iter_elements("img"), _MOST, None), None) is None


def _is_of_one(caption: Element, row: Element, boxes: Boxes) -> bool:
    """Does a box in the row hold the caption and one of the pictures?"""
    node = caption.parent
    while node is not None and node != row:
        if node in boxes.owner:
            return True
        node = node.parent
    return False
