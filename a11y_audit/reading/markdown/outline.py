"""Where things stand in a Markdown article: its title line, its lead image, its paragraphs."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from a11y_audit.model import PageImage, Place, Role, TextBlock
from a11y_audit.reading import blocks as html_blocks
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.inventory.addresses import address_hints
from a11y_audit.reading.inventory.hints import AD, PERSON, TRACKER
from a11y_audit.reading.markdown.blocks import Block, Structure, blank
from a11y_audit.reading.markdown.captions import Association
from a11y_audit.reading.markdown.construct import Construct, Span
from a11y_audit.reading.markdown.inline import InlineText, plain_text
from a11y_audit.text.image_suffixes import names_image_file
from a11y_audit.text.words import has_words

_BADGE: Final = re.compile(
    r"(?:^|[^a-z])(?:badges?|shields\.io|badgen|icons?|emojis?|favicons?|spacer|pixel)(?:[^a-z]|$)"
)
_LOGO: Final = re.compile(r"(?:^|[^a-z])logo(?:[^a-z]|$)")
_SMALL: Final = 48
"""CSS pixels; an image no larger on its longer side is an icon."""
_PARAGRAPH: Final = 80
"""Characters that tell a paragraph from a byline, a dateline or a kicker."""
_TITLE: Final = 200
_SENTENCE_END: Final = (".", "。", "…", ":", "：", ";", ",", "|")


class Outline:
    """The order of headline, paragraphs and images."""

    def __init__(self, structure: Structure, association: Association, headline_end: int) -> None:
        """Takes the article's parts; `headline_end` is the offset just past the headline, 0 when there is none."""
        captions = frozenset(span[0] for span in association.spans)
        self._structure = structure
        self._headline_end = headline_end
        self._paragraphs = [
            block.start
            for block in structure.blocks
            if block.kind == "p" and block.end - block.start >= _PARAGRAPH and block.start not in captions
        ]

    def role_of(self, construct: Construct, alt: str, *, is_credited: bool) -> Role:
        """What a Markdown image does, by its address, its size and its words; the lead is told apart later."""
        sides = [int(value) for name in ("width", "height") if (value := construct.attributes.get(name, "")).isdigit()]
        address = construct.src.lower()
        if _BADGE.search(address) or (sides and max(sides) <= _SMALL):
            return Role.ICON
        if _LOGO.search(address.rpartition("/")[2]) or _LOGO.fullmatch(alt.lower()):
            return Role.LOGO
        hints = address_hints(construct.src) if construct.src and not is_credited else 0
        if hints & TRACKER and not names_image_file(construct.src):
            return Role.TRACKER
        if hints & (AD | PERSON):
            return Role.AD if hints & AD else Role.PORTRAIT
        return Role.TEASER if self._leads_on(construct) else Role.BODY

    def _leads_on(self, construct: Construct) -> bool:
        """Is it in a list, and a link to another page?"""
        if not construct.link or construct.link.startswith("#") or names_image_file(construct.link):
            return False
        at = self._structure.block_at(construct.start)
        return at is not None and self._structure.blocks[at].kind == "li"

    def lead_of(self, images: Sequence[tuple[int, Role]]) -> int | None:
        """Index of the lead: the first of the article's own images, before the headline or at most a standfirst after.

        Args:
            images: offset and role of each image, in order.
        """
        for index, (start, role) in enumerate(images):
            if role in {Role.LEAD, Role.BODY, Role.GALLERY}:
                before = sum(self._headline_end <= paragraph < start for paragraph in self._paragraphs)
                return index if before <= 1 else None
        return None


def find_extract_headline(text: SourceText, structure: Structure, association: Association) -> Block | None:
    """The line that serves an extract as its title: the first short one without a full stop, before any paragraph."""
    captions = frozenset(span[0] for span in association.spans)
    for block in structure.blocks:
        if block.kind != "p" or block.start in captions:
            continue
        line = text.text[block.start : block.end]
        words = plain_text(line) if len(line) <= 2 * _TITLE and "\n" not in line and "![" not in line else ""
        if words and len(words) <= _TITLE and not words.endswith(_SENTENCE_END) and _is_title(words):
            return block
        if len(line) > _TITLE:
            return None
    return None


def _is_title(words: str) -> bool:
    """Three words, or as many characters as say as much in scripts that write without spaces."""
    return words.count(" ") >= 2 or sum(character > "\u2e80" for character in words) >= 6


def find_blocks(
    text: SourceText,
    structure: Structure,
    constructs: Iterable[Construct],
    association: Association,
    document: HtmlDocument | None,
    images: Sequence[PageImage],
) -> tuple[TextBlock, ...]:
    """Headings and paragraphs in order, captions left out; those of embedded HTML among them."""
    hidden = sorted([*(construct.outer for construct in constructs), *association.spans])
    shown = blank(structure.text, hidden)
    found: list[TextBlock] = []
    html: list[Span] = []
    for block in structure.blocks:
        if block.kind == "html":
            html.append((block.start, block.end))
            continue
        words = InlineText(text, block.start, block.end, text=shown)
        if has_words(words.text):
            kind = "td" if block.kind == "row" else block.kind
            found.append(TextBlock(kind, words.text.strip("| "), partial(_place_of, words)))
    if document is not None and html:
        inside = [(text.raw_offset(start), text.raw_offset(end)) for start, end in html]
        found.extend(
            block
            for block in html_blocks.find_blocks(document, images)
            if has_words(block.text)
            and any(start <= block.place.offset and block.place.end <= end for start, end in inside)
        )
        found.sort(key=lambda block: block.place.offset)
    return tuple(found)


def _place_of(words: InlineText) -> Place:
    return words.place
