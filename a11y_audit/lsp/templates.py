"""Pages that are still templates: what code will fill in cannot be judged yet."""

import re
from collections.abc import Iterable
from typing import Final

from a11y_audit.report import Outcome

_CODE: Final = re.compile(r"\{\{(?![<%])|\{%|\{#|<\?(?:php|=)|<%|\$\{")
"""Shortcodes ("{{< figure >}}") are none: they stand in articles, and hold what the author wrote."""
_VALUE: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG: Final = re.compile(r"<[A-Za-z]")


def settled(outcomes: Iterable[Outcome], text: str) -> list[Outcome]:
    """The findings that do not rest on words a template engine has yet to fill in.

    A tag is judged when only its attributes' values hold code; with code between them, any attribute may come. What is
    said of the page as a whole waits for the whole page.
    """
    if not _CODE.search(text):
        return list(outcomes)
    return [outcome for outcome in outcomes if outcome.image is not None and not _is_open_yet(outcome, text)]


def _is_open_yet(outcome: Outcome, text: str) -> bool:
    words = text[outcome.place.offset : outcome.place.end]
    return _CODE.search(_VALUE.sub("", words) if _TAG.match(words) else words) is not None
