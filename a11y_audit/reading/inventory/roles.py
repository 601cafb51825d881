"""What each image does on the page.

The first of these that holds decides:
 1. TRACKER   at most one pixel wide or high, or a counter by its address.
 2. AD        it, or what sets it apart from the article, is named as advertising, or its caption says nothing else.
 3. by kind   image buttons and map areas are ICONs; video posters THUMBNAILs; drawings (svg, canvas, role=img without
              an address) are LOGOs when named so, the article's own in a captioned figure or when large, else ICONs.
 4. LOGO      named so; or outside the text and linked to a site's front page.
 5. PORTRAIT  it, or what sets it apart, is named after authors, users or avatars; or it stands beside the byline.
 6. ICON      named so and not large, an .svg, or tiny by its size attributes, and not in a captioned figure; or a
              small control.
 7. TEASER    it stands in navigation, form, footer, side bar or recommendations; or `teasers` tells that it leads to
              another page; or it follows the article's text without a caption.
 8. THUMBNAIL small, or the still of a player.
 9. What is left inside the article are its own pictures: LEAD is the first that stands above the text, or the early
    one that the page names to machines; GALLERY are three and more in one container; the others are BODY.
10. THUMBNAIL what is left outside it.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct
from turbohtml import Element

from a11y_audit.model import Kind, Role
from a11y_audit.reading.inventory.addresses import (
    address_hints,
    is_drawing,
    leads_home,
    leads_to_image,
    size_in,
    width_asked,
)
from a11y_audit.reading.inventory.bylines import stands_in_byline
from a11y_audit.reading.inventory.caption_classes import STRONG
from a11y_audit.reading.inventory.controls import is_called_control
from a11y_audit.reading.inventory.hints import (
    AD,
    CAPTION,
    CHROME,
    COMMENT,
    GALLERY,
    HEAD,
    ICON,
    LEADING,
    LOGO,
    PERSON,
    RELATED,
    ROUND,
    SIDE,
    TRACKER,
    VIDEO,
    hints_in,
)
from a11y_audit.reading.inventory.layout import Around, Layout
from a11y_audit.reading.inventory.named_captions import ANY_CAPTION, has_named_caption
from a11y_audit.reading.inventory.picture import Picture, sides_of
from a11y_audit.reading.inventory.teasers import Teasers, closes_with_credit
from a11y_audit.reading.inventory.told import Told
from a11y_audit.text.image_suffixes import names_image_file
from a11y_audit.text.stand_ins import is_stand_in
from a11y_audit.text.styles import hides

_ICON_SIZE: Final = 48
_CONTROL_SIZE: Final = 64
"""CSS pixels; what is no larger and stands in a link or button to no other page is an arrow, a cross, a plus."""
_RULE: Final = 24
"""CSS pixels; what is no higher is a line that parts sections, however wide."""
_LINE: Final = 60
"""CSS pixels; what is no higher and much wider is a line of signs: a formula, a heading."""
_MUCH_WIDER: Final = 8
_BANNER: Final = 3
"""Times the height from which the width is a banner's, if the picture leads away."""
_THUMBNAIL_SIZE: Final = 150
_LARGE: Final = 200
"""CSS pixels; no icon is as high and as wide, whatever it is named."""
_PHOTO_SIZE: Final = 300
_SET_IN: Final = frozenset({"p", "center", "figure"})
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
        self._teasers = Teasers(layout, told)
        self._captioned: dict[Element, str] = {}
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
        if not view.is_owned and (ad or self._is_ad_address(view) or self._is_called_ad(view)):
            return Role.AD
        if picture.kind in {Kind.INPUT, Kind.AREA}:
            return Role.ICON
        if picture.kind is Kind.VIDEO:
            return Role.THUMBNAIL
        if picture.kind in _DRAWN and not view.src:
            return self._drawn(view)
        return self._picture(view)

    def _is_ad_address(self, view: "_View") -> bool:
        """Is it an ad by its address? Headers, teasers and photos of banners have files named so, too."""
        around = view.around
        if not view.address & AD or around is None:
            return bool(view.address & AD)
        if around.link is None:
            return not (around.in_body and has_named_caption(view.picture.outer))
        own = self._teasers.is_own_page(around.link.attr("href") or "")
        return not (own and (leads_home(around.link) or self._teasers.leads_elsewhere(around)))

    def _is_called_ad(self, view: "_View") -> bool:
        """Is "advertisement" all that its alt text or its caption says?"""
        if view.picture.attributes.get("alt", "").strip().casefold() in _AD_WORDS:
            return True
        figure = view.around.figure if view.around is not None else None
        return figure is not None and self._caption_of(figure) in _AD_WORDS

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
            and (named or not self._teasers.leads_elsewhere(around))
        )
        return _View(picture, around, own, near, near | around.far, src, address, sides, captioned, named, owned)

    def _drawn(self, view: "_View") -> Role:
        around = view.around
        if view.near & LOGO and (view.own & LOGO or not _is_in_button(around)):
            return Role.LOGO
        if around is None or not (around.in_body or self._layout.is_fragment) or view.far & (RELATED | CHROME | SIDE):
            return Role.ICON
        alone = view.is_captioned and around.figure is not None and self._in_figure[around.figure] == 1
        hidden = view.picture.attributes.get("aria-hidden", "").lower() == "true"
        return Role.BODY if alone or (_is_large(view.sides) and not hidden) else Role.ICON

    def _picture(self, view: "_View") -> Role:
        around = view.around
        in_body = around is not None and around.in_body
        small = bool(view.sides) and max(view.sides) <= _CONTROL_SIZE
        if small and _is_control(around):
            return Role.ICON
        if view.near & LOGO or (
            view.address & LOGO and not view.is_captioned and not (in_body and not _is_home(around))
        ):
            return Role.LOGO
        if self._is_portrait(view):
            return Role.PORTRAIT
        tiny = bool(view.sides) and (max(view.sides) <= _ICON_SIZE or _is_strip(view.sides))
        large = _is_large(view.sides) or (len(view.sides) == 1 and view.sides[0] >= _PHOTO_SIZE)
        drawn = is_drawing(view.src) and not (large and in_body)
        named = (view.near | view.address) & ICON and not large
        is_control = not large and is_called_control(view.picture.attributes.get("alt", ""))
        is_sign = is_control or view.address & ICON
        if (tiny or drawn or named or is_control) and (not view.is_captioned or (is_sign and self._is_beside(view))):
            return Role.ICON
        return self._place(view)

    def _is_beside(self, view: "_View") -> bool:
        """Does another picture stand in its figure, whose caption may be that one's?"""
        figure = view.around.figure if view.around is not None else None
        return figure is not None and self._in_figure[figure] > 1

    def _is_portrait(self, view: "_View") -> bool:
        if view.own & (PERSON | ROUND) or ((view.far & PERSON or view.near & ROUND) and not view.is_captioned):
            return True
        figure = view.around.figure if view.around is not None else None
        if figure is not None and not view.is_named and hints_in(str(figure.attr("class") or "")) & PERSON:
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
        heads = view.is_named and around.link is None and view.picture.order < self._layout.text.first
        if view.far & (CHROME if heads else CHROME | HEAD):
            return Role.TEASER
        if not view.is_owned and view.far & (RELATED | COMMENT) and self._teasers.leads_on(around):
            return Role.TEASER
        if not view.is_owned and (view.address & RELATED or self._is_teaser(view, around)):
            return Role.TEASER
        small = 0 < (max(view.sides) if view.sides else size_in(view.src)) <= _THUMBNAIL_SIZE
        if small and not view.is_captioned and not _opens_larger(view, around):
            return Role.THUMBNAIL
        if (picture.kind is Kind.BACKGROUND and not view.is_owned) or _is_still(view):
            return Role.THUMBNAIL
        if not view.is_captioned and _is_spacer(view):
            return Role.TEASER if around.link is not None else Role.THUMBNAIL
        role = self._in_article(view, around)
        return Role.PORTRAIT if role is Role.BODY and self._is_beside_writer(view, around) else role

    def _is_beside_writer(self, view: "_View", around: Around) -> bool:
        """Does it stand in the byline, above or below the text?"""
        if view.is_captioned or view.is_named or max(view.sides, default=0) >= _PHOTO_SIZE:
            return False
        inside = self._layout.text.first <= view.picture.order <= self._layout.text.last
        return not inside and stands_in_byline(around, view.picture.attributes.get("alt", "").strip())

    def _is_offer(self, view: "_View", around: Around) -> bool:
        """Does a picture without caption lead out of the article: a banner, or a link to the house's own pages?"""
        if not around.in_root or around.link is None:
            return False
        if has_named_caption(view.picture.outer, STRONG):
            return False
        return (_is_banner(view.sides) and _leads_away(around)) or self._teasers.is_promotion(around, view.src)

    def _is_teaser(self, view: "_View", around: Around) -> bool:
        if around.link is not None and closes_with_credit(around.link):
            return False
        if self._teasers.leads_elsewhere(around):
            return True
        if view.is_captioned:
            return False
        if around.link is None and around.figure is None and self._teasers.is_beside_teaser_link(around):
            return True
        if self._is_offer(view, around):
            return True
        if (not around.in_body or self._layout.body == self._layout.root) and self._teasers.is_in_card(around):
            return True
        beside = view.far & SIDE or view.picture.order > self._layout.text.last >= 0
        return bool(beside) and around.link is not None and not leads_to_image(around.link)

    def _in_article(self, view: "_View", around: Around) -> Role:
        layout, order = self._layout, view.picture.order
        first, last = layout.text.first, layout.text.last
        size = max(view.sides) if view.sides else width_asked(view.src)
        fit = view.is_captioned or view.is_named or view.far & LEADING or size >= _PHOTO_SIZE
        if layout.is_fragment or (around.in_body and layout.body != layout.root):
            return Role.BODY
        if around.in_root and (first < 0 or order <= last):
            above = first < 0 or (order < layout.headline_order and order < first)
            is_sign = order < first and bool(view.sides) and _leads_away(around)
            return Role.BODY if fit or not (above or is_sign) else Role.THUMBNAIL
        if around.in_root:
            own = view.is_captioned or view.is_named or _is_captioned_in_a_box(view, around)
            return Role.BODY if own or self._stands_among_paragraphs(view, around) else Role.TEASER
        large = view.far & LEADING and max(view.sides, default=0) >= _PHOTO_SIZE
        if view.is_named or ((view.is_captioned or large) and order < first and around.link is None):
            return Role.BODY
        return Role.TEASER if around.link is not None else Role.THUMBNAIL

    def _stands_among_paragraphs(self, view: "_View", around: Around) -> bool:
        """Behind the last long paragraph, is it set as the text is: in the text's own box, or in a paragraph there?"""
        if around.link is not None and not leads_to_image(around.link):
            return False
        box = view.picture.outer.parent
        if isinstance(box, Element) and box.tag in _SET_IN:
            box = box.parent
        return box is not None and box == self._layout.body

    def _has_caption(self, figure: Element) -> bool:
        caption = self._caption_of(figure)
        return caption != "" and caption not in _AD_WORDS

    def _caption_of(self, figure: Element) -> str:
        """The text of the figure's `figcaption`, folded."""
        known = self._captioned.get(figure)
        if known is None:
            caption = next(figure.iter_elements("figcaption"), None)
            text = caption.text.strip() if caption is not None else ""
            known = self._captioned[figure] = text.casefold()
        return known


