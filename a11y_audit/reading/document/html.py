"""One parse of an HTML page, and where in the file everything in it stands."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

import turbohtml
from turbohtml import Document, Element, Node

from a11y_audit.model import Place
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.document.passage import Passage
from a11y_audit.reading.document.xml import XmlText

if TYPE_CHECKING:
    from turbohtml._internal._locations import SourceLocation, SourceSpan

T = TypeVar("T")
_SPACE = " \t\n\f"
HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


class HtmlDocument:
    """A parsed page: the tree every reader walks, and the places of its tags, attributes and text.

    The tree is that of the HTML standard with scripting off (the content of `noscript` is elements). turbohtml gives
    one object per node, so nodes can be compared and kept in dictionaries. Two things differ from a browser's view:
    `select` and `iter_elements` go into the content of `template` (use `elements`, or ask `in_template`), and elements
    the parser made up (a missing `body`, a clone by the adoption agency) stand nowhere in the file.
    """

    __slots__ = ("__dict__", "_kept", "_locations", "source", "tree")

    def __init__(self, source: SourceText, markup: str | None = None) -> None:
        """Parses a file.

        Args:
            source: the file.
            markup: what to parse in place of the file's text: text of the same length, whose offsets mean the same.
        """
        self.source = source
        self.tree: Document = turbohtml.parse(
            source.text if markup is None else markup,
            source_locations=True,
            scripting=False,
            allow_declarative_shadow_roots=False,
        )
        self._kept: dict[Any, Any] = {}
        self._locations: dict[Element, SourceLocation | None] = {}

    def derive(self, make: "Callable[[HtmlDocument], T]") -> T:
        """Gives `make(document)`, computed once a document: for what several readers share."""
        try:
            return self._kept[make]  # type: ignore[no-any-return]
        except KeyError:
            value = self._kept[make] = make(self)
            return value

    @property
    def text(self) -> str:
        """The decoded text as it stands in the file, its own line ends kept."""
        return self.source.raw

    # ------------------------------------------------------------------------------------------------- elements

    @cached_property
    def _inside_templates(self) -> frozenset[Element]:
        inside: set[Element] = set()
        for template in self.tree.select("template"):
            if template not in inside:
                inside.update(template.iter_elements())
        return frozenset(inside)

    def elements(self, tags: str | Iterable[str] | None = None, within: Node | None = None) -> Iterator[Element]:
        """Elements in document order that are not in the content of a `template`.

        Args:
            tags: one tag name or several; all elements when left out.
            within: the node whose descendants are wanted; the document when left out.
        """
        if within is None and isinstance(tags, str):
            return iter(self.select(tags))
        found = (self.tree if within is None else within).iter_elements(tags)
        hidden = self._inside_templates
        return (element for element in found if element not in hidden) if hidden else found

    def select(self, selector: str, within: Element | None = None) -> list[Element]:
        """Elements a CSS selector finds, in the document or within an element, that are not in a `template`'s content.

        The parser looks up elements of one tag (`meta[name], meta[property]`) in an index; for a selector of several
        tags it goes through the whole page.
        """
        found = (self.tree if within is None else within).select(selector)
        hidden = self._inside_templates
        return [element for element in found if element not in hidden] if hidden else found

    def in_template(self, element: Element) -> bool:
        """Does it stand in the content of a `template`, where no browser shows it?"""
        return element in self._inside_templates

    # --------------------------------------------------------------------------------------------------- places

    @cached_property
    def _originals(self) -> dict[tuple[int, int], "SourceLocation"]:
        """Locations by position, for the clones the adoption agency makes: they know only line and column."""
        locations = ((element.position, element.source_location) for element in self.tree.iter_elements())
        return {position: location for position, location in locations if position and location}

    def _location(self, element: Element) -> "SourceLocation | None":
        try:
            return self._locations[element]
        except KeyError:
            location = element.source_location
            if location is None and (position := element.position) is not None:
                location = self._originals.get(position)
            self._locations[element] = location
            return location

    def place(self, element: Element) -> Place:
        """The element's start tag.

        A clone by the adoption agency has its original's. An element no tag in the file stands for (an implied
        `body` or `tbody`) has the place of its nearest located ancestor; failing that of its first located
        descendant; failing that the start of the file.
        """
        location = self._location(element)
        if location is None:
            located = _located_relative(element)
            location = located.source_location if located is not None else None
        return self._at(location.start_tag) if location is not None else Place(1, 1, 1, 1, 0, 0)

    def attribute_place(self, element: Element, name: str) -> Place | None:
        """The whole `name="value"`; None when the element has no such attribute, or not in this tag's source."""
        location = self._location(element)
        span = location.attrs.get(name.lower()) if location is not None else None
        return self._at(span) if span is not None else None

    def raw_attribute(self, element: Element, name: str) -> str | None:
        """The attribute's value as the file spells it: quotes off, character references as written.

        None when there is no such attribute. A value that stands nowhere in the file comes as the parser read it.
        """
        location = self._location(element)
        span = location.attrs.get(name.lower()) if location is not None else None
        if span is None:
            return element.attr(name)
        return _unquoted(self.slice(self._at(span))[len(name) :])

    def content_place(self, element: Element) -> Place:
        """From just after the start tag to just before the end tag.

        When the end tag is missing the content ends where the next tag outside it begins, white space before that
        left out. For an element that stands nowhere in the file: the place of its text.
        """
        location = element.source_location
        if location is None:
            return self.passage(element).place
        start = location.start_tag.end_offset
        end = location.end_tag.start_offset if location.end_tag is not None else self._open_end(element, start)
        return self.source.place(start, max(start, end))

    def end(self, element: Element) -> int:
        """Where the element ends in the file: behind its end tag, or where its content ends; 0 if it stands nowhere."""
        location = self._location(element)
        if location is None:
            return 0
        if location.end_tag is not None:
            return self.source.raw_offset(location.end_tag.end_offset)
        return self.source.raw_offset(self._open_end(element, location.start_tag.end_offset))

    def passage(self, first: Node, last: Node | None = None) -> Passage:
        """The readable text of a run of sibling nodes (or of one node), with its raw spelling and places.

        Args:
            first: the first node of the run: a text node, an element, ...
            last: the last node of the run, a later sibling of `first`; `first` itself when left out.
        """
        return Passage(self.source, first, last if last is not None else first)

    def slice(self, place: Place) -> str:
        """What the file spells in that place."""
        return self.source.raw[place.offset : place.end]

    def _at(self, span: "SourceSpan") -> Place:
        line, column, start, end_line, end_column, end = span
        source = self.source
        if isinstance(source, XmlText):
            return source.place(start, end)
        if source.text is source.raw:
            return Place(line, column + 1, end_line, end_column + 1, start, end)
        return Place(line, column + 1, end_line, end_column + 1, source.raw_offset(start), source.raw_offset(end))

    def _open_end(self, element: Element, start: int) -> int:
        """Where the content of an element without an end tag ends, as an offset in the normalised text."""
        if not element.children:
            return start
        text = self.source.text
        end = _next_tag(element)
        end = len(text) if end is None or end < start else end
        while end > start and text[end - 1] in _SPACE:
            end -= 1
        return end


