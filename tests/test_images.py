"""The inventory: every use of an image once, whatever it is made of, and nothing else."""

import pytest

from a11y_audit.model import Kind, PageImage, Role
from a11y_audit.reading.document.html import HtmlDocument, parse_html
from a11y_audit.reading.images import find_images
from a11y_audit.reading.structured import read_structured

WORDS = "<p>" + "The ferry was late again because of the wind that blew all night. " * 4 + "</p>"


def read(markup: str) -> tuple[HtmlDocument, tuple[PageImage, ...]]:
    document = parse_html(f"<!DOCTYPE html><body><article><h1>Ferry stays in port</h1>{WORDS}{markup}{WORDS}</article>")
    return document, find_images(document, read_structured(document))


def images(markup: str) -> tuple[PageImage, ...]:
    return read(markup)[1]


def only(markup: str) -> PageImage:
    (image,) = images(markup)
    return image


# -------------------------------------------------------------------------------------------------- constructs


@pytest.mark.parametrize(
    ("markup", "kind", "src"),
    [
        ('<img src="quay.jpg">', Kind.IMG, "quay.jpg"),
        ('<picture><source srcset="quay.avif"><img src="quay.jpg"></picture>', Kind.IMG, "quay.jpg"),
        ('<picture><source srcset="quay.avif 1x"></picture>', Kind.IMG, "quay.avif"),
        ('<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>', Kind.SVG, ""),
        ('<svg><image href="quay.png"/></svg>', Kind.SVG, "quay.png"),
        ('<object type="image/png" data="chart"></object>', Kind.OBJECT, "chart"),
        ('<object data="chart.svg"></object>', Kind.OBJECT, "chart.svg"),
        ('<object data="/show/4711"></object>', Kind.OBJECT, "/show/4711"),
        ('<embed src="chart.svg">', Kind.EMBED, "chart.svg"),
        ('<input type="image" src="go.png">', Kind.INPUT, "go.png"),
        ('<map name="m"><area href="/north" coords="0,0,9,9"></map>', Kind.AREA, ""),
        ("<canvas></canvas>", Kind.CANVAS, ""),
        ('<video poster="still.jpg" src="a.mp4"></video>', Kind.VIDEO, "still.jpg"),
        ('<amp-img src="quay.jpg" width="9" height="6"></amp-img>', Kind.CUSTOM_ELEMENT, "quay.jpg"),
        ("<amp-img></amp-img>", Kind.CUSTOM_ELEMENT, ""),
        ('<story-picture image-url="/photos/quay.jpg"></story-picture>', Kind.CUSTOM_ELEMENT, "/photos/quay.jpg"),
        ('<span role="img" aria-label="Smiling">☺</span>', Kind.ROLE_IMG, ""),
        ('<div role="image" style="background:url(quay.jpg)"></div>', Kind.ROLE_IMG, "quay.jpg"),
        ('<div style="background-image: url(quay.jpg)"></div>', Kind.BACKGROUND, "quay.jpg"),
    ],
)
def test_each_construct_that_shows_an_image_is_listed(markup: str, kind: Kind, src: str) -> None:
    image = only(markup)
    assert (image.kind, image.src) == (kind, src)


@pytest.mark.parametrize(
    "markup",
    [
        '<template><img src="quay.jpg"></template>',
        "<svg></svg>",
        '<svg style="display:none"><symbol id="a"><path d="M0 0"/></symbol></svg>',
        "<svg><defs><linearGradient id='g'></linearGradient></defs></svg>",
        '<object type="application/pdf" data="plan.pdf"></object>',
        '<object data="plan.pdf"></object>',
        '<object type="application/x-shockwave-flash" data="a.swf"><param name="a"></object>',
        '<embed src="https://player.example.org/v/1">',
        '<input type="submit" src="go.png">',
        '<map name="m"><area coords="0,0,9,9"></map>',
        '<video src="a.mp4"></video>',
        '<photo-sharing data-mode="wide"></photo-sharing>',
        '<side-box data-src="/photos/quay.jpg"></side-box>',
        '<div style="color:red"></div>',
    ],
)
def test_what_shows_no_image_is_not_listed(markup: str) -> None:
    assert images(markup) == ()


def test_only_the_outermost_svg_counts() -> None:
    assert len(images("<svg><g><svg><path d='M0 0h9'/></svg></g></svg>")) == 1


