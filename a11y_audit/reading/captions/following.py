"""What follows a picture's box on the page, and may be its caption though it stands outside."""

from collections.abc import Container
from itertools import islice
from typing import Final

from turbohtml import Element, Node, Text

from a11y_audit.reading.captions.wording import repeats_alt
from a11y_audit.reading.credits import is_credit
from a11y_audit.reading.document.html import HEADINGS
from a11y_audit.reading.document.passage import SILENT as UNREAD
from a11y_audit.reading.inventory.caption_classes import CAPTION, SILENT, STRONG, purposes
from a11y_audit.reading.inventory.named_captions import leads
from a11y_audit.reading.inventory.picture import Picture

_PASSED: Final = frozenset({"br", "script", "style", "noscript", "template", "link", "meta", "button", "hr"})
"""Elements that may stand between a picture and its caption."""
_CLIMB: Final = 3
_DEEPEST: Final = 4
_SENTENCE: Final = 60
"""Characters from which what ends in a full stop is no headline."""
_MOST_INSIDE: Final = 100
"""Elements of a box that are looked at."""


def following(box: Element, owned: Container[Node], walls: Container[str]) -> Element | None:
    """The element with words that comes next after a box; None when loose text or another picture comes before it.

    Args:
        box: holds the picture.
        owned: elements that hold pictures.
        walls: tags that no search passes.
    """
    node: Node = box
    for _ in range(_CLIMB):
        sibling = node.next_sibling
        while sibling is not None:
            if sibling in owned or (isinstance(sibling, Text) and sibling.data.strip()):
                return None
            if isinstance(sibling, Element) and sibling.tag not in _PASSED and sibling.text.strip():
                return sibling
            sibling = sibling.next_sibling
        parent = node.parent
        if not isinstance(parent, Element) or parent.tag in walls:
            break
        node = parent
    return None


def is_named(element: Element) -> bool:
    """Is it a caption by its tag or its names?"""
    return element.tag == "figcaption" or purposes(element) & (CAPTION | SILENT) == CAPTION


def leading_caption(box: Element) -> Element | None:
    """The element named after captions that opens a box, before its heading and all other text."""
    node = box
    for _ in range(_DEEPEST):
        shown = (child for child in node if not isinstance(child, Element) or child.tag not in UNREAD)
        first = next((child for child in shown if child.text.strip()), None)
        if not isinstance(first, Element):
            return None
        if is_named(first):
            return first
        node = first
    return None


def caption_heading(box: Element, picture: Picture, *, is_credited: bool) -> Element | None:
    """The only heading in a picture's box, when its wording shows that it is no heading but the caption.

    In a box with a credit it says what the alternative text says (an `h1` is the page's own); or it is a sentence, and
    nothing but a credit stands beside it.
    """
    headings = list(islice(box.iter_elements(HEADINGS), 2))
    if len(headings) != 1 or leads(headings[0]):
        return None
    heading, text = headings[0], " ".join(headings[0].text.split())
    if is_credited and heading.tag != "h1" and repeats_alt(picture, text):
        return heading
    is_sentence = len(text) >= _SENTENCE and text.endswith((".", "。"))
    return heading if is_sentence and is_credit(" ".join(box.text.split()).replace(text, "", 1)) else None


def holds_plain_caption(element: Element) -> bool:
    """Does a box that is vaguely named hold an element that is plainly named after captions?"""
    inside = islice(element.iter_elements(), _MOST_INSIDE)
    return any(inner.tag == "figcaption" or purposes(inner) & STRONG for inner in inside)
