"""Which text is a picture's though no figure and no plain name ties it to it, and which is not."""

import pytest

from a11y_audit.model import PageImage, Source
from a11y_audit.reading import read

LINE = "The ferry company said on Monday that it would add boats in the summer, when most visitors come. "
TEXT = f"<p>{LINE * 3}</p>"
PHOTO = '<img src="a.jpg" alt="">'


def image(body: str, *, lang: str = "en", text: str = TEXT) -> PageImage:
    """The first image of an article that holds the markup in its text."""
    html = (
        f"<!doctype html><html lang={lang}><title>Ferries</title><body><article><h1>More ferries</h1>"
        f"<div class=text>{text * 2}{body}{text * 2}</div></article>"
    )
    return read(Source("page.html", html.encode())).images[0]


def words(found: PageImage) -> tuple[str | None, str | None]:
    """Caption and credit."""
    return found.caption.text if found.caption else None, found.credit.text if found.credit else None


# ------------------------------------------------------------------------------------------------ what stands behind


@pytest.mark.parametrize(
    ("paragraph", "caption", "credit"),
    [
        ("<p>A ferry at the pier. Photo: Ana Ruiz</p>", "A ferry at the pier.", "Photo: Ana Ruiz"),
        ("<p><em>Eine Fähre am Kai. Foto: Ina Rau</em></p>", "Eine Fähre am Kai.", "Foto: Ina Rau"),
        ("<p>Un barco en Vigo (Foto: Ana Gil / EFE)</p>", "Un barco en Vigo", "(Foto: Ana Gil / EFE)"),
        ("<div><p>© Ina Rau</p></div>", None, "© Ina Rau"),
        ("<p>图为渡轮离开港口。</p>", "图为渡轮离开港口。", None),
        ("<p>图注：渡轮离开港口 图/新华社</p>", "渡轮离开港口", "图/新华社"),
        ("<p>Bildunterschrift: Eine Fähre am Kai</p>", "Eine Fähre am Kai", None),
    ],
)
def test_a_paragraph_that_speaks_as_captions_do_belongs_to_the_picture_before_it(
    paragraph: str, caption: str | None, credit: str | None
) -> None:
    assert words(image(f"<p>{PHOTO}</p>{paragraph}")) == (caption, credit)


def test_a_paragraph_that_ends_in_an_agency_in_brackets_is_the_article_s_own() -> None:
    assert words(image(f"<p>{PHOTO}</p><p>The boats will leave twice a day from May. (Reuters)</p>")) == (None, None)


def test_the_author_behind_the_picture_is_not_its_photographer() -> None:
    assert words(image(f"<div>{PHOTO}</div><div>By Ana Ruiz</div>")) == (None, None)


def test_the_caption_that_opens_the_next_box_belongs_to_the_picture_the_heading_does_not() -> None:
    box = '<div><p class="image-description">A ferry at the pier. © AFP / Ana Ruiz</p><h2>More boats</h2></div>'
    assert words(image(f"<div>{PHOTO}</div>{box}")) == ("A ferry at the pier.", "© AFP / Ana Ruiz")


def test_a_label_over_the_picture_does_not_keep_its_caption_away() -> None:
    hero = f'<div class="hero">{PHOTO}<p>World news</p></div><div class="caption">A ferry at the pier.</div>'
    assert words(image(hero)) == ("A ferry at the pier.", None)


# ---------------------------------------------------------------------------------------------------- unnamed boxes


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Ferries.", "Photo: Ana Ruiz"),
        ("Порт.", "Фото: Анна Белова / ТАСС"),
        ("港口。", "图/新华社"),
        ("항구에 배가 들어오고 있다.", "김하나 기자 hana@example.com"),
        ("港に停泊する船", "（共同）"),
    ],
)
def test_however_short_a_caption_with_a_marked_credit_is_believed(caption: str, credit: str) -> None:
    assert words(image(f"<div class=b>{PHOTO}<span>{caption} {credit}</span></div>")) == (caption, credit)


def test_the_only_words_in_a_box_named_after_images_are_the_caption() -> None:
    assert words(image(f'<div class="articlePhotoRight">{PHOTO}<span>Ana Ruiz, captain</span></div>'))[0] == (
        "Ana Ruiz, captain"
    )
    assert words(image(f'<div class="articlePhotoRight">{PHOTO}<span>Politics</span></div>'))[0] is None
    assert words(image(f'<div class="x">{PHOTO}<span>Ana Ruiz, captain</span></div>'))[0] is None


def test_words_that_repeat_the_alternative_text_are_the_caption_whatever_their_element_is_named() -> None:
    photo = '<img src="a.jpg" alt="A ferry leaves the pier">'
    body = f'<div class=visual>{photo}<div><strong class="title">A ferry leaves the pier</strong></div></div>'
    assert words(image(body)) == ("A ferry leaves the pier", None)


