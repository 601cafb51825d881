"""Finds every construct of a page that shows an image, whatever element it is made of."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from turbohtml import Element, Namespace

from a11y_audit.model import ImageSource, Kind
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.sources import attributes_of, css_addresses, is_address, sources_of
from a11y_audit.text.aria import known_role
from a11y_audit.text.image_suffixes import names_image_file
from a11y_audit.text.patterns import pattern
from a11y_audit.text.styles import hides

_PLAIN_TAGS: Final = {
    "img": Kind.IMG,
    "picture": Kind.IMG,
    "svg": Kind.SVG,
    "object": Kind.OBJECT,
    "embed": Kind.EMBED,
    "input": Kind.INPUT,
    "area": Kind.AREA,
    "canvas": Kind.CANVAS,
    "video": Kind.VIDEO,
}
MEDIA_TAGS: Final = frozenset(_PLAIN_TAGS) - {"input", "area"} | {"iframe", "audio", "amp-img"}
_IMAGE_NAME: Final = pattern(r"im(?:g|age)|picture|photo")
_NEVER_IMAGES: Final = frozenset(("script", "iframe", "source", "track", "audio"))
_AMP_TAGS: Final = frozenset(("amp-img", "amp-anim"))
_SHOWING_NOTHING: Final = (
    "p,div,a,li,span,script,meta,link,ul,path,i,br,strong,button,td,style,h3,h2,b,option,use,source,g,label,tr,em,"
    "section,noscript,figure,symbol,mi,mrow,title,rp,mo,article,h4,nav,header,aside,ruby,rt,form,iframe,defs,h1,hr,"
    "time,blockquote,footer,figcaption"
)
"""The commonest elements that show no image, unless an attribute says so."""
_SELECTOR: Final = f':not({_SHOWING_NOTHING}),[role~="img" i],[role~="image" i],[style*="url(" i]'
_NOT_AN_IMAGE: Final = pattern(
    r"\.(?:pdf|swf|html?|mp[34]|webm|ogg|mov|avi|flv|php|aspx?|docx?|xlsx?)(?![a-z0-9])", re.IGNORECASE
)
_ZERO: Final = pattern(r"0(?:\.0+)?(?:px)?")
_EMPTY_DRAWING: Final = (
    "defs symbol title desc metadata style script lineargradient radialgradient filter clippath mask marker "
    "pattern lineGradient linearGradient radialGradient clipPath "
)
_DRAWS_NOTHING: Final = frozenset(_EMPTY_DRAWING.split())


class Construct(Struct, eq=False):
    """One element that shows an image (or would, had it an address), before twins are merged."""

    element: Element
    kind: Kind
    attributes: Mapping[str, str]
    sources: tuple[ImageSource, ...]
    order: int = 0
    """Its rank among all elements of the page."""


class Survey(Struct):
    """The elements that show images, and those that tell where the article is, in document order; numbers are ranks."""

    constructs: list[Construct]
    paragraphs: list[tuple[int, Element]]
    headlines: list[tuple[int, Element]]
    noscripts: list[Element]


def rank(element: Element) -> int:
    """Grows with the place of the element's tag in the file; 0 for one that stands nowhere in it."""
    position = element.position
    return (position[0] << 24) + position[1] if position is not None else 0


def ranked(elements: Iterable[Element]) -> list[tuple[int, Element]]:
    """The elements with their ranks; one that stands nowhere in the file has that of the one before it."""
    found: list[tuple[int, Element]] = []
    order = 0
    for element in elements:
        order = rank(element) or order
        found.append((order, element))
    return found


def survey(document: HtmlDocument) -> Survey:
    """Looks a page through. Content of `template` is left out."""
    select = document.select
    constructs = [construct for element in select(_SELECTOR) if (construct := _construct(element)) is not None]
    for construct, (order, _) in zip(constructs, ranked(each.element for each in constructs), strict=True):
        construct.order = order
    return Survey(constructs, ranked(select("p")), ranked(select("h1")), select("noscript"))


def _construct(element: Element) -> Construct | None:
    tag = element.tag
    if tag == "img":
        attributes = attributes_of(element)
        return Construct(element, Kind.IMG, attributes, sources_of(element, attributes))
    if tag == "svg":
        return _svg(element)
    if tag in _PLAIN_TAGS:
        return _plain(element, tag)
    return None if tag in _NEVER_IMAGES else _other(element, tag)


