"""What is wrapped round one image: `picture`, links, the boxes of lazy loaders."""

from typing import Final

from turbohtml import Element, Node, Text

_CLIMB: Final = 4
"""How many levels down a wrapper's single twin may be."""
_NO_PICTURE: Final = frozenset(("noscript", "source", "script", "style", "template", "link", "meta"))
_FRAMES: Final = frozenset(
    ("figure", "body", "html", "td", "th", "li", "article", "section", "main", "aside", "tr", "dd")
)


def outermost(element: Element, twins: tuple[Element, ...]) -> Element:
    """The outermost element that holds nothing beside the image `element` and its `twins`; `element` itself if none."""
    outer = element
    while isinstance(parent := outer.parent, Element) and parent.tag not in _FRAMES:
        before, after = outer.previous_sibling, outer.next_sibling
        if not (_is_bare(before, twins, back=True) and _is_bare(after, twins, back=False)):
            break
        outer = parent
    return outer


def _is_bare(node: Node | None, twins: tuple[Element, ...], *, back: bool) -> bool:
    """Is there nothing but white space, comments, twins and invisible elements from `node` on?"""
    for _ in range(12):
        if node is None:
            return True
        if isinstance(node, Text):
            if node.data.strip():
                return False
        elif isinstance(node, Element) and not _is_nothing(node, twins):
            return False
        node = node.previous_sibling if back else node.next_sibling
    return node is None


def _is_nothing(element: Element, twins: tuple[Element, ...]) -> bool:
    if element.tag in _NO_PICTURE or element in twins:
        return True
    child = next(iter(element), None)
    if child is None:
        return element.tag not in {"img", "br", "hr", "iframe", "input", "video", "audio", "svg", "canvas", "object"}
    return bool(twins) and any(twin == inner for inner in _first_elements(element) for twin in twins)


def _first_elements(element: Element) -> list[Node]:
    """The chain of first element children, for wrappers round a single twin."""
    chain: list[Node] = []
    node: Node | None = element
    for _ in range(_CLIMB):
        node = next((child for child in node or () if isinstance(child, Element)), None)
        if node is None:
            break
        chain.append(node)
    return chain
