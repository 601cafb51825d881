"""What is audited: a file and the name it goes by; and how its bytes are read."""

import os
import stat
from pathlib import Path
from typing import Final

from msgspec import Struct

from a11y_audit.model import Source
from a11y_audit.reading import Unreadable

MAX_BYTES: Final = 64 * 2**20
"""A larger page is refused."""
_GZIP: Final = ".gz"


class Target(Struct, frozen=True):
    """A file to audit, the name it goes by in the report, and the folder its site starts from."""

    file: str
    path: str
    root: str


def target_of(path: str, root: str | None = None) -> Target:
    """The target a path names: its site starts at `root`, or in the folder the file lies in."""
    return Target(path, path, root or str(Path(path).parent))


def read_file(target: Target) -> Source:
    """Reads one page's bytes from a regular file; a file named `.gz` is unpacked.

    Raises:
        OSError: the file cannot be read.
        Unreadable: it is no regular file, too large, or its gzip data are broken.
    """
    # opened first and examined after, so that the file cannot be exchanged in between; a pipe does not block
    descriptor = os.open(target.file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        info = os.fstat(descriptor)
        if not stat.S_ISREG(info.st_mode):
            raise Unreadable("not-a-file", "It is not a regular file.")
        if info.st_size > MAX_BYTES:
            raise too_large()
        data = _read(file.fileno(), info.st_size)
    if target.file.lower().endswith(_GZIP):
        data = unpack(data)
    return Source(target.path, data, root=target.root, folder=os.path.dirname(target.file) or ".")  # noqa: PTH120


def _read(descriptor: int, expected: int) -> bytes:
    """All of a file, or one byte more than a page may hold when it grew meanwhile."""
    data = os.read(descriptor, expected + 1)
    if len(data) == expected:
        return data
    parts = [data]
    size = len(data)
    while size <= MAX_BYTES and (data := os.read(descriptor, MAX_BYTES + 1 - size)):
        parts.append(data)
        size += len(data)
    return b"".join(parts)


def unpack(data: bytes) -> bytes:
    """The content of gzip data; of more than a page may hold only a little more.

    Raises:
        Unreadable: the data are no gzip, or broken.
    """
    import zlib

    parts: list[bytes] = []
    size = 0
    try:
        while data and size <= MAX_BYTES:
            member = zlib.decompressobj(wbits=31)
            parts.append(member.decompress(data, MAX_BYTES + 1 - size))
            size += len(parts[-1])
            if not member.eof and size <= MAX_BYTES:
                raise Unreadable("gzip", "Its gzip data end too early.")
            data = member.unused_data.lstrip(b"\0")  # tape padding after the last member
    except zlib.error as error:
        raise Unreadable("gzip", f"Its gzip data are broken: {error}.") from error
    return b"".join(parts)


def too_large() -> Unreadable:
    """The refusal of a page beyond the limit."""
    return Unreadable("size", f"The page is larger than {MAX_BYTES // 2**20} MiB.")
