"""An HTML, XHTML or SVG file as a `Page`: one parse, and every reader's findings put together."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from a11y_audit.model import Evidence, Page, Source, TextBlock
from a11y_audit.reading.about import find_base, find_headline, find_language, find_published, find_title
from a11y_audit.reading.accessible_names import Names
from a11y_audit.reading.allowances import find_allowances
from a11y_audit.reading.document.decode import Decoded
from a11y_audit.reading.document.html import HtmlDocument, parse_html
from a11y_audit.reading.images import find_images
from a11y_audit.reading.language import SAMPLE, guess_language
from a11y_audit.reading.outline import DocumentOutline
from a11y_audit.reading.structured import read_structured

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


def read_page(source: Source, decoded: Decoded, form: str, evidence: Evidence) -> Page:
    """Reads a page of markup. Never raises, however broken the markup is.

    Args:
        source: the file.
        decoded: its text.
        form: "html", "xhtml" or "svg".
        evidence: who answers questions about image files.
    """
    document = parse_html(decoded.text, is_xml=form != "html")
    structured = read_structured(document)
    names = Names(document)
    images = find_images(document, structured, names)
    title = find_title(document)

    def blocks() -> Sequence[TextBlock]:
        from a11y_audit.reading.blocks import find_blocks

        return find_blocks(document, images)

    def soup() -> "BeautifulSoup":
        from a11y_audit.reading.document.soup import make_soup

        return make_soup(document)

    return Page(
        source=source,
        text=decoded.text,
        format=form,
        encoding=decoded.encoding,
        images=images,
        evidence=evidence,
        structured=structured,
        language=find_language(document, form),
        base=find_base(document),
        title=title,
        headline=find_headline(document, structured, title),
        published=find_published(document, structured),
        notes=(*decoded.notes, *_faults_of_xml(form, decoded.text)),
        allowances=find_allowances(document),
        guess_language=partial(_guess_language, document),
        find_blocks=blocks,
        make_soup=soup,
        outline=DocumentOutline(document, names),
    )


def _faults_of_xml(form: str, text: str) -> Iterator[str]:
    """What browsers would refuse a file of XML for; it is read all the same."""
    if form != "html":
        from a11y_audit.reading.document.xml import why_malformed

        if why := why_malformed(text):
            yield f"The file is not well-formed XML, so browsers show an error in its place: {why}."


def _guess_language(document: HtmlDocument) -> str:
    """The language of the page's first paragraphs; of its headings and captions when it has none."""
    for tags in (("p",), ("h1", "h2", "figcaption", "td", "li")):
        text = ""
        for element in document.elements(tags):
            text += f" {element.text.strip()}"
            if len(text) > SAMPLE:
                break
        if code := guess_language(text.strip()):
            return code
    return ""
