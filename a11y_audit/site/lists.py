"""Lists of paths and addresses in a file, one a line."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Final

_COMMENT: Final = "#"


def listed(name: str) -> Iterator[str]:
    """The paths and addresses a file lists; blank lines and those that begin with "#" are passed by.

    Args:
        name: the file, or "-" for standard input.

    Raises:
        OSError: it cannot be read.
    """
    with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as file:
        for line in file:
            entry = line.strip().decode(sys.getfilesystemencoding(), "surrogateescape").removeprefix("\ufeff")
            if entry == name == "-":
                raise OSError(None, 'a list that comes from standard input cannot name "-" as a page')
            if entry and not entry.startswith(_COMMENT):
                yield entry
