"""The inventory: one `PageImage` for every use of an image on a page, in document order."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from turbohtml import Element, Text

from a11y_audit.model import PHOTO_ROLES, Kind, Link, PageImage, Role, Statement, StructuredData, Voice
from a11y_audit.reading.accessible_names import Names
from a11y_audit.reading.captions import read_captions
from a11y_audit.reading.captions.orphans import find_orphans
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.constructs import survey
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.reading.inventory.layout import Layout
from a11y_audit.reading.inventory.painted import Painted, painted
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.reading.inventory.roles import roles_of
from a11y_audit.reading.inventory.settled_roles import settle_roles
from a11y_audit.reading.inventory.told import Told, read_told
from a11y_audit.reading.inventory.twins import merge_twins
from a11y_audit.reading.outline.element import shows_text
from a11y_audit.text.words import collapse

if TYPE_CHECKING:
    from bs4 import Tag

_SAME_SOURCES: Final = 6
"""Addresses of one image that are compared with those the structured data gives."""
_NOT_PAINTED: Final = Painted()
_MOST_STATEMENTS: Final = 40
"""Statements of the structured data that are heard about one address."""


def find_pictures(document: HtmlDocument, told: Told) -> tuple[list[Picture], list[Role], Layout]:
    """The pictures of a page in document order, the role of each, and where on the page the article lies."""
    found = survey(document)
    layout = Layout(document, found)
    pictures = [*merge_twins(found), *find_orphans(document, layout)]
    pictures = [picture for picture in pictures if picture.kind is not Kind.BACKGROUND or _in_article(picture, layout)]
    pictures.sort(key=_order)
    return pictures, roles_of(pictures, layout, told), layout


def find_images(
    document: HtmlDocument, structured: StructuredData, names: Names | None = None
) -> tuple[PageImage, ...]:
    """Lists the images of a page, numbered from 1.

    Kept as well: the tag that has lost its address, and the caption that has lost its image (`Kind.CAPTION_ONLY`).
    Lazy placeholders, `noscript` copies and doubles for other screen sizes are one image with what they stand for.
    """
    told = read_told(structured)
    pictures, roles, layout = find_pictures(document, told)
    names = names or Names(document)
    readings = read_captions(document, pictures, roles, told.publishers)
    captioned = [reading.caption is not None or reading.credit is not None for reading in readings]
    roles = settle_roles(pictures, roles, captioned, layout, told)
    spoken = _by_identity(structured)
    links = _Links(document, names)
    on_canvas = painted(document, pictures)
    images: list[PageImage] = []
    for n, (picture, role, reading) in enumerate(zip(pictures, roles, readings, strict=True), 1):
        element = picture.element
        width, height = picture.size
        figure = reading.figure
        drawn = on_canvas.get(element, _NOT_PAINTED)
        images.append(
            PageImage(
                n=n,
                kind=picture.kind,
                role=role,
                place=document.place(element),
                element=element.tag,
                attributes=picture.attributes,
                sources=picture.sources or drawn.sources,
                identity=picture.identity,
                alt=_alt(document, picture),
                name=names.of(element),
                caption=reading.caption,
                credit=reading.credit,
                figure=document.place(figure) if figure is not None else None,
                link=links.around(layout, element),
                statements=_statements(picture, role, spoken) or drawn.words,
                width=width,
                height=height,
                find_tag=partial(_find_tag, document, element),
                find_beside=partial(_words_beside, element),
            )
        )
    return tuple(images)


def _in_article(picture: Picture, layout: Layout) -> bool:
    """Backgrounds elsewhere are the page's decoration."""
    around = layout.around(picture.element)
    return around is not None and around.in_root


def _order(picture: Picture) -> int:
    return picture.order


def _find_tag(document: HtmlDocument, element: Element) -> "Tag":
    from a11y_audit.reading.document.soup import tag_of

    return tag_of(document, element)


def _words_beside(element: Element) -> tuple[str, str]:
    before, after = element.previous_sibling, element.next_sibling
    return (before.data if isinstance(before, Text) else "", after.data if isinstance(after, Text) else "")


def _alt(document: HtmlDocument, picture: Picture) -> Statement | None:
    """What the alt attribute says; an attribute without a value is empty, as browsers read it."""
    value = picture.attributes.get("alt")
    if value is None:
        return None
    raw = value
    place = document.attribute_place(picture.element, "alt")
    if place is not None and document.slice(place)[len('alt="') : -1] != value:  # what most spellings come to
        raw = document.raw_attribute(picture.element, "alt") or ""
    return Statement(Voice.ALT, "alt", collapse(value), raw, place, "alt")


def _by_identity(structured: StructuredData) -> Mapping[str, Sequence[Statement]]:
    """The statements of structured data by the image they speak of."""
    spoken: dict[str, list[Statement]] = {}
    for said in structured.statements:
        if said.image:
            known = spoken.setdefault(identity(said.image), [])
            if len(known) < _MOST_STATEMENTS:
                known.append(said)
    return spoken


def _statements(picture: Picture, role: Role, spoken: Mapping[str, Sequence[Statement]]) -> tuple[Statement, ...]:
    """What is said of the image by any of its addresses; for images that are no photos the first is enough."""
    if not spoken or not picture.identity:
        return ()
    if role not in PHOTO_ROLES or len(picture.sources) == 1:
        return tuple(spoken.get(picture.identity, ()))
    keys = dict.fromkeys([picture.identity, *(identity(source.url) for source in picture.sources[:_SAME_SOURCES])])
    return tuple(said for key in keys for said in spoken.get(key, ()))


class _Links:
    """The links and buttons images stand in, each made once.

    What a link gives away when asked refers to the document, never back to here: so no cycle keeps the tree alive.
    """

    def __init__(self, document: HtmlDocument, names: Names) -> None:
        self._document = document
        self._names = names
        self._known: dict[Element, Link] = {}

    def around(self, layout: Layout, element: Element) -> Link | None:
        """The nearest link or button around the element."""
        around = layout.around(element)
        control = around.control if around is not None else None
        if control is None:
            return None
        known = self._known.get(control)
        if known is None:
            known = self._known[control] = Link(
                (control.attr("href") or "").strip(),
                partial(_text_of, self._document, control),
                partial(_name_of, self._names, control),
                partial(self._document.place, control),
                partial(_role_of, self._names, control),
                partial(_is_unheard, self._names, control),
                partial(shows_text, control, self._names),
                partial(_is_unnamed, self._names, control),
            )
        return known


def _text_of(document: HtmlDocument, control: Element) -> str:
    return document.passage(control).text if control.text.strip() else ""


def _name_of(names: Names, control: Element) -> str:
    return names.of(control).text


def _is_unnamed(names: Names, control: Element) -> bool:
    return names.of(control).is_missing


def _role_of(names: Names, control: Element) -> str:
    if control.attr("role"):
        return names.role(control)
    return "link" if control.tag == "a" else "button"


def _is_unheard(names: Names, control: Element) -> bool:
    return not names.of(control).exposed
