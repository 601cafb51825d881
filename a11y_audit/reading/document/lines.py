"""A file's text with one kind of line end, and the way back from it to the file as it stands."""

from bisect import bisect_left, bisect_right
from itertools import accumulate, count
from operator import add
from typing import Final

from a11y_audit.model import Place

_STRETCH: Final = 4_096
"""Most characters from a point whose line is known to the next one that is made known on the way to an offset."""


class SourceText:
    """One file's decoded text: `raw` as in the file, `text` with each line end (CR LF, CR, LF) as one LF.

    Readers work in `text` and its offsets; `place` tells where a stretch of it stands in the file. A line ends where
    HTML says so (the standard's "normalize newlines"): form feeds and Unicode separators end no line.
    """

    __slots__ = ("__dict__", "_known", "_shifts", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._known = [(0, 1, 0)]
        """Offsets in `text`, rising, each with its line and where that begins: lines are counted from the nearest."""
        self._shifts: list[int] = []
        """For each CR LF, in order: the offset in `text` just past its line end."""
        if "\r" not in raw:
            self.text = raw
            return
        pieces = raw.split("\r\n")
        if len(pieces) > 1:
            ends = accumulate(map(len, pieces[:-1]))
            self._shifts = list(map(add, ends, count(1)))
        self.text = "\n".join(pieces).replace("\r", "\n")

    def know(self, offset: int, line: int, column: int) -> None:
        """Takes down the position of an offset in `text` that the parser has found already."""
        at = bisect_left(self._known, (offset,))
        if at == len(self._known) or self._known[at][0] != offset:
            self._known.insert(at, (offset, line, offset - column + 1))

    def raw_offset(self, offset: int) -> int:
        """The offset in `raw` of an offset in `text`."""
        return offset + bisect_right(self._shifts, offset) if self._shifts else offset

    def text_offset(self, raw_offset: int) -> int:
        """The offset in `text` of an offset in `raw`: the inverse of `raw_offset`."""
        if not self._shifts:
            return raw_offset
        low = bisect_left(range(len(self._shifts)), True, key=lambda n: self._shifts[n] + n + 1 > raw_offset)
        return raw_offset - low

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset in `text`."""
        known, text = self._known, self.text
        at = bisect_left(known, (offset + 1,))
        start, line, begin = known[at - 1]
        while start < offset:
            end = min(start + _STRETCH, offset)
            line += text.count("\n", start, end)
            begin = text.rfind("\n", start, end) + 1 or begin
            start = end
            if end < offset:
                known.insert(at, (end, line, begin))
                at += 1
        return line, offset - begin + 1

    def place(self, start: int, end: int) -> Place:
        """The place in the file of `text[start:end]`."""
        line, column = end_line, end_column = self.position(start)
        breaks = self.text.count("\n", start, end)
        if breaks:
            end_line, end_column = line + breaks, end - self.text.rfind("\n", start, end)
        else:
            end_column = column + end - start
        return Place(line, column, end_line, end_column, self.raw_offset(start), self.raw_offset(end))
