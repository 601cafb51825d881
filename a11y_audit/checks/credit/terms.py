"""Does the credit keep to the terms that came with the picture's file?"""

import re
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.credit_names import are_comparable, names_agree, share_somebody
from a11y_audit.text.credit_words import calls_it_photo, tells
from a11y_audit.text.patterns import pattern
from a11y_audit.text.said_in_files import said_in_file
from a11y_audit.text.words import fold

_MANDATORY: Final = pattern(
    r"\b(?:mandatory credit|credit mandatory|must credit|please credit|pflichtnachweis|mention obligatoire|"
    r"cr[ée]dit obligatoire|cr[ée]dito obligatorio)\s*+[:\-–—]?\s*+[\"“”'«]?([^\"“”;»\n]{2,120})",
    re.IGNORECASE,
)
_TERMS_BEGIN: Final = pattern(
    r"\.\s|\s[-–—/|]{1,2}\s|\bno (?:sales|archiv|marketing|resale)|\beditorial use|\bfor ", re.IGNORECASE
)
_HANDOUT_FIELDS: Final = ("credit", "source", "creator", "creator-title", "instructions")
_HANDOUT: Final = pattern(r"(?i:\bhandouts?\b)|(?:^|[/(])\s?(?:HO|HOGP)(?=\s?(?:$|[/)]))")
"""How agencies mark in the file's fields that somebody handed the picture out."""
_TELLING: Final = frozenset({"handout", "courtesy", "via", "pool"})
_DRAWN: Final = frozenset({"digitalcreation", "compositecapture", "composite", "virtualrecording", "screencapture"})
"""IPTC digital source types of what no camera has taken, or not at once."""


def mandatory_missing(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the credit hold the name that the file's instructions demand?"""
    demanded = next(filter(None, (_demanded(said.text) for said in said_in_file(image, page, "instructions"))), "")
    if not demanded:
        return INAPPLICABLE
    credit = image.credit
    shown = " ".join(said.text for said in (image.caption, credit) if said)
    if (credit and share_somebody(credit, demanded)) or names_agree(demanded, shown):
        return PASSED
    if credit and credit.names and not are_comparable(credit.names, demanded):
        return INAPPLICABLE
    return found("not-credited", place=credit.place if credit else None, demanded=demanded)


def _demanded(instructions: str) -> str:
    """The name behind "MANDATORY CREDIT:", without the further terms behind it."""
    match = _MANDATORY.search(instructions, 0, 2_000)
    if match is None:
        return ""
    end = _TERMS_BEGIN.search(match[1])
    name = (match[1][: end.start()] if end else match[1]).strip(" .,:'\"")
    return name if any(letter.isalpha() for letter in name) else ""


def handout_undisclosed(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the credit of a picture that was handed out say so, or say by whom?"""
    credit = image.credit
    assert credit is not None
    fields = said_in_file(image, page, *_HANDOUT_FIELDS)
    marked = next((said for said in fields if _HANDOUT.search(said.text)), None)
    if marked is None:
        return INAPPLICABLE
    shown = f"{image.caption.text} {credit.text}" if image.caption else credit.text
    if not _TELLING.isdisjoint(credit.relations) or tells(shown, "handout") or tells(shown, "courtesy"):
        return PASSED
    return found("not-told", place=credit.place, credit=credit.text, marked=marked.text)


def illustration_as_photo(image: PageImage, page: Page, _options: Options) -> Result:
    """Is a picture that was drawn or put together called something else than a photo?"""
    credit = image.credit
    assert credit is not None
    kinds = [said.text.rstrip("/").rpartition("/")[2] for said in said_in_file(image, page, "digital-source-type")]
    drawn = next((kind for kind in kinds if fold(kind) in _DRAWN), "")
    if not drawn:
        return INAPPLICABLE
    if not calls_it_photo(credit.label):
        return PASSED
    return found("photo", place=credit.place, label=credit.label, kind=drawn)
