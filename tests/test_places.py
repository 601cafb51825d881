"""Places of stretches of a page's text."""

import pytest

from a11y_audit import reading
from a11y_audit.model import Place, Source
from a11y_audit.text.places import place_in, place_of_same_words


@pytest.mark.parametrize(
    ("text", "line"), [("one\ntwo", 2), ("one\r\ntwo", 2), ("one\rtwo", 2), ("\n\r\n\rtwo", 4), ("two", 1)]
)
def test_lines_are_counted_as_html_counts_them(text: str, line: int) -> None:
    start = text.index("two")
    page = reading.read(Source("page.md", text.encode()))

    assert place_in(page, start, start + 3) == Place(line, 1 if line > 1 else start + 1, line, 4, start, start + 3)


def _same_words(markup: str, name: str = "page.html") -> str | None:
    page = reading.read(Source(name, markup.encode()))
    place = place_of_same_words("A red bridge at dusk", page.images[0], page)
    return None if place is None else page.text[place.offset : place.end]


@pytest.mark.parametrize(
    "block",
    [
        "<p>A red bridge at dusk</p>",
        "<h2 class='head'>\n A red bridge at dusk\n</h2>",
        "<p><em><a href='/b'>A red bridge at dusk</a></em></p>",
        "</p>A red bridge at dusk<div>Four lanes</div>",
    ],
)
def test_words_are_the_same_where_they_are_all_of_a_block(block: str) -> None:
    assert _same_words(f"<img src='b.jpg'>{block}") == "A red bridge at dusk"


@pytest.mark.parametrize(
    "block",
    [
        "<p>They see <a href='/b'>A red bridge at dusk</a> and go.</p>",
        "<p><a href='/b'>A red bridge at dusk</a> is what they see.</p>",
        "<p>They see <b>A red bridge at dusk</b></p>",
        "<button>A red bridge at dusk</button>",
    ],
)
def test_words_within_a_sentence_or_a_control_are_no_block(block: str) -> None:
    assert _same_words(f"<img src='b.jpg'>{block}") is None


def test_in_markdown_a_line_is_a_block() -> None:
    assert _same_words("![](b.jpg)\n\n## A red bridge at dusk\n", "page.md") == "A red bridge at dusk"
    assert _same_words("![](b.jpg)\n\nThey see A red bridge at dusk.\n", "page.md") is None
