"""Writing a report: to the terminal in what it can show, to a file so that it is whole or not there."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from a11y_audit.report import Report
from a11y_audit.reporters import render
from a11y_audit.reporters.safe import safe

_SUFFIXES: Final = {".json": "json", ".html": "html", ".htm": "html", ".txt": "lines", ".lines": "lines"}


def write(report: Report, form: str | None, output: str | None) -> None:
    """Renders the report and writes it to `output`, or to standard output; a terminal then gets an overview.

    Raises:
        OSError: the file cannot be written.
        click.ClickException: no form was named and the file's suffix tells none.
    """
    if output is None:
        print_text(render_for_screen(report) if _for_screen(form) else render(form or "lines", report))
        return
    path = Path(output)
    form = form or _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise click.ClickException(f"{output}: say the form with --format, or by a suffix ({', '.join(_SUFFIXES)})")
    write_file(path, render(form, report))
    if _is_terminal() and path.is_file():
        print_text(f"{render_for_screen(report, is_brief=True)}\nThe report is in {safe(output)}")


def _for_screen(form: str | None) -> bool:
    return form == "terminal" or (form is None and _is_terminal())


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def render_for_screen(report: Report, *, is_brief: bool = False) -> str:
    """The terminal report, as wide as the terminal, in colour where that is wanted (NO_COLOR, FORCE_COLOR).

    Args:
        report: what to show.
        is_brief: leave out the pages' cards.
    """
    from a11y_audit.reporters.terminal import Limits

    colour = "NO_COLOR" not in os.environ and (_is_terminal() or "FORCE_COLOR" in os.environ)
    width = shutil.get_terminal_size((100, 24)).columns
    encoding = sys.stdout.encoding if sys.stdout is not None else "utf-8"
    ascii_only = not (encoding or "utf-8").lower().replace("-", "").startswith("utf")
    limits = Limits(pages=0, cards=0) if is_brief else Limits()
    return render("terminal", report, width=width, colour=colour, ascii_only=ascii_only, limits=limits)


def print_text(text: str) -> None:
    """Prints text in the encoding of standard output; what it cannot hold is shown as an escape.

    Raises:
        OSError: nothing can be written there.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed", "standard output")
    data = text.encode(sys.stdout.encoding or "utf-8", "backslashreplace")
    with _naming("standard output"):
        sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
        sys.stdout.buffer.flush()


def write_file(path: Path, text: str) -> None:
    """Writes a file at once: a reader finds the old one or the new one. Devices and pipes are written to directly.

    Raises:
        OSError: the file cannot be written.
    """
    data = text.encode("utf-8", "backslashreplace")
    with _naming(str(path)):
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)  # a link keeps pointing at its file


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Has errors say what could not be written."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, name) from error


def _replace(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".a11y-audit.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
