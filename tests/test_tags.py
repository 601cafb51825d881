"""Places read off the file are the places the parser gives."""

import pytest

from a11y_audit.reading.html import parse_html
from a11y_audit.reading.tags import Tags


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="quay.jpg" alt="A quay">',
        "<img alt='A > B' src=quay.jpg/>",
        "<img alt=quay src='quay.jpg' />",
        '<img\n  src = quay.jpg\n  alt = "A\n quay"\n>',
        "<img\r\n  src=quay.jpg\r\n  alt='A\r\n quay'>",
        "<IMG ALT=Quay SRC=quay.jpg>",
        "<img alt src=quay.jpg>",
        "<img data-alt='no' alternate='no' alt='yes'>",
        "<img alt='first' alt='second'>",
        "<img src='quay.jpg'alt='no space between'>",
        "<img/alt='slash'>",
        "<img alt='a\x00b' title='é 한국'>",
        "<img alt='&amp;&quot;&#x3e;' =odd>",
        "<img alt='never closed",
        "<img>",
        "<p><b><img alt='one'><p><img alt='two'></b>",
        "<svg><image alt='x' xlink:href='a.png'/></svg>",
    ],
)
@pytest.mark.parametrize("before", ["", "<p>x", "\n\n<p>한국 ", "a\r\nb\rc "])
def test_tags_and_attributes_are_where_the_parser_says(before: str, markup: str) -> None:
    document = parse_html(before + markup)
    tags = Tags(document, "alt")
    for element in document.elements():
        assert tags.locate(element) == (document.place(element), document.attribute_place(element, "alt"))


def test_a_tag_of_any_length_is_found() -> None:
    document = parse_html("<img " + "data-x='1' " * 50_000 + "alt=quay>")
    (image,) = document.elements("img")
    place, alt = Tags(document, "alt").locate(image)
    assert alt is not None
    assert (document.slice(place)[-9:], document.slice(alt)) == ("alt=quay>", "alt=quay")
