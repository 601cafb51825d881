"""Markdown, an author's or an extractor's: its images, and the words that belong to them."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from a11y_audit.model import Kind, Page, PageImage, Role, Statement
from tests.markdown_pages import LONG, caption, credit, only, page_of, spelled

# ------------------------------------------------------------------------------------------------- constructs


@pytest.mark.parametrize(
    ("markdown", "src", "alt"),
    [
        ("![A pier](pier.jpg)", "pier.jpg", "A pier"),
        ('![A pier](pier.jpg "Dawn")', "pier.jpg", "A pier"),
        ("![A pier](<old pier.jpg> 'Dawn')", "old pier.jpg", "A pier"),
        ("![A pier](old pier.jpg)", "old pier.jpg", "A pier"),
        ("![A (wooden) pier](pier_(1).jpg)", "pier_(1).jpg", "A (wooden) pier"),
        ("![The *old* \\[1890\\] pier &amp; crane](a.jpg)", "a.jpg", "The old [1890] pier & crane"),
        ("![A [linked](x) pier](pier.jpg)", "pier.jpg", "A linked pier"),
        ("![A pier][p]\n\n[P]: pier.jpg 'Dawn'", "pier.jpg", "A pier"),
        ("![pier][]\n\n[pier]: <pier.jpg>", "pier.jpg", "pier"),
        ("![pier]\n\n[pier]: pier.jpg", "pier.jpg", "pier"),
        ("![A pier][nowhere]", "", "A pier"),
        ("![[pier.jpg|A pier]]", "pier.jpg", "A pier"),
        ("- ![A pier](pier.jpg)", "pier.jpg", "A pier"),
        ("> ![A pier](pier.jpg)", "pier.jpg", "A pier"),
        ('{{< figure src="pier.jpg" alt="A pier" >}}', "pier.jpg", "A pier"),
        ('<Image src="pier.jpg" alt="A pier" />', "pier.jpg", "A pier"),
        ("<Figura src={'pier.jpg'} alt={'A pier'} />", "pier.jpg", "A pier"),
        ("![A pier](pier.jpg =600x)", "pier.jpg", "A pier"),
        ('![A pier](pier.jpg "Dawn" =600x400)', "pier.jpg", "A pier"),
        ("```{figure} pier.jpg\n---\nalt: A pier\n---\n```", "pier.jpg", "A pier"),
        ("```{figure} pier.jpg\n:alt: A pier\n```", "pier.jpg", "A pier"),
        ("{{% img src='pier.jpg' alt='A pier' %}}", "pier.jpg", "A pier"),
        ('{{< photo "pier.jpg" "A pier" >}}', "pier.jpg", "A pier"),
        ('{% include image.html url="/pier.jpg" alt="A pier" %}', "/pier.jpg", "A pier"),
        (
            '{% include figure.html path="{{ site.base }}/pier.jpg" alt="A pier" %}',
            "{{ site.base }}/pier.jpg",
            "A pier",
        ),
    ],
)
def test_every_way_to_show_an_image_is_read(markdown: str, src: str, alt: str) -> None:
    _, image = only(markdown)
    assert image.kind is Kind.MARKDOWN
    assert image.src == src
    assert image.alt is not None
    assert image.alt.text == alt
    assert image.name.text == alt


@pytest.mark.parametrize(
    "markdown",
    [
        "`![no](a.jpg)`",
        "``a ` ![no](a.jpg) ` b``",
        "```\n![no](a.jpg)\n```",
        "~~~ html\n<img src=a.jpg>\n~~~",
        "Text\n\n    ![no](a.jpg)",
        "<!-- ![no](a.jpg) -->",
        "<!--\n![no](a.jpg)\n-->",
        "\\![no](a.jpg)",
        "![no]",
        "[no](a.jpg)",
        "![[Another note]]",
        "{{< youtube abc >}}",
        '{% include footer.html class="wide" %}',
        "Really![1] What?",
    ],
)
def test_what_shows_no_image_is_none(markdown: str) -> None:
    assert page_of(markdown).images == ()


def test_an_image_is_placed_exactly_whatever_the_line_ends() -> None:
    page, image = only("# Head\r\n\r\nfé ![A pier](pier.jpg) x\r\n")
    assert (image.place.line, image.place.column, image.place.end_column) == (3, 4, 23)
    assert spelled(page, image.place) == "![A pier](pier.jpg)"
    assert image.alt is not None
    assert spelled(page, image.alt.place) == "A pier"


def test_the_title_of_a_reference_is_the_caption_as_a_title_beside_the_address_is() -> None:
    page, image = only(f'{LONG}\n\n![A pier][p]\n\n{LONG}\n\n[p]: pier.jpg "The pier at dawn. Reuters"\n')
    assert image.caption is not None
    assert image.credit is not None
    assert (image.caption.text, image.credit.text) == ("The pier at dawn.", "Reuters")
    assert spelled(page, image.caption.place) == "The pier at dawn."


def test_an_empty_label_says_nothing_and_so_is_a_missing_alt() -> None:
    assert only("![](pier.jpg)")[1].alt is None


def test_a_shortcode_can_leave_its_alt_out_or_empty() -> None:
    assert only('{{< figure src="a.jpg" >}}')[1].alt is None
    alt = only('{{< figure src="a.jpg" alt="" >}}')[1].alt
    assert alt is not None
    assert alt.text == ""


def test_an_empty_tag_is_kept() -> None:
    page, image = only("![]()")
    assert (image.src, image.sources, image.alt, image.caption) == ("", (), None, None)
    assert spelled(page, image.place) == "![]()"


def test_a_link_around_an_image_is_read() -> None:
    page, image = only('[![A pier](pier.jpg) See more](https://news.example/pier "All")')
    assert image.link is not None
    assert (image.link.href, image.link.text, image.link.name) == (
        "https://news.example/pier",
        "See more",
        "See more A pier",
    )
    assert spelled(page, image.link.place).startswith("[![A pier]")


def test_a_size_is_read_where_generators_let_it_be_said() -> None:
    sized = ['![a](a.jpg){: width="300" .wide}', "![[a.jpg|300]]", '{{< img src="a.jpg" width="300px" >}}']
    assert [only(markdown)[1].width for markdown in sized] == [300, 300, 300]


# ------------------------------------------------------------------------------------------------------- HTML


def test_html_images_in_markdown_are_read_in_their_places() -> None:
    text = '# Head\n\n![A](a.jpg)\n\n<figure>\n<img src="b.jpg" alt="B">\n</figure>\n\ntext <img src=\'c.jpg\'> more\n'
    page = page_of(text)
    assert [(image.n, image.kind, image.src) for image in page.images] == [
        (1, Kind.MARKDOWN, "a.jpg"),
        (2, Kind.IMG, "b.jpg"),
        (3, Kind.IMG, "c.jpg"),
    ]
    assert spelled(page, page.images[1].place) == '<img src="b.jpg" alt="B">'
    assert spelled(page, page.images[2].place) == "<img src='c.jpg'>"


def test_a_markdown_image_in_an_html_figure_has_the_figure_s_caption() -> None:
    text = "<figure>\n\n![A pier](a.jpg)\n\n<figcaption>The pier in May. AFP</figcaption>\n</figure>\n"
    page, image = only(text)
    assert caption(image) == "The pier in May."
    assert credit(image) == "AFP"
    assert image.figure is not None
    assert spelled(page, image.figure) == "<figure>"


def test_an_html_image_takes_an_italic_paragraph_below_it() -> None:
    assert caption(only('<img src="a.jpg" width="900">\n\n*The pier in May*')[1]) == "The pier in May"


def test_a_page_with_html_has_a_soup_and_one_without_has_none() -> None:
    page = page_of('Words\n\n<img src="a.jpg" alt="A">\n')
    tag = page.soup.find("img")
    assert tag is page.images[0].tag
    with pytest.raises(TypeError):
        _ = page_of("![A](a.jpg)").soup


# ----------------------------------------------------------------------------------------- the page around them


in_each_front_matter = pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 'Bridge opens'\nlang: de-AT\ndate: 2024-05-02\nimage:\n  path: a.jpg\n  alt: A bridge\n---\n",
        "+++\ntitle = 'Bridge opens'\nlang='de'\ndate = 2024-05-02\n[cover]\nimage = 'a.jpg'\nalt = 'A bridge'\n+++\n",
        "Title: Bridge opens\nLang: de-AT\nDate: 2024-05-02\nImage: a.jpg\nImage_Alt: A bridge\n\n",
    ],
    ids=["yaml", "toml", "lines"],
)


def page_below(front: str) -> Page:
    return page_of(f"{front}\n![The bridge](a.jpg)\n\n{LONG}\n")


@in_each_front_matter
def test_front_matter_says_the_title_which_is_the_headline_too(front: str) -> None:
    page = page_below(front)

    assert page.headline is not None
    assert page.title is not None
    assert page.headline.text == page.title.text == "Bridge opens"
    assert spelled(page, page.headline.place) == "Bridge opens"


@pytest.mark.parametrize(
    "fields",
    [
        "image: a.jpg\nimage_caption: Cars queue at the bridge.\nimage_credit: AFP",
        "image: a.jpg\nimage_caption: Cars queue at the bridge. AFP",
        "featured-image:\n  path: a.jpg\n  cutline: Cars queue at the bridge.\n  credit: AFP",
        "hero: a.jpg\nheroCaption: Cars queue at the bridge.\nheroCredit: AFP",
        "photo: Ana Ruiz\nimage: a.jpg\nimage_caption: Cars queue at the bridge.\nimage_credit: AFP",
    ],
)
def test_front_matter_shows_an_image_to_which_it_gives_a_caption(fields: str) -> None:
    page, image = only(f"---\ntitle: Bridge opens\n{fields}\n---\n\n{LONG}\n")
    assert (image.role, image.src, image.alt) == (Role.LEAD, "a.jpg", None)
    assert (caption(image), credit(image)) == ("Cars queue at the bridge.", "AFP")
    assert spelled(page, image.place) == "a.jpg"


def test_an_address_alone_in_front_matter_shows_no_image() -> None:
    assert not page_of(f"---\ntitle: Bridge opens\nimage: a.jpg\n---\n\n{LONG}\n").images


def test_an_image_that_the_text_shows_is_not_shown_by_front_matter_too() -> None:
    front = "---\ntitle: Bridge opens\nimage: a.jpg\nimage_caption: Cars.\n---\n"
    assert len(page_of(f"{front}\n![A bridge](a.jpg)\n\n{LONG}\n").images) == 1


def test_what_stands_behind_a_fenced_figure_is_code_as_before() -> None:
    page = page_of(f"```{{figure}} a.jpg\n```\n\n```\n![](b.jpg)\n```\n\n{LONG}\n")
    assert [image.src for image in page.images] == ["a.jpg"]


@in_each_front_matter
def test_front_matter_says_the_language(front: str) -> None:
    assert page_below(front).language_code == "de"


@in_each_front_matter
def test_front_matter_says_when_the_page_was_published(front: str) -> None:
    assert page_below(front).published == date(2024, 5, 2)


@in_each_front_matter
def test_front_matter_says_the_lead_image_and_its_alt_text(front: str) -> None:
    page = page_below(front)
    said = {statement.about: statement for statement in page.structured.statements}

    assert (said["url"].text, said["alt"].text, said["alt"].image) == ("a.jpg", "A bridge", "a.jpg")
    assert said["alt"] in page.images[0].statements


@pytest.mark.parametrize(
    ("item", "role"),
    [
        ("- [![](b.jpg)](https://example.org/fog)", Role.TEASER),
        ("- [![](b.jpg)](https://example.org/b-large.jpg)", Role.BODY),
        ("- ![](b.jpg)", Role.BODY),
        ("[![](b.jpg)](https://example.org/fog)", Role.BODY),
    ],
)
def test_a_picture_in_a_list_that_links_to_another_page_is_a_teaser(item: str, role: Role) -> None:
    assert page_of(f"![](a.jpg)\n\n{LONG}\n\n{item}\n").images[1].role is role


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    page = page_of("---\n\nWords\n\n---\n\n![A](a.jpg)\n")
    assert [block.text for block in page.blocks] == ["Words"]
    assert len(page.images) == 1


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Kicker\n\n# Bridge opens #\n\n## Later\n", "Bridge opens"),
        ("Bridge *opens*\n=====\n\nText", "Bridge opens"),
        (
            f"![]() |\nThe bridge. AFP |\nBridge opens after nine years\nBy Ann Lee\n{LONG}",
            "Bridge opens after nine years",
        ),
        (f"![]() |\n다리 위의 차들 / 연합뉴스 |\n새 다리 구 년 만에 열려\n{LONG}", "새 다리 구 년 만에 열려"),
        (f"{LONG}\n\n## A section\n", "A section"),
        (f'import Figure from "../figure"\n\nBridge opens after nine years\n\n{LONG}', "Bridge opens after nine years"),
        (f"{LONG} {LONG}\n\nShort line of words\n", None),
    ],
)
def test_the_headline_is_a_heading_or_the_title_line_of_an_extract(text: str, headline: str | None) -> None:
    found = page_of(text).headline
    assert (found.text if found else None) == headline


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (f"![A](a.jpg)\n\n# Head\n\n{LONG}\n\n![B](b.jpg)", [Role.LEAD, Role.BODY]),
        (f"# Head\n\nBy Ann Lee\n\n![A](a.jpg)\n\n{LONG}\n\n![B](b.jpg)", [Role.LEAD, Role.BODY]),
        (f"# Head\n\n{LONG}\n\n{LONG}\n\n![A](a.jpg)", [Role.BODY]),
        (f"# Head ![b](https://img.shields.io/x.svg)\n\n![A](a.jpg)\n\n{LONG}", [Role.ICON, Role.LEAD]),
        ("![Gazette](img/gazette-logo.png)\n\n# Head\n\n![A](a.jpg)", [Role.LOGO, Role.LEAD]),
    ],
)
def test_the_first_picture_around_the_headline_is_the_lead(text: str, roles: list[Role]) -> None:
    assert [image.role for image in page_of(text).images] == roles


def test_blocks_are_the_headings_and_paragraphs_without_captions() -> None:
    text = (
        f"# Bridge *opens*\n\n![](a.jpg)\n\n*The bridge. AFP*\n\n{LONG}\n\n- one\n- two\n\n> quoted\n\n```\ncode\n```\n"
    )
    assert [(block.kind, block.text) for block in page_of(text).blocks] == [
        ("h1", "Bridge opens"),
        ("p", LONG),
        ("li", "one"),
        ("li", "two"),
        ("blockquote", "quoted"),
    ]


def test_lines_wrapped_by_hand_are_one_paragraph_and_an_extract_s_lines_are_many() -> None:
    assert [block.text for block in page_of("One line\nof a paragraph\n").blocks] == ["One line of a paragraph"]
    extract = f"{LONG} More.\nNext paragraph.\n"
    assert [block.text for block in page_of(extract).blocks] == [f"{LONG} More.", "Next paragraph."]


def test_markdown_and_plain_text_are_extracts() -> None:
    page = page_of("Words", "story.txt")
    assert (page.format, page.is_extract, page.images) == ("markdown", True, ())


def statements(image: PageImage) -> Iterator[Statement]:
    yield from (said for said in (image.alt, image.caption, image.credit and image.credit.statement) if said)


PIECES = '![ ]( ) a b.jpg * _ ` \\ &amp; <img > " é --- # {{<figure >}} | > -'
WORDS = ["Image caption,", "Image source, AFP", "Foto: Ana Ruiz", "(file)", "The old bridge at noon.", "![](a.jpg)"]
MARKS = [*PIECES.split(" "), *WORDS, " ", "\n", "\r\n", "\n\n"]


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=40))
@example(["<img", ">", "a", "\n", "\n", ">}}", "{{<figure"])
def test_no_text_is_too_broken_to_be_read(pieces: list[str]) -> None:
    page = page_of("".join(pieces))
    for image in page.images:
        assert 0 <= image.place.offset <= image.place.end <= len(page.text)
        for said in statements(image):
            assert spelled(page, said.place) == said.raw
    for block in page.blocks:
        assert 0 <= block.place.offset < block.place.end <= len(page.text)
