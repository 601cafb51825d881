"""What is set for a page, value by value, and where: a line of the settings file, an override, the command line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from a11y_audit.config.run import Settings
from a11y_audit.config.settings import Config, Layer

COMMAND_LINE: Final = "command line"
DEFAULT: Final = "default"
BESIDE: Final = "beside the settings"
HERE: Final = "in the working folder"
_HEADER: Final = re.compile(r"\s*\[(\[)?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART: Final = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_ADDED: Final = frozenset({"ignore", "rules"})
_NAMED: Final = frozenset({"severity", "options"})

Keys = tuple[str, ...]


class Setting(Struct, frozen=True):
    """One value that holds for a page, as TOML spells it, and where it comes from."""

    name: str
    value: str
    origin: str


def explained(settings: Settings, path: str) -> Iterator[Setting]:
    """Everything that holds for a page, in the order of the settings' documentation."""
    config = settings.at(path)
    sources = list(_sources(settings, path))
    for field in msgspec.structs.fields(Config):
        key = field.encode_name
        value = getattr(config, field.name)
        if key == "overrides":
            continue
        if key == "answers" and value is None and settings.answers_file.is_file():
            yield Setting(key, _toml(str(settings.answers_file)), BESIDE if settings.file else HERE)
        elif key in _ADDED and value:
            yield from (Setting(key, _toml(each), _origin(sources, (key,), each)) for each in dict.fromkeys(value))
        elif key in _NAMED and value:
            for names, each in _leaves(value):
                yield Setting(".".join((key, *names)), _toml(each), _origin(sources, (key, *names)))
        else:
            yield Setting(key, _toml(value), _origin(sources, (key,)))


def _leaves(table: Mapping[str, Any], depth: int = 2) -> Iterator[tuple[Keys, Any]]:
    for name, value in table.items():
        if isinstance(value, Mapping) and depth > 1:
            yield from (((name, *names), each) for names, each in _leaves(value, depth - 1))
        else:
            yield (name,), value


class _Source(Struct, frozen=True):
    """A layer of settings, what to call it, and the lines its keys stand on."""

    name: str
    layer: Config | Layer
    lines: Mapping[Keys, int] = {}

    def says(self, keys: Keys, entry: object) -> bool:
        """Does it set the value, or add the entry?"""
        value: Any = getattr(self.layer, keys[0].replace("-", "_"), None)
        if entry is not None:
            return value is not None and entry in value
        if isinstance(self.layer, Config):
            return self.line(keys) is not None
        for name in keys[1:]:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value is not None and value not in ({}, ())

    def line(self, keys: Keys) -> int | None:
        """Where the value stands: the line of its own key, or of the table around it."""
        return next((self.lines[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in self.lines), None)

    def called(self, keys: Keys) -> str:
        """How people find the value."""
        line = self.line(keys)
        return self.name.replace("{line}", f":{line}" if line else "")


def _sources(settings: Settings, path: str) -> Iterator[_Source]:
    """The layers from the strongest to the weakest."""
    yield _Source(COMMAND_LINE, settings.command)
    lines = key_lines(settings.file) if settings.file else {}
    file = f"{settings.file.name}{{line}}" if settings.file else DEFAULT
    for number in reversed(settings.overrides_of(path)):
        override = settings.written.overrides[number]
        within = {keys[2:]: line for keys, line in lines.items() if keys[:2] == ("overrides", str(number))}
        yield _Source(f"{file}, override {number + 1} ({', '.join(override.paths)})", override, within)
    yield _Source(file, settings.written, lines)


def _origin(sources: Iterable[_Source], keys: Keys, entry: object = None) -> str:
    return next((source.called(keys) for source in sources if source.says(keys, entry)), DEFAULT)


def key_lines(path: Path) -> dict[Keys, int]:
    """The line on which each key of a settings file stands; those of the n-th override begin with "overrides", n."""
    own = path.name != "pyproject.toml"
    table: Keys = ()
    count: dict[Keys, int] = {}
    lines: dict[Keys, int] = {}

    def ours(keys: Keys) -> Keys | None:
        return keys if own else keys[2:] if keys[:2] == ("tool", "a11y-audit") else None

    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1]:
                count[table] = count.get(table, -1) + 1
                table = (*table, str(count[table]))
            elif table[:-1] in count:
                table = (*table[:-1], str(count[table[:-1]]), table[-1])
            found = ours(table)
        elif key := _KEY.match(line):
            found = ours((*table, *_parts(key[1])))
        else:
            continue
        if found:
            lines.setdefault(found, number)
    return lines


def _parts(keys: str) -> Keys:
    return tuple(part.strip("\"'") for part in _PART.findall(keys))


def _toml(value: object) -> str:
    if value is None:
        return "not set"
    return msgspec.json.encode(value).decode()
