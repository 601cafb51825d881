"""Checks of pictures that are nothing but text."""

import re
from typing import Final
from urllib.parse import unquote

from a11y_audit.model import INAPPLICABLE, PASSED, Kind, Options, Page, PageImage, Result, Role, found
from a11y_audit.text.legible import is_chart, legible
from a11y_audit.text.likeness import near_miss, similarity
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import collapse, tokens, words


def of_text(image: PageImage, page: Page, options: Options) -> Result:
    """Is the picture nothing but text, as its own description says?

    Logos are exempt (WCAG 1.4.5), and so is text that is part of a picture with more to see: only when description
    and text in the picture are the same words does the picture stand for its text.
    """
    said = image.name.text
    if not image.sources or not image.name.exposed:
        return INAPPLICABLE
    if image.kind is Kind.SVG:
        return _embedded_text(image, page, options)
    if (image.role not in _SHOWN_LARGE and image.kind is not Kind.INPUT) or len(words(said)) < 2:
        return INAPPLICABLE
    if image.kind is Kind.INPUT:
        return _button_of_text(image, page)
    if drawn := _drawn_text(image.src):
        return found("drawn", text=drawn) if similarity(said, drawn) >= options["alike"] else PASSED
    if len(words(said)) < options["words"]:
        return INAPPLICABLE
    read = page.evidence.ocr(image, page.language.text if page.language else "")
    if len(words(read.text)) < options["words"] or similarity(said, read.text) < options["alike"]:
        return PASSED
    if is_chart(image, page, read.text):
        return PASSED  # it shows bars and lines beside its words
    return found("pixels", text=legible(read.text))


_SHOWN_LARGE: Final = frozenset({Role.LEAD, Role.BODY, Role.GALLERY, Role.THUMBNAIL})
_SVG_TEXT: Final = pattern(r"<text[^<>]*>([^<>]*+)</text>", re.IGNORECASE)
_LONGEST_LABEL: Final = 6
"""Words on the face of a button."""


def _embedded_text(image: PageImage, page: Page, options: Options) -> Result:
    """Is an image file that a drawing embeds full of text? The drawing's name need not be the file's."""
    read = page.evidence.ocr(image, page.language.text if page.language else "")
    if len(words(read.text)) < 2 * options["words"] or read.area < options["area"]:
        return PASSED
    return PASSED if is_chart(image, page, read.text) else found("pixels", text=legible(read.text))


def _button_of_text(image: PageImage, page: Page) -> Result:
    """Can each word of an image button's name be read on its face?

    A button is small, so its words are read with less certainty than a text that nobody knows yet.
    """
    said = image.name.text
    if drawn := _drawn_text(image.src):
        return found("drawn", text=drawn) if words(said) == words(drawn) else PASSED
    label = tokens(said)
    if (
        image.name.source == "default"
        or not 2 <= len(label) <= _LONGEST_LABEL
        or not any(len(one) > 3 for one in label)
    ):
        return INAPPLICABLE
    seen = [
        token
        for word in page.evidence.glimpse(image, page.language.text if page.language else "")
        for token in tokens(word)
    ]
    if all(any(near_miss(one, other, len(one) // 4) <= len(one) // 4 for other in seen) for one in label):
        return found("button", text=said)
    return PASSED


def _drawn_text(address: str) -> str:
    """The text in an SVG drawing that the address itself holds; "" when it holds none."""
    if not address[:18].lower().startswith("data:image/svg+xml") or len(address) > 65_536:
        return ""
    return collapse(" ".join(_SVG_TEXT.findall(unquote(address))))