def _is_captioned_in_a_box(view: "_View", around: Around) -> bool:
    """Does an element named after captions stand beside it? Any name will do if a link opens the picture."""
    if around.link is None:
        return has_named_caption(view.picture.outer)
    return leads_to_image(around.link) and has_named_caption(view.picture.outer, ANY_CAPTION)


def _opens_larger(view: "_View", around: Around) -> bool:
    """Is it one of a gallery's photos, small, with a link to its file?"""
    return bool(view.far & GALLERY) and around.link is not None and names_image_file(around.link.attr("href") or "")


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


def _leads_away(around: Around) -> bool:
    """Does the picture's link lead to a page, and not to a larger copy of it?"""
    return around.link is not None and not leads_to_image(around.link)


def _is_in_button(around: Around | None) -> bool:
    return around is not None and around.control is not None and around.control.tag == "button"


def _is_home(around: Around | None) -> bool:
    return around is not None and around.link is not None and leads_home(around.link)


def _is_control(around: Around | None) -> bool:
    """Does it stand in a button, or in a link to no other page, which a script answers?"""
    if around is None or around.control is None:
        return False
    if _is_in_button(around):
        return True
    href = (around.control.attr("href") or "").strip()
    return not href or href[0] == "#" or href.startswith("javascript:")


def _is_still(view: _View) -> bool:
    """Does it stand for a video: by its own name, by what is around it, or by its address?"""
    if view.own & VIDEO:
        return True
    if (view.near | view.address) & VIDEO:
        return not (view.is_named and view.is_captioned)
    return bool(view.far & VIDEO) and not (view.is_named or view.is_captioned or view.far & GALLERY)


def _is_spacer(view: _View) -> bool:
    """Is it a placeholder that no script need ever fill: nothing says what it would show?"""
    return not view.picture.attributes.get("alt", "").strip() and is_stand_in(view.src)


def _is_large(sides: Sequence[int]) -> bool:
    return len(sides) == 2 and min(sides) >= _LARGE


def _is_strip(sides: Sequence[int]) -> bool:
    """Is it so low that it can only be a line: between sections, or of signs?"""
    if len(sides) < 2:
        return False
    return min(sides) <= _RULE or (min(sides) <= _LINE and max(sides) >= _MUCH_WIDER * min(sides))


def _is_banner(sides: Sequence[int]) -> bool:
    return len(sides) == 2 and sides[0] >= _BANNER * sides[1]


def _is_tracker(view: _View) -> bool:
    picture, src = view.picture, view.src
    if picture.kind in {Kind.SVG, Kind.CAPTION_ONLY}:
        return False
    if view.sides and min(view.sides) <= 1 and not view.is_captioned:
        return True
    if view.is_captioned or not view.address & TRACKER:
        return False
    hidden = "hidden" in picture.attributes or hides(picture.attributes.get("style", ""))
    return hidden or not names_image_file(src)
