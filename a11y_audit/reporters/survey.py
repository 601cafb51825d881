"""The worst pages of a report, found in one pass that keeps only as many as are shown."""

from collections import Counter
from collections.abc import Iterable
from heapq import heappush, heappushpop

from msgspec import Struct

from a11y_audit.report import PageReport
from a11y_audit.reporters.cards import badness, is_open


class Survey(Struct, frozen=True):
    """How many pages got each verdict, the worst pages, and the worst of those on which something is open."""

    verdicts: dict[str, int]
    worst: tuple[PageReport, ...]
    wanting: tuple[PageReport, ...]
    is_anything_open: bool


class _Worst:
    """Keeps the worst pages it is shown; of equals, the first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.seen = 0
        self.kept: list[tuple[int, bool, float, int, PageReport]] = []

    def add(self, page: PageReport) -> None:
        rank, unscored, score = badness(page)
        self.seen += 1
        item = (-rank, not unscored, -score, -self.seen, page)  # the least bad is on top of the heap
        if len(self.kept) < self.limit:
            heappush(self.kept, item)
        elif self.limit:
            heappushpop(self.kept, item)

    def pages(self) -> tuple[PageReport, ...]:
        return tuple(item[-1] for item in sorted(self.kept, reverse=True))


def survey(pages: Iterable[PageReport], *, worst: int, wanting: int) -> Survey:
    """Goes through the pages of a report once.

    Args:
        pages: the pages.
        worst: how many of the worst to keep.
        wanting: how many of the worst with something open to keep.
    """
    ranks: dict[str, tuple[int, bool, float]] = {}
    verdicts: Counter[str] = Counter()
    all_pages, open_pages = _Worst(worst), _Worst(wanting)
    for page in pages:
        verdicts[page.verdict] += 1
        ranks[page.verdict] = min(badness(page), ranks.get(page.verdict, badness(page)))
        all_pages.add(page)
        if any(map(is_open, page.outcomes)):
            open_pages.add(page)
    return Survey(
        {verdict: verdicts[verdict] for verdict in sorted(ranks, key=ranks.__getitem__)},
        all_pages.pages(),
        open_pages.pages(),
        open_pages.seen > 0,
    )
