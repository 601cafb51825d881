"""What is done to each page of a run, in whichever process it happens."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from a11y_audit.engine import ActiveRule
from a11y_audit.evidence import make_evidence
from a11y_audit.model import Source, Web
from a11y_audit.report import Refusal
from a11y_audit.site.discovery import Item, StandardInput
from a11y_audit.site.one_page import audit_source, read_target
from a11y_audit.site.sheet import Result, make_sheet
from a11y_audit.site.targets import MAX_BYTES

if TYPE_CHECKING:
    from a11y_audit.site.remembered import Cache

RulesFor = Callable[[str], Sequence[ActiveRule]]
"""The rules that run on the page of a path."""

_SECONDS: Final = 120.0
_SECONDS_WITH_OCR: Final = 900.0
"""A page may show dozens of pictures with words in them."""


class Auditor(Struct, frozen=True):
    """Audits pages: `rules_for` gives the rules of each, `ocr` says whether text is read in images.

    `cache` remembers results of earlier runs, None when nothing is kept; `web` says what may be fetched, None for
    nothing. `seconds` is what one page may take where it can be stopped (a worker process, or the main thread of ours
    where the system has alarms), None for the usual limit.
    """

    rules_for: RulesFor
    ocr: bool = True
    cache: "Cache | None" = None
    web: Web | None = None
    seconds: float | None = None

    @property
    def time_limit(self) -> float:
        """Seconds that one page may take; see `seconds`."""
        return self.seconds or (_SECONDS_WITH_OCR if self.ocr else _SECONDS)

    def audit(self, item: Item) -> Result:
        """What comes of an item."""
        if isinstance(item, Refusal):
            return item
        if isinstance(item, StandardInput):
            source = _standard_input(item.root)
            return source if isinstance(source, Refusal) else self._audit(source)
        source = read_target(item, self.web)
        if isinstance(source, Refusal):
            return source
        return self._audit(source) if self.cache is None else self.cache.audit(source, self.rules_for(source.path))

    def _audit(self, source: Source) -> Result:
        evidence = make_evidence(source, ocr=self.ocr, web=self.web)
        report = audit_source(source, self.rules_for(source.path), evidence=evidence)
        return report if isinstance(report, Refusal) else make_sheet(report)

    def close(self) -> None:
        """Writes what is to be remembered; to be called in each process before it ends or forks."""
        if self.cache is not None:
            self.cache.flush()


def _standard_input(root: str | None) -> Source | Refusal:
    name = "<stdin>"
    if sys.stdin is None:
        return Refusal(name, "unreadable", "Standard input is closed.")
    try:
        return Source(name, sys.stdin.buffer.read(MAX_BYTES + 1), root=root, folder=root)
    except OSError as error:
        return Refusal(name, "unreadable", f"Standard input cannot be read: {error.strerror or error}.")
