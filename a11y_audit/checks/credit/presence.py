"""Is the picture credited, where readers see it?"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.credit_names import names_agree
from a11y_audit.text.credit_notes import credit_notes, credits_in_text
from a11y_audit.text.credit_tail import credit_in_title, credit_tail
from a11y_audit.text.credit_words import tells
from a11y_audit.text.leftovers import label_at_end
from a11y_audit.text.patterns import pattern
from a11y_audit.text.photos import GUESSED, owed_photos
from a11y_audit.text.stated import stated_credit
from a11y_audit.text.words import fold, tokens, words

_LEAST_TOKENS: Final = 5
"""Shorter texts beside a picture may be bylines or labels."""
_MOST_CAPTIONS: Final = 500
_ADDRESS: Final = 300
_DRAWN_NAME: Final = pattern(
    r"(?<![a-z])(?:diagrams?|diagramm|charts?|graphs?|infographics?|infografi[kca]\w*|grafik|screen[-_]?shots?)(?![a-z])"
)
_MAIL_AT_END: Final = pattern(r"[\w.+-]@[\w-]+(?:\.[\w-]+)+\W*$")
_COMMAND_LINE: Final = pattern(
    r"\b(?:cmd|powershell|command[- ](?:line|prompt)|kommandozeile|eingabeaufforderung|invite de commandes|"
    r"línea de comandos|riga di comando|linha de comando|opdrachtprompt|командн\w{2,3} строк\w{1,3})\b",
    re.IGNORECASE,
)
_DOCUMENT_WORDS: Final = (
    "document documents contract letter clipping excerpt manuscript acknowledgements acknowledgments dokument vertrag "
    "brief urkunde auszug contrat lettre extrait documento contrato carta extracto contratto lettera estratto avtal "
    "kontrakt avtale aftale brev umowa pismo belge sözleşme mektup документ договор письмо وثيقة عقد رسالة 문서 계약서"
)
_DOCUMENTS: Final = frozenset(_DOCUMENT_WORDS.split())
"""What a scan shows, as the first or second word of what is said of it."""
_OPENING: Final = 60
"""Characters that hold the first two words."""


def missing(page: Page, _options: Options) -> Iterable[Result]:
    """Do the article's photos have a credit?

    A caption without a credit, where most pictures have one, is told. A picture with neither may be a graphic, the
    house's own or no part of the article, and a document has no photographer: about these the page is asked once.
    Where none is credited, the page has one fault.
    """
    photos = _owed_or_credited(page)
    credited = [photo for photo in photos if photo.credit]
    bare = [photo for photo in photos if not (photo.credit or _is_drawn(photo) or _is_credited_elsewhere(photo, page))]
    yield from (PASSED for _ in credited)
    if not bare or _may_be_credited_from_afar(page):
        return
    captioned = [photo for photo in bare if _is_captioned(photo)]
    count, total = len(credited), len(photos)
    if not credited:
        yield _once("none-credited" if captioned else "none-told", bare)
    elif 2 * count < total:
        yield _once("some-uncredited", bare, count=count, total=total)
    else:
        for photo in captioned:
            yield found("others-credited", image=photo, count=count, total=total)
        plain = [photo for photo in bare if photo not in captioned]
        if plain:
            yield _once("some-uncredited", plain, count=count, total=total)


def _owed_or_credited(page: Page) -> list[PageImage]:
    """The photos that are owed a credit, and those that have one in the text, owed or not."""
    owed = {photo.n for photo in owed_photos(page)}
    return [photo for photo in page.photos if photo.n in owed or (photo.credit and photo.credit.is_distant)]


def _may_be_credited_from_afar(page: Page) -> bool:
    """Is there a line of credits that is not known to be about one picture only?"""
    given = {image.credit.place for image in page.photos if image.credit and image.credit.is_distant}
    return any(note.place not in given for note in credit_notes(page))


def _is_captioned(photo: PageImage) -> bool:
    """Is the text beside it a caption beyond doubt, and no byline ("By Ana Ruiz") or line of the article?"""
    caption = photo.caption
    if caption is None or caption.reason in GUESSED or _is_document(photo):
        return False
    length = len(tokens(caption.text))
    return length >= _LEAST_TOKENS or (caption.reason == "figcaption" and length > 1)


def _is_drawn(photo: PageImage) -> bool:
    """Is it a chart or a screenshot: by its format, its name, or what is said of it?"""
    address = photo.src[-_ADDRESS:].partition("?")[0].lower()
    if address.endswith((".png", ".gif")) or _DRAWN_NAME.search(address):
        return True
    return any(tells(said, "screenshot") or _COMMAND_LINE.search(said) for said in _said_of(photo))


def _is_document(photo: PageImage) -> bool:
    """Is it a page that was scanned or cut out: a contract, a letter? Its caption says whose it is."""
    return any(not _DOCUMENTS.isdisjoint(words(said[:_OPENING])[:2]) for said in _said_of(photo))


def _said_of(photo: PageImage) -> Iterator[str]:
    """Its alternative text and its caption."""
    return (said.text for said in (photo.alt, photo.caption) if said)


def _once(reason: str, photos: list[PageImage], *, count: int = 0, total: int = 0) -> Result:
    others = [photo.place for photo in photos[1:]]
    return found(reason, image=photos[0], others=others, count=count, total=total)


def _is_credited_elsewhere(photo: PageImage, page: Page) -> bool:
    """Is it credited in structured data, alt text or a tooltip, or does the caption end in an address or a label?

    `metadata-only`, `only-in-alt`, `hidden` and `label-alone` tell of all but the address.
    """
    if photo.caption and (_MAIL_AT_END.search(photo.caption.text[-_ADDRESS:]) or label_at_end(photo.caption.text)):
        return True
    if stated_credit(photo, page) is not None or (photo.alt and credit_tail(photo.alt.text)):
        return True
    return credit_in_title(photo.attributes.get("title", ""), _said_of(photo)) is not None


def only_in_alt(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the credit stand where everybody can read it, and not in the alternative text alone?"""
    if image.alt is None or not image.alt.text:
        return INAPPLICABLE
    if image.credit:
        return PASSED
    credit = credit_tail(image.alt.text)
    if credit is None:
        return PASSED if image.caption else INAPPLICABLE
    if credits_in_text(page) or _is_shown_again(image, page):
        return INAPPLICABLE
    draft = Suggestion("credit", credit.strip(), "alt text")
    return found("alt-alone", place=image.alt.place, credit=credit.strip(), suggestion=draft)


