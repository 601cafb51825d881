"""Checks that compare the alternative text with the words right beside the picture."""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.words import fold

_LOOSE: Final = 40
"""Characters by which spellings of the same words may differ in length."""


def repeats_label(image: PageImage, page: Page, _options: Options) -> Result:
    """Are the words right before or after the picture, and nothing else, the same as its alternative text?"""
    text = image.spoken_alt
    if not text or page.format == "markdown" or image.caption is not None or image.link is not None:
        return INAPPLICABLE  # captions and links are compared by rules of their own
    if any(_are_same(words.strip(), text) for words in image.words_beside):
        return found("same", place=image.alt_place, text=text)
    return PASSED


def _are_same(words: str, text: str) -> bool:
    return abs(len(words) - len(text)) <= _LOOSE and fold(words) == fold(text)