def test_backgrounds_outside_the_article_are_decoration() -> None:
    document = parse_html(
        f"<div style='background:url(paper.png)'></div><article><h1>Ferry in port</h1>{WORDS}</article>"
    )
    assert find_images(document, read_structured(document)) == ()


@pytest.mark.parametrize(
    "tag", ["<img>", '<img src="">', '<img src="#">', '<img src="about:blank">', '<img alt="A quay">']
)
def test_an_empty_tag_is_kept(tag: str) -> None:
    image = only(tag)
    assert (image.kind, image.sources, image.identity) == (Kind.IMG, (), "")


def test_images_are_numbered_in_document_order() -> None:
    found = images('<img src="a1.jpg"><div role="img"></div><p><svg><path/></svg><img src="b1.jpg">')
    assert [image.n for image in found] == [1, 2, 3, 4]
    assert [image.kind for image in found] == [Kind.IMG, Kind.ROLE_IMG, Kind.SVG, Kind.IMG]


# ------------------------------------------------------------------------------------------------------- twins


@pytest.mark.parametrize(
    "markup",
    [
        '<img data-src="/p/quay.jpg" alt="A quay"><noscript><img src="/p/quay.jpg" alt="A quay"></noscript>',
        '<noscript><img src="/p/quay.jpg" alt="A quay"></noscript><img data-src="/p/quay.jpg" alt="A quay">',
        '<div><img class="lazy" alt="A quay"></div><noscript><img src="/p/quay.jpg" alt="A quay"></noscript>',
        '<p><b><img src="/max/60/1*5o3M5niyi9.png"></b><img class="later">'
        '<noscript><img src="/max/900/1*5o3M5niyi9.png"></noscript></p>',
        '<picture><source data-srcset="/p/q.jpg 1x"><noscript><img src="/p/q.jpg"></noscript><img alt="Q"></picture>',
        '<amp-img src="/p/quay.jpg" alt="A quay"><noscript><img src="/p/quay.jpg"></noscript></amp-img>',
        '<span><img alt="" src="data:image/gif;base64,R0lGODlhAQ=="><img src="/p/quay.jpg" alt="A quay"></span>',
        '<div><img src="/p/quay-300x200.jpg" alt="A quay"><img src="/p/quay-900x600.jpg" alt="A quay"></div>',
        '<div><div class="show-mobile"><img src="/p/q1-tall.jpg" alt="A quay"></div>'
        '<div class="show-desktop"><img src="/p/q2-wide.jpg" alt="A quay"></div></div>',
        '<div role="img" aria-label="A quay"><img src="/p/quay.jpg" alt="A quay"></div>',
        '<object data="quay.svg"><img src="/p/quay.jpg" alt="A quay"></object>',
    ],
)
def test_twins_are_one_image(markup: str) -> None:
    assert len(images(markup)) == 1


def test_a_drawing_between_two_sizes_of_a_photo_parts_them_not() -> None:
    sign = '<span><svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg></span>'
    large, small = ('<picture><img src="/p/quay-view-w1136.jpg"></picture>', '<img src="/p/quay-view-w100.jpg">')
    found = images(f"<figure>{large}{sign}{small}</figure>")
    assert [image.kind for image in found] == [Kind.IMG, Kind.SVG]


def test_the_image_readers_get_speaks_for_its_twins() -> None:
    image = only(
        '<noscript><img src="/p/quay.jpg" alt="no script"></noscript><img data-src="/p/quay.jpg" alt="A quay">'
    )
    assert image.alt is not None
    assert (image.alt.text, image.src) == ("A quay", "/p/quay.jpg")


def test_an_empty_image_borrows_the_address_of_its_noscript_copy() -> None:
    image = only('<img class="later" alt="A quay"><noscript><img src="/p/quay.jpg" alt="A quay"></noscript>')
    assert image.src == "/p/quay.jpg"
    assert image.alt is not None


def test_something_empty_may_stand_between_an_image_and_its_noscript_copy() -> None:
    image = only(
        '<img src="data:," data-src-small="/p/quay-s.jpg" alt="A quay"><div class="turning"></div>'
        '<noscript><img src="/p/quay-l.jpg" alt="A quay"></noscript>'
    )
    assert image.alt is not None
    assert image.alt.text == "A quay"


