"""What a Markdown text says it accepts: the same comments as in HTML, and attributes of embedded HTML."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from a11y_audit.model import Allowance, PageImage
from a11y_audit.reading.allowances import (
    ALLOW_PAGE,
    MARK,
    MOST,
    allowances_of,
    attributed,
    not_understood,
    read_comment,
)
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.markdown.blocks import read_structure

_OPEN: Final = "<!--"
_CLOSE: Final = "-->"


def find_allowances(
    text: SourceText, start: int, images: Sequence[PageImage], document: HtmlDocument | None
) -> tuple[Allowance, ...]:
    """All marks in document order.

    A comment governs the next image with its caption and credit, or the whole of the HTML element the image stands in
    when that begins after the comment; as the first thing in the text, or spelled `allow-page`, the page.

    Args:
        text: the file.
        start: where its front matter ends.
        images: the page's images in document order.
        document: the HTML in it.
    """
    if MARK not in text.raw:
        return ()
    written = _commented(text, start, images, document)
    found = [*islice(written, MOST), *islice(attributed(document) if document else (), MOST)]
    return tuple(sorted(found, key=lambda allowance: allowance.place.offset))


def _commented(
    text: SourceText, start: int, images: Sequence[PageImage], document: HtmlDocument | None
) -> Iterator[Allowance]:
    clear = start
    for begin, end in _comments(text.text, start):
        said = read_comment(text.text[begin + len(_OPEN) : end - len(_CLOSE)])
        if said is None:
            continue
        command, rest = said
        place = text.place(begin, end)
        is_first = not text.text[clear:begin].strip()
        clear = end if is_first else clear
        if not command:
            yield not_understood(rest, place)
        elif command == ALLOW_PAGE or is_first:
            yield from allowances_of(rest, place, None)
        else:
            yield from allowances_of(rest, place, (place.end, _scope_end(place.end, images, document)))


def _comments(text: str, start: int) -> list[tuple[int, int]]:
    """Where comments stand that speak of us and are not in code."""
    spans: list[tuple[int, int]] = []
    at = text.find(_OPEN, start)
    while at >= 0 and len(spans) < MOST:
        end = text.find(_CLOSE, at + len(_OPEN))
        if end < 0:
            break
        end += len(_CLOSE)
        if text.startswith(MARK, at + len(_OPEN) + _space(text, at + len(_OPEN))):
            spans.append((at, end))
        at = text.find(_OPEN, end)
    if not spans:
        return spans
    shown = _with_letters(text, spans)
    kept = read_structure(shown, start).text  # what is code there is blank
    return [(begin, end) for begin, end in spans if kept[begin] == "x" and not _in_ticks(text, begin)]


def _space(text: str, at: int) -> int:
    return next((n for n, character in enumerate(text[at : at + 80]) if not character.isspace()), 0)


def _with_letters(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the comments turned into words of equal length, which Markdown reads as such."""
    pieces: list[str] = []
    done = 0
    for begin, end in spans:
        pieces += [text[done:begin], "".join("\n" if letter == "\n" else "x" for letter in text[begin:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _in_ticks(text: str, at: int) -> bool:
    """Does it stand in a code span of its line?"""
    return text.count("`", text.rfind("\n", 0, at) + 1, at) % 2 == 1


def _scope_end(after: int, images: Sequence[PageImage], document: HtmlDocument | None) -> int:
    image = next((image for image in images if image.place.offset >= after), None)
    if image is None:
        return after
    voices = [voice.place for voice in (image.caption, image.credit) if voice is not None]
    end = max(place.end for place in [image.place, *voices] if place is not None)
    if document is None:
        return end
    for element in document.elements():
        place = document.place(element)
        if element.source_location is not None and after <= place.offset <= image.place.offset:
            inner = document.content_place(element).end
            return max(end, inner) if inner >= image.place.end else end
    return end
