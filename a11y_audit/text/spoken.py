"""The words of an image's alternative text that readers hear, and the word lists to judge them by."""

import re
from functools import lru_cache
from typing import Final

from a11y_audit.model import BOUND, Kind, Page, PageElement, PageImage, Role
from a11y_audit.text.aria import NAMED_ROLES
from a11y_audit.text.counters import is_counter
from a11y_audit.text.credit_tail import label_and_name
from a11y_audit.text.credit_words import calls_it_photo
from a11y_audit.text.lexicon import Lexicon, has_lexicon, lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.to_come import without_note
from a11y_audit.text.words import contains_words, fold, has_words

TELLING_ROLES: Final = frozenset({Role.LEAD, Role.BODY, Role.GALLERY, Role.TEASER, Role.THUMBNAIL})
"""Pictures whose text should say what they show; icons, logos and portraits are called what they stand for."""


def is_hidden(element: PageImage | PageElement) -> bool:
    """Is the element left out of the accessibility tree by hiding, and not because it is marked as decoration?"""
    trace = element.name.trace
    return bool(trace) and trace[0].source == "hidden"


def is_hidden_by_style(image: PageImage) -> bool:
    """Is the image hidden by a style, or by something around it, and not by an attribute of its own?"""
    return is_hidden(image) and _HIDES_ITSELF.isdisjoint(image.attributes)


_HIDES_ITSELF: Final = frozenset({"aria-hidden", "hidden"})


def needs_no_name(image: PageImage) -> bool:
    """Is the image given a role that may go without a name, and is it out of reach of the keyboard?"""
    attributes = image.attributes
    is_reached = "tabindex" in attributes or (image.element == "input" and "disabled" not in attributes)
    return bool(image.name.role) and image.name.role not in NAMED_ROLES and not is_reached


def is_slot(image: PageImage) -> bool:
    """Is it an empty tag that a script can find, and that no word on the page speaks of?"""
    spoken_of = image.alt or image.caption or image.credit or image.figure or image.attributes.get("role")
    return not image.sources and not spoken_of and not image.attributes.keys().isdisjoint(("class", "id"))


def is_named_by_script(image: PageImage) -> bool:
    """Does a framework's attribute (":alt", "[attr.aria-label]"), or a custom element's own, hold the text?"""
    if image.name.source == BOUND:
        return True
    attributes = image.attributes.items() if image.kind is Kind.CUSTOM_ELEMENT else ()
    return any(value and name.endswith("alt") for name, value in attributes)


def lexicons(page: Page) -> tuple[Lexicon, ...]:
    """Word lists for whole alternative texts: those of the page's language, and English, which templates speak."""
    return page.derive(_lexicons)


def is_generic(text: str, page: Page) -> bool:
    """Does the text name only the medium ("photo", "Image 1 of 3", "Image for post"), or what a click does?"""
    if len(text) > _LONGEST_ENTRY:
        return False
    if _is_number(text):
        return True
    return any(not _keys(text).isdisjoint(each.generic_alt) or _leads_on(text, each) for each in lexicons(page))


def _is_number(text: str) -> bool:
    """Is it a counter or a figure's number, and no more ("1 of 3", "Fig. 3")?"""
    if not any(map(str.isdecimal, text)):
        return False
    return _COUNTED.fullmatch(text) is not None or (text[0].isdecimal() and is_counter(text))


def _leads_on(text: str, lists: Lexicon) -> bool:
    """Is the whole text what teasers end in ("Read more")?"""
    key = _bare(text)
    return key in lists.unfinished_endings and has_words(key)


def is_ornament(text: str, page: Page) -> bool:
    """Does the text name an ornament ("spacer", "divider")?"""
    return len(text) <= _LONGEST_ENTRY and any(_bare(text) in lists.decorative_words for lists in lexicons(page))


def is_placeholder(text: str, page: Page) -> bool:
    """Is the text what stands there until somebody writes one ("alt text here", "null", "Auto Draft 14")?"""
    if len(text) > _LONGEST_ENTRY:
        return False
    return any(not _keys(text).isdisjoint(lists.placeholder_alt) for lists in lexicons(page))


def guess_in(text: str, page: Page) -> str:
    """The words by which a program begins to guess what a picture shows ("Image may contain"); "" when there are none.

    They stand at the text's start, or behind a sentence about who published the picture.
    """
    folded = fold(text[:_GUESSED_WITHIN])
    for lists in lexicons(page):
        for opening in lists.guess_openings:
            at = folded.find(opening)
            if at == 0 or (at > 0 and folded[at - 2 : at] == ". "):
                return text[at : at + len(opening)]
    return ""


def names_stranger(text: str, image: PageImage, page: Page) -> bool:
    """Is the text a label of credits and a name ("Foto: Ana Ruiz") that no words of the page name, as credits do?"""
    label, name = label_and_name(text)
    if not name or not calls_it_photo(label):
        return False
    last = name.split()[-1]
    said = (image.caption, page.headline, page.title)
    if any(contains_words(each.text, last) for each in said if each):
        return False
    return not any(last in block.text and contains_words(block.text, last) for block in page.blocks)


def says_nothing(text: str, page: Page) -> bool:
    """Is the text one of those that stand for no description at all?"""
    return is_generic(text, page) or is_ornament(text, page) or is_placeholder(text, page)


_LONGEST_ENTRY: Final = 80
_GUESSED_WITHIN: Final = 160
_NUMBER: Final = pattern(r"(?<=\D)[ #.:(-]{0,3}\b\d{1,3}(?: ?(?:/|[^\W\d_]{1,4}) ?\d{1,3})?$|(?<=[^\W\d_a-z])\d{1,3}$")
"""A number at the end; scripts without blanks put it right behind the word."""
_COUNTED: Final = pattern(r"(?:(?:fig(?:ure)?|abb(?:ildung)?|foto|photo)?[.: ]{0,2}#?)?\d{1,3}", re.IGNORECASE)
_JOINED_NUMBER: Final = pattern(r"(?<=[a-z])\d{1,4}$")
"""A number at the end of a word, as in files' names ("image1")."""
_FOR_PAGE: Final = pattern(
    r" (?:accompanying|for|from|in|of|on|to) (?:the |this |an? )?"
    r"(?:article|blog|blog post|entry|item|news|page|post|story)$"
)
"""What templates say of where the picture stands."""
_EDGES: Final = " .:!-…[]()<>\"'"


@lru_cache(maxsize=256)
def _bare(text: str) -> str:
    return fold(text).strip(_EDGES)


@lru_cache(maxsize=256)
def _keys(text: str) -> frozenset[str]:
    """The text as word lists have it, also without its number, where it stands, or a note that it is to be written."""
    key = _bare(text)
    unnumbered = _NUMBER.sub("", key) if key[-1:].isdecimal() else key
    joined = _JOINED_NUMBER.sub("", key) if " " not in key else key
    return frozenset((key, unnumbered, joined, _FOR_PAGE.sub("", key), without_note(key)))


def _lexicons(page: Page) -> tuple[Lexicon, ...]:
    code = page.language_code
    return (lexicon(code),) if code == "en" or not has_lexicon(code) else (lexicon(code), lexicon("en"))
