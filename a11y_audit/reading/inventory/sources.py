"""The addresses an image may be loaded from.

News pages name one picture many times: `src`, `srcset`, `picture > source`, the private attributes of lazy loaders,
resizing services that carry the original address inside their own. `sources_of` gathers the candidates in the order
a reader's browser would come to use them.
"""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final

from turbohtml import Element

from a11y_audit.model import ImageSource
from a11y_audit.text.image_suffixes import names_image_file
from a11y_audit.text.patterns import pattern
from a11y_audit.text.stand_ins import is_stand_in

MAX_SOURCES: Final = 24
"""More candidates than this tell nothing new about an image."""
_MAX_ADDRESS: Final = 4_096
"""Longer attribute values are not searched for addresses; `src` and `data:` addresses may be of any length."""

_TIDY_ADDRESS: Final = pattern(r"[^\s<>\"{}|\\^`]++(?:\{\w++\}[^\s<>\"{}|\\^`]*+)*+")
_QUOTED_ADDRESS: Final = pattern(r"[\"']((?:https?:)?/[^\"'\s<>]++|data:image/[^\"'\s<>]++)[\"']", re.IGNORECASE)
_CSS_URL: Final = re.compile(r"url\(\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^)\s]*+))", re.IGNORECASE)
_CANDIDATE: Final = pattern(
    r"[\s,]++"  # what parts two candidates
    r"|([^\s,](?:\S*[^\s,])?)"  # an address neither begins nor ends with a comma
    r"(?:,++(?!\S)|[^,(]*+(?:\([^)]*+\)?+[^,(]*+)*+)"  # commas straight after it, or descriptors up to the next one
)
_DESCRIPTOR: Final = pattern(r"\s\d++(?:\.\d++)?[wx](?:\s*+(?:,|\Z)|\s)")

_NEVER_AN_ADDRESS_LIST: Final = (
    "alt title class id style width height sizes loading decoding fetchpriority role border align hspace vspace "
    "itemprop itemscope itemtype name lang dir tabindex usemap ismap longdesc href target rel type crossorigin "
    "referrerpolicy draggable layout data-sizes data-lazy-sizes data-srcset-sizes src srcset poster "
)
_NEVER_AN_ADDRESS: Final = frozenset(_NEVER_AN_ADDRESS_LIST.split())
_WORDS_NOT_ADDRESS: Final = pattern(r"title|alt|caption|desc|credit|label|name|copyright|author")
_LOADER_NAME: Final = pattern(r"src|lazy|original|image|img|picture|photo|poster|thumb|background|bg")
_FALLBACK_NAME: Final = pattern(r"fallback|placeholder|error|default|preview|lqip|blur")
_SHORT_DATA: Final = 4_096
"""Characters; a longer `data:` address holds the picture itself."""


def parse_srcset(value: str) -> list[str]:
    """The addresses of a `srcset` attribute, in order.

    Follows the HTML standard's "parse a srcset attribute": commas inside an address (`data:` URIs, resizing
    services) belong to it, commas at its end and in brackets do not part candidates. Descriptors are not judged.
    """
    if "," not in value:
        return value.split()[:1]
    candidates = [candidate.split() for candidate in value.split(",")]
    if "(" not in value and all(len(candidate) == 2 for candidate in candidates):  # like most
        return [url for url, _ in candidates]
    return [url for url in _CANDIDATE.findall(value) if url]


def css_addresses(style: str) -> list[str]:
    """The addresses in `url(...)` functions of a style attribute."""
    return [url for match in _CSS_URL.finditer(style) if (url := match[1] or match[2] or match[3])]


def attributes_of(element: Element) -> dict[str, str]:
    """The element's attributes as plain strings; values the parser keeps as token lists are joined by spaces."""
    attributes = element.attrs.copy()
    for name, value in attributes.items():
        if value.__class__ is not str:
            attributes[name] = " ".join(value) if value else ""
    return attributes  # type: ignore[return-value]  # every value is a string now


