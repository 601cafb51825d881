"""Places of start tags and their attributes, read off the file where that is quicker than asking the parser.

The parser records where every attribute of every tag stands, and hands all of them over to answer for one. A page's
images alone make for hundreds. A start tag in the plain grammar of HTML (names, quoted or unquoted values, white space
between them) is cut out of the text just as well; for any other the parser is asked.
"""

import re
from functools import lru_cache
from typing import Final

from turbohtml import Element

from a11y_audit.model import Place
from a11y_audit.reading.html import HtmlDocument

_VALUE: Final = r"""(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
_ATTRIBUTE: Final = rf"""\s++[^\s"'<>/=]++{_VALUE}"""


@lru_cache(maxsize=8)
def _tag_with(name: str) -> re.Pattern[str]:
    """A whole start tag; group 1 is its name, group 2 the first attribute called `name`."""
    others = rf"""(?:\s++(?!{re.escape(name)}[\s=/>])[^\s"'<>/=]++{_VALUE})*+"""
    return re.compile(
        rf"<([a-z][^\s/>]*+){others}(?:\s++({re.escape(name)}{_VALUE}))?+(?:{_ATTRIBUTE})*+\s*+/?+>", re.IGNORECASE
    )


class Tags:
    """Finds the places of tags in one document."""

    __slots__ = ("_document", "_find", "_is_plain", "_name", "_starts", "_text")

    def __init__(self, document: HtmlDocument, name: str) -> None:
        """Looks for tags and for their attribute `name`."""
        self._document = document
        self._name = name
        self._find = _tag_with(name).match
        self._text = document.source.text
        self._starts = document.source.line_starts
        self._is_plain = document.source.raw is document.source.text

    def locate(self, element: Element) -> tuple[Place, Place | None]:
        """The place of the element's start tag, and that of its attribute if it stands in the tag."""
        position = element.position
        if position is not None:
            line, column = position
            start = self._starts[line - 1] + column
            tag = self._find(self._text, start)
            if tag is not None and tag[1].lower() == element.tag.lower():
                end = tag.end()
                first, last = tag.span(2)
                if self._is_plain and self._text.find("\n", start, end) < 0:
                    column += 1
                    shift = column - start
                    whole = Place(line, column, line, end + shift, start, end)
                    return whole, Place(line, first + shift, line, last + shift, first, last) if first >= 0 else None
                whole = self._place(line, column, start, start, end)
                return whole, self._place(line, column, start, first, last) if first >= 0 else None
        return self._document.place(element), self._document.attribute_place(element, self._name)

    def place(self, element: Element) -> Place:
        """The place of the element's start tag."""
        return self.locate(element)[0]

    def _place(self, line: int, column: int, start: int, first: int, last: int) -> Place:
        """The place of `text[first:last]`, given where the tag it is part of starts."""
        raw = self._document.source.raw_offset
        line, column = _moved(self._text, line, column, start, first)
        end_line, end_column = _moved(self._text, line, column, first, last)
        return Place(line, column + 1, end_line, end_column + 1, raw(first), raw(last))


def _moved(text: str, line: int, column: int, start: int, end: int) -> tuple[int, int]:
    """Line and column of `end`, from those of `start`."""
    breaks = text.count("\n", start, end)
    return (line + breaks, end - text.rfind("\n", start, end) - 1) if breaks else (line, column + end - start)
