"""Where a stretch of a page's text stands, for checks that look at the source itself."""

import re
from typing import Final

from a11y_audit.model import Page, Place
from a11y_audit.text.patterns import pattern

_LINE_END: Final = re.compile("\r\n?|\n")
_DOCUMENT: Final = pattern(r"<(?:!doctype|html)\b", re.IGNORECASE)
_HEAD_LENGTH: Final = 4096
"""Characters in which a document declares itself; a fragment or template part does not."""


def place_in(page: Page, start: int, end: int) -> Place:
    """The place of `page.text[start:end]`; lines end at LF, CR LF or CR."""
    line, column = _position(page.text, start)
    end_line, end_column = _position(page.text, end)
    return Place(line, column, end_line, end_column, start, end)


def document_place(page: Page) -> Place | None:
    """Where a whole document of HTML begins; None for fragments, drawings and Markdown."""
    match = _DOCUMENT.search(page.text, 0, _HEAD_LENGTH) if page.format in ("html", "xhtml") else None
    return place_in(page, *match.span()) if match else None


def line_starts(page: Page) -> list[int]:
    """Offset of each line's first character."""
    return [0, *(match.end() for match in _LINE_END.finditer(page.text))]


def _position(text: str, offset: int) -> tuple[int, int]:
    lines = text.count("\n", 0, offset)
    if text.find("\r", 0, offset) >= 0:
        lines += text.count("\r", 0, offset) - text.count("\r\n", 0, offset)
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))
    return lines + 1, offset - start
