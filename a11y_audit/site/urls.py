"""Addresses of pages, mapped onto the folder that holds the build; fetched only when that is asked for."""

import os
from typing import Final

from a11y_audit.file_names import below
from a11y_audit.report import Refusal
from a11y_audit.site.targets import Target, name_of, target_of, target_on_the_web

_NOT_LOCAL: Final = "not-local"
_SCHEMES: Final = ("http://", "https://")
_INDEX: Final = ("index.html", "index.htm", "index.md")


def is_url(name: str) -> bool:
    """Is it an address on the web?"""
    return name.lower().startswith(_SCHEMES)


def target_named(name: str, root: str | None = None) -> Target:
    """The target a path or an address names; see `target_of`."""
    return target_on_the_web(name) if is_url(name) else target_of(name, root)


class UrlMap:
    """Finds the file of an address.

    Args:
        root: the folder that holds the build; None when there is none to look in.
        base_url: the address of that folder; the root of the address's host when left out.
        fetches: whether an address that has no file is to be fetched.
    """

    def __init__(self, root: str | None, base_url: str | None = None, *, fetches: bool = False) -> None:
        self._root = root
        self._base_url = base_url
        self._fetches = fetches

    def or_in(self, folder: str) -> "UrlMap":
        """The same map, looking in `folder` when no folder was named."""
        return self if self._root is not None or self._fetches else UrlMap(folder, self._base_url)

    def target(self, url: str) -> Target | Refusal:
        """The file an address stands for: itself, with `.html`, or its folder's index page; else it is fetched."""
        found = self._file(url)
        is_elsewhere = isinstance(found, Refusal) and found.limit == _NOT_LOCAL
        return target_on_the_web(url) if is_elsewhere and self._fetches else found

    def _file(self, url: str) -> Target | Refusal:
        if self._root is None:
            how = "say --fetch, save the page as HTML and name the file, or name its folder with --root"
            return Refusal(url, _NOT_LOCAL, f"Nothing is fetched: {how}.")
        inside = self._path(url)
        if inside is None:
            return Refusal(url, _NOT_LOCAL, f"Nothing is fetched, and it does not begin with {self._base_url}.")
        if "\0" in inside or ".." in inside.split("/"):
            return Refusal(url, "outside-root", "The address leads out of the site's folder.")
        path = os.path.join(self._root, inside) if inside else self._root  # noqa: PTH118 - bytes outside Unicode
        for file in _files(path):
            if os.path.isfile(file):  # noqa: PTH113 - answers, where Path.is_file raises
                return self._checked(url, file)
        return Refusal(url, _NOT_LOCAL, f"Nothing is fetched: {self._root} holds no file for this address.")

    def _path(self, url: str) -> str | None:
        """The part of an address below the base, percent signs decoded; None when it lies elsewhere."""
        from urllib.parse import unquote_to_bytes, urlsplit

        bare = url.partition("#")[0].partition("?")[0]
        if self._base_url is None:
            try:
                path = urlsplit(bare).path
            except ValueError:  # no address by the standard
                return None
        else:
            base = self._base_url.rstrip("/")
            if bare != base and not bare.startswith(base + "/"):
                return None
            path = bare[len(base) :]
        return os.fsdecode(unquote_to_bytes(path.lstrip("/").encode("utf-8", "surrogateescape")))

    def _checked(self, url: str, file: str) -> Target | Refusal:
        assert self._root is not None
        if below(os.path.realpath(self._root), os.path.realpath(file)) is None:
            return Refusal(url, "outside-root", "Its file is a link to one outside the site's folder.")
        return Target(file, name_of(file), self._root)


def _files(path: str) -> list[str]:
    """What a web server would look for, in its order."""
    bare = path.rstrip("/")
    pages = [] if path.endswith("/") else [path, f"{path}.html"]
    return [*pages, *(os.path.join(bare, name) for name in _INDEX), f"{bare}.html"]  # noqa: PTH118
