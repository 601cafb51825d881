"""Finding the pages that paths, folders, patterns and sitemaps name, in an order that stays."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from msgspec import Struct

from a11y_audit.file_names import below
from a11y_audit.model import Web
from a11y_audit.reading import Unreadable
from a11y_audit.report import Refusal
from a11y_audit.site.folders import Entry, entries_in
from a11y_audit.site.ignoring import Ignored, Patterns
from a11y_audit.site.sitemap import is_sitemap, is_sitemap_address, sitemap_targets
from a11y_audit.site.targets import Target, name_of, target_of
from a11y_audit.site.urls import UrlMap, is_url

PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".mdx"})
"""What is looked for in a folder, also packed (`.html.gz`); a file that is named is read whatever its suffix."""
STANDARD_INPUT: Final = "-"
_PATTERN_MARKS: Final = frozenset("*?[")


class StandardInput(Struct, frozen=True):
    """The page that comes on standard input."""

    root: str | None = None


Item = Target | Refusal | StandardInput
"""What discovery finds: something to audit, or why there is nothing."""


def discover(
    paths: Iterable[str],
    root: str | None = None,
    *,
    base_url: str | None = None,
    exclude: Sequence[str] = (),
    exclude_from: str = ".",
    web: Web | None = None,
) -> Iterator[Item]:
    """The pages that are named, and those in folders that are named, in order; each once, where it is named first.

    In a folder, and where a pattern leads, hidden folders and links to folders are passed by, as is what an ignore file
    or `exclude` names, and links to files outside the root (of a pattern: outside the folder it starts from) are
    refused.

    Args:
        paths: files, folders, patterns (`news/**/*.html`), sitemaps, addresses, or "-" for standard input.
        root: the folder the site starts from; that of the file, or the folder named, when left out.
        base_url: the address the site is published at, for addresses and sitemaps.
        exclude: patterns as in `.gitignore`, of what is not looked at unless it is named.
        exclude_from: the folder these patterns start from.
        web: what may be fetched of addresses that have no file; None for nothing.

    Raises:
        PatternError: one of `exclude` says nothing.
    """
    urls = UrlMap(root, base_url, fetches=web is not None)
    excluded = Patterns(exclude, exclude_from) if exclude else None
    waiting = iter(paths)
    first = list(islice(waiting, 2))
    found = _found(chain(first, waiting), root, urls, excluded, web)
    return _each_once(found) if len(first) > 1 else found


def _each_once(items: Iterable[Item]) -> Iterator[Item]:
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Target):
            key = item.url or os.path.abspath(item.file)  # noqa: PTH100 - a hot loop over a whole site
            if key in seen:
                continue
            seen.add(key)
        yield item


def _found(
    paths: Iterable[str], root: str | None, urls: UrlMap, excluded: Patterns | None, web: Web | None
) -> Iterator[Item]:
    for name in paths:
        if name == STANDARD_INPUT:
            yield StandardInput(root)
        elif os.path.isdir(name):  # noqa: PTH112 - Path() would lose a trailing "./" the user typed
            yield from _walk(name, root or name, Ignored(excluded))
        elif os.path.lexists(name):
            yield from sitemap_targets(target_of(name), urls) if is_sitemap(name) else [target_of(name, root)]
        elif is_url(name):
            found = urls.target(name)
            if isinstance(found, Target) and found.url and is_sitemap_address(found.url):
                yield from sitemap_targets(found, urls, web)
            else:
                yield found
        elif _PATTERN_MARKS.isdisjoint(name):
            yield Refusal(name_of(name), "not-found", "There is no such file or folder.")
        else:
            yield from _matching(name, root, excluded)


def _matching(pattern: str, root: str | None, excluded: Patterns | None) -> Iterator[Item]:
    from a11y_audit.site.globs import base_of, expanded

    ignored = Ignored(excluded)
    real_root = os.path.realpath(root or base_of(pattern) or os.curdir)
    found = False
    for match in expanded(pattern, ignored):
        if isinstance(match, Refusal):
            yield match
        elif match.is_folder:
            yield from _walk(match.path, root or match.path, ignored)
        elif is_page(match.name) or not pattern.endswith("**"):
            yield _checked(match, root or os.path.dirname(match.path) or os.curdir, real_root)  # noqa: PTH120
        else:
            continue
        found = True
    if not found:
        yield Refusal(name_of(pattern), "not-found", "No file matches the pattern.")


def is_page(name: str) -> bool:
    """Has the file's name the suffix of a page?"""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a hot loop over a whole site
    if suffix.lower() == ".gz":
        suffix = os.path.splitext(stem)[1]  # noqa: PTH122
    return suffix.lower() in PAGE_SUFFIXES


def _walk(folder: str, root: str, ignored: Ignored) -> Iterator[Item]:
    found = False
    real_root = os.path.realpath(root)
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = entries_in(here, ignored, is_page)
        except Unreadable as why:
            found = True
            yield Refusal(name_of(here), why.limit, str(why))
            continue
        for entry in entries:
            if not entry.is_folder:
                found = True
                yield _checked(entry, root, real_root)
        waiting.extend(entry.path for entry in reversed(entries) if entry.is_folder and not entry.is_hidden)
    if not found:
        yield Refusal(name_of(folder), "no-pages", f"The folder holds no pages ({', '.join(sorted(PAGE_SUFFIXES))}).")


def _checked(file: Entry, root: str, real_root: str) -> Item:
    """The target that a file is which was not named, unless it leads out of the site."""
    if file.is_link and not _is_below(os.path.realpath(file.path), real_root):
        return Refusal(name_of(file.path), "outside-root", "It is a link to a file outside the site's folder.")
    return Target(file.path, name_of(file.path), root)


def _is_below(path: str, folder: str) -> bool:
    return below(folder, path) is not None
