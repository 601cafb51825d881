"""Finding the pages that paths, folders, patterns and sitemaps name, in an order that stays."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from a11y_audit.report import Refusal
from a11y_audit.site.ignoring import Ignored, Patterns
from a11y_audit.site.sitemap import is_sitemap, sitemap_targets
from a11y_audit.site.targets import Target, target_of
from a11y_audit.site.urls import UrlMap, is_url

PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown"})
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
) -> Iterator[Item]:
    """The pages that are named, and those in folders that are named, in order.

    In a folder, hidden folders and links to folders are passed by, as is what an ignore file or `exclude` names, and
    links to files outside the root are refused.

    Args:
        paths: files, folders, patterns (`news/**/*.html`), sitemaps, addresses, or "-" for standard input.
        root: the folder the site starts from; that of the file, or the folder named, when left out.
        base_url: the address the site is published at, for addresses and sitemaps.
        exclude: patterns as in `.gitignore`, of what is not looked at in folders.
        exclude_from: the folder these patterns start from.
    """
    urls = UrlMap(root, base_url)
    excluded = Patterns(exclude, exclude_from) if exclude else None
    for name in paths:
        if name == STANDARD_INPUT:
            yield StandardInput(root)
        elif os.path.isdir(name):  # noqa: PTH112 - Path() would lose a trailing "./" the user typed
            yield from _walk(name, root or name, Ignored(excluded))
        elif os.path.lexists(name):
            yield from sitemap_targets(name, urls) if is_sitemap(name) else [target_of(name, root)]
        elif is_url(name):
            yield urls.target(name)
        elif _PATTERN_MARKS.isdisjoint(name):
            yield Refusal(name, "not-found", "There is no such file or folder.")
        else:
            yield from _matching(name, root, excluded)


def _matching(pattern: str, root: str | None, excluded: Patterns | None) -> Iterator[Item]:
    import glob

    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - keeps the spelling of the pattern
    if not names:
        yield Refusal(pattern, "not-found", "No file matches the pattern.")
    for name in names:
        if os.path.isdir(name):  # noqa: PTH112
            if not pattern.endswith("**"):
                yield from _walk(name, root or name, Ignored(excluded))
        elif not pattern.endswith("**") or is_page(name):
            yield target_of(name, root)


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
            with os.scandir(here) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            found = True
            yield Refusal(here, "unreadable", f"The folder cannot be read: {error.strerror}.")
            continue
        ignored.enter(here, entries)
        folders = []
        for entry in entries:
            if _leads_to_folder(entry):
                if (
                    not entry.name.startswith(".")
                    and not entry.is_symlink()
                    and not ignored.says(entry.path, is_folder=True)
                ):
                    folders.append(entry.path)
            elif is_page(entry.name) and not ignored.says(entry.path):
                found = True
                if entry.is_symlink() and not _is_below(os.path.realpath(entry.path), real_root):
                    yield Refusal(entry.path, "outside-root", "It is a link to a file outside the site's folder.")
                else:
                    yield Target(entry.path, entry.path, root)
        waiting.extend(reversed(folders))
    if not found:
        yield Refusal(folder, "no-pages", f"The folder holds no pages ({', '.join(sorted(PAGE_SUFFIXES))}).")


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself, or gone meanwhile: reading it will say so


def _is_below(path: str, folder: str) -> bool:
    return os.path.commonpath((path, folder)) == folder
