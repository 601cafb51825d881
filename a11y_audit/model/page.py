"""One parsed article, and where it came from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, structs

from a11y_audit.model.evidence import Evidence
from a11y_audit.model.images import PageImage
from a11y_audit.model.outline import Outline
from a11y_audit.model.statements import Place, Statement

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


T = TypeVar("T")


class TextBlock(Struct, frozen=True):
    """A paragraph or heading of the article; `kind` is "h1" ... "h6", "p", "li", "td", "blockquote"."""

    kind: str
    text: str
    find_place: Callable[[], Place]
    find_link: Callable[[], bool] = lambda: False

    @property
    def place(self) -> Place:
        """Where its words stand, worked out when asked for."""
        return self.find_place()

    @property
    def is_link(self) -> bool:
        """Do all its words stand in links, as those of a list of other articles do?"""
        return self.find_link()


class SyntaxFault(Struct, frozen=True):
    """A stretch of structured data that cannot be parsed, and the parser's words."""

    why: str
    place: Place


class StructuredData(Struct, frozen=True):
    """What the page tells machines: schema.org values, Open Graph and Twitter card properties."""

    json_ld: tuple[Mapping[str, Any], ...] = ()
    json_ld_faults: tuple[SyntaxFault, ...] = ()
    statements: tuple[Statement, ...] = ()
    """Every statement about an image, also those whose image is not on the page."""
    properties: Mapping[str, Statement] = {}
    """Open Graph and Twitter properties by name ("og:image:alt")."""


class Allowance(Struct, frozen=True):
    """One rule that a page accepts findings of, by a comment or a `data-a11y-audit-allow` attribute in its source.

    `rule` is a rule ("alt-missing") or one reason of it ("alt-missing[captioned]"), as spelled; "" when the mark is
    not understood. `why` is the reason given in words; without one the mark does not count. `scope` is the stretch of
    the file it governs, as offsets like those of `Place`; None is the whole page.
    """

    rule: str
    why: str
    place: Place
    scope: tuple[int, int] | None
    spelling: str
    silenced: int | None = None
    """How many findings it silenced; None when its rule was not run, or could not examine something in its scope."""


class Source(Struct, frozen=True):
    """The bytes of a page and where they come from.

    `path` is how the page is named in reports; `root` is the folder that site addresses ("/img/a.jpg") start
    from, and outside which no file is read; None when the page is not a file. `url` is where it was fetched from, and
    `charset` the label of the encoding its server named; None and "" when it is a file.
    """

    path: str
    data: bytes
    root: str | None = None
    folder: str | None = None
    url: str | None = None
    charset: str = ""


class Page(Struct):
    """One parsed article. What is costly and seldom wanted (`blocks`, `soup`) is made when first asked for."""

    source: Source
    text: str
    """The decoded text of the file, a byte-order mark left out."""
    format: str
    """"html", "xhtml", "svg" or "markdown"."""
    encoding: str
    images: tuple[PageImage, ...]
    evidence: Evidence
    structured: StructuredData = StructuredData()
    language: Statement | None = None
    """The page's declared language (BCP 47), None when it declares none."""
    base: str = ""
    """What its addresses start from, as it says (`<base href>`); "" when it says nothing."""
    title: Statement | None = None
    headline: Statement | None = None
    published: date | None = None
    is_extract: bool = False
    """True for text an extractor left (Markdown, plain text): head, alt text or images may have been lost."""
    notes: tuple[str, ...] = ()
    """What kept the reader from seeing all of the page, in sentences ("The page declares no encoding; ...")."""
    allowances: tuple[Allowance, ...] = ()
    """What the page's source says it accepts."""
    guess_language: Callable[[], str] = str
    """ISO 639-1 code of the language the text is written in, "" when that is unsure; asked if none is declared."""
    find_blocks: Callable[[], Sequence[TextBlock]] = tuple
    make_soup: "Callable[[], BeautifulSoup] | None" = None
    outline: Outline | None = None
    """The page around the images; None for text that is not markup."""
    _kept: dict[Any, Any] = {}

    @property
    def path(self) -> str:
        """The name of the page in reports."""
        return self.source.path

    @property
    def language_code(self) -> str:
        """The primary language subtag in lower case ("en"): as declared, else as the text lets guess, else ""."""
        return self.derive(_language_code)

    @property
    def blocks(self) -> Sequence[TextBlock]:
        """Headings and paragraphs of the page in document order, captions left out."""
        return self.derive(_blocks)

    @property
    def photos(self) -> tuple[PageImage, ...]:
        """The article's own pictures."""
        return self.derive(_photos)

    @property
    def soup(self) -> "BeautifulSoup":
        """The page as BeautifulSoup, over the same parse, with true source positions.

        Raises:
            TypeError: the page has no markup (plain Markdown without HTML).
        """
        if self.make_soup is None:
            raise TypeError(f"{self.path} holds no HTML to make a soup of")
        return self.derive(_soup)

    def altered(self, **fields: Any) -> "Page":
        """The page with other values in some fields; what was derived from it is worked out anew."""
        return structs.replace(self, _kept={}, **fields)

    def derive(self, make: "Callable[[Page], T]") -> T:
        """Gives `make(page)`, computed once a page: the place for work several images share."""
        try:
            return self._kept[make]  # type: ignore[no-any-return]
        except KeyError:
            value = self._kept[make] = make(self)
            return value


def _language_code(page: Page) -> str:
    return page.language.text.split("-")[0].split("_")[0].lower() if page.language else page.guess_language()


def _blocks(page: Page) -> Sequence[TextBlock]:
    return page.find_blocks()


def _photos(page: Page) -> tuple[PageImage, ...]:
    return tuple(image for image in page.images if image.is_photo)


def _soup(page: Page) -> "BeautifulSoup":
    assert page.make_soup is not None
    return page.make_soup()
