"""Checks of the link or button around an image: has it a name, and does it say things once?"""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Place, Result, Role, found
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.spoken import is_hidden
from a11y_audit.text.words import words

_HIDES_ITSELF: Final = frozenset({"aria-hidden", "hidden"})
_BESIDE_A_HEADLINE: Final = frozenset({Role.TEASER, Role.THUMBNAIL})
"""Small pictures that stand beside a headline, which links to the same story."""


def link_unnamed(image: PageImage, page: Page, _options: Options) -> Result:
    """Has the link around the image a name?"""
    link = image.link
    if link is None or link.role != "link" or _is_hidden_with_link(image):
        return INAPPLICABLE
    if image.spoken_alt or link.name.strip():
        return PASSED  # what the image says is in the link's name
    if link.text or link.is_hidden or page.derive(_first_in_link).get(link.place) != image.n:
        return INAPPLICABLE
    if image.is_photo:
        return found("photo", place=link.place, suggestion=draft_alt(image), href=link.href or "a script")
    if image.role in _BESIDE_A_HEADLINE:
        return found("teaser", place=link.place, href=link.href or "a script")
    return found("small-image", place=link.place, href=link.href or "a script", role=image.role)


def button_unnamed(image: PageImage, page: Page, _options: Options) -> Result:
    """Has the button around the image a name?"""
    link = image.link
    if link is None or link.role != "button" or _is_hidden_with_link(image):
        return INAPPLICABLE
    if image.spoken_alt or link.name.strip():
        return PASSED
    if link.text or link.is_hidden or page.derive(_first_in_link).get(link.place) != image.n:
        return INAPPLICABLE
    return found("unnamed", place=link.place, role=image.role)


def _is_hidden_with_link(image: PageImage) -> bool:
    """Is the image hidden by something around it, which then hides the link too?"""
    return is_hidden(image) and not _HIDES_ITSELF & image.attributes.keys()


def _first_in_link(page: Page) -> dict[Place, int]:
    """Each link's first image: a link with several is told once."""
    return {image.link.place: image.n for image in reversed(page.images) if image.link}


def link_repeats_text(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the alternative text say again what the link's own words say?"""
    if image.link is None or not image.link.text:
        return INAPPLICABLE
    text = image.spoken_alt
    if not text:
        return PASSED
    place = image.alt.place if image.alt else None
    return found("same", place=place, text=text) if words(text) == words(image.link.text) else PASSED
