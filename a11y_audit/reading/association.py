"""Which text belongs to which picture: the figure around it, else the largest box that holds no other picture.

A box is climbed to from the picture while it holds one picture only, is short and has no heading in it. In the box the
elements named after captions are taken; text without such a name counts when the box is small and the picture is one
of the article's own.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, TypeVar, cast

from msgspec import Struct
from turbohtml import Element, Node, Text

from a11y_audit.model import PHOTO_ROLES, Kind, Role
from a11y_audit.reading.caption_classes import ALIEN, CAPTION, CREDIT, PLAIN_CREDIT, SILENT, STRONG, purposes
from a11y_audit.reading.credits import looks_like_credit, separate
from a11y_audit.reading.html import HtmlDocument
from a11y_audit.reading.passage import SILENT as UNREAD
from a11y_audit.reading.picture import Picture
from a11y_audit.text.credit_words import is_interface
from a11y_audit.text.words import fold

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
_MOST_INSIDE: Final = 100
"""Elements of a vaguely named box among which a plainly named one is looked for."""
_CLIMB: Final = 10


class Frame(Struct, frozen=True):
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

    @property
    def elements(self) -> tuple[Element, ...]:
        """What is to be read; frames with the same elements hold the same text."""
        return self.regions + self.credits


_NOTHING: Final = Frame(None)
_T = TypeVar("_T")


def _once(find: "Callable[[Association, Element], _T]") -> "Callable[[Association, Element], _T]":
    """Has an element looked through only once: many pictures may stand in it."""

    def found(self: "Association", box: Element) -> _T:
        key = (find, box)
        if key not in self.kept:
            self.kept[key] = find(self, box)
        return cast("_T", self.kept[key])

    return found


class Association:
    """Finds the frame of each picture of a page."""

    def __init__(self, document: HtmlDocument, pictures: Sequence[Picture], roles: Sequence[Role]) -> None:
        self._document = document
        self._pictures = pictures
        self._roles = roles
        self.kept: dict[tuple[object, Element], object] = {}
        self._figures = self._nearest_figures()

    def _nearest_figures(self) -> dict[Node, Element]:
        """The nearest figure around each picture that has one, and around what lies between them."""
        found: dict[Node, Element] = {}
        if not self._document.tree.select("figure"):
            return found
        for picture in self._pictures:
            node: Node | None = picture.element
            parent = picture.element.parent
            figure = parent.closest("figure") if isinstance(parent, Element) else None
            while figure is not None and node is not None and node not in found and node != figure:
                found[node] = figure
                node = node.parent
        return found

    @cached_property
    def _owner(self) -> dict[Node, int]:
        """Every element around pictures: the index of the one picture in it, or that there are several."""
        owner: dict[Node, int] = {}
        pictures = self._pictures
        for n, picture in enumerate(pictures):
            if self._roles[n] in _UNCOUNTED or picture.kind is Kind.CAPTION_ONLY:
                continue
            identity = picture.identity
            node: Node | None = picture.element
            while isinstance(node, Element):
                other = owner.setdefault(node, n)
                if other == _MANY:
                    break
                if other != n:
                    if identity and pictures[other].identity == identity:
                        break  # what is around it is known from there
                    owner[node] = _MANY
                node = node.parent
        return owner

    def frame(self, n: int) -> Frame:
        """The frame of the picture at index `n`; an empty one when no text belongs to it."""
        picture, role = self._pictures[n], self._roles[n]
        if picture.kind is Kind.CAPTION_ONLY:
            return self._orphan(picture.element)
        figure = self._figures.get(picture.element)
        if role in _UNCAPTIONED:
            return self._own_figure(figure, n)
        if figure is not None:
            frame = self._in_figure(figure, n)
            if frame.regions:
                return frame
        box, frame = self._climb(figure if figure is not None else picture.outer, figure, n)
        return frame if frame.regions or role not in PHOTO_ROLES else self._beside(box, frame, picture)

    # ------------------------------------------------------------------------------------------------------ figures

    def _orphan(self, element: Element) -> Frame:
        if element.tag == "figure":
            regions = self._regions(element)
            return Frame(element, regions or (element,), self._credits(element), "figcaption")
        return Frame(None, (element,), (), "figcaption" if element.tag == "figcaption" else "class")

    def _own_figure(self, figure: Element | None, n: int) -> Frame:
        if figure is None or self._owner.get(figure, n) == _MANY:
            return _NOTHING
        caption = next(figure.iter_elements("figcaption"), None)
        if caption is None or not _has_free_words(self._document, caption):
            return _NOTHING
        return self._in_figure(figure, n)

    def _in_figure(self, figure: Element, n: int) -> Frame:
        regions = self._regions(figure)
        if self._owner.get(figure, n) == _MANY:
            return Frame(figure, regions, (), _how(regions)) if len(regions) == 1 else Frame(figure)
        if not regions and self._text(figure):
            return Frame(figure, (figure,), (), "figure")
        return Frame(figure, regions, self._credits(figure), _how(regions), figure)

    @_once
    def _regions(self, box: Element) -> tuple[Element, ...]:
        """The caption elements in a box, outermost first; those round pictures are boxes, not captions."""
        found: list[Element] = []
        inside: set[Node] = set()
        for element in self._elements(box):
            if inside and element.parent in inside:
                inside.add(element)
                continue
            if element.tag != "figcaption":
                named = purposes(element)
                if named & (CAPTION | SILENT) != CAPTION or element.tag in _NO_CAPTION:
                    continue
                if element in self._owner or (not named & STRONG and _holds_plain_caption(element)):
                    continue
            elif element in self._owner:
                continue
            text = element.text
            if text and not text.isspace():
                found.append(element)
                inside.add(element)
        return tuple(found)

    def _elements(self, box: Element) -> Iterator[Element]:
        """The elements in a box; those in figures of other pictures are theirs."""
        if self._owner.get(box) != _MANY or next(box.iter_elements("figure"), None) is None:
            yield from box.iter_elements()
            return
        waiting = list(reversed(box.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element) and not (node.tag == "figure" and node in self._owner):
                yield node
                waiting.extend(reversed(node.children))

    @_once
    def _credits(self, box: Element) -> tuple[Element, ...]:
        """The credit elements in a box outside its captions."""
        found: list[Element] = []
        regions = self._regions(box)
        inside: set[Node] = {*regions}
        around = _ancestors(regions)
        for element in box.iter_elements():
            if inside and element.parent in inside:
                inside.add(element)
                continue
            if not (purposes(element) & CREDIT or element.tag in {"cite", "small"}) or element in self._owner:
                continue
            if element.tag in _NO_CAPTION or element in inside or element in around:
                continue
            text = element.text.strip()
            if text and len(text) < _LONGEST_CREDIT and _may_be_credit(element, text, box):
                found.append(element)
                inside.add(element)
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
            text = self._text(node)
            if len(text) > MAX_BOX or self._has_heading(node):
                break
            box = node
            if text:
                regions = self._regions(node)
                if regions:
                    return node, Frame(figure, regions, self._credits(node), "class", node)
                if first is None or (first.tag in _TABLE and node.tag in _TABLE):
                    first = node if self._blocks(node) else None
            node = node.parent
        if first is None:
            return box, Frame(figure)
        return first, self._bare(first, figure, n)

    @_once
    def _text(self, box: Element) -> str:
        """The words of a box."""
        return " ".join(box.text.split())

    @_once
    def _has_heading(self, box: Element) -> bool:
        return next(box.iter_elements(_HEADINGS), None) is not None

    def _bare(self, box: Element, figure: Element | None, n: int) -> Frame:
        """A box with text in it but no element named after captions."""
        blocks = self._blocks(box)
        bare = self._credits(box)
        only_credits = Frame(figure, (), bare, "class" if bare else "")
        if len(blocks) > _MOST_BLOCKS or sum(len(text) for _, text in blocks) > _LONGEST_BARE:
            return only_credits
        is_credited_row = (
            box.tag in _TABLE
            and self._roles[n] is Role.THUMBNAIL
            and separate(" ".join(text for _, text in blocks)).credit != ""
        )
        if self._roles[n] not in PHOTO_ROLES and not is_credited_row:
            return only_credits
        if box.tag in _TABLE:
            return Frame(figure, (box,), (), "table row")
        if not self._stands_before(n, blocks) and not repeats_alt(self._pictures[n], " ".join(t for _, t in blocks)):
            return only_credits
        if box.tag == "p":
            return Frame(figure, (box,), (), "emphasis" if _is_set_apart(blocks) else "paragraph")
        if box.tag in _BARE:
            return Frame(figure, (box,), (), "cell" if box.tag in {"td", "th"} else box.tag)
        if any(purposes(element) & ALIEN or _is_byline(text) for element, text in blocks):
            return only_credits
        return Frame(figure, (box,), (), "box")

    def _stands_before(self, n: int, blocks: Sequence[tuple[Element, str]]) -> bool:
        """Does some of the text follow the picture, as captions do? Dates and bylines stand above it."""
        place = self._pictures[n].element.source_location
        last = blocks[-1][0].source_location if blocks else None
        return (
            place is None
            or last is None
            or last.start_tag.start_offset > place.start_tag.start_offset
            or any(self._owner.get(element) is not None for element, _ in blocks)
        )

    @_once
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

    def _beside(self, box: Element, frame: Frame, picture: Picture) -> Frame:
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
                    return self._next_to(sibling, frame, picture)
                sibling = sibling.next_sibling
            parent = node.parent
            if not isinstance(parent, Element) or parent.tag in _WALLS:
                break
            node = parent
        return frame

    def _next_to(self, element: Element, frame: Frame, picture: Picture) -> Frame:
        text = element.text.strip()
        if len(text) > MAX_BOX:
            return frame
        if element.tag == "figcaption" or purposes(element) & (CAPTION | SILENT) == CAPTION:
            return Frame(frame.figure, (element,), frame.credits, "beside")
        if next(element.iter_elements(_HEADINGS), None) is None:
            regions = self._regions(element)
            if len(regions) == 1:
                return Frame(frame.figure, regions, frame.credits, "beside")
            if repeats_alt(picture, text):
                return Frame(frame.figure, (element,), frame.credits, "alt")
        return frame


_NAMING: Final = 10
"""Characters from which an equal alternative text proves that a text is the picture's."""


