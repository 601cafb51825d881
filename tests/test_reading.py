"""From bytes to a page: its format, and what it says of itself."""

from datetime import date

import pytest

from a11y_audit.model import NotKnown, Page, Source, TextBlock
from a11y_audit.reading import NO_EVIDENCE, Unreadable, find_format, read

LONG = "The harbour office said on Monday that the quay would stay closed until the crane has been inspected again."


def page_of(text: str, path: str = "story.html") -> Page:
    return read(Source(path, text.encode()))


def blocks_of(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in page_of(text).blocks]


# ----------------------------------------------------------------------------------------------------- formats


@pytest.mark.parametrize(
    ("path", "text", "form"),
    [
        ("a.html", "# no heading", "html"),
        ("A.HTM", "", "html"),
        ("a.xhtml", "<html>", "xhtml"),
        ("a.svg", "<svg>", "svg"),
        ("a.md", "<p>x", "markdown"),
        ("a.txt", "<p>x", "markdown"),
        ("a.txt", "<!DOCTYPE html><p>x", "html"),
        ("-", "<!DOCTYPE html><title>x", "html"),
        ("-", "\n <!-- note --> <figure>", "html"),
        ("-", '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html>', "xhtml"),
        ("-", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">', "svg"),
        ("-", "# Head\n\n![A](a.jpg)", "markdown"),
        ("-", "![]() |\nThe bridge. AFP |", "markdown"),
        ("-", "stray words <body><p>x", "html"),
        ("https://news.example/story/1", "<!doctype html><p>x", "html"),
        ("-", "", "markdown"),
    ],
)
def test_the_name_tells_the_format_else_the_content_does(path: str, text: str, form: str) -> None:
    assert find_format(path, text) == form
    assert page_of(text, path).format == form


@pytest.mark.parametrize("path", ["audit.json", "style.CSS", "http://example.org/feed.json"])
def test_text_of_another_kind_is_no_page(path: str) -> None:
    with pytest.raises(Unreadable, match=r"A \.(json|css) file without markup is no page"):
        read(Source(path, b'{"title": "A bridge opens"}'))


def test_markup_is_a_page_whatever_its_file_is_called() -> None:
    assert read(Source("story.json", b"<p>A bridge opens.</p>")).format == "html"


def test_an_svg_file_is_a_page_with_its_drawing() -> None:
    page = page_of(
        '<svg xmlns="http://www.w3.org/2000/svg" xml:lang="fi"><title>Kartta</title><rect width="9" height="9"/></svg>',
        "map.svg",
    )
    assert [image.element for image in page.images] == ["svg"]
    assert page.language_code == "fi"


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="PNG"):
        read(Source("a.html", b"\x89PNG\r\n\x1a\n"))


@pytest.mark.parametrize("text", ["", "<", "<!--", "<p", "&", "\x00 <img>", "<table>" * 600, "<img src='", "]]>"])
def test_nothing_is_too_broken_to_be_a_page(text: str) -> None:
    for path in ("a.html", "a.xhtml", "a.svg", "a.md"):
        assert [block.text[:10] for block in page_of("some words " + text, path).blocks] == ["some words"]


def test_a_page_keeps_its_file_s_text_and_encoding() -> None:
    page = read(Source("a.html", b"\xef\xbb\xbf<p>a\r\nb"))
    assert (page.text, page.encoding, page.notes, page.is_extract) == ("<p>a\r\nb", "UTF-8", (), False)


def test_without_evidence_every_question_is_unknown() -> None:
    page = page_of("<img src=a.jpg>")
    assert page.evidence is NO_EVIDENCE
    for ask in (page.evidence.pixels, page.evidence.ocr, page.evidence.metadata):
        with pytest.raises(NotKnown, match=r"^the image file was not looked at$"):
            ask(page.images[0])


def test_a_page_s_soup_and_an_image_s_tag_are_one_tree() -> None:
    page = page_of("<figure><img src=a.jpg alt=A></figure>")
    assert page.images[0].tag is page.soup.find("img")


# ----------------------------------------------------------------------------------------- title and headline


@pytest.mark.parametrize(
    ("markup", "headline"),
    [
        ("<h1>The <i>bridge</i> opens</h1>", "The bridge opens"),
        ("<h1> </h1><h1>Second</h1>", "Second"),
        ("<title>Bridge opens - Gazette</title><h1>The Gazette</h1><h1>Bridge opens</h1>", "Bridge opens"),
        ("<h1>Gazette</h1><article><h1>Bridge opens</h1></article>", "Bridge opens"),
        ("<meta property=og:title content='Bridge opens'><p>x", "Bridge opens"),
        ("<template><h1>no</h1></template><p>x", None),
        ("<p>x", None),
    ],
)
def test_the_headline_is_the_article_s_h1_else_its_open_graph_title(markup: str, headline: str | None) -> None:
    found = page_of(markup).headline
    assert (found.text if found else None) == headline


def test_the_title_is_the_document_s_and_no_drawing_s() -> None:
    page = page_of("<svg><title>Arrow</title></svg><title>Bridge &amp; quay</title>")
    assert page.title is not None
    assert (page.title.text, page.title.raw) == ("Bridge & quay", "Bridge &amp; quay")
    assert page.title.place is not None
    assert page.text[page.title.place.offset : page.title.place.end] == "Bridge &amp; quay"


