"""Is the whole credit there, and is it where readers see it?"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Statement, Suggestion, found
from a11y_audit.text.credit_names import names_agree
from a11y_audit.text.credit_notes import credits_in_text
from a11y_audit.text.credit_tail import credit_in_title, credit_tail
from a11y_audit.text.stated import CREDITING

_CUT: Final = (31, 32)
"""Bytes of the credit field of IPTC IIM, and what some software leaves of them: longer credits lose their end."""


def truncated(image: PageImage, page: Page, _options: Options) -> Result:
    """Is the credit whole, and not cut where an old metadata field ends?"""
    assert image.credit is not None
    shown = image.credit.text.removeprefix(image.credit.label).strip()
    if len(shown.encode()) not in _CUT and len(shown) not in _CUT:
        return PASSED if len(shown) > max(_CUT) else INAPPLICABLE
    whole = next((text for text in _longer(image, page, shown[:8]) if _goes_on(shown, text)), None)
    if whole is None:
        return PASSED
    draft = Suggestion("credit", image.credit.text.replace(shown, whole), "the page's longer form of it")
    return found("cut", place=image.credit.place, credit=shown, whole=whole, suggestion=draft)


def _longer(image: PageImage, page: Page, start: str) -> Iterator[str]:
    """Credits that begin alike: those in structured data, and the page's others."""
    yield from (said.text for said in image.statements if said.about in CREDITING)
    yield from page.derive(_by_beginning).get(start, ())


def _by_beginning(page: Page) -> dict[str, list[str]]:
    found_credits: defaultdict[str, list[str]] = defaultdict(list)
    for other in page.images:
        if other.credit:
            text = other.credit.text.removeprefix(other.credit.label).strip()
            if len(text) > min(_CUT) and text not in found_credits[text[:8]]:
                found_credits[text[:8]].append(text)
    return found_credits


def _goes_on(shown: str, whole: str) -> bool:
    """Does the other begin with this one and go on in the middle of a word?"""
    return len(whole) > len(shown) and whole.startswith(shown) and whole[len(shown)].isalnum() and shown[-1].isalnum()


def hidden(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the credit stand in the text, and not only in a tooltip?

    A `title` shows to those who can hover with a mouse, and to nobody else.
    """
    title = image.attributes.get("title", "")
    if not title:
        return INAPPLICABLE
    if image.credit:
        return PASSED
    credit = credit_in_title(title, (said.text for said in (image.alt, image.caption) if said))
    if credit is None:
        return INAPPLICABLE
    if image.alt and credit_tail(image.alt.text):
        return INAPPLICABLE  # `only-in-alt` says so
    if any(names_agree(credit, note) for note in credits_in_text(page)) or _is_said(credit, image.caption):
        return PASSED
    draft = Suggestion("credit", credit, "title attribute")
    return found("title-alone", credit=credit, suggestion=draft)


def _is_said(credit: str, caption: Statement | None) -> bool:
    return caption is not None and names_agree(credit, caption.text)
