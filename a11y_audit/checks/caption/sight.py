"""Does the caption reach readers who listen?"""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import (
    INAPPLICABLE,
    PASSED,
    Options,
    Outline,
    Page,
    PageElement,
    PageImage,
    Place,
    Result,
    Statement,
    found,
)
from a11y_audit.text.likeness import similarity
from a11y_audit.text.spoken import silenced

_MOST: Final = 0.8
"""Share of a caption that must be hidden: its credit or an icon may stand beside it."""
_SAID: Final = 0.6
_START: Final = 40
"""Characters by which a second copy of the caption is known."""


def hidden(image: PageImage, page: Page, _options: Options) -> Result:
    """Is a caption that can be seen also there for those who listen?

    It may be hidden from them because the alternative text, or a copy beside it, says the same.
    """
    caption = image.caption
    assert caption is not None
    if page.outline is None or caption.place is None:
        return INAPPLICABLE
    if not any(_says(element.text, caption) for element in silenced(page)):
        return PASSED
    if not any(_says(holder.text, caption) for holder in _silenced_around(caption.place, page.outline)):
        return PASSED
    if not image.name.exposed or page.text.count(f">{caption.raw[:_START]}") > 1:
        return PASSED
    if similarity(image.name.text, caption.text) >= _SAID:
        return PASSED
    return found("silenced", place=caption.place, text=caption.text)


def _says(text: str, caption: Statement) -> bool:
    """Does a text hold the caption, or nearly all of it?"""
    return caption.text in text or (text in caption.text and len(text) >= _MOST * len(caption.text))


def _silenced_around(place: Place, outline: Outline) -> Iterator[PageElement]:
    """Those of them that a caption stands in: captions by their name or class, and what stands in a figcaption."""
    around = outline.around(place)
    inmost = next((at for at, element in enumerate(around) if element.tag == "figcaption"), -1)
    for at, element in enumerate(around):
        is_caption = at <= inmost or "caption" in (element.attribute("class") or "").lower()
        if is_caption and (element.attribute("aria-hidden") or "").lower() == "true":
            yield element
