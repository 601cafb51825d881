"""The nouns of the audit. Every other room speaks in these; this one imports none of ours.

A page holds images; several voices speak for each image (its alternative text, its caption, its credit,
structured data, the file's own metadata, the pixels). What a voice says is a `Statement`: the words, their raw
spelling and their place in the file. Rules look at images and pages, and say what they `Found`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

T = TypeVar("T")


# --------------------------------------------------------------------------------------------------- vocabulary


class Verdict(StrEnum):
    """What a rule says of one target, in the words of ACT Rules Format 1.1 and EARL 1.0."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"


class Severity(StrEnum):
    """How much harm a fault does to readers, in axe-core's words; `note` harms nobody."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"
    NOTE = "note"


class Certainty(StrEnum):
    """How sure the tool is. `possible` is a question to the editor and never a failure."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"


class Pillar(StrEnum):
    """The side of the page a rule guards; the score weighs the first three per image."""

    ACCESS = "access"
    CAPTION = "caption"
    CREDIT = "credit"
    PAGE = "page"


class Kind(StrEnum):
    """The construct in the source that shows the image."""

    IMG = "img"
    SVG = "svg"
    OBJECT = "object"
    EMBED = "embed"
    INPUT = "input"
    AREA = "area"
    CANVAS = "canvas"
    VIDEO = "video"
    CUSTOM_ELEMENT = "custom-element"
    ROLE_IMG = "role-img"
    BACKGROUND = "background"
    MARKDOWN = "markdown"
    CAPTION_ONLY = "caption-only"
    """No image construct is left: only a caption or credit that speaks of one."""


class Role(StrEnum):
    """What the image does on a news page."""

    LEAD = "lead"
    BODY = "body"
    GALLERY = "gallery"
    THUMBNAIL = "thumbnail"
    PORTRAIT = "portrait"
    TEASER = "teaser"
    LOGO = "logo"
    ICON = "icon"
    AD = "ad"
    TRACKER = "tracker"


PHOTO_ROLES: Final = frozenset({Role.LEAD, Role.BODY, Role.GALLERY})
"""Roles of the article's own pictures: these are owed a caption and a credit."""
UNJUDGED_ROLES: Final = frozenset({Role.AD, Role.TRACKER})
"""Roles no newsroom writes: they are listed, but no rule is asked about them."""


class Voice(StrEnum):
    """Who says something about an image, or about the page it stands on."""

    PAGE = "page"
    """The page about itself: its title, headline and language."""
    ALT = "alt"
    ARIA = "aria"
    TITLE = "title"
    CAPTION = "caption"
    CREDIT = "credit"
    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    OPEN_GRAPH = "open-graph"
    TWITTER = "twitter"
    IPTC_IIM = "iptc-iim"
    XMP = "xmp"
    EXIF = "exif"
    OCR = "ocr"


# ------------------------------------------------------------------------------------------- what the page says


class Place(Struct, frozen=True, gc=False):
    """A stretch of one file's text.

    Lines and columns count from 1, columns in code points; `end_line`/`end_column` lie just past the stretch.
    `offset` and `end` are code points into the decoded text as it stands in the file (its own line ends kept).
    """

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end: int


class Statement(Struct, frozen=True):
    """What one voice says.

    `text` has white space collapsed; `raw` is the exact spelling, from which nothing is cut. `about` names the
    field ("alt", "caption", "credit", "creator", "copyright", "license", "date", "url", ...). `reason` tells how
    it was found ("figcaption", "credit class", "label", "vote", ..., in structured data the property's path, such as
    "NewsArticle.image[0].creditText"). `image` is the address, as written, of the image that structured data speaks
    of; "" when it names none, and for the voices that stand with the image.
    """

    voice: Voice
    about: str
    text: str
    raw: str
    place: Place | None = None
    reason: str = ""
    image: str = ""


class Credit(Struct, frozen=True):
    """A parsed credit line.

    `relations` holds the words that tie the names together: "via", "for", "courtesy", "handout", "pool", "file",
    "screenshot", "ai-generated". `label` is the word that announces it ("Photo:"), `rights` the boilerplate after
    it, `separator` the mark that parts it from the caption (" / ", ". ", "" when it stands in its own element).
    """

    statement: Statement
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    label: str = ""
    rights: str = ""
    separator: str = ""
    text: str = ""
    """The credit as the page shows it, white space collapsed; always the statement's."""

    def __post_init__(self) -> None:
        force_setattr(self, "text", self.statement.text)

    @property
    def place(self) -> Place | None:
        """Where it stands in the file."""
        return self.statement.place

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone who is credited, persons first."""
        return self.persons + self.organisations


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

    @cached_property
    def text(self) -> str:
        """Its text without images, white space collapsed."""
        return self.find_text()

    @cached_property
    def name(self) -> str:
        """Its accessible name."""
        return self.find_name()

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

    @property
    def src(self) -> str:
        """The address a browser would load first, or "" when the image has none."""
        return self.sources[0].url if self.sources else ""

    @property
    def is_photo(self) -> bool:
        """Is it one of the article's own pictures?"""
        return self.role in PHOTO_ROLES

    @property
    def spoken_alt(self) -> str:
        """The alternative text if assistive technology says it; "" if it is missing, empty, hidden or overridden."""
        alt = self.alt
        if alt is None or not alt.text or not self.name.exposed or self.name.source[:4] == "aria":
            return ""
        return alt.text

    @property
    def tag(self) -> "Tag | None":
        """The element as BeautifulSoup knows it, inside `page.soup`; None for a Markdown image."""
        return self.find_tag()


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph or heading of the article; `kind` is "h1" ... "h6", "p", "li", "td", "blockquote"."""

    kind: str
    text: str
    find_place: Callable[[], Place] = field(repr=False, compare=False)

    @property
    def place(self) -> Place:
        """Where its words stand, worked out when asked for."""
        return self.find_place()


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
    from, and outside which no file is read; None when the page is not a file.
    """

    path: str
    data: bytes
    root: str | None = None
    folder: str | None = None


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

    @property
    def name(self) -> AccessibleName:
        """Its accessible name and role."""
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

    def with_id(self, identifier: str) -> "Sequence[PageElement]":
        """The elements with that id, in document order."""
        ...


