"""The terminal viewer over a report."""

import sys

from a11y_audit.report import Report
from a11y_audit.viewer.deeds import DeedError, Deeds

__all__ = ["DeedError", "Deeds", "run"]


def run(report: Report, plain: bool = False, deeds: Deeds | None = None) -> None:
    """Opens the viewer, or prints the report in lines that a screen reader can follow.

    Args:
        report: what to show, fresh or read from JSON.
        plain: print, one statement a line, and return; so also when there is no terminal to open it on.
        deeds: what may be done besides looking.
    """
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from a11y_audit.viewer.plain import render

        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(render(report).encode(encoding, "backslashreplace").decode(encoding))
        return
    from a11y_audit.viewer.app import Viewer

    Viewer(report, deeds).run()
