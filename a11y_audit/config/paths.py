"""Patterns of paths: "live/**", "*.md", "archive/"."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_MARK: Final = re.compile(r"\*\*/|\*\*|\*|\?|\[[^\]]+\]")
_REGEX: Final = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Does one of the patterns fit a path ("/" between folders)?

    A pattern without "/" fits names at any depth; one with it starts at the top. `*` and `?` stay within a folder,
    `**` goes through folders, and a folder's name stands for everything in it.
    """
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    pattern = re.sub(r"(?:\*\*/)+", "**/", pattern.removeprefix("./"))
    top = pattern.removeprefix("/")
    anywhere = "" if "/" in pattern.rstrip("/") else "(?:.*/)?"
    pieces: list[str] = []
    done = 0
    for mark in _MARK.finditer(top):
        pieces += [re.escape(top[done : mark.start()]), _REGEX.get(mark[0]) or mark[0].replace("[!", "[^")]
        done = mark.end()
    pieces.append(re.escape(top[done:].rstrip("/")))
    return re.compile(f"{anywhere}{''.join(pieces)}(?:/.*)?", re.DOTALL)
