"""What the viewer can do besides showing. It reads and writes nothing itself: whoever opens it brings these along."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from a11y_audit.report import Outcome, PageReport

Said = Literal["fine", "fault"]


class DeedError(Exception):
    """It could not be done; the message says why, in one sentence."""


class Deeds(Struct, frozen=True):
    """What may be done from the viewer; None where it cannot be. Each raises `DeedError` when it fails."""

    edit: Callable[[str, int], None] | None = None
    """Opens a file at a line in an editor, which has the terminal until it ends."""
    answer: Callable[[PageReport, list[Outcome], Said, str], str] | None = None
    """Stores the answer to questions with its reason, and gives the name of the file it was written to."""
