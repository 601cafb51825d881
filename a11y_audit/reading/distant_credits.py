"""Credits that stand far from their picture: "Titelbild: Ana Ruiz" at the end of the article."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from msgspec import structs

from a11y_audit.model import DISTANT, Credit, Page, PageImage, Role, Statement, Voice
from a11y_audit.reading.credits import is_credit, parse_credit, separate
from a11y_audit.reading.credits.cut import ENDS
from a11y_audit.text.credit_names import names_agree
from a11y_audit.text.credit_notes import CreditNote, credit_notes
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.words import fold

_PARAGRAPH: Final = 100
"""Characters of running text, whatever it ends in."""
_SENTENCE: Final = 40
_MARKED: Final = frozenset({"label", "copyright sign"})


def with_distant_credits(page: Page) -> Page:
    """The page, with credits from lines of its text given to the pictures they are about.

    A line is about all pictures without a credit when its label says so ("All photos"), beside a gallery about all of
    the gallery. It is about the article's lead picture when its label says that ("Titelbild", "Featured image") or when
    it stands before the first paragraph, and about the only picture without a credit when it is the only such line.
    Which of several pictures "Photos: Ana Ruiz" means is not told.
    """
    bare = [image for image in page.images if image.is_photo and image.credit is None]
    if not bare:
        return page
    lead = next((image for image in bare if image.role is Role.LEAD), None)
    found = [(note, credit) for note in credit_notes(page) if (credit := _credit(note, page)) is not None]
    of_all = [credit for note, credit in found if _begins_with(note.label, credit_words().collective_labels)]
    shown = [image for image in page.images if image.is_photo and image.credit and _is_of_all(image.credit)]
    of_all += [image.credit for image in shown if image.credit]
    of_lead = [credit for note, credit in found if _is_of_lead(note, lead, page)]
    others = [credit for _, credit in found if not _is_told(credit, page.images)]
    all_meant = [image for image in bare if image.role is Role.GALLERY] if _are_in_gallery(shown) else bare
    given = dict.fromkeys((image.n for image in all_meant), _from_afar(of_all[0])) if len(of_all) == 1 else {}
    if lead is not None and of_lead:
        given[lead.n] = of_lead[0]
    elif len(bare) == len(others) == 1 and not of_lead:
        given[bare[0].n] = others[0]
    return page.altered(images=tuple(_with_credit(image, given) for image in page.images)) if given else page


def _with_credit(image: PageImage, given: Mapping[int, Credit]) -> PageImage:
    return structs.replace(image, credit=given[image.n]) if image.n in given else image


def _credit(note: CreditNote, page: Page) -> Credit | None:
    """What a line says as a credit; None when it names nobody, or makers of several things."""
    if note.is_list:
        return None
    place = note.place
    raw = page.text[place.offset : place.end]
    told = (parse_credit(Statement(Voice.CREDIT, "credit", text, raw, place, DISTANT)) for text in _wordings(note))
    return next((credit for credit in told if credit.names), None)


def _wordings(note: CreditNote) -> Iterator[str]:
    """The line, when it is a credit and nothing else; then the credit in it, when something marks that."""
    if is_credit(note.text):
        yield note.text
        return
    parted = separate(note.text)
    if parted.reason in _MARKED:
        if parted.caption.rstrip(" :") == note.label or is_credit(parted.caption):
            yield note.text
        yield parted.credit


def _begins_with(label: str, labels: Container[str]) -> bool:
    """Is it one of these labels, or one with "by" or "via" behind it?"""
    label = fold(label).strip(" :：")
    return label in labels or label.rpartition(" ")[0] in labels


def _is_of_all(credit: Credit) -> bool:
    """Does a credit that stands with one picture mean all of them ("All photos: Ana Ruiz")?"""
    return _begins_with(credit.label, credit_words().collective_labels)


def _are_in_gallery(images: Sequence[PageImage]) -> bool:
    """Do pictures of a gallery say "All photos"? Then they mean those of the gallery."""
    return bool(images) and all(image.role is Role.GALLERY for image in images)


def _from_afar(credit: Credit) -> Credit:
    return structs.replace(credit, statement=structs.replace(credit.statement, reason=DISTANT))


def _is_of_lead(note: CreditNote, lead: PageImage | None, page: Page) -> bool:
    """Does its label say so, or does it stand below the picture, before the article's first paragraph?"""
    if _begins_with(note.label, credit_words().lead_labels):
        return True
    if _begins_with(note.label, credit_words().collective_labels):
        return False
    if lead is None or note.place.offset < lead.place.offset:
        return False
    between = takewhile(lambda block: block is not note.blocks[0], page.blocks)
    return not any(_is_paragraph(block.text) and block.place.offset > lead.place.offset for block in between)


def _is_paragraph(text: str) -> bool:
    """Is it running text, and no date, byline or heading?"""
    return len(text) >= _PARAGRAPH or (len(text) >= _SENTENCE and text.endswith(ENDS))


def _is_told(credit: Credit, images: Sequence[PageImage]) -> bool:
    """Is it, once more, the credit that stands with a picture?"""
    return any(image.credit is not None and names_agree(image.credit.text, credit.text) for image in images)
