"""What answers about images rest on, written down so that another run can tell whether they still hold."""

import os
import stat
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from a11y_audit.evidence.addresses import RealPath, find_file, is_local, read_address, real_paths
from a11y_audit.model import NotKnown, Source

_CLOCK_GRAIN: Final = 2 * 10**9
"""Nanoseconds within which two states of a file may carry one time: the coarsest clock of a file system."""

State = tuple[int, ...]
"""Device, inode, size and times of a file: one that is written to, or exchanged, does not keep them."""


class Look(Struct, frozen=True, array_like=True):
    """One address that was looked at: what was there, or why nothing was."""

    address: str
    digest: str = ""
    why: str = ""
    state: State = ()


class Looks(Struct, frozen=True, array_like=True):
    """Everything one page's answers rest on.

    `engine` tells the OCR engine apart, "" when none was asked; `at` is when the page was read, in nanoseconds.
    """

    files: tuple[Look, ...] = ()
    engine: str = ""
    at: int = 0


def state_of(address: str, source: Source, real_path: RealPath) -> State:
    """The state of the file at an address; () when there is none to be had."""
    try:
        info = os.stat(find_file(address, source, real_path))  # noqa: PTH116 - a hot loop
    except (NotKnown, OSError, ValueError):
        return ()
    if not stat.S_ISREG(info.st_mode):
        return ()
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns, info.st_ctime_ns


def look_at(address: str, found: str | NotKnown, state: State) -> Iterable[Look]:
    """The look that an address gave: none when no file was asked."""
    if is_local(address):
        yield Look(address, why=str(found)) if isinstance(found, NotKnown) else Look(address, found, state=state)


def renewed(looks: Looks, source: Source) -> Looks | None:
    """Looks that a page would take today, when its answers would be the same; else None.

    A file whose times cannot show that it is unchanged is read again, and has its new times written down.
    """
    if looks.engine and looks.engine != engine_fingerprint():
        return None
    if not looks.files:
        return looks
    now = time.time_ns()
    real_path = real_paths()
    files = []
    for look in looks.files:
        again = look if _is_unchanged(look, looks.at, source, real_path) else _look_again(look, source, real_path)
        if again is None:
            return None
        files.append(again)
    if all(new is old for new, old in zip(files, looks.files, strict=True)):
        return looks
    return Looks(tuple(files), looks.engine, now)


def _is_unchanged(look: Look, at: int, source: Source, real_path: RealPath) -> bool:
    """Do the file's times alone show that it is what it was?

    Whatever is done to a file shows in its times, unless it is done within a tick of the clock.
    """
    is_settled = bool(look.state) and max(look.state[-2:]) < at - _CLOCK_GRAIN
    return is_settled and state_of(look.address, source, real_path) == look.state


def _look_again(look: Look, source: Source, real_path: RealPath) -> Look | None:
    """A new look, if it shows the same; None when something else is there now."""
    import hashlib

    state = state_of(look.address, source, real_path)  # before the content: a change in between makes it too old
    try:
        digest = hashlib.sha256(read_address(look.address, source, real_path)).hexdigest()
    except NotKnown as why:
        return look if not look.digest and str(why) == look.why else None
    if digest != look.digest:
        return None
    return look if state == look.state else Look(look.address, digest, state=state)


@cache
def engine_fingerprint() -> str:
    """Tells OCR engines apart that may read differently: the program or library, and its language data."""
    import hashlib
    import shutil
    from importlib.util import find_spec

    from a11y_audit.evidence.tesseract import data_places

    library = find_spec("tesserocr")
    program = shutil.which("tesseract")
    files = [Path(name) for name in (library.origin if library else None, program) if name]
    for folder in data_places():
        files += sorted(Path(folder).glob("*.traineddata"))
    digest = hashlib.sha256()
    for path in files:
        try:
            info = path.stat()
        except OSError:  # a link to nowhere is no language
            continue
        digest.update(f"{path}\0{info.st_size}\0{info.st_mtime_ns}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()
