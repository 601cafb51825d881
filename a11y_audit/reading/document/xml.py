"""XHTML and SVG files: XML, spelled anew so that the one HTML parser reads it as an XML parser would.

Empty-element tags get the end tag that HTML wants, character data sections become text, prefixes that stand for HTML,
SVG or MathML go, entities the file declares are put in. What stands where is not lost: `XmlText` knows for each
character of the new spelling where in the file it comes from.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import turbohtml

from a11y_audit.model import Place
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.text.patterns import pattern

_MARKUP: Final = pattern(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[(?P<data>.*?)(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    r"|<(?P<slash>/?)(?P<prefix>[A-Za-z_][\w.-]*+:)?(?P<name>[A-Za-z_][\w.-]*+)"
    r"(?P<attributes>(?:[^<>\"'/]++|\"[^\"]*+\"|'[^']*+'|/(?!>))*+)(?P<empty>/?)>"
    r"|&(?P<entity>[A-Za-z_][\w.-]*+);",
    re.DOTALL,
)
_DOCTYPE: Final = pattern(r"<!DOCTYPE[^\[<>]*+(?:\[[^\]]*+(?:\](?!\s*+>)[^\]]*+)*+\]\s*+)?>")
_PROLOG: Final = 4_096
"""Characters before which a document type is looked for."""
_DECLARED_PREFIX: Final = pattern(r"\bxmlns:([\w.-]+)\s*+=\s*+[\"']\s*+([^\"']*?)\s*+[\"']")
_DECLARED_ENTITY: Final = pattern(r"<!ENTITY\s++([\w.-]+)\s++(?:\"([^\"&<%]{0,400})\"|'([^'&<%]{0,400})')\s*+>")
_KNOWN: Final = frozenset(
    {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"}
)
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_RAW: Final = frozenset({"script", "style"})
_FOREIGN: Final = frozenset({"svg", "math"})
_BACK_IN_HTML: Final = frozenset({"foreignObject", "annotation-xml"})
_PREDEFINED: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_MOST_ENTITIES: Final = 200
_FAULT: Final = {
    "xml-mismatched-tag": "an end tag does not fit its start tag",
    "xml-unclosed-tag": "an element is not closed",
    "xml-unquoted-attribute": "an attribute's value has no quotation marks",
    "xml-duplicate-attribute": "an attribute stands twice in one tag",
    "xml-undefined-entity": "an entity is not declared",
    "xml-undeclared-prefix": "a namespace prefix is not declared",
    "xml-multiple-roots": "something follows the root element",
    "xml-content-outside-root": "text stands outside the root element",
}


class _Piece(NamedTuple):
    """A stretch of the new spelling, and where in the file it comes from.

    `is_copy` tells a stretch that stands so in the file; the others have the place that they are put in at.
    """

    text: str
    origin: int
    is_copy: bool = True


class XmlText(SourceText):
    """An XML file's text as HTML; places are those of the file."""

    __slots__ = ("_copied", "_file", "_origins", "_starts")

    def __init__(self, raw: str) -> None:
        super().__init__(raw)
        self._file = SourceText(raw)
        pieces = [piece for piece in _spelled_as_html(self._file.text) if piece.text] or [_Piece("", 0)]
        self.text = "".join(piece.text for piece in pieces)
        self._starts: list[int] = []
        start = 0
        for piece in pieces:
            self._starts.append(start)
            start += len(piece.text)
        self._origins = [piece.origin for piece in pieces]
        self._copied = [piece.is_copy for piece in pieces]

    def raw_offset(self, offset: int) -> int:
        """See `SourceText`."""
        return self._file.raw_offset(self._in_file(offset))

    def text_offset(self, raw_offset: int) -> int:
        """See `SourceText`."""
        at = self._file.text_offset(raw_offset)
        index = max(0, bisect_right(self._origins, at) - 1)
        return self._starts[index] + (at - self._origins[index] if self._copied[index] else 0)

    def position(self, offset: int) -> tuple[int, int]:
        """See `SourceText`."""
        return self._file.position(self._in_file(offset))

    def place(self, start: int, end: int) -> Place:
        """See `SourceText`."""
        first = self._in_file(start)
        last = self._in_file(end - 1) + self._copied[self._piece(end - 1)] if end > start else first
        return self._file.place(first, max(first, last))

    def _piece(self, offset: int) -> int:
        """The number of the piece that the character at an offset of the new spelling belongs to."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _in_file(self, offset: int) -> int:
        """The offset in the file's text of one in the new spelling."""
        index = self._piece(offset)
        return self._origins[index] + (offset - self._starts[index] if self._copied[index] else 0)


def why_malformed(text: str) -> str | None:
    """What keeps the text from being well-formed XML, in a clause, and where; None when it is well-formed.

    Entities of HTML count as declared, as browsers have it for XHTML.
    """
    declared = _declared_entities(text)
    start, end = _document_type(text)
    text = text[:start] + "\n" * text.count("\n", start, end) + text[end:]
    plain = _MARKUP.sub(lambda match: _checked(match, declared), text)
    try:
        turbohtml.parse_xml(plain)
    except turbohtml.HTMLParseError as fault:
        error = fault.error
        what = _FAULT.get(error.code, error.code.removeprefix("xml-").replace("-", " "))
        return f"{what} (line {error.line}, column {error.col + 1})"
    return None


