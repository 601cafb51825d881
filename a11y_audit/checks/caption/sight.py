"""Does the caption reach readers who listen?"""

from collections.abc import Sequence
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Statement, found
from a11y_audit.text.words import similarity

_SELECTOR: Final = (
    'figcaption[aria-hidden="true" i],figcaption [aria-hidden="true" i],[class*="caption" i][aria-hidden="true" i]'
)
_MOST: Final = 0.8
"""Share of a caption that must be hidden: its credit or an icon may stand beside it."""
_SAID: Final = 0.6
_START: Final = 40
"""Characters by which a second copy of the caption is known."""

_REACH: Final = 400
"""Characters of markup between the start of an element and the caption in it."""


def hidden(image: PageImage, page: Page, _options: Options) -> Result:
    """Is a caption that can be seen also there for those who listen?

    It may be hidden from them because the alternative text, or a copy beside it, says the same.
    """
    caption = image.caption
    assert caption is not None
    if page.outline is None or caption.place is None:
        return INAPPLICABLE
    at = caption.place.offset
    if page.text.find("aria-hidden", max(0, at - _REACH), at) < 0:
        return PASSED
    if not any(_holds(start, text, caption) for start, text in page.derive(_silenced)):
        return PASSED
    if not image.name.exposed or page.text.count(f">{caption.raw[:_START]}") > 1:
        return PASSED
    if similarity(image.name.text, caption.text) >= _SAID:
        return PASSED
    return found("silenced", place=caption.place, text=caption.text)


def _silenced(page: Page) -> Sequence[tuple[int, str]]:
    """Where captions begin that `aria-hidden` keeps from assistive technology, and what they say."""
    assert page.outline is not None
    return [(element.place.end, element.text) for element in page.outline.select(_SELECTOR)]


def _holds(start: int, text: str, caption: Statement) -> bool:
    """Is it the element that the caption, or nearly all of it, stands in?"""
    assert caption.place is not None
    if not start <= caption.place.offset < start + _REACH:
        return False
    return caption.text in text or (text in caption.text and len(text) >= _MOST * len(caption.text))
