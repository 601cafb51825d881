"""What a page tells social networks: Open Graph and Twitter card properties in `meta` elements."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from turbohtml import Element

from a11y_audit.model import Place, Statement, Voice
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.text.words import collapse

_PREFIXES: Final = ("og:", "twitter:", "article:published_time", "article:modified_time")
SELECTOR: Final = ",".join(f'meta[{kind}^="{prefix}" i]' for kind in ("property", "name") for prefix in _PREFIXES)

_ADDRESSES: Final = frozenset({"og:image", "og:image:url", "twitter:image", "twitter:image:src"})
"""Properties that give an image's address."""
_ABOUT: Final = {
    "og:image": "url",
    "og:image:url": "url",
    "og:image:secure_url": "url",
    "twitter:image": "url",
    "twitter:image:src": "url",
    "twitter:alt": "alt",
    "article:published_time": "date",
    "article:modified_time": "date",
}


class Properties(Mapping[str, Statement]):
    """Every property by name; of a repeated one the first counts. A statement is made when it is asked for."""

    def __init__(self, document: HtmlDocument) -> None:
        self._document = document
        self._held: dict[str, Statement | Element] = {}

    def __getitem__(self, name: str) -> Statement:
        held = self._held[name]
        if isinstance(held, Element):
            held = self._held[name] = _statement(self._document, held, name, "")
        return held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def add(self, name: str, held: Statement | Element) -> None:
        """Keeps a property unless its name is taken."""
        self._held.setdefault(name, held)


def read_social(document: HtmlDocument, elements: Iterable[Element]) -> tuple[list[Statement], Properties]:
    """Statements about images, and every property by name.

    Open Graph lets a page name several images: what follows an `og:image` (`og:image:alt`, `og:image:width`, ...)
    is said of that one, and what comes before any is said of the first.
    """
    images: list[Statement] = []
    properties = Properties(document)
    current = {"og:image": "", "twitter:image": ""}
    for element in elements:
        name = _name(element)
        family = _family(name)
        if not family:
            properties.add(name, element)
            continue
        if name in _ADDRESSES and (name == family or not current[family]):
            address = (element.attr("content") or "").strip()
            if address and not current[family]:
                _claim(images, family, address)
            current[family] = address
        images.append(_statement(document, element, name, current[family]))
    for statement in images:
        properties.add(statement.reason, statement)
    return images, properties


def _statement(document: HtmlDocument, element: Element, name: str, image: str) -> Statement:
    voice = Voice.TWITTER if name.startswith("twitter:") else Voice.OPEN_GRAPH
    value = element.attr("content") or ""
    place, raw = _spelling(document, element, value)
    return Statement(voice, _ABOUT.get(name) or name.rpartition(":")[2], collapse(value), raw, place, name, image)


def _name(element: Element) -> str:
    """The property's name in lower case; `property` is Open Graph's attribute, `name` Twitter's, and both occur."""
    for attribute in ("property", "name"):
        name = (element.attr(attribute) or "").strip().lower()
        if name.startswith(_PREFIXES):
            return name
    return ""


def _family(name: str) -> str:
    """The image property that the property says something of, or ""."""
    for root in ("og:image", "twitter:image"):
        if name.startswith(root) and name[len(root) : len(root) + 1] in {"", ":"}:
            return root
    return ""


def _spelling(document: HtmlDocument, element: Element, value: str) -> tuple[Place, str]:
    place = document.attribute_place(element, "content")
    if place is None:
        return document.place(element), value
    inside = document.slice(place)[len('content="') : -1]  # what most spellings come to, and quickly compared
    return place, inside if inside == value else document.raw_attribute(element, "content") or ""


def _claim(images: list[Statement], family: str, address: str) -> None:
    """Gives what was said before the first address to that image."""
    for n, said in enumerate(images):
        if not said.image and said.reason.startswith(family):
            images[n] = Statement(said.voice, said.about, said.text, said.raw, said.place, said.reason, address)