class NotKnown(Exception):
    """Raised when evidence is asked for that cannot be had; the message says why, in one sentence."""


class OcrWord(Struct, frozen=True, gc=False):
    """One word read from pixels, its confidence (0-100), and its box as shares of the image's width and height."""

    text: str
    confidence: float
    left: float
    top: float
    width: float
    height: float


class OcrText(Struct, frozen=True):
    """Text read from pixels, in reading order; `text` is "" when the picture holds none.

    `confidence` (0-100) is the words' mean, `area` the share of the image their boxes cover, `line_height` the tallest
    line's share of the image's height. `languages` are the Tesseract codes that were read with ("kor+eng").
    """

    text: str
    confidence: float
    area: float
    languages: str
    engine: str
    words: tuple[OcrWord, ...] = ()
    line_height: float = 0.0


class Pixels(Struct, frozen=True):
    """What the decoded file shows: its format, size in pixels and frame count."""

    format: str
    width: int
    height: int
    frames: int = 1


class Evidence(Protocol):
    """What the image file says. Each question gives the answer or raises `NotKnown`."""

    def pixels(self, image: PageImage) -> Pixels:
        """Format and size of the file the image shows."""
        ...

    def ocr(self, image: PageImage, language: str = "") -> OcrText:
        """The text that can be read in the picture.

        Args:
            language: the page's language (BCP 47): the one to expect in the picture; English when "".
        """
        ...

    def glimpse(self, image: PageImage, language: str = "") -> tuple[str, ...]:
        """Words that may stand in a small picture; too unsure to count unless they agree with what is known already."""
        ...

    def metadata(self, image: PageImage) -> tuple[Statement, ...]:
        """IPTC IIM, XMP and EXIF statements in the file, each under its own voice."""
        ...


@dataclass(slots=True)
class Page:
    """One parsed article. What is costly and seldom wanted (`blocks`, `soup`) is made when first asked for."""

    source: Source
    text: str
    """The decoded text of the file, a byte-order mark left out."""
    format: str
    """"html", "xhtml", "svg" or "markdown"."""
    encoding: str
    images: tuple[PageImage, ...]
    evidence: Evidence
    structured: StructuredData = field(default_factory=StructuredData)
    language: Statement | None = None
    """The page's declared language (BCP 47), None when it declares none."""
    title: Statement | None = None
    headline: Statement | None = None
    published: date | None = None
    is_extract: bool = False
    """True for text an extractor left (Markdown, plain text): head, alt text or images may have been lost."""
    notes: tuple[str, ...] = ()
    """What kept the reader from seeing all of the page, in sentences ("The page declares no encoding; ...")."""
    allowances: tuple[Allowance, ...] = ()
    """What the page's source says it accepts."""
    guess_language: Callable[[], str] = field(default=str, repr=False)
    """ISO 639-1 code of the language the text is written in, "" when that is unsure; asked if none is declared."""
    find_blocks: Callable[[], Sequence[TextBlock]] = field(default=lambda: (), repr=False)
    make_soup: "Callable[[], BeautifulSoup] | None" = field(default=None, repr=False)
    outline: Outline | None = field(default=None, repr=False)
    """The page around the images; None for text that is not markup."""
    _kept: dict[Any, Any] = field(default_factory=dict, repr=False)

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


# ------------------------------------------------------------------------------------------------ what rules say


class Suggestion(Struct, frozen=True):
    """A draft for one field ("alt", "caption", "credit"), and where its words come from. Always to be checked."""

    field: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Found:
    """A check saw what one of its reasons describes. Severity, certainty and words come from the rule page."""

    reason: str
    facts: Mapping[str, object]
    place: Place | None = None
    others: tuple[Place, ...] = ()
    image: PageImage | None = None
    suggestion: Suggestion | None = None


Result = Found | Verdict
"""What a check returns for one target: `PASSED`, `INAPPLICABLE`, or what it found."""

PASSED: Final = Verdict.PASSED
INAPPLICABLE: Final = Verdict.INAPPLICABLE


def found(
    reason: str,
    *,
    place: Place | None = None,
    others: Iterable[Place] = (),
    image: PageImage | None = None,
    suggestion: Suggestion | None = None,
    **facts: object,
) -> Found:
    """Says that `reason` of the rule page holds. `facts` fill the placeholders of its words.

    Args:
        place: the attribute or text at fault; the image's tag when left out.
        others: further places that belong to the fault (the second of two equal texts).
        image: for page rules, the image it concerns.
        suggestion: a draft for the editor.
    """
    return Found(reason, facts, place, tuple(others), image, suggestion)


class Options(Mapping[str, Any]):
    """A rule's settings: the rule page's defaults, overridden by configuration."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


ImageCheck = Callable[[PageImage, Page, Options], Result]
PageCheck = Callable[[Page, Options], Result | Iterable[Result]]