def parse_html(text: str, *, is_xml: bool = False) -> HtmlDocument:
    """Parses decoded text (no byte-order mark, no lone surrogates) as the HTML standard says. Never raises.

    Args:
        text: the text, its line ends as in the file.
        is_xml: the text is that of an XHTML or SVG file (see `reading.document.xml`).
    """
    return HtmlDocument(XmlText(text) if is_xml else SourceText(text))


def _located_relative(element: Element) -> Element | None:
    for ancestor in element.ancestors:
        if ancestor.source_location is not None:
            return ancestor  # type: ignore[return-value]  # only elements have locations
    return next((inner for inner in element.iter_elements() if inner.source_location is not None), None)


def _next_tag(element: Element) -> int | None:
    """Offset of the first located tag after the element, in the normalised text; None at the end of the file."""
    node: Node | None = element
    while node is not None:
        for sibling in node.next_siblings:
            if (location := sibling.source_location) is not None:
                return location.start_tag.start_offset
        node = node.parent
        location = node.source_location if node is not None else None
        if location is not None and location.end_tag is not None:
            return location.end_tag.start_offset
    return None


def _unquoted(spelling: str) -> str:
    """The value in what follows an attribute's name: `= "value"`, `='value'`, `=value` or nothing."""
    value = spelling.lstrip(_SPACE + "\r").removeprefix("=").lstrip(_SPACE + "\r")
    if value[:1] in {'"', "'"}:
        return value[1:-1] if len(value) > 1 and value[-1] == value[0] else value[1:]
    return value
