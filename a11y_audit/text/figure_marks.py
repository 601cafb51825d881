"""Marks and numbers with which captions point at their pictures: "▲ ...", "Abb. 3: ...", "그림 1. ..."."""

import re
from typing import Final

from a11y_audit.text.patterns import pattern

POINTERS: Final = "▲△▼▽◀◁"
"""Point at the picture above or beside a caption, in Korean and Japanese news."""
_MARKS: Final = f"{POINTERS}▶▷◆◇■□●◎※↑↓←→ "
"""Those too that open links and items of lists as well."""
_NUMBER: Final = pattern(
    r"\W{0,2}(?:(?:abb|abbildung|bild|fig|figure|figura|photo|foto|image|imagen|immagine|obr|rys|slika|kuva|şekil|рис)"
    r"\.? |図|图|圖|그림 ?)\d{1,3}[a-z]?[.:：)]\s*(?=\S)",
    re.IGNORECASE,
)


def points_at_picture(text: str) -> bool:
    """Does the text begin with a mark that points at a picture, or with a figure's number?"""
    return text.startswith(tuple(POINTERS)) or _NUMBER.match(text) is not None


def without_figure_mark(text: str) -> str:
    """The caption's own words, behind the marks and the number it begins with."""
    said = text.lstrip(_MARKS)
    number = _NUMBER.match(said)
    return said[number.end() :] if number else said
