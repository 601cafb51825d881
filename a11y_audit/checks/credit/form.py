"""Is the credit well made?"""

import re
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Credit, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import COPYRIGHT_SIGN, refers_to_caption
from a11y_audit.text.patterns import pattern
from a11y_audit.text.stated import is_own_name
from a11y_audit.text.words import fold

_SHORT: Final = 4
"""Shorter names occur inside other words."""
_TWO_LABELS: Final = pattern(r"((?:[^\W\d_]+ ){0,2}[^\W\d_]+) ?[:：] ?\1 ?[:：]", re.IGNORECASE)


def duplicated(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is everybody credited once?"""
    assert image.credit is not None
    name = _said_twice(image.credit)
    return found("twice", place=image.credit.place, name=name, credit=image.credit.text) if name else PASSED


def _said_twice(credit: Credit) -> str | None:
    """A name or a label that stands twice: "Photo: Photo: Ana Ruiz", "Reuters / Reuters"."""
    text = fold(credit.text)
    spoken = [fold(name) for name in credit.names]
    for name, folded in zip(credit.names, spoken, strict=True):
        inside = sum(folded in other for other in spoken)
        if spoken.count(folded) > 1 or (len(folded) > _SHORT and text.count(folded) > inside):
            return name
    label = _TWO_LABELS.match(credit.text)
    return label[1] if label else None


def see_caption(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is the credit itself shown, and not a picture desk's note that it did not fit?"""
    assert image.credit is not None
    if refers_to_caption(image.credit.text):
        return found("note", place=image.credit.place, credit=image.credit.text)
    return PASSED


def copyright_sign(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is the credit free of the © sign, which screen readers speak as "copyright" before every name?"""
    assert image.credit is not None
    if COPYRIGHT_SIGN.search(image.credit.statement.raw):
        return found("sign", place=image.credit.place, credit=image.credit.text)
    return PASSED


def case(image: PageImage, page: Page, _options: Options) -> Result:
    """Are persons' names written in upper and lower case?"""
    assert image.credit is not None
    credit = image.credit
    if not credit.persons:
        return INAPPLICABLE
    for name in credit.persons:
        if _is_shouted(name) and not is_own_name(name, page):
            draft = Suggestion("credit", credit.text.replace(name, name.title()), "upper and lower case")
            return found("capitals", place=credit.place, name=name, suggestion=draft)
    return PASSED


def _is_shouted(name: str) -> bool:
    if not name.isupper() or len(name) <= 5 or " " not in name:
        return False
    return not any(sign.isdigit() for sign in name) and not any(
        len(word) > 3 and find_agency(word) for word in name.split()
    )
