"""Captions and credits of a page's pictures: which text belongs to which picture, and where its credit begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from turbohtml import Element

from a11y_audit.model import Credit, Role, Statement
from a11y_audit.reading.association import Association, Frame
from a11y_audit.reading.credits import parse_credit, separate
from a11y_audit.reading.html import HtmlDocument
from a11y_audit.reading.picture import Picture
from a11y_audit.reading.separation import Parted, Stretch, part


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for one picture. `how` tells what tied the text to it ("figcaption", "class", "table row", ...)."""

    caption: Statement | None = None
    credit: Credit | None = None
    figure: Element | None = None
    how: str = ""


_NOTHING: Final = Reading()


def read_captions(document: HtmlDocument, pictures: Sequence[Picture], roles: Sequence[Role]) -> list[Reading]:
    """Reads the caption and the credit of each picture, aligned with `pictures`."""
    association = Association(document, pictures, roles)
    known: dict[tuple[Element, ...], Parted] = {}
    readings: list[Reading] = []
    for n, picture in enumerate(pictures):
        frame = association.frame(n)
        if not frame.regions and not frame.credits:
            readings.append(Reading(figure=frame.figure) if frame.figure is not None else _NOTHING)
            continue
        key = (*frame.regions, *frame.credits)
        parted = known.get(key)
        if parted is None:
            parted = known[key] = part(document, frame, picture.outer)
        readings.append(_reading(frame, parted))
    return readings


def _reading(frame: Frame, parted: Parted) -> Reading:
    caption: Statement | None = None
    credit: Credit | None = None
    if parted.credit is not None:
        credit = _node_credit(parted.credit, parted.reason)
    if parted.caption is not None:
        text = parted.caption.text
        found = separate(text)
        if credit is not None:
            caption = parted.caption.statement(0, len(text), "caption", frame.how)
        else:
            if found.caption:
                caption = parted.caption.statement(*found.caption_span, "caption", frame.how)
            if found.credit_span is not None:
                said = parted.caption.statement(*found.credit_span, "credit", found.reason)
                credit = parse_credit(said, found.separator)
    return Reading(caption, credit, frame.figure, frame.how)


def _node_credit(stretch: Stretch, reason: str) -> Credit:
    return parse_credit(stretch.statement(0, len(stretch.text), "credit", reason))
