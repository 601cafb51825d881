"""Where on a page the article is: its headline, its running text, and what lies around an image.

Only elements that set an image apart tell something about it. An element that also holds the headline or the
running text (`<body class="has-sidebar">`) says nothing of any one image, so its names are not heard.
"""

from functools import cached_property
from typing import Final

from msgspec import Struct
from turbohtml import Element, Node

from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.constructs import Survey
from a11y_audit.reading.inventory.hints import CHROME, HEAD, RELATED, SIDE, hints_in
from a11y_audit.reading.inventory.running_text import find_text
from a11y_audit.text.image_suffixes import names_image_file

_HEADLINE: Final = 60
"""A `h1` of more words was never closed."""
_ROLES: Final = {"complementary": RELATED, "navigation": CHROME, "contentinfo": CHROME, "banner": HEAD}
_TAGS: Final = {"nav": CHROME, "footer": CHROME, "form": CHROME, "header": HEAD, "aside": RELATED}
_BOXES: Final = frozenset(("div", "section", "aside", "ul", "form"))
"""Elements on which landmark roles are found; the others have their own meaning."""
_TAGS_INSIDE: Final = {"nav": CHROME, "footer": CHROME, "form": CHROME, "aside": SIDE}


class Around(Struct, eq=False):
    """What lies around the children of one element: the nearest figure, link and landmarks, and what names say.

    Attributes:
        up: the same of the element above.
        names: what this element's own names say; 0 when it also holds the headline or the text.
        near: the same of this element and the two above it.
        far: the same of this element and all above it.
        control: the nearest link or button.
        neutral: does it also hold the headline or the text?
    """

    element: Element
    up: "Around | None"
    names: int
    near: int
    far: int
    figure: Element | None
    link: Element | None
    control: Element | None
    in_body: bool
    in_root: bool
    neutral: bool


def _around(element: Element, up: Around | None, layout: "Layout") -> Around:
    """What lies around the children of `element`, given what lies around itself."""
    figure = link = control = None
    in_body = in_root = False
    names = near = far = 0
    if up is not None:
        figure, link, control, in_body, in_root = up.figure, up.link, up.control, up.in_body, up.in_root
        near, far = up.names | (up.up.names if up.up is not None else 0), up.far
    tag = element.tag
    neutral = element in layout.neutral
    if neutral:
        in_body = in_body or element == layout.body
        in_root = in_root or element == layout.root
    else:
        names = _names(element, tag, inside=in_root)
    if tag == "a":
        href = element.attr("href")
        if href is not None:
            link = control = element
            if names & CHROME and names_image_file(href):  # a photo that opens larger ("popup")
                names &= ~CHROME
    elif tag == "figure":
        figure = element
    elif tag == "button":
        control = element
    return Around(element, up, names, names | near, names | far, figure, link, control, in_body, in_root, neutral)


def _names(element: Element, tag: str, *, inside: bool) -> int:
    """What class, id, role and tag say of an element; `inside` the article, headers and asides are its own."""
    name, identifier = element.attr("class"), element.attr("id")
    hints = 0
    if name or identifier:
        hints = hints_in(f"{name} {identifier}" if name and identifier else name or identifier or "")
    if inside:
        hints = hints & ~HEAD | _TAGS_INSIDE.get(tag, 0)
    else:
        hints |= _TAGS.get(tag, 0)
    role = element.attr("role") if tag in _BOXES else None
    return hints | _ROLES.get(role.lower(), 0) if role else hints


class Layout:
    """The article's landmarks on one page."""

    def __init__(self, document: HtmlDocument, survey: Survey) -> None:
        self._document = document
        self._survey = survey
        self._around: dict[Node | None, Around] = {}
        self.headline = _headline(document, survey)
        self.text = find_text(document, survey)
        self.body = self.text.body
        self.root = self._root()
        self.is_fragment = self._is_fragment()
        self.is_bare = self.headline is None and self.body is None
        """No headline and no running text: the page is a fragment, and all of it the article."""
        self.neutral = frozenset(_line(self.headline)) | frozenset(_line(self.root if self.is_bare else self.body))
        if self.is_fragment:
            self.neutral |= frozenset(_line(self.root))

    def around(self, element: Element) -> Around | None:
        """What lies around `element`; None for the root element."""
        known = self._around.get(element.parent)
        if known is not None:
            return known
        chain: list[Element] = []
        node = element.parent
        while isinstance(node, Element) and node not in self._around:
            chain.append(node)
            node = node.parent
        around = self._around.get(node)
        for ancestor in reversed(chain):
            around = self._around[ancestor] = _around(ancestor, around, self)
        return around

    @cached_property
    def headline_order(self) -> int:
        """Rank of the headline among all elements; -1 when there is none."""
        return next((order for order, element in self._survey.headlines if element == self.headline), -1)

    def _is_fragment(self) -> bool:
        """Is it a piece of an article, with no body tag, headline or running text to tell where the article is?"""
        if self.headline is not None or self.text.first >= 0 or self.root is None:
            return False
        return self.root.tag == "body" and self.root.source_location is None

    def _root(self) -> Element | None:
        """The nearest element that holds both headline and text."""
        if self.headline is None or self.body is None:
            alone = self.headline or self.body
            return alone.closest("article,main,body") if alone is not None else self._document.tree.find("body")
        above = set(_line(self.headline))
        root = next((element for element in _line(self.body) if element in above), None)
        return (root.closest("article") or root) if root is not None else None


def _headline(document: HtmlDocument, survey: Survey) -> Element | None:
    """The `h1` that the page's title repeats, else that with most words: others hold the site's name."""
    headlines = [element for _, element in survey.headlines]
    if len(headlines) > 1 and (title := document.tree.find("title")) is not None:
        said = _words(title)
        repeated = [headline for headline in headlines if (words := _words(headline)) and words in said]
        headlines = repeated or headlines
    return max(headlines, key=_word_count, default=None)


def _words(element: Element) -> str:
    return " ".join(element.text.split())


def _word_count(headline: Element) -> int:
    count = len(headline.text.split())
    return count if count <= _HEADLINE else 0


def _line(element: Element | None) -> list[Element]:
    """The element and its ancestors, inside out."""
    line: list[Element] = []
    node: Node | None = element
    while isinstance(node, Element):
        line.append(node)
        node = node.parent
    return line
