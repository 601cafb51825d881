"""What holds for a document: the settings file above it, and over that what the editor was told."""

from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from a11y_audit.config import Command, Config, ConfigurationError, Settings, find_config, read_config
from a11y_audit.objections import objection


class EditorSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The editor's own settings (`initializationOptions`, or the section `a11y-audit`).

    `delay` is the pause in typing, in milliseconds, after which a page is audited; `ocr` reads text in pictures, too.
    """

    profile: str | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    ocr: bool = False
    delay: Annotated[int, Meta(ge=0, le=10_000)] = 300


def editor_settings(values: Any) -> EditorSettings:
    """Reads what the editor sent; nothing means the defaults.

    Raises:
        ConfigurationError: a key or value means nothing.
    """
    try:
        return msgspec.convert(values or {}, EditorSettings)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"the editor's settings: {objection(error, values, EditorSettings)}") from error


class Project:
    """Keeps the rules of each settings file until that file changes."""

    def __init__(self, editor: EditorSettings) -> None:
        self.editor = editor
        self._kept: dict[tuple[Path | None, int], Settings] = {}

    def forget(self) -> None:
        """Has all settings files read again."""
        self._kept.clear()

    def settings(self, folder: Path) -> Settings:
        """The settings that hold below a folder.

        Raises:
            ConfigurationError: they cannot be used.
        """
        file = find_config(folder)
        key = (file, file.stat().st_mtime_ns if file else 0)
        if key not in self._kept:
            editor = self.editor
            command = Command(profile=editor.profile, select=editor.select, ignore=editor.ignore)
            settings = Settings(read_config(file) if file else Config(), file=file, command=command)
            settings.rules()
            self._kept[key] = settings
        return self._kept[key]