def _plain(element: Element, tag: str) -> Construct | None:
    """HTML's own elements for images, other than `img`."""
    if tag == "input" and (element.attr("type") or "").strip().lower() != "image":
        return None
    attributes = attributes_of(element)
    sources: tuple[ImageSource, ...] = ()
    if tag == "input":
        sources = sources_of(element, attributes)
    elif tag == "picture":
        if next(element.iter_elements(("img", "amp-img")), None) is not None:
            return None
        sources = _of_lone_picture(element)
    elif tag == "video":
        sources = _single("poster", attributes.get("poster", ""))
    elif tag in {"object", "embed"}:
        name = "data" if tag == "object" else "src"
        sources = _single(name, attributes.get(name, ""))
        if not _shows_image(element, attributes, attributes.get(name, "")):
            return None
    elif tag == "area" and "href" not in attributes:
        return None
    if not sources and tag in {"picture", "video"}:
        return None
    return Construct(element, _PLAIN_TAGS[tag], attributes, sources)


def _other(element: Element, tag: str) -> Construct | None:
    """Custom elements, elements with an image's role, and elements with a background."""
    if "-" not in tag and not element.attr("role") and not element.attr("style"):
        return None
    attributes = attributes_of(element)
    style = attributes.get("style", "")
    backgrounds: tuple[ImageSource, ...] = ()
    if "url(" in style.lower() and element.namespace is Namespace.HTML:
        backgrounds = tuple(ImageSource(url, "style") for url in css_addresses(style) if is_address(url))
    if known_role(attributes.get("role", "")) in {"img", "image"} and element.namespace is Namespace.HTML:
        return Construct(element, Kind.ROLE_IMG, attributes, sources_of(element, attributes) or backgrounds)
    if "-" in tag and _IMAGE_NAME.search(tag) and element.namespace is Namespace.HTML:
        sources = sources_of(element, attributes)
        inner = (each for each in element.iter_elements("img") if each.closest("noscript") is None)
        if tag in _AMP_TAGS or (sources and next(inner, None) is None):
            return Construct(element, Kind.CUSTOM_ELEMENT, attributes, sources)
    if backgrounds and "background" in style.lower():
        return Construct(element, Kind.BACKGROUND, attributes, backgrounds)
    return None


def _svg(element: Element) -> Construct | None:
    """An outermost `svg` that draws something or has a role; sprites that only define symbols draw nothing."""
    parent = element.parent
    if isinstance(parent, Element) and parent.namespace is Namespace.SVG:
        return None
    tags = [child.tag for child in element if isinstance(child, Element)]
    if _DRAWS_NOTHING.issuperset(tags) and not element.attr("role"):
        return None
    attributes = attributes_of(element)
    if "symbol" in tags and _is_hidden(attributes):
        return None
    image = next(element.iter_elements("image"), None)
    sources: tuple[ImageSource, ...] = ()
    if image is not None:
        inner = image.attrs
        sources = _single("href", str(inner.get("href") or inner.get("xlink:href") or ""))
    return Construct(element, Kind.SVG, attributes, sources)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    sizes = (attributes.get("width", ""), attributes.get("height", ""))
    return "hidden" in attributes or hides(attributes.get("style", "")) or any(_ZERO.fullmatch(size) for size in sizes)


def _of_lone_picture(picture: Element) -> tuple[ImageSource, ...]:
    """Addresses of a `picture` whose `img` is missing: nothing shows, but the addresses say what was meant."""
    source = next(picture.iter_elements("source"), None)
    return sources_of(source, attributes_of(source)) if source is not None else ()


def _single(attribute: str, url: str) -> tuple[ImageSource, ...]:
    url = url.strip()
    return (ImageSource(url, attribute),) if is_address(url) else ()


def _shows_image(element: Element, attributes: Mapping[str, str], url: str) -> bool:
    """Does an `object` or `embed` show an image, as far as its type, address and parameters tell?"""
    kind = attributes.get("type", "").strip().lower()
    if kind:
        return kind.startswith("image/")
    if names_image_file(url):
        return True
    if element.tag == "embed" or "classid" in attributes or not is_address(url.strip()):
        return False
    return (
        not _NOT_AN_IMAGE.search(url[:4096]) and next(element.iter_elements(("param", "embed", "iframe")), None) is None
    )
