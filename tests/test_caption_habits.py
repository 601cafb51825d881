"""Where pages put captions that no figure ties to their picture: beside it, below a row, above an article's text."""

import pytest

from a11y_audit.model import PageImage, Role, Source
from a11y_audit.reading import read

LONG = "<p>" + "The ferry company said on Monday that it would add boats in the summer. " * 4 + "</p>"
CAPTION, CREDIT = "A ferry leaves the harbor at dawn.", "Photo: Ana Ruiz"


def images(body: str) -> tuple[PageImage, ...]:
    html = f"<!doctype html><html lang=en><title>Ferries</title><body><article><h1>Ferries</h1>{LONG}{body}{LONG * 3}"
    return read(Source("page.html", html.encode())).images


def words(image: PageImage) -> tuple[str | None, str | None]:
    caption, credit = image.caption, image.credit
    return caption.text if caption else None, credit.text if credit else None


@pytest.mark.parametrize(
    "body",
    [
        '<p><img src="a.jpg" alt=""></p><p><small>{caption} {credit}</small></p>',
        '<p><img src="a.jpg" alt=""></p><p><em>{caption} ({credit})</em></p>',
        '<p class="pic"><img src="a.jpg" alt=""><span>{credit}</span></p><p class="pic-caption">{caption}</p>',
        '<div class="art-photo"><img src="a.jpg" alt=""><i>{credit}</i></div><div class="photo-desc">{caption}</div>',
        '<section><div><img src="a.jpg" alt=""></div><div>{caption}</div><div>{credit}</div></section>',
        '<div class="caption close-this"><img src="a.jpg" alt=""></div><div class="caption">{caption} {credit}</div>',
    ],
)
def test_a_caption_may_stand_outside_the_picture_box(body: str) -> None:
    found = words(images(body.format(caption=CAPTION, credit=CREDIT))[0])
    assert found[0] == CAPTION
    assert (found[1] or "").strip("()") == CREDIT


def test_small_print_needs_no_credit_to_be_the_caption_below_a_picture() -> None:
    body = '<p><img src="a.jpg" alt=""></p><p><small>The old pier in 1910</small></p>'
    assert words(images(body)[0]) == ("The old pier in 1910", None)


def test_a_centred_paragraph_below_a_centred_picture_is_its_caption() -> None:
    centred = '<p style="text-align: center"><img src="a.jpg" alt=""></p><p style="text-align:center">The old pier</p>'
    assert words(images(centred)[0]) == ("The old pier", None)


def test_where_all_text_is_centred_a_centred_paragraph_is_text() -> None:
    verse = '<p align="center"><img src="{}.jpg" alt=""></p><p align="center">We walked along the pier.</p>'
    body = "".join(verse.format(n) for n in range(3))
    html = f"<html lang=en><title>Walk</title><body><article><h1>A walk</h1>{body}</article>"
    assert [words(image)[0] for image in read(Source("page.html", html.encode())).images] == [None] * 3


def test_pictures_side_by_side_share_the_one_caption_of_their_row() -> None:
    row = (
        '<div class="row"><div><img src="a.jpg" alt=""></div><div><img src="b.jpg" alt=""></div>'
        f'<p class="pair-caption">{CAPTION} {CREDIT}</p></div>'
    )
    assert [words(image) for image in images(row)] == [(CAPTION, CREDIT)] * 2


def test_a_caption_that_stands_with_one_picture_of_a_row_is_not_shared() -> None:
    row = (
        '<div class="row"><div><img src="a.jpg" alt=""></div>'
        f'<div><img src="b.jpg" alt=""><p class="tile-caption">{CAPTION}</p></div></div>'
    )
    assert [words(image)[0] for image in images(row)] == [None, CAPTION]


def test_a_caption_may_open_the_box_of_the_whole_article() -> None:
    body = (
        '<div class="top"><div><img src="a.jpg" alt="" width="900" height="500"></div></div>'
        f'<div class="text"><p class="imagedescription">{CAPTION} {CREDIT}</p><h1>Ferries</h1>{LONG * 3}'
        f'<p><img src="b.jpg" alt=""></p>{LONG}</div>'
    )
    html = f"<html lang=en><title>Ferries</title><body><main><article>{body}</article></main>"
    assert words(read(Source("page.html", html.encode())).images[0]) == (CAPTION, CREDIT)


def test_a_pull_quote_beside_a_picture_is_no_caption() -> None:
    quote = (
        '<div><img src="a.jpg" alt="" width="500" height="400"><blockquote>We lost all but our tempers.</blockquote>'
    )
    assert words(images(f"{quote}</div>")[0]) == (None, None)


