"""What is not looked at in folders: ignore files, and patterns of the settings."""

import os
import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from a11y_audit.file_names import below
from a11y_audit.opening import open_regular
from a11y_audit.reading import Unreadable

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE: Final = ".a11yauditignore"
"""Patterns as in `.gitignore`; they hold for the folder the file lies in and those below."""


class PatternError(ValueError):
    """A pattern that says nothing."""


class Patterns:
    """Patterns as in `.gitignore`, and the folder they start from.

    Raises:
        PatternError: one of them says nothing.
    """

    def __init__(self, patterns: Sequence[str], folder: str) -> None:
        self._spec = _spec(patterns)
        self._folder = os.path.abspath(folder)  # noqa: PTH100 - links are not followed: names are compared

    def say(self, path: str, *, is_folder: bool) -> bool | None:
        """Is the path ignored? None when no pattern speaks of it."""
        name = below(self._folder, os.path.abspath(path))  # noqa: PTH100
        if name is None:
            return None
        return self._spec.check_file(f"{name}/" if is_folder else name).include


def _spec(patterns: Sequence[str]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # most sites have no ignore file

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of what "[[a]" may mean to regular expressions one day
            return GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise PatternError(str(error)) from error
    except re.error as error:
        raise PatternError(f"Invalid git pattern: {error.msg}") from error


class Ignored:
    """The patterns that hold on one walk through folders; those of a deeper folder go before those above."""

    def __init__(self, excluded: Patterns | None) -> None:
        self._excluded = excluded
        self._of_folders: dict[str, Patterns] = {}

    def enter(self, folder: str, entries: "Sequence[os.DirEntry[str]]") -> None:
        """Takes notice of the folder's ignore file, if it has one.

        Raises:
            Unreadable: it cannot be used. Without it, what is not meant to be looked at would be.
        """
        if not any(entry.name == IGNORE_FILE for entry in entries):
            return
        path = os.path.join(folder, IGNORE_FILE)  # noqa: PTH118 - as the folder is spelt
        try:
            with open_regular(path) as file:
                lines = file.readall().decode("utf-8", "replace").splitlines()
            self._of_folders[os.path.dirname(path)] = Patterns(lines, folder)  # noqa: PTH120
        except OSError as error:
            raise Unreadable("ignore-file", f"Its {IGNORE_FILE} cannot be read: {error.strerror}.") from error
        except PatternError as error:
            raise Unreadable("ignore-file", f"Its {IGNORE_FILE} cannot be used: {error}.") from error

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
