"""Bytes that wait for the report: in memory while they are little, else in a temporary file.

A worker process writes to a file that its parent opened before it was forked off, and tells only where a piece lies: a
page's report is not handed to and fro.
"""

import os
import weakref
from array import array
from typing import IO, Final, NamedTuple

_IN_MEMORY: Final = 1 << 20
"""Bytes that need no file."""


class Scratch:
    """Takes in bytes and gives them back. Its file vanishes with it.

    Args:
        in_memory: bytes that are kept in memory before there is a file; 0 for a file from the start.

    Raises:
        OSError: there can be no temporary file.
    """

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._in_memory = in_memory
        self._held = bytearray()
        self._file = None if in_memory else self._open()

    def _open(self) -> IO[bytes]:
        import tempfile

        file: IO[bytes] = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - lives as long as this object
        weakref.finalize(self, file.close)
        return file

    def write(self, data: bytes) -> "Piece":
        """Takes bytes in.

        Raises:
            OSError: the file cannot be written.
        """
        if self._file is None:
            start = len(self._held)
            if start + len(data) <= self._in_memory:
                self._held += data
                return Piece(self, start, len(data))
            self._file = self._open()
            _write_all(self._file, self._held)
            self._held.clear()
        start = self._file.seek(0, os.SEEK_END)
        _write_all(self._file, data)
        return Piece(self, start, len(data))

    def read(self, start: int, size: int) -> bytes:
        """Gives back `size` bytes from `start`."""
        if self._file is None:
            return bytes(self._held[start : start + size])
        if hasattr(os, "pread"):  # a worker that writes meanwhile shares the file's position with us
            return os.pread(self._file.fileno(), size, start)
        self._file.seek(start)
        return self._file.read(size)


def _write_all(file: IO[bytes], data: bytes | bytearray) -> None:
    left = memoryview(data)
    try:
        while left:
            left = left[file.write(left) :]
    except OSError as error:
        raise OSError(error.errno, error.strerror, "temporary file") from error


class Piece(NamedTuple):
    """Bytes that lie in a scratch file."""

    scratch: Scratch
    start: int
    size: int

    def read(self) -> bytes:
        """The bytes themselves."""
        return self.scratch.read(self.start, self.size)


class Pieces:
    """Any number of pieces, in order; of each only its place is kept in memory."""

    def __init__(self) -> None:
        self._own = Scratch()
        self._scratches: dict[Scratch, int] = {}
        self._listed: list[Scratch] = []
        self._in = array("H")
        self._starts = array("Q")
        self._sizes = array("Q")

    def __len__(self) -> int:
        return len(self._starts)

    def append(self, data: bytes | Piece) -> None:
        """Takes bytes in, or notes where they lie.

        Raises:
            OSError: the temporary file cannot be written.
        """
        scratch, start, size = data if isinstance(data, Piece) else self._own.write(data)
        number = self._scratches.setdefault(scratch, len(self._scratches))
        if number == len(self._listed):
            self._listed.append(scratch)
        self._in.append(number)
        self._starts.append(start)
        self._sizes.append(size)

    def __getitem__(self, n: int) -> bytes:
        return self.part(n, 0, self._sizes[n])

    def part(self, n: int, start: int, end: int) -> bytes:
        """A part of a piece."""
        return self._listed[self._in[n]].read(self._starts[n] + start, end - start)
