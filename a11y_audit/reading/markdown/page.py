"""A Markdown file as a `Page`: its own images and those of the HTML in it, with what is said of them."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from a11y_audit.model import (
    AccessibleName,
    Credit,
    Evidence,
    ImageSource,
    Kind,
    Link,
    Page,
    PageImage,
    Place,
    Role,
    Source,
    Statement,
    StructuredData,
    TextBlock,
    Voice,
)
from a11y_audit.reading.about import find_headline, read_date
from a11y_audit.reading.credits import parse_credit
from a11y_audit.reading.document.decode import Decoded
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.lines import SourceText
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.reading.language import guess_language
from a11y_audit.reading.markdown.allowances import find_allowances
from a11y_audit.reading.markdown.blocks import Structure, read_structure
from a11y_audit.reading.markdown.captions import Association, associate
from a11y_audit.reading.markdown.construct import Construct, Span
from a11y_audit.reading.markdown.constructs import find_constructs
from a11y_audit.reading.markdown.embedded import read_embedded
from a11y_audit.reading.markdown.front_image import front_image
from a11y_audit.reading.markdown.front_matter import FrontMatter, read_front_matter
from a11y_audit.reading.markdown.generators import with_caption_shortcodes
from a11y_audit.reading.markdown.inline import InlineText, plain_text
from a11y_audit.reading.markdown.orphans import Orphan
from a11y_audit.reading.markdown.outline import Outline, find_blocks, find_extract_headline
from a11y_audit.reading.markdown.stretches import Words

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_THUMBNAIL: Final = 160
"""CSS pixels; a wider image is no thumbnail."""
_LINK_TEXT: Final = 100
"""Characters of a link's text that are read on each side of its image."""
_EXTRACT: Final = (
    "This is text, not the published page: that may hold images and alt text which are missing here, and its "
    "structured data was not seen."
)
_SILENT: Final = AccessibleName("", "", "", exposed=False)


def read_markdown(source: Source, decoded: Decoded, evidence: Evidence) -> Page:
    """Reads Markdown, an author's or an extractor's, and plain text. Never raises.

    Markdown has no way to leave the alternative text out on purpose, so `![](a.jpg)` counts as an image without one
    (`alt` is None), not as a decorative image.

    Args:
        source: the file.
        decoded: its text.
        evidence: who answers questions about image files.
    """
    text = SourceText(decoded.text)
    front = read_front_matter(text)
    structure = read_structure(text.text, front.end)
    own = find_constructs(structure)
    document = read_embedded(text, structure, own)
    embedded = _embedded_images(document) if document is not None else ()
    starts = {construct.start for construct in own}
    shown = [image for image in embedded if text.text_offset(image.place.offset) not in starts]
    together = sorted([*own, *map(_construct_of(text), shown)], key=lambda construct: construct.start)
    constructs = with_caption_shortcodes(structure.text, together)
    association = associate(text, structure, constructs)
    headline, end = _headline(text, structure, association, front, document)
    reader = _Images(text, association, front, embedded, Outline(structure, association, end))
    images = reader.read(constructs)

    def blocks() -> Sequence[TextBlock]:
        return find_blocks(text, structure, constructs, association, document, images)

    return Page(
        source=source,
        text=decoded.text,
        format="markdown",
        encoding=decoded.encoding,
        images=images,
        evidence=evidence,
        structured=StructuredData(statements=tuple(front.image_statements())),
        language=_as(front.first("lang", "language", "locale"), "language"),
        title=_as(front.first("title"), "title"),
        headline=headline,
        published=next((day for name in _DATES if (said := front.first(name)) and (day := read_date(said.text))), None),
        is_extract=True,
        notes=(*decoded.notes, _EXTRACT),
        allowances=find_allowances(text, front.end, images, document),
        guess_language=lambda: guess_language(" ".join(_WORDS.findall(text.text, front.end, front.end + _ENOUGH))),
        find_blocks=blocks,
        make_soup=_soup_maker(document),
    )


_ENOUGH: Final = 2_000
"""Characters that are looked through for words that tell the language."""
_WORDS: Final = re.compile(r"[^\W\d_]+")
_DATES: Final = ("date", "published", "publishdate", "publish_date", "pubdate", "published_at", "datepublished")


