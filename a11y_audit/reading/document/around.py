"""Which elements a place in the file stands in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from turbohtml import Element, Node

from a11y_audit.model import Place
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.xml import XmlText

_Position = tuple[int, int]
"""Line from 1 and column from 0 in the text that was parsed, as the parser counts them."""


def elements_around(document: HtmlDocument, place: Place) -> Sequence[Element]:
    """The elements that a place of the file begins in, the innermost first.

    A tag stands in its own element. Elements that no tag stands for (an implied `tbody`) are left out.
    """
    begun = list(_begun(document, _position(document, place)))[::-1]
    inside = next((at for at, element in enumerate(begun) if document.end(element) > place.offset), len(begun))
    return [element for element in begun[inside:] if element.position is not None]


def _begun(document: HtmlDocument, at: _Position) -> Iterator[Element]:
    """From outside in, of each element the one inside that is the last to begin before a position, or at it."""
    inside = document.derive(_Inside)
    node: Node | None = document.tree
    while node is not None and (node := inside.last_begun(node, at)) is not None:
        yield node


class _Inside:
    """The elements right inside others by where they begin, looked up once for each."""

    def __init__(self, _document: HtmlDocument) -> None:
        self._known: dict[Node, tuple[list[_Position], list[Element]]] = {}

    def last_begun(self, node: Node, at: _Position) -> Element | None:
        if (known := self._known.get(node)) is None:
            begins = [(begin, child) for child in node.children if type(child) is Element and (begin := _begin(child))]
            begins.sort(key=lambda each: each[0])
            known = self._known[node] = [begin for begin, _ in begins], [child for _, child in begins]
        positions, elements = known
        index = bisect_right(positions, at)
        return elements[index - 1] if index else None


def _begin(element: Element) -> _Position | None:
    """Where its tag stands, or the first tag in it; None when no tag stands for it at all."""
    if (position := element.position) is not None:
        return position
    return next((found for inner in element.iter_elements() if (found := inner.position) is not None), None)


def _position(document: HtmlDocument, place: Place) -> _Position:
    if not isinstance(document.source, XmlText):
        return place.line, place.column - 1
    text, at = document.source.text, document.source.text_offset(place.offset)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at) - 1
