"""What each image does on the page: the article's own pictures, and everything else."""

import pytest

from a11y_audit.model import PHOTO_ROLES, Role
from a11y_audit.reading.inventory.hints import AD, CAPTION, ICON, LOGO, PERSON, RELATED, hints_in
from tests.role_pages import H1, OPENING, TEXT, page, read, role_in_text

# --------------------------------------------------------------------------------------------- the article's own


def test_the_first_picture_under_the_headline_leads() -> None:
    first, second = page('<img src="/p/mole-view.jpg">', above='<img src="/p/quay-view.jpg">')
    assert (first, second) == (Role.LEAD, Role.BODY)


def test_the_picture_the_page_names_to_machines_leads() -> None:
    head = '<meta property="og:image" content="https://cdn.example.org/mole-view-1200x630.jpg">'
    first, second = page(above='<img src="/p/quay-view.jpg"><img src="/p/mole-view.jpg">', head=head)
    assert (first, second) == (Role.BODY, Role.LEAD)


def test_a_picture_above_the_headline_leads_when_it_is_captioned() -> None:
    roles = read(
        "<article><figure><img src='/p/quay-view.jpg'><figcaption>The quay at dawn</figcaption></figure>"
        f"<h1>Ferry stays in port</h1><div>{TEXT * 4}</div></article>"
    )
    assert roles[0] is Role.LEAD


def test_a_small_picture_that_leads_to_another_page_does_not_lead() -> None:
    sign = '<a href="https://shop.example/offer"><img src="/p/offer-2023.jpg" width="200" height="71"></a>'

    assert page(above=sign + '<img src="/p/quay-view.jpg">') == [Role.THUMBNAIL, Role.LEAD]
    assert page(above=sign.replace("/offer", "/offer.jpg"))[0] is Role.LEAD


def test_a_picture_far_down_the_text_does_not_lead() -> None:
    roles = read(f"<article>{H1}<div>{TEXT * 30}<p><img src='/p/quay-view.jpg'></p>{TEXT}</div></article>")
    assert roles[0] is Role.BODY


def test_captioned_pictures_in_a_row_are_a_gallery() -> None:
    items = "".join(
        f"<li><figure><img src='/p/boat-{name}.jpg'><figcaption>The {name} boat</figcaption></figure></li>"
        for name in ("red", "blue", "green", "white")
    )
    roles = page(f"<ul>{items}</ul>", above=OPENING)
    assert set(roles[1:]) == {Role.GALLERY}


def test_pictures_in_a_slideshow_are_a_gallery() -> None:
    slides = "".join(f"<div><img src='/p/boat-{name}.jpg'></div>" for name in ("red", "blue", "green"))
    roles = page(f"<div class='bilder-slideshow'>{slides}</div>", above=OPENING)
    assert set(roles[1:]) == {Role.GALLERY}


@pytest.mark.parametrize(
    "markup",
    [
        '<p><img src="/p/quay-view.jpg"></p>',
        '<a href="/p/quay-view-large.jpg"><img src="/p/quay-view.jpg"></a>',
        '<a class="lightbox" href="/zoom/41"><img src="/p/quay-view.jpg"></a>',
        '<a href="#gallery"><img src="/p/quay-view.jpg"></a>',
        '<a class="zoomimage" href="/quay41.html"><img src="/p/quay-view.jpg"></a>',
        '<table><tr><td><img src="/p/quay-view.jpg"></td></tr><tr><td>The quay</td></tr></table>',
        '<aside><figure><img src="/p/quay-view.jpg"><figcaption>The quay</figcaption></figure></aside>',
        '<div class="teaser-image"><figure><img src="/p/quay.jpg"><figcaption>The quay</figcaption></figure></div>',
        '<figure><svg width="640" height="400"><rect/></svg><figcaption>Ferries a year</figcaption></figure>',
        '<figure><img src="/p/ferries-a-year.svg"><figcaption>Ferries a year</figcaption></figure>',
        "<img>",
        '<img src="/p/company-logo-on-the-quay.jpg" alt="The logo on a wall">',
        '<img class="img-share" src="/p/quay-view.jpg" width="640" height="420">',
        '<img src="/p/quay-view.jpg" width="0" height="0" sizes="100vw">',
    ],
)
def test_pictures_in_the_text_are_the_articles_own(markup: str) -> None:
    assert role_in_text(markup) in PHOTO_ROLES


def test_an_article_without_headline_has_its_own_pictures() -> None:
    roles = read(f"<main>{OPENING}{TEXT * 4}<img src='/p/quay-view.jpg'>{TEXT}</main>")
    assert set(roles) == PHOTO_ROLES & {Role.LEAD, Role.BODY}