def _soup_maker(document: HtmlDocument | None) -> "Callable[[], BeautifulSoup] | None":
    if document is None:
        return None

    def soup() -> "BeautifulSoup":
        from a11y_audit.reading.document.soup import make_soup

        return make_soup(document)

    return soup


def _as(statement: Statement | None, about: str) -> Statement | None:
    if statement is None:
        return None
    return Statement(Voice.PAGE, about, statement.text, statement.raw, statement.place, statement.reason)


def _embedded_images(document: HtmlDocument) -> tuple[PageImage, ...]:
    from a11y_audit.reading.images import find_images

    return find_images(document, StructuredData())


def _construct_of(text: SourceText) -> "Callable[[PageImage], Construct]":
    """Makes HTML images constructs, so that captions which Markdown sets below them are found."""

    def construct(image: PageImage) -> Construct:
        place = image.figure or image.place
        start, end = text.text_offset(image.place.offset), text.text_offset(image.place.end)
        outer = (min(start, text.text_offset(place.offset)), max(end, text.text_offset(place.end)))
        return Construct("", start, end, image.src, {}, outer)

    return construct


def _headline(
    text: SourceText,
    structure: Structure,
    association: Association,
    front: FrontMatter,
    document: HtmlDocument | None,
) -> tuple[Statement | None, int]:
    """The headline and the offset just past it: a heading, else what front matter calls the title, else a title line.

    `h1` in Markdown or in embedded HTML counts before headings of a lower level.
    """
    headings = [block for block in structure.blocks if block.kind[0] == "h" and block.kind != "html"]
    heading = next((block for block in headings if block.kind == "h1"), None)
    if heading is None and document is not None:
        said = find_headline(document, StructuredData(), None)
        if said is not None and said.place is not None:
            return said, text.text_offset(said.place.end)
    title = _as(front.first("title"), "headline")
    if heading is None and title is not None:
        return title, front.end
    block = heading or find_extract_headline(text, structure, association) or next(iter(headings), None)
    if block is None:
        return None, 0
    words = InlineText(text, block.start, block.end)
    if not words.text:
        return None, 0
    return Statement(Voice.PAGE, "headline", words.text, words.raw, words.place, block.kind), block.end


