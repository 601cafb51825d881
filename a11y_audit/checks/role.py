"""Checks of the `role` attribute."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageElement, Result, found
from a11y_audit.text.aria import KNOWN_ROLES
from a11y_audit.text.spoken import is_hidden

_CURLY: Final = frozenset("“”„‘’")
"""Quotation marks that are a part of the value to a browser."""
_HOUSE_ROLES: Final = frozenset({"text"})
"""Not in ARIA, but one browser knows it and pages use it on purpose."""


def unknown(page: Page, _options: Options) -> Iterator[Result]:
    """Does each role attribute hold a role that exists? What is hidden is not asked."""
    marked = page.outline.select("[role]") if page.outline is not None else ()
    wrong = []
    any_right = False
    for element in marked:
        roles = (element.attribute("role") or "").lower().split()
        if not KNOWN_ROLES.isdisjoint(roles) or not _HOUSE_ROLES.isdisjoint(roles):
            any_right = True
        elif roles and not is_hidden(element):
            wrong.append(element)
    quoted = [element for element in wrong if _role(element)[0] in _CURLY]
    for reason, group in (("curly-quotes", quoted), ("none-known", [one for one in wrong if one not in quoted])):
        if group:
            first, *others = group
            places = [other.attribute_place("role") for other in others]
            names = ", ".join(dict.fromkeys(map(_role, group)))
            yield found(reason, place=first.attribute_place("role"), others=places, roles=names)
    if any_right and not wrong:
        yield PASSED


def _role(element: PageElement) -> str:
    return (element.attribute("role") or "").strip()
