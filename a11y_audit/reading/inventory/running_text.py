"""Finds the running text of an article: the element that holds it, and where it begins and ends."""

from collections import Counter
from typing import Final

from msgspec import Struct
from turbohtml import Element, Node, Text

from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.constructs import Survey, rank
from a11y_audit.reading.inventory.hints import AD, CHROME, COMMENT, PERSON, RELATED, hints_in
from a11y_audit.text.scripts import breadth

_PARAGRAPH: Final = 40
"""Broad characters from which a `p` counts as running text."""
_LOOSE: Final = (200, 80)
"""Broad characters from which text outside a `p` does; where there is none, the second."""
_COUNTED: Final = 1_000
"""Broad characters of one paragraph beyond which more say no more."""
_ENOUGH: Final = 250
_CLEARLY_MORE: Final = 1.3
_SEVERAL: Final = 4
"""Paragraphs from which a box may be the article, whatever its name says ("read-more")."""
_MUCH_MORE: Final = 2
"""Times the longest open text that it must then hold."""
_EARLY: Final = 2
"""Paragraphs after which an article has begun for good."""
_SHARES: Final = (1.0, 0.5, 0.25, 0.1, 0.05, 0.02)
"""How much of a paragraph counts for its parent, grandparent, ..."""
_PAGE: Final = frozenset(("html", "body"))
_LOOSE_TAGS: Final = ("div", "td", "section", "article", "span", "center", "font")
_NOT_TEXT: Final = AD | CHROME | COMMENT | PERSON | RELATED
_NOT_TEXT_TAGS: Final = frozenset(("nav", "footer", "aside", "figure"))

Texts = dict[Element, tuple[int, int, int]]
"""For each element that text stands in: its broad characters, the ranks of its first and its last paragraph."""


class RunningText(Struct, frozen=True):
    """The element that holds an article's text, and the ranks of its first, third and last paragraph.

    Ranks are -1 and `body` is None when no text was found.
    """

    body: Element | None = None
    first: int = -1
    early: int = -1
    last: int = -1


def find_text(document: HtmlDocument, survey: Survey) -> RunningText:
    """Finds the text of the article.

    A paragraph counts fully for its parent and by less the further up. From the best, the search climbs while a
    container above holds clearly more text: articles are often cut into several blocks.
    """
    texts = _paragraphs(survey)
    for least in _LOOSE:
        if sum(weight for weight, _, _ in texts.values()) < _ENOUGH:
            texts |= _loose_texts(document, least)
    scores: dict[Element, float] = {}
    totals: dict[Element, tuple[int, int, int]] = {}
    for parent, (weight, first, last) in texts.items():
        node: Node | None = parent
        for share in _SHARES:
            if not isinstance(node, Element) or node.tag in _PAGE:
                break
            total = totals.get(node)
            if total is None:
                scores[node], totals[node] = weight * share, (weight, first, last)
            else:
                scores[node] += weight * share
                totals[node] = (total[0] + weight, min(total[1], first), max(total[2], last))
            node = node.parent
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None:
        return RunningText()
    above: Node | None = best.parent
    while isinstance(above, Element) and above in totals:
        if totals[above][0] >= _CLEARLY_MORE * totals[best][0]:
            best = above
        above = above.parent
    _, first, last = totals[best]
    inside = [order for order, _ in survey.paragraphs if first <= order <= last]
    return RunningText(best, first, inside[_EARLY] if len(inside) > _EARLY else last, last)


def _paragraphs(survey: Survey) -> Texts:
    """The texts of paragraphs; those in boxes (comments, recommendations, ...) when the others are none or few."""
    texts: Texts = {}
    boxed: Texts = {}
    counts: Counter[Element] = Counter()
    shut: dict[Element, bool] = {}
    for order, paragraph in survey.paragraphs:
        parent = paragraph.parent
        if not isinstance(parent, Element):
            continue
        length = breadth(paragraph.text.strip())
        if length < _PARAGRAPH:
            continue
        is_shut = shut.get(parent)
        if is_shut is None:
            is_shut = shut[parent] = _is_shut(parent)
        found = boxed if is_shut else texts
        weight, first, _ = found.get(parent, (0, order, order))
        found[parent] = (weight + min(length, _COUNTED), first, order)
        if is_shut:
            counts[parent] += 1
    if texts and boxed:
        largest = max(weight for weight, _, _ in texts.values())
        for parent, text in boxed.items():
            if counts[parent] >= _SEVERAL and text[0] > _MUCH_MORE * largest and not _is_talk(parent):
                texts[parent] = text
    return texts or boxed


def _loose_texts(document: HtmlDocument, least: int) -> Texts:
    """Texts of at least so many characters that stand in boxes without paragraphs, parted by `br` or by nothing."""
    texts: Texts = {}
    for element in document.elements(_LOOSE_TAGS):
        length = sum(breadth(child.data.strip()) for child in element if isinstance(child, Text))
        if length >= least and not _is_shut(element):
            last = max((rank(child) for child in element if isinstance(child, Element)), default=0)
            texts[element] = (min(length, 4 * _COUNTED), rank(element), max(last, rank(element)))
    return texts


def _is_talk(element: Element) -> bool:
    """Do readers speak in it, or does it stand beside the article by its tag?"""
    node: Node | None = element
    while isinstance(node, Element) and node.tag != "body":
        if node.tag in _NOT_TEXT_TAGS or hints_in(f"{node.attr('class') or ''} {node.attr('id') or ''}") & COMMENT:
            return True
        node = node.parent
    return False


def _is_shut(element: Element) -> bool:
    """Does the element, or one near above, stand apart from the article by its name or kind?"""
    node: Node | None = element
    for _ in range(3):
        if not isinstance(node, Element) or node.tag in {"body", "main", "article"}:
            return False
        if node.tag in _NOT_TEXT_TAGS:
            return True
        hints = hints_in(f"{node.attr('class') or ''} {node.attr('id') or ''}")
        if hints & _NOT_TEXT and not hints & ~_NOT_TEXT:
            return True
        node = node.parent
    return False
