"""Checks of headings, by which readers of screens leap through a page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageElement, Result, found
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripted import is_filled_by_script
from a11y_audit.text.spoken import is_hidden
from a11y_audit.text.unwritten import HEADINGS
from a11y_audit.text.words import fold

_UNTIL_SCRIPTS: Final = pattern(
    r"modal|overlay|light-?box|popup|skeleton|gallery|dialog|template|js-|\bvue|\bng-", re.IGNORECASE
)
"""In the class or id of headings that a script fills."""
_EDGES: Final = " .:…-–[](){}<>0123456789"
_LONGEST: Final = 60


def empty(page: Page, _options: Options) -> Iterator[Result]:
    """Does each heading say something?"""
    mute: list[PageElement] = []
    any_speaks = False
    for heading in page.derive(_headings):
        if heading.shows_text:
            any_speaks = True
        elif heading.name.exposed and heading.name.role == "heading":
            if heading.name.text.strip():
                any_speaks = True
            elif heading.name.is_missing and not _is_filled_later(heading) and not is_filled_by_script(heading, page):
                mute.append(heading)
    with_picture = [heading for heading in mute if _holds_picture(heading)]
    for reason, group in (("picture", with_picture), ("empty", [one for one in mute if one not in with_picture])):
        if group:
            first, *others = group
            places = [other.place for other in others]
            yield found(reason, place=first.place, others=places, element=first.tag, count=len(group))
    if any_speaks and not mute:
        yield PASSED


def placeholder(page: Page, _options: Options) -> Iterator[Result]:
    """Did each heading get words of its own?"""
    headings = page.derive(_headings)
    texts = [heading.text for heading in headings]
    left = [
        at
        for at, text in enumerate(texts)
        if len(text) <= _LONGEST and fold(text).strip(_EDGES) in HEADINGS and not is_hidden(headings[at])
    ]
    for at in left:
        yield found("left-blank", place=headings[at].place, heading=texts[at])
    if headings and not left:
        yield PASSED


def _headings(page: Page) -> Sequence[PageElement]:
    if page.outline is None:
        return ()
    levels = [heading for level in range(1, 7) for heading in page.outline.select(f"h{level}")]
    return [*levels, *page.outline.select('[role~="heading" i]')]


def _is_filled_later(heading: PageElement) -> bool:
    attributes = heading.attributes
    return _UNTIL_SCRIPTS.search(f"{attributes.get('class', '')} {attributes.get('id', '')}") is not None


def _holds_picture(heading: PageElement) -> bool:
    return any(element.tag in {"img", "svg"} for element in heading.content)
