"""What a page says of itself: title, headline, language, date of publication."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from turbohtml import Element, Namespace

from a11y_audit.model import Statement, StructuredData, Voice
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.text.language_tags import names_language
from a11y_audit.text.patterns import pattern

_LANGUAGE_TAG: Final = pattern(r"[A-Za-z]{2,3}(?:[-_](?:[A-Za-z]{2,8}|\d{3}))*")
_DATE: Final = pattern(r"\s*(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_DATE_META: Final = (
    'meta[itemprop="datePublished" i], meta[name="date" i], meta[name="pubdate" i], meta[name="publish-date" i], '
    'meta[name="dc.date" i], meta[name="dc.date.issued" i], meta[name="dcterms.created" i], '
    'meta[name="parsely-pub-date" i], meta[name="sailthru.date" i], meta[name="article:published_time" i]'
)
_DATE_TIME: Final = (
    'time[pubdate], time[itemprop="datePublished" i], article time[datetime], main time[datetime], '
    "header time[datetime]"
)


def find_title(document: HtmlDocument) -> Statement | None:
    """The document's title: the first HTML `title` element that holds words."""
    titles = (title for title in document.elements("title") if title.namespace is Namespace.HTML)
    return next((statement for title in titles if (statement := _say(document, title, "title"))), None)


def find_base(document: HtmlDocument) -> str:
    """What the page's addresses start from: the first `base` with an `href` (HTML standard, "document base URL")."""
    base = next(iter(document.select("base[href]")), None)
    return (base.attr("href") or "").strip() if base is not None else ""


def find_headline(document: HtmlDocument, structured: StructuredData, title: Statement | None) -> Statement | None:
    """The article's headline: its `h1`, else what Open Graph calls its title.

    Of several `h1` the one that the page's titles repeat wins (a site's name is often an `h1` as well), then one
    inside `article` or `main`, then the first.
    """
    og_title = structured.properties.get("og:title")
    headings = [
        (heading, statement)
        for heading in document.elements("h1")
        if (statement := _say(document, heading, "headline")) is not None
    ]
    if not headings:
        return og_title if og_title is not None and og_title.text else None
    if len(headings) > 1:
        titles = " ".join(said.text for said in (og_title, title) if said is not None).casefold()
        repeated = [statement for _, statement in headings if statement.text.casefold() in titles]
        if repeated:
            return max(repeated, key=lambda statement: len(statement.text))
        inside = (statement for heading, statement in headings if heading.closest("article, main") is not None)
        return next(inside, headings[0][1])
    return headings[0][1]


def find_language(document: HtmlDocument, form: str) -> Statement | None:
    """The language the root element declares, else `<meta http-equiv="content-language">`; None for an empty one.

    `lang` counts first in HTML, `xml:lang` first in XML (HTML standard, "The lang and xml:lang attributes"). A meta
    element that lists languages, or holds something else ("utf-8"), declares none.

    Args:
        document: the page.
        form: "html", "xhtml" or "svg"; an SVG file's root stands in the `body` that the parser made up around it.
    """
    for element, name in _language_attributes(document, form):
        value = (element.attr(name) or "").strip()
        if value and "," not in value and (name != "content" or _is_language_tag(value)):
            raw = document.raw_attribute(element, name) or ""
            return Statement(Voice.PAGE, "language", value, raw, document.attribute_place(element, name), name)
    return None


def _language_attributes(document: HtmlDocument, form: str) -> Iterator[tuple[Element, str]]:
    root = next(document.elements("svg"), None) if form == "svg" else document.tree.root
    if root is not None:
        for name in ("lang", "xml:lang") if form == "html" else ("xml:lang", "lang"):
            yield root, name
    if (meta := document.tree.select_one('meta[http-equiv="content-language" i][content]')) is not None:
        yield meta, "content"


def _is_language_tag(value: str) -> bool:
    """Is it a language with script or region, and no name of an encoding ("utf-8", "iso-8859-1")?"""
    return _LANGUAGE_TAG.fullmatch(value) is not None and names_language(value.replace("_", "-"))


def find_published(document: HtmlDocument, structured: StructuredData) -> date | None:
    """The day the article came out: JSON-LD, then Open Graph, then `meta` and `time` elements."""
    return next((day for said in _publication_dates(document, structured) if (day := read_date(said))), None)


def _publication_dates(document: HtmlDocument, structured: StructuredData) -> Iterator[str]:
    for item in structured.json_ld:
        yield str(item.get("datePublished") or "")
    if said := structured.properties.get("article:published_time"):
        yield said.text
    for selector in (_DATE_META, _DATE_TIME):  # not in one: a selector of one tag is quick
        for element in document.tree.select(selector):
            yield element.attr("content") or element.attr("datetime") or ""


def read_date(said: str) -> date | None:
    """The day a machine-readable date begins with ("2021-03-29T10:00Z", "20210329", "2021/03/29"); None for others."""
    found = _DATE.match(said)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None


def _say(document: HtmlDocument, element: Element, about: str) -> Statement | None:
    if not element.text or element.text.isspace():  # quick, also on thousands of headings within each other
        return None
    passage = document.passage(element)
    if not passage.text:
        return None
    return Statement(Voice.PAGE, about, passage.text, passage.raw, passage.place, element.tag)
