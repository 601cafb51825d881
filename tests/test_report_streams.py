"""Reports of any number of pages: reporters go through them and keep few."""

import tracemalloc
from collections.abc import Iterator, Sequence
from functools import cache
from typing import overload

import msgspec
import pytest

from a11y_audit.report import PageReport, Report
from a11y_audit.reporters import REPORTERS, pieces, render
from tests.reports_by_hand import harbour, report

FEW = {"html": {"full": 20}}
"""Settings that have a form show few pages in full, so that few pages are many."""


class Pages(Sequence[PageReport]):
    """Pages that are made when they are asked for, as a file would give them, and counts how often they were."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.times = 0
        self.data = msgspec.json.encode(harbour())

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[PageReport]:
        self.times += 1
        for n in range(self.number):
            yield self[n]

    @overload
    def __getitem__(self, n: int) -> PageReport: ...
    @overload
    def __getitem__(self, n: slice) -> Sequence[PageReport]: ...
    def __getitem__(self, n: int | slice) -> PageReport | Sequence[PageReport]:
        if isinstance(n, slice):
            return [self[each] for each in range(*n.indices(self.number))]
        page = msgspec.json.decode(self.data, type=PageReport)
        return msgspec.structs.replace(page, path=f"site/{n:06}.html", score=float(n * 37 % 1000) / 10)


def streamed(number: int) -> tuple[Report, Pages]:
    pages = Pages(number)
    return msgspec.structs.replace(report(), pages=pages), pages


@cache
def peak(form: str, number: int) -> int:
    """Bytes held at most while a report is made piece by piece."""
    streaming, _ = streamed(number)
    for _ in pieces(form, report(harbour())):  # what is loaded once is not the report's
        pass
    tracemalloc.start()
    for _ in pieces(form, streaming, **FEW.get(form, {})):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("form", REPORTERS)
def test_memory_is_the_same_for_many_pages(form: str) -> None:
    assert peak(form, 180) < 1.2 * peak(form, 60) + 50_000


@pytest.mark.parametrize("form", REPORTERS)
def test_pages_are_gone_through_at_most_twice(form: str) -> None:
    streaming, pages = streamed(250)

    for _ in pieces(form, streaming):
        pass

    assert pages.times <= 2


@pytest.mark.parametrize("form", REPORTERS)
def test_a_report_that_streams_reads_like_one_in_memory(form: str) -> None:
    streaming, pages = streamed(40)

    assert render(form, streaming) == render(form, msgspec.structs.replace(streaming, pages=tuple(pages)))
