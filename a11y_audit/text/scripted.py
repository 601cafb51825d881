"""Elements that a script on the page fills with words, as far as its source says so."""

from itertools import islice
from typing import Final

from a11y_audit.model import Page, PageElement
from a11y_audit.text.patterns import pattern

_WRITES: Final = r"[\"']\s*\)\s*\.\s*(?:innerHTML|innerText|textContent|append|insertAdjacent)"
_WRITTEN: Final = (
    pattern(r"\$\(\s*[\"']#([\w-]{1,80})[\"']\s*\)\s*\.(?:text|html|append|prepend)\("),
    pattern(rf"getElementById\(\s*[\"']([\w-]{{1,80}}){_WRITES}"),
    pattern(rf"querySelector\(\s*[\"']#([\w-]{{1,80}}){_WRITES}"),
)
_MOST: Final = 12
"""Elements inside one that are asked for their ids."""


def is_filled_by_script(element: PageElement, page: Page) -> bool:
    """Does a script write text or markup into the element, or into one inside it, that it finds by its id?"""
    inside = islice(element.content, _MOST)
    names = {name for each in (element, *inside) if (name := each.attribute("id"))}
    return bool(names) and not names.isdisjoint(page.derive(_written_to))


def _written_to(page: Page) -> frozenset[str]:
    """The ids of the elements that scripts on the page write to."""
    return frozenset(name for written in _WRITTEN for name in written.findall(page.text))
