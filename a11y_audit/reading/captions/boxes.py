"""What stands in a box round pictures: its captions, its credits, its words; each box is looked through once."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Final, TypeVar, cast

from turbohtml import Element, Node

from a11y_audit.model import Kind, Role
from a11y_audit.reading.captions.following import holds_plain_caption, holds_running_text
from a11y_audit.reading.captions.wording import is_byline
from a11y_audit.reading.credits import looks_like_credit
from a11y_audit.reading.document.html import HEADINGS, HtmlDocument
from a11y_audit.reading.document.passage import SILENT as UNREAD
from a11y_audit.reading.inventory.caption_classes import CAPTION, CREDIT, PLAIN_CREDIT, SILENT, STRONG, purposes
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.credit_words import is_interface
from a11y_audit.text.words import has_words

NO_CAPTION: Final = UNREAD | {"img", "button", "a", "picture", "input", "meta", "source", "video"}
_LONGEST_CREDIT: Final = 300
_MOST_ELEMENTS: Final = 1000
_UNCOUNTED: Final = frozenset({Role.ICON, Role.LOGO, Role.TRACKER, Role.AD})
_FEW_WORDS: Final = 6
"""Blanks in a text that no control holds, whatever its class says ("caption closable")."""
_MANY: Final = -1
_PAIR: Final = 2
_T = TypeVar("_T")


def _once(find: "Callable[[Boxes, Element], _T]") -> "Callable[[Boxes, Element], _T]":
    """Has an element looked through only once: many pictures may stand in it."""

    def found(self: "Boxes", box: Element) -> _T:
        key = (find, box)
        if key not in self.kept:
            self.kept[key] = find(self, box)
        return cast("_T", self.kept[key])

    return found


class Boxes:
    """The boxes of a page, and the pictures in them."""

    def __init__(self, document: HtmlDocument, pictures: Sequence[Picture], roles: Sequence[Role]) -> None:
        self._document = document
        self._pictures = pictures
        self._roles = roles
        self.kept: dict[tuple[object, Element], object] = {}

    @cached_property
    def owner(self) -> dict[Node, int]:
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

    def holds_several(self, box: Element) -> bool:
        """Are there different pictures in it?"""
        return self.owner.get(box) == _MANY

    @_once
    def is_large(self, box: Element) -> bool:
        """Does it hold more elements than a picture, its caption and its controls could need?"""
        return next(islice(box.iter_elements(), _MOST_ELEMENTS, None), None) is not None

    @_once
    def regions(self, box: Element) -> tuple[Element, ...]:
        """The caption elements in a box, outermost first; those round pictures are boxes, not captions."""
        found: list[Element] = []
        inside: set[Node] = set()
        for element in self._elements(box):
            if inside and element.parent in inside:
                inside.add(element)
                continue
            if element.tag != "figcaption":
                named = purposes(element)
                if not named & CAPTION or element.tag in NO_CAPTION:
                    continue
                if named & SILENT and not (named & STRONG and element.text.count(" ") >= _FEW_WORDS):
                    continue
                if element in self.owner:
                    continue
                if not named & STRONG and (holds_plain_caption(element) or holds_running_text(element)):
                    continue
            elif element in self.owner:
                continue
            text = element.text
            if text and not text.isspace():
                found.append(element)
                inside.add(element)
        return tuple(found)

    def _elements(self, box: Element) -> Iterator[Element]:
        """The elements in a box; those in figures of other pictures are theirs."""
        if not self.holds_several(box) or next(box.iter_elements("figure"), None) is None:
            yield from box.iter_elements()
            return
        waiting = list(reversed(box.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, Element) and not (node.tag == "figure" and node in self.owner):
                yield node
                waiting.extend(reversed(node.children))

    @_once
    def credits(self, box: Element) -> tuple[Element, ...]:
        """The credit elements in a box outside its captions."""
        found: list[Element] = []
        regions = self.regions(box)
        inside: set[Node] = {*regions}
        around = _ancestors(regions)
        for element in box.iter_elements():
            if inside and element.parent in inside:
                inside.add(element)
                continue
            if not (purposes(element) & CREDIT or element.tag in {"cite", "small"}) or element in self.owner:
                continue
            if element.tag in NO_CAPTION or element in inside or element in around:
                continue
            text = element.text.strip()
            if text and len(text) < _LONGEST_CREDIT and _may_be_credit(element, text, box):
                found.append(element)
                inside.add(element)
        return _together(found, box)

    @_once
    def text(self, box: Element) -> str:
        """The words of a box."""
        return " ".join(box.text.split())

    @_once
    def has_heading(self, box: Element) -> bool:
        """Is there a heading in it?"""
        return next(box.iter_elements(HEADINGS), None) is not None

    @_once
    def blocks(self, box: Element) -> list[tuple[Element, str]]:
        """The innermost elements with text of their own in a box, controls left out, and that text."""
        found: list[tuple[Element, str]] = []
        for _, node in self._document.passage(box).pieces:
            parent = node.parent
            if isinstance(parent, Element) and parent.closest("button,summary,svg,nav,label,select") is None:
                text = node.data.strip()
                if has_words(text) and not purposes(parent) & SILENT and not is_interface(text):
                    found.append((parent, text))
        return found


def _together(found: Sequence[Element], box: Element) -> tuple[Element, ...]:
    """Two neighbours with nothing but a mark between them as what holds both ("Ana Ruiz <i>/</i> Harbour Radio")."""
    if len(found) != _PAIR:
        return tuple(found)
    first, second = found
    parent = first.parent
    if not isinstance(parent, Element) or parent is not second.parent or parent == box:
        return first, second
    between = parent.text.replace(first.text, "", 1).replace(second.text, "", 1)
    return (first, second) if has_words(between) or not between.strip() else (parent,)


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
    return is_near and not is_byline(text) and looks_like_credit(text)
