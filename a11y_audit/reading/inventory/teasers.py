"""Which pictures only lead to other pages: their link, their card or their caption is another article's headline."""

from itertools import islice
from typing import Final

from turbohtml import Element, Node

from a11y_audit.reading.inventory.addresses import leads_to_image
from a11y_audit.reading.inventory.caption_classes import PLAIN_CREDIT, STRONG, purposes
from a11y_audit.reading.inventory.hints import COMMENT, GALLERY, RELATED, hints_in
from a11y_audit.reading.inventory.layout import Around, Layout
from a11y_audit.reading.inventory.told import Told
from a11y_audit.text.credit_tail import credit_tail

_CARD: Final = 60
"""Elements that are looked at in a box with a teaser."""
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5"))
_LEADING: Final = _HEADINGS | {"a", "button", "form", "iframe", "script"}
"""What leads on, or may put there what does."""
_HEADLINE: Final = 12
"""Characters from which the text of a link can be a headline."""
_LONGEST_CAPTION: Final = 400
_LABEL_MARKS: Final = ":：©"
_SITE_NAME: Final = 8
"""Letters from which a part of a host's name is a publisher's ("video.harbourgazette.com")."""


class Teasers:
    """Tells teasers from the article's own pictures; what is shared by cards and links is kept."""

    def __init__(self, layout: Layout, told: Told) -> None:
        self._layout = layout
        self._told = told
        self._headed: dict[tuple[Element, str], bool] = {}
        self._elsewhere: dict[tuple[Element, bool], bool] = {}
        self._cards: dict[Element, bool] = {}
        self._captions: dict[Element, bool] = {}
        self._linked: dict[Element, bool] = {}
        self._leading: dict[Element, bool] = {}

    def leads_elsewhere(self, around: Around | None) -> bool:
        """Does the image's link lead to another page, whose headline stands in the link or in the same card?"""
        if around is None:
            return False
        if around.figure is not None and self._has_headed_caption(around.figure):
            return True
        if around.link is None:
            return False
        key = (around.link, around.in_body)
        known = self._elsewhere.get(key)
        if known is None:
            known = self._elsewhere[key] = self._is_teaser_link(*key)
        return known or bool(around.near & RELATED and not _is_bare(around.link) and _holds_headline(around.link))

    def leads_on(self, around: Around) -> bool:
        """Does the box named after other articles (or comments) lead on? Not "teaser-img" round a photo."""
        if not around.in_root or around.link is not None:
            return True
        box: Around | None = around
        named: Element | None = None
        while box is not None and not box.neutral:
            named = box.element if box.names & (RELATED | COMMENT) else named
            box = box.up
        if named is None or "teaser" not in (named.attr("class") or "").lower():
            return True
        known = self._leading.get(named)
        if known is None:
            known = next(named.iter_elements(_LEADING), None) is not None
            known = self._leading[named] = known or len(list(islice(named.iter_elements("img"), 2))) > 1
        return known

    def is_in_card(self, around: Around) -> bool:
        """Is it one of several boxes, each an `article` that leads on or with a linked heading?"""
        card: Around | None = around
        for _ in range(4):
            if card is None or card.neutral or card.element.tag == "body":
                return False
            known = self._cards.get(card.element)
            if known is None:
                known = self._cards[card.element] = _is_card(card.element)
            if known:
                return True
            card = card.up
        return False

    def is_beside_teaser_link(self, around: Around) -> bool:
        """Does a link that is called a teaser's, with a headline, stand beside the picture in a small box?"""
        box: Node | None = around.element
        for _ in range(3):
            if not isinstance(box, Element) or box in self._layout.neutral or box.tag == "body":
                return False
            known = self._linked.get(box)
            if known is None:
                links = (element for element in islice(box.iter_elements(), _CARD) if element.tag == "a")
                known = self._linked[box] = any(map(_is_called_teaser, links))
            if known:
                return True
            box = box.parent
        return False

    def is_promotion(self, around: Around, src: str) -> bool:
        """Does a picture without caption lead to another page of the same publisher, be it an offer or an article?

        Pictures that lead to their own article, or to the page that content systems make for each file, do not.
        """
        link = around.link
        if link is None or not self._told.host or around.far & GALLERY or leads_to_image(link):
            return False
        href = (link.attr("href") or "").strip()
        if not self.is_own_page(href):
            return False
        path = _path(href)
        name = path.rpartition("/")[2]
        return (
            bool(path)
            and not path.startswith(self._told.path or " ")
            and name.lower() not in src.rpartition("/")[2].lower()
        )

    def is_own_page(self, href: str) -> bool:
        """Does the address lead to the publisher's own pages? Relative addresses do; so do all when it is unknown."""
        return not self._told.host or _is_on(self._told.host, href)

    def _has_headed_caption(self, figure: Element) -> bool:
        """Is the figure's caption another article's headline?"""
        known = self._captions.get(figure)
        if known is None:
            caption = next(figure.iter_elements("figcaption"), None)
            known = self._captions[figure] = caption is not None and _has_linked_heading(caption)
        return known

    def _is_teaser_link(self, link: Element, in_body: bool) -> bool:
        href = (link.attr("href") or "").strip()
        if not href or leads_to_image(link):
            return False
        if in_body and not self.is_own_page(href):
            return False  # a source, a shop: teasers lead to the publisher's own pages
        if _holds_headline(link):
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
            known = any(a != link and a.attr("href") == href and _holds_headline(a) for a in links)
            self._headed[key] = known
        return known