def sources_of(element: Element, attributes: Mapping[str, str] | None = None) -> tuple[ImageSource, ...]:
    """Every address the element's image may be loaded from: real ones first, loading placeholders last.

    Looks at `src`, `srcset`, the `source` elements of the `picture` around it, and any other attribute whose value
    looks like an image's address (lazy loaders each invent their own name); failing all that, at empty elements before
    the image. At most `MAX_SOURCES` are kept.
    """
    attributes = attributes_of(element) if attributes is None else attributes
    found: dict[str, str] = {}
    src = attributes["src"].strip() if "src" in attributes else ""
    if is_address(src):
        found[src] = "src"
    srcset = attributes.get("srcset")
    if srcset:
        _add(found, "srcset", parse_srcset(srcset))
    picture = _picture_around(element)
    if picture is not None:
        for source in islice(picture.iter_elements("source"), MAX_SOURCES):
            given = attributes_of(source)
            if "srcset" in given:
                _add(found, "source srcset", parse_srcset(given["srcset"]))
            _add_private(found, given, "source ")
    _add_private(found, attributes, "")
    if not found:
        _add_beside(found, element)
    if len(found) < 2:
        return tuple([ImageSource(url, name) for url, name in found.items()])
    first: list[ImageSource] = []
    last: list[ImageSource] = []
    for url, name in found.items():
        (last if _is_last_resort(name, url) else first).append(ImageSource(url, name))
    return tuple((first + last)[:MAX_SOURCES])


def is_address(url: str) -> bool:
    """Can this be the address of an image at all? Not when it is empty, a bare fragment or `about:`."""
    return bool(url) and url[0] != "#" and not url.startswith(("about:", "javascript:"))


def _picture_around(element: Element) -> Element | None:
    """The `picture` that the element is the `img` of; a wrapper between them is what careless templates make."""
    parent = element.parent
    if not isinstance(parent, Element):
        return None
    if parent.tag == "picture":
        return parent
    over = parent.parent
    return over if isinstance(over, Element) and over.tag == "picture" else None


def _add(found: dict[str, str], attribute: str, urls: list[str]) -> None:
    for url in urls:
        if url not in found and is_address(url) and len(found) < 2 * MAX_SOURCES:
            found[url] = attribute


def _add_private(found: dict[str, str], attributes: Mapping[str, str], prefix: str) -> None:
    """Addresses in attributes no standard knows; those whose names speak of loading come first."""
    names = [
        name
        for name, value in attributes.items()
        if name not in _NEVER_AN_ADDRESS and 4 < len(value) <= _MAX_ADDRESS and ("/" in value or "." in value)
    ]
    if len(names) > 1:
        names.sort(key=_speaks_of_loading)
    for name in names:
        if not name.startswith(("aria-", "on")):
            _add(found, prefix + name, _addresses_in(name, attributes[name]))


def _add_beside(found: dict[str, str], element: Element) -> None:
    """Addresses in empty elements before an image that has none: sizes from which a script chooses one."""
    for sibling in islice(element.previous_siblings, MAX_SOURCES):
        if isinstance(sibling, Element) and next(iter(sibling), None) is None:
            _add_private(found, attributes_of(sibling), f"{sibling.tag} ")


def _speaks_of_loading(name: str) -> bool:
    return "src" not in name


def _addresses_in(name: str, value: str) -> list[str]:
    value = value.strip()
    if value[:1] in ("{", "["):
        return [url for url in _QUOTED_ADDRESS.findall(value.replace("\\/", "/")) if names_image_file(url)]
    if "srcset" in name or "src-set" in name or (_DESCRIPTOR.search(value) and "/" in value):
        return [url for url in parse_srcset(value) if "/" in url or names_image_file(url)]
    if "url(" in value:
        return css_addresses(value)
    if not _TIDY_ADDRESS.fullmatch(value):
        return []
    if names_image_file(value):
        return [value] if "/" in value or not _WORDS_NOT_ADDRESS.search(name) else []
    is_path = value.startswith(("http://", "https://", "/")) or ("src" in name and "/" in value)
    return [value] if is_path and _LOADER_NAME.search(name) and not _WORDS_NOT_ADDRESS.search(name) else []


def _is_last_resort(attribute: str, url: str) -> bool:
    """Shown only until, or unless, the real image loads: placeholders, blurred previews, error images."""
    if url[:5].lower() == "data:":
        return len(url) < _SHORT_DATA
    if "srcset" in attribute:
        return False
    return (attribute != "src" and bool(_FALLBACK_NAME.search(attribute))) or is_stand_in(url)
