"""Elements that a script on the page fills with words, as far as its source says so."""

import re
from itertools import islice
from typing import Final

from a11y_audit.model import Page, PageElement

_MOST: Final = 12
"""Elements inside one that are asked for their ids."""


def is_filled_by_script(element: PageElement, page: Page) -> bool:
    """Does a script write text or markup into the element, or into one inside it, that it finds by its id?"""
    inside = islice(element.content, _MOST)
    return any(_is_written_to(name, page.text) for each in (element, *inside) if (name := each.attribute("id")))


def _is_written_to(identifier: str, source: str) -> bool:
    name = re.escape(identifier)
    by_library = rf"\$\(\s*[\"']#{name}[\"']\s*\)\s*\.(?:text|html|append|prepend)\("
    by_hand = (
        rf"(?:getElementById\(\s*[\"']{name}|querySelector\(\s*[\"']#{name})[\"']\s*\)\s*\.\s*"
        r"(?:innerHTML|innerText|textContent|append|insertAdjacent)"
    )
    return re.search(f"{by_library}|{by_hand}", source) is not None
