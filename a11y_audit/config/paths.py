"""Patterns of paths: "live/**", "*.md", "archive/"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_MARK: Final = re.compile(r"\*\*/|\*\*|\*|\?|\[([!^]?)([^\]]+)\]")
_IN_CLASS: Final = re.compile(r"(.)-(.)|.", re.DOTALL)
_REGEX: Final = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Does one of the patterns fit a path ("/" between folders)?

    A pattern without "/" fits names at any depth; one with it starts at the top. `*` and `?` stay within a folder,
    `**` goes through folders, and a folder's name stands for everything in it.
    """
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)


def try_patterns(patterns: Iterable[str]) -> None:
    """Raises `ValueError` for a pattern that cannot be understood ("[z-a]")."""
    for pattern in patterns:
        _compiled(pattern)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = re.sub(r"(?:\*\*/)+", "**/", pattern.removeprefix("./"))
    top = pattern.removeprefix("/")
    anywhere = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    pieces: list[str] = []
    done = 0
    for mark in _MARK.finditer(top):
        pieces += [re.escape(top[done : mark.start()]), _REGEX.get(mark[0]) or _character_class(mark)]
        done = mark.end()
    pieces.append(re.escape(top[done:].rstrip("/")))
    try:
        return re.compile(f"{anywhere}{''.join(pieces)}(?:/.*)?", re.DOTALL)
    except re.error as error:
        raise ValueError(f'"{pattern}" is no pattern of paths: {error.msg}') from None


def _character_class(mark: re.Match[str]) -> str:
    """The same set of characters for the machinery of regular expressions, where more of them mean something."""

    def spelled(part: re.Match[str]) -> str:
        return f"{re.escape(part[1])}-{re.escape(part[2])}" if part[1] else re.escape(part[0])

    return f"[{'^' if mark[1] else ''}{_IN_CLASS.sub(spelled, mark[2])}]"
