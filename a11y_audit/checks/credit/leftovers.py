"""Is the credit free of what templates and agencies leave behind?"""

from typing import Final

from a11y_audit.model import (
    INAPPLICABLE,
    PASSED,
    Credit,
    Kind,
    Options,
    Page,
    PageImage,
    Result,
    Suggestion,
    found,
)
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.client_terms import client_terms
from a11y_audit.text.credit_words import bare, body_of, credit_words, is_private, refers_to_caption
from a11y_audit.text.leftovers import is_label_alone, label_at_end, mark_after, mark_before
from a11y_audit.text.to_come import name_to_come
from a11y_audit.text.words import fold

_LOOSE: Final = " .,:;|/–—-[("
_MARKS: Final = (" /", " |", " –", " —")
_OF_NAMES: Final = "@\"“”„«»'‘’_"


def boilerplate(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is what is said of the picture free of the terms that agencies write for their clients?"""
    spoken = image.spoken_alt
    if image.credit is None and image.caption is None and not spoken:
        return INAPPLICABLE
    if image.credit and (terms := client_terms(image.credit.text, is_credit=True)):
        text = image.credit.text
        kept = text[: terms.start].rstrip(_LOOSE)
        draft = Suggestion("credit", kept, "credit without the terms") if kept else None
        return found("terms", place=image.credit.place, terms=text[terms.start :], suggestion=draft)
    if image.caption and (terms := client_terms(image.caption.text)):
        text = image.caption.text
        kept = text[: terms.start].rstrip(_LOOSE.replace(".", ""))
        draft = Suggestion("caption", kept, "caption without the terms") if kept else None
        return found("terms", place=image.caption.place, terms=text[terms.start :], suggestion=draft)
    if spoken and (terms := client_terms(spoken)):
        kept = spoken[: terms.start].rstrip(_LOOSE.replace(".", ""))
        draft = Suggestion("alt", kept, "alt text without the terms") if kept else None
        reason = "spoken" if kept else "nothing-else"
        return found(reason, place=image.alt_place, terms=spoken[terms.start :], suggestion=draft)
    return PASSED


def label_alone(image: PageImage, page: Page, _options: Options) -> Result:
    """Does a name follow the word that announces one?"""
    if image.credit:
        if mark := name_to_come(image.credit.text, page.language_code):
            return found("to-come", place=image.credit.place, credit=image.credit.text, mark=mark)
        if is_label_alone(image.credit.text) or _is_year_alone(image.credit):
            return found("nobody", place=image.credit.place, label=image.credit.text)
        return PASSED
    if image.caption is None or image.kind is Kind.CAPTION_ONLY:
        return INAPPLICABLE
    label = label_at_end(image.caption.text)
    return found("nobody", place=image.caption.place, label=label) if label else PASSED


def _is_year_alone(credit: Credit) -> bool:
    """Is it "© 2024" and no more?"""
    return not credit.names and bare(credit.text).strip("©ⓒ ").isdecimal()


def dangling_separator(image: PageImage, page: Page, _options: Options) -> Result:
    """Does every mark between caption and credit stand between two of them?"""
    if (image.caption is None and image.credit is None) or image.kind is Kind.CAPTION_ONLY:
        return INAPPLICABLE
    places = [said.place for said in (image.caption, image.credit) if said and said.place]
    if not places:
        return INAPPLICABLE
    first, last = min(place.offset for place in places), max(places, key=lambda place: place.end)
    if said := next((said for said in (image.credit, image.caption) if said and said.text.endswith(_MARKS)), None):
        if said.place and said.place.end < last.offset:
            return PASSED  # the credit follows the mark
        return found("at-end", place=said.place, mark=said.text[-1])
    if mark := mark_after(page.text, last.end, is_markdown=page.format == "markdown"):
        sign, opening = page.text[mark.start : mark.end], mark_before(page.text, first)
        if opening and page.text[opening.start : opening.end] == sign:
            return PASSED  # a pair of dashes frames the line
        return found("at-end", place=last, mark=sign)
    if image.caption is None and page.format != "markdown" and (mark := mark_before(page.text, last.offset)):
        return found("at-start", place=last, mark=page.text[mark.start : mark.end])
    return PASSED


def unparsable(image: PageImage, _page: Page, _options: Options) -> Result:
    """Can it be told from the credit whom it names?"""
    assert image.credit is not None
    credit = image.credit
    if credit.names or credit.relations or credit.rights or is_label_alone(credit.text):
        return PASSED
    body = credit.text.removeprefix(credit.label).strip(_LOOSE)
    said = body_of(credit.text, credit.label)
    is_others = said in credit_words().role_only or is_private(said) or refers_to_caption(credit.text)
    if is_others or _is_year_alone(credit) or client_terms(credit.text, is_credit=True):
        return INAPPLICABLE  # other rules speak of these
    if not any(letter.isalpha() for letter in body) or _may_name(body):
        return PASSED
    return found("no-name", place=credit.place, credit=credit.text)


def _may_name(body: str) -> bool:
    """Is anything in it written like a name: a capital behind the first word, a museum, a handle?"""
    if any(mark in body for mark in _OF_NAMES) or not any(letter.islower() for letter in body):
        return True
    words = body.split()
    if any(word.lstrip("([‘'’")[:1].isupper() for word in words[1:]) or any(find_agency(word) for word in words):
        return True
    return len(words) > 1 and any(fold(word) in credit_words().organisation_words for word in words)
