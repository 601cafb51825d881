"""How a file is named, seen from a folder. Names are compared, nothing is looked up: links are not followed."""

import os


def is_file(name: str) -> bool:
    """Is it the name of a file, and no address and nothing that stands for one ("<stdin>")?"""
    return "://" not in name and not name.startswith("<")


def seen_from(folder: str | os.PathLike[str], path: str) -> str:
    """The file's path from the folder on, with "/" between folders; its whole path when it is on another drive."""
    try:
        name = os.path.relpath(path, folder)
    except ValueError:  # Windows: no path leads from one drive to another
        name = os.path.abspath(path)  # noqa: PTH100
    return name.replace(os.sep, "/")


def below(folder: str | os.PathLike[str], path: str) -> str | None:
    """The same for what lies in the folder ("." for the folder itself); None for what lies outside."""
    name = seen_from(folder, path)
    return None if name == ".." or name.startswith("../") or os.path.isabs(name) else name  # noqa: PTH117
