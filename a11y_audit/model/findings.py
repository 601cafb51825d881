"""What rules say, and what a check is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from a11y_audit.model.images import PageImage
from a11y_audit.model.page import Page
from a11y_audit.model.statements import Place
from a11y_audit.model.vocabulary import Verdict


class Suggestion(Struct, frozen=True):
    """A draft for one field ("alt", "caption", "credit"), and where its words come from. Always to be checked."""

    field: str
    text: str
    origin: str


class Found(Struct, frozen=True):
    """A check saw what one of its reasons describes. Severity, certainty and words come from the rule page."""

    reason: str
    facts: Mapping[str, object]
    place: Place | None = None
    others: tuple[Place, ...] = ()
    image: PageImage | None = None
    suggestion: Suggestion | None = None


Result = Found | Verdict
"""What a check returns for one target: `PASSED`, `INAPPLICABLE`, or what it found."""


PASSED: Final = Verdict.PASSED


INAPPLICABLE: Final = Verdict.INAPPLICABLE


def found(
    reason: str,
    *,
    place: Place | None = None,
    others: Iterable[Place] = (),
    image: PageImage | None = None,
    suggestion: Suggestion | None = None,
    **facts: object,
) -> Found:
    """Says that `reason` of the rule page holds. `facts` fill the placeholders of its words.

    Args:
        place: the attribute or text at fault; the image's tag when left out.
        others: further places that belong to the fault (the second of two equal texts).
        image: for page rules, the image it concerns.
        suggestion: a draft for the editor.
    """
    return Found(reason, facts, place, tuple(others), image, suggestion)


class Options(Mapping[str, Any]):
    """A rule's settings: the rule page's defaults, overridden by configuration."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


ImageCheck = Callable[[PageImage, Page, Options], Result]


PageCheck = Callable[[Page, Options], Result | Iterable[Result]]
