"""Attributes that one tag has twice: the parser drops the second, so it is read from the file again."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final

from turbohtml import Element

from a11y_audit.model import RepeatedAttribute
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.text.patterns import pattern

_MOST_REPEATED: Final = 200
_ATTRIBUTE_NAME: Final = pattern(r"(?:.*[\s\"'>/=<])?(.*)", re.DOTALL)
_LONGEST_NAME: Final = 256
_VALUE: Final = pattern(r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']*))")


class Repetitions:
    """What stands twice in the tags of a document, found when it is first asked for."""

    def __init__(self, document: HtmlDocument) -> None:
        self._document = document

    def found(self, names: frozenset[str] | None) -> Sequence[RepeatedAttribute]:
        """The repeated attributes in document order, with `names` those alone; of very many the first."""
        errors = [error for error in self._document.tree.errors if error.code == "duplicate-attribute"]
        if not errors:
            return ()
        found = (self._repeated(error.line, error.col, names) for error in errors[:_MOST_REPEATED])
        return tuple(one for one in found if one is not None)

    @cached_property
    def _lines(self) -> Sequence[str]:
        return self._document.source.text.split("\n")

    @cached_property
    def _lengths(self) -> Sequence[int]:
        """How much text stands before each line, line ends not counted."""
        return [0, *accumulate(map(len, self._lines))]

    @cached_property
    def _tags(self) -> Mapping[tuple[int, int], Element]:
        """Every element by the line and column of its tag."""
        return {at: element for element in self._document.elements() if (at := element.position) is not None}

    @cached_property
    def _tag_positions(self) -> Sequence[tuple[int, int]]:
        return sorted(self._tags)

    def _repeated(self, line: int, column: int, names: frozenset[str] | None) -> RepeatedAttribute | None:
        """What the parser dropped; `column` is where the attribute's name ends. None in a tag that made no element."""
        match = _ATTRIBUTE_NAME.fullmatch(self._lines[line - 1], max(0, column - _LONGEST_NAME), column)
        name = match[1].lower() if match else ""
        if names is not None and name not in names:
            return None
        text, end = self._document.source.text, self._lengths[line - 1] + line - 1 + column
        index = bisect_right(self._tag_positions, (line, column))
        element = self._tags[self._tag_positions[index - 1]] if index else None
        location = element.source_location if element is not None else None
        if element is None or location is None or end > location.start_tag.end_offset or _is_broken(element):
            return None
        value = _VALUE.match(text, end, location.start_tag.end_offset)
        dropped = next((group for group in value.groups() if group is not None), "") if value else ""
        place = self._document.source.place(end - len(name), end)
        return RepeatedAttribute(element.tag, name, element.attr(name) or "", dropped, place)


def _is_broken(element: Element) -> bool:
    """Did a straight quotation mark in a value make attributes of the words after it?"""
    names = "".join(element.attrs)
    return '"' in names or "'" in names
