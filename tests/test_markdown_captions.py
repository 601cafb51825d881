"""Which words belong to which Markdown image, as authors, generators and extractors leave them."""

import pytest

from a11y_audit.model import Kind, Role
from tests.markdown_pages import LONG, caption, credit, only, page_of, spelled


@pytest.mark.parametrize(
    "markdown",
    [
        "![](a.jpg) |\nCars queue at the bridge. AFP |",
        "![](a.jpg) |\n\nCars queue at the bridge. AFP |",
        "| ![](a.jpg) |\n| --- |\n| Cars queue at the bridge. AFP |",
        "![](a.jpg) |\nCars queue at the bridge. |\nAFP |",
        "![](a.jpg) | Cars queue at the bridge. AFP |",
        "![](a.jpg)\n*Cars queue at the bridge. AFP*",
        "![](a.jpg)\\\nCars queue at the bridge. AFP",
        "![](a.jpg)<br>\nCars queue at the bridge. AFP",
        "![](a.jpg)\n\n*Cars queue at the bridge. AFP*",
        "![](a.jpg)\n\n_Cars queue at the bridge._ AFP",
        "![](a.jpg)\n\n<small>Cars queue at the bridge. AFP</small>",
        "![](a.jpg)\n\nCars queue at the bridge. AFP",
        "![](a.jpg)\n\n> Cars queue at the bridge. AFP",
        "![](a.jpg)\n\n*Cars queue at the bridge.*\n\nAFP",
        '![](a.jpg "Cars queue at the bridge. AFP")',
        '{{< figure src="a.jpg" caption="Cars queue at the bridge." attr="AFP" >}}',
        '{{< figure src="a.jpg" >}}Cars queue at the bridge. AFP{{< /figure >}}',
        "{% include image.html src='a.jpg' caption='Cars queue at the bridge.' credit='AFP' %}",
        '{{< bild src="a.jpg" bu="Cars queue at the bridge." quelle="AFP" >}}',
        '{{ image(src="a.jpg", caption="Cars queue at the bridge.", credit="AFP") }}',
        '<Figure src="a.jpg" caption="Cars queue at the bridge." credit="AFP" />',
        '<Afbeelding\n  src="a.jpg"\n  bijschrift={"Cars queue at the bridge."}\n  fotograaf="AFP"\n/>',
        '<Figure src="a.jpg">\n  Cars queue at the bridge. AFP\n</Figure>',
        '[caption id="a1" width="640"]![](a.jpg) Cars queue at the bridge. AFP[/caption]',
        '[caption id="a1" width="640"]<img src="a.jpg"> Cars queue at the bridge. AFP[/caption]',
        "```{figure} a.jpg\n---\nwidth: 80%\n---\nCars queue at the bridge. AFP\n```",
        "![](a.jpg)\n\nShow caption\n\nHide caption\n\nCars queue at the bridge.\n\nAFP",
        "![](a.jpg)\n\n<center>Cars queue at the bridge. AFP</center>",
    ],
)
def test_caption_and_credit_are_found_parted_and_spelled_as_they_stand(markdown: str) -> None:
    page, image = only(f"{markdown}\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("Cars queue at the bridge.", "AFP")
    assert image.caption is not None
    assert spelled(page, image.caption.place) == image.caption.raw == "Cars queue at the bridge."
    assert image.credit is not None
    assert spelled(page, image.credit.place).strip() == "AFP"


def test_the_marks_of_the_residue_belong_to_neither_caption_nor_credit() -> None:
    _, image = only("![]() |\nThe old ferry at its pier / City Wire file |\n")
    assert caption(image) == "The old ferry at its pier"
    assert credit(image) == "City Wire file"


def test_images_side_by_side_take_the_cells_below_them() -> None:
    left, right = page_of("![](a.jpg) | ![](b.jpg) |\nThe old pier | The new pier |\n").images
    assert (caption(left), caption(right)) == ("The old pier", "The new pier")


def test_words_inside_marks_are_placed_exactly() -> None:
    page, image = only("![](a.jpg)\n\n*Cars &amp; **lorries** queue [here](map). AFP*")
    assert caption(image) == "Cars & lorries queue here."
    assert image.caption is not None
    assert spelled(page, image.caption.place) == "Cars &amp; **lorries** queue [here](map)."


@pytest.mark.parametrize(
    "below",
    [LONG, "## Next heading", "- A list item", "**Bold words that open a section**", "He said no."],
)
def test_what_is_not_shaped_like_a_caption_is_left_to_the_article(below: str) -> None:
    assert caption(only(f"![](a.jpg)\n\n{below}")[1]) is None


def test_an_image_in_running_text_takes_none_of_it() -> None:
    assert caption(only(f"{LONG} ![](a.jpg) {LONG} AFP")[1]) is None


def test_one_caption_serves_one_image() -> None:
    first, second = page_of("![](a.jpg)\n\n![](b.jpg)\n\n*Two piers*").images
    assert (caption(first), caption(second)) == (None, "Two piers")


def test_a_caption_whose_image_is_gone_is_kept() -> None:
    text = f"# Bridge opens\n\n{LONG}\n\n{LONG}\nThe first cars on the bridge, Tuesday. Yonhap |\n{LONG}\n"
    page, image = only(text)
    assert (image.kind, image.role, image.element, image.alt) == (Kind.CAPTION_ONLY, Role.BODY, "", None)
    assert caption(image) == "The first cars on the bridge, Tuesday."
    assert credit(image) == "Yonhap"
    assert spelled(page, image.place) == "The first cars on the bridge, Tuesday. Yonhap"


def test_a_table_of_words_is_no_lost_caption() -> None:
    assert page_of("| Port | Agency |\n|---|---|\n| Busan | Yonhap |\n").images == ()


# ------------------------------------------------------------------------------------------- by what they are called


@pytest.mark.parametrize(
    "line",
    [
        "The quay at dawn on Friday. Photo: Ana Ruiz",
        "Die Brücke am Freitagabend im Nebel. (Foto: dpa)",
        "3月1日，读者在港口图书馆 阅读 新书 目录。新华社记者 王小明 摄",
        "Image caption, The quay at dawn",
        "Bildtext: Die Brücke im Nebel",
        "FILE PHOTO: The mayor speaks in Leeds, March 11, 2023. REUTERS/Ana Ruiz/File Photo",
    ],
)
def test_a_paragraph_that_speaks_of_a_photo_is_a_caption_whose_image_is_gone(line: str) -> None:
    _, image = only(f"{LONG}\n\n{line}\n\n{LONG}\n")
    assert image.kind is Kind.CAPTION_ONLY


@pytest.mark.parametrize(
    "below",
    [
        "![](a.jpg)Image source, Reuters\n\nImage caption, The quay at dawn",
        "![](a.jpg)\n\nImage source, Reuters\n\nImage caption, The quay at dawn",
        "![](a.jpg)\nImage source, Reuters\nImage caption, The quay at dawn",
        "![](a.jpg)\n\n**Image caption:** The quay at dawn\n\nImage source, Reuters",
        "Image source, Reuters\n\nImage caption, The quay at dawn",
        "Image caption, The quay at dawn\nImage source, Reuters",
    ],
)
def test_caption_and_credit_that_are_called_so_are_found_in_either_order(below: str) -> None:
    _, image = only(f"{LONG}\n\n{below}\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("The quay at dawn", "Image source, Reuters")


@pytest.mark.parametrize(
    "below",
    [
        "![](a.jpg)\n\nThe wall at low tide.Credit...Ana Ruiz for The Gazette",
        "![](a.jpg)\n\nThe wall at low tide. _Credit...Ana Ruiz for The Gazette_",
        "![](a.jpg)\n\nThe wall at low tide.\n\nCredit...Ana Ruiz for The Gazette",
        "![](a.jpg)\n\nThe wall at low tide. <small>Credit...Ana Ruiz for The Gazette</small>",
        "![](a.jpg)\n\nOpen this photo in gallery:\n\nThe wall at low tide. Credit...Ana Ruiz for The Gazette",
        "![](a.jpg)\n*The wall at low tide. Credit...Ana Ruiz for The Gazette*{: .caption}",
        "![](a.jpg)\n/// caption\nThe wall at low tide. Credit...Ana Ruiz for The Gazette\n///",
        '![The wall at low tide. Credit...Ana Ruiz for The Gazette](a.jpg){fig-alt="A wall"}',
        ":::{figure} a.jpg\n:alt: A wall\n\nThe wall at low tide. Credit...Ana Ruiz for The Gazette\n:::",
    ],
)
def test_caption_and_credit_are_parted_however_generators_and_extractors_set_them(below: str) -> None:
    _, image = only(f"{LONG}\n\n{below}\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("The wall at low tide.", "Credit...Ana Ruiz for The Gazette")
    assert image.src == "a.jpg"


@pytest.mark.parametrize(
    "image", ['![A wall.](a.jpg){fig-alt="A low wall"}', ":::{figure} a.jpg\n:alt: A low wall\n:::"]
)
def test_the_alternative_text_is_found_where_scientific_publishers_have_it(image: str) -> None:
    _, found = only(f"{LONG}\n\n{image}\n")
    assert found.alt is not None
    assert found.alt.text == "A low wall"


def test_what_is_called_a_caption_above_a_picture_is_its_own() -> None:
    _, image = only(f"{LONG}\n\nImage caption, The quay at dawn\n\n![](a.jpg)\n\n{LONG}\n")
    assert caption(image) == "The quay at dawn"


def test_what_is_called_a_caption_between_two_pictures_is_the_first_ones() -> None:
    page = page_of(f"![](a.jpg)\n\nImage caption, The quay at dawn\n\n![](b.jpg)\n\n{LONG}\n")
    assert [caption(image) for image in page.images] == ["The quay at dawn", None]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n\nThe minister left the quay on Friday. (Reuters)",
        f"{LONG}\n\nPhotos: Ana Ruiz",
        f"{LONG}\n\nVeteran wraps baby in flag: photo sparks dispute",
        f"{LONG}\n\nSource: the harbour office says so in its report",
        f"{LONG}\n\nImage caption,>",
    ],
)
def test_the_article_s_own_closing_lines_are_no_captions(text: str) -> None:
    assert page_of(text).images == ()


@pytest.mark.parametrize("label", ["Image caption,", "**Image caption**", "Bildunterschrift:", "توضیح تصویر،"])
def test_the_paragraph_below_one_that_announces_a_caption_is_the_caption(label: str) -> None:
    _, image = only(f"![](a.jpg)\n\nImage source, AFP\n\n{label}\n\nCars queue at the bridge\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("Cars queue at the bridge", "Image source, AFP")


def test_a_buttons_label_behind_the_credit_is_no_part_of_it() -> None:
    _, image = only(f"![](a.jpg)\n\nCars queue at the bridge. **Ana Ruiz/AFP** **hide caption**\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("Cars queue at the bridge.", "Ana Ruiz/AFP")


def test_a_phrase_between_a_credit_and_the_text_is_the_caption() -> None:
    _, image = only(f"# Title\n\n![](a.jpg)\n\nANP / Jan Smit\n\nTractors on the A28 near Assen\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("Tractors on the A28 near Assen", "ANP / Jan Smit")


@pytest.mark.parametrize(
    ("above", "below", "said"),
    [
        ("Cars queue at the bridge. Photo: Ana Ruiz/AFP", "", "Photo: Ana Ruiz/AFP"),
        ("*Cars queue at the bridge.*", "<small>Photo: Ana Ruiz</small>\n\n", "Photo: Ana Ruiz"),
    ],
)
def test_a_caption_may_stand_above_its_image(above: str, below: str, said: str) -> None:
    _, image = only(f"# Title\n\n{LONG}\n\n{above}\n\n![](a.jpg)\n\n{below}{LONG}\n")
    assert (caption(image), credit(image)) == ("Cars queue at the bridge.", said)


def test_a_numbered_caption_may_stand_above_its_image() -> None:
    _, image = only(f"# Title\n\n{LONG}\n\nFoto 1: I salinari al lavoro\n\n![](a.jpg)\n\n{LONG}\n")
    assert caption(image) == "Foto 1: I salinari al lavoro"


@pytest.mark.parametrize(
    "text",
    [
        "Ein Rettungsboot vor der Küste (Archivbild)",
        "राहत शिविर में खाना बाँटते स्वयंसेवक (फाइल फोटो)",
        "Το πλοίο της γραμμής στην Κίμωλο (φωτ. αρχείου)",
        "அதிகாலையில் வெறிச்சோடிய சந்தை [கோப்புப் படம்]",
    ],
)
def test_a_paragraph_that_ends_in_a_remark_on_an_old_picture_is_its_caption(text: str) -> None:
    _, image = only(f"# Title\n\n{LONG}\n\n![](a.jpg)\n\n{text}\n\n{LONG}\n")
    assert (caption(image), credit(image)) == (text, None)


@pytest.mark.parametrize(
    "line",
    [
        "*Read also: [The bridge that nobody wanted](bridge.md)*",
        "_À lire aussi : « Le pont dont personne ne voulait »_",
        "*This article was updated on Monday.*",
        "*この記事は11月4日に一部を修正しました。*",
        "*“We waited for an hour.”*",
        "**Facts: the bridge**\nIt was built in 1938 and is 300 metres long.",
    ],
)
def test_what_tells_of_the_article_is_no_caption(line: str) -> None:
    for gap in ("\n", "\n\n"):
        _, image = only(f"# Title\n\n{LONG}\n\n![A bridge](a.jpg){gap}{line}\n\n{LONG}\n")
        assert caption(image) is None


def test_what_points_at_the_picture_is_no_part_of_the_caption() -> None:
    _, image = only(f"![](a.jpg)\n\n▲ 다리 위의 차들이 줄지어 있다. [연합뉴스]\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("다리 위의 차들이 줄지어 있다.", "[연합뉴스]")


def test_the_writer_named_above_the_text_is_not_credited_with_a_picture() -> None:
    _, image = only(f"# Мосты развели\n\n**Автор: Иван Петров**\n\n{LONG}\n\n![Мост](a.jpg)\n\n{LONG}\n")
    assert image.credit is None


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("https://cdn.example/avatar/90x90/ana.jpg", Role.PORTRAIT),
        ("https://www.tracker.example/tr?id=96&ev=PageView&noscript=1", Role.TRACKER),
        ("https://ads.example/banners/1.jpg", Role.AD),
    ],
)
def test_an_address_tells_what_an_image_is_for(address: str, role: Role) -> None:
    _, image = only(f"# Title\n\n{LONG}\n\n![]({address})\nAna Ruiz writes from the harbour\n\n{LONG}\n")
    assert image.role is role


def test_cells_of_captions_and_of_credits_stand_below_their_pictures() -> None:
    rows = (
        "| ![](a.jpg) | ![](b.jpg) |",
        "|---|---|",
        "| The old quay | The new quay |",
        "| Photo: Ana Ruiz | Photo: Ben Roe |",
    )
    images = page_of("\n".join([f"# Quays\n\n{LONG}\n", *rows, f"\n{LONG}"])).images
    assert [(caption(image), credit(image)) for image in images] == [
        ("The old quay", "Photo: Ana Ruiz"),
        ("The new quay", "Photo: Ben Roe"),
    ]


def test_a_grid_tables_rules_part_no_picture_from_its_caption() -> None:
    rule = f"+{'-' * 14}+{'-' * 14}+"
    rows = ("| ![](a.jpg)   | ![](b.jpg)   |", rule, "| The old quay | The new quay |", rule)
    images = page_of("\n".join([f"# Quays\n\n{LONG}\n", rule, *rows, f"\n{LONG}"])).images
    assert [caption(image) for image in images] == ["The old quay", "The new quay"]


@pytest.mark.parametrize(
    "around",
    [
        "[\n\n![](a.jpg)\n\n](https://cdn.example/a.jpg)\n\n{}",
        "- ![](a.jpg)\n\n  1 of 3\n\n  {}",
        "> ![](a.jpg)\n>\n> {}",
    ],
)
def test_what_extractors_set_between_a_picture_and_its_caption_is_passed_over(around: str) -> None:
    words = "The spillway at Carver Creek in March. Photo: Ana Ruiz"
    _, image = only(f"# Dams\n\n{LONG}\n\n{around.format(words)}\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("The spillway at Carver Creek in March.", "Photo: Ana Ruiz")


def test_nuxts_components_have_their_properties_between_two_rules() -> None:
    block = '::figure\n---\nsrc: a.jpg\nalt: A bridge\ncaption: Cars queue.\ncredit: "Photo: Ana Ruiz"\n---\n::'
    page, image = only(f"# Title\n\n{block}\n\n{LONG}\n")
    assert (image.src, caption(image), credit(image)) == ("a.jpg", "Cars queue.", "Photo: Ana Ruiz")
    assert image.alt is not None
    assert spelled(page, image.alt.place) == "A bridge"


def test_a_copyright_in_front_matter_is_the_credit_of_its_image() -> None:
    fields = 'title = "Quay"\n[image]\nfile = "a.jpg"\ncaption = "The old quay."\ncopyright = "Ana Ruiz"'
    _, image = only(f"+++\n{fields}\n+++\n\n{LONG}\n")
    assert (caption(image), credit(image)) == ("The old quay.", "Ana Ruiz")