def test_text_cut_into_blocks_is_one_article() -> None:
    blocks = "".join(
        f"<div class='block'>{TEXT * 2}</div><div><figure><img src='/p/boat-{n}77.jpg'></figure></div>" for n in "abcd"
    )
    roles = read(f"<article><h1>Ferry stays in port</h1>{blocks}<div>{TEXT * 2}</div></article>")
    assert PHOTO_ROLES.issuperset(roles)


# ------------------------------------------------------------------------------------------------ everything else


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ('<img src="https://count.example.org/t" width="1" height="1">', Role.TRACKER),
        ('<img src="/p/dot.gif" style="width:0;height:0px">', Role.TRACKER),
        ('<img src="https://stats.example.org/pixel?page=9" style="display:none">', Role.TRACKER),
        ('<noscript><img src="https://stats.example.org/p?c1=2&amp;c2=709&amp;cj=1"></noscript>', Role.TRACKER),
        ('<div class="ad-slot"><img src="/p/soap-offer.jpg"></div>', Role.AD),
        ('<div id="werbung"><a href="/x"><img src="/p/soap-offer.jpg"></a></div>', Role.AD),
        ('<img src="https://ads.example.org/4711.jpg">', Role.AD),
        ('<img src="/p/soap-offer.jpg" alt="Publicité">', Role.AD),
        ('<img class="site-logo" src="/p/gazette-mark.png">', Role.LOGO),
        ('<span class="partnerLogo"><svg><path/></svg></span>', Role.LOGO),
        ('<svg><path d="M0 0h9"/></svg>', Role.ICON),
        ("<canvas></canvas>", Role.ICON),
        ('<span role="img" aria-label="Smiling">☺</span>', Role.ICON),
        ('<input type="image" src="go.png">', Role.ICON),
        ('<img src="/p/arrow-right.png" width="24" height="24">', Role.ICON),
        ('<img src="/static/phone.svg">', Role.ICON),
        ('<ul class="social-share"><li><img src="/p/envelope.png"></li></ul>', Role.ICON),
        ('<img src="/static/icons/print-this.png">', Role.ICON),
        ('<div class="author-box"><img src="/p/ana-lim.jpg"></div>', Role.PORTRAIT),
        ('<img class="w-12 rounded-full" src="/p/ana-lim.jpg">', Role.PORTRAIT),
        ('<img src="https://pics.example.org/avatars/9931.jpg">', Role.PORTRAIT),
        ('<video poster="/p/quay-still.jpg" src="a.mp4"></video>', Role.THUMBNAIL),
        ('<div class="video-player"><img src="/p/quay-still.jpg"></div>', Role.THUMBNAIL),
        ('<img src="/p/quay-view.jpg" width="120" height="90">', Role.THUMBNAIL),
        ('<img src="/p/quay-view-150x100.jpg">', Role.THUMBNAIL),
        ('<div class="related-stories"><img src="/p/quay-view.jpg"></div>', Role.TEASER),
        ('<div class="empfehlungen"><img src="/p/quay-view.jpg"></div>', Role.TEASER),
        ('<a href="/story/9"><img src="/p/quay-view.jpg"> Harbour master resigns</a>', Role.TEASER),
        (
            '<div><a href="/story/9"><img src="/p/quay-view.jpg"></a>'
            '<h3><a href="/story/9">Harbour master resigns</a></h3></div>',
            Role.TEASER,
        ),
        ('<aside><a href="/story/9"><img src="/p/quay-view.jpg"></a></aside>', Role.TEASER),
        ('<nav><img src="/p/quay-view.jpg"></nav>', Role.TEASER),
    ],
)
def test_roles_that_are_not_the_articles_own(markup: str, role: Role) -> None:
    assert role_in_text(markup) is role


def test_the_writer_is_known_by_name() -> None:
    head = '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ana Lim"}]}</script>'
    assert page('<img src="/p/41177.jpg" alt="Ana Lim">', head=head)[0] is Role.PORTRAIT


def test_the_sites_header_holds_its_logo_and_teasers() -> None:
    before = (
        "<header><a href='/'><img src='/p/gazette-big.png'></a>"
        "<div><a href='/story/8'><img src='/p/storm-view.jpg'></a></div></header>"
    )
    assert page(before=before) == [Role.LOGO, Role.TEASER]


def test_the_articles_own_header_holds_its_opening() -> None:
    roles = read(f"<article><header>{H1}</header><header>{OPENING}</header><div>{TEXT * 4}</div></article>")
    assert roles[0] is Role.LEAD


