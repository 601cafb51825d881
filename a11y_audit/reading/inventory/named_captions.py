"""Is a picture captioned, by the names of what stands in its box? Then it is the article's own, and no teaser."""

from itertools import islice
from typing import Final

from turbohtml import Element, Node

from a11y_audit.reading.document.html import HEADINGS
from a11y_audit.reading.inventory.caption_classes import CAPTION, PICTURE, purposes

_CLIMB: Final = 3
_MOST_INSIDE: Final = 100
"""Elements of a box that are looked at."""
_PICTURES: Final = ("img", "video", "iframe")
ANY_CAPTION: Final = CAPTION
"""Of a name: it may be one of captions, whatever of."""


def has_named_caption(picture: Element, least: int = CAPTION | PICTURE) -> bool:
    """Does a small box round the picture alone hold an element named after image captions, which leads nowhere?

    `least` is what the element's name must say: "image-caption", or just "caption" where captions alone are expected,
    as they are in a figure.
    """
    box: Node | None = picture.parent
    for _ in range(_CLIMB):
        if not isinstance(box, Element) or len(list(islice(box.iter_elements(_PICTURES), 2))) > 1:
            return False
        sought = CAPTION if box.tag == "figure" else least
        for element in islice(box.iter_elements(), _MOST_INSIDE):
            named = element.tag == "figcaption" or purposes(element) & sought == sought
            if named and element.text.strip():
                return next(element.iter_elements(HEADINGS), None) is None and not leads(element)
        box = box.parent
    return False


def leads(element: Element) -> bool:
    """Does it hold a link, or stand in one?"""
    return next(element.iter_elements("a"), None) is not None or element.closest("a") is not None
