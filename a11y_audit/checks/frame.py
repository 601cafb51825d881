"""Checks of frames: maps, charts, videos and posts that another page draws into this one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageElement, Result, found
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

_BACKWARDS: Final = pattern(r"\s*-\d")
_ADDRESSES: Final = frozenset({"src", "srcdoc"})
_SHOWN: Final = pattern(r"\s*(?!about:|javascript:)\S", re.IGNORECASE)
_POINT: Final = pattern(r"\s*[01](?:px)?\s*\Z", re.IGNORECASE)


_ADVERTISING: Final = pattern(
    r"\b(?:ads?|advert\w*|sponsored|anzeigen?|werbung|publicit[éà]|publicidad\w*|pubblicità|advertentie|annonser?"
    r"|reklam\w*)\b|реклам|광고|広告|广告|廣告|إعلان",
    re.IGNORECASE,
)


def name_missing(page: Page, _options: Options) -> Iterator[Result]:
    """Has each frame a name?"""
    frames = page.derive(_frames)
    unnamed = [frame for frame in frames if frame.name.is_missing]
    if unnamed:
        first, *others = unnamed
        address = first.attributes.get("src") or "a page that loads later"
        places = [other.place for other in others]
        yield found("several" if others else "one", place=first.place, others=places, src=address, count=len(unnamed))
    elif any(frame.name.text.strip() for frame in frames):
        yield PASSED


def name_repeated(page: Page, _options: Options) -> Iterator[Result]:
    """Do frames that show different things have different names?"""
    named: dict[str, list[PageElement]] = {}
    for frame in page.derive(_frames):
        if frame.name.text.strip() and not _ADVERTISING.search(frame.name.text):
            named.setdefault(fold(frame.name.text), []).append(frame)
    for frames in named.values():
        shown = {frame.attributes.get("src", "").strip().removeprefix("./") for frame in frames}
        if len(shown) > 1:
            first, *others = frames
            places = [other.place for other in others]
            yield found("same", place=first.place, others=places, name=first.name.text, count=len(frames))
        else:
            yield PASSED


def _frames(page: Page) -> Sequence[PageElement]:
    """The frames that assistive technology meets; empty ones and points for counting readers are left out."""
    if page.outline is None:
        return ()
    return [
        frame
        for frame in (*page.outline.select("iframe"), *page.outline.select("frame"))
        if not _is_passed_over(frame) and frame.name.exposed
    ]


def _is_passed_over(frame: PageElement) -> bool:
    attributes = frame.attributes
    if _BACKWARDS.match(attributes.get("tabindex", "")):
        return True
    if not any(_SHOWN.match(value) for name, value in attributes.items() if name in _ADDRESSES or name[-4:] == "-src"):
        return True
    return all(_POINT.match(attributes.get(side, "")) for side in ("width", "height"))
