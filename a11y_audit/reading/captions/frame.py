"""What is read for one picture: the elements round it that hold its caption and its credit."""

from typing import Final

from msgspec import Struct
from turbohtml import Element

MAX_BOX: Final = 900
"""Characters; a box with more text in it holds more than a picture and its caption."""
LONGEST_ADDED: Final = 300
"""Characters of a few words and a credit."""


class Frame(Struct, frozen=True):
    """The text round one picture.

    `regions` are the elements that hold the caption, `credits` further elements that hold nothing but a credit, all in
    document order and none inside another.
    """

    figure: Element | None
    regions: tuple[Element, ...] = ()
    credits: tuple[Element, ...] = ()
    how: str = ""
    around: Element | None = None
    """The figure or box they stand in, whose other text may hold the credit."""
    is_close: bool = False
    """Is it a box named after images, or one in small type, with this one text in it, behind the picture?"""

    @property
    def elements(self) -> tuple[Element, ...]:
        """What is to be read; frames with the same elements hold the same text."""
        return self.regions + self.credits
