"""How far a long run has come: a bar on a terminal, a line now and then elsewhere. Short runs show nothing."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

T = TypeVar("T")

_UNNOTICED: Final = 1.0
"""Seconds nobody minds waiting for."""
_BETWEEN_FRAMES: Final = 0.1
_BETWEEN_LINES: Final = 30.0
"""Seconds; build servers end jobs that say nothing for minutes."""


def watched(results: Iterable[T], total: Callable[[], int | None]) -> Iterator[T]:
    """The same results, while standard error tells how many have come.

    Args:
        results: what is waited for.
        total: how many there will be, asked once and only if somebody watches; None when that is not known.
    """
    if sys.stderr is None:
        yield from results
    elif sys.stderr.isatty():
        yield from _with_bar(results, total)
    else:
        yield from _with_lines(results)


def _with_lines(results: Iterable[T]) -> Iterator[T]:
    begun = time.monotonic()
    due = begun + _BETWEEN_LINES
    for count, result in enumerate(results, start=1):
        now = time.monotonic()
        if now >= due:
            due = now + _BETWEEN_LINES
            click.echo(f"a11y-audit: pages so far: {count:,}, {count / (now - begun):,.0f} a second", err=True)
        yield result


def _with_bar(results: Iterable[T], total: Callable[[], int | None]) -> Iterator[T]:
    due = time.monotonic() + _UNNOTICED
    bar: tuple[Progress, TaskID] | None = None
    try:
        for count, result in enumerate(results, start=1):
            now = time.monotonic()
            if now >= due:
                due = now + _BETWEEN_FRAMES
                bar = bar or _start_bar(total())
                bar[0].update(bar[1], completed=count, refresh=True)
            yield result
    finally:
        if bar is not None:
            bar[0].stop()


def _start_bar(total: int | None) -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("pages"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    # no refreshing in the background: worker processes are forked, which goes ill beside threads
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.start()
    return bar, bar.add_task("pages", total=total)
