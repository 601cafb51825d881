"""Page text inside GitHub's and GitLab's Markdown: shown to the letter, without markup, links or mentions."""

import re
from typing import Final

from a11y_audit.reporters.safe import safe

_MARKUP: Final = re.compile(
    r"^\d+[.)]|^[-+=]"  # a list or a heading, at the start of a line
    r"|[\\`*_\[\]<>&~|$]"
    r"|[@#]|:(?=//|[\w+-]+:)|(?<=www)\."  # mentions, references, addresses and :emoji: that are seen in plain text
)
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_BREAK: Final = "<!-- -->"
"""Shows nothing, and parts a sign from the word after it: else names would be called and issues referred to."""


def markdown(text: str) -> str:
    """Gives `text` on one line so that Markdown shows it as it is, in a table, too."""
    return _MARKUP.sub(_escaped, safe(" ".join(text.split())))


def _escaped(match: re.Match[str]) -> str:
    found = match.group()
    if found in "@#:.":
        return f"\\{found}{_BREAK}"
    return _ENTITIES.get(found) or f"{found[:-1]}\\{found[-1]}"
