"""Pages on their way: taken in order, answered in any order, given back in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Final

from a11y_audit.report import Refusal
from a11y_audit.site.reply import Sent
from a11y_audit.site.sheet import Result
from a11y_audit.site.targets import Target

_WINDOW: Final = 512
"""Results that may wait for one that belongs before them."""


class Task:
    """A page that is to be audited, its place in the order, and how often a worker died of it."""

    __slots__ = ("deaths", "number", "target")

    def __init__(self, number: int, target: Target) -> None:
        self.number = number
        self.target = target
        self.deaths = 0


class PageQueue:
    """Hands pages out, takes their results in, and keeps each until all before it have been given back.

    Args:
        targets: the pages; results that are there already pass through in their place.
    """

    def __init__(self, targets: Iterable[Target | Result]) -> None:
        self._targets = iter(targets)
        self._again: deque[Task] = deque()
        self._done: dict[int, Sent | Result] = {}
        self._taken = self._given = 0
        self._exhausted = False

    @property
    def is_finished(self) -> bool:
        """Have all pages been given back?"""
        return self._exhausted and self._given == self._taken

    def next_task(self) -> Task | None:
        """The next page to hand out; None when there is none, or too many results wait for an earlier one."""
        if self._again:
            return self._again.popleft()
        while not self._exhausted and self._taken - self._given < _WINDOW:
            target = next(self._targets, None)
            if target is None:
                self._exhausted = True
                return None
            self._taken += 1
            if isinstance(target, Target):
                return Task(self._taken - 1, target)
            self._done[self._taken - 1] = target
        return None

    def put(self, number: int, reply: Sent | Refusal) -> None:
        """Takes in a result."""
        self._done[number] = reply

    def put_back(self, tasks: Iterable[Task]) -> None:
        """Pages that must be handed out once more."""
        self._again.extend(tasks)

    def in_order(self) -> Iterator[Result]:
        """The results that no earlier one is missing before."""
        while (reply := self._done.pop(self._given, None)) is not None:
            self._given += 1
            yield reply.result() if isinstance(reply, Sent) else reply
