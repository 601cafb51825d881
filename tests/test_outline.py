"""The page around its images: headings, frames, languages, ids and attributes, as rules ask for them."""

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import audit
from a11y_audit.model import Outline, Page, Source
from a11y_audit.reading import read
from a11y_audit.text.places import place_in


def page_of(markup: str) -> Page:
    return read(Source("page.html", f"<!DOCTYPE html><body>{markup}".encode()))


def outline_of(markup: str) -> Outline:
    outline = page_of(markup).outline
    assert outline is not None
    return outline


def text_at(page: Page, offset: int, end: int) -> str:
    return page.text[offset:end]


def test_markdown_has_no_outline() -> None:
    assert read(Source("page.md", b"# Bridge opens")).outline is None


def test_the_root_is_the_html_tag_of_the_file() -> None:
    with_tag = read(Source("a.html", b'<html lang="ko"><p>A</p>')).outline
    without = read(Source("a.html", b"<p>A</p>")).outline

    assert with_tag is not None
    assert with_tag.root is not None
    assert with_tag.root.attributes == {"lang": "ko"}
    assert without is not None
    assert without.root is None


def test_the_first_title_counts_and_those_of_drawings_do_not() -> None:
    outline = outline_of("<svg><title>River</title></svg><title></title><title>Bridge</title>")

    assert outline.title is not None
    assert outline.title.text == ""


def test_what_stands_in_templates_and_noscript_is_not_found() -> None:
    outline = outline_of("<template><h1>A</h1></template><noscript><h1>B</h1></noscript><h1>C</h1>")

    assert [heading.text for heading in outline.select("h1")] == ["C"]


def test_every_element_with_an_id_is_found() -> None:
    outline = outline_of('<p id="a">A</p><p id="b">B</p><p id="a">C</p>')

    assert [element.text for element in outline.with_id("a")] == ["A", "C"]
    assert outline.with_id("c") == []


# ----------------------------------------------------------------------------------------------------- one element


def test_an_element_shows_text_only_where_it_is_not_hidden() -> None:
    shown, hidden, silent = outline_of(
        "<h2><a>Open</a></h2><h2><a hidden>Open</a></h2><h2><b aria-hidden=true>x</b> </h2>"
    ).select("h2")

    assert shown.shows_text
    assert not hidden.shows_text
    assert not silent.shows_text


def test_aria_hidden_hides_from_listeners_and_not_from_sight() -> None:
    silent, gone = outline_of('<p aria-hidden="true">A</p><p aria-hidden="true" style="display: none">B</p>').select(
        "p"
    )

    assert silent.is_rendered
    assert not gone.is_rendered


def test_the_tab_key_stops_at_controls_that_are_not_taken_out() -> None:
    markup = (
        '<a href="/">A</a><a>B</a><button disabled>C</button><div tabindex="0">D</div><a href="/" tabindex="-1">E</a>'
    )

    assert [element.text for element in outline_of(markup).select("a,button,div") if element.is_focusable] == ["A", "D"]


def test_language_text_leaves_out_parts_with_a_language_of_their_own() -> None:
    part = outline_of(
        '<div lang="nl"><span lang="en">The phrase</span> op stok <img src="a.jpg" alt="Kip"></div>'
    ).select("div")[0]

    assert part.language_text == "op stok Kip"


def test_language_text_is_what_is_seen_or_heard() -> None:
    part = outline_of('<div lang="nl"><p hidden>A</p><p aria-hidden="true">B</p><script>C</script></div>').select(
        "div"
    )[0]

    assert part.language_text == "B"


def test_a_long_page_is_told_by_its_paragraphs() -> None:
    page = read(
        Source("a.html", f'<html lang="en"><title>T</title><nav>Menu</nav><p>{"Open again. " * 80}</p>'.encode())
    )

    assert page.outline is not None
    assert page.outline.root is not None
    assert page.outline.root.language_text.startswith("T Open again.")


# ------------------------------------------------------------------------------------------- attributes that repeat


def test_the_second_of_two_attributes_is_found_where_it_stands() -> None:
    page = page_of('<p>ä𝒳\r\n<img alt="" src="a.jpg"\r\n  ALT = \'Two boats\'></p>')
    assert page.outline is not None

    (double,) = page.outline.repeated_attributes()

    assert (double.tag, double.name, double.kept, double.dropped) == ("img", "alt", "", "Two boats")
    assert text_at(page, double.place.offset, double.place.end) == "ALT"
    assert (double.place.line, double.place.column) == (3, 3)


