"""Places in the words of the Language Server Protocol: lines from 0, columns in the units the editor counts in."""

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from lsprotocol import types

from a11y_audit.model import Place

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_UNITS: Final[dict[str, Callable[[str], int]]] = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    types.PositionEncodingKind.Utf16: lambda text: len(text) + sum(character > "\uffff" for character in text),
    types.PositionEncodingKind.Utf32: len,
}


class Positions:
    """Converts the offsets of one version of a document.

    LSP 3.17 knows three line ends (LF, CRLF, CR) and counts UTF-16 units unless another encoding was agreed on.
    """

    def __init__(self, text: str, encoding: str = types.PositionEncodingKind.Utf16) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._count = _UNITS[encoding]

    def position(self, offset: int) -> types.Position:
        """The position of an offset in code points; one behind the end is the end."""
        offset = min(offset, len(self._text))
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._count(self._text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """The range from one offset to another."""
        return types.Range(self.position(start), self.position(end))

    def of(self, place: Place) -> types.Range:
        """The range of a place."""
        return self.range(place.offset, place.end)


def overlap(one: types.Range, other: types.Range) -> bool:
    """Do two ranges share a position, their ends included?"""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
