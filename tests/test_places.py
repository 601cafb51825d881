"""Places of stretches of a page's text."""

import pytest

from a11y_audit import reading
from a11y_audit.model import Place, Source
from a11y_audit.text.places import place_in


@pytest.mark.parametrize(
    ("text", "line"), [("one\ntwo", 2), ("one\r\ntwo", 2), ("one\rtwo", 2), ("\n\r\n\rtwo", 4), ("two", 1)]
)
def test_lines_are_counted_as_html_counts_them(text: str, line: int) -> None:
    start = text.index("two")
    page = reading.read(Source("page.md", text.encode()))

    assert place_in(page, start, start + 3) == Place(line, 1 if line > 1 else start + 1, line, 4, start, start + 3)