def test_text_without_paragraphs_is_found_too() -> None:
    lines = "The ferry was late again because of the wind that blew all night.<br><br>" * 9
    (first, second, third) = read(
        f"<body>{H1}<div><div class='t'>{OPENING}{lines}<img src='/p/mole-view.jpg'>{lines}</div></div>"
        "<ul><li><a href='/story/9'><img src='/p/storm-view.jpg'>Harbour master resigns</a></li></ul></body>"
    )
    assert (first, second, third) == (Role.LEAD, Role.BODY, Role.TEASER)


def test_text_in_a_box_for_each_sentence_is_found_too() -> None:
    line = "<div>The ferry was late again, because of the wind that blew over the bay the whole night long.</div>"
    roles = read(f"<body><div>{H1}{OPENING}{line * 4}<div><img src='/p/mole-view.jpg'></div>{line * 4}</div></body>")
    assert roles == [Role.LEAD, Role.BODY]


def test_a_short_text_in_a_dense_script_is_an_article() -> None:
    text = (
        "시의회는 월요일 밤 가을 폭풍 이후 비어 있는 시장에 대해 논의했다. 겨울이 오기 전에 새 지붕이 필요하다고 했다. "
    )
    roles = read(
        "<body><h2>새 지붕은 언제</h2><article><span><img src='/p/pier-view.jpg'><em>부두에 매인 배.</em></span>"
        f"{text * 2}<br><br><span><img src='/p/mole-view.jpg'><em>방파제를 걷는 시민들.</em></span>{text}<br></article>"
    )

    assert set(roles) <= PHOTO_ROLES


def test_cards_after_the_text_are_teasers() -> None:
    after = "".join(
        f"<div class='c'><a href='/story/{n}'><img src='/p/story-view-{n}.jpg'></a>"
        f"<a href='/story/{n}'>Harbour master {n} resigns</a></div>"
        for n in range(4)
    )
    assert set(page(after=f"<section>{after}</section>")) == {Role.TEASER}


def test_boxes_above_the_text_are_teasers() -> None:
    boxes = "".join(
        f"<article><img src='/p/story-view-{n}.jpg'><h3><a href='/story/{n}'>Story {n}</a></h3></article>"
        for n in range(3)
    )
    assert set(page(above=f"<div>{boxes}</div>")) == {Role.TEASER}


def test_a_picture_shown_again_and_again_is_an_ornament() -> None:
    roles = page(f"<img src='/p/three-waves.png'>{TEXT}" * 3, above=OPENING)
    assert roles == [Role.LEAD, Role.THUMBNAIL, Role.THUMBNAIL, Role.THUMBNAIL]


def test_names_of_elements_that_hold_the_article_say_nothing() -> None:
    roles = read(
        f"<body class='ads related sidebar'><div id='comments-author-ad'><article class='teaser'>{H1}"
        f"<div class='promo'>{OPENING}{TEXT * 4}</div></article></div>"
    )
    assert roles[0] is Role.LEAD


def test_a_page_without_article_has_no_photos() -> None:
    cards = "".join(
        f"<li><a href='/story/{n}'><img src='/p/story-view-{n}.jpg'><h3>Story number {n} of today</h3></a></li>"
        for n in range(9)
    )
    assert PHOTO_ROLES.isdisjoint(read(f"<h1>Gazette</h1><ul>{cards}</ul>"))


# ---------------------------------------------------------------------------------------------------------- hints


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        ("ad-slot", AD),
        ("adSlot", AD),
        ("c-advertisement__frame", AD),
        ("siteLogo", LOGO),
        ("related_articles", RELATED),
        ("read-more", RELATED),
        ("AuthorImage", PERSON),
        ("icon--small", ICON),
        ("wp-caption-text", CAPTION),
    ],
)
def test_names_are_taken_apart(names: str, hint: int) -> None:
    assert hints_in(names) & hint


@pytest.mark.parametrize(
    "names", ["no-ads", "header-load", "shadow", "kAdXq", "jdxiQRd", "text-caption", "lexicon", "", "1234"]
)
def test_other_names_say_nothing_of_the_kind(names: str) -> None:
    assert not hints_in(names) & (AD | LOGO | RELATED | PERSON | ICON | CAPTION)


# --------------------------------------------------------------------------------- names that mean something else


def test_a_photo_that_opens_larger_is_no_part_of_the_page_s_chrome() -> None:
    assert role_in_text('<a class="js-image-popup" href="/p/boat.jpg"><img src="/p/boat.jpg"></a>') is Role.BODY