def _checked(match: "re.Match[str]", declared: Mapping[str, str]) -> str:
    """Markup for the check alone: numbers of the same length for entities that are known."""
    from html.entities import html5

    entity = match["entity"]
    if entity and entity not in _PREDEFINED and (entity in declared or f"{entity};" in html5):
        return f"&#{'0' * max(0, len(entity) - 3)}160;"
    return match[0]


def _document_type(text: str) -> tuple[int, int]:
    """Where the document type stands, if there is one: start and end."""
    start = text.find("<!DOCTYPE", 0, _PROLOG)
    found = _DOCTYPE.match(text, start) if start >= 0 else None
    return found.span() if found else (0, 0)


def _declared_entities(text: str) -> Mapping[str, str]:
    """The plain entities of the document type's internal subset. None refers to another, so none can grow."""
    start, end = _document_type(text)
    found = _DECLARED_ENTITY.findall(text, start, end)[:_MOST_ENTITIES]
    return {name: first or second for name, first, second in found}


def _spelled_as_html(text: str) -> Iterator[_Piece]:
    known_prefixes = _known_prefixes(text)
    declared = _declared_entities(text)
    start, done = _document_type(text)
    if done:
        yield from _spelled(text, 0, start, known_prefixes, declared)
        yield _Piece("<!DOCTYPE html>", start, is_copy=False)
    yield from _spelled(text, done, len(text), known_prefixes, declared)


def _spelled(
    text: str, done: int, stop: int, known_prefixes: frozenset[str], declared: Mapping[str, str]
) -> Iterator[_Piece]:
    """A stretch of the file, from `done` to `stop`."""
    open_elements: list[tuple[str, bool]] = []
    for match in _MARKUP.finditer(text, done, stop):
        start, end = match.span()
        name = match["name"]
        is_raw = bool(open_elements) and open_elements[-1][0] in _RAW and not open_elements[-1][1]
        if start > done:
            yield _Piece(text[done:start], done)
        done = end
        if name is not None:
            if is_raw and not (match["slash"] and name == open_elements[-1][0]):
                yield _Piece(match[0], start)
                continue
            yield from _tag(match, known_prefixes, open_elements)
        elif match["data"] is not None:
            yield from _character_data(match, is_raw=is_raw)
        elif match["entity"] is not None and match["entity"] in declared and not is_raw:
            yield _Piece(_escaped(declared[match["entity"]]), start, is_copy=False)
        elif not match[0].startswith("<?"):
            yield _Piece(match[0], start)
    yield _Piece(text[done:stop], done)


def _known_prefixes(text: str) -> frozenset[str]:
    return frozenset(prefix for prefix, namespace in _DECLARED_PREFIX.findall(text) if namespace in _KNOWN)


def _tag(match: "re.Match[str]", known: frozenset[str], open_elements: list[tuple[str, bool]]) -> Iterator[_Piece]:
    """A start or end tag: its prefix taken away, and an empty HTML element closed by an end tag."""
    name, prefix = match["name"], match["prefix"] or ""
    start, end = match.span()
    goes = bool(prefix) and prefix[:-1] in known
    whole = name if goes else prefix + name
    around = bool(open_elements) and open_elements[-1][1] and open_elements[-1][0] not in _BACK_IN_HTML
    name_start = match.start("name" if goes or not prefix else "prefix")
    if match["slash"]:
        if open_elements and open_elements[-1][0] == whole:
            open_elements.pop()
        if around or whole not in _VOID:
            yield _Piece("</", start)
            yield _Piece(whole, name_start)
            yield _Piece(match.string[match.end("name") : end], match.end("name"))
        return
    is_foreign = around or whole in _FOREIGN
    is_closed = bool(match["empty"])
    yield _Piece("<", start)
    yield _Piece(whole, name_start)
    yield _Piece(match["attributes"], match.start("attributes"))
    if is_closed and not is_foreign and whole not in _VOID:
        yield _Piece(">", end - 1)
        yield _Piece(f"</{whole}>", end, is_copy=False)
        return
    yield _Piece(match.string[match.end("attributes") : end], match.end("attributes"))
    if not is_closed and (is_foreign or whole not in _VOID):
        open_elements.append((whole, is_foreign))


def _character_data(match: "re.Match[str]", *, is_raw: bool) -> Iterator[_Piece]:
    """The text of a CDATA section: as it stands in scripts and styles, elsewhere with its special signs escaped."""
    data, start = match["data"], match.start("data")
    if is_raw:
        yield _Piece(data, start)
        return
    done = 0
    for sign in re.finditer("[&<]", data):
        yield _Piece(data[done : sign.start()], start + done)
        yield _Piece(_escaped(sign[0]), start + sign.start(), is_copy=False)
        done = sign.end()
    yield _Piece(data[done:], start + done)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
