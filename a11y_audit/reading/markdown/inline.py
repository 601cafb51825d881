"""Inline Markdown as plain text, every character with its offset in the file's text."""

import re
from functools import cached_property
from html import unescape
from typing import Final

from a11y_audit.model import Place
from a11y_audit.reading.document.lines import SourceText

_MARK: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<break><br\b[^<>]*>)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<url><https?://[^<>\s]*>)"
    r"|(?P<note>\[\^[^\[\]\s]{1,80}\])"
    r"|(?P<tail>\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)(?:\{[^{}\n]*\})?|\]\[[^\[\]\n]*\])"
    r"|(?P<attributes>\{(?::[ \t]*|[ \t]?(?=[.#]))[^{}\n]*\})"
    r"|(?P<ticks>`+)"
    r"|(?P<stars>\*+|~~+|==)"
    r"|(?P<lines>_+)"
    r"|(?P<quote>\n[ \t]*>[ \t>]*)"
)


class InlineText:
    """A stretch of Markdown as a reader meets it; `text` has marks taken out and white space collapsed."""

    def __init__(self, source: SourceText, start: int, end: int, text: str | None = None) -> None:
        """Reads `text[start:end]`; `text` may have stretches blanked out, the file's own text when left out."""
        self._source = source
        self._start = start
        self.text, self._offsets = _collapsed(*_plain(source.text if text is None else text, start, end))

    @cached_property
    def place(self) -> Place:
        """From the first word to the last."""
        return self.part(0, len(self.text))

    @property
    def raw(self) -> str:
        """The file's own spelling of that stretch."""
        return self._source.raw[self.place.offset : self.place.end]

    def part(self, start: int, end: int) -> Place:
        """The place in the file of `text[start:end]`."""
        if start >= end:
            at = self._offsets[start] if start < len(self._offsets) else self._start
            return self._source.place(at, at)
        return self._source.place(self._offsets[start], self._offsets[end - 1] + 1)


def plain_text(text: str) -> str:
    """Inline Markdown without its marks, white space collapsed."""
    return _collapsed(*_plain(text, 0, len(text)))[0]


def _plain(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """The characters that show, and the offset of each."""
    shown = _Shown(text)
    done = start
    for mark in _MARK.finditer(text, start, end):
        shown.keep(done, mark.start())
        done = mark.end()
        if mark.lastgroup not in {"stars", "lines"} or _is_emphasis(text, mark, start, end):
            shown.read(mark)
        else:
            shown.keep(mark.start(), done)
    shown.keep(done, end)
    return shown.characters, shown.offsets


class _Shown:
    """Characters that show and their offsets; an opening bracket that turns out to be a link's is emptied."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._brackets: list[int] = []
        self.characters: list[str] = []
        self.offsets: list[int] = []

    def add(self, characters: str, at: int) -> None:
        """Characters that one mark at an offset stands for."""
        self.characters.extend(characters)
        self.offsets.extend([at] * len(characters))

    def keep(self, first: int, last: int) -> None:
        """Characters that show as they are."""
        for at in range(first, last):
            character = self._text[at]
            if character == "[":
                self._brackets.append(len(self.characters))
            elif character == "]" and self._brackets:
                self._brackets.pop()
            self.characters.append(character)
            self.offsets.append(at)

    def read(self, mark: re.Match[str]) -> None:
        """What a mark stands for; emphasis, tags, attribute lists and footnote marks stand for nothing."""
        at = mark.start()
        match mark.lastgroup:
            case "escaped":
                self.add(mark["escaped"], at + 1)
            case "reference":
                self.add(unescape(mark[0]), at)
            case "url":
                self.keep(at + 1, mark.end() - 1)
            case "break" | "quote":
                self.add(" ", at)
            case "tail" if self._brackets:
                self.characters[self._brackets.pop()] = ""
            case "tail":
                self.keep(at, mark.end())


def _is_emphasis(text: str, mark: re.Match[str], first: int, last: int) -> bool:
    """Can these marks open or close emphasis? Not between spaces, and underscores not inside a word."""
    before = text[mark.start() - 1] if mark.start() > first else " "
    after = text[mark.end()] if mark.end() < last else " "
    if before.isspace() and after.isspace():
        return False
    return not (mark.lastgroup == "lines" and before.isalnum() and after.isalnum())


def _collapsed(characters: list[str], offsets: list[int]) -> tuple[str, list[int]]:
    kept: list[str] = []
    places: list[int] = []
    space_at = -1
    for character, offset in zip(characters, offsets, strict=True):
        if not character:
            continue
        if character.isspace():
            if space_at < 0:
                space_at = offset
            continue
        if space_at >= 0 and kept:
            kept.append(" ")
            places.append(space_at)
        space_at = -1
        kept.append(character)
        places.append(offset)
    return "".join(kept), places
