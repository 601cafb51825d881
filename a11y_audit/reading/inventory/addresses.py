"""What the address of an image or of its link says about its purpose."""

import re
from functools import lru_cache
from typing import Final

from turbohtml import Element

from a11y_audit.reading.inventory.hints import AD, ICON, LOGO, PERSON, RELATED, TRACKER, VIDEO, letter_runs
from a11y_audit.text.image_suffixes import is_vector_file, names_image_file
from a11y_audit.text.patterns import pattern

_FILE_SIZE: Final = pattern(r"[-_](\d{2,4})x(\d{2,4})\.\w+(?:\?|$)")
_ASKED_WIDTH: Final = pattern(r"[?&,](?:w|width|imwidth)=(\d{2,4})(?![\d.])")
_BEACON: Final = re.compile(
    r"/(?:pixel|beacon|count(?:er)?|track(?:er|ing)?|impression|hit|collect|tr)(?:[/?.]|$)|[?&](?:ev|event|noscript)=|"
    r"/[bpc]/?\?c1=|vg0\d|/piwik|/matomo"
)
_AD_ADDRESS: Final = pattern(
    r"//(?:[\w-]+\.)*(?:ads?|\w*adserv\w*|doubleclick|adform|adition)\d*\.|"
    r"/(?:ads?|adserv(?:er)?|banners?|werbung|sponsors?)/|"
    r"(?<![a-z])(?:advert\w*|werbung|anzeigen?|reklama?|sponsor\w*|publicidad|publicite|pubblicita|banners?)(?![a-z])"
    r"[^/?]*(?:\?|$)"
)
_LOGO_FILE: Final = pattern(r"/logos?/|(?<!ata)(?<!ia)logo(?:s|type)?(?![a-z])[^/?]*(?:\?|$)")
_ICON_ADDRESS: Final = pattern(
    r"/(?:share|social|icon(?:[eo]?s|e)?|emojis?|smil(?:ey|ies)|buttons?|sprites?|flags?)/|"
    r"(?<![a-z])(?:icons?|ico|sprites?|emojis?|arrows?|btn|button|smil(?:ey|ies)|badges?|preload|(?:pre)?loaders?|"
    r"spinners?)(?![a-z])[^/]*$"
)
_PERSON_ADDRESS: Final = re.compile(r"gravatar|/avatars?[/_.-]|/authors?/|/autor(?:en|es)?/|headshot|/users?/")
_PROMO_ADDRESS: Final = pattern(
    r"(?<![a-z])(?:newsletters?|briefing|subscribe|follow[-_]us|google[-_]?news|app[-_]?store|paypal|steady|donate)"
    r"(?![a-z])"
)
_VIDEO_ADDRESS: Final = re.compile(r"ytimg\.com|img\.youtube\.com|vimeocdn\.com|/videos?/")
_PATTERNS: Final = {
    AD: _AD_ADDRESS,
    LOGO: _LOGO_FILE,
    ICON: _ICON_ADDRESS,
    PERSON: _PERSON_ADDRESS,
    RELATED: _PROMO_ADDRESS,
    TRACKER: _BEACON,
    VIDEO: _VIDEO_ADDRESS,
}
_WORDS: Final = {
    AD: "ad ads adserver adserv smartadserver doubleclick adform adition banner banners werbung sponsor sponsors"
    " sponsored advert adverts advertisement advertisements advertising advertorial advertorials anzeige anzeigen"
    " reklam reklama publicidad publicite pubblicita",
    ICON: "share social icon icons icone icones iconos emoji emojis smiley smilies button buttons sprite sprites flag"
    " flags ico arrow arrows btn badge badges loader loaders preload preloader spinner spinners",
    PERSON: "gravatar avatar avatars author authors autor autoren autores headshot headshots user users",
    RELATED: "newsletter newsletters briefing subscribe follow googlenews google app appstore paypal steady donate",
    TRACKER: "pixel beacon count counter track tracker tracking impression hit collect tr ev event noscript vg piwik"
    " matomo",
    VIDEO: "ytimg youtube vimeocdn video videos",
}
_TELLING: Final = {word: hint for hint, words in _WORDS.items() for word in words.split()}
_TELLING_WORDS: Final = frozenset(_TELLING)
_NOTHING: Final = frozenset[int]()
_LIGHTBOX_LIST: Final = (
    "lightbox lightbbox fancybox zoom zoomable zoomimage imagezoom mzoom enlarge thickbox photoswipe attachment "
    "bildergalerie gallery galleries galerie galeria galleria slideshow diaporama mediaviewer fotostrecke "
)
_LIGHTBOX: Final = frozenset(_LIGHTBOX_LIST.split())
_PICTURE_LIST: Final = "image images photo photos foto fotos picture pictures bild bilder"
_PICTURES: Final = _LIGHTBOX.union(_PICTURE_LIST.split())
"""Words of addresses; in class names ("card-image-link") these also say what a link holds, not where it leads."""
_PARTS: Final = re.compile(r"[/?&=#]")
_SLUG: Final = 3
"""Hyphens from which a part of an address is a headline ("storm-hits-the-coast-photos"), and names no lightbox."""


