"""Rule pages as text: fences, and the lines between them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class RulePageError(Exception):
    """A rule page that cannot be read; the message names file and line."""

    def __init__(self, path: str, line: int, why: str) -> None:
        super().__init__(f"{path}:{line}: {why}")


class Fence(Struct, frozen=True):
    """A fence: the words behind its ticks, what stands in it, and the lines it begins and ends on, from 1."""

    info: str
    text: str
    line: int
    end: int


def parts(text: str) -> Iterator[tuple[int, str | Fence]]:
    """Lines outside fences, and fences as a whole, each with its line number."""
    lines = text.split("\n")
    number = 0
    while number < len(lines):
        line = lines[number]
        ticks = len(line) - len(line.lstrip("`"))
        if ticks < 3:
            yield number + 1, line
            number += 1
            continue
        end = number + 1
        while end < len(lines) and lines[end].rstrip() != "`" * ticks:
            end += 1
        body = "\n".join(lines[number + 1 : end])
        yield number + 1, Fence(line[ticks:].strip(), body + "\n" if body else "", number + 1, end + 1)
        number = end + 1


def read_text(path: Path) -> str:
    """The page's text.

    Raises:
        RulePageError: the file cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RulePageError(str(path), 1, f"the page cannot be read ({error})") from error
