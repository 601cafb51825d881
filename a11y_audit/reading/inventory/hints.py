"""What class names, ids and file names say about the purpose of an element, in the words that templates use.

The words are those of many content systems and languages; none is the name of a publisher.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

AD: Final = 1
RELATED: Final = 1 << 1
"""Leads to other articles or products: teasers, recommendations, newsletters, side bars."""
PERSON: Final = 1 << 2
"""Somebody who writes or comments: authors, avatars."""
LOGO: Final = 1 << 3
ICON: Final = 1 << 4
GALLERY: Final = 1 << 5
COMMENT: Final = 1 << 6
VIDEO: Final = 1 << 7
LEADING: Final = 1 << 8
"""The opening picture."""
CAPTION: Final = 1 << 9
TRACKER: Final = 1 << 10
CHROME: Final = 1 << 11
"""The page around the article: navigation, header, footer."""
THUMB: Final = 1 << 12
CARD: Final = 1 << 13
"""One of several alike; says what it is only together with a link."""

HEAD: Final = 1 << 14
"""A header: the page's outside the article, the article's own inside it."""
SIDE: Final = 1 << 15
"""Beside the text, like an `aside` in an article: often a picture, often a teaser."""

ROUND: Final = 1 << 16
"""Cut to a circle, as portraits are."""

_LEXICON: Final = {
    ROUND: "circle circular round",
    AD: (
        "ad ads adv advert adverts advertisement advertisements advertising advertorial sponsor sponsors sponsored "
        "sponsorship adslot adunit adbox adwrap adcontainer adbanner adsense adserver dfp doubleclick gpt "
        "affiliate anzeige anzeigen werbung publicidad publicite pubblicita publicidade reklam reklama reklame "
        "annons annonse annonce advertentie mainos "
    ),
    RELATED: (
        "related relateds teaser teasers tease promo promos promoted promotion recommended recommendation "
        "recommendations recommend trending trend popular mostread mostpopular latest recirc recirculation "
        "readmore readnext upnext sidebar rail aside newsletter newsletters subscribe subscription signup abo "
        "paywall feed headlines suggestions suggested similar similars similarposts crosslinking ultimas "
        "ultimasnoticias relatedposts relatedarticles relatedcontent morefrom morestories yarpp taboola outbrain "
        "crosslink crosslinks verwandt verwandte empfehlung empfehlungen weitere relacionadas relacionados "
        "relacionado relacionada recomendados similaires associes correlati correlate leggianche autopromo "
        "nextpost prevpost nextarticle shop merch ticker widgets marketing cta donate podcast podcasts "
        "interstitial recos bestof toplist storylist articlelist postlist newslist "
    ),
    PERSON: (
        "author authors avatar avatars byline bylines contributor contributors headshot "
        "headshots writer writers reporter reporters journalist journalists columnist gravatar profile profilepic "
        "userpic userpicture bio autor autores autoren autorin auteur auteurs autore autori redakteur verfasser "
        "skribent forfatter kirjoittaja yazar authorimage authorphoto authorbox authorinfo authorbio user users "
        "commenter staff mugshot "
    ),
    LOGO: "logo logos logotype logotyp brand branding masthead publogo wordmark sitelogo brandmark",
    ICON: (
        "icon icons icn ico emoji emojis emoticon smiley smilies smile share shares sharing sharebar social socials "
        "socialmedia socialshare socialicon socialicons sns facebook twitter whatsapp instagram linkedin pinterest "
        "telegram arrow chevron flag flags sprite badge badges rating ratings star stars loader spinner caret toggle "
        "captcha qr qrcode math formula equation appstore googleplay print printer hamburger vote voting "
        "weather wetter meteo pogoda pocasi pocasie idojaras vejr weer "
    ),
    GALLERY: (
        "gallery galleries gallerie slideshow slideshows carousel carousels slider slides slide swiper galerie "
        "galeria galleria bildergalerie bilderstrecke fotostrecke fotogalerie fotogaleria diaporama photogallery "
        "imagegallery flickity slick lightgallery galeri bildspel "
    ),
    COMMENT: (
        "comment comments commentlist disqus discussion respond kommentar kommentare kommentarer commentaire "
        "commentaires comentario comentarios commenti reacties "
    ),
    VIDEO: "video videos player videoplayer jwplayer youtube vimeo brightcove videoteaser videobox mediaplayer",
    LEADING: (
        "lead leadimage hero featured feature opener opening aufmacher titelbild destacada portada apertura "
        "leadphoto leadart heroimage mainimage featuredimage topimage keyvisual cover headerimage "
    ),
    CAPTION: (
        "caption captions captioned figcaption legend legende legenda leyenda bildunterschrift bilduntertitel "
        "bildunterzeile bildtext bildetekst billedtekst bijschrift imagecaption photocaption imgcaption captiontext "
        "piedefoto didascalia "
    ),
    TRACKER: "tracker tracking pixel beacon counter vgwort impression",
    CHROME: (
        "nav navbar navigation navi menu menus submenu megamenu dropdown breadcrumb breadcrumbs footer foot topbar "
        "toolbar offcanvas flyout tray drawer pushlayer bottombar stickybar searchbar search login cookie consent "
        "popup overlaymenu sitefooter pagefooter "
    ),
    HEAD: "header siteheader pageheader",
    THUMB: "thumb thumbs thumbnail thumbnails thumbnailimage vignette mini",
    CARD: ("card cards tile tiles item listitem entry post article story list grid block loop archive box linkbox "),
}
_HINTS: Final = {word: hint for hint, listed in _LEXICON.items() for word in listed.split()}
_PAIRS: Final = {
    ("play", "btn"): VIDEO,
    ("play", "button"): VIDEO,
    ("read", "more"): RELATED,
    ("read", "next"): RELATED,
    ("read", "also"): RELATED,
    ("up", "next"): RELATED,
    ("more", "from"): RELATED,
    ("more", "news"): RELATED,
    ("more", "stories"): RELATED,
    ("most", "read"): RELATED,
    ("most", "popular"): RELATED,
    ("next", "post"): RELATED,
    ("post", "navigation"): RELATED,
    ("mehr", "zum"): RELATED,
    ("lire", "aussi"): RELATED,
    ("a", "lire"): RELATED,
    ("leggi", "anche"): RELATED,
    ("rounded", "full"): ROUND,
    ("site", "header"): CHROME,
    ("web", "beacon"): TRACKER,
}
_CANCELS: Final = {
    ("text", "caption"): CAPTION,  # in utility classes a size of type
    ("gallery", "icon"): ICON,  # in galleries of content systems the box around a photo
    ("copyright", "icon"): ICON,
    ("ng", "star"): ICON,  # a framework's mark for what it has inserted
    ("visible", "toggle"): ICON,
    **{
        pair: PERSON
        for word in ("license", "licence", "credit", "copyright")
        for pair in ((word, "author"), ("author", word))
    },
    ("photo", "author"): PERSON,
    ("color", "brand"): LOGO,  # in utility classes the publisher's colour and type
    ("text", "brand"): LOGO,
    ("bg", "brand"): LOGO,
    ("font", "brand"): LOGO,
    ("related", "photo"): RELATED,  # to the article it stands in
    ("image", "popup"): CHROME,  # a photo that opens larger
    ("popup", "image"): CHROME,
    **{(word, "player"): VIDEO for word in ("photo", "foto", "image", "gallery", "picture")},  # a show of photos
}
"""Pairs of words that say something else than the one would: purposes they take away."""
_DENIALS: Final = frozenset(("no", "not", "without", "hide", "non"))
_TELLING: Final = frozenset(_HINTS) | {pair[0] for pair in _PAIRS}
_PAIRING: Final = frozenset(pair[0] for pair in (*_PAIRS, *_CANCELS)) | _DENIALS
"""Words that change what the next one says."""
_ONLY_LETTERS: Final = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)) + b" " * 128
_PIECE: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LONGEST: Final = 600
"""Class attributes beyond this many characters are utility classes and tell no purpose."""


@lru_cache(maxsize=16_384)
def hints_in(names: str) -> int:
    """The purposes that class names, ids or an address speak of, as a set of bits; compound names are taken apart."""
    names = names[:_LONGEST]
    words = letter_runs(names)
    if not names.islower():
        words = _pieces(words)
    if _TELLING.isdisjoint(words):
        return 0
    found = 0
    for word in words:
        if word in _HINTS:
            found |= _HINTS[word]
    if _PAIRING.isdisjoint(words):
        return found
    for pair in pairwise(words):
        found |= _PAIRS.get(pair, 0)
        found &= ~_CANCELS.get(pair, 0)
        if pair[0] in _DENIALS:
            found &= ~_HINTS.get(pair[1], 0)
    return found


def letter_runs(text: str) -> list[str]:
    """The runs of ASCII letters that class names and addresses are made of."""
    return text.encode("ascii", "replace").translate(_ONLY_LETTERS).decode("ascii").split()


def _pieces(parts: Sequence[str]) -> list[str]:
    """The words in lower case, and what compound ones ("relatedArticles") are made of."""
    words: list[str] = []
    for part in parts:
        words.append(part.lower())
        if part.islower():
            continue
        pieces = _PIECE.findall(part)
        if len(part) >= 3 * len(pieces):  # shorter pieces are made by a machine ("kDCiBY")
            words += [piece.lower() for piece in pieces if len(piece) > 2]
    return words
