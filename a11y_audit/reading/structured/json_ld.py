"""What JSON-LD says of images: schema.org ImageObjects and the addresses other things give as their image."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from turbohtml import unescape

from a11y_audit.model import Place, Statement, Voice
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.structured.json_text import Strings
from a11y_audit.text.words import collapse

IMAGE_FIELDS: Final[Mapping[str, str]] = {
    "contentUrl": "url",
    "url": "url",
    "caption": "caption",
    "description": "description",
    "name": "name",
    "headline": "headline",
    "creditText": "credit",
    "creator": "creator",
    "author": "creator",
    "contributor": "creator",
    "copyrightNotice": "copyright",
    "copyrightHolder": "copyright",
    "license": "license",
    "acquireLicensePage": "license",
    "usageInfo": "license",
    "provider": "source",
    "sourceOrganization": "source",
    "publisher": "source",
    "isBasedOn": "source",
    "dateCreated": "date",
    "datePublished": "date",
    "uploadDate": "date",
    "digitalSourceType": "digital-source-type",
    "embeddedTextCaption": "embedded-text",
    "representativeOfPage": "representative",
}
"""schema.org property of an ImageObject -> what the statement is about."""

_IMAGE_TYPES: Final = frozenset({"ImageObject", "ImageObjectSnapshot", "Photograph"})
_MEDIA_PROPERTIES: Final = frozenset({"associatedMedia", "encoding", "hasPart", "mainEntity"})
"""Properties that may hold an ImageObject, and name no image when they hold something else."""
_PROPERTIES: Final = (
    frozenset({"image", "primaryImageOfPage", "photo", "thumbnail", "thumbnailUrl", "logo"}) | _MEDIA_PROPERTIES
)
"""Properties whose value is an image: an address, an ImageObject, a list of these, or a reference to one."""
_WORDS: Final = ("name", "text", "@value", "url", "@id")
"""Where an object keeps the words it stands for, best first."""

_SHORT: Final = 20_000
"""Characters of a block in which a value is looked for by searching; in longer ones all are counted at once."""

Json = dict[str, Any]


class JsonBlock(NamedTuple):
    """One block of JSON-LD: its decoded value, and where its text stands."""

    value: Any
    text: str
    start: int | None
    """Offset of `text` in the source's text; None when it is spelled otherwise there (character references)."""
    place: Place | None
    """Where it stands when `start` does not tell."""

    def find_place(self, source: SourceText) -> Place:
        """Where the whole block stands."""
        return self.place or source.place(self.start or 0, (self.start or 0) + len(self.text))


class _Node(NamedTuple):
    value: Json
    path: str
    is_image: bool
    block: JsonBlock
    strings: list[Strings]
    """Made when the first statement of the block asks; shared by the block's nodes."""


class _Value(NamedTuple):
    """One value, what holds it under which key (a name, or a number in a list), and its path."""

    value: Any
    container: Any
    key: str | int
    path: str


def top_level(blocks: Iterable[JsonBlock]) -> tuple[Json, ...]:
    """The objects the blocks hold: the members of lists and of `@graph` each by itself."""
    return tuple(value for block in blocks for value in _roots(block.value))


def read_image_statements(blocks: Sequence[JsonBlock], source: SourceText) -> list[Statement]:
    """Every statement about an image, in the order of the objects that speak."""
    nodes = [node for block in blocks for node in _nodes(block)]
    reader = _Reader(source, nodes)
    for node in nodes:
        if not node.is_image:
            reader.read_properties(node)
    for node in nodes:
        if node.is_image:
            reader.describe(node.value, node.path)
    return reader.statements


class _Reader:
    def __init__(self, source: SourceText, nodes: Iterable[_Node]) -> None:
        self.statements: list[Statement] = []
        self._source = source
        self._nodes = {id(node.value): node for node in nodes}
        self._described: set[int] = set()
        self._by_id: dict[str, Json] = {}
        for node in self._nodes.values():
            name = node.value.get("@id")
            if isinstance(name, str) and len(node.value) > len(self._by_id.get(name, ())):
                self._by_id[name] = node.value

    def read_properties(self, node: _Node) -> None:
        """The images a thing that is no image itself is shown by."""
        for name in filter(_PROPERTIES.__contains__, node.value):
            shows = name not in _MEDIA_PROPERTIES
            for held in _each(node.value, name, node.path):
                if isinstance(held.value, dict):
                    target = self._resolved(held.value)
                    if self._nodes[id(target)].is_image or (shows and "@type" not in target):
                        self.describe(target, held.path)
                elif shows and isinstance(held.value, str):
                    self._say("url", held.value, node, held, held.value)

    def describe(self, image: Json, path: str) -> None:
        """All an ImageObject says, once, under the path by which it was first met."""
        if id(image) in self._described:
            return
        self._described.add(id(image))
        node = self._nodes[id(image)]
        address = _address(image)
        unaddressed = image.keys().isdisjoint(("url", "contentUrl"))
        for name in image:
            about = "url" if name == "@id" and unaddressed and image[name] == address else IMAGE_FIELDS.get(name)
            if about:
                for held in _each(image, name, path):
                    self._tell(about, node, held, address)

    def _tell(self, about: str, node: _Node, held: _Value, address: str) -> None:
        """One value of an image's property: words, a number, or an object that has a name."""
        value = held.value
        if isinstance(value, str):
            self._say(about, value, node, held, address)
        elif isinstance(value, dict):
            value = self._resolved(value)
            name = next((name for name in _WORDS if isinstance(value.get(name), str)), None)
            if name is not None:
                named = _Value(value[name], value, name, held.path)
                self._say(about, value[name], self._nodes[id(value)], named, address)
        elif not isinstance(value, list):
            self._say(about, str(value).lower(), node, held, address)

    def _resolved(self, value: Json) -> Json:
        """The object that a bare `{"@id": ...}` refers to."""
        name = value.get("@id") if len(value) <= 2 else None
        return self._by_id.get(name, value) if isinstance(name, str) else value

    def _say(self, about: str, words: str, node: _Node, held: _Value, image: str) -> None:
        text = collapse(unescape(words) if "&" in words else words)
        block = node.block
        if block.start is not None and (span := _span(node, held, words)):
            place = self._source.place(block.start + span[0], block.start + span[1])
            raw = self._source.raw[place.offset : place.end]
        else:
            place, raw = block.find_place(self._source), words
        self.statements.append(Statement(Voice.JSON_LD, about, text, raw, place, held.path, image.strip()))


