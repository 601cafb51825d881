"""Checks of ids."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import PASSED, Options, Outline, Page, Result, found

_REFERRING: Final = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant")
_SELECTOR: Final = ",".join(f"[{name}]" for name in _REFERRING)


def duplicate(page: Page, _options: Options) -> Iterator[Result]:
    """Does each id that a name, a label or ARIA refers to stand for one element?"""
    if page.outline is None:
        return
    referred: dict[str, str] = {}
    for identifier, by in _references(page.outline):
        referred.setdefault(identifier, by)
    if not referred:
        return
    repeated = page.outline.repeated_ids
    for identifier, by in referred.items():
        if identifier in repeated:
            first, *others = elements = page.outline.with_id(identifier)
            texts = {element.text for element in elements}
            reason = "different" if by in _NAMING and len(texts) > 1 else "alike"
            places = [other.attribute_place("id") for other in others]
            yield found(reason, place=first.attribute_place("id"), others=places, id=identifier, by=by, text=first.text)
    if repeated.isdisjoint(referred):
        yield PASSED


_NAMING: Final = frozenset({"aria-labelledby", "aria-describedby"})


def _references(outline: Outline) -> Iterator[tuple[str, str]]:
    """The ids that something refers to, and the attribute that does; those of labels last."""
    for element in outline.select(_SELECTOR):
        for name in _REFERRING:
            for identifier in (element.attribute(name) or "").split():
                yield identifier, name
    for label in outline.select("label[for]"):
        if target := label.attribute("for"):
            yield target, "for"
