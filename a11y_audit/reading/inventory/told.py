"""What the page tells machines about itself, as far as the roles of images depend on it."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from a11y_audit.model import StructuredData, Voice
from a11y_audit.reading.inventory.identity import identity

_NOT_THE_ARTICLE: Final = ("logo", "author", "publisher", "organization", "person", "creator", "brand")
_MANY: Final = 16
"""More writers than this are not looked at."""


class Told(Struct, frozen=True):
    """Identities of the article's images, folded names of its writers, the page's host without "www.", and its path."""

    images: frozenset[str]
    authors: frozenset[str]
    host: str
    path: str


def read_told(structured: StructuredData) -> Told:
    """Sums up what structured data says."""
    return Told(_images(structured), _authors(structured), *_address(structured))


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


def _authors(structured: StructuredData) -> frozenset[str]:
    """Names of those who wrote the article, folded."""
    names: set[str] = set()
    waiting: list[object] = [
        value for item in structured.json_ld for value in (item.get("author"), item.get("creator"))
    ]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            names.add(value.strip().casefold())
        elif isinstance(value, Mapping):
            waiting.append(value.get("name"))
        elif isinstance(value, (list, tuple)):
            waiting.extend(value[:_MANY])
    return frozenset(names)