def test_values_may_be_bare_or_missing() -> None:
    found = outline_of('<svg viewBox="1" viewbox=2><line x1="0" x1></line></svg>').repeated_attributes()

    assert [(one.name, one.kept, one.dropped) for one in found] == [("viewbox", "1", "2"), ("x1", "0", "")]


def test_only_the_names_that_are_asked_for_are_looked_up() -> None:
    outline = outline_of('<p class="a" class="b" lang="en" lang="de">A</p>')

    assert [one.name for one in outline.repeated_attributes(frozenset({"lang"}))] == ["lang"]


def test_words_after_a_stray_quotation_mark_are_no_attributes() -> None:
    assert outline_of('<img alt="He calls it "the bridge of the bridge" today">').repeated_attributes() == ()


def test_a_tag_that_makes_no_element_is_passed_over() -> None:
    assert outline_of('<p>A</p><body class="a" class="b">').repeated_attributes() == ()


def test_very_many_repetitions_are_cut_short() -> None:
    found = outline_of("<p class=a class=b>A</p>" * 1000).repeated_attributes()

    assert 0 < len(found) < 1000


# ------------------------------------------------------------------------------------------------- hostile pages


def test_rules_about_the_page_survive_what_no_page_should_hold() -> None:
    """Numbers without end, one id for all, attributes nobody defined: an answer, and no traceback."""
    markup = (
        f'<p aria-level="{"9" * 10_000}" aria-valuenow="{"1" * 10_000}" role="" tabindex="{"-" * 99}">A</p>'
        + '<p id="a" aria-labelledby="a" aria-controls="a b" lang="_">A</p>' * 300
        + "".join(f"<i aria-x{n}=1 aria-]=2>A</i>" for n in range(300))
        + '<iframe src="\x00" title="\ufeff"></iframe><label for="">A</label><h1><h2><h3>' * 300
    )
    page = page_of(f'<meta name="viewport" content="maximum-scale={"9" * 10_000},=,;=;user-scalable">{markup}')

    report = audit(page, [rule for rule in choose_rules(Config(profile="strict")) if rule.rule.about == "page"])

    assert {outcome.rule for outcome in report.outcomes} >= {
        "aria-attribute-unknown",
        "id-duplicate",
        "aria-value-invalid",
    }


def tags_around(words: str, page: Page) -> list[str]:
    """The names of the elements that the page's first such words stand in."""
    start = page.text.index(words)
    assert page.outline is not None
    return [element.tag for element in page.outline.around(place_in(page, start, start + len(words)))]


def test_a_place_stands_in_elements_the_innermost_first() -> None:
    page = page_of(
        "<div><p>Before</p><figure><img src=a.jpg><figcaption>A <b>red</b> bridge</figcaption></figure></div>"
    )

    assert tags_around("red", page) == ["b", "figcaption", "figure", "div", "body"]
    assert tags_around("bridge", page) == ["figcaption", "figure", "div", "body"]


def test_a_tag_stands_in_its_own_element() -> None:
    assert tags_around("<img", page_of("<picture><img src=a.jpg></picture>")) == ["img", "picture", "body"]


def test_end_tags_may_be_missing_and_elements_implied() -> None:
    page = page_of("<ul><li>One<li>Two</ul><table><tr><td>Three</table>Four")

    assert tags_around("Two", page) == ["li", "ul", "body"]
    assert tags_around("Three", page) == ["td", "tr", "table", "body"]
    assert tags_around("Four", page) == ["body"]


def test_what_a_table_throws_out_stands_where_browsers_put_it() -> None:
    assert tags_around("Five", page_of("<div><table><p>Five</p><tr><td>Six</table></div>")) == ["p", "div", "body"]


def test_places_hold_in_files_with_other_line_ends_and_in_xml() -> None:
    dos = read(Source("a.html", b"<body>\r\n<p>One</p>\r\n<div>\r\n<p>Two</p></div>"))
    xml = read(
        Source("a.xhtml", b'<html xmlns="http://www.w3.org/1999/xhtml">\n<body><a/><p>One <b/>Two</p></body></html>')
    )

    assert tags_around("Two", dos) == ["p", "div", "body"]
    assert tags_around("Two", xml)[:2] == ["p", "body"]
