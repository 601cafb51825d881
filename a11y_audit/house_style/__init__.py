"""House style: how a newsroom writes captions and photo credits, as settings; ready ones by name.

A style says nothing until it is set, and then only what it holds: every part may be left out. Credits are written in
*forms* such as `"Photograph: {persons}/{organisations}"`; the tool fills them with the names it has read and compares
the result with what the page shows, so that a form is its own example and its own correction.
"""

from a11y_audit.house_style.reading import read_house_style
from a11y_audit.house_style.ready import READY
from a11y_audit.house_style.style import CaptionStyle, CreditStyle, HouseStyle, HouseStyleError
from a11y_audit.house_style.writing import ends_sentence, house_name, write_credit, write_stop

__all__ = [
    "READY",
    "CaptionStyle",
    "CreditStyle",
    "HouseStyle",
    "HouseStyleError",
    "ends_sentence",
    "house_name",
    "read_house_style",
    "write_credit",
    "write_stop",
]
