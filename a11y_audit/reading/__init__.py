"""Bytes to `Page`: decode, parse, and write down what every voice says of each image. Pure: no file is opened here."""

import re
from pathlib import PurePath
from typing import Final, NoReturn

from a11y_audit.model import Evidence, NotKnown, OcrText, Page, PageImage, Pixels, Source, Statement
from a11y_audit.reading.document.decode import Unreadable, decode
from a11y_audit.text.patterns import pattern

__all__ = ["NO_EVIDENCE", "Unreadable", "read"]

_BY_SUFFIX: Final = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "xhtml",
    ".xht": "xhtml",
    ".svg": "svg",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
}
_NO_PAGE: Final = frozenset(
    {
        ".json",
        ".jsonl",
        ".ndjson",
        ".sarif",
        ".css",
        ".js",
        ".mjs",
        ".ts",
        ".csv",
        ".tsv",
        ".toml",
        ".yaml",
        ".yml",
        ".py",
    }
)
"""What text with such a suffix is, unless it begins with markup: no article, and no reason to say that one is fine."""
_PLAIN: Final = frozenset({".txt", ".text"})
_PROLOG: Final = pattern(r"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>]*>\s*)*", re.IGNORECASE | re.DOTALL)
_ROOT: Final = pattern(r"<([a-z!/][a-z0-9:-]*)", re.IGNORECASE)
_PAGE_MARKUP: Final = pattern(r"<(?:html|head|body|article|main)[\s>]", re.IGNORECASE)
_HEAD: Final = 4096


class _NoEvidence:
    """Nobody looked at any image file."""

    def reaches(self, image: PageImage) -> bool:  # noqa: ARG002 - the same for every image
        """Never."""
        return False

    def pixels(self, image: PageImage) -> Pixels:  # noqa: ARG002
        """Raises `NotKnown`."""
        self._refuse()

    def ocr(self, image: PageImage, language: str = "") -> OcrText:  # noqa: ARG002
        """Raises `NotKnown`."""
        self._refuse()

    def glimpse(self, image: PageImage, language: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """Raises `NotKnown`."""
        self._refuse()

    def metadata(self, image: PageImage) -> tuple[Statement, ...]:  # noqa: ARG002
        """Raises `NotKnown`."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise NotKnown("the image file was not looked at")


NO_EVIDENCE: Final[Evidence] = _NoEvidence()
"""Evidence for a page read on its own: every question raises `NotKnown`."""


def read(source: Source, evidence: Evidence | None = None) -> Page:
    """Reads one page, whatever state it is in.

    Args:
        source: the page's bytes; the suffix of its path tells the format, else its content does.
        evidence: who answers questions about image files; nobody when left out.

    Raises:
        Unreadable: the bytes are no text, or text of another kind.
    """
    decoded = decode(source.data, source.charset)
    form = find_format(source.path, decoded.text)
    if form == "markdown":
        if (suffix := PurePath(source.path).suffix.lower()) in _NO_PAGE:
            raise Unreadable("not-a-page", f"A {suffix} file without markup is no page; a page is HTML or Markdown.")
        from a11y_audit.reading.markdown import read_markdown

        page = read_markdown(source, decoded, evidence or NO_EVIDENCE)
    else:
        from a11y_audit.reading.page import read_page

        page = read_page(source, decoded, form, evidence or NO_EVIDENCE)
    from a11y_audit.reading.distant_credits import with_distant_credits

    return with_distant_credits(page)


def find_format(path: str, text: str) -> str:
    """The format of a page: "html", "xhtml", "svg" or "markdown".

    The path's suffix decides; for an unknown one (a URL, standard input) what the text begins with.
    """
    suffix = PurePath(path).suffix.lower()
    known = _BY_SUFFIX.get(suffix)
    if known is not None:
        return known
    head = text[:_HEAD]
    prolog = _PROLOG.match(head)
    start = prolog.end() if prolog else 0
    root = _ROOT.match(head, start)
    name = root[1].lower() if root else ""
    if suffix in _PLAIN and name != "html" and "<!doctype" not in head[:start].lower():
        return "markdown"
    if name == "svg":
        return "svg"
    if name == "html" and head.lstrip().startswith("<?xml"):
        return "xhtml"
    if root or _PAGE_MARKUP.search(text, 0, 1 << 16):
        return "html"
    return "markdown"
