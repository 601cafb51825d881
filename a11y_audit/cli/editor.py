"""Opening a file at a line in the user's editor."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Final

_IS_WINDOWS: Final = os.name == "nt"
_GOTO: Final = ("code", "code-insiders", "codium", "cursor")
"""Editors that take the place as --goto FILE:LINE, by the name of their program."""
_COLON: Final = ("subl", "hx", "helix", "zed")
"""Editors that take it as FILE:LINE."""


class EditorError(Exception):
    """The file could not be opened; the message says why, in one sentence."""


def arguments(editor: str, file: str, line: int) -> list[str]:
    """What to start for an editor given as in $VISUAL ("emacs -nw"): "+LINE FILE", unless it is known to differ.

    Raises:
        EditorError: it is no command line.
    """
    try:
        words = _split(editor)
    except ValueError as error:
        raise EditorError(f"$VISUAL or $EDITOR cannot be understood: {editor!r}: {error}") from error
    if not words:
        raise EditorError("set $VISUAL or $EDITOR to your editor")
    file = f"./{file}" if file.startswith(("-", "+")) else file
    name = Path(words[0]).stem
    if name in _GOTO:
        return [*words, "--goto", f"{file}:{line}"]
    return [*words, f"{file}:{line}"] if name in _COLON else [*words, f"+{line}", file]


def _split(command: str) -> list[str]:
    if not _IS_WINDOWS:
        return shlex.split(command)
    return [word.strip('"') for word in shlex.split(command, posix=False)]  # a backslash parts folders there


def edit(file: str, line: int) -> None:
    """Opens a file at a line and waits: with $VISUAL, else $EDITOR, else vi or nano.

    Raises:
        EditorError: there is no such file or editor, or the editor failed.
    """
    if not os.path.isfile(file):  # noqa: PTH113 - as it was named
        raise EditorError(f"{file} is no file that can be opened from this folder")
    named = (os.environ.get(name) for name in ("VISUAL", "EDITOR"))
    editor = next(filter(None, named), None) or next(filter(shutil.which, ("vi", "nano")), "")
    command = arguments(editor, file, line)
    try:
        status = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        raise EditorError(f"{command[0]} cannot be started: {error.strerror or error}") from error
    if status:
        raise EditorError(f"{command[0]} ended with status {status}")