def _is_called_teaser(link: Element) -> bool:
    return bool(hints_in(str(link.attr("class") or "")) & RELATED) and _holds_headline(link)


def _is_bare(link: Element) -> bool:
    """Does the link lead to no page, but to a place on this one or to a script?"""
    return (link.attr("href") or "").strip().startswith(("#", "javascript:", "data:"))


def _path(href: str) -> str:
    """The path of an address, without its host, query and closing slash."""
    return (href.partition("//")[2].partition("/")[2] if "//" in href[:8] else href).partition("?")[0].strip("/")


def _is_on(host: str, href: str) -> bool:
    """Does the address lead to the host, one above or below it, or one of the same name? Relative addresses do."""
    if "//" not in href[:8]:
        return True
    there = href.partition("//")[2].partition("/")[0].lower()
    if there == host or there.endswith("." + host) or host.endswith("." + there):
        return True
    own = host.split(".")
    return any(len(label) >= _SITE_NAME and label in own for label in there.split("."))


def _is_card(box: Element) -> bool:
    """Does a heading in it lead to another page? In an `article` a heading or a link by itself will do."""
    if box.tag != "article":
        return _has_linked_heading(box)
    return any(element.tag == "a" or element.tag in _HEADINGS for element in islice(box.iter_elements(), _CARD))


def _has_linked_heading(card: Element) -> bool:
    headings = (element for element in islice(card.iter_elements(), _CARD) if element.tag in _HEADINGS)
    heading = next(headings, None)
    return heading is not None and (
        next(heading.iter_elements("a"), None) is not None or heading.closest("a") is not None
    )


def _holds_headline(link: Element) -> bool:
    """Is the link's text long enough for a headline, and not named after captions or credits?"""
    return len(link.text.strip()) >= _HEADLINE and not purposes(link) & (STRONG | PLAIN_CREDIT)


def closes_with_credit(link: Element) -> bool:
    """Does what a link says end in a labelled credit? So captions end that lead to a gallery, and no headlines."""
    text = link.text
    if len(text) > _LONGEST_CAPTION or not any(mark in text for mark in _LABEL_MARKS):
        return False
    tail = credit_tail(" ".join(text.split()))
    is_labelled = tail is not None and any(mark in tail for mark in _LABEL_MARKS)
    return is_labelled and not any(element.tag in _HEADINGS for element in link.iter_elements())
