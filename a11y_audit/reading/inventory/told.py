"""What the page tells machines about itself, as far as the roles of images depend on it."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from a11y_audit.model import StructuredData, Voice
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.text.words import fold

_NOT_THE_ARTICLE: Final = ("logo", "author", "publisher", "organization", "person", "creator", "brand")
_MANY: Final = 16
"""More writers than this are not looked at."""


class Told(Struct, frozen=True):
    """Identities of the article's images, folded names of its writers, the page's host without "www.", and its path.

    `publishers` are the folded names of its publisher and of its site.
    """

    images: frozenset[str]
    authors: frozenset[str]
    publishers: frozenset[str]
    host: str
    path: str


def read_told(structured: StructuredData) -> Told:
    """Sums up what structured data says."""
    authors = _names(structured, "author", "creator")
    site = structured.properties.get("og:site_name")
    publishers = _names(structured, "publisher") | ({site.text} if site is not None else frozenset())
    return Told(_images(structured), authors, frozenset(map(fold, publishers)), *_address(structured))


def _images(structured: StructuredData) -> frozenset[str]:
    """Identities of the images that the page gives as the article's own, not as a logo or a portrait."""
    found: set[str] = set()
    for said in structured.statements:
        if said.about != "url" or not said.image:
            continue
        path = said.reason.lower()
        if path.startswith("imageobject"):
            continue  # stands by itself, beside whichever picture it describes
        if said.voice in {Voice.OPEN_GRAPH, Voice.TWITTER} or not any(word in path for word in _NOT_THE_ARTICLE):
            found.add(identity(said.image))
    return frozenset(found)


def _address(structured: StructuredData) -> tuple[str, str]:
    """Host and path of the page's own address, as far as the page tells, without "www.", query and closing slash."""
    said = structured.properties.get("og:url")
    if said is None:
        return "", ""
    host, _, path = said.text.partition("//")[2].partition("/")
    return host.lower().removeprefix("www."), path.partition("?")[0].strip("/")


def _names(structured: StructuredData, *properties: str) -> frozenset[str]:
    """Names of those who are the article's author, publisher, ..., folded."""
    names: set[str] = set()
    waiting: list[object] = [item.get(name) for item in structured.json_ld for name in properties]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            names.add(value.strip().casefold())
        elif isinstance(value, Mapping):
            waiting.append(value.get("name"))
        elif isinstance(value, (list, tuple)):
            waiting.extend(value[:_MANY])
    return frozenset(names)