def _span(node: _Node, held: _Value, words: str) -> tuple[int, int] | None:
    """Where in its block the value stands, without quotes; None when that cannot be told."""
    text = node.block.text
    if len(text) < _SHORT and isinstance(held.value, str):
        span = _search(text, held.key, words)
        if span is not None:
            return span
    if not node.strings:
        node.strings.append(Strings(text, node.block.value))
    return node.strings[0].span(held.container, held.key)


def _search(text: str, key: str | int, words: str) -> tuple[int, int] | None:
    """Where words stand that are written once, or once under that name; None when a search cannot tell."""
    spelled, at = next(((each, at) for each in _spellings(words) if (at := text.find(each)) >= 0), ("", -1))
    if at < 0:
        return None
    if text.find(spelled, at + 1) >= 0:
        members = [member for space in ("", " ") if (member := f'"{key}":{space}{spelled}') in text]
        if len(members) != 1 or not isinstance(key, str):
            return None
        at = text.find(members[0])
        if text.find(members[0], at + 1) >= 0:
            return None
        at += len(members[0]) - len(spelled)
    return at + 1, at + len(spelled) - 1


def _spellings(words: str) -> Iterator[str]:
    """A text as encoders write it: as it is, with slashes escaped (PHP), without characters beyond ASCII."""
    plain = msgspec.json.encode(words).decode()
    yield plain
    yield plain.replace("/", "\\/")
    if not words.isascii():
        plain = json.dumps(words)
        yield plain
        yield plain.replace("/", "\\/")


# ------------------------------------------------------------------------------------------------------- walking


def _roots(value: Any) -> Iterator[Json]:
    """Top-level objects, lists and `@graph` opened."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            graph = value.get("@graph")
            if isinstance(graph, (list, dict)):
                waiting.append(graph)
            if not isinstance(graph, (list, dict)) or "@type" in value:
                yield value


def _nodes(block: JsonBlock) -> Iterator[_Node]:
    """Every object of the block with its path, those nearer the top first."""
    strings: list[Strings] = []
    waiting: list[tuple[Any, str]] = [(value, "") for value in _roots(block.value)]
    for value, path in waiting:  # grows while it is read
        types = _types(value)
        where = path or (types[0] if types else "Thing")
        yield _Node(value, where, not _IMAGE_TYPES.isdisjoint(types), block, strings)
        for name, inner in value.items():
            if isinstance(inner, str):
                continue  # like most
            if isinstance(inner, dict):
                if name != "@graph":
                    waiting.append((inner, f"{where}.{name}"))
            elif isinstance(inner, list) and name != "@graph":
                waiting.extend((one, f"{where}.{name}[{n}]") for n, one in enumerate(inner) if isinstance(one, dict))


def _each(container: Json, name: str, path: str) -> Iterable[_Value]:
    """The value, or each of the values, of one property."""
    value = container.get(name)
    if isinstance(value, list):
        return [_Value(inner, value, n, f"{path}.{name}[{n}]") for n, inner in enumerate(value) if inner is not None]
    return () if value is None else (_Value(value, container, name, f"{path}.{name}"),)


def _types(value: Json) -> tuple[str, ...]:
    """The object's schema.org types without prefix or vocabulary address."""
    names = value.get("@type")
    if isinstance(names, str):
        if names.isalpha():
            return (names,)
        names = (names,)
    elif not isinstance(names, list):
        return ()
    return tuple(name.replace("#", "/").replace(":", "/").rpartition("/")[2] for name in names if isinstance(name, str))


def _address(image: Json) -> str:
    """The address of the picture itself, as written; "" when the object gives none."""
    for name in ("contentUrl", "url", "thumbnailUrl", "@id"):
        for held in _each(image, name, ""):
            address = held.value.get("@id") if isinstance(held.value, dict) else held.value
            if isinstance(address, str) and (name != "@id" or "#" not in address):
                return address.strip()
    return ""
