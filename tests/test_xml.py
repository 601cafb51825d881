"""XHTML and SVG files: read as XML, with every place true to the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.model import Kind, Page, Source
from a11y_audit.reading import read
from a11y_audit.reading.document.html import HtmlDocument, parse_html
from a11y_audit.reading.document.xml import why_malformed

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
SVG = 'xmlns="http://www.w3.org/2000/svg"'


def document(text: str) -> HtmlDocument:
    return parse_html(text, is_xml=True)


def spelled(text: str, selector: str) -> list[str]:
    """The tags of what a selector finds, as the file spells them."""
    read_in = document(text)
    return [read_in.slice(read_in.place(element)) for element in read_in.select(selector)]


def page(text: str, path: str = "a.xhtml") -> Page:
    return read(Source(path, text.encode()))


@pytest.mark.parametrize("tag", ["div", "a", "span", "script", "title", "textarea", "iframe", "p", "button", "em"])
def test_an_empty_element_holds_nothing_of_what_follows(tag: str) -> None:
    text = f'<html {XHTML}><body><{tag} id="it"/><img src="quay.jpg" alt="A quay"/></body></html>'
    empty = document(text).tree.select_one("#it")
    assert empty is not None
    assert list(empty.children) == []
    assert spelled(text, "img") == ['<img src="quay.jpg" alt="A quay"/>']
    assert spelled(text, "#it") == [f'<{tag} id="it"/>']


def test_an_empty_link_is_still_a_link() -> None:
    (link,) = document(f'<html {XHTML}><body><a href="/x"/></body></html>').select("a[href]")
    assert link.text == ""


def test_an_end_tag_of_an_empty_element_makes_no_second_one() -> None:
    assert len(document("<p>a<br></br>b<img src='a.jpg'></img></p>").select("br,img")) == 2


def test_character_data_is_text() -> None:
    (paragraph,) = document("<p>a <![CDATA[<b> & c]]> d</p>").select("p")
    assert paragraph.text == "a <b> & c d"


def test_character_data_in_a_script_is_the_script() -> None:
    (script,) = document("<script><![CDATA[if (a < b && c) d()]]></script>").select("script")
    assert script.text == "if (a < b && c) d()"


def test_prefixes_that_stand_for_html_or_svg_make_no_difference() -> None:
    text = (
        '<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg"><h:body>'
        '<h:img src="a.jpg"/><s:svg><s:path d="M0 0"/></s:svg></h:body></h:html>'
    )
    assert spelled(text, "img,svg,path") == ['<h:img src="a.jpg"/>', "<s:svg>", '<s:path d="M0 0"/>']


def test_other_prefixes_stay() -> None:
    assert spelled('<p xmlns:x="urn:x"><x:img src="a.jpg"/></p>', "img") == []


def test_entities_that_the_file_declares_are_put_in() -> None:
    (paragraph,) = document('<!DOCTYPE html [<!ENTITY quay "Nordre Kai">]><p>&quay;, &eacute;</p>').select("p")
    assert paragraph.text == "Nordre Kai, é"


def test_entities_cannot_grow_out_of_each_other() -> None:
    declared = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = f'<!DOCTYPE html [<!ENTITY e0 "x">{declared}]><p>&e9;</p>'
    assert len(document(text).tree.text) < 1_000


def test_processing_instructions_and_the_document_type_show_nothing() -> None:
    assert (
        document('<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b">]><p>x<?php echo 1 > 2 ?></p>').tree.text == "x"
    )


def test_attributes_are_spelled_as_in_the_file() -> None:
    read_in = document('<p>\r\n<![CDATA[<]]><img alt="A &amp; B" src="a.jpg"/></p>')
    (image,) = read_in.select("img")
    alt = read_in.attribute_place(image, "alt")
    assert alt is not None
    assert read_in.slice(alt) == 'alt="A &amp; B"'
    assert read_in.raw_attribute(image, "alt") == "A &amp; B"
    assert (alt.line, alt.column) == (2, 19)


def test_the_raw_words_of_a_passage_are_those_of_the_file() -> None:
    read_in = document("<p>A quay <![CDATA[& boats]]>.</p>")
    words = read_in.passage(read_in.select("p")[0])
    assert words.text == "A quay & boats."
    assert words.raw == "A quay <![CDATA[& boats]]>."


@given(st.text(alphabet=st.sampled_from("<>/ab:\"'=&;é\r\n !-?[]CDAT漢😀"), max_size=60))
def test_places_of_any_text_lie_in_the_file(text: str) -> None:
    read_in = document(text)
    for element in read_in.tree.iter_elements():
        place = read_in.place(element)
        assert 0 <= place.offset <= place.end <= len(text)
        if element.source_location is not None:
            assert read_in.slice(place)[:1] == "<"


@pytest.mark.parametrize(
    "start",
    [
        "<a ",
        "<!--",
        "<![CDATA[",
        "<?",
        "<!DOCTYPE [",
        "<a b='",
        "&a",
        "<a><b/>",
        "</a ",
        '<!DOCTYPE a [<!ENTITY b "c">',
    ],
)
def test_hostile_text_is_read_in_linear_time(start: str) -> None:
    assert document(start * 20_000).source.raw
    assert why_malformed(start * 20_000)


# ------------------------------------------------------------------------------------------------ well-formedness


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<p>a</p>", None),
        ("<p>&nbsp;&eacute;</p>", None),
        ('<!DOCTYPE html [<!ENTITY quay "Kai">]>\n<p>&quay;</p>', None),
        ("<div>\n<p></div>", "an end tag does not fit its start tag (line 2, column 4)"),
        ("<p class=a/>", "an attribute's value has no quotation marks (line 1, column 10)"),
        ("<p>&nothing;</p>", "an entity is not declared (line 1, column 4)"),
        ("<p/><p/>", "something follows the root element (line 1, column 5)"),
    ],
)
def test_what_is_wrong_is_said_in_a_clause_with_its_place(text: str, why: str | None) -> None:
    assert (why_malformed(text) or "").split(" (")[0] == (why or "").split(" (")[0]
    assert bool(why_malformed(text)) == bool(why)


def test_a_page_that_is_not_well_formed_is_read_all_the_same_and_says_so() -> None:
    broken = page(f'<html {XHTML}><body><p>A<br><img src="a.jpg"/></p></body></html>')
    assert [image.src for image in broken.images] == ["a.jpg"]
    (note,) = broken.notes
    assert note.startswith("The file is not well-formed XML, so browsers show an error in its place: an end tag")


def test_a_page_that_is_well_formed_has_nothing_to_note() -> None:
    assert (
        page(f'<?xml version="1.0"?>\n<html {XHTML} xml:lang="nb"><head><title>T</title></head><body/></html>').notes
        == ()
    )


# --------------------------------------------------------------------------------------------------- SVG as a page


def test_a_drawing_is_a_page_with_a_title_and_one_image() -> None:
    drawing = page(f'<svg {SVG}><title>Map of the quay</title><image href="quay.png"/></svg>', "map.svg")
    assert drawing.format == "svg"
    (image,) = drawing.images
    assert (image.kind, image.name.text, image.name.source, image.src) == (
        Kind.SVG,
        "Map of the quay",
        "svg title",
        "quay.png",
    )


def test_a_drawing_with_prefixes_is_a_drawing() -> None:
    (image,) = page(
        '<s:svg xmlns:s="http://www.w3.org/2000/svg" role="img"><s:title>Kart</s:title><s:path d="M0 0h9"/></s:svg>',
        "map.svg",
    ).images
    assert image.name.text == "Kart"


def test_html_in_a_drawing_is_html() -> None:
    text = f'<svg {SVG}><foreignObject><div {XHTML}><span/><img src="a.jpg" alt="A"/></div></foreignObject></svg>'
    assert spelled(text, "img") == ['<img src="a.jpg" alt="A"/>']
    assert document(text).tree.select("span img") == []