def test_something_full_between_an_image_and_a_noscript_parts_them() -> None:
    between = '<img src="/p/quay-s.jpg" alt="A quay"><div>{}</div><noscript><img src="/p/q.jpg" alt="A quay">'
    assert len(images(between.format("More of it"))) == 2
    assert len(images(between.format(""))) == 1


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/p/quay-one.jpg"><img src="/p/quay-two.jpg">',
        '<img src="/p/quay-view.jpg">text<p>more</p><section><p><img src="/p/quay-view.jpg"></p></section>',
        '<img src="/p/quay-view.jpg"><noscript><img src="https://count.example/hit" width="1" height="1"></noscript>',
        "<img><img>",
        '<img src="/static/blank.gif" alt="A quay"><img src="/p/mole-view.jpg" alt="A mole">',
    ],
)
def test_different_uses_stay_apart(markup: str) -> None:
    assert len(images(markup)) == 2


def test_an_address_that_many_images_begin_with_is_a_placeholder() -> None:
    found = images(
        "".join(f'<p><img src="/x/9001.jpg" data-src="/p/boat-{name}.jpg">' for name in ("red", "blue", "green"))
    )
    assert [image.src for image in found] == ["/p/boat-red.jpg", "/p/boat-blue.jpg", "/p/boat-green.jpg"]


# ------------------------------------------------------------------------------------------------------ fields


def test_a_missing_alt_differs_from_an_empty_one() -> None:
    missing, empty, bare = images('<img src="a1.jpg"><img src="b1.jpg" alt=""><img src="c1.jpg" alt>')
    assert missing.alt is None
    assert empty.alt is not None
    assert bare.alt is not None
    assert (empty.alt.text, bare.alt.text) == ("", "")


def test_alt_keeps_its_spelling_and_its_place() -> None:
    document, (image,) = read('<img alt=" Salt &amp;\n  pepper " src="a1.jpg">')
    assert image.alt is not None
    assert image.alt.place is not None
    assert image.alt.text == "Salt & pepper"
    assert image.alt.raw == " Salt &amp;\n  pepper "
    assert document.slice(image.alt.place) == 'alt=" Salt &amp;\n  pepper "'


@pytest.mark.parametrize("spelling", ["alt=quay", "alt='quay'", 'ALT = "quay"', 'alt="quay"'])
def test_alt_is_read_however_it_is_quoted(spelling: str) -> None:
    document, (image,) = read(f'<img src="a1.jpg" {spelling}>')
    assert image.alt is not None
    assert image.alt.place is not None
    assert (image.alt.text, image.alt.raw) == ("quay", "quay")
    assert document.slice(image.alt.place) == spelling


def test_the_place_is_the_start_tag() -> None:
    document, found = read('<p>x<img\n src="a1.jpg"></p><figure><svg width="9"><path/></svg></figure>')
    assert [document.slice(image.place) for image in found] == ['<img\n src="a1.jpg">', '<svg width="9">']


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="640" height="480"', (640, 480)),
        ('width="640px"', (640, None)),
        ('style="max-width: 9px; width: 300px; height:200.5px"', (300, 200)),
        ('width="100%" style="height: 50vh"', (None, None)),
        ("", (None, None)),
    ],
)
def test_the_size_is_what_attributes_or_style_ask_for(attributes: str, size: tuple[int | None, int | None]) -> None:
    image = only(f'<img src="a1.jpg" {attributes}>')
    assert (image.width, image.height) == size


def test_the_link_around_an_image_is_read() -> None:
    document, (image,) = read(
        '<a href=" /more/ferry " title="More"><span><img src="a1.jpg" alt="A quay"> and a boat</span></a>'
    )
    link = image.link
    assert link is not None
    assert (link.href, link.text) == ("/more/ferry", "and a boat")
    assert link.name == "A quay and a boat"
    assert document.slice(link.place).startswith('<a href=" /more/ferry "')


def test_a_button_around_an_image_counts_as_its_link() -> None:
    link = only('<button><img src="a1.jpg" alt="Enlarge"></button>').link
    assert link is not None
    assert (link.href, link.name) == ("", "Enlarge")


def test_an_image_outside_links_has_none() -> None:
    assert only('<a name="top"><img src="a1.jpg"></a>').link is None


def test_statements_of_structured_data_are_matched_whatever_the_size() -> None:
    document = parse_html(
        '<meta property="og:image" content="https://cdn.example.org/1200x630/harbour-view.jpg">'
        '<meta property="og:image:alt" content="The harbour">'
        f'<article><h1>Ferry</h1><img src="/p/harbour-view-640x480.webp">{WORDS}<img src="/p/mole.jpg"></article>'
    )
    first, second = find_images(document, read_structured(document))
    assert [said.text for said in first.statements if said.about == "alt"] == ["The harbour"]
    assert second.statements == ()


