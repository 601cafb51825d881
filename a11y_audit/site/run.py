"""Auditing what discovery finds: here while it is little, by worker processes when it is much."""

import os
import signal
import threading
import time
from collections.abc import Generator, Iterable
from itertools import chain
from typing import Final, NoReturn

from a11y_audit.site.auditor import Auditor
from a11y_audit.site.discovery import Item
from a11y_audit.site.one_page import too_late
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
        yield from (audit_here(auditor, item) for item in waiting)
        return
    if jobs is None:
        jobs = default_jobs()
        enough = time.monotonic() + _WARM_UP
        # not when fetching: beside threads that fetch no process can be forked off
        for item in waiting if auditor.web is None else ():
            yield audit_here(auditor, item)
            if jobs > 1 and time.monotonic() > enough:
                break
    first = next(waiting, None)
    if first is not None:
        from a11y_audit.site.workers import Workers

        remaining = (
            item if isinstance(item, Target) else audit_here(auditor, item) for item in chain([first], waiting)
        )
        with Workers(auditor, min(jobs, MOST_JOBS)) as workers:
            yield from workers.results(remaining)


def audit_here(auditor: Auditor, item: Item) -> Result:
    """Audits an item in this process. A page that is over its time is refused, where an alarm can be had for that.

    Args:
        auditor: what is done to it.
        item: what discovery found; standard input may come as late as it likes.
    """
    if not isinstance(item, Target) or not _has_alarm():
        return auditor.audit(item)
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, auditor.time_limit)
    try:
        return auditor.audit(item)
    except _TooLateError:
        return too_late(item.path, auditor.time_limit)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


class _TooLateError(BaseException):
    """A page is over its time. No fault of a rule: nobody who catches those is to catch it."""


def _stop(_number: int, _frame: object) -> NoReturn:
    raise _TooLateError


def _has_alarm() -> bool:
    """May we set the alarm? Whoever calls us as a library may be waiting for it."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        and not any(signal.getitimer(signal.ITIMER_REAL))
    )


def default_jobs() -> int:
    """As many processes as there are processors we may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_JOBS)


def may_fork() -> bool:
    """Can processes be forked off here? Not on Windows, nor beside threads, which may hold locks."""
    return hasattr(os, "fork") and threading.active_count() == 1
