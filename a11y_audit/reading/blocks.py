"""The text around the images: headings and paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

from turbohtml import Element, Node, Text

from a11y_audit.model import PageImage, Place, TextBlock
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.passage import BREAKS, SILENT, Passage
from a11y_audit.reading.inventory.constructs import rank

_KINDS: Final = {
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **dict.fromkeys(["li", "dt", "dd"], "li"),
    **dict.fromkeys(["td", "th"], "td"),
    "blockquote": "blockquote",
}
_SKIPPED: Final = SILENT | {
    "aside",
    "audio",
    "button",
    "dialog",
    "figcaption",
    "footer",
    "iframe",
    "nav",
    "object",
    "option",
    "video",
}
_PARTS: Final = BREAKS - {"br", "hr", "img"}

Run = tuple[Node, Node, str]
"""First and last of neighbouring text and inline nodes, and the kind of block they make."""


def find_blocks(document: HtmlDocument, images: Iterable[PageImage]) -> tuple[TextBlock, ...]:
    """Headings and paragraphs of the article in document order; captions, navigation and asides left out.

    A block is the text directly in a block element; text loose in a `div` or `section` counts as a paragraph. Where
    `main` or `article` elements hold the page's first heading, only what stands in them is read.
    """
    blocks = [block for run in _runs(document) if (block := _block(document, run)) is not None]
    return without_captions(blocks, images)


def without_captions(blocks: Sequence[TextBlock], images: Iterable[PageImage]) -> tuple[TextBlock, ...]:
    """The blocks that hold no image's caption or credit."""
    captions: set[int] = set()
    for image in images:
        for said in (image.caption, image.credit):
            if said is not None and said.place is not None:
                text, offset = said.text, said.place.offset
                captions.update(
                    index for index, block in enumerate(blocks) if text in block.text and _holds(block.place, offset)
                )
    return tuple(block for index, block in enumerate(blocks) if index not in captions)


def _holds(place: Place, offset: int) -> bool:
    return place.offset <= offset < place.end


def _roots(document: HtmlDocument) -> list[Element]:
    """The outermost `main` and `article` elements, if the page's first heading is in one of them; else the page."""
    root = document.tree.root
    if root is None:
        return []
    found: list[Element] = []
    inside: set[Element] = set()
    for element in sorted([*document.select("main"), *document.select("article")], key=rank):
        if element not in inside:
            found.append(element)
            inside.update(element.iter_elements(["main", "article", "h1"]))
    heading = next(document.elements("h1"), None)
    return found if found and (heading is None or heading in inside) else [root]


def _runs(document: HtmlDocument) -> Iterator[Run]:
    roots = _roots(document)
    wrappers = _wrappers(document, roots)
    stack: list[tuple[Element, str] | Run] = [(root, "p") for root in reversed(roots)]
    while stack:
        item = stack.pop()
        if len(item) == 3:
            yield item
        else:
            stack.extend(reversed(_parts(item[0], item[1], wrappers)))


def _parts(parent: Element, kind: str, wrappers: set[Element]) -> list[tuple[Element, str] | Run]:
    """The runs of text directly in an element, and between them the block elements and what wraps some.

    Two line breaks in a row end a run, as a paragraph's end would.
    """
    parts: list[tuple[Element, str] | Run] = []
    first: Node | None = None
    last: Node = parent
    for child in parent.children:
        if isinstance(child, Element):
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag in _PARTS or child in wrappers:
                if first is not None:
                    parts.append((first, last, kind))
                    first = None
                parts.append((child, _KINDS.get(tag, "p" if tag in BREAKS else kind)))
                continue
            if tag == "br" and first is not None and _is_break(child.previous_sibling):
                parts.append((first, last, kind))
                first = None
                continue
        elif first is None and (not isinstance(child, Text) or child.data.isspace()):
            continue
        first, last = first or child, child
    if first is not None:
        parts.append((first, last, kind))
    return parts


def _is_break(node: Node | None) -> bool:
    """Is it a line break, white space behind it left out?"""
    while isinstance(node, Text) and node.data.isspace():
        node = node.previous_sibling
    return isinstance(node, Element) and node.tag == "br"


def _wrappers(document: HtmlDocument, roots: Iterable[Element]) -> set[Element]:
    """Inline elements around block elements: they part a run of text, too."""
    wrappers: set[Element] = set()
    for root in roots:
        for element in document.elements(_PARTS, within=root):
            node: Node | None = element.parent
            while isinstance(node, Element) and node.tag not in _PARTS and node not in wrappers:
                wrappers.add(node)
                node = node.parent
    return wrappers


def _block(document: HtmlDocument, run: Run) -> TextBlock | None:
    first, last, kind = run
    passage = document.passage(first, last)
    if not passage.text:
        return None
    return TextBlock(kind, passage.text, partial(_place_of, passage), partial(_is_link, passage))


def _place_of(passage: Passage) -> Place:
    return passage.place


def _is_link(passage: Passage) -> bool:
    parents = (node.parent for _, node in passage.pieces)
    return all(isinstance(parent, Element) and parent.closest("a[href]") is not None for parent in parents)
