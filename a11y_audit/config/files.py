"""Settings files: finding the one that holds, and reading it."""

import os
import re
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from a11y_audit.config.settings import Config, ConfigurationError, Override, did_you_mean
from a11y_audit.model import Severity

FILE_NAME: Final = "a11y-audit.toml"
TABLE: Final = "a11y-audit"

_ANY_KEY: Final = "[...]"
"""What stands in an error for the key of a table."""
_NO_SUCH: Final = re.compile(r"Invalid enum value (.+)", re.DOTALL)
_STEP: Final = re.compile(r"[\w-]+")
_TYPE: Final = re.compile(r"`([a-z]+)(?: \| null)?`")
_TYPES: Final = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "object": "a table",
    "str": "a text",
}


def find_config(start: Path) -> Path | None:
    """The nearest settings file at or above `start`."""
    for own in settings_places(start):
        for path in (own, own.parent / "pyproject.toml"):
            is_file = os.path.isfile(path)  # noqa: PTH113
            if is_file and (path.name == FILE_NAME or TABLE in _tool(_load(path))):
                return path
    return None


def settings_places(start: Path) -> list[Path]:
    """Where a settings file of its own would hold for `start`, the nearest first, whether or not there is one."""
    folder = start if os.path.isdir(start) else start.parent  # noqa: PTH112 - answers, where Path.is_dir raises
    return [each / FILE_NAME for each in (folder, *folder.parents)]


def _tool(table: dict[str, Any]) -> dict[str, Any]:
    tool = table.get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(f"{path}: the settings cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: the settings cannot be read: {error}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from error


def read_config(path: Path) -> Config:
    """Reads a settings file. Files and folders it names are made relative to where it stands.

    Raises:
        ConfigurationError: it is not valid TOML, or holds a key or value that means nothing.
    """
    table = _load(path)
    if path.name == "pyproject.toml":
        table = _tool(table).get(TABLE, {})
    if not isinstance(table, dict):
        raise ConfigurationError(f"{path}: [tool.{TABLE}] is a table, not a value")
    _only_known(path, table, Config)
    overrides = table.get("overrides", ())
    for number, override in enumerate(overrides if isinstance(overrides, list) else (), start=1):
        if isinstance(override, dict):
            _only_known(path, override, Override, f" in override {number}")
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{path}: {_objection(error, table)}") from error

    for number, overriding in enumerate(config.overrides, start=1):
        from a11y_audit.config.paths import try_patterns

        try:
            try_patterns(overriding.paths)
        except ValueError as error:
            raise ConfigurationError(f"{path}: paths of override {number}: {error}") from error

    def from_here(name: str | None) -> str | None:
        return None if name is None else str(path.parent / name)

    return replace(
        config,
        rules=tuple(str(path.parent / folder) for folder in config.rules),
        baseline=from_here(config.baseline),
        answers=from_here(config.answers),
    )


def _objection(error: msgspec.ValidationError, table: dict[str, Any]) -> str:
    """What is wrong with a value of the table, behind the setting it stands for."""
    words, _, setting = str(error).partition(" - at `$.")
    words = _TYPE.sub(lambda match: _TYPES.get(match[1], match[0]), words).replace("Expected", "expected")
    words = _NO_SUCH.sub(lambda match: f"there is no severity {match[1]}: there are {', '.join(Severity)}", words)
    return f"{_with_key(setting.rstrip('`'), table)}: {words}" if setting else words


def _with_key(setting: str, table: dict[str, Any]) -> str:
    """The setting, the key of the value that cannot be used named: `severity["alt-missing"]`."""
    if not setting.endswith(_ANY_KEY):
        return setting
    found: Any = table
    steps = _STEP.findall(setting)
    for step in steps:
        found = found[int(step) if isinstance(found, list) else step]
    fits = _is_severity if steps[-1] == "severity" else _is_table
    wrong = next(key for key, value in found.items() if not fits(value))
    return f'{setting.removesuffix(_ANY_KEY)}["{wrong}"]'


def _is_severity(value: object) -> bool:
    return value in list(Severity)


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _only_known(path: Path, table: dict[str, Any], kind: type[Config | Override], where: str = "") -> None:
    known = {name.replace("_", "-") for name in kind.__struct_fields__}
    for key in table:
        if key not in known:
            if key == "tool" and not where:
                raise ConfigurationError(f"{path}: [tool.a11y-audit] is for pyproject.toml; here leave the header out")
            raise ConfigurationError(f"{path}: there is no setting {key!r}{where}{did_you_mean(key, known)}")
