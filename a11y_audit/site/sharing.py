"""One question asked of many pages, by several processes: each takes a run of them."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Final, TypeVar

from a11y_audit.site.codec import decode_any, encode_any
from a11y_audit.site.run import MOST_JOBS, default_jobs, may_fork
from a11y_audit.site.scratch import Piece, Scratch

T = TypeVar("T")

WORTH_IT: Final = 200
"""Pages that are worth a process of their own."""
_LENGTH: Final = 8


def answers(ask: Callable[[int], T], kind: type[T], count: int, jobs: int | None) -> Iterator[T]:
    """What `ask` gives for each number below `count`, in order.

    Args:
        ask: the question; what it changes besides is not seen here.
        kind: the type of its answers, which msgspec can encode.
        count: how many numbers there are.
        jobs: processes; None for as many as there are processors.

    Raises:
        OSError: there can be no temporary file.
    """
    processes = min(jobs or default_jobs(), MOST_JOBS, count // WORTH_IT) if may_fork() else 1
    if processes < 2:
        yield from map(ask, range(count))
        return
    bounds = [count * n // processes for n in range(processes + 1)]
    helpers = []
    try:
        for start, end in pairwise(bounds[1:]):
            helpers.append(_Helper(lambda n: encode_any(ask(n)), range(start, end)))
        yield from map(ask, range(bounds[1]))
        for helper in helpers:
            for n, answer in zip(helper.numbers, helper.answers(), strict=True):
                yield ask(n) if answer is None else decode_any(answer, kind)
    finally:
        for helper in helpers:
            helper.end()


class _Helper:
    """A process that answers for a run of numbers and writes the answers to a file."""

    def __init__(self, ask: Callable[[int], bytes], numbers: range) -> None:
        self.numbers = numbers
        self._scratch = Scratch(in_memory=0)
        self._pid: int | None = None
        with suppress(OSError):  # then it has no answers
            self._pid = os.fork()
        if self._pid == 0:
            try:
                self._work(ask)
            finally:
                os._exit(1)  # whatever happened: this process never goes on as a second parent

    def _work(self, ask: Callable[[int], bytes]) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        for n in self.numbers:
            answer = ask(n)
            self._scratch.write(len(answer).to_bytes(_LENGTH, "big") + answer)
        os._exit(0)

    def answers(self) -> Iterator[bytes | None]:
        """The answers, each as bytes; None for those it did not come to."""
        if self._pid is not None:
            os.waitpid(self._pid, 0)
            self._pid = None
        at = 0
        for _ in self.numbers:
            size = int.from_bytes(Piece(self._scratch, at, _LENGTH).read(), "big")
            answer = Piece(self._scratch, at + _LENGTH, size).read()
            yield answer if size and len(answer) == size else None
            at += _LENGTH + size

    def end(self) -> None:
        """Ends the process if nobody has waited for it."""
        if self._pid is not None:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