# ------------------------------------------------------------------------------------------ language and date


@pytest.mark.parametrize(
    ("markup", "path", "language"),
    [
        ('<html lang="pt-BR"><p>x', "a.html", "pt-BR"),
        ('<html lang=" ko "><p>x', "a.html", "ko"),
        ('<html xml:lang="de"><p>x', "a.html", "de"),
        ('<html lang="en" xml:lang="de"><p>x', "a.html", "en"),
        ('<html lang="en" xml:lang="de"><p>x</p></html>', "a.xhtml", "de"),
        ('<meta http-equiv="Content-Language" content="nl"><p>x', "a.html", "nl"),
        ('<meta http-equiv="Content-Language" content="nl, fr"><p>x', "a.html", None),
        ('<meta http-equiv="Content-Language" content="zh_TW"><p>x', "a.html", "zh_TW"),
        ('<meta http-equiv="Content-Language" content="utf-8"><p>x', "a.html", None),
        ('<meta http-equiv="Content-Language" content="ISO-8859-1"><p>x', "a.html", None),
        ('<html lang=""><p>x', "a.html", None),
        ('<p><svg lang="fi"></svg>', "a.html", None),
    ],
)
def test_the_declared_language_is_read(markup: str, path: str, language: str | None) -> None:
    found = page_of(markup, path).language
    assert (found.text if found else None) == language


def test_the_language_s_place_is_its_attribute() -> None:
    page = page_of('<!doctype html>\n<html class=a lang="pl">')
    assert page.language is not None
    assert page.language.place is not None
    assert page.text[page.language.place.offset : page.language.place.end] == 'lang="pl"'


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-03-29T10:00Z"}</script>', 29),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2021-03-28"}]}</script>', 28),
        ('<meta property="article:published_time" content="2021-03-27T00:00:00+09:00">', 27),
        ('<meta itemprop="datePublished" content="2021/03/26">', 26),
        ('<meta name="date" content="20210325">', 25),
        ('<article><time datetime="2021-03-24 08:00">last week</time></article>', 24),
        ('<time datetime="2021-03-23" pubdate>x</time>', 23),
        ('<time itemprop="datePublished" content="2021-03-20T09:00">x</time>', 20),
        ('<meta name="date" content="2021-13-45"><time pubdate datetime="2021-03-22">', 22),
    ],
)
def test_the_day_of_publication_is_read(markup: str, published: int) -> None:
    assert page_of(markup).published == date(2021, 3, published)


@pytest.mark.parametrize(
    "markup", ["<p>29 March 2021", '<meta name="date" content="soon">', "<aside><time datetime=2021>"]
)
def test_a_day_that_is_not_said_to_machines_is_unknown(markup: str) -> None:
    assert page_of(markup).published is None


# ----------------------------------------------------------------------------------------------------- blocks


def test_headings_and_paragraphs_come_in_order() -> None:
    markup = "<h1>Head</h1><p>One<p>Two <b>bold</b><h2>Sub</h2><ul><li>item</ul><blockquote>said</blockquote>"
    assert blocks_of(markup) == [
        ("h1", "Head"),
        ("p", "One"),
        ("p", "Two bold"),
        ("h2", "Sub"),
        ("li", "item"),
        ("blockquote", "said"),
    ]


def test_text_loose_in_a_division_or_a_cell_is_a_block() -> None:
    markup = "<div>Loose <i>words</i><p>Para</p>more</div><table><tr><td>Cell<th>Head</table>"
    assert blocks_of(markup) == [("p", "Loose words"), ("p", "Para"), ("p", "more"), ("td", "Cell"), ("td", "Head")]


def test_two_line_breaks_end_a_block_and_one_does_not() -> None:
    assert blocks_of("<div>One<br>line<br> <br>Two<br><br><br>Three</div>") == [
        ("p", "One line"),
        ("p", "Two"),
        ("p", "Three"),
    ]


def test_a_link_around_blocks_does_not_hide_them() -> None:
    assert blocks_of("<a href=x><h2>Head</h2><p>Para</p></a>") == [("h2", "Head"), ("p", "Para")]


def test_captions_navigation_and_what_is_not_shown_are_no_blocks() -> None:
    markup = (
        "<nav><ul><li>Menu</ul></nav><template><p>t</template><script>s</script><noscript><p>n</p></noscript>"
        f"<figure><img src=a.jpg><figcaption>Caption. AFP</figcaption></figure><p>{LONG}</p>"
    )
    assert blocks_of(markup) == [("p", LONG)]


def test_blocks_are_placed_exactly() -> None:
    page = page_of("<div>\r\n<p> One &amp; <b>two</b>\r\n</p></div>")
    assert [page.text[block.place.offset : block.place.end] for block in page.blocks] == ["One &amp; <b>two"]


def test_blocks_are_found_once() -> None:
    page = page_of("<p>x")
    assert page.blocks is page.blocks
    assert isinstance(page.blocks[0], TextBlock)


def test_what_was_derived_of_a_page_is_worked_out_anew_for_an_altered_one() -> None:
    page = read(Source("page.html", b'<article><h1>Ferries</h1><img src="a.jpg" alt="A ferry" width="900"></article>'))

    assert len(page.photos) == 1
    assert page.altered(images=()).photos == ()