def test_the_text_column_beside_a_picture_is_no_caption() -> None:
    body = f'<div class="media-text"><img src="a.jpg" alt=""><div class="media-text__content">{LONG * 2}</div></div>'
    assert words(images(body)[0]) == (None, None)


def test_a_picture_above_the_text_with_words_and_a_credit_is_the_articles_own() -> None:
    body = (
        '<h1>Ferries</h1><div><img src="a.jpg" alt=""><div><span>A ferry leaves the harbor.</span><span>AFP / Ana Ruiz'
        f"</span></div></div>{LONG * 4}"
    )
    found = read(Source("page.html", f"<html lang=en><title>Ferries</title><body><main>{body}</main>".encode()))
    assert words(found.images[0]) == ("A ferry leaves the harbor.", "AFP / Ana Ruiz")
    assert found.images[0].role is Role.LEAD


def test_a_caption_in_a_quoted_line_of_markdown_has_no_quote_mark() -> None:
    page = read(Source("page.md", f"# Ferries\n\n> ![](a.jpg)\n> {CAPTION} {CREDIT}\n".encode()))
    assert words(page.images[0]) == (CAPTION, CREDIT)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="a.jpg" alt="" aria-describedby="w"><hr><div id="w">The old pier</div>',
        '<div role="figure" aria-labelledby="w"><img src="a.jpg" alt=""><div id="w">The old pier</div></div>',
    ],
)
def test_text_that_aria_ties_to_a_picture_is_its_caption(body: str) -> None:
    found = images(body)[0]
    assert words(found) == ("The old pier", None)
    assert found.caption is not None
    assert found.caption.reason == "reference"


def test_a_description_for_screen_readers_only_is_no_caption() -> None:
    body = '<img src="a.jpg" alt="" aria-describedby="w"><p class="sr-only" id="w">Blue boats at a long pier</p>'
    assert words(images(body)[0]) == (None, None)


def test_what_somebody_says_beside_a_picture_is_no_caption() -> None:
    body = '<div><img src="a.jpg" alt="" width="300" height="300"><p>“We have waited long enough for this.”</p></div>'
    assert words(images(body)[0]) == (None, None)


def test_italics_below_a_figure_are_the_articles_words() -> None:
    body = '<figure><img src="a.jpg" alt=""></figure><p><em>This article first appeared in the spring.</em></p>'
    assert words(images(body)[0]) == (None, None)


def test_words_beside_a_box_that_holds_but_a_credit_are_the_caption() -> None:
    body = (
        '<div><div class="r-img"><img src="a.jpg" alt=""><div class="label">Photo: Ana Ruiz</div></div>'
        '<div class="cap">The fish hall at dawn.</div></div>'
    )
    assert words(images(body)[0]) == ("The fish hall at dawn.", CREDIT)


def test_caption_and_credit_may_both_stand_behind_the_picture_box() -> None:
    body = (
        '<div class="hero"><img src="a.jpg" alt=""></div><div class="meta"><p class="hero-caption">The old pier.</p>'
        '<p class="hero-credit">(Photo: AFP)</p></div>'
    )
    assert words(images(body)[0]) == ("The old pier.", "(Photo: AFP)")


def test_a_name_in_capitals_tells_of_a_caption_below_a_heading() -> None:
    body = '<section><h3>The cook</h3><img src="a.jpg" alt=""><p>Breakfast for all. LEO GRANT</p></section>'
    assert words(images(body)[0]) == ("Breakfast for all.", "LEO GRANT")


def test_the_name_in_brackets_that_two_captions_end_in_is_the_photographers() -> None:
    figure = '<figure><img src="{}.jpg" alt=""><figcaption>{} ({})</figcaption></figure>'
    same = images(figure.format(1, "The ice arrives at four", "Leo Grant") + figure.format(2, "The cook", "Leo Grant"))
    assert [words(each)[1] for each in same] == ["(Leo Grant)", "(Leo Grant)"]
    others = images(figure.format(1, "The captain", "Ana Ruiz") + figure.format(2, "The cook", "Leo Grant"))
    assert [words(each)[1] for each in others] == [None, None]


def test_a_remark_before_a_labelled_credit_stays_in_the_caption() -> None:
    body = (
        '<figure><img src="a.jpg" alt=""><figcaption><span>Led na trhu. Ilustrační foto</span>'
        "<span>Foto: Jan Vacek</span></figcaption></figure>"
    )
    assert words(images(body)[0]) == ("Led na trhu. Ilustrační foto", "Foto: Jan Vacek")


