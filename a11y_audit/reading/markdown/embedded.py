"""HTML inside Markdown: everything that is no HTML becomes white space, and the rest is parsed where it stands."""

import re
from typing import Final

from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.markdown.blocks import Structure, blank
from a11y_audit.reading.markdown.construct import Construct, Span

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_SHOWS_IMAGE: Final = re.compile(
    r"<(?:img|picture|figure|svg|object|embed|input|area|canvas|video|amp-|[a-z]+-[a-z]|[a-z]+\b[^<>]*\brole\s*=)",
    re.IGNORECASE,
)


def read_embedded(source: SourceText, structure: Structure, constructs: list[Construct]) -> HtmlDocument | None:
    """The HTML in a Markdown text as a document, whose places are the Markdown file's; None when there is none.

    Image constructs of Markdown become `<img >` tags of the same length, so that what HTML says around them (a
    `figure`, a `figcaption`, a link) is found.
    """
    text = structure.text
    if not _SHOWS_IMAGE.search(text):
        return None
    kept = [
        (block.start, block.end)
        for block in structure.blocks
        if block.kind == "html" or _SHOWS_IMAGE.search(text, block.start, block.end)
    ]
    shown = blank(text, _gaps(kept, len(text)))
    pieces: list[str] = []
    done = 0
    for construct in constructs:
        pieces.append(shown[done : construct.start])
        inside = blank(text[construct.start : construct.end], [(0, construct.end - construct.start)])
        pieces.append(f"<img{inside[4:-1]}>")
        done = construct.end
    pieces.append(shown[done:])
    return HtmlDocument(source, "".join(pieces))


def _gaps(spans: list[Span], length: int) -> list[Span]:
    """What lies between the spans."""
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), length]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
