"""Front matter: the fields above a Markdown article, in YAML or TOML or as plain "Name: value" lines.

Read line by line and leniently: what matters are a few names and where their values stand, not the data's exact shape.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from a11y_audit.model import Statement, Voice
from a11y_audit.reading.document.lines import SourceText

_FIELD: Final = re.compile(
    r"([ \t]*)(?:-[ \t]+)?[\"']?([A-Za-z_][\w.-]{0,60})[\"']?[ \t]*(?:=[ \t]*|:(?:[ \t]+|$))(.*)$"
)
_TABLE: Final = re.compile(r"\[\[?([\w.-]+)\]\]?[ \t]*$")
_PLAIN: Final = re.compile(r"(?:title|subject|author|date|lang|language|slug|summary): +\S", re.IGNORECASE)
_BLOCK_SCALARS: Final = frozenset({"|", ">", "|-", ">-", "|+", ">+"})

_LEAD = (
    "image images img cover cover_image coverimage featured_image featuredimage featured feature_image featureimage "
    "hero hero_image heroimage banner thumbnail header teaser og_image photo picture lead_image leadimage"
)
_IMAGE_NAMES: Final = frozenset(_LEAD.split())
_ABOUT: Final[Mapping[str, str]] = {
    "alt": "alt",
    "alt_text": "alt",
    "alttext": "alt",
    "caption": "caption",
    "cutline": "caption",
    "legend": "caption",
    "description": "caption",
    "credit": "credit",
    "credits": "credit",
    "attribution": "credit",
    "photographer": "credit",
    "source": "credit",
    "url": "url",
    "src": "url",
    "path": "url",
    "image": "url",
    "file": "url",
    "feature": "url",
    "copyright": "copyright",
    "license": "license",
}


class FrontMatter(Struct, frozen=True):
    """The fields by lower-case name ("title", "image.alt"), and the offset where the article begins."""

    fields: Mapping[str, Statement]
    end: int = 0

    def first(self, *names: str) -> Statement | None:
        """The first of these fields that says something."""
        return next((self.fields[name] for name in names if name in self.fields and self.fields[name].text), None)

    def image_statements(self) -> Iterator[Statement]:
        """What the fields say of the article's lead image: its address, alternative text, caption, credit."""
        said = [(about, statement) for name, statement in self.fields.items() if (about := _image_field(name))]
        url = next((statement.text for about, statement in said if about == "url"), "")
        for about, statement in said:
            if statement.text:
                yield Statement(
                    Voice.PAGE, about, statement.text, statement.raw, statement.place, statement.reason, image=url
                )


def _image_field(name: str) -> str:
    """What a field says of the lead image ("alt", "url", ...), or ""."""
    parent, _, own = name.replace("-", "_").rpartition(".")
    if not parent:
        for image in _IMAGE_NAMES:
            rest = own.removeprefix(image).lstrip("_-")
            if own == image:
                return "url"
            if rest != own and rest in _ABOUT:
                return _ABOUT[rest]
        return ""
    return _ABOUT.get(own, "") if parent.rpartition(".")[2] in _IMAGE_NAMES else ""


def read_front_matter(source: SourceText) -> FrontMatter:
    """Reads the fields at the top of the file; none when it does not begin with front matter."""
    text = source.text
    first = text[: text.find("\n")].rstrip() if "\n" in text else text.rstrip()
    if first in {"---", "+++"}:
        start = text.find("\n") + 1
        closing = re.compile(r"^(?:---|\.\.\.)[ \t]*$" if first == "---" else r"^\+\+\+[ \t]*$", re.MULTILINE)
        closed = closing.search(text, start) if start else None
        if closed is None or not _FIELD.search(text[start : text.find("\n", start)]):
            return FrontMatter({})
        return FrontMatter(_Fields(source).read(start, closed.start()), min(closed.end() + 1, len(text)))
    if _PLAIN.match(text):
        end = text.find("\n\n")
        end = len(text) if end < 0 else end
        if all(_FIELD.match(line) for line in text[:end].split("\n")):
            return FrontMatter(_Fields(source).read(0, end), end)
    return FrontMatter({})


class _Fields:
    """Reads lines into fields; `_path` holds the names, with their indents, that the line stands below."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._fields: dict[str, Statement] = {}
        self._path: list[tuple[int, str]] = []
        self._open: tuple[str, int, int] | None = None
        """Name of a field whose value stands in the lines below, its indent, and where the value begins."""
        self._end = 0

    def read(self, start: int, end: int) -> dict[str, Statement]:
        """Reads the fields that stand between two offsets."""
        offset = start
        for line in self._source.text[start:end].split("\n"):
            self._take(line, offset)
            offset += len(line) + 1
        self._finish()
        return self._fields

    def _take(self, line: str, offset: int) -> None:
        indent = len(line) - len(line.lstrip())
        if self._open is not None and (not line.strip() or indent > self._open[1]):
            self._end = offset + len(line)
            return
        self._finish()
        if table := _TABLE.match(line):
            self._path = [(-1, table[1].lower())]
        elif field := _FIELD.match(line):
            indent += len(line[indent:]) - len(line[indent:].lstrip("- \t"))
            while self._path and self._path[-1][0] >= indent:
                self._path.pop()
            name = ".".join([*(part for _, part in self._path), field[2].lower()])
            value = (field[3]).strip()
            if value in _BLOCK_SCALARS:
                self._open = (name, indent, offset + len(line) + 1)
            elif value:
                self._say(name, offset + field.start(3), offset + len(line))
            else:
                self._path.append((indent, field[2].lower()))

    def _finish(self) -> None:
        if self._open is not None and self._end > self._open[2]:
            self._say(self._open[0], self._open[2], self._end)
        self._open = None

    def _say(self, name: str, start: int, end: int) -> None:
        text = self._source.text
        value = text[start:end]
        start += len(value) - len(value.lstrip())
        value = value.strip()
        if value[:1] in {'"', "'"} and (closing := value.find(value[0], 1)) > 0:
            start, value = start + 1, value[1:closing]
        else:
            value = value.partition(" #")[0].rstrip()
        place = self._source.place(start, start + len(value))
        raw = self._source.raw[place.offset : place.end]
        self._fields.setdefault(name, Statement(Voice.PAGE, name, " ".join(value.split()), raw, place, "front matter"))