def test_the_publishers_claim_at_the_articles_end_is_no_credit_of_the_picture_before_it() -> None:
    figure = '<figure><img src="a.jpg" alt=""></figure><p>{}</p>'

    assert words(images(figure.format("© 2026 Harbor Times, a division of Quay Media Inc."))[0]) == (None, None)
    assert words(images(figure.format("© 2026 Ana Ruiz/AFP"))[0]) == (None, "© 2026 Ana Ruiz/AFP")


def test_a_credit_may_stand_in_a_paragraph_behind_that_of_the_caption() -> None:
    centred = '<p style="text-align: center">{}</p>'
    body = centred.format('<img src="a.jpg" alt="">') + centred.format("3月1日，读者在图书馆。")
    found = images(body + centred.format("新华社记者 王小明 摄"))[0]

    assert words(found) == ("3月1日，读者在图书馆。", "新华社记者 王小明 摄")
    assert found.credit is not None
    assert found.credit.statement.reason == "own element"


def test_a_paragraph_that_says_when_the_picture_was_taken_is_its_caption() -> None:
    found = images('<p><img src="a.jpg" alt=""></p><p>这是2月27日拍摄的夜景。</p>')[0]
    assert words(found) == ("这是2月27日拍摄的夜景。", None)


def test_a_table_cell_below_two_pictures_is_the_caption_of_both() -> None:
    table = (
        '<table class="picture"><tr><td><img src="a.jpg" alt=""></td><td><img src="b.jpg" alt=""></td></tr>'
        f'<tr><td class="pic-caption" colspan="2"><p>{CAPTION} {CREDIT}</p></td></tr></table>'
    )
    assert [words(each) for each in images(table)] == [(CAPTION, CREDIT)] * 2


@pytest.mark.parametrize("counter", ["2 of 10 | ", "2의 10 | ", "2枚目/10 | ", "Photo 2/10: "])
def test_a_counter_before_a_caption_is_no_part_of_it(counter: str) -> None:
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>{counter}{CAPTION}</figcaption></figure>'
    assert words(images(figure)[0]) == (CAPTION, None)


def test_the_cell_below_a_picture_in_a_table_is_its_caption() -> None:
    table = (
        '<table><tr><td><img src="a.jpg" alt=""></td><td><img src="b.jpg" alt=""></td></tr>'
        f"<tr><td>{CAPTION}</td><td>The quay at noon. {CREDIT}</td></tr></table>"
    )
    assert [words(each) for each in images(table)] == [(CAPTION, None), ("The quay at noon.", CREDIT)]


def test_a_figure_that_holds_but_the_credit_may_have_its_caption_beside_it() -> None:
    figure = (
        f'<figure><img src="a.jpg" alt=""><details class="image-info"><summary>i</summary><p>{CREDIT}</p></details>'
    )
    box = f'<photo-box>{figure}</figure><div class="photo-text"><p>{CAPTION}</p></div></photo-box>'
    assert words(images(box)[0]) == (CAPTION, CREDIT)


def test_what_opens_a_box_is_a_control_and_no_caption() -> None:
    figure = '<figure><img src="a.jpg" alt=""><figcaption><details><summary>Show caption</summary>{}</details>'
    assert words(images(figure.format(f"{CAPTION}</figcaption></figure>"))[0]) == (CAPTION, None)


def test_running_text_beside_a_picture_in_one_block_is_no_caption() -> None:
    block = (
        '<div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img src="a.jpg" alt=""></figure>'
        f'<div class="wp-block-media-text__content">{LONG}</div></div>'
    )
    assert words(images(block)[0]) == (None, None)


def test_the_mark_between_two_credit_elements_is_part_of_the_credit() -> None:
    figure = (
        f'<figure><img src="a.jpg" alt=""><div><figcaption>{CAPTION}</figcaption>'
        '<p><span class="credit">Ana Ruiz</span><i>/</i><span class="source">Harbour Radio</span></p></div></figure>'
    )
    assert words(images(figure)[0]) == (CAPTION, "Ana Ruiz/Harbour Radio")


def test_a_number_before_a_caption_that_others_refer_to_is_kept() -> None:
    figure = '<figure><img src="a.jpg" alt=""><figcaption>1: The lower lock</figcaption></figure>'
    assert words(images(figure)[0]) == ("1: The lower lock", None)


