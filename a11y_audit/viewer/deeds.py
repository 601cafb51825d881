"""What the viewer can do besides showing. It reads and writes nothing itself: whoever opens it brings these along."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from a11y_audit.report import ImageReport, Outcome, PageReport

Said = Literal["fine", "fault"]
Mosaic = tuple[tuple[tuple[str, str], ...], ...]
"""A picture as rows of cells; of each its upper and its lower colour, as "#rrggbb"."""


class DeedError(Exception):
    """It could not be done; the message says why, in one sentence."""


class Answered(Struct, frozen=True):
    """An answer that was stored: the file it was written to, the page as it stands with it, and how to take it back."""

    file: str
    page: PageReport
    take_back: Callable[[], None]
    """Takes the answer out of the file; raises `DeedError` when that cannot be done."""


class Deeds(Struct, frozen=True):
    """What may be done from the viewer; None where it cannot be. Each raises `DeedError` when it fails."""

    edit: Callable[[str, int], None] | None = None
    """Opens a file at a line in an editor, which has the terminal until it ends."""
    answer: Callable[[PageReport, list[Outcome], Said, str], Answered] | None = None
    """Stores the answer to questions of a page, with its reason."""
    picture: Callable[[str, ImageReport, int, int], Mosaic | None] | None = None
    """An image of the page at a path, within so many columns and rows; None when its file cannot be shown."""
