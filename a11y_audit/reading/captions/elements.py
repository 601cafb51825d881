"""What an element in a caption's frame is by tag, names and wording: the credit, no part of either, or not told."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from turbohtml import Element

from a11y_audit.reading.credits import is_credit, looks_like_credit
from a11y_audit.reading.credits.labels import MAX_CREDIT, label_length
from a11y_audit.reading.inventory.caption_classes import CAPTION, CREDIT, PLAIN_CREDIT, SILENT, purposes
from a11y_audit.text.styles import hides

SKIPPED: Final = 1 << 8
"""Beside `SILENT`: it is read elsewhere."""
_BOXES: Final = frozenset({"span", "div", "p", "li"})
_LONGEST_LABELLED: Final = 200
"""Characters of a credit whose element no name tells."""
_NEAR: Final = 3
"""Nodes; white space and comments lie between neighbours."""
_LONGEST_BESIDE: Final = 90
"""Characters of a text that is a credit by its element's name, beside an element named after captions."""
_SHORT_NAME: Final = 2
"""Words."""
_CREDIT_TAGS: Final = frozenset({"cite", "small", "em", "i", "address"})
"""Elements that, inside a caption, often hold its credit."""
_SILENT_TAGS: Final = frozenset(
    (
        *("button", "summary", "nav", "form", "label", "input", "audio", "video", "iframe", "figure", "picture"),
        *("noscript", "h1"),
    )
)
_MOST_INSIDE: Final = 64
_LONGEST_MARK: Final = 5
"""Characters of a footnote's mark ("[112]")."""


def own_kind(element: Element, skipped: Sequence[Element]) -> int:
    """What the element makes of the text in it, as bits of `caption_classes`: CREDIT, SILENT (and SKIPPED), or 0.

    `skipped` are elements that are not to be read.
    """
    if element in skipped:
        return SILENT | SKIPPED
    if element.tag in _SILENT_TAGS or element.attr("hidden") is not None or hides(element.attr("style") or ""):
        return SILENT
    named = purposes(element)
    if named & CREDIT and not _holds_caption(element) and _is_named_credit(element, named):
        return CREDIT
    if element.tag in _BOXES and not named & CAPTION and _is_labelled_credit(element):
        return CREDIT
    if element.tag in _CREDIT_TAGS and not named & CAPTION and len(element.text) < 200:
        text = element.text
        if is_credit(text) or (element.tag == "cite" and looks_like_credit(text) and _stands_alone(element, text)):
            return CREDIT
    return SILENT if element.tag == "a" and _marks_place(element) else named & SILENT


def _marks_place(link: Element) -> bool:
    """Is it a number or a sign that leads to a place on the page: a picture's number, "#", a footnote?"""
    if not (link.attr("href") or "").startswith("#"):
        return False
    text = link.text.strip()
    return len(text) <= _LONGEST_MARK and not any(map(str.isalpha, text))


def _is_labelled_credit(element: Element) -> bool:
    """Is all of an element beside other text a credit, in several elements ("<b>Source:</b> <i>AAP</i> / Ana Ruiz")?"""
    if next(element.iter_elements(), None) is None:
        return False
    text = element.text.strip()
    length = label_length(text) if len(text) <= _LONGEST_LABELLED else 0
    return length > 0 and text[length - 1] in ":：" and is_credit(text) and not _stands_alone(element, text)


def _stands_alone(element: Element, text: str) -> bool:
    """Are there no other words in what the element stands in, so that it names no work in a sentence?"""
    return element.parent is not None and element.parent.text.strip() == text.strip()


def _is_named_credit(element: Element, named: int) -> bool:
    """Does the wording of an element that is named after credits allow one? The plainer the name, the more may be.

    A name of both ("caption__credit") is more often the credit's, but may be that of the box around both.
    """
    text = element.text
    if len(text) <= _LONGEST_BESIDE and _stands_beside_caption(element):
        return True
    if named & CAPTION:
        return is_credit(text) or (len(text.split()) <= _SHORT_NAME and looks_like_credit(text))
    return looks_like_credit(text) or (bool(named & PLAIN_CREDIT) and len(text) <= MAX_CREDIT)


def _stands_beside_caption(element: Element) -> bool:
    """Is the element beside it plainly named after captions, and not after credits?"""
    for siblings in (element.previous_siblings, element.next_siblings):
        beside = next((sibling for sibling in islice(siblings, _NEAR) if isinstance(sibling, Element)), None)
        if beside is not None and purposes(beside) & (CAPTION | CREDIT) == CAPTION and beside.text.strip():
            return True
    return False


def _holds_caption(element: Element) -> bool:
    """A box named after both that holds caption elements of its own, and more than their words, is no credit."""
    inside = islice(element.iter_elements(), _MOST_INSIDE)
    captions = [inner for inner in inside if purposes(inner) & (CAPTION | CREDIT) == CAPTION]
    return any(inner.text.strip() != element.text.strip() for inner in captions)
