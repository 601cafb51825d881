"""What each image does on the page.

The first of these that holds decides:
 1. TRACKER   at most one pixel wide or high, or a counter by its address.
 2. AD        it, or what sets it apart from the article, is named as advertising.
 3. by kind   image buttons and map areas are ICONs; video posters THUMBNAILs; drawings (svg, canvas, role=img without
              an address) are LOGOs when named so, the article's own in a captioned figure or when large, else ICONs.
 4. LOGO      named so; or outside the text and linked to a site's front page.
 5. PORTRAIT  it, or what sets it apart, is named after authors, users or avatars.
 6. ICON      named so, an .svg or tiny by its size attributes, and not in a captioned figure.
 7. TEASER    it stands in navigation, footer, side bar or recommendations; or its link leads to another article whose
              headline stands in the link or in the same card; or it follows the article's text without a caption.
 8. THUMBNAIL small, or the still of a player.
 9. What is left inside the article are its own pictures: LEAD is the first that stands above the text or that the
    page names to machines as its picture; GALLERY are three and more in one container; the others are BODY.
10. THUMBNAIL what is left outside it.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from msgspec import Struct
from turbohtml import Element, Node

from a11y_audit.model import Kind, Role
from a11y_audit.reading.inventory.addresses import (
    address_hints,
    is_drawing,
    leads_home,
    leads_to_image,
    size_in,
)
from a11y_audit.reading.inventory.hints import (
    AD,
    CAPTION,
    CHROME,
    COMMENT,
    HEAD,
    ICON,
    LEADING,
    LOGO,
    PERSON,
    RELATED,
    SIDE,
    TRACKER,
    VIDEO,
    hints_in,
)
from a11y_audit.reading.inventory.layout import Around, Layout
from a11y_audit.reading.inventory.named_captions import has_named_caption
from a11y_audit.reading.inventory.picture import Picture, sides_of
from a11y_audit.reading.inventory.sources import names_image_file
from a11y_audit.reading.inventory.told import Told

_ICON_SIZE: Final = 48
_RULE: Final = 24
"""CSS pixels; what is no higher is a line that parts sections, however wide."""
_THUMBNAIL_SIZE: Final = 150
_PHOTO_SIZE: Final = 300
_CARD: Final = 60
"""Elements that are looked at in a box with a teaser."""
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5"))
_HEADLINE: Final = 12
"""Characters from which the text of a link can be a headline."""
_SITE_NAME: Final = 8
"""Letters from which a part of a host's name is a publisher's ("video.harbourgazette.com")."""
_NAME: Final = 120
"""Characters; a longer alt text is more than a writer's name ("Ana Ruiz image")."""
_AD_WORD_LIST: Final = (
    "ad advertisement advertising sponsored anzeige werbung publicité publicidad pubblicità publicidade reklam reklama"
    " reklame реклама advertentie annonce annons mainos 広告 广告 廣告 광고 إعلان"
)
_AD_WORDS: Final = frozenset(_AD_WORD_LIST.split())
_DRAWN: Final = frozenset((Kind.SVG, Kind.CANVAS, Kind.ROLE_IMG))


def roles_of(pictures: Sequence[Picture], layout: Layout, told: Told) -> list[Role]:
    """The role of each picture, aligned with `pictures`; the article's own are all BODY until `settle_roles`."""
    judge = _Judge(layout, pictures, told)
    return [judge.role(picture) for picture in pictures]


