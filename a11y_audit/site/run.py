"""Auditing what discovery finds: here while it is little, by worker processes when it is much."""

import os
import threading
import time
from collections.abc import Generator, Iterable
from itertools import chain
from typing import Final

from a11y_audit.site.auditor import Auditor
from a11y_audit.site.discovery import Item
from a11y_audit.site.sheet import Result
from a11y_audit.site.targets import Target

MOST_JOBS: Final = 16
"""More workers than one process can hand pages to."""
_WARM_UP: Final = 0.05
"""Seconds of audits that are not worth a second process; they also load what every page needs."""


def audit_items(items: Iterable[Item], auditor: Auditor, jobs: int | None = None) -> Generator[Result, None, None]:
    """What comes of each item, in their order. To be closed when the rest is not wanted: processes may be at work.

    Args:
        items: what discovery found.
        auditor: what is done to each.
        jobs: processes; 1 for this one alone, None for as many as there are processors when it is worth it.
    """
    waiting = iter(items)
    if jobs == 1 or not may_fork():
        yield from map(auditor.audit, waiting)
        return
    if jobs is None:
        jobs = default_jobs()
        enough = time.monotonic() + _WARM_UP
        for item in waiting:
            yield auditor.audit(item)
            if jobs > 1 and time.monotonic() > enough:
                break
    first = next(waiting, None)
    if first is not None:
        from a11y_audit.site.workers import Workers

        remaining = (item if isinstance(item, Target) else auditor.audit(item) for item in chain([first], waiting))
        with Workers(auditor, min(jobs, MOST_JOBS)) as workers:
            yield from workers.results(remaining)


def default_jobs() -> int:
    """As many processes as there are processors we may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_JOBS)


def may_fork() -> bool:
    """Can processes be forked off here? Not on Windows, nor beside threads, which may hold locks."""
    return hasattr(os, "fork") and threading.active_count() == 1
