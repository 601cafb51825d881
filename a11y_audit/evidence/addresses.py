"""Where an image's bytes come from: a file beside the page, or the address itself (`data:`).

Nothing outside the site's root is read, symbolic links resolved; only regular files are; nothing is fetched.
"""

import errno
import os
from collections.abc import Callable
from functools import cache
from io import BufferedReader
from itertools import islice
from typing import Final

from a11y_audit.model import FileBroken, FileGone, FileMissing, NotKnown, Source
from a11y_audit.opening import NotRegularError, open_regular

MAX_BYTES: Final = 50 * 2**20
"""A larger image is not read."""

_SCHEME_END: Final = ":/?#"
_BLANKS: Final = " \t\n\r\f"
_OTHER_HOST: Final = ("//", "\\\\", "/\\", "\\/")
_FROM_THE_ROOT: Final = ("/", "\\")
_NEVER_A_BASE: Final = frozenset({"data", "javascript"})
"""HTML standard, "set the frozen base URL"."""
_NO_SUCH_FILE: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP})


RealPath = Callable[[str], str]
"""Gives the path of a file without symbolic links, as `os.path.realpath` does."""


def real_paths() -> RealPath:
    """An `os.path.realpath` for the images of one page: it looks at each file and folder once."""
    if os.name == "nt":  # whose junctions are no links to `islink`
        return os.path.realpath
    real_folder = cache(os.path.realpath)

    @cache
    def real_path(path: str) -> str:
        folder, name = os.path.split(path)
        if name in ("", os.curdir, os.pardir):
            return os.path.realpath(path)
        path = os.path.join(real_folder(folder), name)  # noqa: PTH118 - bytes outside Unicode are kept
        return os.path.realpath(path) if os.path.islink(path) else path  # noqa: PTH114 - likewise

    return real_path


def read_address(address: str, source: Source, real_path: RealPath = os.path.realpath) -> bytes:
    """The bytes of the image at an address as the page writes it.

    Raises:
        NotKnown: it is on the network, lies outside the site, does not exist, is no regular file, empty or too large.
    """
    address = address.strip(_BLANKS)
    scheme = scheme_of(address)
    if scheme == "data":
        data = decode_data_address(address)
    elif scheme in {"http", "https"} or address.startswith(_OTHER_HOST):
        raise NotKnown("the image is on the network; only files beside the page are read")
    elif scheme:
        raise NotKnown(f'addresses of the scheme "{scheme[:20]}" are not read')
    else:
        data = _read_file(find_file(address, source, real_path), source)
    if not data:
        raise FileBroken("the image file is empty")
    return data


def is_local(address: str) -> bool:
    """Does an address name a file beside the page, whether or not there is one?"""
    address = address.strip(_BLANKS)
    return not scheme_of(address) and not address.startswith(_OTHER_HOST)


def address_from(base: str, address: str) -> str:
    """The address that is meant where a page says what its addresses start from; relative to the page if that is.

    Args:
        base: as the page writes it (`<base href>`), "" when it says nothing.
        address: as the page writes it.
    """
    base, address = base.strip(_BLANKS), address.strip(_BLANKS)
    if not base or not address or scheme_of(address) or scheme_of(base) in _NEVER_A_BASE:
        return address
    if not is_local(base):
        return _joined(base, address)
    if address.startswith(_FROM_THE_ROOT):
        return address
    folder, slash, last = base.partition("#")[0].partition("?")[0].replace("\\", "/").rpartition("/")
    return f"{base}/{address}" if last in {os.curdir, os.pardir} else f"{folder}{slash}{address}"


def web_address(address: str, page_url: str | None = None) -> str | None:
    """The absolute address of an image on the web; None when it lies elsewhere: beside the page, or in its address.

    Args:
        address: as the page writes it.
        page_url: where the page itself was fetched from, if it was.
    """
    address = address.strip(_BLANKS)
    if scheme_of(address) in {"http", "https"}:
        return address
    if scheme_of(address) or not (page_url or address.startswith(_OTHER_HOST)):
        return None
    return _joined(page_url or "https://", address) or None


def _joined(base: str, address: str) -> str:
    """The absolute address; "" for what is none by the standard."""
    from urllib.parse import urljoin

    try:
        return urljoin(base.replace("\\", "/"), address.replace("\\", "/"))
    except ValueError:
        return ""


