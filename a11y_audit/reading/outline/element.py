"""One element of a parsed page, as rules about the page ask for it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from turbohtml import Element, Namespace, Node, Text

from a11y_audit.model import AccessibleName, PageElement, Place
from a11y_audit.reading.accessible_names import Names
from a11y_audit.reading.accessible_names.aria import is_focusable
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.language import SAMPLE
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
_BACKWARDS: Final = pattern(r"\s*-\d")


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
        inside = islice(self._document.elements(within=self._element), _MOST_INSIDE)
        return [DocumentElement(self._document, self._names, element) for element in inside]

    @property
    def place(self) -> Place:
        """Its start tag."""
        return self._document.place(self._element)

    def attribute_place(self, name: str) -> Place:
        """The attribute with its value; the start tag when the file has no such attribute."""
        return self._document.attribute_place(self._element, name) or self.place

    def _running_text(self) -> str:
        said, length = [title.text] if (title := title_element(self._document)) is not None else [], 0
        for paragraph in self._document.elements("p"):
            if _speaks_otherwise(paragraph):
                continue
            text = paragraph.text.strip()[:SAMPLE]
            said.append(text)
            length += len(text)
            if length >= SAMPLE:
                return collapse(" ".join(said))
        return ""

    def _spoken(self) -> Iterator[str]:
        """Its texts and the names of its images, in document order."""
        if self._element.parent is self._document.tree and (title := title_element(self._document)) is not None:
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
        return not self._names.is_unseen(element)


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


def title_element(document: HtmlDocument) -> Element | None:
    """The `title` element that gives the document its title: the first of HTML's own, not of a drawing."""
    return next((title for title in document.elements("title") if title.namespace is Namespace.HTML), None)


def _speaks_otherwise(element: Element) -> bool:
    """Does it, something around it or something in it declare a language, the root aside?"""
    around = element.closest("[lang]")
    return (around is not None and around.tag != "html") or element.select_one("[lang]") is not None
