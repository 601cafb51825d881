"""Captions and credits that a style sheet shows: `content: attr(data-caption)` of an empty element in the figure."""

import re
from itertools import islice
from typing import Final

from turbohtml import Element

from a11y_audit.model import Credit, Statement, Voice
from a11y_audit.reading.credits import parse_credit
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.text.words import collapse

ATTRIBUTE: Final = "attribute"
"""How such a text is tied to its picture: by an attribute in its figure."""
_NAME: Final = re.compile(r"data-(?:[a-z]{1,12}-)?(?P<about>caption|credit)")
_MOST_INSIDE: Final = 40
_PICTURES: Final = ("img", "picture", "video", "amp-img", "object", "svg")


def generated(document: HtmlDocument, figure: Element) -> tuple[Statement | None, Credit | None]:
    """The caption and the credit that stand in attributes of a figure's empty elements.

    Attributes of the picture, or of what holds it, are for scripts: a light box shows them elsewhere.
    """
    said: dict[str, Statement] = {}
    for element in islice(figure.iter_elements(), _MOST_INSIDE):
        if element.tag in _PICTURES or element.text.strip() or element.attr("hidden") is not None:
            continue
        if next(element.iter_elements(_PICTURES), None) is not None:
            continue
        for name in element.attrs:
            named = _NAME.fullmatch(name)
            if named is not None and named["about"] not in said:
                _say(document, element, name, named["about"], said)
    credit = said.get("credit")
    return said.get("caption"), parse_credit(credit) if credit is not None else None


def _say(document: HtmlDocument, element: Element, name: str, about: str, said: dict[str, Statement]) -> None:
    text = collapse(element.attr(name) or "")
    if text:
        raw = document.raw_attribute(element, name) or text
        said[about] = Statement(Voice(about), about, text, raw, document.attribute_place(element, name), ATTRIBUTE)
