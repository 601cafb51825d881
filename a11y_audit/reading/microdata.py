"""What microdata says of images: elements that are a schema.org ImageObject, and addresses given as `image`."""

from collections.abc import Iterable, Iterator
from typing import Final

from turbohtml import Element

from a11y_audit.model import Place, Statement, Voice
from a11y_audit.reading.html import HtmlDocument
from a11y_audit.reading.json_ld import IMAGE_FIELDS
from a11y_audit.text.words import collapse

SELECTOR: Final = '[itemtype*="ImageObject"],[itemprop~="image"]'
"""Images, and properties whose value is one."""

_VALUE_ATTRIBUTE: Final = {
    "meta": "content",
    "img": "src",
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "source": "src",
    "track": "src",
    "video": "src",
    "a": "href",
    "area": "href",
    "link": "href",
    "object": "data",
    "data": "value",
    "meter": "value",
    "time": "datetime",
}
"""Element -> the attribute that holds its microdata value (HTML standard, 5.2.4)."""


def read_microdata(document: HtmlDocument, elements: Iterable[Element]) -> list[Statement]:
    """Statements about images of the elements that `SELECTOR` finds."""
    statements: list[Statement] = []
    for element in elements:
        if "itemscope" not in element.attrs:
            statements += _address(document, element)
        elif _type(element) == "ImageObject":
            inside = [one for one in element.select("[itemprop]") if _scope(one) == element]
            statements += _describe(document, element, inside)
    return statements


def _address(document: HtmlDocument, element: Element) -> Iterator[Statement]:
    """An address that an article, a person, ... gives as its image."""
    scope = _scope(element)
    owner = _type(scope) if scope is not None else "Thing"
    if owner != "ImageObject":
        text, raw, place = _value(document, element)
        yield Statement(Voice.MICRODATA, "url", text, raw, place, f"{owner}.image", text)


def _describe(document: HtmlDocument, image: Element, properties: list[Element]) -> Iterator[Statement]:
    """All an ImageObject says. Its address is the one it gives, else that of the `img` it is or holds."""
    values = [(name, *_value(document, element)) for element in properties for name in _tokens(element, "itemprop")]
    addresses = {name: text for name, text, _, _ in reversed(values)}
    address = addresses.get("contentUrl") or addresses.get("url") or _shown(image)
    for name, text, raw, place in values:
        if about := IMAGE_FIELDS.get(name):
            yield Statement(Voice.MICRODATA, about, text, raw, place, f"ImageObject.{name}", address)


def _value(document: HtmlDocument, element: Element) -> tuple[str, str, Place]:
    """The property's text, its raw spelling and its place; of an item (a person, a company) its name."""
    if "itemscope" in element.attrs:
        named = next((inner for inner in element.select('[itemprop~="name"]') if _scope(inner) == element), None)
        if named is not None:
            element = named
    attribute = _VALUE_ATTRIBUTE.get(element.tag, "")
    if not attribute or (attribute == "datetime" and "datetime" not in element.attrs):
        place = document.content_place(element)
        return collapse(element.text), document.slice(place), place
    value = element.attr(attribute) or ""
    place = document.attribute_place(element, attribute) or document.place(element)
    return collapse(value), document.raw_attribute(element, attribute) or "", place


def _scope(element: Element) -> Element | None:
    """The item the element is a property of: the nearest ancestor that opens one."""
    parent = element.parent
    return parent.closest("[itemscope]") if isinstance(parent, Element) else None


def _shown(image: Element) -> str:
    shown = image if image.tag == "img" else next(iter(image.iter_elements("img")), None)
    return (shown.attr("src") or "").strip() if shown is not None else ""


def _type(item: Element) -> str:
    """The item's first type without its vocabulary's address."""
    return (_tokens(item, "itemtype") or ["Thing"])[0].rpartition("/")[2]


def _tokens(element: Element, name: str) -> list[str]:
    return (element.attr(name) or "").split()
