"""Patterns of paths, as in `news/**/*.html`: what they fit is looked for by the rules that hold in folders."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import partial
from itertools import groupby
from typing import Final

from a11y_audit.reading import Unreadable
from a11y_audit.report import Refusal
from a11y_audit.site.folders import Entry, entries_in
from a11y_audit.site.ignoring import Ignored
from a11y_audit.site.targets import name_of

_MARK: Final = re.compile(r"[*?[]")
_THROUGH: Final = "**"
"""A part of a pattern that stands for any number of folders; as the last part, for all files below, too."""


def base_of(pattern: str) -> str:
    """The folder a pattern starts from, as it is spelt, with the separator behind it; "" for the one we stand in."""
    mark = _MARK.search(pattern)
    end = mark.start() if mark else len(pattern)
    return pattern[: max(pattern.rfind(each, 0, end) for each in ("/", os.sep)) + 1]


def expanded(pattern: str, ignored: Ignored) -> Iterator[Entry | Refusal]:
    """What a pattern fits, by path, each once; a folder that cannot be looked into is refused.

    A name that begins with a dot is fitted only by a part that does.

    Args:
        pattern: the pattern; `*`, `?` and `[...]` stay within a name, `**` goes through folders.
        ignored: what is passed by.
    """
    base = base_of(pattern)
    parts = tuple(_parts(pattern[len(base) :]))
    waiting = [(base, parts)] if parts and os.path.isdir(base or os.curdir) else []  # noqa: PTH112 - as it is spelt
    seen = set(waiting)
    found: dict[str, Entry | Refusal] = {}
    while waiting:
        here, parts = waiting.pop()
        try:
            entries = entries_in(here, ignored, partial(_ends_with, parts))
        except Unreadable as why:
            found[here] = Refusal(name_of(here) or os.curdir, why.limit, str(why))
            continue
        further = [(here, parts[1:])] if parts[0] == _THROUGH and len(parts) > 1 else []
        for entry in entries:
            rest = _rest(parts, entry.name)
            if rest and entry.is_folder:
                further.append((entry.path, rest))
            elif rest is not None and len(parts) == 1:
                found[entry.path] = entry
        waiting += [each for each in further if each not in seen]
        seen.update(further)
    yield from (found[path] for path in sorted(found))


def _parts(pattern: str) -> Iterator[str]:
    """The parts of a pattern; `**` several times in a row says no more than once."""
    for part, several in groupby(filter(None, pattern.replace(os.sep, "/").split("/"))):
        yield from [part] if part == _THROUGH else several


def _rest(parts: tuple[str, ...], name: str) -> tuple[str, ...] | None:
    """What of the pattern is left for what lies below an entry of this name; None when it does not fit."""
    if name.startswith(".") and not parts[0].startswith("."):
        return None
    if parts[0] == _THROUGH:
        return parts
    return parts[1:] if fnmatch(name, parts[0]) else None


def _ends_with(parts: tuple[str, ...], name: str) -> bool:
    """May the pattern end with a file of this name?"""
    return len(parts) == 1 and _rest(parts, name) is not None
