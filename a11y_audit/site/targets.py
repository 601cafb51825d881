"""What is audited: a file, or an address to fetch, and the name it goes by; and how its bytes are read."""

import os
import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from a11y_audit.model import NotKnown, Source, Web
from a11y_audit.opening import NotRegularError, open_regular
from a11y_audit.reading import Unreadable

MAX_BYTES: Final = 64 * 2**20
"""A larger page is refused."""
_HERE: Final = re.compile(rf"\A(?:\.[/{re.escape(os.sep)}]+)+")
"""The folder we stand in, at the start of a path."""
_NO_NAMES: Final = ("-", "<")
"""A name with one of these at its start is an option, or stands for what is no file ("<stdin>")."""
_GZIP: Final = ".gz"
_PAGE_TYPES: Final = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
    "image/svg+xml",
)
"""Media types that servers give pages and sitemaps."""
_GZIP_MAGIC: Final = b"\x1f\x8b"


class Target(Struct, frozen=True):
    """A file to audit, the name it goes by in the report, and the folder its site starts from.

    `url` is the address of a page that is to be fetched; it has no file and no folder.
    """

    file: str
    path: str
    root: str
    url: str = ""


def target_of(path: str, root: str | None = None) -> Target:
    """The target a path names: its site starts at `root`, or in the folder the file lies in."""
    return Target(path, name_of(path), root or str(Path(path).parent))


def name_of(path: str) -> str:
    """The name a path goes by in reports: without "./" at its start, unless it would then be taken for an option."""
    name = _HERE.sub("", path)
    return path if name.startswith(_NO_NAMES) or not name else name


def target_on_the_web(url: str) -> Target:
    """The target of a page that is to be fetched."""
    return Target("", url, "", url)


def fetch_page(url: str, web: Web) -> Source:
    """Fetches one page; one that is sent packed (`.html.gz`, a sitemap) is unpacked.

    Raises:
        Unreadable: it cannot be had, or may not be asked for; it is too large, or its gzip data are broken.
    """
    from a11y_audit.evidence.fetch import fetch

    try:
        found = fetch(url, MAX_BYTES, frozenset(web.private_hosts))
    except NotKnown as why:
        raise Unreadable("not-fetched", f"It cannot be fetched: {why}.") from None
    if found.media_type and not found.media_type.startswith(_PAGE_TYPES):
        raise Unreadable("not-a-page", f"It is {found.media_type}; a page is HTML or Markdown.")
    data = unpack(found.data) if found.data.startswith(_GZIP_MAGIC) else found.data
    return Source(url, data, url=found.url, charset=found.charset)


def read_page(target: Target, web: Web | None = None) -> Source:
    """Reads the file of a target, or fetches it.

    Args:
        target: what is wanted.
        web: what may be fetched; None for nothing.

    Raises:
        OSError: the file cannot be read.
        Unreadable: see `read_file` and `fetch_page`.
    """
    if not target.url:
        return read_file(target)
    if web is None:
        raise Unreadable("not-fetched", "Nothing is fetched.")
    return fetch_page(target.url, web)


def read_file(target: Target) -> Source:
    """Reads one page's bytes from a regular file; a file named `.gz` is unpacked.

    Raises:
        OSError: the file cannot be read.
        Unreadable: it is no regular file, too large, or its gzip data are broken.
    """
    try:
        file = open_regular(target.file)
    except NotRegularError:
        raise Unreadable("not-a-file", "It is not a regular file.") from None
    with file:
        size = os.fstat(file.fileno()).st_size
        if size > MAX_BYTES:
            raise too_large()
        data = _read(file.fileno(), size)
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
    import gzip
    import zlib
    from io import BytesIO

    try:
        with gzip.GzipFile(fileobj=BytesIO(data)) as unpacked:
            return unpacked.read(MAX_BYTES + 1)
    except EOFError:
        raise Unreadable("gzip", "Its gzip data end too early.") from None
    except (OSError, zlib.error) as error:
        raise Unreadable("gzip", f"Its gzip data are broken: {error}.") from error


def too_large() -> Unreadable:
    """The refusal of a page beyond the limit."""
    return Unreadable("size", f"The page is larger than {MAX_BYTES // 2**20} MiB.")
