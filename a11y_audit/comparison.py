"""One run against a baseline: what is known, what is new, what was mended, and what the baseline is to be after it.

Pages may be moved and renamed. A rule that was not run, or that could not examine something, is never taken for mended.
"""

import os
import posixpath
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec.structs import replace

from a11y_audit.baseline import EMPTY, Baseline, Counts, Kind, StoredPage, counted, known_marked
from a11y_audit.file_names import is_file, seen_from
from a11y_audit.report import SITE_WIDE, Change, Outcome, PageReport
from a11y_audit.score import MODEL

_SLACK: Final = 0.05
"""Scores are rounded to a tenth."""
_NAMESAKES: Final = 50
"""A name or title that more lost pages have tells nothing of where one went."""


class Comparison:
    """Compares the pages of one run with a baseline, one by one as they come in."""

    def __init__(
        self, baseline: Baseline, folder: Path, within: Iterable[str] = (), running: Container[str] = ()
    ) -> None:
        """Begins a run.

        Args:
            baseline: what was there before.
            folder: the folder the baseline's paths start from.
            within: folders of which the run sees all pages. Of others it cannot say that a page is gone for good.
            running: the rules of the run. Of others it cannot say that what is told of all pages together is mended.
        """
        self._baseline = baseline
        self._folder = os.path.abspath(folder)  # noqa: PTH100 - links are kept as the user sees them
        self._within = tuple(self._key(each) for each in within)
        self._running = running
        self._now: dict[str, StoredPage] = {}
        self._site_now: Counts = {}
        self._site_kept = baseline.site
        self._kept: dict[str, Counts] = {}
        """What is known of a page and was neither found nor found to be mended."""
        self._moved: dict[str, str] = {}
        self.new = 0
        self.known = 0
        self._fixed: list[Change] = []
        self.worse: list[str] = []

    def page(self, report: PageReport) -> list[Outcome]:
        """The page's outcomes, those that were there before marked as known."""
        key = self._key(report.path)
        stored = self._baseline.pages.get(key)
        if stored is None and (old := self._old_name(key, report)):
            self._moved[old] = key
            stored = self._baseline.pages[old]
        stored = stored or StoredPage()
        self._now[key] = StoredPage(score=report.score, title=_title(report), findings=counted(report.outcomes))
        outcomes, left = known_marked(report.outcomes, stored.findings)
        found, new = _open(report.outcomes), _open(outcomes)
        self.known += found - new
        self.new += new
        mended, self._kept[key] = _parted(left, report.examined)
        self._fixed += _changes(report.path, mended)
        if self._fell(stored.score, report.score):
            self.worse.append(report.path)
        return outcomes

    def site(self, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """What is told of all pages together, what was there before marked as known; asked once, after all pages."""
        self._site_now = counted(outcomes)
        marked, left = known_marked(outcomes, self._baseline.site)
        found, new = _open(outcomes), _open(marked)
        self.known += found - new
        self.new += new
        mended, self._site_kept = _parted(left, self._running if self._sees_all else ())
        self._fixed += _changes(SITE_WIDE, mended)
        return marked

    def fixed(self) -> list[Change]:
        """What the baseline holds and this run did not find, also on pages that are gone; asked at the end of it."""
        gone = sorted(self._dropped - set(self._now) - set(self._moved))
        return self._fixed + [change for key in gone for change in _changes(key, self._baseline.pages[key].findings)]

    def updated(self) -> Baseline:
        """The baseline with the pages of this run as they are now, and without those that are gone."""
        pages = self._others()
        for key, page in self._now.items():
            pages[key] = replace(page, findings=_merged(page.findings, self._kept[key]))
        return replace(EMPTY, pages=pages, site=_merged(self._site_now, self._site_kept))

    def shrunk(self) -> Baseline:
        """The baseline without what was mended, and with the scores that rose; nothing is added."""
        pages = self._others()
        old_names = {new: old for old, new in self._moved.items()}
        for key, page in self._now.items():
            stored = self._baseline.pages.get(old_names.get(key, key))
            if stored is not None:
                findings = _merged(_least(stored.findings, page.findings), self._kept[key])
                pages[key] = replace(page, findings=findings, score=self._better(stored.score, page.score))
        site = _merged(_least(self._baseline.site, self._site_now), self._site_kept)
        return replace(EMPTY, pages=pages, site=site)

    def has_shrunk(self) -> bool:
        """Is there less in the baseline after this run, or does a page score higher?"""
        shrunk = self.shrunk()
        return (shrunk.pages, shrunk.site) != (self._baseline.pages, self._baseline.site)

    def _others(self) -> dict[str, StoredPage]:
        """Pages that are there and were not part of this run."""
        away = self._dropped.union(self._now, self._moved)
        return {key: page for key, page in self._baseline.pages.items() if key not in away}

    @cached_property
    def _sees_all(self) -> bool:
        """Did the run see every page of the baseline that is still there, so that it could compare them all?"""
        return self._baseline.pages.keys() <= self._now.keys() | self._moved.keys() | self._dropped

    def _fell(self, before: float | None, now: float | None) -> bool:
        is_comparable = before is not None and now is not None and self._baseline.model == MODEL
        return is_comparable and now < before - _SLACK  # type: ignore[operator]

    def _better(self, before: float | None, now: float | None) -> float | None:
        return before if self._fell(before, now) else now

    def _key(self, path: str) -> str:
        if not is_file(path):
            return path
        name = seen_from(self._folder, path)
        return os.fsencode(name).decode("utf-8", "backslashreplace")

    @cached_property
    def _gone(self) -> set[str]:
        """Pages of the baseline whose files are no longer there."""
        files = filter(is_file, self._baseline.pages)
        return {key for key in files if not os.path.exists(f"{self._folder}/{key}")}  # noqa: PTH110

    @cached_property
    def _dropped(self) -> set[str]:
        """Pages of the baseline that are gone for good: from folders of which the run saw all pages."""
        return {key for key in self._gone if any(self._is_below(key, folder) for folder in self._within)}

    def _is_below(self, key: str, folder: str) -> bool:
        """Does a page lie in a folder? Both are named from the baseline's own, which may lie below the folder."""
        start = Path(self._folder).as_posix()
        top, page = (posixpath.normpath(f"{start}/{name}") for name in (folder, key))
        return page.startswith(f"{top.rstrip('/')}/")

    def _old_name(self, key: str, report: PageReport) -> str | None:
        """What a page was called before it was moved: one that is gone, named or titled alike, with a fault alike."""
        now = counted(report.outcomes)
        names = [self._lost_by(("title", _title(report))), self._lost_by(("name", PurePosixPath(key).name))]
        candidates = {name for lost in names if len(lost) <= _NAMESAKES for name in lost} - set(self._moved)
        shared = {name: _overlap(self._baseline.pages[name].findings, now) for name in candidates}
        best = max(sorted(shared), key=shared.__getitem__, default=None)
        return best if best is not None and shared[best] else None

    def _lost_by(self, mark: tuple[str, str]) -> list[str]:
        return self._marks.get(mark, [])

    @cached_property
    def _marks(self) -> Mapping[tuple[str, str], list[str]]:
        """Pages that are gone, by file name and by title."""
        marks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for key in sorted(self._gone):
            marks["name", PurePosixPath(key).name].append(key)
            if title := self._baseline.pages[key].title:
                marks["title", title].append(key)
        return marks


def _changes(path: str, counts: Counts) -> list[Change]:
    return [Change(path, kind, sum(digests.values())) for kind, digests in counts.items()]


def _title(report: PageReport) -> str:
    title = report.title or ""
    return blake2b(title.encode("utf-8", "replace"), digest_size=8).hexdigest() if title else ""


def _parted(counts: Counts, rules: Container[str]) -> tuple[Counts, Counts]:
    """What is of some rules, and the rest."""
    of_rules = {kind: digests for kind, digests in counts.items() if kind.partition("[")[0] in rules}
    return of_rules, {kind: digests for kind, digests in counts.items() if kind not in of_rules}


def _pairs(counts: Counts) -> Iterator[tuple[Kind, str, int]]:
    return ((kind, digest, count) for kind, digests in counts.items() for digest, count in digests.items())


def _merged(one: Counts, other: Counts) -> dict[Kind, dict[str, int]]:
    merged = {kind: dict(digests) for kind, digests in one.items()}
    for kind, digest, count in _pairs(other):
        at = merged.setdefault(kind, {})
        at[digest] = at.get(digest, 0) + count
    return merged


def _least(one: Counts, other: Counts) -> dict[Kind, dict[str, int]]:
    least: dict[Kind, dict[str, int]] = {}
    for kind, digest, count in _pairs(one):
        if both := min(count, other.get(kind, {}).get(digest, 0)):
            least.setdefault(kind, {})[digest] = both
    return least


def _overlap(one: Counts, other: Counts) -> int:
    return sum(count for _, _, count in _pairs(_least(one, other)))


def _open(outcomes: Iterable[Outcome]) -> int:
    return sum(outcome.is_open for outcome in outcomes)
