"""What a worker tells of a page over the line to its parent; what is long lies in the worker's file."""

import errno
import os
from typing import NamedTuple

from msgspec import Struct

from a11y_audit.report import Refusal
from a11y_audit.site.across import Uses
from a11y_audit.site.codec import decode_any
from a11y_audit.site.scratch import Piece, Scratch
from a11y_audit.site.sheet import Result, Sheet, Tally


class Reply(Struct, frozen=True, array_like=True):
    """What a worker tells of a page: a refusal, or the sheet, whose report and uses lie in the worker's file.

    `error` is the number of the fault that kept it from writing there.
    """

    refusal: Refusal | None = None
    tally: Tally | None = None
    marks: bytes = b""
    start: int = 0
    page_size: int = 0
    uses_size: int = 0
    error: int = 0

    @classmethod
    def of(cls, result: Result, scratch: Scratch) -> "Reply":
        """The reply that tells a result, after what is long has been filed away."""
        if isinstance(result, Refusal):
            return cls(result)
        page, uses = result.packed(), result.uses.packed
        assert isinstance(uses, bytes)
        try:
            piece = scratch.write(page + uses)
        except OSError as error:
            return cls(error=error.errno or errno.EIO)
        return cls(None, result.tally, result.uses.marks, piece.start, len(page), len(uses))

    def result(self, scratch: Scratch) -> Result:
        """The result it tells.

        Raises:
            OSError: the worker could not write its file.
        """
        if self.error:
            raise OSError(self.error, os.strerror(self.error), "temporary file")
        if self.tally is None:
            assert self.refusal is not None
            return self.refusal
        page = Piece(scratch, self.start, self.page_size)
        uses = Piece(scratch, self.start + self.page_size, self.uses_size)
        return Sheet(self.tally, Uses(self.marks, uses), page)


class Sent(NamedTuple):
    """A reply as it came in, and the file of the worker that sent it."""

    reply: bytes
    scratch: Scratch

    def result(self) -> Result:
        """The result it tells; for errors see `Reply.result`."""
        return decode_any(self.reply, Reply).result(self.scratch)