def test_a_credit_in_the_next_larger_box_belongs_to_the_caption_in_the_small_one() -> None:
    body = (
        f"<div><div><div>{PHOTO}<p>A ferry leaves the pier on Monday.</p></div>"
        '<div class="credito"><strong>Foto:</strong> <p>Ana Gil</p></div></div></div>'
    )
    assert words(image(body)) == ("A ferry leaves the pier on Monday.", "Foto: Ana Gil")


def test_where_a_caption_s_class_stands_on_the_credit_alone_the_words_beside_it_are_the_caption() -> None:
    credit = '<p class="caption-source">Foto: Ina Rau</p>'
    body = f'<div class="wp-caption">{PHOTO}<p>A ferry leaves the pier.</p>{credit}</div>'
    assert words(image(body)) == ("A ferry leaves the pier.", "Foto: Ina Rau")


def test_the_text_of_a_short_article_in_a_dense_script_is_no_caption() -> None:
    text = "<p>市议会周一晚间讨论了新的港口大桥项目，该项目预计耗资约四千万，工期三年，居民对此表示期待。</p>"
    found = image(f"<p>{PHOTO}</p><p>图为建设中的大桥。新华社记者 李明 摄</p>", lang="zh", text=text)
    assert words(found) == ("图为建设中的大桥。", "新华社记者 李明 摄")


# ---------------------------------------------------------------------------------------------------------- figures


def test_controls_in_a_figure_do_not_hide_the_caption_below_it() -> None:
    body = f'<div><figure><p>View photo</p><span>.</span>{PHOTO}</figure><p class="legend">Ana Ruiz</p></div>'
    assert words(image(body)) == ("Ana Ruiz", None)


def test_a_name_cited_alone_under_a_picture_is_its_credit() -> None:
    body = f'<figure>{PHOTO}<span class="image-meta"><cite>Ana Ruiz/Harbor Gazette</cite></span></figure>'
    assert words(image(body)) == (None, "Ana Ruiz/Harbor Gazette")


def test_a_work_cited_in_a_caption_is_no_credit() -> None:
    body = f"<figure>{PHOTO}<figcaption>Ana Ruiz reads <cite>Harbor Nights</cite> on deck.</figcaption></figure>"
    assert words(image(body)) == ("Ana Ruiz reads Harbor Nights on deck.", None)


def test_a_label_of_two_words_goes_with_the_linked_name_behind_it() -> None:
    caption = (
        '<span>A ferry at low tide. Photo by </span><a href="/u"><span>Ana Ruiz</span></a> / <a href="/v">Unsplash</a>'
    )
    assert words(image(f"<figure>{PHOTO}<figcaption>{caption}</figcaption></figure>")) == (
        "A ferry at low tide.",
        "Photo by Ana Ruiz / Unsplash",
    )


def test_a_class_that_says_there_is_no_caption_names_none() -> None:
    body = f'<div>{PHOTO}<p><span class="attribution no-caption">Harbor Police</span></p></div>'
    assert words(image(body)) == (None, "Harbor Police")


def test_a_heading_that_repeats_the_alternative_text_beside_a_credited_picture_is_its_caption() -> None:
    photo = '<div><img src="a.jpg" alt="Boats at rest"><p class="credits">Photo: Ana Ruiz</p></div>'
    assert words(image(f"<div>{photo}<div><h2>Boats at rest</h2></div></div>")) == ("Boats at rest", "Photo: Ana Ruiz")
    assert words(image(f"<div>{photo}<div><h2>The new boats</h2></div></div>")) == (None, "Photo: Ana Ruiz")


def test_a_sentence_in_a_heading_element_between_a_picture_and_its_credit_is_the_caption() -> None:
    sentence = "A ferry with visitors on board leaves the pier of the old harbor on Monday morning."
    box = f"<div><div>{PHOTO}</div><h1>{sentence}</h1><p>Photo: AFP</p></div>"
    assert words(image(box)) == (sentence, "Photo: AFP")


def test_a_caption_in_a_box_beside_a_figure_that_holds_but_a_credit_is_the_figures() -> None:
    figure = f"<figure><div>{PHOTO}<span>Image source, LDRS</span></div></figure>"
    caption = "<div><figcaption><span>Image caption, </span><p>The ferry will stay in port</p></figcaption></div>"
    assert words(image(f"<div>{figure}{caption}</div>")) == ("The ferry will stay in port", "Image source, LDRS")


def test_a_short_text_behind_the_picture_that_ends_in_small_print_is_caption_and_credit() -> None:
    body = f"<div>{PHOTO}</div><div><span>The ferry at the half-built quay</span><small>Picture Alliance</small></div>"
    assert words(image(body)) == ("The ferry at the half-built quay", "Picture Alliance")


def test_whatever_a_text_between_picture_and_credit_is_named_it_is_the_caption() -> None:
    named = '<p class="media-lead">Ferries in port, 7 May</p><p class="image--author">Photo: Ana Ruiz</p>'
    assert words(image(f"<div>{PHOTO}{named}</div>")) == ("Ferries in port, 7 May", "Photo: Ana Ruiz")