class _Images:
    """Makes the page's images, in document order."""

    def __init__(
        self,
        text: SourceText,
        association: Association,
        front: FrontMatter,
        embedded: Sequence[PageImage],
        outline: Outline,
    ) -> None:
        self._text = text
        self._association = association
        self._embedded = {text.text_offset(image.place.offset): image for image in embedded}
        self._outline = outline
        self._front = tuple(front.image_statements())
        self._statements: dict[str, list[Statement]] = {}
        for statement in self._front:
            self._statements.setdefault(identity(statement.image), []).append(statement)

    def read(self, constructs: Sequence[Construct]) -> tuple[PageImage, ...]:
        """All images: Markdown's, embedded HTML's, and captions that lost theirs."""
        found: list[tuple[int, PageImage]] = []
        for construct, words in zip(constructs, self._association.words, strict=True):
            embedded = self._embedded.get(construct.start)
            if construct.element or embedded is None:
                image = self._markdown_image(construct, words, embedded)
            else:
                image = self._with_words(replace(embedded, role=_own_role(embedded)), words)
            found.append((construct.start, image))
        found.extend((orphan.spans[0][0], self._orphan(orphan)) for orphan in self._association.orphans)
        if (lead := front_image(self._front, {image.identity for _, image in found})) is not None:
            found.append((0, lead))
        found.sort(key=lambda item: item[0])
        first = self._outline.lead_of([(start, image.role) for start, image in found])
        return tuple(
            replace(image, n=n, role=_settled(image.role, is_lead=n - 1 == first))
            for n, (_, image) in enumerate(found, start=1)
        )

    def _markdown_image(self, construct: Construct, words: Sequence[Words], around: PageImage | None) -> PageImage:
        alt = self._statement(construct, "alt", Voice.ALT)
        title = self._statement(construct, "title", Voice.TITLE)
        name = alt if alt is not None and alt.text else title
        attributes = dict(construct.attributes)
        attributes.update({"src": construct.src} if construct.src else {})
        attributes.update({said.about: said.text for said in (alt, title) if said is not None})
        is_credited = any(said.separation.credit for said in words)
        image = PageImage(
            n=0,
            kind=Kind.MARKDOWN,
            role=self._outline.role_of(construct, alt.text if alt is not None else "", is_credited=is_credited),
            place=self._place((construct.start, construct.end)),
            element=construct.element,
            attributes=attributes,
            sources=(ImageSource(construct.src, "src"),) if construct.src else (),
            identity=identity(construct.src),
            alt=alt,
            name=AccessibleName(name.text if name else "", name.about if name else "", "img", exposed=True),
            caption=around.caption if around is not None else None,
            credit=around.credit if around is not None else None,
            figure=around.figure if around is not None else None,
            link=self._link(construct, name) or (around.link if around is not None else None),
            statements=tuple(self._statements.get(identity(construct.src), ())) if construct.src else (),
            width=_pixels(construct.attributes.get("width", "")),
            height=_pixels(construct.attributes.get("height", "")),
        )
        return image if image.role is Role.PORTRAIT else self._with_words(image, words)

    def _with_words(self, image: PageImage, words: Sequence[Words]) -> PageImage:
        """The image with the caption and the credit that were found for it; its own come first."""
        caption, credit = image.caption, image.credit
        for found in words:
            if caption is None and found.separation.caption and found.reason != "credit":
                caption = self._caption(found)
            if credit is None:
                credit = self._credit(found)
        return replace(image, caption=caption, credit=credit)

    def _orphan(self, orphan: Orphan) -> PageImage:
        alone = PageImage(
            n=0,
            kind=Kind.CAPTION_ONLY,
            role=Role.BODY,
            place=orphan.words[0].text.place,
            element="",
            attributes={},
            sources=(),
            identity="",
            alt=None,
            name=_SILENT,
            caption=None,
            credit=None,
        )
        return self._with_words(alone, orphan.words)

    def _caption(self, words: Words) -> Statement:
        place = words.text.part(*words.separation.caption_span)
        raw = self._text.raw[place.offset : place.end]
        return Statement(Voice.CAPTION, "caption", words.separation.caption, raw, place, words.reason)

    def _credit(self, words: Words) -> Credit | None:
        separation = words.separation
        if words.reason == "credit":
            said = Statement(Voice.CREDIT, "credit", words.text.text, words.text.raw, words.text.place, words.reason)
            return parse_credit(said)
        if not separation.credit or separation.credit_span is None:
            return None
        place = words.text.part(*separation.credit_span)
        raw = self._text.raw[place.offset : place.end]
        said = Statement(Voice.CREDIT, "credit", separation.credit, raw, place, words.reason)
        return parse_credit(said, separation.separator)

    def _statement(self, construct: Construct, about: str, voice: Voice) -> Statement | None:
        span = construct.spans.get(about)
        if span is None:
            return None
        place = self._place(span)
        words = InlineText(self._text, *span)
        return Statement(voice, about, words.text, self._text.raw[place.offset : place.end], place, construct.element)

    def _link(self, construct: Construct, name: Statement | None) -> Link | None:
        if construct.link is None or construct.link_span is None:
            return None
        text = self._text.text
        start, end = construct.link_span
        label_end = max(construct.end, text.rfind("](", construct.end, end))
        before = text[max(start + 1, construct.start - _LINK_TEXT) : construct.start]
        after = text[construct.end : min(label_end, construct.end + _LINK_TEXT)]
        words = plain_text(f"{before} {after}") if text[start] == "[" else ""
        spoken = " ".join(part for part in (words, name.text if name else "") if part)
        return Link(construct.link, lambda: words, lambda: spoken, partial(self._place, construct.link_span))

    def _place(self, span: Span) -> Place:
        return self._text.place(*span)


def _own_role(image: PageImage) -> Role:
    """HTML in Markdown is the article and nothing else, so there are no teasers; thumbnails say that they are small."""
    is_small = image.width is not None and image.width <= _THUMBNAIL
    return Role.BODY if image.role in {Role.THUMBNAIL, Role.TEASER} and not is_small else image.role


def _settled(role: Role, *, is_lead: bool) -> Role:
    """The lead is where the article has it; what HTML alone took for the lead is a body image elsewhere."""
    if is_lead:
        return Role.LEAD
    return Role.BODY if role is Role.LEAD else role


def _pixels(said: str) -> int | None:
    digits = said.strip().removesuffix("px")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None
