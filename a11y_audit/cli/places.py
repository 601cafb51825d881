"""Places on the command line, written as reports write them."""

import re
from typing import Final

_PLACE: Final = re.compile(r"(.+?):(\d+)(?::\d+)?", re.DOTALL)


def file_and_line(text: str) -> tuple[str, int] | None:
    """Parts FILE:LINE, also with the column behind it that reports give; None when it is no place."""
    place = _PLACE.fullmatch(text)
    return (place[1], int(place[2])) if place else None
