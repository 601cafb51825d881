"""Sitemaps (sitemaps.org 0.9): their pages, mapped onto the folder the sitemap lies in, or fetched."""

import os
from collections.abc import Iterator
from typing import Final

from a11y_audit.model import Web
from a11y_audit.opening import open_regular
from a11y_audit.reading import Unreadable
from a11y_audit.report import Refusal
from a11y_audit.site.targets import Target, read_page
from a11y_audit.site.urls import UrlMap

_SUFFIXES: Final = (".xml", ".xml.gz")
_HEAD: Final = 4096
_MOST_INDEXED: Final = 50_000
"""Sitemaps of one index: the protocol allows no more."""


def is_sitemap(name: str) -> bool:
    """Is a file that was named a sitemap? XHTML pages may have its suffix."""
    if not name.lower().endswith(_SUFFIXES):
        return False
    try:
        with open_regular(name) as file:
            return b"<html" not in file.read(_HEAD)
    except OSError:
        return True  # reading it will say why


def is_sitemap_address(url: str) -> bool:
    """Is what lies at an address to be taken for a sitemap?"""
    return url.partition("#")[0].partition("?")[0].lower().endswith(_SUFFIXES)


def sitemap_targets(sitemap: Target, urls: UrlMap, web: Web | None = None) -> Iterator[Target | Refusal]:
    """The pages a sitemap lists, and those of the sitemaps an index lists, in their order.

    Args:
        sitemap: its file or address.
        urls: where addresses are looked for; the sitemap's own folder when it knows no folder.
        web: what may be fetched; None for nothing.
    """
    folder = os.path.dirname(sitemap.file) or "."  # noqa: PTH120
    yield from _targets(sitemap, urls.or_in(folder), web, is_indexed=False)


def _targets(sitemap: Target, urls: UrlMap, web: Web | None, *, is_indexed: bool) -> Iterator[Target | Refusal]:
    name = sitemap.path
    try:
        kind, addresses = _read(sitemap, web)
    except OSError as error:
        yield Refusal(name, "unreadable", f"The sitemap cannot be read: {error.strerror or error}.")
        return
    except Unreadable as error:
        yield Refusal(name, error.limit, str(error))
        return
    if kind == "urlset":
        if not addresses:
            yield Refusal(name, "no-pages", "The sitemap lists no pages.")
        for address in addresses:
            yield urls.target(address)
    elif is_indexed:
        yield Refusal(name, "sitemap", "An index of sitemaps may not list another index.")
    else:
        for address in addresses[:_MOST_INDEXED]:
            found = urls.target(address)
            yield from [found] if isinstance(found, Refusal) else _targets(found, urls, web, is_indexed=True)


def _read(sitemap: Target, web: Web | None) -> tuple[str, list[str]]:
    """The name of the sitemap's root element, and the addresses it lists.

    Raises:
        OSError: the file cannot be read.
        Unreadable: it is no sitemap, or cannot be fetched.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    source = read_page(sitemap, web)
    try:
        root = fromstring(source.data)
    except ParseError as error:
        raise Unreadable("sitemap", f"It is no sitemap: {error}.") from error
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable("sitemap", "It is no sitemap: it declares entities or an unknown encoding.") from error
    kind = root.tag.rpartition("}")[2]
    if kind not in {"urlset", "sitemapindex"}:
        raise Unreadable("sitemap", f"It is no sitemap: its root element is <{kind}>.")
    places = (entry.find("{*}loc") for entry in root)
    return kind, [place.text.strip() for place in places if place is not None and place.text]
