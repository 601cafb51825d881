"""What a page tells machines about its images: JSON-LD, microdata, Open Graph and Twitter cards."""

from turbohtml import Element

from a11y_audit.model import StructuredData, SyntaxFault
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.structured import microdata, social
from a11y_audit.reading.structured.json_ld import JsonBlock, read_image_statements, top_level
from a11y_audit.reading.structured.json_text import JsonFault, read_json


def read_structured(document: HtmlDocument) -> StructuredData:
    """Reads all structured data of a page. Never raises: what cannot be parsed becomes a `SyntaxFault`.

    Statements carry the address of the image they speak of in `image`, and the property's path ("og:image:alt",
    "NewsArticle.image[0].creditText") in `reason`. They come by voice: JSON-LD, microdata, Open Graph and Twitter.
    """
    blocks, faults = _read_blocks(document, document.select('script[type*="ld+json" i]'))
    social_statements, properties = social.read_social(document, document.select(social.SELECTOR))
    return StructuredData(
        json_ld=top_level(blocks),
        json_ld_faults=tuple(faults),
        statements=(
            *read_image_statements(blocks, document.source),
            *microdata.read_microdata(document, document.select(microdata.SELECTOR)),
            *social_statements,
        ),
        properties=properties,
    )


def _read_blocks(document: HtmlDocument, scripts: list[Element]) -> tuple[list[JsonBlock], list[SyntaxFault]]:
    blocks: list[JsonBlock] = []
    faults: list[SyntaxFault] = []
    for script in scripts:
        block, fault = _read_block(document, script)
        if fault is not None:
            faults.append(_placed(document, block, fault))
        if block.value is not None:
            blocks.append(block)
    return blocks, faults


def _read_block(document: HtmlDocument, script: Element) -> tuple[JsonBlock, JsonFault | None]:
    text = script.text
    location = script.source_location
    start = None
    if location is not None:
        tag = location.start_tag
        if document.source.text.startswith(text, tag.end_offset):
            start = tag.end_offset
            document.source.know(start, tag.end_line, tag.end_col + 1)
    value, fault = read_json(text)
    return JsonBlock(value, text, start, document.content_place(script) if start is None else None), fault


def _placed(document: HtmlDocument, block: JsonBlock, fault: JsonFault) -> SyntaxFault:
    if block.start is None:
        return SyntaxFault(fault.why, block.find_place(document.source))
    return SyntaxFault(fault.why, document.source.place(block.start + fault.start, block.start + fault.end))
