"""The pages of a report: in memory while they are few, else in a temporary file that vanishes with the report."""

import weakref
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Final, overload

from msgspec import Raw
from msgspec.structs import replace

from a11y_audit.report import BriefPage, Outcome, PageReport, StoredPages
from a11y_audit.site.codec import is_json, unpack_brief, unpack_page
from a11y_audit.site.sheet import Sheet

MOST_HELD: Final = 64
"""Pages that are kept in memory."""
_BUFFER: Final = 1 << 20


class SpooledPages(StoredPages):
    """Pages in a file, unpacked one by one whenever they are asked for.

    Args:
        file: where they are; closed when this object goes.
        ends: how far each reaches into the file.
        added: index of a page -> outcomes that came to light when all pages had been seen.
    """

    def __init__(self, file: IO[bytes], ends: "array[int]", added: Mapping[int, tuple[Outcome, ...]]) -> None:
        self._file = file
        self._ends = ends
        self._added = added
        weakref.finalize(self, file.close)

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, index: int) -> PageReport: ...
    @overload
    def __getitem__(self, index: slice) -> "Sequence[PageReport]": ...
    def __getitem__(self, index: int | slice) -> "PageReport | Sequence[PageReport]":
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        at = range(len(self))[index]
        page = unpack_page(self._packed(at))
        added = self._added.get(at)
        return replace(page, outcomes=page.outcomes + added) if added else page

    def _packed(self, at: int) -> bytes:
        start = self._ends[at - 1] if at else 0
        self._file.seek(start)
        return self._file.read(self._ends[at] - start)

    def stored(self) -> Iterator[PageReport | Raw]:
        """See `StoredPages`."""
        for at in range(len(self)):
            packed = self._packed(at)
            yield Raw(packed) if is_json(packed) and at not in self._added else self[at]

    def brief(self) -> Iterator[PageReport | BriefPage]:
        """See `StoredPages`."""
        for at in range(len(self)):
            packed = self._packed(at)
            yield unpack_brief(packed) if is_json(packed) and at not in self._added else self[at]

    def __iter__(self) -> Iterator[PageReport]:
        for index in range(len(self)):
            yield self[index]


class Spool:
    """Takes pages in one by one and gives them back as a sequence, of which no more than a few are in memory."""

    def __init__(self, most_held: int = MOST_HELD) -> None:
        self._most_held = most_held
        self._held: list[PageReport] = []
        self._ends = array("Q")
        self._file: IO[bytes] | None = None

    def __len__(self) -> int:
        return len(self._held) + len(self._ends)

    def add(self, sheet: Sheet) -> None:
        """Takes in a page.

        Raises:
            OSError: the temporary file cannot be written.
        """
        if self._file is None and len(self._held) < self._most_held:
            self._held.append(sheet.report())
            return
        if self._file is None:
            import tempfile

            self._file = tempfile.TemporaryFile(buffering=_BUFFER)  # noqa: SIM115 - lives as long as the pages
            held, self._held = self._held, []
            for page in held:
                self._write(Sheet(sheet.tally, page).packed())
        self._write(sheet.packed())

    def _write(self, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data)
        self._ends.append((self._ends[-1] if self._ends else 0) + len(data))

    def pages(self, added: Mapping[int, tuple[Outcome, ...]] | None = None) -> Sequence[PageReport]:
        """Everything taken in, with outcomes added to some pages; a tuple of few pages.

        Raises:
            OSError: the temporary file cannot be written.
        """
        more = added or {}
        if self._file is not None:
            self._file.flush()
            return SpooledPages(self._file, self._ends, more)
        return tuple(
            replace(page, outcomes=page.outcomes + more[n]) if n in more else page for n, page in enumerate(self._held)
        )

    def close(self) -> None:
        """Lets go of the temporary file; for a run that ends before its pages are asked for."""
        if self._file is not None:
            self._file.close()
