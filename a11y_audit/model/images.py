"""One use of an image, and what is known of it."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import force_setattr

from a11y_audit.model.statements import Credit, Place, Statement
from a11y_audit.model.vocabulary import PHOTO_ROLES, Kind, Role

if TYPE_CHECKING:
    from bs4 import Tag


class ImageSource(Struct, frozen=True, gc=False):
    """One address the image may be loaded from, and the attribute that gives it ("src", "srcset", "data-src")."""

    url: str
    attribute: str


class Link(Struct, frozen=True, dict=True):
    """The link or button an image stands in. What is said of it is found out when it is first asked for."""

    href: str
    find_text: Callable[[], str]
    find_name: Callable[[], str]
    find_place: Callable[[], Place]
    find_role: Callable[[], str] = lambda: "link"
    find_hidden: Callable[[], bool] = lambda: False
    find_shown: Callable[[], bool] | None = None
    find_unnamed: Callable[[], bool] | None = None

    @cached_property
    def text(self) -> str:
        """Its text without images, white space collapsed."""
        return self.find_text()

    @cached_property
    def name(self) -> str:
        """Its accessible name."""
        return self.find_name()

    @cached_property
    def is_unnamed(self) -> bool:
        """Has it no accessible name, and none that a framework fills in?"""
        return not self.name.strip() if self.find_unnamed is None else self.find_unnamed()

    @cached_property
    def shows_text(self) -> bool:
        """Does text stand in it that is not hidden? Sooner found out than its name."""
        return bool(self.text) if self.find_shown is None else self.find_shown()

    @cached_property
    def role(self) -> str:
        """Its role ("link", "button", "tab", ...)."""
        return self.find_role()

    @cached_property
    def is_hidden(self) -> bool:
        """Does assistive technology never meet it?"""
        return self.find_hidden()

    @cached_property
    def place(self) -> Place:
        """Its start tag; in Markdown all of it."""
        return self.find_place()


class NameStep(Struct, frozen=True):
    """One step of the accessible-name computation: where the name was looked for and what was found there."""

    source: str
    found: str | None


BOUND: Final = "binding"
"""The source of a name that a framework or a template engine fills in: what it will be, the file does not tell."""


class AccessibleName(Struct, frozen=True):
    """The outcome of the accessible-name computation (accname-1.2) for one element.

    `source` is the step that gave the name ("aria-labelledby", "aria-label", "alt", "title", "content", "").
    `exposed` is False when assistive technology never meets the element.
    """

    text: str
    source: str
    role: str
    exposed: bool
    trace: tuple[NameStep, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Is there no name, and nothing that a framework or a template engine makes one of?"""
        return not self.text.strip() and self.source != BOUND


class PageImage(Struct, frozen=True):
    """One use of an image on a page. Kept when its tag is empty and when only its caption is left."""

    n: int
    kind: Kind
    role: Role
    place: Place
    element: str
    """Name of the element in the source ("img", "amp-img"); "![]()" for Markdown."""
    attributes: Mapping[str, str]
    sources: tuple[ImageSource, ...]
    identity: str
    """Equal for two addresses of one image (sizes, formats, resizing services folded away); "" without address."""
    alt: Statement | None
    """None when there is no alt attribute; a statement whose text is "" when it is empty."""
    name: AccessibleName
    caption: Statement | None = None
    credit: Credit | None = None
    figure: Place | None = None
    """The figure element around the image, if there is one."""
    link: Link | None = None
    statements: tuple[Statement, ...] = ()
    """What structured data says of this image."""
    width: int | None = None
    height: int | None = None
    """CSS pixels the page asks for, when it says so."""
    find_tag: "Callable[[], Tag | None]" = lambda: None
    find_beside: Callable[[], tuple[str, str]] = lambda: ("", "")
    spoken_alt: str = ""
    """The alternative text if assistive technology says it; "" if it is missing, empty, hidden or overridden."""

    def __post_init__(self) -> None:
        is_spoken = self.name.exposed and self.name.source[:4] != "aria"
        force_setattr(self, "spoken_alt", self.alt.text if self.alt and is_spoken else "")

    @property
    def src(self) -> str:
        """The address a browser would load first, or "" when the image has none."""
        return self.sources[0].url if self.sources else ""

    @property
    def is_photo(self) -> bool:
        """Is it one of the article's own pictures?"""
        return self.role in PHOTO_ROLES

    @property
    def is_credited_here(self) -> bool:
        """Does a credit stand with it? One in the text says less of what the picture is, and of the words beside it."""
        return self.credit is not None and not self.credit.is_distant

    @property
    def alt_place(self) -> Place | None:
        """Where the alternative text stands; None when there is none, or when nothing in the file spells it."""
        return self.alt.place if self.alt else None

    @property
    def words_beside(self) -> tuple[str, str]:
        """The text right before and right behind the element, up to the next tag; "" in Markdown."""
        return self.find_beside()

    @property
    def tag(self) -> "Tag | None":
        """The element as BeautifulSoup knows it, inside `page.soup`; None for a Markdown image."""
        return self.find_tag()
