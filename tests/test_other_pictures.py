"""Pictures that are not the article's: what leads away, controls, ornaments, stills and portraits."""

import pytest

from a11y_audit.model import Role
from tests.role_pages import OPENING, page, role_in_text

# ------------------------------------------------------------------------------------- pictures that only lead away

ADDRESS = '<meta property="og:url" content="https://www.harbour.example/2024/ferry-stays">'


def role_on_site(markup: str) -> Role:
    return page(markup, above=OPENING, head=ADDRESS)[1]


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ('<a href="/subscribe/"><img src="/p/offer-large.jpg"></a>', Role.TEASER),
        ('<a href="https://harbour.example/live/"><img src="/p/watch-now.jpg"></a>', Role.TEASER),
        ('<a href="https://www.harbour.example/2024/ferry-stays/"><img src="/p/boat.jpg"></a>', Role.BODY),
        ('<a href="/2024/ferry-stays/boat-at-rest/"><img src="/p/boat.jpg"></a>', Role.BODY),
        ('<a href="/boat-at-rest/"><img src="/p/Boat-at-rest-1024.jpg"></a>', Role.BODY),
        ('<a href="https://museum.example/boats"><img src="/p/boat.jpg"></a>', Role.BODY),
        ('<div class="gallery"><a href="/view/7"><img src="/p/boat.jpg"></a></div>', Role.BODY),
        ('<div><a href="/view/7"><img src="/p/boat.jpg"></a><p class="caption">The boat</p></div>', Role.BODY),
    ],
)
def test_a_bare_picture_in_the_text_that_leads_to_another_page_of_the_house_is_an_offer(
    markup: str, role: Role
) -> None:
    assert role_on_site(markup) is role


def test_a_bare_picture_of_a_banner_s_shape_that_leads_away_is_no_photo() -> None:
    banner = '<a href="https://shop.example/x"><img src="/p/sale.jpg" width="728" height="90"></a>'

    assert role_in_text(banner) is Role.TEASER
    assert role_in_text(banner.replace("/x", "/x.jpg")) is Role.BODY


def test_a_figure_whose_caption_is_a_linked_headline_is_a_card() -> None:
    caption = '<figcaption><a href="/story/9"><h5>Harbour master resigns</h5></a></figcaption>'
    assert role_in_text(f'<figure><img src="/p/office.jpg">{caption}</figure>') is Role.TEASER


def test_a_captioned_teaser_with_words_in_its_link_is_a_teaser_though_it_leads_to_a_gallery() -> None:
    card = '<figure><img src="/p/fish.jpg"><figcaption>Sixteen odd fish in pictures</figcaption></figure>'
    assert role_in_text(f'<a class="teaser-stream" href="/gallery/odd-fish/">{card}</a>') is Role.TEASER


def test_a_link_named_after_the_picture_it_holds_is_no_lightbox() -> None:
    link = '<a class="item__image-link" href="/story/9"><img src="/p/quay-view.jpg"></a>'
    card = f'<div><div>{link}</div><div><a href="/story/9"><h3>Harbour master resigns</h3></a></div></div>'

    assert role_in_text(card) is Role.TEASER


def test_pictures_in_a_form_are_not_the_articles_own() -> None:
    assert role_in_text('<form action="/jobs/4"><img src="/p/shipyard.jpg"> Welder wanted</form>') is Role.TEASER


def test_a_file_named_banner_is_no_ad_when_it_leads_to_the_front_page_or_an_article_of_the_house() -> None:
    header = '<header><a href="https://harbour.example/"><img src="/p/banner-new.png"></a></header>'
    card = '<div><a href="/story/9"><img src="/p/report-banner.png"> Harbour master resigns</a></div>'
    sale = '<div><a href="https://shop.example/x"><img src="/p/sale-banner.png"> Buy two for one</a></div>'

    assert page(before=header, head=ADDRESS)[0] is Role.LOGO
    assert page(after=card, head=ADDRESS)[-1] is Role.TEASER
    assert page(after=sale, head=ADDRESS)[-1] is Role.AD


def test_a_captioned_picture_in_the_text_is_no_ad_though_its_file_is_named_after_one() -> None:
    box = '<div><img src="/p/old-adverts.jpg">{}</div>'

    assert role_in_text(box.format('<span class="image-description">Adverts of 1910</span>')) is Role.BODY
    assert role_in_text(box.format("")) is Role.AD


@pytest.mark.parametrize("word", ["Anzeige", "ADVERTISEMENT", "Reklama"])
def test_a_picture_whose_caption_says_advertisement_is_one(word: str) -> None:
    assert role_in_text(f'<figure><img src="/p/soap.jpg"><figcaption>{word}</figcaption></figure>') is Role.AD


