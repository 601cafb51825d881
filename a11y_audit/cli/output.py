"""Writing a report: to the terminal in what it can show, to a file so that it is whole or not there."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import click

from a11y_audit.cli.destinations import Destinations
from a11y_audit.report import ImageReport, Report
from a11y_audit.reporters import encoded, render
from a11y_audit.reporters.safe import safe

_CHUNK: Final = 2**16
"""Bytes written at once."""
_BY_REPOSITORY: Final = frozenset({"sarif", "github", "gitlab", "rdjson", "rdjsonl"})
"""Forms whose readers look files up in the repository: the paths in them start where the run was started."""

_WITH_PICTURES: Final = frozenset({"html"})

Picture = Callable[[str, ImageReport], bytes | None]
"""A page's path and one of its images -> a small JPEG of it, None when there is none."""


def write(report: Report, destinations: Destinations, picture: Picture) -> None:
    """Writes every report that was asked for, in folders that are made if need be; without any, prints one.

    One that cannot be written does not keep the others from it. When all goes to files, a terminal gets an overview,
    and a build log one line on standard error.

    Args:
        report: what is written.
        destinations: where, and in which forms.
        picture: gives the small pictures that a form may show.

    Raises:
        OSError: something cannot be written; its message names all that could not.
    """
    failures: list[OSError] = []
    written: list[str] = []
    for form, path in destinations.files:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            write_file(Path(path), _pieces(form, report, picture))
            written.append(path)
        except OSError as failure:
            failures.append(failure)
    try:
        _show(report, destinations, picture, [path for path in written if Path(path).is_file()])
    except OSError as failure:
        failures.insert(0, failure)
    if failures:
        raise _summed_up(failures)


def _show(report: Report, destinations: Destinations, picture: Picture, written: Sequence[str]) -> None:
    """Prints the report in the form asked for, or what else is due."""
    form = destinations.printed
    if form is None and destinations.files:
        listed = ", ".join(map(safe, written))
        if written and is_terminal():
            print_text(f"{render_for_screen(report, is_brief=True)}\nThe report is in {listed}")
        elif written:
            from a11y_audit.reporters.lines import headline

            click.echo(f"{headline(report)}; the report is in {listed}", err=True)
    elif form == "terminal" or (form is None and is_terminal()):
        print_text(render_for_screen(report))
    else:
        print_pieces(_pieces(form or "lines", report, picture))


def _pieces(form: str, report: Report, picture: Picture) -> Iterator[bytes] | Iterator[str]:
    settings: dict[str, Any] = {}
    if form in _BY_REPOSITORY:
        settings["base"] = str(Path.cwd())
    elif form in _WITH_PICTURES:
        settings["picture"] = picture
    return encoded(form, report, **settings)


def _summed_up(failures: Sequence[OSError]) -> OSError:
    """One error for all; a reader that went away stays recognisable as such."""
    first = failures[0]
    if len(failures) == 1 or isinstance(first, BrokenPipeError):
        return first
    others = "; ".join(f"{other.filename}: {other.strerror}" for other in failures[1:])
    return OSError(first.errno, f"{first.strerror}; {others}", first.filename)


def is_terminal() -> bool:
    """Does somebody at a terminal read what is printed?"""
    return sys.stdout is not None and sys.stdout.isatty()


def is_ascii_only() -> bool:
    """Is what is printed in an encoding that holds no signs beyond ASCII, or not all?"""
    encoding = sys.stdout.encoding if sys.stdout is not None else "utf-8"
    return not (encoding or "utf-8").lower().replace("-", "").startswith("utf")


def render_for_screen(report: Report, *, is_brief: bool = False) -> str:
    """The terminal report, as wide as the terminal, in colour where that is wanted (NO_COLOR, FORCE_COLOR).

    Args:
        report: what to show.
        is_brief: leave out the pages' cards.
    """
    import shutil

    from a11y_audit.reporters.terminal import Limits

    colour = "NO_COLOR" not in os.environ and (is_terminal() or "FORCE_COLOR" in os.environ)
    width = shutil.get_terminal_size((100, 24)).columns
    ascii_only = is_ascii_only()
    limits = Limits(pages=0, cards=0) if is_brief else Limits()
    return render("terminal", report, width=width, colour=colour, ascii_only=ascii_only, limits=limits)


def print_text(text: str) -> None:
    """Prints a text, as `print_pieces` does.

    Raises:
        OSError: nothing can be written there.
    """
    print_pieces(iter([text]))


def print_pieces(some: Iterable[bytes] | Iterable[str]) -> None:
    """Prints pieces of text in the encoding of standard output; what it cannot hold is shown as an escape.

    Args:
        some: the pieces; bytes are UTF-8.

    Raises:
        OSError: nothing can be written there.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed", "standard output")
    last = b""
    for last in _chunks(some, sys.stdout.encoding or "utf-8"):
        with _naming("standard output"):
            sys.stdout.buffer.write(last)
    with _naming("standard output"):
        sys.stdout.buffer.write(b"" if last.endswith(b"\n") else b"\n")
        sys.stdout.buffer.flush()


def write_file(path: Path, some: Iterable[bytes] | Iterable[str]) -> None:
    """Writes a file at once: a reader finds the old one or the new one. Devices and pipes are written to directly.

    Args:
        path: the file.
        some: pieces of its content; bytes are UTF-8.

    Raises:
        OSError: the file cannot be written.
    """
    chunks = _chunks(some, "utf-8")
    if path.exists() and not path.is_file():
        with _naming(str(path)), path.open("wb") as file:
            file.writelines(chunks)
    else:
        _replace(Path(os.path.realpath(path)), chunks, str(path))  # a link keeps pointing at its file


def _chunks(some: Iterable[bytes] | Iterable[str], encoding: str) -> Iterator[bytes]:
    """Encodes pieces and puts small ones together."""
    kept: list[bytes] = []
    size = 0
    is_utf8 = encoding.lower().replace("-", "") == "utf8"
    for piece in some:
        if isinstance(piece, bytes) and is_utf8:
            data = piece
        else:
            text = piece.decode() if isinstance(piece, bytes) else piece
            data = text.encode(encoding, "backslashreplace")
        kept.append(data)
        size += len(data)
        if size >= _CHUNK:
            yield b"".join(kept)
            kept, size = [], 0
    if kept:
        yield b"".join(kept)


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Has errors say what could not be written."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, name) from error


def _replace(path: Path, chunks: Iterator[bytes], name: str) -> None:
    import tempfile

    with _naming(name):
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".a11y-audit.")
    try:
        with _naming(name), os.fdopen(handle, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        with _naming(name):
            Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            Path(temporary).replace(path)
    except BaseException:  # an interrupt leaves no half-written file behind either
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
