"""Settings files: finding the one that holds, and reading it."""

import os
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from a11y_audit.config.settings import Config, ConfigurationError
from a11y_audit.objections import objection

FILE_NAME: Final = "a11y-audit.toml"
TABLE: Final = "a11y-audit"


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
    if "tool" in table:
        raise ConfigurationError(f"{path}: [tool.a11y-audit] is for pyproject.toml; here leave the header out")
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{path}: {objection(error, table, Config)}") from error

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
