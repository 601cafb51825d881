"""The terminal viewer over a report."""

import os
import sys
from typing import TextIO

from a11y_audit.report import Report
from a11y_audit.viewer.deeds import Answered, DeedError, Deeds

__all__ = ["Answered", "DeedError", "Deeds", "run"]


def run(report: Report, plain: bool = False, deeds: Deeds | None = None) -> None:
    """Opens the viewer, or prints the report in lines that a screen reader can follow.

    Args:
        report: what to show, fresh or read from JSON.
        plain: print, one statement a line, and return; so also where there is no terminal, or one that only prints.
        deeds: what may be done besides looking.
    """
    if plain or not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)) or os.environ.get("TERM") == "dumb":
        from a11y_audit.viewer.plain import render

        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(render(report).encode(encoding, "backslashreplace").decode(encoding))
        return
    from a11y_audit.viewer.app import Viewer

    Viewer(report, deeds).run()


def _is_terminal(stream: TextIO | None) -> bool:
    """Is it there, and a terminal? A process may be started without it."""
    return stream is not None and stream.isatty()