def test_a_toggle_that_shows_on_hover_makes_no_icon() -> None:
    assert role_in_text('<div class="visible-toggle"><img src="/p/boat.jpg"></div>') is Role.BODY


def test_a_captioned_picture_behind_the_text_is_the_article_s_own() -> None:
    photo = '<div><div><img src="/p/boat.jpg"></div><p class="photo-caption">Boats at rest.</p></div>'
    assert page(above=OPENING, after="")[:1] == [Role.LEAD]
    roles = read(f"<main><article>{H1}{OPENING}<div>{TEXT * 4}</div>{photo}</article></main>")
    assert roles[1] is Role.BODY


def test_a_text_is_the_article_though_its_box_is_named_after_the_button_below_it() -> None:
    photo = '<div class="wp-caption"><img src="/p/boat.jpg"><p class="wp-caption-text">Boats at rest.</p></div>'
    roles = read(
        f"<article>{H1}{OPENING}<p>{'In short. ' * 6}</p><div class='read-more'>{TEXT * 3}{photo}{TEXT * 2}</div>"
    )
    assert roles[1] is Role.BODY


# ----------------------------------------------------------------------------------------------------- which one leads


def test_the_picture_leads_and_not_its_copy_in_the_background() -> None:
    copy = '<div style="background-image:url(/p/quay-view.jpg?class=blur)"><img src="/p/quay-view.jpg"></div>'
    head = '<meta property="og:image" content="https://cdn.example.org/p/quay-view.jpg">'

    assert page(above=copy, head=head) == [Role.THUMBNAIL, Role.LEAD]


def test_the_opening_leads_when_the_picture_named_to_machines_stands_far_down() -> None:
    head = '<meta property="og:image" content="https://cdn.example.org/p/mole-view.jpg">'
    assert page('<img src="/p/mole-view.jpg">', above=OPENING, head=head) == [Role.LEAD, Role.BODY]


def test_the_picture_named_to_machines_leads_in_a_box_named_header_above_the_article() -> None:
    head = '<meta property="og:image" content="https://cdn.example.org/p/mole-view.jpg">'
    box = '<div class="article-header"><img src="/p/mole-view.jpg"></div>'

    assert page(before=box, head=head)[0] is Role.LEAD
    assert page(before=f"<nav>{box}</nav>", head=head)[0] is Role.TEASER


def test_a_large_picture_above_the_article_leads_when_its_box_says_so() -> None:
    box = '<div class="{}"><img src="/p/mole-view.jpg" width="900" height="500"></div>'

    assert page(before=box.format("feature-image"))[0] is Role.LEAD
    assert page(before=box.format("stage"))[0] is Role.THUMBNAIL


def test_a_picture_that_content_systems_put_in_an_article_of_its_own_is_no_teaser() -> None:
    media = "<article class='media'><div><img src='/p/quay-view.jpg' width='900' height='600'></div></article>"
    card = "<article class='media'><div><img src='/p/quay-view.jpg' width='900' height='600'></div>{}</article>"
    linked = card.format("<h3><a href='/quay'>Quay to be closed</a></h3>")

    assert page(above=media)[0] is Role.LEAD
    assert page(above=linked)[0] is Role.TEASER


def test_a_captioned_figure_behind_the_last_paragraph_is_the_articles_own() -> None:
    figure = "<figure><img src='/p/quay-view.jpg'><div><span class='caption'>The quay, 2023</span></div></figure>"
    roles = read(f"<article>{H1}<section>{TEXT * 4}</section><section>{figure}</section></article>")
    assert roles == [Role.BODY]


def test_a_sign_for_the_weather_above_the_article_is_an_icon() -> None:
    sign = "<div class='weather-box'><img src='/w/4.png' alt='Cloudy'> 3 °C</div>"
    assert page(above=sign + "<img src='/p/quay-view.jpg'>") == [Role.ICON, Role.LEAD]


def test_a_framework_mark_with_the_word_star_in_it_makes_no_icon() -> None:
    assert page("<p><img class='image ng-star-inserted' src='/p/quay-view.jpg'></p>", above=OPENING)[1] is Role.BODY


def test_a_player_of_photos_plays_no_film() -> None:
    assert role_in_text('<div id="photo_player"><img src="/p/quay-view.jpg"></div>') is Role.BODY
    assert role_in_text('<div id="film_player"><img src="/p/quay-view.jpg"></div>') is Role.THUMBNAIL


