"""The parsed page: places of tags, attributes and text in the file as it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import Element

from a11y_audit.model import Place
from a11y_audit.reading.document.html import HtmlDocument, parse_html

TREES = sorted((Path(__file__).parent / "trees").glob("*.html"))


def one(text: str, selector: str) -> tuple[HtmlDocument, Element]:
    document = parse_html(text)
    element = document.tree.select_one(selector)
    assert element is not None
    return document, element


def slice_of(document: HtmlDocument, place: Place | None) -> str:
    assert place is not None
    return document.slice(place)


def at(text: str, place: Place) -> str:
    """The stretch a place means, found by its lines and columns alone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("page", TREES, ids=lambda path: path.stem)
def test_every_place_of_a_tag_and_of_an_attribute_slices_to_it(page: Path, line_end: str) -> None:
    text = page.read_bytes().decode().replace("\r\n", "\n").replace("\n", line_end)
    document = parse_html(text)
    for element in document.tree.iter_elements():
        if element.source_location is None:
            continue
        place = document.place(element)
        tag = document.slice(place)
        assert tag.startswith("<")
        assert tag.endswith(">")
        assert at(text, place) == tag.replace(line_end, "\n")
        for name in element.attrs:
            attribute = document.attribute_place(element, name)
            if attribute is not None:
                spelling = document.slice(attribute)
                assert spelling.lower().startswith(name.lower())
                assert at(text, attribute) == spelling.replace(line_end, "\n")


@given(st.text(alphabet=st.sampled_from("<>/ab \"'=&;é\r\n\t!-?\x00漢😀"), max_size=60))
def test_places_of_any_text_slice_to_tags(text: str) -> None:
    document = parse_html(text)
    for element in document.tree.iter_elements():
        place = document.place(element)
        assert 0 <= place.offset <= place.end <= len(text)
        content = document.content_place(element)
        assert 0 <= content.offset <= content.end <= len(text)
        if element.source_location is not None:
            assert document.slice(place)[0] == "<"
            assert place.offset <= content.end
        words = document.passage(element)
        assert words.raw == document.slice(words.place)


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    document, image = one("<p>\r\n😀 漢 <img\r\n alt='x'></p>", "img")
    assert document.place(image) == Place(2, 5, 3, 10, 9, 24)
    assert slice_of(document, document.place(image)) == "<img\r\n alt='x'>"


def test_an_implied_element_has_the_place_of_its_nearest_located_ancestor() -> None:
    document, body = one("<table><tr><td>x", "tbody")
    assert slice_of(document, document.place(body)) == "<table>"


def test_an_implied_root_has_the_place_of_its_first_located_descendant() -> None:
    document, root = one("words <p>x", "html")
    assert slice_of(document, document.place(root)) == "<p>"


def test_a_page_without_a_tag_has_its_elements_at_the_start() -> None:
    document, root = one("words", "html")
    assert document.place(root) == Place(1, 1, 1, 1, 0, 0)


def test_a_clone_by_the_adoption_agency_has_its_original_s_place_and_attributes() -> None:
    document = parse_html("<p><b class='x y'>one<p>two</b>")
    places = [slice_of(document, document.place(bold)) for bold in document.elements("b")]
    assert places == ["<b class='x y'>", "<b class='x y'>"]
    assert [document.raw_attribute(bold, "class") for bold in document.elements("b")] == ["x y", "x y"]


def test_the_first_of_two_equal_attributes_counts() -> None:
    document, image = one('<img alt="first" ALT="second">', "img")
    assert slice_of(document, document.attribute_place(image, "alt")) == 'alt="first"'


def test_camel_case_attributes_of_svg_have_places() -> None:
    document, svg = one('<svg viewBox="0 0 1 1">', "svg")
    assert slice_of(document, document.attribute_place(svg, "viewBox")) == 'viewBox="0 0 1 1"'


def test_an_absent_attribute_has_no_place_and_no_spelling() -> None:
    document, image = one("<img>", "img")
    assert document.attribute_place(image, "alt") is None
    assert document.raw_attribute(image, "alt") is None


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("<img alt>", ""),
        ('<img alt="">', ""),
        ("<img alt=''>", ""),
        ("<img alt=word>", "word"),
        ('<img alt = "Q&amp;A">', "Q&amp;A"),
        ("<img alt=\n'two\r\nlines'>", "two\r\nlines"),
        ("<img alt='it\"s'>", 'it"s'),
        ('<img alt="=">', "="),
    ],
)
def test_a_raw_attribute_is_spelled_as_in_the_file(tag: str, value: str) -> None:
    document, image = one(tag, "img")
    assert document.raw_attribute(image, "alt") == value


def test_an_attribute_merged_into_the_root_comes_as_the_parser_read_it() -> None:
    document, root = one("<html lang=en><p>x<html class='a&amp;b'>", "html")
    assert document.attribute_place(root, "class") is None
    assert document.raw_attribute(root, "class") == "a&b"


@pytest.mark.parametrize(
    ("markup", "selector", "content"),
    [
        ("<p>one <b>two</b></p>", "p", "one <b>two</b>"),
        ("<p>one \n<p>two", "p", "one"),
        ("<ul><li>one<li>two</ul>", "li", "one"),
        ("<div><p>open </div>after", "p", "open"),
        ("<p>to the end  ", "p", "to the end"),
        ("<p><img></p>", "img", ""),
    ],
)
def test_content_lies_between_the_tags_or_ends_before_the_next_one(markup: str, selector: str, content: str) -> None:
    document, element = one(markup, selector)
    assert slice_of(document, document.content_place(element)) == content


def test_elements_leaves_the_content_of_templates_out() -> None:
    document = parse_html("<img id=a><template><img id=b><template><img id=c></template></template><img id=d>")
    assert [image.attr("id") for image in document.elements("img")] == ["a", "d"]
    assert [document.in_template(image) for image in document.tree.select("img")] == [False, True, True, False]


def test_elements_can_be_asked_of_one_part_of_the_page() -> None:
    document, figure = one("<img id=a><figure><img id=b></figure>", "figure")
    assert [image.attr("id") for image in document.elements(["img", "picture"], within=figure)] == ["b"]


def test_noscript_holds_elements() -> None:
    document, image = one("<p><noscript><img alt=x></noscript>", "noscript img")
    assert slice_of(document, document.place(image)) == "<img alt=x>"


def test_empty_elements_of_xhtml_swallow_nothing() -> None:
    text = '<html><head><script src="a.js"/><title/></head><body><a id="x"/><p>a</p><img src="b.jpg"/></body></html>'
    document = parse_html(text, is_xml=True)
    assert [image.attr("src") for image in document.elements("img")] == ["b.jpg"]
    assert slice_of(document, document.place(next(document.elements("img")))) == '<img src="b.jpg"/>'
    assert parse_html(text).tree.select_one("img") is None


def test_what_readers_share_is_made_once() -> None:
    document = parse_html("<p>x")
    made: list[HtmlDocument] = []

    def make(of: HtmlDocument) -> str:
        made.append(of)
        return "shared"

    assert (document.derive(make), document.derive(make)) == ("shared", "shared")
    assert made == [document]


def test_a_very_deep_page_is_no_trouble() -> None:
    document = parse_html("<div>" * 20_000 + "<img>")
    image = next(document.elements("img"))
    assert slice_of(document, document.place(image)) == "<img>"
    assert document.passage(next(document.elements("div"))).text == ""
