"""The pages of a report: in memory while they are few, else in temporary files that vanish with the report."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar, overload

from msgspec import Raw

from a11y_audit.report import BriefPage, Outcome, PageReport, StoredPages
from a11y_audit.score import rescored
from a11y_audit.site.codec import is_json, unpack_brief, unpack_page
from a11y_audit.site.scratch import Piece, Pieces
from a11y_audit.site.sharing import answers
from a11y_audit.site.sheet import Sheet

T = TypeVar("T")

MOST_HELD: Final = 64
"""Pages that are kept in memory."""


class SpooledPages(StoredPages):
    """Pages in files, unpacked one by one whenever they are asked for.

    Args:
        packed: the pages.
        added: index of a page -> outcomes that came to light when all pages had been seen; they count there.
        jobs: processes that may share in going through them; None for as many as there are processors.
    """

    def __init__(self, packed: Pieces, added: Mapping[int, tuple[Outcome, ...]], jobs: int | None) -> None:
        self._packed = packed
        self._added = added
        self._jobs = jobs

    def __len__(self) -> int:
        return len(self._packed)

    @overload
    def __getitem__(self, index: int) -> PageReport: ...
    @overload
    def __getitem__(self, index: slice) -> "Sequence[PageReport]": ...
    def __getitem__(self, index: int | slice) -> "PageReport | Sequence[PageReport]":
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        at = range(len(self))[index]
        page = unpack_page(self._packed[at])
        added = self._added.get(at)
        return rescored(page, page.outcomes + added) if added else page

    def stored(self) -> Iterator[PageReport | Raw]:
        """See `StoredPages`."""
        for at in range(len(self)):
            packed = self._packed[at]
            yield Raw(packed) if is_json(packed) and at not in self._added else self[at]

    def _brief(self, at: int) -> PageReport | BriefPage:
        packed = self._packed[at]
        return unpack_brief(packed) if is_json(packed) and at not in self._added else self[at]

    def map_brief(self, make: Callable[[PageReport | BriefPage], T], kind: type[T]) -> Iterator[T]:
        """See `StoredPages`."""
        return answers(lambda at: make(self._brief(at)), kind, len(self), self._jobs)

    def map_full(self, make: Callable[[PageReport], T], kind: type[T]) -> Iterator[T]:
        """See `StoredPages`."""
        return answers(lambda at: make(self[at]), kind, len(self), self._jobs)

    def __iter__(self) -> Iterator[PageReport]:
        for index in range(len(self)):
            yield self[index]


class Spool:
    """Takes pages in one by one and gives them back as a sequence, of which no more than a few are in memory."""

    def __init__(self, most_held: int = MOST_HELD) -> None:
        self._most_held = most_held
        self._held: list[Sheet] = []
        self._packed = Pieces()

    def __len__(self) -> int:
        return len(self._held) + len(self._packed)

    def add(self, sheet: Sheet) -> None:
        """Takes in a page.

        Raises:
            OSError: the temporary file cannot be written.
        """
        if not self._packed and len(self._held) < self._most_held:
            self._held.append(sheet)
            return
        for held in self._held:
            self._write(held)
        self._held.clear()
        self._write(sheet)

    def _write(self, sheet: Sheet) -> None:
        self._packed.append(sheet.page if isinstance(sheet.page, Piece) else sheet.packed())

    def page(self, n: int) -> PageReport:
        """One of the pages."""
        return unpack_page(self._packed[n]) if self._packed else self._held[n].report()

    def pages(
        self, added: Mapping[int, tuple[Outcome, ...]] | None = None, jobs: int | None = 1
    ) -> Sequence[PageReport]:
        """Everything taken in, with outcomes added to some pages; a tuple of few pages.

        Args:
            added: see `SpooledPages`.
            jobs: likewise.
        """
        more = added or {}
        if self._packed:
            return SpooledPages(self._packed, more, jobs)
        pages = [sheet.report() for sheet in self._held]
        return tuple(rescored(page, page.outcomes + more[n]) if n in more else page for n, page in enumerate(pages))