def test_the_word_for_a_map_is_part_of_its_caption() -> None:
    text = "Map: the three ferries still at work (© Ana Ruiz)"
    figure = f'<figure><img src="a.png" alt=""><figcaption>{text}</figcaption></figure>'
    assert words(images(figure)[0]) == ("Map: the three ferries still at work", "(© Ana Ruiz)")


def test_a_source_before_a_name_is_credit_when_the_page_credits_it_elsewhere() -> None:
    figures = "".join(
        f'<figure><img src="{name}.jpg" alt=""><figcaption>{text}</figcaption></figure>'
        for name, text in (("a", "Photo: Lake News"), ("b", "Lake News / Ana Ruiz"), ("c", "Two boats / Ana Ruiz"))
    )
    assert [words(each) for each in images(figures)] == [
        (None, "Photo: Lake News"),
        (None, "Lake News / Ana Ruiz"),
        ("Two boats", "Ana Ruiz"),
    ]


def test_a_few_words_that_the_link_to_the_large_picture_says_too_are_its_caption() -> None:
    cell = (
        '<div class="grid__cell"><a href="/large/a.jpg" title="Spring river"><img src="a.jpg" alt=""></a>'
        f'<div class="grid__text">Spring river</div><div class="grid__author">{CREDIT}</div></div>'
    )
    assert words(images(cell)[0]) == ("Spring river", CREDIT)


def test_a_mark_that_points_at_the_picture_is_no_part_of_the_caption() -> None:
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>▲ {CAPTION} {CREDIT}</figcaption></figure>'
    assert words(images(figure)[0]) == (CAPTION, CREDIT)


def test_a_credit_over_the_picture_and_a_caption_below_its_box_belong_together() -> None:
    box = '<div class="thumb-box"><img src="a.jpg" alt=""><span class="photo-credit">Ana Ruiz</span></div>'
    assert words(images(f'{box}<div class="thumbnail-caption">{CAPTION}</div>')[0]) == (CAPTION, "Ana Ruiz")


def test_an_element_named_after_credits_may_follow_the_caption_below_the_picture_box() -> None:
    fields = (
        '<div class="field-image"><div><img src="a.jpg" alt=""></div></div>'
        f'<div class="field-image-caption"><p>{CAPTION}</p></div><div class="field-image-credit"><p>Ana Ruiz</p></div>'
    )
    assert words(images(fields)[0]) == (CAPTION, "Ana Ruiz")


def test_an_address_behind_the_photographers_name_is_part_of_the_credit() -> None:
    figure = (
        f'<figure><img src="a.jpg" alt=""><figcaption><span class="caption">{CAPTION}</span>'
        '<span class="credits">Ana Ruiz</span> <span class="mail">aruiz@harbour.example</span></figcaption></figure>'
    )
    assert words(images(figure)[0]) == (CAPTION, "Ana Ruiz aruiz@harbour.example")


def test_the_credit_below_a_group_of_captioned_figures_is_that_of_all_without_one() -> None:
    captions = ("The lock.", "The quay. Photo: Jonas Feld")
    inner = "".join(
        f'<figure><img src="{name}.jpg" alt=""><figcaption>{text}</figcaption></figure>'
        for name, text in zip("ab", captions, strict=True)
    )
    found = images(f"<figure>{inner}<figcaption>{CREDIT}</figcaption></figure>")
    assert [words(each) for each in found] == [("The lock.", CREDIT), ("The quay.", "Photo: Jonas Feld")]


def test_a_place_in_brackets_is_no_credit_where_other_brackets_hold_sources() -> None:
    texts = ("The lock (Sourced)", "The quay (AFP)", "Sector 12, Leeds (Delhi)")
    figures = "".join(
        f'<figure><img src="{name}.jpg" alt=""><figcaption>{text}</figcaption></figure>'
        for name, text in zip("abc", texts, strict=True)
    )
    assert [words(each)[1] for each in images(figures)] == ["(Sourced)", "(AFP)", None]


def test_a_source_in_an_element_before_that_of_the_caption_is_the_credit() -> None:
    caption = '<p class="caption"><span class="top">ANA RUIZ/The Lake</span><span class="text">{}</span></p>'
    figure = f'<figure><img src="a.jpg" alt="">{caption.format(CAPTION)}</figure>'
    assert words(images(figure)[0]) == (CAPTION, "ANA RUIZ/The Lake")


def test_words_of_two_elements_that_touch_are_not_run_together() -> None:
    figure = f'<figure><img src="a.jpg" alt=""><figcaption><span class="a">Leeds</span><span class="b">{CAPTION}</span>'
    assert words(images(f"{figure}</figcaption></figure>")[0]) == (f"Leeds {CAPTION}", None)