def repeats_alt(picture: Picture, text: str) -> bool:
    """Does one of the two begin with the other, as alternative texts that repeat a caption do?"""
    alt = picture.attributes.get("alt") or picture.attributes.get("title") or ""
    one, other = fold(alt).rstrip(" ."), fold(text).rstrip(" .")
    if min(len(one), len(other)) < _NAMING:
        return one != "" and one == other
    return one.startswith(other) or (other.startswith(one) and len(other) < len(one) + _LONGEST_REST)


_LONGEST_REST: Final = 120


def _is_set_apart(blocks: Sequence[tuple[Element, str]]) -> bool:
    """Is all text beside an image in a paragraph set in italics or small type?"""
    return all(element.closest("em,i,small,cite,font,strong,b") is not None for element, _ in blocks)


def _how(regions: Sequence[Element]) -> str:
    if not regions:
        return ""
    return "figcaption" if any(region.tag == "figcaption" for region in regions) else "class"


def _has_free_words(document: HtmlDocument, caption: Element) -> bool:
    """Are there words in a teaser's caption outside links and headings, which name the other article?"""
    return any(
        isinstance(node.parent, Element) and node.parent.closest("a,h1,h2,h3,h4,h5,h6,button,time") is None
        for _, node in document.passage(caption).pieces
    )


def _ancestors(elements: Sequence[Element]) -> set[Node]:
    found: set[Node] = set()
    for element in elements:
        node = element.parent
        while node is not None and node not in found:
            found.add(node)
            node = node.parent
    return found


def _may_be_credit(element: Element, text: str, box: Element) -> bool:
    """Is an element outside the caption a credit? A weak name ("author") is heard in figures only."""
    if purposes(element) & PLAIN_CREDIT:
        return True
    is_near = box.tag == "figure" or element.tag in {"cite", "small"}
    return is_near and not _is_byline(text) and looks_like_credit(text)


def _is_byline(text: str) -> bool:
    """Does it name the article's author? Credits have a label of their own before "by"."""
    return text[:4].lower().startswith(("by ", "von ", "par ", "por "))


def _holds_plain_caption(element: Element) -> bool:
    """Does a box that is vaguely named hold an element that is plainly named after captions?"""
    inside = islice(element.iter_elements(), _MOST_INSIDE)
    return any(inner.tag == "figcaption" or purposes(inner) & STRONG for inner in inside)
