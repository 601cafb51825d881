"""A text put together from runs of passages, which still knows where each word stands in the file."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from a11y_audit.model import Place, Statement, Voice
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.passage import Passage


class Run(NamedTuple):
    """A stretch of a passage: offsets into its text."""

    passage: Passage
    start: int
    end: int


class Stretch:
    """Runs of text that belong together, read as one text: a caption with its credit taken out of the middle."""

    __slots__ = ("_document", "_runs", "_starts", "text")

    def __init__(self, document: HtmlDocument, runs: Sequence[Run]) -> None:
        self._document = document
        self._runs = runs
        self._starts: list[int] = []
        words: list[str] = []
        length = 0
        for passage, start, end in runs:
            self._starts.append(length)
            words.append(passage.text[start:end])
            length += end - start + 1
        self.text = " ".join(words)

    def part(self, start: int, end: int) -> "Stretch":
        """The same text from `start` to `end`."""
        if start == 0 and end >= len(self.text):
            return self
        runs: list[Run] = []
        for at, (passage, first, last) in zip(self._starts, self._runs, strict=True):
            low, high = max(start, at), min(end, at + last - first)
            if low < high:
                runs.append(Run(passage, first + low - at, first + high - at))
        return Stretch(self._document, runs)

    def with_more(self, other: "Stretch") -> "Stretch":
        """Both texts as one."""
        return Stretch(self._document, (*self._runs, *other._runs))

    def statement(self, start: int, end: int, about: str, reason: str) -> Statement:
        """What `text[start:end]` says: its words, its spelling in the file and its place there."""
        first, last = self._run_at(start), self._run_at(end - 1)
        place = self._part(first, start, min(end, self._end(first)))
        if last != first:
            tail = self._part(last, self._starts[last], end)
            if tail.end > place.end:
                place = Place(place.line, place.column, tail.end_line, tail.end_column, place.offset, tail.end)
            else:
                place = Place(tail.line, tail.column, place.end_line, place.end_column, tail.offset, place.end)
        voice = Voice.CREDIT if about == "credit" else Voice.CAPTION
        return Statement(voice, about, self.text[start:end], self._document.slice(place), place, reason)

    def _run_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _end(self, index: int) -> int:
        run = self._runs[index]
        return self._starts[index] + run.end - run.start

    def _part(self, index: int, start: int, end: int) -> Place:
        run = self._runs[index]
        shift = run.start - self._starts[index]
        return run.passage.part(start + shift, end + shift)