def scheme_of(address: str) -> str:
    """The address's scheme in lower case, "" for one that is relative to the page or the site."""
    end = next((n for n, mark in enumerate(address[:64]) if mark in _SCHEME_END), -1)
    scheme = address[:end].lower() if end > 0 and address[end] == ":" else ""
    return scheme if scheme.isascii() and scheme[:1].isalpha() else ""


def decode_data_address(address: str) -> bytes:
    """The bytes a `data:` address holds (RFC 2397; base64 read as forgivingly as browsers do).

    Raises:
        NotKnown: it has no comma, is too large, or its base64 cannot be decoded.
    """
    import base64  # few pages have such images
    import binascii
    from urllib.parse import unquote_to_bytes

    head, comma, body = address.partition(",")
    if not comma:
        raise NotKnown("the data: address holds no data")
    if len(body) > 2 * MAX_BYTES:
        raise NotKnown(f"the image is larger than {MAX_BYTES >> 20} MiB")
    data = unquote_to_bytes(body.encode("utf-8", "replace"))
    if head.lower().replace(" ", "").endswith(";base64"):
        data = b"".join(data.split()).rstrip(b"=")
        try:
            data = base64.b64decode(data + b"=" * (-len(data) % 4), validate=True)
        except (binascii.Error, ValueError):
            raise FileBroken("the data: address cannot be decoded: its base64 is broken") from None
    if len(data) > MAX_BYTES:
        raise NotKnown(f"the image is larger than {MAX_BYTES >> 20} MiB")
    return data


def find_file(address: str, source: Source, real_path: RealPath = os.path.realpath) -> str:
    """The real path of the file a local address names, checked to lie below the site's root.

    Raises:
        NotKnown: it names no file, or one outside the site.
    """
    from urllib.parse import unquote_to_bytes

    if source.root is None or source.folder is None:
        raise NotKnown("the page is not a file, so there is no folder to look for the image in")
    written = address.strip(_BLANKS).partition("#")[0].partition("?")[0].replace("\\", "/")
    path = os.fsdecode(unquote_to_bytes(written.encode("utf-8", "replace")))
    if not path.strip("/"):
        raise NotKnown("the image's address names no file")
    if "\0" in path:
        raise NotKnown("the image's address holds a NUL character")
    start = source.root if path.startswith("/") else source.folder
    try:
        root = real_path(source.root)
        real = real_path(os.path.join(start, path.lstrip("/")))  # noqa: PTH118 - bytes outside Unicode are kept
    except OSError as error:
        raise _why(error) from None
    if real != root and not real.startswith(os.path.join(root, "")):  # noqa: PTH118 - likewise
        raise NotKnown("the image lies outside the site's folder (which --root says) and is not read")
    return real


def _read_file(path: str, source: Source) -> bytes:
    try:
        with BufferedReader(open_regular(path, follows_links=False)) as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                raise NotKnown(f"the image file is larger than {MAX_BYTES >> 20} MiB")
            return file.read(MAX_BYTES)
    except OSError as error:
        raise _gone(error, path, source) or _why(error) from None


def _gone(error: OSError, path: str, source: Source) -> FileGone | None:
    """What is raised of a file that is missing where other pictures lie: pages saved alone have no such folder."""
    folder = os.path.dirname(path)  # noqa: PTH120 - bytes outside Unicode are kept
    if error.errno not in _NO_SUCH_FILE or folder in (source.folder, source.root) or not _holds_pictures(folder):
        return None
    return FileGone("the picture's file is not in its folder, where others are")


def _holds_pictures(folder: str) -> bool:
    """Does a picture lie in the folder?"""
    try:
        with os.scandir(folder) as entries:
            return any(entry.name.lower().endswith(_PICTURES) for entry in islice(entries, _MOST_ENTRIES))
    except OSError:
        return False


_MOST_ENTRIES: Final = 100
_PICTURES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


def _why(error: OSError) -> NotKnown:
    if error.errno in _NO_SUCH_FILE:
        return FileMissing("the picture's file is not beside the page")
    if isinstance(error, NotRegularError):
        return NotKnown("the image's address names no regular file")
    return NotKnown(f"the image file cannot be read: {(error.strerror or type(error).__name__).lower()}")
