"""What the formats for machines share: which findings are told, in which order, how bad, where."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeVar
from urllib.parse import quote

from a11y_audit.file_names import below
from a11y_audit.model import Severity
from a11y_audit.report import BriefPage, Outcome, PageReport, StoredPages
from a11y_audit.reporters.labels import is_question
from a11y_audit.reporters.safe import clip, safe

T = TypeVar("T")

LIMIT: Final = 500
"""Characters of a message or an advice; the JSON report has all of it."""
_DRIVE: Final = re.compile("[A-Za-z]:/(?!/)")
_ADDRESS: Final = re.compile("https?://", re.IGNORECASE)
_LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.SERIOUS: "error",
    Severity.MODERATE: "warning",
    Severity.MINOR: "warning",
    Severity.NOTE: "note",
}


def level(outcome: Outcome) -> str:
    """Gives the word that compilers use: "error", "warning" or "note"; a question is always a note."""
    return "note" if is_question(outcome) else _LEVELS[outcome.severity]


def rank(outcome: Outcome) -> int:
    """How bad, 0 the worst: faults by severity, then questions by severity, then what is accepted."""
    if outcome.suppressed is not None:
        return 2 * len(Severity)
    return outcome.severity.rank + (len(Severity) if is_question(outcome) else 0)


def level_of(rank: int) -> str:
    """The level of what has this rank."""
    return next((_LEVELS[severity] for severity in Severity if severity.rank == rank), "note")


def all_findings(page: PageReport | BriefPage) -> list[Outcome]:
    """What was found on a page, open or accepted, in the order of the page."""
    return _in_order(each for each in page.outcomes if each.is_open or each.suppressed is not None)


def open_findings(page: PageReport | BriefPage) -> list[Outcome]:
    """What is open on a page, in the order of the page."""
    return _in_order(each for each in page.outcomes if each.is_open)


def _in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda outcome: (outcome.place.line, outcome.place.column))


@lru_cache(maxsize=512)
def words(text: str) -> str:
    """Page text on one line, harmless and not too long."""
    if len(text) > LIMIT or not text.isprintable() or "  " in text:  # none of what breaks a line is printable
        text = " ".join(clip(text, LIMIT).split())
    return safe(text.strip(" "))


def sentence(outcome: Outcome) -> str:
    """What is wrong and what to do about it, on one line."""
    return f"{words(outcome.message)} {words(outcome.advice)}".rstrip()


class Quota:
    """Chooses findings when only so many may be told: the worst, and of equals those that come first."""

    def __init__(self, found: Mapping[int, int], limit: int) -> None:
        """Shares `limit` out among ranks, of which `found` says how often each occurs."""
        self._left: dict[int, int] = {}
        for each in sorted(found):
            self._left[each] = min(found[each], limit)
            limit -= self._left[each]
        self.left_out = sum(found.values()) - sum(self._left.values())
        """How many are not told."""

    def takes(self, rank: int) -> bool:
        """Is the next finding of this rank told?"""
        if self._left.get(rank, 0) == 0:
            return False
        self._left[rank] -= 1
        return True


def parts(pages: Sequence[PageReport], make: Callable[[PageReport | BriefPage], T], kind: type[T]) -> Iterator[T]:
    """What `make` makes of each page in brief, of type `kind`; several processes may share the work of many pages."""
    return pages.map_brief(make, kind) if isinstance(pages, StoredPages) else map(make, pages)


def each_outcome(pages: Iterable[PageReport]) -> Iterator[tuple[PageReport, Outcome]]:
    """Every finding of every page, those accepted included, with its page."""
    for page in pages:
        for outcome in all_findings(page):
            yield page, outcome


def relative(path: str, base: str) -> str:
    """Gives a page's path as a repository's tools look it up: relative to `base` where it lies below, without "./"."""
    if _ADDRESS.match(path):
        return path
    if base and os.path.isabs(path):  # noqa: PTH117 - nothing is looked up
        path = below(base, path) or path
    return os.path.normpath(path).replace(os.sep, "/") if path else path


def uri(path: str) -> str:
    """Gives a path as a URI reference (RFC 3986), percent-encoded from the bytes of the file's name."""
    if _ADDRESS.match(path):
        return quote(_bytes(path), safe="/:?#@!$&'()*+,;=%~")
    if _DRIVE.match(path):
        return f"file:///{quote(_bytes(path), safe='/:')}"
    return f"file://{quote(_bytes(path))}" if path.startswith("/") else quote(_bytes(path))


def _bytes(path: str) -> bytes:
    try:
        return path.encode("utf-8", "surrogateescape")  # as os.fsencode: undecodable bytes of a name come back
    except UnicodeEncodeError:
        return path.encode("utf-8", "backslashreplace")
