"""Checks of links, whatever they hold."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageElement, Place, Result, found
from a11y_audit.text.scripted import is_filled_by_script
from a11y_audit.text.spoken import is_hidden_by_style

_LINK_ROLES: Final = frozenset({"link", "doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"})
"""The role of links and those that inherit from it (ARIA 1.2, DPub-ARIA 1.1)."""
_HIDING: Final = ":has([aria-hidden],[hidden],[inert],[style],[class])"
_TO_NOTHING: Final = "nothing that the page names"
_PLAIN: Final = f"a:not([role],{_HIDING})"
_DOUBTFUL: Final = f'a:is([role],{_HIDING}),[role~="link" i]:not(a),[role|="doc" i]:not(a)'
"""Links whose words may be hidden, that are no links, or that are made of something else."""


def name_missing(page: Page, _options: Options) -> Iterator[Result]:
    """Has each link a name? Links around nothing but a picture and areas of image maps have rules of their own."""
    if page.outline is None:
        return
    plain = page.outline.select(_PLAIN)
    silent = [link for link in plain if not link.text]  # the words of all others are seen, and are their name
    any_named = any(link.shows_text for link in plain if link.text)
    unnamed: list[PageElement] = []
    for link in [*silent, *page.outline.select(_DOUBTFUL)]:
        if any_named and link.tag == "a" and link.attribute("role") is None and link.shows_text:
            continue
        if link.place in page.derive(_around_pictures) and not (link.text and link.shows_text):
            continue
        if not _is_link(link):
            continue
        if link.name.text.strip():
            any_named = True
        elif link.name.is_missing and not is_filled_by_script(link, page):
            unnamed.append(link)
    unnamed.sort(key=lambda link: link.place.offset)
    if unnamed:
        first, *others = unnamed
        href = first.attributes.get("href", "").strip() or _TO_NOTHING
        places = [other.place for other in others]
        reason = "several" if others else "one"
        yield found(reason, place=first.place, others=places, href=href, count=len(unnamed))
    elif any_named:
        yield PASSED


def _is_link(element: PageElement) -> bool:
    """Does assistive technology meet it as a link?"""
    if all(element.attribute(name) is None for name in ("href", "xlink:href", "role")):
        return False
    name = element.name
    return name.exposed and name.role in _LINK_ROLES


def _around_pictures(page: Page) -> frozenset[Place]:
    """The links that hold a picture to see, and show no words."""
    linked = ((image, image.link) for image in page.images if image.link and not image.link.shows_text)
    return frozenset(link.place for image, link in linked if not is_hidden_by_style(image))
