"""What image files say of themselves, where they lie beside the page or in it.

A file that is on the network, or is not there, is no target of the questions that files answer: those rules do not
apply to its picture.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from a11y_audit.model import FileMissing, Kind, NotKnown, Page, PageImage, Pixels, Statement, Voice
from a11y_audit.text.credit_words import bare, credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.photos import begins_with_running_time
from a11y_audit.text.stated import authors, is_own_name
from a11y_audit.text.words import fold, words

_ELSEWHERE: Final = pattern(r"\s*+(?:[A-Za-z][A-Za-z0-9+.-]*+:|[\\/]{2})")
_MOST: Final = 200
"""Photos of one page whose files are opened."""
_PROBES: Final = 2
"""Files that are looked for before a page is taken to have been saved without its pictures."""
_CREDITING: Final = ("credit", "creator", "source", "copyright")
_NOBODY_WORDS: Final = (
    "copyright all rights reserved c alle rechte vorbehalten tous droits réservés todos los derechos reservados unknown"
    " unbekannt inconnu desconocido picasa camera user owner default admin windows microsoft photoshop adobe canon"
    " nikon sony"
)
_NOBODY: Final = frozenset(_NOBODY_WORDS.split())
"""What cameras, programs and lawyers write where a name belongs."""
_DAY: Final = pattern(r"((?:19|20)\d\d)[-:]?(\d\d)[-:]?(\d\d)")
_CLOCK_NEVER_SET: Final = frozenset((1970, 1980, 2000, 2001, 2010))
"""Years on whose first day the clocks of cameras begin."""


def is_beside(image: PageImage, page: Page) -> bool:
    """Do its addresses name files of this site or what may be fetched, or is the image in the address itself?"""
    if image.src[:5].lower() == "data:":
        return len(image.sources) == 1  # else it stands in until the true image is loaded
    if page.evidence.reaches(image):
        return True
    return _is_of_site(image) and not page.derive(_is_saved_alone)


def _is_of_site(image: PageImage) -> bool:
    src = image.src
    if not src or src[:4] == "http":  # most are elsewhere by their first address
        return False
    return not any(_ELSEWHERE.match(source.url) for source in image.sources)


def _is_saved_alone(page: Page) -> bool:
    """Is none of the first files there that the page names? Then the others need not be looked for."""
    missing = 0
    for image in page.images:
        if _is_of_site(image):
            try:
                page.evidence.pixels(image)
            except FileMissing:
                missing += 1
                if missing == _PROBES:
                    return True
            except NotKnown:
                continue  # a drawing, or no answer at all
            else:
                return False
    return False


def file_pixels(image: PageImage, page: Page) -> Pixels | None:
    """Format and size of the image's file; None when the file is not at hand."""
    if not is_beside(image, page):
        return None
    try:
        return page.evidence.pixels(image)
    except NotKnown:
        return None  # there is no such file, or no image in it: `image-src-broken` tells


def file_statements(image: PageImage, page: Page) -> tuple[Statement, ...] | None:
    """What a photo's file says in its metadata; None when the file is not at hand."""
    return page.derive(_by_photo).get(image.n)


def _by_photo(page: Page) -> dict[int, tuple[Statement, ...]]:
    said = {}
    for photo in page.photos[:_MOST]:
        if is_beside(photo, page) and not _is_still(photo):
            try:
                said[photo.n] = page.evidence.metadata(photo)
            except NotKnown:
                continue  # as in `file_pixels`
    return said


def _is_still(photo: PageImage) -> bool:
    """Is it a film's still? Caption and credit beside it, which begin with a running time, are the film's."""
    return photo.kind is Kind.VIDEO or (photo.caption is not None and begins_with_running_time(photo.caption.text))


def said_in_file(image: PageImage, page: Page, *about: str) -> list[Statement]:
    """What a photo's file says about these fields, in its own order and without empty ones."""
    return [said for said in file_statements(image, page) or () if said.about in about and said.text]


def credits_in_file(image: PageImage, page: Page) -> list[Statement]:
    """Whom a photo's file credits: the credit line first, then who made it, whose it is and where it came from.

    The site's own name, the article's author, a role and what a camera writes by itself name nobody.
    """
    named = [said for said in said_in_file(image, page, *_CREDITING) if _names_somebody(said.text, page)]
    return sorted(named, key=lambda said: _CREDITING.index(said.about))


def _names_somebody(text: str, page: Page) -> bool:
    if _NOBODY.issuperset(word for word in words(text) if not word.isdecimal()):
        return False
    name = text.strip(" ©.")
    if bare(name) in credit_words().role_only or is_own_name(name, page):
        return False
    return fold(name) not in page.derive(authors)


def day_in_file(statements: Sequence[Statement]) -> date | None:
    """The day the picture was taken; what a person filled in counts more than the camera's clock."""
    dates = [said for said in statements if said.about == "date"]
    for said in sorted(dates, key=lambda said: said.voice is Voice.EXIF):
        match = _DAY.match(said.text)
        try:
            day = date(int(match[1]), int(match[2]), int(match[3])) if match else None
        except ValueError:
            continue  # "20140000": only the year was known
        if day and not (day.year in _CLOCK_NEVER_SET and (day.month, day.day) == (1, 1)):
            return day
    return None
