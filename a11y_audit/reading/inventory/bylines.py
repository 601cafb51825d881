"""Pictures that stand beside the writer's name: portraits, whatever their class names say."""

import re
from typing import Final

from a11y_audit.reading.inventory.layout import Around
from a11y_audit.text.patterns import pattern

_LONGEST: Final = 130
"""Characters; a box with more text holds more than a byline."""
_NAME: Final = 3
"""Letters from which a word may be part of a name."""
_OPENING: Final = pattern(
    r"(?i:(?:written |words |story |report |text |texte |texto |tekst |testo )?"
    r"(?:by|von|par|por|di|de|av|af|door|autor|autora|author|auteur|autore))(?:[: ]\s*\S|[A-ZÀ-Þ])"
)
_CREDIT: Final = re.compile(r"[©/|]|photo|foto", re.IGNORECASE)


def stands_in_byline(around: Around, alt: str) -> bool:
    """Is a byline all the text in the box around the picture, and the picture's alt text empty or of the same name?"""
    box: Around | None = around
    for _ in range(4):
        if box is None or box.neutral or box.element.tag == "body":
            return False
        text = box.element.text.strip()
        if text:
            words = " ".join(text[: _LONGEST + 1].split())
            return len(text) <= _LONGEST and _is_byline(words) and _agrees(alt, words)
        box = box.up
    return False


def _is_byline(text: str) -> bool:
    return _OPENING.match(text) is not None and _CREDIT.search(text) is None


def _agrees(alt: str, byline: str) -> bool:
    """Does the alt text name nobody else?"""
    return not alt or any(word in byline for word in alt.split() if len(word) >= _NAME)
