"""The page around its images, as rules about the page ask for it. Nothing is looked up before it is asked."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import Final

from turbohtml import Element, Namespace, Node, Text

from a11y_audit.model import AccessibleName, PageElement, Place, RepeatedAttribute
from a11y_audit.reading.document.around import elements_around
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.language import SAMPLE
from a11y_audit.reading.names import Names
from a11y_audit.reading.names.aria import is_focusable
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import collapse

_UNSEEN_BY_ALL: Final = frozenset({"script", "style", "template", "noscript", "head", "iframe", "datalist"})
_LANGUAGE: Final = ("lang", "xml:lang")
_CONTROLS: Final = frozenset(
    {"a", "area", "audio", "button", "iframe", "input", "select", "summary", "textarea", "video"}
)
"""Elements that the Tab key may stop at without further marks."""
_NAMED: Final = frozenset({"img", "area", "input", "svg"})
_MOST_NODES: Final = 5_000
_MOST_INSIDE: Final = 500
"""Nodes in one element that are looked at for text and pictures."""
_MOST_REPEATED: Final = 200
_ATTRIBUTE_NAME: Final = pattern(r"[^\s\"'>/=<]*\Z")
_LONGEST_NAME: Final = 256
_BACKWARDS: Final = pattern(r"\s*-\d")
_VALUE: Final = pattern(r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']*))")


class DocumentElement:
    """One element of a parsed page, seen as `PageElement`."""

    __slots__ = ("_document", "_element", "_names")

    def __init__(self, document: HtmlDocument, names: Names, element: Element) -> None:
        self._document = document
        self._names = names
        self._element = element

    @property
    def tag(self) -> str:
        """Its name in lower case."""
        return self._element.tag

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes; those that the parser takes for lists of words as they are written."""
        element = self._element
        return {
            name: value if isinstance(value, str) else element.attr(name) or ""
            for name, value in element.attrs.copy().items()
        }

    def attribute(self, name: str) -> str | None:
        """The value of one attribute, None when it has no such; cheaper than all of them."""
        return self._element.attr(name)

    @property
    def name(self) -> AccessibleName:
        """Its accessible name and role."""
        return self._names.of(self._element)

    @property
    def role(self) -> str:
        """Its role; sooner found out than its name."""
        return self._names.role(self._element)

    @property
    def text(self) -> str:
        """All text in it, white space collapsed, seen or not."""
        return collapse(self._element.text)

    @property
    def shows_text(self) -> bool:
        """Does text stand in it that is not hidden?"""
        return shows_text(self._element, self._names)

    @property
    def language_text(self) -> str:
        """The text and names in it that are seen or heard, parts that declare a language of their own left out.

        Of a whole page its title and paragraphs, where they are long enough to tell a language. Cut when it is long.
        """
        if self._element.parent is self._document.tree and (text := self._running_text()):
            return text
        return collapse(" ".join(self._spoken()))[:SAMPLE] if self.is_rendered else ""

    @property
    def is_rendered(self) -> bool:
        """Can it be seen? `aria-hidden` hides from assistive technology alone."""
        return not self._names.is_unseen(self._element)

    @property
    def is_focusable(self) -> bool:
        """Does the Tab key stop at it?"""
        element = self._element
        tabindex = element.attr("tabindex")
        if element.tag not in _CONTROLS and tabindex is None and element.attr("contenteditable") is None:
            return False
        if tabindex is not None and _BACKWARDS.match(tabindex):
            return False
        return element.tag == "iframe" or is_focusable(element.tag, self.attributes)

    @property
    def content(self) -> Sequence[PageElement]:
        """The elements in it, in document order; of very many the first."""
        return [self._other(element) for element in islice(self._document.elements(within=self._element), _MOST_INSIDE)]

    @property
    def place(self) -> Place:
        """Its start tag."""
        return self._document.place(self._element)

    def attribute_place(self, name: str) -> Place:
        """The attribute with its value; the start tag when the file has no such attribute."""
        return self._document.attribute_place(self._element, name) or self.place

    def _other(self, element: Element) -> "DocumentElement":
        return DocumentElement(self._document, self._names, element)

    def _running_text(self) -> str:
        said, length = [title.text] if (title := _title(self._document)) is not None else [], 0
        any_otherwise = any(element.tag != "html" for element in self._document.tree.select("[lang]"))
        for paragraph in self._document.elements(("p",)):
            if any_otherwise and _speaks_otherwise(paragraph):
                continue
            text = paragraph.text.strip()[:SAMPLE]
            said.append(text)
            length += len(text)
            if length >= SAMPLE:
                return collapse(" ".join(said))
        return ""

    def _spoken(self) -> Iterator[str]:
        """Its texts and the names of its images, in document order."""
        if self._element.parent is self._document.tree and (title := _title(self._document)) is not None:
            yield title.text
        ahead: list[Node] = list(self._element.children)[::-1]
        length = 0
        for _ in range(_MOST_NODES):
            if not ahead or length > SAMPLE:
                return
            node = ahead.pop()
            said = ""
            if isinstance(node, Text):
                said = node.data
            elif isinstance(node, Element) and self._inherits(node):
                said = self._names.of(node).text if node.tag in _NAMED else ""
                ahead.extend(list(node.children)[::-1])
            length += len(said)
            yield said

    def _inherits(self, element: Element) -> bool:
        """Does what stands in it take its language from outside, and is it seen?"""
        if element.tag in _UNSEEN_BY_ALL or any(element.attr(name) is not None for name in _LANGUAGE):
            return False
        return self._other(element).is_rendered


