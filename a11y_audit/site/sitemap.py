"""Sitemaps (sitemaps.org 0.9): their pages, mapped onto the folder the sitemap lies in."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from a11y_audit.reading import Unreadable
from a11y_audit.report import Refusal
from a11y_audit.site.targets import Target, read_file, target_of
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
        with Path(name).open("rb") as file:
            return b"<html" not in file.read(_HEAD)
    except OSError:
        return True  # reading it will say why


def sitemap_targets(name: str, urls: UrlMap) -> Iterator[Target | Refusal]:
    """The pages a sitemap lists, and those of the sitemaps an index lists, in their order.

    Args:
        name: the sitemap's file.
        urls: where addresses are looked for; the sitemap's own folder when it knows no folder.
    """
    yield from _targets(name, urls.or_in(os.path.dirname(name) or "."), is_indexed=False)  # noqa: PTH120


def _targets(name: str, urls: UrlMap, *, is_indexed: bool) -> Iterator[Target | Refusal]:
    try:
        kind, addresses = _read(name)
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
            yield from [found] if isinstance(found, Refusal) else _targets(found.file, urls, is_indexed=True)


def _read(name: str) -> tuple[str, list[str]]:
    """The name of the sitemap's root element, and the addresses it lists.

    Raises:
        OSError: the file cannot be read.
        Unreadable: it is no sitemap.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(read_file(target_of(name)).data)
    except ParseError as error:
        raise Unreadable("sitemap", f"It is no sitemap: {error}.") from error
    except (DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable("sitemap", "It is no sitemap: it declares entities or an unknown encoding.") from error
    kind = root.tag.rpartition("}")[2]
    if kind not in {"urlset", "sitemapindex"}:
        raise Unreadable("sitemap", f"It is no sitemap: its root element is <{kind}>.")
    places = (entry.find("{*}loc") for entry in root)
    return kind, [place.text.strip() for place in places if place is not None and place.text]
