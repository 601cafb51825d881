"""Reporters: each turns a `Report` into text. They are imported only when asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final, cast

from a11y_audit.report import Report

REPORTERS: Final[Mapping[str, str]] = {
    "terminal": "a11y_audit.reporters.terminal",
    "lines": "a11y_audit.reporters.lines",
    "json": "a11y_audit.reporters.json",
    "html": "a11y_audit.reporters.html",
}
"""Format -> the module whose `render` makes it."""


def render(name: str, report: Report, **settings: Any) -> str:
    """Gives `report` in the format `name`; `settings` are those of the format's own `render`.

    Raises:
        KeyError: there is no such format.
    """
    return cast("str", import_module(REPORTERS[name]).render(report, **settings))
