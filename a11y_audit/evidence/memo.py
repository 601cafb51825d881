"""Answers about images, kept for as long as the process lives."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from a11y_audit.model import NotKnown

T = TypeVar("T")

MOST: Final = 4096
"""Answers that are kept; the oldest go first."""


class Memo:
    """What has been worked out, by the image's content and the question: many pages show the same pictures."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def __contains__(self, asked: tuple[str, str]) -> bool:
        """Has the question been asked about the content, and is the answer still kept?"""
        return asked in self._kept

    def get(self, digest: str, question: str, work_out: Callable[[], T]) -> T:
        """Gives the answer, worked out when it is first asked for.

        Raises:
            NotKnown: `work_out` raised it, now or before.
        """
        key = digest, question
        if key not in self._kept:
            try:
                answer: Any = work_out()
            except NotKnown as unknown:
                answer = unknown.anew()
            while len(self._kept) >= MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = answer
        answer = self._kept[key]
        if isinstance(answer, NotKnown):
            raise answer.anew()
        return answer  # type: ignore[no-any-return]
