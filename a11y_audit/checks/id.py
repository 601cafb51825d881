"""Checks of ids."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageElement, Result, found

_REFERRING: Final = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant")
_SELECTOR: Final = ",".join(f"[{name}]" for name in _REFERRING)


def duplicate(page: Page, _options: Options) -> Iterator[Result]:
    """Does each id that a name, a label or ARIA refers to stand for one element?"""
    if page.outline is None:
        return
    referred = page.derive(_referred)
    any_repeated = False
    for identifier, by in referred.items():
        elements = page.outline.with_id(identifier)
        if len(elements) > 1:
            any_repeated = True
            first, *others = elements
            texts = {element.text for element in elements}
            reason = "different" if by in _NAMING and len(texts) > 1 else "alike"
            places = [other.attribute_place("id") for other in others]
            yield found(reason, place=first.attribute_place("id"), others=places, id=identifier, by=by, text=first.text)
    if referred and not any_repeated:
        yield PASSED


_NAMING: Final = frozenset({"aria-labelledby", "aria-describedby"})


def _referred(page: Page) -> dict[str, str]:
    """The ids that something refers to, and the attribute that does."""
    if page.outline is None:
        return {}
    labels: list[PageElement] = [*page.outline.select("label[for]")]
    found: dict[str, str] = {}
    for element in page.outline.select(_SELECTOR):
        attributes = element.attributes
        for name in _REFERRING:
            for identifier in attributes.get(name, "").split():
                found.setdefault(identifier, name)
    for label in labels:
        found.setdefault(label.attributes["for"], "for")
    found.pop("", None)
    return found