def test_the_figure_and_its_caption_are_given() -> None:
    document, (image,) = read(
        '<figure class="w"><img src="a1.jpg"><figcaption>A boat leaves. Photo: Ana Lim</figcaption></figure>'
    )
    assert image.figure is not None
    assert document.slice(image.figure) == '<figure class="w">'
    assert image.caption is not None
    assert image.caption.text == "A boat leaves."
    assert image.credit is not None


def test_the_tag_is_the_element_in_the_soup() -> None:
    tag = only('<img src="a1.jpg" id="x1">').tag
    assert tag is not None
    assert (tag.name, tag["id"]) == ("img", "x1")


# ----------------------------------------------------------------------------------------------------- orphans


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><figcaption>A boat leaves the port. Photo: Ana Lim</figcaption></figure>",
        "<figure><div class='frame'></div><figcaption>Ein Boot verlässt den Hafen.</figcaption></figure>",
        "<div><figcaption>Un bateau quitte le port.</figcaption></div>",
        '<div class="wp-caption"><p class="wp-caption-text">배가 항구를 떠난다.</p></div>',
        '<p class="photo-caption">船が港を出る。</p>',
    ],
)
def test_a_caption_whose_image_is_gone_is_kept(markup: str) -> None:
    document, (image,) = read(markup)
    assert (image.kind, image.sources, image.alt) == (Kind.CAPTION_ONLY, (), None)
    assert image.role in {Role.LEAD, Role.BODY}
    assert document.slice(image.place).startswith("<")


@pytest.mark.parametrize(
    "content",
    [
        "<pre>let x = 1</pre>",
        "<blockquote>Said she.</blockquote>",
        "<table><tr><td>1</table>",
        "<video src='a.mp4'></video>",
        "<audio src='a.mp3'></audio>",
        "<iframe src='/chart'></iframe>",
        "<div id='chart-7'></div>",
        "<div data-chart='7'></div>",
        "<poll-box></poll-box>",
        "<p>The line of a poem</p>",
        "<script>draw()</script>",
    ],
)
def test_a_figure_that_shows_something_else_has_lost_nothing(content: str) -> None:
    assert images(f"<figure>{content}<figcaption>What it shows</figcaption></figure>") == ()


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="text-caption">12.05.2024, 16:24 • 5 min</p>',
        '<div class="video-caption image">Watch the boat</div>',
        '<div class="related"><p class="image-caption">Another story</p></div>',
        "<figure><figcaption>By Ana Lim <time>12 May</time></figcaption></figure>",
        "<figure><figcaption> </figcaption></figure>",
    ],
)
def test_what_is_no_caption_in_the_article_is_no_orphan(markup: str) -> None:
    assert images(markup) == ()


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="a1.jpg"><p class="image-caption">A boat</p>',
        '<div><div><img src="a1.jpg"></div><div><p class="image-caption">A boat</p></div></div>',
        '<figure class="image-caption"><img src="a1.jpg"><figcaption>A boat</figcaption></figure>',
    ],
)
def test_a_caption_beside_its_image_is_no_orphan(markup: str) -> None:
    assert [image.kind for image in images(markup)] == [Kind.IMG]


# ----------------------------------------------------------------------------------------------------- hostile


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<",
        "<img" + " a=b" * 3_000,
        "<div><figure>" * 3_000 + "<img src=a1.jpg>",
        "<svg>" * 3_000,
        "<table><img src=a1.jpg><tr><img src=b1.jpg>",
        "<img srcset='" + "," * 50_000 + "' src='" + "%" * 50_000 + "'>",
        "<img style='" + "width:" * 20_000 + "' class='" + "aB" * 20_000 + "'>",
        "<h1>" * 2_000 + "<a href=x><img>" * 2_000,
        "<script type='application/ld+json'>{\"author\":[[[[]]]]}</script><img src=a1.jpg>",
        "<frameset><frame></frameset>",
        "<div role='img'>" * 2_000,
        "<noscript><img src=a1.jpg>" * 500,
    ],
)
def test_broken_and_hostile_pages_are_read(markup: str) -> None:
    document = parse_html(markup)
    assert [image.n for image in find_images(document, read_structured(document))] == list(
        range(1, len(find_images(document, read_structured(document))) + 1)
    )
