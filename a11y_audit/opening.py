"""Opening files that somebody else has put there: a pipe or a device among them neither hangs nor harms us."""

import errno
import os
import stat
from io import FileIO
from typing import Final

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Windows has not all of them."""


class NotRegularError(OSError):
    """What was to be opened is a folder, a pipe, a socket or a device."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.EINVAL, "not a regular file", path)


def open_regular(path: str, *, follows_links: bool = True) -> FileIO:
    """Opens a file for reading, unbuffered. It is examined when open, so that it cannot be exchanged in between.

    Args:
        path: the file.
        follows_links: whether the last part of the path may be a symbolic link.

    Raises:
        NotRegularError: it is no regular file.
        OSError: it cannot be opened.
    """
    descriptor = os.open(path, _FLAGS if follows_links else _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return FileIO(descriptor)
    os.close(descriptor)
    raise NotRegularError(path)