def test_a_definition_list_may_hold_a_picture_and_its_title() -> None:
    assert words(image(f"<dl><dt>{PHOTO}</dt><dt><strong>The fish market</strong></dt></dl>")) == (
        "The fish market",
        None,
    )


def test_a_word_for_boxes_in_a_class_does_not_hide_that_it_names_captions() -> None:
    body = f'<div>{PHOTO}</div><div class="media-block__description">The ferry in port / Ana Ruiz / AFP</div>'
    assert words(image(body)) == ("The ferry in port", "Ana Ruiz / AFP")


def test_a_footer_in_a_figure_is_a_credit_where_those_of_other_figures_are() -> None:
    known = '<figure><img src="b.jpg" alt=""><figcaption>A ferry.</figcaption><footer>Getty Images</footer></figure>'
    assert words(image(f"<figure>{PHOTO}<footer>Ana Ruiz</footer></figure>{known}")) == (None, "Ana Ruiz")


def test_a_credit_that_the_caption_ends_in_joins_the_one_in_an_element_of_its_own() -> None:
    text = "The ferry left the port at noon. AFP PHOTO/ Ana Ruiz"
    body = f'<figure>{PHOTO}<figcaption>{text}<span class="credit">Ana Ruiz / Getty Images</span></figcaption></figure>'
    found = words(image(body))
    assert found == ("The ferry left the port at noon.", "AFP PHOTO/ Ana Ruiz Ana Ruiz / Getty Images")


def test_marks_for_the_direction_of_writing_are_no_part_of_a_caption() -> None:
    body = f"<figure>{PHOTO}<figcaption>\u200fחוף דדו בסערה\u200e</figcaption></figure>"
    assert words(image(body, lang="he"))[0] == "חוף דדו בסערה"


def test_a_label_before_a_caption_whose_credit_stands_elsewhere_is_no_part_of_it() -> None:
    link = '<a href="/w" class="inline-caption"><b>Photo:</b> Engineers at work. <span class="source">(ABC)</span></a>'
    assert words(image(f'<div class="photo"><a href="/w">{PHOTO}</a> {link}</div>')) == ("Engineers at work.", "(ABC)")


def test_paragraphs_in_a_colour_of_their_own_between_a_picture_and_the_text_are_caption_and_credit() -> None:
    coloured = "<p><font color=navy>{}</font></p>"
    below = coloured.format("工作人员在老港口检查堤墙裂缝（无人机照片）。") + coloured.format("新华社记者 周文涛 摄")
    running = f"<p>{'渡轮公司星期一表示夏天将增加船只。' * 12}</p>"
    found = words(image(f"<p>{PHOTO}</p>{below}", lang="zh", text=running))
    assert found == ("工作人员在老港口检查堤墙裂缝（无人机照片）。", "新华社记者 周文涛 摄")


def test_the_text_below_a_small_picture_in_a_gallery_is_its_caption() -> None:
    thumb = f'<div class="thumb">{PHOTO.replace("src", "width=120 height=80 src")}</div>'
    body = f'<ul class=gallery><li class="gallerybox">{thumb}<div class="gallerytext"><p>A crane</p></div></li></ul>'
    assert words(image(body)) == ("A crane", None)


def test_the_one_text_behind_a_photo_in_a_box_of_a_gallery_is_its_caption() -> None:
    box = f'<div class="gallery-thumbnail"><a href="/p/large.jpg">{PHOTO}</a><span>Jeřáb na nábřeží</span></div>'
    assert words(image(f"<div class=gallery>{box}</div>")) == ("Jeřáb na nábřeží", None)


def test_numbers_and_signs_that_lead_to_a_place_on_the_page_are_no_part_of_a_caption() -> None:
    text = '<a href="#p2">2</a>Boats in <a href="#porto">Porto</a>. (Ana Ruiz/Getty Images) <a href="#p2">#</a>'
    found = words(image(f'<div class="photo">{PHOTO}<div class="caption">{text}</div></div>'))
    assert found == ("Boats in Porto.", "(Ana Ruiz/Getty Images)")


def test_a_credit_between_a_picture_and_what_is_named_its_caption_belongs_to_both() -> None:
    below = (
        '<div class="featured-source">Source: AFP/Ana Ruiz</div><div class="featured-caption">The old crossing</div>'
    )
    assert words(image(f'<div class="featured">{PHOTO}</div>{below}')) == ("The old crossing", "Source: AFP/Ana Ruiz")


def test_what_stands_above_a_picture_in_a_definition_list_is_its_caption() -> None:
    assert words(image(f"<dl><dt>The crossing is swept for spring</dt><dd>{PHOTO}</dd></dl>")) == (
        "The crossing is swept for spring",
        None,
    )


def test_small_type_centred_below_a_centred_picture_is_its_caption() -> None:
    centred = '<div style="text-align: center">{}</div>'
    below = centred.format('<span style="font-size: x-small"><i>The old crossing, March</i></span>')
    assert words(image(centred.format(PHOTO) + below)) == ("The old crossing, March", None)
