"""What is not looked at in folders: ignore files, and patterns of the settings."""

import os
from collections.abc import Sequence
from typing import Final

IGNORE_FILE: Final = ".a11yauditignore"
"""Patterns as in `.gitignore`; they hold for the folder the file lies in and those below."""


class Patterns:
    """Patterns as in `.gitignore`, and the folder they start from."""

    def __init__(self, patterns: Sequence[str], folder: str) -> None:
        from pathspec import GitIgnoreSpec  # most sites have no ignore file

        self._spec = GitIgnoreSpec.from_lines(patterns)
        self._folder = os.path.abspath(folder)  # noqa: PTH100 - links are not followed: names are compared

    def say(self, path: str, *, is_folder: bool) -> bool | None:
        """Is the path ignored? None when no pattern speaks of it."""
        name = os.path.relpath(os.path.abspath(path), self._folder)  # noqa: PTH100
        if name.startswith(".."):
            return None
        return self._spec.check_file(f"{name}/" if is_folder else name).include


class Ignored:
    """The patterns that hold on one walk through folders; those of a deeper folder go before those above."""

    def __init__(self, excluded: Patterns | None) -> None:
        self._excluded = excluded
        self._of_folders: dict[str, Patterns] = {}

    def enter(self, folder: str, entries: "Sequence[os.DirEntry[str]]") -> None:
        """Takes notice of the folder's ignore file, if it has one.

        Raises:
            OSError: it cannot be read.
        """
        for entry in entries:
            if entry.name == IGNORE_FILE and entry.is_file():
                with open(entry.path, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - as it was found
                    self._of_folders[os.path.dirname(entry.path)] = Patterns(file.read().splitlines(), folder)  # noqa: PTH120

    def says(self, path: str, *, is_folder: bool = False) -> bool:
        """Is what lies at this path passed by, a folder with all that is in it?"""
        if self._excluded is not None and self._excluded.say(path, is_folder=is_folder):
            return True
        if not self._of_folders:
            return False
        above = os.path.dirname(path)  # noqa: PTH120
        while True:
            patterns = self._of_folders.get(above)
            answer = patterns.say(path, is_folder=is_folder) if patterns else None
            if answer is not None:
                return answer
            parent = os.path.dirname(above)  # noqa: PTH120
            if parent == above:
                return False
            above = parent
