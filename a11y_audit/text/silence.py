"""What is shown on the page and kept from readers who listen."""

from collections.abc import Iterator, Sequence
from typing import Final

from a11y_audit.model import Page, PageElement, PageImage, Statement
from a11y_audit.text.spoken import is_hidden

_MOST: Final = 0.8
"""Share of a caption that must be hidden: its credit or an icon may stand beside it."""


def silenced(page: Page) -> Sequence[PageElement]:
    """The elements that `aria-hidden` keeps from assistive technology, most of them icons."""
    return page.derive(_silenced)


def _silenced(page: Page) -> Sequence[PageElement]:
    return page.outline.select('[aria-hidden="true" i]') if page.outline is not None else ()


def is_silenced(element: PageImage | PageElement) -> bool:
    """Is the element shown, but kept from assistive technology by an attribute of its own or of something around it?"""
    return is_hidden(element) and element.name.trace[0].found in _SILENT


_SILENT: Final = frozenset({"aria-hidden", "inert"})


def is_silenced_caption(caption: Statement, page: Page) -> bool:
    """Does a caption, or nearly all of it, stand in something that `aria-hidden` keeps from assistive technology?"""
    if not any(_says(element.text, caption) for element in silenced(page)):
        return False
    return any(_says(holder.text, caption) for holder in _silenced_around(caption, page))


def _says(text: str, caption: Statement) -> bool:
    """Does a text hold the caption, or nearly all of it?"""
    return caption.text in text or (text in caption.text and len(text) >= _MOST * len(caption.text))


def _silenced_around(caption: Statement, page: Page) -> Iterator[PageElement]:
    """Those of them that a caption stands in: captions by their name or class, and what stands in a figcaption."""
    if caption.place is None or page.outline is None:
        return
    around = page.outline.around(caption.place)
    inmost = next((at for at, element in enumerate(around) if element.tag == "figcaption"), -1)
    for at, element in enumerate(around):
        is_caption = at <= inmost or "caption" in (element.attribute("class") or "").lower()
        if is_caption and (element.attribute("aria-hidden") or "").lower() == "true":
            yield element
