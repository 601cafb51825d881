"""One construct that shows an image in Markdown."""

from collections.abc import Mapping

from msgspec import Struct

Span = tuple[int, int]


class Construct(Struct, frozen=True):
    """One image construct; all spans are offsets in the text.

    `spans` tells where the words of "alt", "title", "caption", "credit" stand. `outer` is the construct with the link
    around it and the attribute list behind it. `link` is the address it links to, None when it is no link.
    """

    element: str
    start: int
    end: int
    src: str
    spans: Mapping[str, Span]
    outer: Span
    attributes: Mapping[str, str] = {}
    link: str | None = None
    link_span: Span | None = None
