"""The page around its images, as rules about the page ask for it. Nothing is looked up before it is asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from turbohtml import Element

from a11y_audit.model import PageElement, Place, RepeatedAttribute
from a11y_audit.reading.accessible_names import Names
from a11y_audit.reading.document.around import elements_around
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.outline.element import DocumentElement, title_element
from a11y_audit.reading.outline.repetitions import Repetitions


class DocumentOutline:
    """A parsed page, seen as `Outline`."""

    def __init__(self, document: HtmlDocument, names: Names) -> None:
        self._document = document
        self._names = names
        self._repetitions = Repetitions(document)
        self._with_id: dict[str, list[PageElement]] = {}

    @property
    def root(self) -> PageElement | None:
        """The `html` element; None when the file has no tag for it."""
        root = self._document.tree.root
        return None if root is None or root.position is None else self._seen(root)

    @property
    def title(self) -> PageElement | None:
        """The `title` element that gives the document its title: the first of HTML's own."""
        title = title_element(self._document)
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
        ids = Counter(element.attr("id") or "" for element in self._document.select("[id]"))
        return frozenset(identifier for identifier, count in ids.items() if count > 1)

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
        return self._repetitions.found(names)

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