class _Judge:
    """Decides for one picture at a time; what is shared by cards and containers is kept."""

    def __init__(self, layout: Layout, pictures: Sequence[Picture], told: Told) -> None:
        self._layout = layout
        self._told = told
        self._headed: dict[tuple[Element, str], bool] = {}
        self._captioned: dict[Element, bool] = {}
        self._elsewhere: dict[tuple[Element, bool], bool] = {}
        self._cards: dict[Element, bool] = {}
        self._first_use: dict[str, Picture] = {}
        for picture in pictures:
            if picture.identity in self._told.images and (around := layout.around(picture.element)) and around.in_root:
                self._first_use.setdefault(picture.identity, picture)
        self._pictures = pictures

    @cached_property
    def _in_figure(self) -> Counter[Element]:
        """How many pictures each figure holds."""
        figures = (_figure(self._layout, picture) for picture in self._pictures)
        return Counter(figure for figure in figures if figure is not None)

    def role(self, picture: Picture) -> Role:
        """Rules 1 to 10, pictures inside the article all as `Role.BODY`."""
        view = self._view(picture)
        if _is_tracker(view):
            return Role.TRACKER
        if picture.kind is Kind.CAPTION_ONLY:
            return self._place(view)
        ad = view.near & AD or (view.far & AD and not view.near & LEADING)
        if not view.is_owned and (ad or view.address & AD or _is_called_ad(view)):
            return Role.AD
        if picture.kind in {Kind.INPUT, Kind.AREA}:
            return Role.ICON
        if picture.kind is Kind.VIDEO:
            return Role.THUMBNAIL
        if picture.kind in _DRAWN and not view.src:
            return self._drawn(view)
        return self._picture(view)

    def _view(self, picture: Picture) -> "_View":
        around, attributes = self._layout.around(picture.element), picture.attributes
        own = 0
        if "class" in attributes or "id" in attributes:
            own = hints_in(f"{attributes.get('class', '')} {attributes.get('id', '')}") & ~(CHROME | HEAD)
        src = picture.sources[0].url if picture.sources else ""
        src = "" if src[:5] == "data:" else src[:1_024]
        address = address_hints(src) if src else 0
        sides = sides_of(picture)
        captioned = picture.kind is Kind.CAPTION_ONLY
        if around is None:
            return _View(picture, None, own, own, own, src, address, sides, captioned, is_named=False, is_owned=False)
        if around.figure is not None:
            captioned = captioned or self._has_caption(around.figure)
        captioned = captioned or around.near & (CAPTION | PERSON) == CAPTION
        key, near = picture.identity, own | around.near
        named = bool(key) and key in self._told.images and self._first_use.get(key, picture) is picture
        owned = (
            (named or captioned)
            and around.in_root
            and (self._layout.text.last < 0 or picture.order <= self._layout.text.last)
            and (named or not self._leads_elsewhere(around))
        )
        return _View(picture, around, own, near, near | around.far, src, address, sides, captioned, named, owned)

    def _drawn(self, view: "_View") -> Role:
        around = view.around
        if view.near & LOGO:
            return Role.LOGO
        if around is None or not (around.in_body or self._layout.is_fragment) or view.far & (RELATED | CHROME | SIDE):
            return Role.ICON
        alone = view.is_captioned and around.figure is not None and self._in_figure[around.figure] == 1
        hidden = view.picture.attributes.get("aria-hidden", "").lower() == "true"
        large = len(view.sides) == 2 and min(view.sides) >= 200
        return Role.BODY if alone or (large and not hidden) else Role.ICON

    def _picture(self, view: "_View") -> Role:
        around = view.around
        in_body = around is not None and around.in_body
        if view.near & LOGO or (view.address & LOGO and not view.is_captioned and not in_body):
            return Role.LOGO
        if self._is_portrait(view):
            return Role.PORTRAIT
        tiny = bool(view.sides) and (
            max(view.sides) <= _ICON_SIZE or (len(view.sides) > 1 and min(view.sides) <= _RULE)
        )
        drawn = is_drawing(view.src) and not (len(view.sides) == 2 and min(view.sides) >= 200 and in_body)
        if not view.is_captioned and (tiny or drawn or view.near & ICON or view.address & ICON):
            return Role.ICON
        return self._place(view)

    def _is_portrait(self, view: "_View") -> bool:
        if view.own & PERSON or (view.far & PERSON and not view.is_captioned):
            return True
        if view.is_owned:
            return False
        alt = view.picture.attributes.get("alt", "").strip().casefold()[:_NAME]
        if view.address & PERSON:
            return True
        return any(author and alt.startswith(author) and len(alt) < len(author) + 10 for author in self._told.authors)

    def _place(self, view: "_View") -> Role:
        """Rules 7, 8 and 10, and whether the picture stands in the article."""
        around, picture = view.around, view.picture
        if around is None:
            return Role.THUMBNAIL
        if around.link is not None and not view.is_owned and not around.in_body and leads_home(around.link):
            return Role.LOGO
        if view.far & (CHROME | HEAD) or (not view.is_owned and view.far & (RELATED | COMMENT)):
            return Role.TEASER
        if not view.is_owned and (view.address & RELATED or self._is_teaser(view, around)):
            return Role.TEASER
        if not view.is_captioned and 0 < (max(view.sides) if view.sides else size_in(view.src)) <= _THUMBNAIL_SIZE:
            return Role.THUMBNAIL
        if picture.kind is Kind.BACKGROUND and not view.is_owned:
            return Role.THUMBNAIL
        if view.own & VIDEO or (view.near & VIDEO and not (view.is_named and view.is_captioned)):
            return Role.THUMBNAIL
        return self._in_article(view, around)

    def _is_teaser(self, view: "_View", around: Around) -> bool:
        if self._leads_elsewhere(around):
            return True
        if view.is_captioned:
            return False
        if (not around.in_body or self._layout.body == self._layout.root) and self._is_in_card(around):
            return True
        beside = view.far & SIDE or view.picture.order > self._layout.text.last >= 0
        return bool(beside) and around.link is not None and not leads_to_image(around.link)

    def _is_in_card(self, around: Around) -> bool:
        """Is it one of several boxes, each an `article` or with a linked heading?"""
        card: Around | None = around
        for _ in range(4):
            if card is None or card.neutral or card.element.tag == "body":
                return False
            known = self._cards.get(card.element)
            if known is None:
                known = self._cards[card.element] = card.element.tag == "article" or _has_linked_heading(card.element)
            if known:
                return True
            card = card.up
        return False

    def _in_article(self, view: "_View", around: Around) -> Role:
        layout, order = self._layout, view.picture.order
        first, last = layout.text.first, layout.text.last
        fit = view.is_captioned or view.is_named or view.far & LEADING or max(view.sides, default=0) >= _PHOTO_SIZE
        if layout.is_fragment or (around.in_body and layout.body != layout.root):
            return Role.BODY
        if around.in_root and (first < 0 or order <= last):
            above = first < 0 or (order < layout.headline_order and order < first)
            return Role.BODY if not above or fit else Role.THUMBNAIL
        if around.in_root:
            own = view.is_captioned or view.is_named or (around.link is None and has_named_caption(view.picture.outer))
            return Role.BODY if own else Role.TEASER
        if view.is_named or (view.is_captioned and order < first and around.link is None):
            return Role.BODY
        return Role.TEASER if around.link is not None else Role.THUMBNAIL

    def _has_caption(self, figure: Element) -> bool:
        known = self._captioned.get(figure)
        if known is None:
            caption = next(figure.iter_elements("figcaption"), None)
            known = self._captioned[figure] = caption is not None and bool(caption.text.strip())
        return known

    def _leads_elsewhere(self, around: Around | None) -> bool:
        """Does the image's link lead to another page, whose headline stands in the link or in the same card?"""
        if around is None or around.link is None:
            return False
        key = (around.link, around.in_body)
        known = self._elsewhere.get(key)
        if known is None:
            known = self._elsewhere[key] = self._is_teaser_link(*key)
        return known

    def _is_teaser_link(self, link: Element, in_body: bool) -> bool:
        href = (link.attr("href") or "").strip()
        if not href or leads_to_image(link):
            return False
        if in_body and self._told.host and not _is_on(self._told.host, href):
            return False  # a source, a shop: teasers lead to the publisher's own pages
        if _has_words(link):
            return True
        card: Node | None = link.parent
        for _ in range(3):
            if not isinstance(card, Element) or card in self._layout.neutral or card.tag == "body":
                break
            if self._has_headline(card, link, href):
                return True
            card = card.parent
        return False

    def _has_headline(self, card: Element, link: Element, href: str) -> bool:
        key = (card, href)
        known = self._headed.get(key)
        if known is None:
            links = (element for element in islice(card.iter_elements(), _CARD) if element.tag == "a")
            known = any(a != link and a.attr("href") == href and _has_words(a) for a in links)
            self._headed[key] = known
        return known


