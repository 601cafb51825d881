"""Which text belongs to which picture: the figure around it, else the largest box that holds no other picture.

A box is climbed to from the picture while it holds one picture only, is short and has no heading in it. In the box the
elements named after captions are taken; text without such a name counts when the box is small and the picture is one
of the article's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from turbohtml import Element, Node, Text

from a11y_audit.model import PHOTO_ROLES, Kind, Role
from a11y_audit.reading.caption_classes import ALIEN, CAPTION, CREDIT, SILENT, STRONG, purposes
from a11y_audit.reading.html import HtmlDocument
from a11y_audit.reading.passage import SILENT as UNREAD
from a11y_audit.reading.picture import Picture
from a11y_audit.text.credit_words import is_interface

MAX_BOX: Final = 900
"""Characters; a box with more text in it holds more than a picture and its caption."""
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_WALLS: Final = frozenset({"body", "html", "main", "nav", "footer", "form", "dialog"})
"""Elements that are more than a box around one picture."""
_BARE: Final = frozenset({"td", "th", "p", "center", "figure", "dd", "dt"})
_TABLE: Final = frozenset({"table", "tbody", "thead", "tr"})
_PASSED: Final = frozenset({"br", "script", "style", "noscript", "template", "link", "meta", "button", "hr"})
"""Elements that may stand between a picture and its caption."""
_NO_CAPTION: Final = UNREAD | {"img", "button", "a", "picture", "input", "meta", "source", "video"}
_MOST_BLOCKS: Final = 8
_LONGEST_BARE: Final = 600
_LONGEST_CREDIT: Final = 300
_UNCOUNTED: Final = frozenset({Role.ICON, Role.LOGO, Role.TRACKER, Role.AD})
_UNCAPTIONED: Final = frozenset({Role.TEASER, Role.ICON, Role.LOGO, Role.AD, Role.TRACKER, Role.PORTRAIT})
_MANY: Final = -1
_CLIMB: Final = 10


@dataclass(frozen=True, slots=True)
class Frame:
    """The text round one picture.

    `regions` are the elements that hold the caption, `credits` further elements that hold nothing but a credit, all in
    document order and none inside another.
    """

    figure: Element | None
    regions: tuple[Element, ...] = ()
    credits: tuple[Element, ...] = ()
    how: str = ""
    around: Element | None = None
    """The figure or box they stand in, whose other text may hold the credit."""


_NOTHING: Final = Frame(None)


class Association:
    """Finds the frame of each picture of a page."""

    def __init__(self, document: HtmlDocument, pictures: Sequence[Picture], roles: Sequence[Role]) -> None:
        self._document = document
        self._pictures = pictures
        self._roles = roles
        self._owner: dict[Node, int] = {}
        for n, picture in enumerate(pictures):
            if roles[n] not in _UNCOUNTED and picture.kind is not Kind.CAPTION_ONLY:
                self._claim(picture, n)

    def _claim(self, picture: Picture, n: int) -> None:
        """Marks everything around a picture as its own, and as nobody's where another picture stands too."""
        owner = self._owner
        node: Node | None = picture.element
        while isinstance(node, Element):
            other = owner.setdefault(node, n)
            if other == _MANY:
                return
            if other != n and not self._is_same(other, n):
                owner[node] = _MANY
            node = node.parent

    def _is_same(self, one: int, other: int) -> bool:
        identity = self._pictures[one].identity
        return identity != "" and identity == self._pictures[other].identity

    def frame(self, n: int) -> Frame:
        """The frame of the picture at index `n`; an empty one when no text belongs to it."""
        picture, role = self._pictures[n], self._roles[n]
        if picture.kind is Kind.CAPTION_ONLY:
            return self._orphan(picture.element)
        figure = _figure(picture)
        if role in _UNCAPTIONED:
            return self._own_figure(figure, n)
        if figure is not None:
            frame = self._in_figure(figure, n)
            if frame.regions:
                return frame
        box, frame = self._climb(figure if figure is not None else picture.outer, figure, n)
        return frame if frame.regions else self._beside(box, frame)

    # ------------------------------------------------------------------------------------------------------ figures

    def _orphan(self, element: Element) -> Frame:
        if element.tag == "figure":
            regions = self._regions(element, is_shared=False)
            return Frame(element, regions or (element,), self._credits(element, regions), "figcaption")
        return Frame(None, (element,), (), "figcaption" if element.tag == "figcaption" else "class")

    def _own_figure(self, figure: Element | None, n: int) -> Frame:
        if figure is None or self._owner.get(figure, n) == _MANY:
            return _NOTHING
        if next(figure.iter_elements("figcaption"), None) is None:
            return _NOTHING
        return self._in_figure(figure, n)

    def _in_figure(self, figure: Element, n: int) -> Frame:
        is_shared = self._owner.get(figure, n) == _MANY
        regions = self._regions(figure, is_shared=is_shared)
        if is_shared:
            return Frame(figure, regions, (), _how(regions))
        if not regions and not figure.text.isspace() and figure.text:
            return Frame(figure, (figure,), (), "figure")
        return Frame(figure, regions, self._credits(figure, regions), _how(regions), figure)

    def _regions(self, box: Element, *, is_shared: bool) -> tuple[Element, ...]:
        """The caption elements in a box, outermost first; those round pictures are boxes, not captions.

        A box shared by several pictures gives one caption to all of them, or none when it holds several.
        """
        found: list[Element] = []
        for element in box.iter_elements():
            if element.tag != "figcaption":
                named = purposes(element)
                if named & (CAPTION | SILENT) != CAPTION or element.tag in _NO_CAPTION:
                    continue
                if not named & STRONG and _holds_plain_caption(element):
                    continue
            if element in self._owner or _is_inside(element, found):
                continue
            text = element.text
            if text and not text.isspace():
                found.append(element)
        return () if is_shared and len(found) > 1 else tuple(found)

    def _credits(self, box: Element, regions: Sequence[Element]) -> tuple[Element, ...]:
        """The credit elements in a box outside its captions."""
        found: list[Element] = []
        for element in box.iter_elements():
            if not (purposes(element) & CREDIT or element.tag in {"cite", "small"}) or element in self._owner:
                continue
            if element.tag in _NO_CAPTION or _is_inside(element, (*regions, *found)):
                continue
            if any(_is_inside(region, (element,)) for region in regions):
                continue
            text = element.text.strip()
            if text and len(text) < _LONGEST_CREDIT:
                found.append(element)
        return tuple(found)

    # ------------------------------------------------------------------------------------------------------ climbing

    def _climb(self, start: Element, figure: Element | None, n: int) -> tuple[Element, Frame]:
        """The largest box round the picture alone, and what its captions are."""
        box = start
        first: Element | None = None
        node: Node | None = start.parent
        for _ in range(_CLIMB):
            if not isinstance(node, Element) or node.tag in _WALLS or self._owner.get(node) == _MANY:
                break
            text = node.text
            if len(text) > MAX_BOX and len(" ".join(text.split())) > MAX_BOX:
                break
            if next(node.iter_elements(_HEADINGS), None) is not None:
                break
            box = node
            if text and not text.isspace():
                regions = self._regions(node, is_shared=False)
                if regions:
                    return node, Frame(figure, regions, self._credits(node, regions), "class", node)
                if first is None or (first.tag in _TABLE and node.tag in _TABLE):
                    first = node if self._blocks(node) else None
            node = node.parent
        if first is None:
            return box, Frame(figure)
        return first, self._bare(first, figure, n)

    def _bare(self, box: Element, figure: Element | None, n: int) -> Frame:
        """A box with text in it but no element named after captions."""
        blocks = self._blocks(box)
        credits = self._credits(box, ())
        only_credits = Frame(figure, (), credits, "class" if credits else "")
        if len(blocks) > _MOST_BLOCKS or sum(len(text) for _, text in blocks) > _LONGEST_BARE:
            return only_credits
        if box.tag in _TABLE:
            return Frame(figure, (box,), (), "table row")
        if box.tag in _BARE:
            return Frame(figure, (box,), (), _BARE_NAMES.get(box.tag, box.tag))
        if self._roles[n] not in PHOTO_ROLES or any(purposes(element) & ALIEN for element, _ in blocks):
            return only_credits
        return Frame(figure, (box,), (), "box")

    def _blocks(self, box: Element) -> list[tuple[Element, str]]:
        """The innermost elements with text of their own in a box, controls left out, and that text."""
        found: list[tuple[Element, str]] = []
        for _, node in self._document.passage(box).pieces:
            parent = node.parent
            if isinstance(parent, Element) and parent.closest("button,svg,nav,label,select") is None:
                text = node.data.strip()
                if not purposes(parent) & SILENT and not is_interface(text):
                    found.append((parent, text))
        return found

    # -------------------------------------------------------------------------------------------------------- beside

    def _beside(self, box: Element, frame: Frame) -> Frame:
        """The caption element that follows the box, or stands in what follows it."""
        node: Node = box
        for _ in range(3):
            sibling = node.next_sibling
            while sibling is not None:
                if isinstance(sibling, Text) and sibling.data.strip():
                    return frame
                if sibling in self._owner:
                    return frame
                if isinstance(sibling, Element) and sibling.tag not in _PASSED and sibling.text.strip():
                    return self._next_to(sibling, frame)
                sibling = sibling.next_sibling
            parent = node.parent
            if not isinstance(parent, Element) or parent.tag in _WALLS:
                break
            node = parent
        return frame

    def _next_to(self, element: Element, frame: Frame) -> Frame:
        if len(element.text) > 2 * MAX_BOX or len(element.text.strip()) > MAX_BOX:
            return frame
        if element.tag == "figcaption" or purposes(element) & (CAPTION | SILENT) == CAPTION:
            return Frame(frame.figure, (element,), frame.credits, "beside")
        if next(element.iter_elements(_HEADINGS), None) is None:
            regions = self._regions(element, is_shared=False)
            if len(regions) == 1:
                return Frame(frame.figure, regions, frame.credits, "beside")
        return frame


_BARE_NAMES: Final = {"p": "paragraph", "td": "cell", "th": "cell"}


def _how(regions: Sequence[Element]) -> str:
    if not regions:
        return ""
    return "figcaption" if any(region.tag == "figcaption" for region in regions) else "class"


def _figure(picture: Picture) -> Element | None:
    """The nearest figure around a picture."""
    node: Node | None = picture.element
    for _ in range(_CLIMB + 6):
        if not isinstance(node, Element) or node.tag in _WALLS:
            return None
        if node.tag == "figure":
            return node
        node = node.parent
    return None


def _is_inside(element: Element, others: Sequence[Element]) -> bool:
    if not others:
        return False
    node: Node | None = element
    for _ in range(12):
        if node is None:
            return False
        if node in others:
            return True
        node = node.parent
    return False


def _holds_plain_caption(element: Element) -> bool:
    """Does a box that is vaguely named hold an element that is plainly named after captions?"""
    return any(inner.tag == "figcaption" or purposes(inner) & STRONG for inner in element.iter_elements())
