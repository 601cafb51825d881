"""The worst pages of a report: all are glanced at, and only those that are shown are looked at in full."""

from collections import Counter
from collections.abc import Sequence
from heapq import heappush, heappushpop

from msgspec import Struct

from a11y_audit.report import BriefPage, PageReport
from a11y_audit.reporters.cards import badness
from a11y_audit.reporters.findings import parts


class Survey(Struct, frozen=True):
    """How many pages got each verdict, the worst pages, and the worst of those on which something is open."""

    verdicts: dict[str, int]
    worst: tuple[PageReport, ...]
    wanting: tuple[PageReport, ...]
    is_anything_open: bool


class _Glance(Struct, frozen=True, array_like=True):
    """What a page is ranked by."""

    verdict: str
    badness: tuple[int, bool, float]
    is_open: bool


def _glance(page: PageReport | BriefPage) -> _Glance:
    return _Glance(page.verdict, badness(page), any(outcome.is_open for outcome in page.outcomes))


class _Worst:
    """Keeps the numbers of the worst pages it is shown; of equals, the first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.seen = 0
        self.kept: list[tuple[int, bool, float, int]] = []

    def add(self, number: int, glance: _Glance) -> None:
        rank, unscored, score = glance.badness
        self.seen += 1
        item = (-rank, not unscored, -score, -number)  # the least bad is on top of the heap
        if len(self.kept) < self.limit:
            heappush(self.kept, item)
        elif self.limit:
            heappushpop(self.kept, item)

    def numbers(self) -> list[int]:
        return [-item[-1] for item in sorted(self.kept, reverse=True)]


def survey(pages: Sequence[PageReport], *, worst: int, wanting: int) -> Survey:
    """Goes through the pages of a report once, and to those that are kept once more.

    Args:
        pages: the pages.
        worst: how many of the worst to keep.
        wanting: how many of the worst with something open to keep.
    """
    ranks: dict[str, tuple[int, bool, float]] = {}
    verdicts: Counter[str] = Counter()
    all_pages, open_pages = _Worst(worst), _Worst(wanting)
    for number, glance in enumerate(parts(pages, _glance, _Glance)):
        verdicts[glance.verdict] += 1
        ranks[glance.verdict] = min(glance.badness, ranks.get(glance.verdict, glance.badness))
        all_pages.add(number, glance)
        if glance.is_open:
            open_pages.add(number, glance)
    return Survey(
        {verdict: verdicts[verdict] for verdict in sorted(ranks, key=ranks.__getitem__)},
        tuple(pages[number] for number in all_pages.numbers()),
        tuple(pages[number] for number in open_pages.numbers()),
        open_pages.seen > 0,
    )