def _is_shown_again(image: PageImage, page: Page) -> bool:
    """Does the picture stand on the page a second time, credited: by its address, or by the caption its alt repeats?"""
    assert image.alt is not None
    identities, captions = page.derive(_credited)
    if image.identity in identities:
        return True
    alt = fold(image.alt.text)
    return any(caption in alt for caption in captions)


def _credited(page: Page) -> tuple[frozenset[str], list[str]]:
    """Identities and captions of the pictures that are credited."""
    credited = [image for image in page.images if image.credit]
    captions = dict.fromkeys(fold(image.caption.text) for image in credited if image.caption)
    return frozenset(image.identity for image in credited if image.identity), list(captions)[:_MOST_CAPTIONS]


def metadata_only(image: PageImage, page: Page, _options: Options) -> Result:
    """Is the credit that structured data gives also shown?"""
    statement = stated_credit(image, page)
    if image.credit:
        return PASSED if statement else INAPPLICABLE
    if statement is None or not image.sources:
        return INAPPLICABLE
    if image.caption and names_agree(statement.text, image.caption.text):
        return PASSED
    if any(names_agree(statement.text, note) for note in credits_in_text(page)):
        return PASSED
    draft = Suggestion("credit", statement.text, statement.voice)
    others = [statement.place] if statement.place else []
    return found("not-shown", others=others, credit=statement.text, voice=statement.voice, suggestion=draft)
