"""Checks of `picture` and what stands in it."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import collapse

_WRAPPER: Final = pattern(r"<(picture|source)\s([^<>]*+)>", re.IGNORECASE)
_ALT: Final = pattern(r"""(?<![\w-])alt\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)
_FARTHEST: Final = 8_000
"""Characters between a `picture` tag and the image in it."""


class _Misplaced(NamedTuple):
    offset: int
    element: str
    text: str


def alt_misplaced(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the alternative text stand on `picture` or `source`, where nothing reads it?"""
    if image.alt is not None:
        return PASSED
    if image.name.text or not image.name.exposed or not _stands_in_picture(image):
        return INAPPLICABLE
    candidates = page.derive(_wrapper_alts)
    here = image.place.offset
    at = bisect_left(candidates, here, key=lambda each: each.offset) - 1
    if at < 0 or here - candidates[at].offset > _FARTHEST:
        return INAPPLICABLE
    wrapper = candidates[at]
    if "</picture" in page.text[wrapper.offset : here].lower():
        return INAPPLICABLE
    suggestion = Suggestion("alt", wrapper.text, f"alt of the {wrapper.element} element")
    return found("on-wrapper", element=wrapper.element, alt=wrapper.text, suggestion=suggestion)


def _stands_in_picture(image: PageImage) -> bool:
    return any(source.attribute.startswith("source ") for source in image.sources)


def _wrapper_alts(page: Page) -> list[_Misplaced]:
    """Every alternative text that stands on a `picture` or `source` tag, in order."""
    return [
        _Misplaced(tag.start(), tag[1].lower(), text)
        for tag in _WRAPPER.finditer(page.text)
        if (alt := _ALT.search(tag[2])) and (text := collapse(alt[1] or alt[2] or ""))
    ]
