"""Where a stretch of a page's text stands, for checks that look at the source itself."""

import re
from typing import Final

from a11y_audit.model import Page, PageImage, Place
from a11y_audit.text.patterns import pattern

_LINE_END: Final = pattern("\r\n?|\n")
_DOCUMENT: Final = pattern(r"<(?:!doctype|html)\b", re.IGNORECASE)
_HEAD_LENGTH: Final = 4096
"""Characters in which a document declares itself; a fragment or template part does not."""


def place_in(page: Page, start: int, end: int) -> Place:
    """The place of `page.text[start:end]`; lines end at LF, CR LF or CR."""
    line, column = _position(page.text, start)
    end_line, end_column = _position(page.text, end)
    return Place(line, column, end_line, end_column, start, end)


def place_of_same_words(text: str, image: PageImage, page: Page) -> Place | None:
    """Where the same words are all of a block (a paragraph, a heading) or of a line of Markdown, near the image."""
    source, here = page.text, image.place.offset
    start, end = max(0, here - _NEARBY), here + _NEARBY
    at = source.find(text, start, end)
    while at >= 0:
        stop = at + len(text)
        before, after = source[max(start, at - _TAGS) : at], source[stop : stop + _TAGS]
        is_alone = _is_line(before, after) if page.format == "markdown" else _is_block(before, after)
        if is_alone and _is_little(source[stop:here] if at < here else source[here:at]):
            return place_in(page, at, stop)
        at = source.find(text, at + 1, end)
    return None


def _is_line(before: str, after: str) -> bool:
    return before.rstrip(" #")[-1:] in ("", "\n") and after.lstrip(" ")[:1] in ("", "\n", "\r")


def _is_block(before: str, after: str) -> bool:
    """Does a block begin or end right before and right behind the words, with nothing but inline tags between?"""
    if before.rstrip()[-1:] != ">" or after.lstrip()[:1] != "<":
        return False
    return _BLOCK_OPENS.search(before) is not None and _BLOCK_ENDS.match(after) is not None


def _is_little(between: str) -> bool:
    """Is what stands between no more than a paragraph?"""
    return len(" ".join(_TAG.sub(" ", between).split())) <= _PARAGRAPH


_NEARBY: Final = 5_000
"""Characters of source within which words stand beside an image."""
_TAGS: Final = 400
"""Characters of the tags around a block's words."""
_TAG: Final = pattern(r"<[^<>]*>?")
_PARAGRAPH: Final = 400
"""Characters of words, tags not counted, that keep two texts from standing beside each other."""
_BLOCK: Final = (
    r"(?:p|h[1-6]|div|li|d[dt]|t[dh]|caption|figcaption|summary|blockquote|pre|section|article|header|footer|aside|main|"
    r"center|address)\b"
)
_BLOCK_OPENS: Final = pattern(rf"</?{_BLOCK}[^<>]*>\s*(?:<[a-z][^<>]*>\s*)*$", re.IGNORECASE)
_BLOCK_ENDS: Final = pattern(rf"\s*(?:</[a-z][^<>]*>\s*)*</?{_BLOCK}", re.IGNORECASE)


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