def address_hints(src: str) -> int:
    """What the address says of the image's purpose. Most say nothing, which a look at their words tells quickly."""
    address = src.lower()
    folder, _, name = address.rpartition("/")
    asked = _asked_of_folder(folder) | _asked(name)
    if "logo" in address:
        asked |= {LOGO}
    if "?c1=" in address:
        asked |= {TRACKER}
    return sum([hint for hint in asked if _PATTERNS[hint].search(address)]) if asked else 0


def _asked(part: str) -> frozenset[int]:
    """The purposes that words of a part of an address may speak of."""
    words = letter_runs(part)
    if _TELLING_WORDS.isdisjoint(words):
        return _NOTHING
    return frozenset([_TELLING[word] for word in words if word in _TELLING])


_asked_of_folder = lru_cache(maxsize=2_048)(_asked)


def size_in(src: str) -> int:
    """The longer side that a file's name speaks of ("cabin-150x100.jpg"); 0 when it speaks of none."""
    match = _FILE_SIZE.search(src)
    return max(int(match[1]), int(match[2])) if match else 0


def width_asked(src: str) -> int:
    """The width that a resizing service is asked for ("cabin.jpg?w=720"), or the size in the file's name; else 0."""
    match = _ASKED_WIDTH.search(src)
    return int(match[1]) if match else size_in(src)


def is_drawing(src: str) -> bool:
    """Is it the address of a vector drawing or an icon file?"""
    return is_vector_file(src) or src.partition("?")[0].lower().endswith(".ico")


def leads_to_image(link: Element) -> bool:
    """Does the link open the image itself, large, and not another page?"""
    href = (link.attr("href") or "").strip()
    if not href or href[0] == "#" or href.startswith(("javascript:", "data:")) or names_image_file(href):
        return True
    parts = [part for part in _PARTS.split(href[:1_024]) if part.count("-") + part.count("_") < _SLUG]
    if not _PICTURES.isdisjoint(letter_runs(" ".join(parts).lower())):
        return True
    names = f"{link.attr('class') or ''} {link.attr('rel') or ''}"
    return not _LIGHTBOX.isdisjoint(letter_runs(names.lower()))


def leads_to_page(link: Element) -> bool:
    """Does the link open another page, be it a gallery, and no picture of this one?"""
    href = (link.attr("href") or "").strip()
    return not (not href or href.startswith(("#", "javascript:", "data:")) or names_image_file(href))


def leads_home(link: Element) -> bool:
    """Does the link lead to the front page of a site?"""
    href = (link.attr("href") or "").strip().partition("?")[0]
    return href.rstrip("/").count("/") <= 2 and href.startswith(("/", "http")) and (href == "/" or "//" in href)
