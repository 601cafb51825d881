"""Where on a page the article is: its headline, its running text, and what lies around an image.

Only elements that set an image apart tell something about it. An element that also holds the headline or the
running text (`<body class="has-sidebar">`) says nothing of any one image, so its names are not heard.
"""

from functools import cached_property
from typing import Final

from turbohtml import Element, Node

from a11y_audit.reading.constructs import Survey
from a11y_audit.reading.hints import AD, CHROME, COMMENT, HEAD, PERSON, RELATED, SIDE, hints_in
from a11y_audit.reading.html import HtmlDocument

_PARAGRAPH: Final = 40
"""Characters from which a `p` counts as running text."""
_HEADLINE: Final = 60
"""A `h1` of more words was never closed."""
_SHARES: Final = (1.0, 0.5, 0.25, 0.1, 0.05, 0.02)
"""How much of a paragraph counts for its parent, grandparent, ..."""
_ENOUGH: Final = 250
_CLEARLY_MORE: Final = 1.3
_PAGE: Final = frozenset(("html", "body"))
_ROLES: Final = {"complementary": RELATED, "navigation": CHROME, "contentinfo": CHROME, "banner": HEAD}
_TAGS: Final = {"nav": CHROME, "footer": CHROME, "header": HEAD, "aside": RELATED}
_TAGS_INSIDE: Final = {"nav": CHROME, "footer": CHROME, "aside": SIDE}
_NOT_TEXT: Final = AD | CHROME | COMMENT | PERSON | RELATED


class Around:
    """What lies around the children of one element: the nearest figure, link and landmarks, and what names say.

    Attributes:
        names: what this element's own names say; 0 when it also holds the headline or the text.
        near: the same of this element and the two above it.
        far: the same of this element and all above it.
        control: the nearest link or button.
    """

    names: int
    near: int
    far: int
    figure: Element | None
    link: Element | None
    control: Element | None
    in_body: bool
    in_root: bool

    __slots__ = (
        "control",
        "element",
        "far",
        "figure",
        "in_body",
        "in_root",
        "link",
        "names",
        "near",
        "neutral",
        "up",
    )

    def __init__(self, element: Element, up: "Around | None", layout: "Layout") -> None:
        self.element = element
        self.up = up
        self.neutral = neutral = element in layout.neutral
        if up is None:
            self.figure = self.link = self.control = None
            self.in_body = self.in_root = False
            names_above = far_above = 0
        else:
            self.figure, self.link, self.control = up.figure, up.link, up.control
            self.in_body, self.in_root = up.in_body, up.in_root
            names_above, far_above = up.names | (up.up.names if up.up is not None else 0), up.far
        self.names = 0 if neutral else _names(element, inside=self.in_root)
        self.near = self.names | names_above
        self.far = self.names | far_above
        tag = element.tag
        if tag == "a":
            if element.attr("href") is not None:
                self.link = self.control = element
        elif tag == "figure":
            self.figure = element
        elif tag == "button":
            self.control = element
        if neutral:
            self.in_body = self.in_body or element == layout.body
            self.in_root = self.in_root or element == layout.root


def _names(element: Element, *, inside: bool) -> int:
    """What class, id, role and tag say of an element; `inside` the article, headers and asides are its own."""
    name, identifier, role = element.attr("class"), element.attr("id"), element.attr("role")
    hints = hints_in(f"{name} {identifier}" if name and identifier else name or identifier or "")
    if inside:
        hints &= ~HEAD
    landmark = (_TAGS_INSIDE if inside else _TAGS).get(element.tag, 0)
    return hints | landmark | (_ROLES.get(role.lower(), 0) if role else 0)


class Layout:
    """The article's landmarks on one page."""

    def __init__(self, document: HtmlDocument, survey: Survey) -> None:
        self._document = document
        self._survey = survey
        self._around: dict[Node | None, Around] = {}
        self.headline = _headline(survey)
        self.body, self.text_span = self._find_text()
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
            around = self._around[ancestor] = Around(ancestor, around, self)
        return around

    @cached_property
    def headline_order(self) -> int:
        """Rank of the headline among all elements; -1 when there is none."""
        return next((order for order, element in self._survey.headlines if element == self.headline), -1)

    def _find_text(self) -> tuple[Element | None, tuple[int, int]]:
        """The element that holds the running text, and the ranks of its first and last paragraph.

        A paragraph counts fully for its parent and by less the further up. From the best, the search climbs while a
        container above holds clearly more text: articles are often cut into several blocks.
        """
        texts = _texts_by_parent(self._survey)
        scores: dict[Element, float] = {}
        totals: dict[Element, list[int]] = {}
        for parent, (weight, first, last) in texts.items():
            node: Node | None = parent
            for share in _SHARES:
                if not isinstance(node, Element) or node.tag in _PAGE:
                    break
                scores[node] = scores.get(node, 0) + weight * share
                total = totals.get(node)
                if total is None:
                    totals[node] = [weight, first, last]
                else:
                    total[0] += weight
                    total[1], total[2] = min(total[1], first), max(total[2], last)
                node = node.parent
        best = max(scores, key=lambda element: scores[element], default=None)
        if best is None or scores[best] < _ENOUGH:
            found = self._document.tree.main_content()
            if best is None or (isinstance(found, Element) and found.tag not in _PAGE):
                return (found if isinstance(found, Element) and found.tag != "html" else None), (-1, -1)
            return best, (totals[best][1], totals[best][2])
        above: Node | None = best.parent
        while isinstance(above, Element) and above in totals:
            if totals[above][0] >= _CLEARLY_MORE * totals[best][0]:
                best = above
            above = above.parent
        return best, (totals[best][1], totals[best][2])

    def _is_fragment(self) -> bool:
        """Is it a piece of an article, with no body tag, headline or running text to tell where the article is?"""
        if self.headline is not None or self.text_span[0] >= 0 or self.root is None:
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


def _headline(survey: Survey) -> Element | None:
    """The `h1` with most words: others hold the site's name."""
    return max((element for _, element in survey.headlines), key=_word_count, default=None)


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


def _texts_by_parent(survey: Survey) -> dict[Element, tuple[int, int, int]]:
    """For each parent of running text: its characters, and the ranks of its first and last paragraph.

    Texts in boxes (comments, recommendations, ...) are left out, unless there are no others.
    """
    texts: dict[Element, tuple[int, int, int]] = {}
    boxed: dict[Element, tuple[int, int, int]] = {}
    shut: dict[Element, bool] = {}
    for order, paragraph in survey.paragraphs:
        parent = paragraph.parent
        if not isinstance(parent, Element):
            continue
        length = len(paragraph.text.strip())
        if length < _PARAGRAPH:
            continue
        if parent not in shut:
            shut[parent] = _is_shut(parent)
        found = boxed if shut[parent] else texts
        weight, first, _ = found.get(parent, (0, order, order))
        found[parent] = (weight + min(length, 1_000), first, order)
    return texts or boxed


def _is_shut(element: Element) -> bool:
    """Does the element, or one near above, stand apart from the article by its name or kind?"""
    node: Node | None = element
    for _ in range(3):
        if not isinstance(node, Element) or node.tag in {"body", "main", "article"}:
            return False
        if node.tag in _TAGS and node.tag != "header":
            return True
        hints = hints_in(f"{node.attr('class') or ''} {node.attr('id') or ''}")
        if hints & _NOT_TEXT and not hints & ~_NOT_TEXT:
            return True
        node = node.parent
    return False
