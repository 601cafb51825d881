"""Checks of the link or button around an image: has it a name, and does it say things once?"""

from collections import defaultdict
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Link, Options, Page, PageImage, Place, Result, Role, found
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.spoken import is_hidden_by_style, is_named_by_script
from a11y_audit.text.words import words

_BESIDE_A_HEADLINE: Final = frozenset({Role.TEASER, Role.THUMBNAIL})
"""Small pictures that stand beside a headline, which links to the same story."""


def link_unnamed(image: PageImage, page: Page, _options: Options) -> Result:
    """Has the link around the image a name?"""
    link = image.link
    if link is None or link.role != "link":
        return INAPPLICABLE
    if image.spoken_alt:
        return PASSED  # what the image says is in the link's name
    if is_hidden_by_style(image):
        return INAPPLICABLE
    if link.shows_text or link.name.strip():
        return PASSED
    if link.text or link.is_hidden or not link.is_unnamed or is_named_by_script(image):
        return INAPPLICABLE
    if not _is_first_in_link(image, link, page):
        return INAPPLICABLE
    if image.is_photo:
        return found("photo", place=link.place, suggestion=draft_alt(image), href=link.href or "a script")
    if image.role in _BESIDE_A_HEADLINE:
        return found("teaser", place=link.place, href=link.href or "a script")
    return found("small-image", place=link.place, href=link.href or "a script", role=image.role)


def button_unnamed(image: PageImage, page: Page, _options: Options) -> Result:
    """Has the button around the image a name?"""
    link = image.link
    if link is None or link.role != "button":
        return INAPPLICABLE
    if image.spoken_alt:
        return PASSED
    if is_hidden_by_style(image):
        return INAPPLICABLE
    if link.shows_text or link.name.strip():
        return PASSED
    if link.text or link.is_hidden or not link.is_unnamed or is_named_by_script(image):
        return INAPPLICABLE
    if not _is_first_in_link(image, link, page):
        return INAPPLICABLE
    return found("unnamed", place=link.place, role=image.role)


def _is_first_in_link(image: PageImage, link: Link, page: Page) -> bool:
    """Is it the link's first image? A link with several is told once."""
    return page.derive(_FirstInLink)[link.href].get(link.place, image.n) == image.n


class _FirstInLink(dict[str, dict[Place, int]]):
    """The first image of each link, by the link's address and then by its place, which takes longer to find out."""

    def __init__(self, page: Page) -> None:
        self._linked: defaultdict[str, list[tuple[int, Link]]] = defaultdict(list)
        for image in page.images:
            if image.link is not None:
                self._linked[image.link.href].append((image.n, image.link))

    def __missing__(self, href: str) -> dict[Place, int]:
        linked = self._linked[href]
        firsts = self[href] = {link.place: n for n, link in reversed(linked)} if len(linked) > 1 else {}
        return firsts


def link_repeats_text(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the alternative text say again what the link's own words say?"""
    if image.link is None or not image.link.text:
        return INAPPLICABLE
    text = image.spoken_alt
    if not text:
        return PASSED
    place = image.alt_place
    return found("same", place=place, text=text) if words(text) == words(image.link.text) else PASSED
