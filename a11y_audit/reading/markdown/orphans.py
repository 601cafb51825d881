"""Captions in Markdown whose image is gone: the rest of a table, a paragraph called a caption or closed by a credit."""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credits import names_photo
from a11y_audit.reading.credits.cut import ENDS
from a11y_audit.reading.markdown.construct import Span
from a11y_audit.reading.markdown.stretches import Stretches, Words
from a11y_audit.text.credit_words import tells

_KINDS: Final = frozenset({"p", "blockquote", "li"})
_LONGEST: Final = 300
"""Characters of a paragraph that is a caption by its wording alone."""
_FEW_WORDS: Final = 3
_HEAD: Final = 20
"""Characters in which captions of old photos say so ("FILE PHOTO: ...")."""
_MARKS: Final = ":：=©"
"""What parts a label from a name; headlines ("Photo sparks dispute") have none."""


class Orphan(Struct, frozen=True):
    """A caption whose image is gone, and its credit when that stands by itself."""

    words: tuple[Words, ...]
    spans: tuple[Span, ...]


def find_orphans(stretches: Stretches, is_free: Callable[[int], bool]) -> Iterator[Orphan]:
    """Goes through the blocks that are free: that hold no image and no image's caption."""
    free = [is_free(at) for at in range(len(stretches.blocks))]
    for at, block in enumerate(stretches.blocks):
        if not free[at]:
            continue
        if block.kind == "row":
            found = _row(stretches, at)
        elif block.kind in _KINDS and block.end - block.start <= _LONGEST:
            found = _called(stretches, at, free) or _closed_by_credit(stretches, at, free)
        else:
            continue
        if found is not None:
            yield found


def _row(stretches: Stretches, at: int) -> Orphan | None:
    """A row that ends like a caption's residue, stands alone and closes with a credit."""
    cells = [span for cell in stretches.cells(at) if (span := stretches.stripped(cell))]
    if len(cells) != 1 or _is_in_table(stretches, at):
        return None
    words = stretches.read(cells[0], "row without an image")
    return Orphan((words,), (cells[0],)) if words.separation.credit and words.separation.caption else None


def _is_in_table(stretches: Stretches, at: int) -> bool:
    """Does a row with several cells stand beside it?"""
    return any(
        stretches.blocks[near].kind == "row" and len(stretches.cells(near)) > 1
        for near in (at - 1, at + 1)
        if 0 <= near < len(stretches.blocks)
    )


def _called(stretches: Stretches, at: int, free: list[bool]) -> Orphan | None:
    """A short paragraph called a caption, with the credit in the paragraph before or behind it."""
    span = stretches.block(at)
    if span is None or not stretches.is_called_caption(span):
        return None
    spans = stretches.parts(span)
    if not spans:
        return None
    if len(spans) == 1 and (credit := _credit_near(stretches, at, free)) is not None:
        spans.append(credit)
    return Orphan(tuple(_read(stretches, part) for part in spans), tuple(spans))


def _credit_near(stretches: Stretches, at: int, free: list[bool]) -> Span | None:
    for near in (at - 1, at + 1):
        if 0 <= near < len(free) and free[near]:
            span = stretches.block(near)
            if span is not None and stretches.is_credit(span):
                return span
    return None


def _closed_by_credit(stretches: Stretches, at: int, free: list[bool]) -> Orphan | None:
    """A short paragraph closed by a photo's credit, with no image near."""
    span = stretches.block(at)
    if span is None or not all(free[max(0, at - 2) : at + 3]):
        return None
    words = _read(stretches, span)
    caption, credit = words.separation.caption, words.separation.credit
    is_marked = caption.endswith(ENDS) or any(mark in credit for mark in _MARKS)
    is_photo = names_photo(credit) or (credit and tells(caption[:_HEAD], "file"))
    if caption.count(" ") >= _FEW_WORDS and is_marked and is_photo:
        return Orphan((words,), (span,))
    return None


def _read(stretches: Stretches, span: Span) -> Words:
    return stretches.read(span, "paragraph without an image")