class DocumentOutline:
    """A parsed page, seen as `Outline`."""

    def __init__(self, document: HtmlDocument, names: Names) -> None:
        self._document = document
        self._names = names
        self._with_id: dict[str, list[PageElement]] = {}

    @property
    def root(self) -> PageElement | None:
        """The `html` element; None when the file has no tag for it."""
        root = self._document.tree.root
        return None if root is None or root.position is None else self._seen(root)

    @property
    def title(self) -> PageElement | None:
        """The `title` element that gives the document its title: the first of HTML's own."""
        title = _title(self._document)
        return None if title is None else self._seen(title)

    def select(self, selector: str) -> Sequence[PageElement]:
        """The elements a CSS selector finds, in document order; what stands in `noscript` left out."""
        found = self._document.select(selector)
        if found and (unscripted := self._unscripted):
            found = [element for element in found if element not in unscripted]
        return [self._seen(element) for element in found]

    def has(self, selector: str) -> bool:
        """Does the selector find any element?"""
        first = self._document.tree.select_one(selector)
        if first is None:
            return False
        return first.closest("template,noscript") is None or bool(self.select(selector))

    def around(self, place: Place) -> Sequence[PageElement]:
        """The elements that a place begins in, the innermost first; of a tag's place, the tag's own before all."""
        return [self._seen(element) for element in elements_around(self._document, place)]

    @property
    def repeated_ids(self) -> frozenset[str]:
        """The ids that several elements have."""
        return frozenset(identifier for identifier, elements in self._by_id.items() if len(elements) > 1)

    def with_id(self, identifier: str) -> Sequence[PageElement]:
        """The elements with that id, in document order."""
        found = self._with_id.get(identifier)
        if found is None:
            found = self._with_id[identifier] = [self._seen(element) for element in self._by_id.get(identifier, ())]
        return found

    @cached_property
    def attribute_names(self) -> frozenset[str]:
        """The names of all attributes on the page."""
        return frozenset().union(*[element.attrs for element in self._document.elements()])

    def repeated_attributes(self, names: frozenset[str] | None = None) -> Sequence[RepeatedAttribute]:
        """The attributes that stand twice in one tag, in document order; with `names` those alone; of many the first.

        Words that a straight quotation mark inside a value turned into attributes are left out.
        """
        errors = [error for error in self._document.tree.errors if error.code == "duplicate-attribute"]
        if not errors:
            return ()
        found = (self._repeated(error.line, error.col, names) for error in errors[:_MOST_REPEATED])
        return tuple(one for one in found if one is not None)

    def _seen(self, element: Element) -> PageElement:
        return DocumentElement(self._document, self._names, element)

    @cached_property
    def _unscripted(self) -> frozenset[Element]:
        """The elements that only browsers without scripts show."""
        return frozenset(inner for each in self._document.select("noscript") for inner in each.iter_elements())

    @cached_property
    def _by_id(self) -> Mapping[str, Sequence[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self._document.select("[id]"):
            found.setdefault(element.attr("id") or "", []).append(element)
        return found

    @cached_property
    def _lengths(self) -> Sequence[int]:
        """How much text stands before each line, line ends not counted."""
        return [0, *accumulate(map(len, self._document.source.text.split("\n")))]

    @cached_property
    def _tags(self) -> Mapping[tuple[int, int], Element]:
        """Every element by the line and column of its tag."""
        return {at: element for element in self._document.elements() if (at := element.position) is not None}

    @cached_property
    def _tag_positions(self) -> Sequence[tuple[int, int]]:
        return sorted(self._tags)

    def _repeated(self, line: int, column: int, names: frozenset[str] | None) -> RepeatedAttribute | None:
        """What the parser dropped; `column` is where the attribute's name ends. None in a tag that made no element."""
        text = self._document.source.text
        end = self._lengths[line - 1] + line - 1 + column
        match = _ATTRIBUTE_NAME.search(text[max(0, end - _LONGEST_NAME) : end])
        name = match[0].lower() if match else ""
        if names is not None and name not in names:
            return None
        index = bisect_right(self._tag_positions, (line, column))
        element = self._tags[self._tag_positions[index - 1]] if index else None
        location = element.source_location if element is not None else None
        if element is None or location is None or end > location.start_tag.end_offset or _is_broken(element):
            return None
        value = _VALUE.match(text, end, location.start_tag.end_offset)
        dropped = next((group for group in value.groups() if group is not None), "") if value else ""
        place = self._document.source.place(end - len(name), end)
        return RepeatedAttribute(element.tag, name, element.attr(name) or "", dropped, place)


def shows_text(element: Element, names: Names) -> bool:
    """Does text stand in the element that is not hidden? Of very much content the first tells."""
    if not element.text.strip():
        return False
    for number, node in enumerate(element.descendants):
        if number > _MOST_INSIDE:
            return True
        if type(node) is Text and not node.data.isspace():
            parent = node.parent
            if isinstance(parent, Element) and parent.tag not in _UNSEEN_BY_ALL and not names.is_hidden(parent):
                return True
    return False


def _title(document: HtmlDocument) -> Element | None:
    return next((title for title in document.elements("title") if title.namespace is Namespace.HTML), None)


def _is_broken(element: Element) -> bool:
    """Did a straight quotation mark in a value make attributes of the words after it?"""
    names = "".join(element.attrs)
    return '"' in names or "'" in names


def _speaks_otherwise(element: Element) -> bool:
    """Does it, something around it or something in it declare a language, the root aside?"""
    around = element.closest("[lang]")
    return (around is not None and around.tag != "html") or element.select_one("[lang]") is not None
