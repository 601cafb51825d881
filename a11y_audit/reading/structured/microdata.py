"""What microdata says of images: elements that are a schema.org ImageObject, and addresses given as `image`."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from turbohtml import Element

from a11y_audit.model import Place, Statement, Voice
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.structured.json_ld import IMAGE_FIELDS
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

_MOST_PROPERTIES: Final = 100
_MOST_STATEMENTS: Final = 2_000
_LONGEST: Final = 20_000
"""Characters of markup; an element that holds more is no caption, however it is marked."""
_NEAR: Final = 200
"""Elements of an image's item among which its `img` is looked for."""


def read_microdata(document: HtmlDocument, elements: Iterable[Element]) -> list[Statement]:
    """Statements about images of the elements that `SELECTOR` finds."""
    statements: list[Statement] = []
    images: dict[Element, list[Element]] = {}
    for element in elements:
        if "itemscope" not in element.attrs:
            statements += _address(document, element)
        elif _type(element) == "ImageObject":
            images[element] = []
    if not images:
        return statements
    names: dict[Element | None, Element] = {}
    for element in document.tree.select("[itemprop]"):
        scope = _scope(element)
        if scope in images and len(images[scope]) < _MOST_PROPERTIES:
            images[scope].append(element)
        elif "name" in _tokens(element, "itemprop"):
            names.setdefault(scope, element)
    for image, properties in images.items():
        # an item that is a property (a person, a company) stands for its name
        named = [(one, names.get(one) if "itemscope" in one.attrs else one) for one in properties]
        statements += _describe(document, image, [(one, value) for one, value in named if value is not None])
        if len(statements) > _MOST_STATEMENTS:
            break
    return statements


def _address(document: HtmlDocument, element: Element) -> Iterator[Statement]:
    """An address that an article, a person, ... gives as its image."""
    scope = _scope(element)
    owner = _type(scope) if scope is not None else "Thing"
    if owner != "ImageObject" and (said := _value(document, element)) is not None:
        text, raw, place = said
        yield Statement(Voice.MICRODATA, "url", text, raw, place, f"{owner}.image", text)


def _describe(
    document: HtmlDocument, image: Element, properties: Iterable[tuple[Element, Element]]
) -> Iterator[Statement]:
    """All an ImageObject says. Its address is the one it gives, else that of the `img` it is or holds."""
    values = [
        (name, *said)
        for element, value in properties
        for name in _tokens(element, "itemprop")
        if name in IMAGE_FIELDS and (said := _value(document, value)) is not None
    ]
    addresses = {name: text for name, text, _, _ in reversed(values)}
    address = addresses.get("contentUrl") or addresses.get("url") or _shown(image)
    for name, text, raw, place in values:
        yield Statement(Voice.MICRODATA, IMAGE_FIELDS[name], text, raw, place, f"ImageObject.{name}", address)


def _value(document: HtmlDocument, element: Element) -> tuple[str, str, Place] | None:
    """A property's text, its raw spelling and its place; None when it is no text one writes of a picture."""
    attribute = _VALUE_ATTRIBUTE.get(element.tag, "")
    if not attribute or (attribute == "datetime" and "datetime" not in element.attrs):
        place = document.content_place(element)
        if place.end - place.offset > _LONGEST:
            return None
        return collapse(element.text), document.slice(place), place
    value = element.attr(attribute) or ""
    place = document.attribute_place(element, attribute) or document.place(element)
    return collapse(value), document.raw_attribute(element, attribute) or "", place


def _scope(element: Element) -> Element | None:
    """The item the element is a property of: the nearest ancestor that opens one."""
    parent = element.parent
    return parent.closest("[itemscope]") if isinstance(parent, Element) else None


def _shown(image: Element) -> str:
    within = islice(image.iter_elements(include_self=True), _NEAR)
    return next(((one.attr("src") or "").strip() for one in within if one.tag == "img"), "")


def _type(item: Element) -> str:
    """The item's first type without its vocabulary's address."""
    return (_tokens(item, "itemtype") or ["Thing"])[0].rpartition("/")[2]


def _tokens(element: Element, name: str) -> list[str]:
    return (element.attr(name) or "").split()
