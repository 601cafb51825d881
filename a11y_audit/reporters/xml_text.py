"""Page text inside XML 1.0: characters that it forbids are shown as escapes."""

from collections.abc import Mapping
from html import escape

from a11y_audit.reporters.safe import safe

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(value: str) -> str:
    """Gives `value` as the text of an element, on one line."""
    return escape(safe(value))


def tag(name: str, attributes: Mapping[str, object], *, closed: bool = False) -> str:
    """Gives a start tag, or an empty element's tag when `closed`; attributes that are None are left out."""
    said = "".join(f' {key}="{text(str(value))}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{said}{'/' if closed else ''}>"
