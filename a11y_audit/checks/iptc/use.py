"""Does the page use what its image files bring along?"""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.addresses import is_file_name
from a11y_audit.text.agencies import LICENSORS, find_agency
from a11y_audit.text.credit_names import names_agree
from a11y_audit.text.credit_notes import credits_in_text
from a11y_audit.text.likeness import similarity
from a11y_audit.text.said_in_files import credits_in_file, file_statements, said_in_file
from a11y_audit.text.spoken import is_hidden, says_nothing
from a11y_audit.text.stated import stated_credit
from a11y_audit.text.words import contains_words, tokens

_LEAST_TOKENS: Final = 3
"""Shorter texts describe no picture."""
_ALIKE: Final = 0.9
"""From here on a text is another one said again."""
_RIGHTS: Final = ("credit", "creator", "copyright", "source", "license", "usage-terms")


def alt_unused(image: PageImage, page: Page, _options: Options) -> Result:
    """Does a photo that lacks an alternative text get the one its file brings along?"""
    alts = (said for said in said_in_file(image, page, "alt") if _describes(said.text, image, page))
    brought = next((said for said in alts if not _repeats_caption(said.text, image)), None)
    if brought is None or is_hidden(image):
        return INAPPLICABLE
    draft = Suggestion("alt", brought.text, "alt text in the image file")
    if image.name.is_missing:
        return found("none", place=image.alt_place, brought=brought.text, suggestion=draft)
    alt = image.spoken_alt
    if alt and (not _describes(alt, image, page) or _repeats_caption(alt, image)):
        place = image.alt_place
        return found("weaker", place=place, alt=alt, brought=brought.text, suggestion=draft)
    return PASSED


def _describes(text: str, image: PageImage, page: Page) -> bool:
    """May the text describe a picture: is it no label, no file name and not too short?"""
    if len(tokens(text)) < _LEAST_TOKENS:
        return False
    return not says_nothing(text, page) and not is_file_name(text, (source.url for source in image.sources[:6]))


def _repeats_caption(text: str, image: PageImage) -> bool:
    return image.caption is not None and similarity(text, image.caption.text) >= _ALIKE


def credit_unused(image: PageImage, page: Page, _options: Options) -> Result:
    """Is the credit that the file brings along also shown?"""
    brought = credits_in_file(image, page)
    if not brought:
        return INAPPLICABLE
    if image.credit or stated_credit(image, page):
        return PASSED  # `metadata-only` tells when structured data alone have it
    caption = image.caption.text if image.caption else ""
    shown = (caption, *credits_in_text(page))
    if any(names_agree(said.text, text) for said in brought for text in shown):
        return PASSED
    line = brought[0].text
    maker = next((said.text for said in brought if said.about == "creator"), line)
    if not contains_words(line, maker):
        line = f"{maker} / {line}"
    return found("not-shown", credit=line, suggestion=Suggestion("credit", line, "credit in the image file"))


def gps_present(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the published file keep the place where the photographer stood to itself?"""
    place = said_in_file(image, page, "gps")
    if place:
        return found("position", address=image.src)
    return PASSED if said_in_file(image, page, "creator", "date", "credit", "copyright", "caption") else INAPPLICABLE


def stripped(page: Page, _options: Options) -> Result:
    """Do the published files of agencies' photos still say whose they are?"""
    supplied = [photo for photo in page.photos if _is_supplied(photo) and file_statements(photo, page) is not None]
    if not supplied:
        return INAPPLICABLE
    bare = [photo for photo in supplied if not said_in_file(photo, page, *_RIGHTS)]
    if not bare:
        return PASSED
    others = [photo.place for photo in bare[1:]]
    return found("no-rights", image=bare[0], place=bare[0].place, others=others, count=len(bare), total=len(supplied))


def _is_supplied(photo: PageImage) -> bool:
    """Is it credited to an organisation that licenses pictures?"""
    names = photo.credit.organisations if photo.credit else ()
    return any((agency := find_agency(name)) and agency.kind in LICENSORS for name in names)
