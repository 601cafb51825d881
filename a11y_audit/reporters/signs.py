"""Shapes and styles of severities and verdicts. The shape alone says it: colour is never needed."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

STYLES: Final[Mapping[str, str]] = {
    "critical": "bold red",
    "serious": "red",
    "moderate": "yellow",
    "minor": "cyan",
    "note": "dim",
    "question": "magenta",
    "NOT READY": "bold red",
    "FIX FIRST": "bold red",
    "CHECK": "bold yellow",
    "READY": "bold green",
}
"""Label -> rich style, in the terminal's own colours."""


class Glyphs(Struct, frozen=True):
    """The signs of the report: one shape for each severity and verdict, so that colour is never needed."""

    shapes: dict[str, str]
    bar: str
    corner: str
    rule: str
    thin: str
    arrow: str
    quotes: tuple[str, str]
    dot: str


UNICODE: Final = Glyphs(
    shapes={
        "critical": "■",
        "serious": "▲",
        "moderate": "◆",
        "minor": "●",
        "note": "○",
        "question": "?",
        "NOT READY": "■",
        "FIX FIRST": "▲",
        "CHECK": "?",
        "READY": "✓",
    },
    bar="┃",
    corner="┏",
    rule="━",
    thin="─",
    arrow="→",
    quotes=("“", "”"),
    dot="·",
)
ASCII: Final = Glyphs(
    shapes={
        "critical": "X",
        "serious": "!",
        "moderate": "*",
        "minor": "-",
        "note": ".",
        "question": "?",
        "NOT READY": "X",
        "FIX FIRST": "!",
        "CHECK": "?",
        "READY": "+",
    },
    bar="|",
    corner="+",
    rule="=",
    thin="-",
    arrow=">",
    quotes=('"', '"'),
    dot="-",
)
