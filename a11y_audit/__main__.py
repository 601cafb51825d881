"""The program, as `python -m a11y_audit` or `a11y-audit`: how a process of its own begins and ends without delay."""

import gc
import os
import sys
from typing import Final, NoReturn

COLLECTOR: Final = (50_000, 20, 50)
"""Thresholds of the garbage collector: modules and a page are a great many small objects; few of them are garbage."""


def run() -> NoReturn:
    """Runs the command line and ends with its status; nothing is taken apart before that the system takes back."""
    gc.set_threshold(*COLLECTOR)
    from a11y_audit.cli import main

    status: object = 0
    try:
        main()
    except SystemExit as end:
        status = end.code
        if not isinstance(status, int | None):
            sys.stderr.write(f"{status}\n")
            status = 1
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    run()
