"""The line that Korean news agencies open their captions with: "(서울=연합뉴스) 김민수 기자 = ...".

It names the place, the agency and who took the picture, and so it is the credit; the caption's words follow.
"""

from typing import Final

from a11y_audit.text.agencies import find_agency
from a11y_audit.text.patterns import pattern

_LONGEST: Final = 60
"""Characters; a dateline with several reporters is no longer."""
_DATELINE: Final = pattern(
    r"[(\[【（]\s?[가-힣·]{2,12}(?:\s[^\s()\[\]=]{2,12})?\s?=\s?(?P<agency>[^()\[\]【】（）=]{2,20})[)\]】）]"
    r"(?P<reporter>[^=.]{2,24}?(?:기자|특파원|제공))?(?P<mark>(?=\s?=\s))?"
)
_PLACE: Final = pattern(r"(?<=^[(\[【（])\s?[가-힣·]{2,12}(?:\s(?P<last>[^\s()\[\]=]{2,12}))?\s?=")
_CONTACT: Final = pattern(r"\s[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}$")


def dateline_end(text: str) -> int:
    """Where the dateline ends that the text opens with, before what parts it from the caption; else 0.

    A second sign of equality parts them, or, behind an agency's name, a blank: "[파리=AP/뉴시스] ...". Two agencies may
    share the picture: "(파리 AFP=연합뉴스) ...".
    """
    if "=" not in text[:_LONGEST]:
        return 0
    found = _DATELINE.match(text, 0, _LONGEST)
    if found is None:
        return 0
    if found["mark"] is not None:
        return found.end()
    end = found.end("agency") + 1
    is_agency = any(find_agency(name.strip()) is not None for name in found["agency"].split("/"))
    return end if is_agency and text[end : end + 1] == " " else 0


def without_place(credit: str) -> str:
    """A credit that is a dateline without its place, which is no name of who took the picture."""
    place = _PLACE.search(credit) if "=" in credit[:_LONGEST] else None
    if place is None:
        return credit
    is_agency = place["last"] is not None and find_agency(place["last"]) is not None
    return credit[:1] + credit[place.start("last") if is_agency else place.end() :]


def caption_bounds(text: str, dateline: int) -> tuple[int, int]:
    """Where the caption behind a dateline begins and ends; a reporter's mail address at the end is no part of it."""
    start = len(text) - len(text[dateline:].lstrip(" ="))
    contact = _CONTACT.search(text, max(start, len(text) - _LONGEST))
    return start, contact.start() if contact is not None else len(text)
