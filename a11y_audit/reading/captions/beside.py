"""The caption outside a picture's box: in what follows the box, in the row of cells below, or in a heading."""

from typing import Final

from msgspec import structs
from turbohtml import Element

from a11y_audit.reading.captions.boxes import NO_CAPTION, Boxes
from a11y_audit.reading.captions.following import (
    caption_heading,
    following,
    is_named,
    is_plainly_named,
    is_set_like,
    leading_caption,
    opening_of_text,
)
from a11y_audit.reading.captions.frame import LONGEST_ADDED, MAX_BOX, Frame
from a11y_audit.reading.captions.side_by_side import cell_below, shared_caption
from a11y_audit.reading.captions.wording import is_byline, repeats_alt, speaks_of_picture
from a11y_audit.reading.credits import is_credit, looks_like_credit, separate
from a11y_audit.reading.document.html import HEADINGS
from a11y_audit.reading.inventory.caption_classes import ALIEN, CAPTION, CREDIT, PLAIN_CREDIT, purposes
from a11y_audit.reading.inventory.picture import Picture

_PAIR: Final = 2


class Beside:
    """Finds captions beside the boxes of a page."""

    def __init__(self, boxes: Boxes) -> None:
        self._boxes = boxes

    def outside(self, empty: Element, box: Element, frame: Frame, picture: Picture) -> Frame:
        """The caption outside the picture's box, when the box holds none."""
        if (cell := cell_below(empty, self._boxes.owner)) is not None:
            return structs.replace(frame, regions=(cell,), how="table row")
        found = self.of(empty, frame, picture)
        if not found.regions and box != empty:
            found = self.of(box, frame, picture)
        return found if found.regions else self._headed(box, frame, picture)

    def of(self, box: Element, frame: Frame, picture: Picture) -> Frame:
        """The caption element that follows the box, or stands in what follows it; `frame` when there is none."""
        element = following(box, self._boxes.owner)
        if element is None:
            opening = opening_of_text(box, self._boxes.owner)
            return _with(frame, opening if opening is not None else shared_caption(box, self._boxes))
        if len(element.text.strip()) <= MAX_BOX:
            if (caption := self._behind_credit(element)) is not None:
                return structs.replace(frame, regions=(caption,), credits=frame.credits or (element,), how="beside")
            if is_named(element):
                return structs.replace(
                    frame, regions=(element,), credits=frame.credits or self._named_credit(element), how="beside"
                )
            if next(element.iter_elements(HEADINGS), None) is None:
                return self._in(element, box, frame, picture)
        return _with(frame, leading_caption(element, self._boxes.owner))

    def _in(self, element: Element, box: Element, frame: Frame, picture: Picture) -> Frame:
        """The caption in the short text behind a box, or all of that text."""
        text = " ".join(element.text.split())
        credit, regions = frame.credits, self._boxes.regions(element)
        if len(regions) == 1:
            return structs.replace(frame, regions=regions, credits=credit or self._boxes.credits(element), how="beside")
        if repeats_alt(picture, text):
            return structs.replace(frame, regions=(element,), how="alt")
        if element.tag in NO_CAPTION or purposes(element) & ALIEN or is_byline(text):
            return frame
        if speaks_of_picture(text) or is_set_like(element, box):
            return structs.replace(
                frame, regions=(element,), credits=credit or self._next_credit(element, box), how="beside"
            )
        if not credit and len(text) <= LONGEST_ADDED and self._ends_in_credit(element):
            return _with(frame, element)
        return frame

    def _ends_in_credit(self, box: Element) -> bool:
        """Do a few words stand in the box, and behind them a credit in an element of its own?"""
        blocks, credited = self._boxes.blocks(box), self._boxes.credits(box)
        if len(blocks) != _PAIR or len(credited) != 1:
            return False
        (words, _), (credit, text) = blocks
        return credit == credited[0] and words.closest("a") is None and is_credit(text)

    def _behind_credit(self, credit: Element) -> Element | None:
        """The element plainly named after captions right behind one named after credits."""
        named = purposes(credit)
        if not named & CREDIT or named & CAPTION or not looks_like_credit(credit.text):
            return None
        caption = following(credit, self._boxes.owner)
        is_next = caption is not None and caption.parent == credit.parent and is_plainly_named(caption)
        return caption if is_next else None

    def _named_credit(self, caption: Element) -> tuple[Element, ...]:
        """The element named after credits right behind a caption that holds none."""
        credit = following(caption, self._boxes.owner)
        if credit is None or credit.parent != caption.parent or not purposes(credit) & PLAIN_CREDIT:
            return ()
        return (credit,) if looks_like_credit(credit.text) and not separate(caption.text).credit else ()

    def _next_credit(self, caption: Element, box: Element) -> tuple[Element, ...]:
        """The credit in a paragraph of its own behind a caption in one."""
        credit = following(caption, self._boxes.owner)
        if credit is None or not is_set_like(credit, box) or not is_credit(credit.text):
            return ()
        return () if separate(caption.text).credit else (credit,)

    def _headed(self, box: Element, frame: Frame, picture: Picture) -> Frame:
        """A heading as the caption of a picture with a credit."""
        around = box.parent
        if (
            not isinstance(around, Element)
            or self._boxes.holds_several(around)
            or len(self._boxes.text(around)) > MAX_BOX
        ):
            return frame
        heading = caption_heading(around, picture, is_credited=bool(frame.credits))
        found = _with(frame, heading)
        return structs.replace(found, around=around) if heading is not None else found


def _with(frame: Frame, caption: Element | None) -> Frame:
    """The frame with a caption beside it, if there is one."""
    return frame if caption is None else structs.replace(frame, regions=(caption,), how="beside")
