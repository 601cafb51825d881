"""What the viewer can do besides showing. It reads and writes nothing itself: whoever opens it brings these along."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from a11y_audit.report import Outcome, PageReport

Said = Literal["fine", "fault"]


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
