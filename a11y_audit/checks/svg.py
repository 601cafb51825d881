"""Checks of drawings in the page's own markup."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import BOUND, INAPPLICABLE, PASSED, Options, Page, PageImage, Place, Result, found
from a11y_audit.text.drafts import draft_alt

_IMAGE_ROLES: Final = frozenset({"image", "graphics-document", "graphics-symbol"})
_PARTS: Final = "svg [role]"
_IN_ONE_IMAGE: Final = ':is(svg,svg *):is([role~="img" i],[role~="image" i],[role~="graphics-symbol" i]) [role]'
"""What stands in an image is presentational (ARIA 1.2, children presentational)."""


_IN_CONTROLS: Final = (
    'button svg,:is([role~="button" i],[role~="checkbox" i],[role~="menuitemcheckbox" i],[role~="menuitemradio" i],'
    '[role~="option" i],[role~="radio" i],[role~="switch" i],[role~="tab" i]) svg'
)
"""What stands in one of these is part of its name alone (ARIA 1.2, children presentational)."""


def name_missing(image: PageImage, page: Page, _options: Options) -> Result:
    """Has a drawing that says it is an image a name?"""
    if not image.name.exposed or image.name.role not in _IMAGE_ROLES or not image.attributes.get("role", "").strip():
        return INAPPLICABLE
    if image.name.text.strip():
        return PASSED
    if image.name.source == BOUND or image.place in page.derive(_in_controls):
        return INAPPLICABLE
    return found("image-role", suggestion=draft_alt(image) if image.is_photo else None)


def _in_controls(page: Page) -> frozenset[Place]:
    return frozenset(drawing.place for drawing in page.outline.select(_IN_CONTROLS)) if page.outline else frozenset()


def part_unnamed(page: Page, _options: Options) -> Iterator[Result]:
    """Has each part of a drawing that says it is an image a name?"""
    if page.outline is None or not page.outline.has("svg"):
        return
    elements = page.outline.select(_PARTS)
    if not elements:
        return
    passed_over: set[Place] = {image.place for image in page.images}
    passed_over.update(inner.place for inner in page.outline.select(_IN_ONE_IMAGE))
    for element in elements:
        if element.place in passed_over:
            continue
        name = element.name
        if not name.exposed or name.role not in _IMAGE_ROLES:
            continue
        if name.text.strip():
            yield PASSED
        elif name.is_missing:
            role = element.attributes["role"]
            yield found("unnamed", place=element.place, element=element.tag, role=role)