class _View(Struct, eq=False):
    """What the rules look at: the picture, its surroundings, what names say, its address and its size."""

    picture: Picture
    around: Around | None
    own: int
    near: int
    far: int
    src: str
    address: int
    sides: list[int]
    is_captioned: bool
    is_named: bool
    is_owned: bool
    """In the article, up to its last paragraph, and named to machines as its picture or captioned."""


def _figure(layout: Layout, picture: Picture) -> Element | None:
    around = layout.around(picture.element)
    return around.figure if around is not None else None


def _is_called_ad(view: _View) -> bool:
    return view.picture.attributes.get("alt", "").strip().casefold() in _AD_WORDS


def _is_tracker(view: _View) -> bool:
    picture, src = view.picture, view.src
    if picture.kind in {Kind.SVG, Kind.CAPTION_ONLY}:
        return False
    if view.sides and min(view.sides) <= 1 and not view.is_captioned:
        return True
    if view.is_captioned or not view.address & TRACKER:
        return False
    style = picture.attributes.get("style", "").replace(" ", "").lower()
    hidden = "display:none" in style or "visibility:hidden" in style or "hidden" in picture.attributes
    return hidden or not names_image_file(src)


def _is_on(host: str, href: str) -> bool:
    """Does the address lead to the host, one above or below it, or one of the same name? Relative addresses do."""
    if "//" not in href[:8]:
        return True
    there = href.partition("//")[2].partition("/")[0].lower()
    if there == host or there.endswith("." + host) or host.endswith("." + there):
        return True
    own = host.split(".")
    return any(len(label) >= _SITE_NAME and label in own for label in there.split("."))


def _has_linked_heading(card: Element) -> bool:
    headings = (element for element in islice(card.iter_elements(), _CARD) if element.tag in _HEADINGS)
    heading = next(headings, None)
    return heading is not None and (
        next(heading.iter_elements("a"), None) is not None or heading.closest("a") is not None
    )


def _has_words(link: Element) -> bool:
    return len(link.text.strip()) >= _HEADLINE
