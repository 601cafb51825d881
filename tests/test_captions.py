"""Which text belongs to which picture, in the layouts newsrooms use, and what is its credit."""

from itertools import pairwise

import pytest

from a11y_audit.model import PageImage, Source
from a11y_audit.reading import read

TEXT = "<p>" + "The ferry company said on Monday that it would add boats in the summer. " * 4 + "</p>"


def images(body: str) -> tuple[PageImage, ...]:
    """The images of an article that holds the markup between its headline and its text."""
    html = f"<!doctype html><html lang=en><title>Ferries</title><body><article><h1>More ferries</h1>{body}{TEXT * 3}"
    return read(Source("page.html", html.encode())).images


def image(body: str) -> PageImage:
    """The first image of such an article."""
    return images(body)[0]


def words(read_image: PageImage) -> tuple[str | None, str | None]:
    """What was read: caption and credit."""
    caption, credit = read_image.caption, read_image.credit
    return caption.text if caption else None, credit.text if credit else None


BOTH = ("A ferry leaves the harbor at dawn.", "Ana Ruiz/AFP")

LAYOUTS = {
    "plain figcaption": '<figure><img src="a.jpg" alt=""><figcaption>{caption} {credit}</figcaption></figure>',
    "credit element in the figcaption": (
        '<figure><img src="a.jpg" alt=""><figcaption>{caption} <span class="photo-credit">{credit}</span></figcaption>'
        "</figure>"
    ),
    "credit beside the figcaption": (
        '<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption><span class="copyright">{credit}</span>'
        "</figure>"
    ),
    "credit before the picture": (
        '<figure><span class="copyright">{credit}</span><img src="a.jpg" alt=""><figcaption>{caption}</figcaption>'
        "</figure>"
    ),
    "cite": '<figure><img src="a.jpg" alt=""><figcaption>{caption} <cite>{credit}</cite></figcaption></figure>',
    "unnamed elements": (
        '<figure><img src="a.jpg" alt=""><figcaption><span class="x1">{caption}</span><span class="x2">{credit}</span>'
        "</figcaption></figure>"
    ),
    "footer in the figure": (
        '<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption><footer>{credit}</footer></figure>'
    ),
    "bare text in the figure": '<figure><img src="a.jpg" alt="">{caption} {credit}</figure>',
    "picture element": (
        '<figure><picture><source srcset="a.webp"><img src="a.jpg" alt=""></picture><figcaption>{caption} {credit}'
        "</figcaption></figure>"
    ),
    "lazy image with a noscript copy": (
        '<figure><img data-src="a.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">'
        '<noscript><img src="a.jpg" alt=""></noscript><figcaption>{caption} {credit}</figcaption></figure>'
    ),
    "div with a caption class": (
        '<div class="photo-box"><img src="a.jpg" alt=""><div class="caption">{caption} {credit}</div></div>'
    ),
    "caption and credit classes": (
        '<div><div><img src="a.jpg" alt=""></div><div class="imageCaption">{caption}</div>'
        '<div class="imageCredit">{credit}</div></div>'
    ),
    "slide caption": (
        '<div class="slide"><img src="a.jpg" alt=""><div class="slide-caption">{caption} {credit}</div></div>'
    ),
    "German class": (
        '<div><img src="a.jpg" alt=""><p class="bildunterschrift">{caption}</p><p class="bildquelle">{credit}</p></div>'
    ),
    "Spanish class": '<div><img src="a.jpg" alt=""><p class="pie-de-foto">{caption} {credit}</p></div>',
    "wp-caption": (
        '<div class="wp-caption"><img src="a.jpg" alt=""><p class="wp-caption-text">{caption} {credit}</p></div>'
    ),
    "div without names": (
        '<div class="q"><div><img src="a.jpg" alt=""></div><div>{caption}</div><div>{credit}</div></div>'
    ),
    "caption beside the box": (
        '<div class="hero"><img src="a.jpg" alt=""></div><div class="row"><div class="image-caption">{caption} {credit}'
        "</div></div>"
    ),
    "table row below": '<table><tr><td><img src="a.jpg" alt=""></td></tr><tr><td>{caption} {credit}</td></tr></table>',
    "table cell": '<table><tr><td><img src="a.jpg" alt=""><br>{caption} {credit}</td></tr></table>',
    "paragraph with a line break": '<p><img src="a.jpg" alt=""><br><em>{caption}</em> {credit}</p>',
    "center": '<center><img src="a.jpg" alt=""><br>{caption} {credit}</center>',
    "amp-img": '<figure><amp-img src="a.jpg" alt=""></amp-img><figcaption>{caption} {credit}</figcaption></figure>',
    "microdata": (
        '<div itemscope itemtype="https://schema.org/ImageObject"><img src="a.jpg" alt=""><span itemprop="caption">'
        '{caption}</span><span itemprop="copyrightHolder">{credit}</span></div>'
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_caption_and_credit_are_found_in_every_layout(layout: str) -> None:
    caption, credit = BOTH
    assert words(image(LAYOUTS[layout].format(caption=caption, credit=credit))) == BOTH


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_statement_says_where_it_stands_and_why(layout: str) -> None:
    caption, credit = BOTH
    body = LAYOUTS[layout].format(caption=caption, credit=credit)
    html = f"<!doctype html><html lang=en><title>Ferries</title><body><article><h1>More ferries</h1>{body}{TEXT * 3}"
    read_image = read(Source("page.html", html.encode())).images[0]
    assert read_image.caption is not None
    assert read_image.credit is not None
    for statement in (read_image.caption, read_image.credit.statement):
        assert statement.reason
        assert statement.place is not None
        stretch = html[statement.place.offset : statement.place.end]
        assert stretch == statement.raw
        assert statement.text in stretch


def test_a_mark_between_two_elements_stays_between_the_names_in_them() -> None:
    found = image(
        '<figure><img src="a.jpg" alt=""><figcaption>The depot at dawn.</figcaption>'
        '<div class="credit">Ana Ruiz</div><div class="source">/ <a href="/">Harbour Radio</a></div></figure>'
    )
    assert words(found) == ("The depot at dawn.", "Ana Ruiz / Harbour Radio")


def test_a_text_between_two_pictures_belongs_to_the_one_whose_box_it_shares() -> None:
    box = '<div class="slide"><img src="{n}.jpg" alt=""><div class="caption">Ferry number {n} at the pier.</div></div>'
    found = images('<div class="gallery">' + "".join(box.format(n=n) for n in range(1, 5)) + "</div>")
    assert [words(each)[0] for each in found] == [f"Ferry number {n} at the pier." for n in range(1, 5)]


def test_one_figcaption_serves_all_pictures_of_its_figure() -> None:
    pictures = '<img src="a.jpg" alt="Left"><img src="b.jpg" alt="Right">'
    found = images(f"<figure>{pictures}<figcaption>Two ferries.</figcaption></figure>")
    assert [words(each)[0] for each in found] == ["Two ferries.", "Two ferries."]


def test_body_text_is_no_caption() -> None:
    assert words(image(f'<div class="intro"><img src="a.jpg" alt="">{TEXT}</div>')) == (None, None)
    assert words(image(f'<p><img src="a.jpg" alt="">{TEXT[3:-4]}</p>')) == (None, None)


def test_bylines_dates_and_categories_near_a_picture_are_no_caption() -> None:
    assert words(image('<div><img src="a.jpg" alt=""><div class="byline">By Ana Ruiz</div></div>')) == (None, None)
    assert words(image('<div><img src="a.jpg" alt=""><div>World news</div></div>')) == (None, None)


def test_a_teaser_has_no_caption() -> None:
    teaser = '<a href="/other"><div><img src="t.jpg" alt=""><div class="caption">Trains run late again</div></div></a>'
    found = images(f"{TEXT * 4}<aside class=related><h2>Related</h2>{teaser}</aside>")
    assert [words(each)[0] for each in found] == [None]


def test_an_ad_between_a_picture_and_its_credit_is_passed_over() -> None:
    ad = '<div class="ad-slot"><span>Advertisement</span></div>'
    figure = '<figure><img src="/p/quay-view.jpg" alt=""></figure>'
    assert words(image(f"{figure}{ad}<p>(<em>Source: Ana Ruiz</em>)</p>")) == (None, "Source: Ana Ruiz")


def test_a_caption_that_stands_again_with_its_credit_is_read_once() -> None:
    caption, credit = BOTH
    both = f'<div class="credit">{credit}</div><div class="caption">{caption}</div><div>{caption} ({credit})</div>'
    assert words(image(f'<figure><img src="a.jpg" alt=""><figcaption>{both}</figcaption></figure>')) == BOTH


def test_small_type_under_a_picture_is_its_caption() -> None:
    box = '<div><a href="/p/fan-large.jpg"><img src="/p/fan.jpg" alt="PC"></a><small>{}</small></div>'
    assert words(image(box.format("背面カバーを開けたところ")))[0] == "背面カバーを開けたところ"


def test_a_section_of_text_beside_a_credited_picture_is_no_caption() -> None:
    picture = '<div><img src="/p/quay-view.jpg" alt=""><p class="image__credits">Ana Ruiz/AFP</p></div>'
    section = "<section><p>The ferry company said on Monday that it would add boats in the summer.</p></section>"
    assert words(image(f"<div>{picture}{section}</div>")) == (None, "Ana Ruiz/AFP")


def test_words_of_the_page_s_own_are_left_out() -> None:
    assert words(
        image(
            '<figure><img src="a.jpg" alt=""><span class="visually-hidden">Image source, </span><span>AFP</span>'
            '<figcaption><span class="visually-hidden">Image caption, </span>A ferry at the pier.</figcaption></figure>'
        )
    ) == ("A ferry at the pier.", "AFP")
    assert words(
        image(
            '<figure><img src="a.jpg" alt=""><figcaption><span>2 of 12 |</span> A ferry at the pier. '
            "<button>Read more</button></figcaption></figure>"
        )
    ) == ("A ferry at the pier.", None)
    assert words(image('<figure><img src="a.jpg" alt=""><figcaption>Legende: Eine Fähre.</figcaption></figure>')) == (
        "Eine Fähre.",
        None,
    )
    assert words(image('<figure><img src="a.jpg" alt=""><figcaption>A ferry [2/6]</figcaption></figure>')) == (
        "A ferry",
        None,
    )


def test_a_text_that_stands_twice_for_two_screens_is_read_once() -> None:
    caption = (
        '<span class="small-screen">A ferry at the pier.</span><span class="large-screen">A ferry at the pier.</span>'
    )
    assert words(image(f'<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption></figure>')) == (
        "A ferry at the pier.",
        None,
    )


def test_an_alternative_text_shows_where_an_unnamed_caption_ends() -> None:
    body = (
        '<div><div><img src="a.jpg" alt="Ana Ruiz"></div><div class="text">Ana Ruiz / B. Roe / Harbor foto</div></div>'
    )
    assert words(image(body)) == ("Ana Ruiz", "B. Roe / Harbor foto")


def test_a_caption_hidden_behind_a_button_is_known_by_the_alternative_text() -> None:
    body = (
        '<div class="h"><div><img src="a.jpg" alt="A ferry leaves the harbor"></div><button></button></div>'
        '<div style="display:none"><span>A ferry leaves the harbor</span><em>dpa</em></div>'
    )
    assert words(image(body)) == ("A ferry leaves the harbor", "dpa")


@pytest.mark.parametrize("style", ["display:none", "display:\tNone", "color: red; visibility: hidden"])
def test_words_that_a_style_hides_are_no_part_of_the_caption(style: str) -> None:
    body = (
        '<figure><img src="a.jpg" alt=""><figcaption>A ferry leaves the harbor. '
        f'<span style="{style}">Share this picture with friends.</span></figcaption></figure>'
    )
    assert words(image(body)) == ("A ferry leaves the harbor.", None)


@pytest.mark.parametrize("style", ["display: none; display: inline", "pointer-events: none"])
def test_words_that_a_style_shows_are_part_of_the_caption(style: str) -> None:
    body = (
        '<figure><img src="a.jpg" alt=""><figcaption>A ferry leaves the harbor. '
        f'<span style="{style}">Gulls follow it.</span></figcaption></figure>'
    )
    assert words(image(body)) == ("A ferry leaves the harbor. Gulls follow it.", None)


# ----------------------------------------------------------------------------------------------------------- credits


def test_only_a_credit_gives_no_caption() -> None:
    assert words(image('<figure><img src="a.jpg" alt=""><figcaption>Photo: Ana Ruiz</figcaption></figure>')) == (
        None,
        "Photo: Ana Ruiz",
    )


def test_a_credit_in_several_elements_is_one() -> None:
    body = (
        '<figure><img src="a.jpg" alt=""><figcaption>A ferry at the pier. '
        '<span class="credit">Photo by Ana Ruiz</span> '
        '<span class="agency">/AFP via Getty Images</span></figcaption></figure>'
    )
    read_image = image(body)
    assert words(read_image) == ("A ferry at the pier.", "Photo by Ana Ruiz /AFP via Getty Images")
    assert read_image.credit is not None
    assert read_image.credit.names == ("Ana Ruiz", "AFP", "Getty Images")


def test_a_credit_in_the_middle_is_taken_out_and_the_caption_kept_whole() -> None:
    body = (
        '<figure><img src="a.jpg" alt=""><figcaption><p>A ferry at the pier.</p><small>© dpa</small>'
        "<p>It leaves at noon.</p></figcaption></figure>"
    )
    read_image = image(body)
    assert words(read_image) == ("A ferry at the pier. It leaves at noon.", "© dpa")
    assert read_image.caption is not None
    assert "pier" in read_image.caption.raw
    assert "noon" in read_image.caption.raw


def test_a_sentence_in_an_element_named_credit_is_the_caption() -> None:
    body = (
        '<figure><img src="a.jpg" alt=""><figcaption class="credit">A ferry leaves the harbor with many people on '
        "board this morning.</figcaption></figure>"
    )
    assert words(image(body))[0] == "A ferry leaves the harbor with many people on board this morning."


def test_an_author_near_the_picture_is_no_credit() -> None:
    assert words(image('<div><img src="a.jpg" alt=""><span class="author">By Ana Ruiz</span></div>'))[1] is None


# -------------------------------------------------------------------------------------------------------------- vote


def figures(*captions: str) -> list[tuple[str | None, str | None]]:
    body = "".join(
        f'<figure><img src="{n}.jpg" alt=""><figcaption>{caption}</figcaption></figure>{TEXT}'
        for n, caption in enumerate(captions)
    )
    return [words(each) for each in images(body)]


def test_captions_of_a_page_are_read_the_way_most_of_them_are_written() -> None:
    found = figures("A ferry. (AFP)", "A pier. (Reuters)", "A beach. (Silver Gallery's)")
    assert found[2] == ("A beach.", "(Silver Gallery's)")
    assert figures("A beach. (Silver Gallery's)") == [("A beach. (Silver Gallery's)", None)]


def test_a_name_before_the_caption_is_a_credit_where_the_same_element_holds_one_elsewhere() -> None:
    box = '<span class="k1">{}</span><div class="k2">{}</div>'
    found = figures(box.format("City Rowing Club", "Rowers at the quay"), '<span class="k1">AFP</span>')

    assert found == [("Rowers at the quay", "City Rowing Club"), (None, "AFP")]


def test_a_name_credited_elsewhere_on_the_page_is_one_after_a_full_stop() -> None:
    found = figures("A ferry. (Photo: Ana Ruiz)", "Cooks wait for orders. Ana Ruiz", "A pier. Leo Grant")
    assert found == [
        ("A ferry.", "(Photo: Ana Ruiz)"),
        ("Cooks wait for orders.", "Ana Ruiz"),
        ("A pier. Leo Grant", None),
    ]


def test_the_page_s_own_name_in_brackets_is_a_credit() -> None:
    caption = '<figure><img src="a.jpg" alt=""><figcaption>The old pier ({})</figcaption></figure>'
    site = '<meta property="og:site_name" content="The Quayside Herald">'
    assert words(images(site + caption.format("The Quayside Herald"))[0]) == ("The old pier", "(The Quayside Herald)")
    assert words(images(site + caption.format("Quayside"))[0]) == ("The old pier (Quayside)", None)


def test_where_credits_in_brackets_tell_who_took_the_picture_a_remark_is_none() -> None:
    found = figures("果欄天台。（陳大文攝）", "天台一角。（李銅攝）", "維修範圍示意（紅框）")
    assert found[2] == ("維修範圍示意（紅框）", None)


def test_a_name_behind_what_the_alternative_text_says_is_the_credit() -> None:
    figure = '<figure><img src="a.jpg" alt="The crew at the quay."><figcaption>{}</figcaption></figure>'
    assert words(images(figure.format("The crew at the quay. Pavan Khemka"))[0]) == (
        "The crew at the quay.",
        "Pavan Khemka",
    )
    longer = "The crew at the quay. They left soon."
    assert words(images(figure.format(longer))[0]) == (longer, None)


def test_a_label_of_the_page_s_own_before_a_credited_caption_is_left_out() -> None:
    assert figures("Foto: Jembatan gantung di Garut kembali dibuka (Hakim/AFP)") == [
        ("Jembatan gantung di Garut kembali dibuka", "(Hakim/AFP)")
    ]


@pytest.mark.parametrize(
    ("figcaption", "caption"),
    [
        ('<p>Dao chờ giao. Ảnh: <em class="credit">NVCC.</em></p>', "Dao chờ giao."),
        ('<p>Ảnh: <em class="credit">NVCC.</em></p>', None),
    ],
)
def test_the_label_before_a_credit_element_is_no_caption(figcaption: str, caption: str | None) -> None:
    found = images(f'<figure><img src="a.jpg" alt=""><figcaption>{figcaption}</figcaption></figure>')[0]
    assert words(found) == (caption, "Ảnh: NVCC.")


def test_a_caption_box_named_after_authors_is_parted_by_what_is_in_it() -> None:
    box = '<figcaption class="author-name"><span class="photo-author">{}</span><span>/{}</span></figcaption>'
    figure = f'<figure><img src="a.jpg" alt="">{box.format("Luko Stankaus nuotr.", "Ruoniukas muziejuje")}</figure>'
    assert words(images(figure)[0]) == ("Ruoniukas muziejuje", "Luko Stankaus nuotr.")


def test_a_vote_is_given_as_the_reason() -> None:
    body = "".join(
        f'<figure><img src="{n}.jpg" alt=""><figcaption>{caption}</figcaption></figure>'
        for n, caption in enumerate(("A ferry. (AFP)", "A pier. (Reuters)", "A beach. (Silver Gallery's)"))
    )
    credit = images(body)[2].credit
    assert credit is not None
    assert credit.statement.reason == "vote"


def test_names_in_brackets_under_most_pictures_are_credits() -> None:
    found = figures("Dig a hole (Ana Ruiz)", "Add some moss (Ana Ruiz)", "Water it well (Ana Ruiz)")
    assert found == [("Dig a hole", "(Ana Ruiz)"), ("Add some moss", "(Ana Ruiz)"), ("Water it well", "(Ana Ruiz)")]


def test_elements_that_hold_credits_elsewhere_on_the_page_hold_one_here() -> None:
    box = '<figure><img src="{n}.jpg" alt=""><div class="k1">{caption}</div><div class="k2">{credit}</div></figure>'
    texts = [("A ferry leaves the pier.", "Getty Images"), ("", "Shoreline")]
    body = "".join(box.format(n=n, caption=caption, credit=credit) for n, (caption, credit) in enumerate(texts))
    assert [words(each) for each in images(body)] == [("A ferry leaves the pier.", "Getty Images"), (None, "Shoreline")]


# ----------------------------------------------------------------------------------------------------------- hostile


@pytest.mark.parametrize(
    "body",
    [
        "<figure>" * 3_000 + '<img src="a.jpg" alt="">' + "<figcaption>Deep</figcaption></figure>" * 3_000,
        '<figure><img src="a.jpg" alt=""><figcaption>' + "word " * 100_000 + "</figcaption></figure>",
        '<figure><img src="a.jpg" alt=""><figcaption>' + "<b>" * 5_000 + "Deep" + "</b>" * 5_000 + "</figcaption>",
        '<figure><img src="a.jpg" alt=""><figcaption>' + '<div class="credit">a' * 1_500 + "</figcaption></figure>",
        '<figure><img src="a.jpg" alt=""><figcaption>' + "<em>a" * 1_500 + "</figcaption></figure>",
        '<div class="' + "caption " * 20_000 + '"><img src="a.jpg" alt=""></div>',
        "<figure>" + '<img src="a.jpg" alt="">' * 2_000 + "<figcaption>Many</figcaption></figure>",
        '<figure><img src="a.jpg" alt="">' + "<figcaption>One</figcaption>" * 2_000 + "</figure>",
        '<table><tr><td><img src="a.jpg" alt=""><table><tr><td>Nested',
    ],
)
def test_hostile_pages_are_read_like_others(body: str) -> None:
    found = images(body)
    assert found
    for one, other in pairwise(found):
        assert one.n < other.n


def test_the_page_s_own_word_alone_is_a_caption_that_nobody_wrote() -> None:
    figure = (
        '<figure><img src="a.jpg" alt=""><figcaption>{} <span class="credit">Foto: dpa</span></figcaption></figure>'
    )
    assert words(images(figure.format("Bildtext"))[0]) == ("Bildtext", "Foto: dpa")
    assert words(images(figure.format("Bildtext <i>Die Brücke</i>"))[0]) == ("Die Brücke", "Foto: dpa")
    assert words(images(figure.format('<span class="visually-hidden">Bildtext</span>'))[0]) == (None, "Foto: dpa")


def test_a_name_and_its_source_in_two_credit_elements_are_one_credit() -> None:
    body = (
        '<figure><img src="a.jpg" alt=""><div class="meta"><div class="photo-credit">Jay Pricewell</div>'
        '<div class="photo-source"> / For WUNC</div></div></figure>'
    )
    assert words(images(body)[0]) == (None, "Jay Pricewell / For WUNC")


@pytest.mark.parametrize("first", ["MIKE DEALING / FREE PRESS", "SUPPLIED", "Library of Congress//Getty Images"])
def test_a_credit_in_capitals_or_of_an_agency_may_come_first(first: str) -> None:
    caption = f"<figcaption><p>{first}</p><p>Crews set the tenth bent.</p></figcaption>"
    body = f'<figure><img src="a.jpg" alt="">{caption}</figure>'
    assert words(images(body)[0]) == ("Crews set the tenth bent.", first)


def test_a_picture_of_one_pixel_with_a_choice_of_files_is_a_photo() -> None:
    body = (
        '<figure><img src="a.jpg?resize=640:*" srcset="a.jpg?resize=980:* 980w" width="1" height="1" alt="">'
        "<figcaption>Crews set the tenth bent.</figcaption></figure>"
    )
    assert images(body)[0].is_photo


@pytest.mark.parametrize("name", ["BBC", "ZDF", "Reuters"])
def test_the_name_of_a_broadcaster_or_agency_alone_in_a_figure_is_the_credit(name: str) -> None:
    assert words(image(f'<figure><img src="a.jpg" alt=""><span>{name}</span></figure>')) == (None, name)


def test_a_labelled_credit_before_one_in_an_element_of_its_own_is_part_of_it() -> None:
    found = image(
        '<figure><img src="a.jpg" alt=""><figcaption><span>Photo by Ana Ruiz</span> /<span>Getty Images</span>'
        "</figcaption></figure>"
    )
    assert words(found) == (None, "Photo by Ana Ruiz /Getty Images")


def test_a_link_to_a_gallery_that_closes_with_a_credit_is_no_teaser() -> None:
    html = (
        "<!doctype html><html lang=en><head><title>Ferries</title>"
        '<link rel=canonical href="https://example.org/ferries/a">'
        f"</head><body><main><article><h1>More ferries</h1>{TEXT}<div><a href='/galleries/one'><span>"
        '<img src="a.jpg" alt="" width=680 height=383></span>'
        "<div>The crew after the crossing. | Photo: Reuters</div></a>"
        f"</div>{TEXT * 3}</article></main></body></html>"
    )
    found = read(Source("page.html", html.encode())).images[0]
    assert words(found) == ("The crew after the crossing.", "Photo: Reuters")


def test_a_long_caption_alone_with_its_picture_is_known_by_a_photos_credit() -> None:
    said = "The captain, who has run the crossing for thirty years, shows the engine room to visitors. " * 4
    found = image(f'<div><img src="a.jpg" alt=""><p><em>{said}(Photo: Ana Ruiz)</em></p></div>')
    assert words(found) == (said.strip(), "(Photo: Ana Ruiz)")
