"""Checks of what is marked as decoration."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import PASSED, Options, Page, Place, Result, found
from a11y_audit.text.aria import known_role

_DECORATIVE: Final = frozenset({"none", "presentation"})
_MARKED: Final = '[role~="none" i],[role~="presentation" i]'
_FRAMES: Final = frozenset({"iframe", "frame"})
"""Browsers expose these for a title, which ARIA's rules for conflicts do not ask of them."""


def exposed(page: Page, _options: Options) -> Iterator[Result]:
    """Does an element that is marked as decoration reach listeners all the same? Pictures have a rule of their own."""
    if page.outline is None:
        return
    marked = page.outline.select(_MARKED)
    pictures = page.derive(_places) if marked else frozenset()
    for element in marked:
        if known_role(element.attributes["role"]) not in _DECORATIVE or element.place in pictures:
            continue
        name = element.name
        if not name.exposed or name.role == "none" or (element.tag in _FRAMES and name.source == "title"):
            yield PASSED
        elif name.source.startswith("aria"):
            yield found(
                "named", place=element.place, element=element.tag, name=name.text, role=name.role or element.tag
            )
        elif name.role == "generic" and not element.is_focusable:
            yield PASSED  # what the mark takes away is nothing that would be announced
        elif element.is_focusable or "tabindex" in element.attributes:
            yield found("focusable", place=element.place, element=element.tag, role=name.role or element.tag)
        else:
            yield found("described", place=element.place, element=element.tag, role=name.role or element.tag)


def _places(page: Page) -> frozenset[Place]:
    return frozenset(image.place for image in page.images)
