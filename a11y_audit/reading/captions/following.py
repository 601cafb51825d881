"""What follows a picture's box on the page, and may be its caption though it stands outside."""

from collections.abc import Callable, Container
from itertools import chain, islice
from typing import Final

from turbohtml import Element, Node, Text

from a11y_audit.reading.captions.wording import PARAGRAPH, repeats_alt
from a11y_audit.reading.credits import is_credit, separate
from a11y_audit.reading.document.html import HEADINGS
from a11y_audit.reading.document.passage import SILENT as UNREAD
from a11y_audit.reading.inventory.caption_classes import CAPTION, PLAIN_CREDIT, SILENT, STRONG, purposes
from a11y_audit.reading.inventory.hints import AD, hints_in
from a11y_audit.reading.inventory.named_captions import leads
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.scripts import breadth

WALLS: Final = frozenset({"body", "html", "main", "nav", "footer", "form", "dialog"})
"""Elements that are more than a box around one picture; no search passes them."""
_PASSED: Final = frozenset({"br", "script", "style", "noscript", "template", "link", "meta", "button", "hr"})
"""Elements that may stand between a picture and its caption."""
_SMALL: Final = frozenset({"small", "em", "i", "sub", "cite"})
_LONGEST_AD: Final = 40
"""Characters of the word for advertising that stands where an ad is to come."""
_LONGEST_SET: Final = 240
"""Broad characters of a paragraph that nothing but its setting makes a caption."""
_NEAR: Final = 12
"""Siblings of a paragraph on each side."""
_CLIMB: Final = 6
_DEEPEST: Final = 8
_LONGEST_LEADING: Final = 600
"""Characters of a caption that opens a longer text."""
_SENTENCE: Final = 60
"""Characters from which what ends in a full stop is no headline."""
_MOST_INSIDE: Final = 100
"""Elements of a box that are looked at."""


def following(box: Element, owned: Container[Node]) -> Element | None:
    """The element with words that comes next after a box; None when loose text or another picture comes before it.

    Args:
        box: holds the picture.
        owned: elements that hold pictures.
    """
    found = _next(box, owned)
    return found if isinstance(found, Element) and found not in owned else None


def opening_of_text(box: Element, owned: Container[Node]) -> Element | None:
    """The caption element that opens what comes next after a box, when other pictures stand further down in that."""
    found = _next(box, owned)
    return leading_caption(found, owned) if isinstance(found, Element) and found in owned else None


def _next(box: Element, owned: Container[Node]) -> Node | None:
    """The element with words, the loose text or the element with pictures that comes next after a box."""
    node: Node = box
    for _ in range(_CLIMB):
        sibling = node.next_sibling
        while sibling is not None:
            if sibling in owned or (isinstance(sibling, Text) and sibling.data.strip()):
                return sibling
            if isinstance(sibling, Element) and sibling.tag not in _PASSED and _has_words(sibling):
                return sibling
            sibling = sibling.next_sibling
        parent = node.parent
        if not isinstance(parent, Element) or parent.tag in WALLS:
            break
        node = parent
    return None


def _has_words(element: Element) -> bool:
    """Does it hold words of the page, and not just an ad's box with the word for it?"""
    length = len(element.text.strip())
    if not 0 < length <= _LONGEST_AD:
        return length > 0
    return not hints_in(f"{element.attr('class') or ''} {element.attr('id') or ''}") & AD


def is_plainly_named(element: Element) -> bool:
    """Is it a caption by its tag, or by a name that means nothing else?"""
    return element.tag == "figcaption" or bool(purposes(element) & STRONG)


def is_named(element: Element) -> bool:
    """Is it a caption by its tag or its names?"""
    if element.tag == "figcaption":
        return True
    named = purposes(element)
    return named & (CAPTION | SILENT) == CAPTION and (bool(named & STRONG) or not holds_running_text(element))


def is_set_like(element: Element, box: Element) -> bool:
    """Is a short paragraph behind a picture set as captions are: small, in italics, in colour, centred like it?"""
    if breadth(element.text.strip()) > _LONGEST_SET or next(element.iter_elements("a,button"), None) is not None:
        return False
    if element.tag == "div" and _is_centred(element) and _is_centred(box):
        return _inner(element).tag in _SMALL
    if element.tag != "p":
        return False
    if _is_centred(element) and _is_centred(box):
        return _is_set_apart(element, _is_centred)
    inner = _inner(element).tag
    if inner == "font":
        return box.tag == "p" and _is_set_apart(element, _is_in_font)
    return inner in _SMALL if box.tag == "p" else inner == "small"


def _inner(element: Element) -> Element:
    """The one element that holds all words of another, as deep as it goes; the other itself when there is none."""
    for _ in range(_DEEPEST):
        shown = [child for child in element if not isinstance(child, Text) or child.data.strip()]
        if len(shown) != 1 or not isinstance(shown[0], Element) or element.tag in _SMALL:
            break
        element = shown[0]
    return element


def _is_set_apart(paragraph: Element, is_set_so: Callable[[Element], bool]) -> bool:
    """Are there long paragraphs round one that are set otherwise?"""
    around = chain(islice(paragraph.next_siblings, _NEAR), islice(paragraph.previous_siblings, _NEAR))
    return any(
        isinstance(other, Element) and other.tag == "p" and not is_set_so(other) and breadth(other.text) >= PARAGRAPH
        for other in around
    )


def _is_in_font(paragraph: Element) -> bool:
    """Is all of it in a colour or a size of its own?"""
    return _inner(paragraph).tag == "font"


def _is_centred(element: Element) -> bool:
    style = (element.attr("style") or "").replace(" ", "").lower()
    return "text-align:center" in style or (element.attr("align") or "").lower() == "center"


def leading_caption(box: Element, owned: Container[Node]) -> Element | None:
    """The element named after captions or credits that opens a box, before its heading, other text and pictures."""
    node = box
    for _ in range(_DEEPEST):
        shown = (child for child in node if not isinstance(child, Element) or child.tag not in UNREAD)
        first = next((child for child in shown if child in owned or child.text.strip()), None)
        if not isinstance(first, Element):
            return None
        if is_named(first) or (purposes(first) & PLAIN_CREDIT and separate(" ".join(first.text.split())).credit):
            return first if len(first.text) <= _LONGEST_LEADING else None
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


def holds_running_text(element: Element) -> bool:
    """Does it hold several paragraphs of an article's length?"""
    paragraphs = islice(element.iter_elements("p"), _MOST_INSIDE)
    return next(islice((p for p in paragraphs if breadth(p.text) >= PARAGRAPH), 1, None), None) is not None


def holds_plain_caption(element: Element) -> bool:
    """Does a box that is vaguely named hold an element that is plainly named after captions?"""
    inside = islice(element.iter_elements(), _MOST_INSIDE)
    return any(inner.tag == "figcaption" or purposes(inner) & STRONG for inner in inside)
