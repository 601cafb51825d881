"""Places on the command line, written as reports write them."""

import os
import re
from pathlib import Path
from typing import Final

from a11y_audit import site

_PLACE: Final = re.compile(r"(.+?):(\d+)(?::\d+)?", re.DOTALL)


def file_and_line(text: str) -> tuple[str, int] | None:
    """Parts FILE:LINE, also with the column behind it that reports give; None when it is no place."""
    place = _PLACE.fullmatch(text)
    return (place[1], int(place[2])) if place else None


def target_at(path: str, settings_file: Path | None, root: str | None) -> site.Target:
    """The page a place names.

    Its site starts at `root`; when none is said in the folder of the settings, else in the folder we stand in, as far
    as the page lies below it, else in the page's own.
    """
    likely = settings_file.parent if settings_file else Path()
    is_below = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(likely))
    return site.target_named(path, root or (str(likely) if is_below else None))