# -------------------------------------------------------------------------------------------- controls and ornaments


@pytest.mark.parametrize("tag", ["<a href='#'>", "<a>", "<button>", "<a href='javascript:next()'>"])
def test_small_pictures_in_controls_are_icons_even_in_a_captioned_figure(tag: str) -> None:
    arrow = f'{tag}<img src="/p/next.png" width="53" height="53">'
    roles = page(f'<figure><img src="/p/boat.jpg"><div>{arrow}</div><figcaption>Boats.</figcaption></figure>')
    assert roles[1] is (Role.BODY if tag == "<a>" else Role.ICON)


def test_a_drawing_in_a_button_is_no_logo_though_the_header_is_named_after_one() -> None:
    assert role_in_text('<div class="masthead"><button><svg><path/></svg></button></div>') is Role.ICON
    assert role_in_text('<div class="masthead"><a href="/"><svg><path/></svg></a></div>') is Role.LOGO


def test_a_class_for_the_colour_of_the_brand_makes_no_logo() -> None:
    assert role_in_text('<span class="u-color-brand-primary"><svg><path/></svg></span>') is Role.ICON


def test_a_low_wide_strip_is_a_line_of_signs_and_no_photo() -> None:
    assert role_in_text('<p><img src="/p/equation-4.jpg" width="600" height="49"></p>') is Role.ICON
    assert role_in_text('<p><img src="/p/coast-4.jpg" width="600" height="150"></p>') is Role.BODY


def test_width_and_height_that_only_give_a_ratio_make_no_icon() -> None:
    assert role_in_text('<img src="/p/boat.jpg" width="16" height="9">') is Role.BODY


@pytest.mark.parametrize("name", ["ajax-loader.gif", "spinner_grey.gif", "store-badge.png"])
def test_files_named_after_signs_are_icons(name: str) -> None:
    assert role_in_text(f'<img src="/static/{name}">') is Role.ICON


def test_a_file_named_logo_that_leads_home_is_one_even_at_the_end_of_the_text() -> None:
    assert role_in_text('<p><a href="https://harbour.example"><img src="/p/end_logo.png"></a></p>') is Role.LOGO


def test_a_placeholder_of_which_nothing_says_what_it_would_show_is_no_photo() -> None:
    assert page(above='<div class="carousel"><img src="/assets/Blank.gif" alt=""></div>')[0] is Role.THUMBNAIL
    assert page(above='<img src="/assets/Blank.gif" alt="Boats at rest">')[0] is Role.LEAD


# --------------------------------------------------------------------------------------------------- stills, portraits


def test_the_still_of_a_video_service_is_no_photo() -> None:
    assert role_in_text('<img src="https://i.ytimg.com/vi/abc/0.jpg" width="853" height="460">') is Role.THUMBNAIL
    assert role_in_text('<img src="/video/2024/quay.640x360.jpg">') is Role.THUMBNAIL


def test_a_cover_inside_a_player_is_no_photo_however_deep_it_lies() -> None:
    cover = '<div><div><div><div><img src="/p/cover-27.jpg"></div></div></div></div>'
    assert role_in_text(f'<div class="sticky-player">{cover}</div>') is Role.THUMBNAIL


@pytest.mark.parametrize("byline", ["By <a>Ana Ruiz</a>, 9 May", "Von Ana Ruiz", "<span>By</span><b>Ana Ruiz</b>"])
def test_a_small_picture_beside_the_byline_is_the_writer(byline: str) -> None:
    roles = page(above=f'<div><div><img src="/p/f-77.jpg"></div><div>{byline}</div></div>{OPENING}')
    assert roles == [Role.PORTRAIT, Role.LEAD]


def test_a_picture_beside_the_byline_leads_when_it_shows_something_else() -> None:
    box = '<div><img src="/p/f-77.jpg" alt="{}"{}><span>By Ana Ruiz</span></div>'

    assert page(above=box.format("Boats at rest", ""))[0] is Role.LEAD
    assert page(above=box.format("", ' width="850" height="400"'))[0] is Role.LEAD


def test_a_box_named_after_the_author_of_a_picture_makes_no_portrait() -> None:
    assert role_in_text('<div class="image-author-license-fields"><img src="/p/pier.jpg"></div>') is Role.BODY
    assert role_in_text('<div class="author-box"><img src="/p/pier.jpg"></div>') is Role.PORTRAIT


def test_a_round_box_far_above_makes_no_portrait() -> None:
    deep = '<div class="circular-slides"><div><div><div><img src="/p/boat.jpg"></div></div></div></div>'

    assert role_in_text(deep) is Role.BODY
    assert role_in_text('<div class="circle"><img src="/p/ana.jpg"></div>') is Role.PORTRAIT
