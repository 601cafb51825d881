"""Checks that compare the alternative text with the words right beside the picture."""

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.words import fold

_LONGEST_TAGS = 40
"""Characters between a picture and the words beside it: the end of a tag, and blanks."""


def repeats_label(image: PageImage, page: Page, _options: Options) -> Result:
    """Are the words right before or after the picture, and nothing else, the same as its alternative text?"""
    text = image.spoken_alt
    if not text or page.format == "markdown" or image.caption is not None or image.link is not None:
        return INAPPLICABLE  # captions and links are compared by rules of their own
    start, end = image.place.offset, image.place.end
    after = page.text[end : end + len(text) + _LONGEST_TAGS].partition("<")[0]
    before = page.text[max(0, start - len(text) - _LONGEST_TAGS) : start].rpartition(">")[2]
    if fold(text) not in (fold(after), fold(before)):
        return PASSED
    return found("same", place=image.alt.place if image.alt else None, text=text)
