"""Reporters: each turns a `Report` into text, piece by piece. They are imported only when asked for.

A reporter goes over `report.pages` from front to back, as seldom as it can, and keeps no more than a few of them: a
report may hold more pages than memory does.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final, cast

from a11y_audit.report import Report

REPORTERS: Final[Mapping[str, str]] = {
    "terminal": "a11y_audit.reporters.terminal",
    "lines": "a11y_audit.reporters.lines",
    "json": "a11y_audit.reporters.json",
    "html": "a11y_audit.reporters.html",
    "markdown": "a11y_audit.reporters.markdown",
    "sarif": "a11y_audit.reporters.sarif",
    "junit": "a11y_audit.reporters.junit",
    "checkstyle": "a11y_audit.reporters.checkstyle",
    "github": "a11y_audit.reporters.github",
    "gitlab": "a11y_audit.reporters.gitlab",
    "rdjson": "a11y_audit.reporters.rdjson",
    "rdjsonl": "a11y_audit.reporters.rdjsonl",
    "csv": "a11y_audit.reporters.csv",
    "jsonl": "a11y_audit.reporters.jsonl",
    "earl": "a11y_audit.reporters.earl",
}
"""Format -> the module whose `pieces` makes it."""
SUFFIXES: Final[Mapping[str, str]] = {
    ".txt": "lines",
    ".lines": "lines",
    ".terminal.txt": "terminal",
    ".github.txt": "github",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".checkstyle.xml": "checkstyle",
    ".gl.json": "gitlab",
    "gl-code-quality-report.json": "gitlab",
    ".rdjson": "rdjson",
    ".rdjson.json": "rdjson",
    ".rdjsonl": "rdjsonl",
    ".rdjsonl.jsonl": "rdjsonl",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonld": "earl",
    ".earl.json": "earl",
}
"""How a file's name ends -> its format; the longest ending counts."""


def pieces(name: str, report: Report, **settings: Any) -> Iterator[str]:
    """Gives `report` in the format `name`, piece by piece; `settings` are those of the format's own `pieces`.

    Raises:
        KeyError: there is no such format.
    """
    return cast("Iterator[str]", import_module(REPORTERS[name]).pieces(report, **settings))


def encoded(name: str, report: Report, **settings: Any) -> Iterator[bytes] | Iterator[str]:
    """Gives what `pieces` gives, in UTF-8 already if the format has it so.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(REPORTERS[name])
    make = getattr(module, "encoded", module.pieces)
    return cast("Iterator[bytes] | Iterator[str]", make(report, **settings))


def render(name: str, report: Report, **settings: Any) -> str:
    """Gives `report` in the format `name` as one text.

    Raises:
        KeyError: there is no such format.
    """
    return "".join(pieces(name, report, **settings))
