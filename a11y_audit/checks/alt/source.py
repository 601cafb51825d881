"""Checks of the alternative text against the names of the files that the image may be loaded from."""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Kind, Options, Page, PageImage, Result, found
from a11y_audit.text.addresses import file_name, is_file_name, without_extension
from a11y_audit.text.spoken import TELLING_ROLES, says_nothing
from a11y_audit.text.words import fold

_MOST_SOURCES: Final = 12
_LEAST: Final = 3
"""Letters of a file name that is a word."""


def file_word(image: PageImage, page: Page, _options: Options) -> Result:
    """Is the whole text the word that the file is called by?

    Such a word may be the right one ("Nyhavn" of nyhavn.jpg): only who sees the picture can tell. The name of a button
    says what it does, and whatever is no word at all is reported by `alt-filename`, what names no picture by
    `alt-generic`.
    """
    text = image.spoken_alt
    urls = [source.url for source in image.sources[:_MOST_SOURCES]]
    if not text or " " in text or image.kind is Kind.INPUT or image.role not in TELLING_ROLES:
        return INAPPLICABLE
    stems = dict.fromkeys(without_extension(file_name(url)) for url in urls)
    word = fold(text)
    if word not in stems or is_file_name(text, urls) or says_nothing(text, page):
        return INAPPLICABLE
    place = image.alt_place
    for other in stems:
        if other.isalpha() and len(other) >= _LEAST and other not in word and word not in other:
            return found("other-source", place=place, alt=text, other=other)
    return PASSED if text.islower() else found("word", place=place, alt=text)