def test_a_spinner_beside_a_captioned_photo_is_an_icon() -> None:
    spinner = '<div><img src="/img/iconos/preload.gif" alt="preload"></div>'
    figure = f'<figure>{spinner}<img src="/p/quay-view.jpg"><figcaption>The quay at dawn</figcaption></figure>'
    assert page(figure) == [Role.ICON, Role.BODY]


def test_a_picture_beside_a_link_that_is_called_a_teaser_s_is_one() -> None:
    picture = '<div class="thumb-box"><img src="/p/quay-view.jpg"></div>'
    link = '<div><a class="article-teaser-link" href="/quay">The quay is to be rebuilt by 2030</a></div>'
    assert role_in_text(f"<div>{picture}{link}</div>") is Role.TEASER
    assert role_in_text(f"<div>{picture}{link.replace('article-teaser-link', 'source')}</div>") is Role.BODY


def test_an_author_s_figure_holds_a_portrait() -> None:
    caption = "<figcaption>Ana Ruiz writes about ships</figcaption>"
    assert role_in_text(f'<figure class="author-box"><img src="/p/ruiz.jpg">{caption}</figure>') is Role.PORTRAIT


@pytest.mark.parametrize("alt", ["Next", "« Anterior", "Zurück", "次へ"])
def test_a_picture_that_is_called_like_a_button_is_an_icon(alt: str) -> None:
    assert role_in_text(f'<p><img src="/p/7431.png" alt="{alt}"></p>') is Role.ICON


def test_a_link_that_opens_the_photo_larger_is_no_part_of_the_navigation() -> None:
    assert role_in_text('<p><a class="popup" href="/p/quay-view.jpg"><img src="/p/quay-view.jpg"></a></p>') is Role.BODY


def test_a_wide_picture_is_no_icon_however_its_box_is_named() -> None:
    assert role_in_text('<div class="ico-image"><img src="/p/quay-view.jpg" width="700"></div>') is Role.BODY
    assert role_in_text('<div class="ico-image"><img src="/p/quay-view.jpg" width="70"></div>') is Role.ICON


def test_a_box_named_after_teasers_that_leads_nowhere_holds_the_articles_own_photo() -> None:
    box = '<div class="teaser_img"><img src="/p/quay-view.jpg" width="660" height="371"><div>City works</div></div>'
    assert role_in_text(box) is Role.BODY
    assert role_in_text(box.replace("City works", '<a href="/works">City works</a>')) is Role.TEASER


def test_the_headline_is_the_one_that_the_pages_title_repeats() -> None:
    caption = (
        "<div><a href='/p/mole.jpg'><img src='/p/mole.jpg'></a><h1>People walk past the mole on a windy day.</h1></div>"
    )
    body = f"<article><h1>Ferry stays in port</h1>{caption}<div>{TEXT * 4}</div></article>"
    assert read(f"<title>Ferry stays in port | Gazette</title>{body}")[0] is Role.LEAD


def test_a_link_named_after_captions_is_no_headline_of_another_page() -> None:
    link = '<a href="/news/wall/55" class="{}">Engineers inspect the wall at Port Merrin.</a>'
    box = f'<div><a href="/news/wall/55"><img src="/p/quay-view.jpg" width="700" height="467"></a>{link}</div>'
    assert role_in_text(box.format("inline-caption")) is Role.BODY
    assert role_in_text(box.format("more")) is Role.TEASER


def test_small_photos_of_a_gallery_that_open_larger_are_the_articles_own() -> None:
    photo = '<a href="/p/large.jpg"><img src="/p/quay-view.jpg" width="100" height="75"></a>'
    assert role_in_text(f'<div class="gallery">{photo}</div>') is Role.BODY
    assert role_in_text(f"<div>{photo}</div>") is Role.THUMBNAIL


def test_a_wide_picture_above_the_headline_is_the_lead() -> None:
    body = f"<article><img src='/p/quay-view.jpg?w={{}}'><h1>Ferry stays in port</h1><div>{TEXT * 4}</div></article>"
    assert read(body.format(720))[0] is Role.LEAD
    assert read(body.format(90))[0] is Role.THUMBNAIL


def test_a_picture_set_as_the_text_is_the_articles_own_behind_the_last_long_paragraph_too() -> None:
    page = f"<article><h1>Ferry stays in port</h1>{TEXT}<p>Short.</p>{{}}</article>"
    assert read(page.format('<p><img src="/p/market.jpg"> <em>The market. Photo: Ana Ruiz</em></p>'))[0] is Role.BODY
    assert read(page.format('<div><a href="/x"><img src="/p/market.jpg"></a></div>'))[0] is Role.TEASER
