"""The page around its images: its other elements, as rules ask for them."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from a11y_audit.model.images import AccessibleName
from a11y_audit.model.statements import Place


class PageElement(Protocol):
    """An element that a rule about the page asks for. Nothing of it is worked out before it is asked."""

    @property
    def tag(self) -> str:
        """Its name in lower case."""
        ...

    @property
    def attributes(self) -> Mapping[str, str]:
        """Its attributes as the parser read them."""
        ...

    def attribute(self, name: str) -> str | None:
        """The value of one attribute, None when it has no such; cheaper than all of them."""
        ...

    @property
    def name(self) -> AccessibleName:
        """Its accessible name and role."""
        ...

    @property
    def role(self) -> str:
        """Its role; sooner found out than its name."""
        ...

    @property
    def text(self) -> str:
        """All text in it, white space collapsed, seen or not."""
        ...

    @property
    def shows_text(self) -> bool:
        """Does text stand in it that is not hidden?"""
        ...

    @property
    def language_text(self) -> str:
        """The text and names in it that are seen or heard, parts that declare a language of their own left out."""
        ...

    @property
    def is_rendered(self) -> bool:
        """Can it be seen? `aria-hidden` hides from assistive technology alone."""
        ...

    @property
    def is_focusable(self) -> bool:
        """Does the Tab key stop at it?"""
        ...

    @property
    def content(self) -> "Sequence[PageElement]":
        """The elements in it, in document order."""
        ...

    @property
    def place(self) -> Place:
        """Its start tag."""
        ...

    def attribute_place(self, name: str) -> Place:
        """The attribute with its value; the start tag when the file has no such attribute."""
        ...


class RepeatedAttribute(Struct, frozen=True):
    """An attribute that one tag has twice: browsers keep the first value and drop the second."""

    tag: str
    name: str
    kept: str
    dropped: str
    place: Place
    """The second one's name in the file."""


class Outline(Protocol):
    """The page around its images, for rules that ask about titles, headings, frames, languages and ids."""

    @property
    def root(self) -> "PageElement | None":
        """The `html` element; None when the file has no tag for it."""
        ...

    @property
    def title(self) -> "PageElement | None":
        """The `title` element that gives the document its title: the first."""
        ...

    @property
    def attribute_names(self) -> frozenset[str]:
        """The names of all attributes on the page."""
        ...

    def repeated_attributes(self, names: frozenset[str] | None = None) -> Sequence[RepeatedAttribute]:
        """The attributes that stand twice in one tag, in document order; with `names` those alone."""
        ...

    def select(self, selector: str) -> "Sequence[PageElement]":
        """The elements a CSS selector finds, in document order; what only readers without scripts see is left out."""
        ...

    def has(self, selector: str) -> bool:
        """Does the selector find any element?"""
        ...

    def around(self, place: Place) -> "Sequence[PageElement]":
        """The elements that a place begins in, the innermost first; of a tag's place, the tag's own before all."""
        ...

    @property
    def repeated_ids(self) -> frozenset[str]:
        """The ids that several elements have."""
        ...

    def with_id(self, identifier: str) -> "Sequence[PageElement]":
        """The elements with that id, in document order."""
        ...
