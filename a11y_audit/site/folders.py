"""What lies in a folder, as far as it is looked at: links to folders and what is ignored are passed by."""

import os
from collections.abc import Callable
from typing import NamedTuple

from a11y_audit.reading import Unreadable
from a11y_audit.site.ignoring import Ignored


class Entry(NamedTuple):
    """A file, or a folder to go on to."""

    path: str
    name: str
    is_folder: bool
    is_link: bool

    @property
    def is_hidden(self) -> bool:
        """Is it one that is only looked at when it is named?"""
        return self.name.startswith(".")


def entries_in(folder: str, ignored: Ignored, is_wanted: Callable[[str], bool]) -> list[Entry]:
    """The folders in a folder, and its files of certain names, by name.

    Args:
        folder: the folder, whose ignore file is taken notice of; "" is the one we stand in.
        ignored: what is passed by.
        is_wanted: tells the names of files to give.

    Raises:
        Unreadable: the folder cannot be read, or its ignore file not be used.
    """
    try:
        with os.scandir(folder or os.curdir) as listing:
            found = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        raise Unreadable("unreadable", f"The folder cannot be read: {error.strerror}.") from error
    ignored.enter(folder, found)
    entries = []
    for each in found:
        is_folder, is_link = _leads_to_folder(each), each.is_symlink()
        if is_link if is_folder else not is_wanted(each.name):
            continue
        path = os.path.join(folder, each.name)  # noqa: PTH118 - as the folder is spelt
        if not ignored.says(path, is_folder=is_folder):
            entries.append(Entry(path, each.name, is_folder, is_link))
    return entries


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself, or gone meanwhile: reading it will say so
