"""Readable text of the page's nodes, and where each part of it stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.reading.document.html import HtmlDocument, parse_html
from a11y_audit.reading.document.passage import Passage


def read(markup: str, selector: str = "body") -> tuple[HtmlDocument, Passage]:
    document = parse_html(markup)
    element = document.tree.select_one(selector)
    assert element is not None
    return document, document.passage(element)


def test_white_space_is_collapsed_and_markup_left_out() -> None:
    document, passage = read("<figcaption>\n  A pier\n at <b>dawn</b> </figcaption>", "figcaption")
    assert passage.text == "A pier at dawn"
    assert passage.raw == "A pier\n at <b>dawn"
    assert document.slice(passage.place) == passage.raw


def test_breaks_and_blocks_part_words_and_inline_elements_do_not() -> None:
    assert read("one<br>two<div>three</div>four<i>teen</i>")[1].text == "one two three fourteen"


def test_what_is_not_shown_is_not_read() -> None:
    markup = "<p>a<script>b</script><style>c</style><template>d</template><!-- e --><noscript>f</noscript>g"
    assert read(markup, "p")[1].text == "ag"


def test_a_silent_element_that_is_asked_for_itself_is_read() -> None:
    assert read("<title> The  bay </title>", "title")[1].text == "The bay"


@pytest.mark.parametrize(
    ("markup", "part"),
    [
        ("<p>Q&amp;A &lt;live&gt; today</p>", "today"),
        ("<p>caf&eacute; Ann <b>Lee</b> / AFP</p>", "Lee / AFP"),
        ("<p>a</b> stray </i>end Photo</p>", "Photo"),
        ("<p>a<!-- AFP --> words AFP</p>", "AFP"),
        ("<p>x\x00y AFP</p>", "AFP"),
        ("<p>&notit; AFP</p>", "AFP"),
        ("<p>1 < 2 &nosuch; AFP</p>", "AFP"),
        ("<pre>\n\nwords AFP</pre>", "AFP"),
        ("<p>漢字 😀 AFP</p>", "AFP"),
        ("<!-- head --><p>AFP</p>", "AFP"),
        ("<ul><li>one<li><i>two</i> AFP</ul>", "AFP"),
        ("<p>one\r\n\r\n two\r\nAFP</p>", "AFP"),
    ],
)
def test_a_part_of_the_text_has_its_exact_place(markup: str, part: str) -> None:
    document, passage = read(markup)
    start = passage.text.rindex(part)
    spelled = document.slice(passage.part(start, start + len(part)))
    assert spelled.replace("<b>", "").replace("</b>", "") == part


def test_text_the_parser_moves_out_of_a_table_is_found_where_it_stands() -> None:
    document = parse_html("<table><tr><td>cell</td>Photo: Ann Lee</tr></table>")
    body = document.tree.select_one("body")
    assert body is not None
    passage = document.passage(body.children[0])
    assert passage.text == "Photo: Ann Lee"
    assert document.slice(passage.place) == "Photo: Ann Lee"


def test_a_run_of_sibling_nodes_is_one_passage() -> None:
    document = parse_html("<p><img>Cars <b>queue</b> here.<br>Not this.</p>")
    image = next(document.elements("img"))
    first = image.next_sibling
    assert first is not None
    last = first.next_sibling.next_sibling  # type: ignore[union-attr]
    passage = document.passage(first, last)
    assert passage.text == "Cars queue here."
    assert document.slice(passage.place) == "Cars <b>queue</b> here."


def test_no_words_have_an_empty_place_where_they_would_begin() -> None:
    _, passage = read("<figcaption> </figcaption>", "figcaption")
    assert passage.text == passage.raw == ""
    assert passage.place.offset == passage.place.end == len("<figcaption>")
    assert passage.part(0, 0) == passage.place


@given(st.text(alphabet=st.sampled_from("<>/bp &;amp\r\n -!\x00é"), max_size=50))
def test_no_markup_is_too_broken_to_be_read(markup: str) -> None:
    _, passage = read(markup)
    for start in range(len(passage.text)):
        place = passage.part(start, start + 1)
        assert 0 <= place.offset <= place.end <= len(markup)
