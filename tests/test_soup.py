"""`page.soup`: BeautifulSoup over the tree already parsed, which is the tree of the HTML standard."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import Doctype, NavigableString, Script, TemplateString

from a11y_audit.reading.document.html import HtmlDocument, parse_html
from a11y_audit.reading.document.soup import make_soup, tag_of
from tests.tree_dumps import of_html5lib, of_justhtml, of_soup

TREES = sorted((Path(__file__).parent / "trees").glob("*.html"))
TEMPLATES = {"template", "shadow_root"}
"""html5lib 1.1 does not know the `template` element: its content goes where a foreign `tr` or `li` would."""


def soup_of(text: str) -> BeautifulSoup:
    return make_soup(parse_html(text))


def first(document: HtmlDocument, tag: str) -> Tag:
    return tag_of(document, next(document.tree.iter_elements(tag)))


@pytest.mark.parametrize("page", TREES, ids=lambda path: path.stem)
def test_the_tree_is_the_one_justhtml_builds(page: Path) -> None:
    text = page.read_bytes().decode()
    assert of_soup(soup_of(text)) == of_justhtml(text)


@pytest.mark.parametrize("page", [path for path in TREES if path.stem not in TEMPLATES], ids=lambda path: path.stem)
def test_the_tree_is_the_one_html5lib_builds(page: Path) -> None:
    text = page.read_bytes().decode()
    assert of_soup(soup_of(text)) == of_html5lib(text)


def test_at_least_25_pages_are_compared() -> None:
    assert len(TREES) >= 25


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("page", TREES, ids=lambda path: path.stem)
def test_every_tag_points_at_its_start_tag(page: Path, line_end: str) -> None:
    text = page.read_bytes().decode().replace("\r\n", "\n")
    lines = text.split("\n")
    for tag in soup_of(text.replace("\n", line_end)).find_all(True):
        if tag.sourceline is not None and tag.sourcepos is not None:
            spelling = lines[tag.sourceline - 1][tag.sourcepos :].lower()
            assert spelling.startswith(f"<{tag.name.lower()}") or (tag.name == "img" and spelling.startswith("<image"))


@pytest.mark.parametrize("page", TREES, ids=lambda path: path.stem)
def test_next_and_previous_elements_follow_the_tree(page: Path) -> None:
    soup = soup_of(page.read_bytes().decode())
    before: object = soup
    for node in soup.descendants:
        assert node.previous_element is before
        assert node.parent is not None
        assert any(child is node for child in node.parent.contents)
        before = node


def test_an_element_that_stands_nowhere_in_the_file_has_no_position() -> None:
    body = soup_of("<p>x").body
    assert body is not None
    assert (body.sourceline, body.sourcepos) == (None, None)


def test_it_is_an_ordinary_soup() -> None:
    soup = soup_of('<figure class="wide  lead"><img src=a.jpg alt="A pier"></figure>')
    assert isinstance(soup, BeautifulSoup)
    assert soup.select_one("figure.lead > img[alt]") is soup.find("img")
    assert soup.img is not None
    assert soup.img["alt"] == "A pier"
    assert "<img" in soup.decode()


def test_values_bs4_splits_are_lists_and_all_others_keep_their_spaces() -> None:
    soup = soup_of('<td class="a  b" headers="x y"><img sizes="1px,  2px" alt="two  spaces"><a rel="next  up">')
    assert soup.select_one("img") is not None
    assert soup.find("img").attrs == {"sizes": "1px,  2px", "alt": "two  spaces"}  # type: ignore[union-attr]
    assert soup.find("a")["rel"] == ["next", "up"]  # type: ignore[index]


def test_text_keeps_its_white_space() -> None:
    assert str(soup_of("<p> a \n b </p>").p) == "<p> a \n b </p>"


def test_comments_doctype_scripts_and_templates_have_their_own_kinds() -> None:
    soup = soup_of("<!doctype html><script>x()</script><!-- note --><template><b>t</b></template><p>shown</p>")
    kinds = {type(node) for node in soup.descendants if isinstance(node, NavigableString)}
    assert kinds == {Doctype, Script, Comment, TemplateString, NavigableString}
    assert soup.get_text() == "shown"


def test_foreign_elements_keep_their_namespace_and_case() -> None:
    svg = soup_of('<svg viewBox="0 0 1 1"><linearGradient/><image xlink:href="a.png"/></svg>').svg
    assert svg is not None
    assert svg.namespace == "http://www.w3.org/2000/svg"
    assert "viewBox" in svg.attrs
    assert svg.find("linearGradient") is not None
    assert svg.find("image")["xlink:href"] == "a.png"  # type: ignore[index]


def test_an_image_s_tag_is_the_one_inside_the_soup() -> None:
    document = parse_html("<p><img alt=a><img alt=b></p>")
    images = list(document.elements("img"))
    tags = make_soup(document).find_all("img")
    assert [tag_of(document, image) for image in images] == tags
    assert tag_of(document, images[1]) is tags[1]
    assert tags[1].find_parent("p") is first(document, "p")


def test_the_soup_is_made_once() -> None:
    document = parse_html("<p>x")
    assert make_soup(document) is make_soup(document)


def test_a_very_deep_page_is_no_trouble() -> None:
    soup = soup_of("<div>" * 5000 + "deep" + "</div>after" * 5000)
    assert soup.get_text() == "deep" + "after" * 5000


def test_a_page_without_markup_or_without_anything_has_a_soup() -> None:
    assert soup_of("").find("body") is not None
    assert soup_of("photo.jpg").get_text() == "photo.jpg"
