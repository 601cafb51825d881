"""Captions whose image is gone: the figure is still there, or the caption element, but nothing that shows."""

import re
from itertools import islice
from typing import Final

from turbohtml import Element, Node, Text

from a11y_audit.model import Kind
from a11y_audit.reading.credits import separate
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.constructs import MEDIA_TAGS, ranked
from a11y_audit.reading.inventory.hints import AD, CAPTION, CHROME, COMMENT, GALLERY, RELATED, VIDEO, hints_in
from a11y_audit.reading.inventory.layout import Layout
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.reading.inventory.sources import attributes_of
from a11y_audit.text.patterns import pattern

_LONGEST: Final = 1_000
"""Characters beyond which a text is no caption."""
_CONTENT: Final = MEDIA_TAGS | {
    "pre",
    "code",
    "table",
    "blockquote",
    "math",
    "form",
    "dl",
    "ul",
    "ol",
    "script",
    "input",
}
"""What a figure may show in place of an image."""
_HOLDERS: Final = frozenset(("figcaption", "p", "div", "span", "small", "em", "td", "cite", "font", "center"))
_CAPTIONS: Final = 'figure,figcaption,[class*="caption" i]'
_CLIMB: Final = 3
_CLOCK: Final = pattern(r"\b\d{1,2}:\d{2}\b")
_IMAGE_WORD: Final = pattern(
    r"(?<![a-z])(?:images?|img|photos?|pictures?|pics?|fotos?|bild(?:er)?|figures?|fig|wp|media)(?![a-z])"
)
_IMAGE_FILE: Final = pattern(r"\.(?:jpe?g|png|webp|avif|gif)\b", re.IGNORECASE)
_IMAGE_SIGN: Final = pattern(r"©|\(c\)|photo|foto|picture|image|bild:|фото|사진|写真|图片|صورة")
_CREDITED: Final = frozenset({"label", "brackets", "agency", "separator"})
"""How a caption's credit is told from its words."""
_ELSEWHERE: Final = AD | CHROME | COMMENT | GALLERY | RELATED | VIDEO


def find_orphans(document: HtmlDocument, layout: Layout) -> list[Picture]:
    """The captions in the article that have no image, each as a `Picture` whose element holds the caption."""
    finder = _Finder(layout)
    captions = document.select(_CAPTIONS, layout.root) if layout.root is not None else []
    return [
        Picture(element, Kind.CAPTION_ONLY, (), "", (), attributes_of(element), order)
        for order, element in ranked(captions)
        if finder.is_orphan(element, order)
    ]


class _Finder:
    """Looks at one caption after the other; what containers show is looked up once."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._shows: dict[Element, bool] = {}
        self._found: set[Node] = set()

    def is_orphan(self, element: Element, order: int) -> bool:
        """Is it a figure with nothing but a caption, or a caption with nothing to describe near it?"""
        around = self._layout.around(element)
        last = self._layout.text.last
        if around is None or not around.in_root or around.far & _ELSEWHERE or order > last >= 0:
            return False
        if around.element in self._found or (around.up is not None and around.up.element in self._found):
            return False
        if element.tag == "figure":
            orphan = _is_bare_figure(element)
        else:
            orphan = around.figure is None and self._is_lone_caption(element)
        if orphan:
            self._found.add(element)
        return orphan

    def _is_lone_caption(self, element: Element) -> bool:
        if element.tag not in _HOLDERS or not _is_caption_text(element):
            return False
        hints = hints_in(element.attr("class") or "")
        if element.tag != "figcaption" and (not hints & CAPTION or hints & _ELSEWHERE or not _is_of_image(element)):
            return False
        node: Element = element
        for _ in range(_CLIMB):
            if self._has_content(node):
                return False
            parent = node.parent
            if not isinstance(parent, Element) or parent in self._layout.neutral:
                break
            node = parent
        return not (self._is_beside(node, back=True) or self._is_beside(node, back=False))

    def _is_beside(self, node: Element, *, back: bool) -> bool:
        """Does one of the two elements before or after the node show something?"""
        siblings = node.previous_siblings if back else node.next_siblings
        elements = (sibling for sibling in islice(siblings, 8) if isinstance(sibling, Element))
        return any(self._has_content(element) for element in islice(elements, 2))

    def _has_content(self, element: Element) -> bool:
        known = self._shows.get(element)
        if known is None:
            known = element.tag in _CONTENT or next(element.iter_elements(_CONTENT), None) is not None
            known = known or _awaits_image(element)
            self._shows[element] = known
        return known


def _is_bare_figure(figure: Element) -> bool:
    """Does the figure hold a caption with words, and nothing else but empty wrappers?"""
    caption = next(figure.iter_elements("figcaption"), None)
    if caption is None or not _is_caption_text(caption):
        return False
    stack: list[Node] = list(figure)
    while stack:
        node = stack.pop()
        if node == caption:
            continue
        if isinstance(node, Text):
            if node.data.strip():
                return False
        elif isinstance(node, Element):
            if node.tag in _CONTENT or "-" in node.tag or _is_filled_later(node):
                return False
            stack.extend(node)
    return True


def _is_filled_later(element: Element) -> bool:
    """Is it a place where a script puts a chart, a player or an image?"""
    return any(name in {"id", "style", "role"} or name.startswith("data-") for name in element.attrs)


def _awaits_image(element: Element) -> bool:
    """Is there an element in it that names the image file a script will put there?"""
    stack: list[Node] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            data = (node.attr(name) or "" for name in node.attrs if name.startswith("data-"))
            if any(_IMAGE_FILE.search(value[-_LONGEST:]) for value in data):
                return True
            stack.extend(node)
    return False


def _is_of_image(element: Element) -> bool:
    """Do the names on and around a caption, or its own words, speak of an image?"""
    names = [element.attr("class") or "", element.attr("id") or ""]
    node = element.parent
    for _ in range(2):
        if isinstance(node, Element) and node.tag not in {"body", "article", "main"}:
            names.append(node.attr("class") or "")
            node = node.parent
    text = element.text
    if _IMAGE_WORD.search(" ".join(names).lower()) or _IMAGE_SIGN.search(text.lower()):
        return True
    return separate(text).reason in _CREDITED


def _is_caption_text(element: Element) -> bool:
    """Is it as long as a caption, and not the line with author and time?"""
    text = element.text.strip()
    if not 2 < len(text) <= _LONGEST or _CLOCK.search(text):
        return False
    return next(element.iter_elements("time"), None) is None and element.closest("[rel~=author]") is None
