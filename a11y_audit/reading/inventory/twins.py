"""Merges the constructs that show one picture: fallbacks, `noscript` copies, placeholders, one for each screen size.

Two constructs are twins when
1. one stands inside the other (fallback content of `object`, `canvas`, `video`, `amp-img`, anything with role=img);
2. one is the `noscript` copy of its neighbour;
3. one has no real address and no words of its own, and shares a small container with just one that has;
4. they are neighbours in a small container that holds no third, and show one image or carry classes for
   different screen sizes.
The one that readers get is kept: not in `noscript`, with a real address; the others lend it their addresses.
"""

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import islice
from typing import Final

from turbohtml import Element, Node

from a11y_audit.model import ImageSource, Kind
from a11y_audit.reading.inventory.constructs import Construct, Survey
from a11y_audit.reading.inventory.hints import letter_runs
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.reading.inventory.picture import TWIN_KINDS, Picture, size_of
from a11y_audit.reading.inventory.sources import MAX_SOURCES
from a11y_audit.text.stand_ins import is_stand_in

_HOLDERS: Final = frozenset((Kind.OBJECT, Kind.CANVAS, Kind.VIDEO, Kind.CUSTOM_ELEMENT, Kind.ROLE_IMG))
_IMAGE_TAGS: Final = ("img", "amp-img", "svg", "picture", "object", "embed", "canvas", "input")
_CLIMB: Final = 4
"""How many levels up the container of two twins may be."""
_DRAWINGS: Final = 4
"""Drawings in a row that are passed over in search of a third picture."""
_TOO_WIDE: Final = frozenset(("body", "html", "main", "article", "table", "tbody", "tr", "ul", "ol", "section"))
_HOLLOW: Final = frozenset(("div", "span", "i"))
"""Elements that show nothing by themselves when they are empty."""
_SMALL_SCREEN: Final = frozenset(("mobile", "phone", "small", "sm", "xs"))
_NOT_LARGE: Final = ("hidden-md", "hidden-lg", "md:hidden", "lg:hidden")
_LARGE_SCREEN: Final = frozenset(("desktop", "large", "medium", "tablet", "lg", "md"))
_NOT_SMALL: Final = ("hidden-xs", "hidden-sm", "sm:block")


class _Group:
    """Constructs that show one picture."""

    __slots__ = ("first", "identity", "members", "noscript", "real")

    def __init__(self, construct: Construct, noscript: Element | None) -> None:
        self.first = construct
        self.members = [construct]
        self.noscript = noscript
        sources = construct.sources
        self.real = bool(sources) and not is_stand_in(sources[0].url)
        self.identity = identity(sources[0].url) if self.real else ""

    @property
    def screens(self) -> tuple[bool, bool]:
        """Do the classes on and around it speak of small screens; do they speak of large ones?"""
        own, parent = self.first.attributes.get("class"), self.first.element.parent
        around = parent.attr("class") if isinstance(parent, Element) else None
        return _screens(f"{own or ''} {around or ''}") if own or around else (False, False)

    def absorb(self, other: "_Group") -> None:
        """Takes the other's members in; the better of the two speaks for both."""
        if (other.noscript is None, other.real) > (self.noscript is None, self.real):
            self.first, self.noscript, self.real = other.first, other.noscript, other.real
            self.identity = other.identity or self.identity
        self.members += other.members
        self.identity = self.identity or other.identity


def merge_twins(survey: Survey) -> list[Picture]:
    """One `Picture` per image shown, in document order."""
    _demote_shared(survey.constructs)
    groups = _unnested(survey)
    merged: list[_Group] = []
    for index, group in enumerate(groups):
        at = _last_picture(merged)
        if merged and _may_be_twins(merged[at], group):
            shown = {merged[at].identity, group.identity} - {""}
            after = _first_picture(islice(groups, index + 1, index + 1 + _DRAWINGS), shown)
            before = _first_picture(reversed(merged[max(0, at - _DRAWINGS) : at]), shown)
            if _are_twins(merged[at], group, before, after):
                merged[at].absorb(group)
                continue
        merged.append(group)
    return [_picture(group) for group in merged]


def _last_picture(merged: Sequence[_Group]) -> int:
    """Where the last one stands that is no drawing: a sign to enlarge it may stand between two copies of a photo."""
    last = len(merged) - 1
    at = last
    while at > 0 and merged[at].first.kind is Kind.SVG and last - at < _DRAWINGS:
        at -= 1
    return last if at < 0 or merged[at].first.kind is Kind.SVG else at


def _first_picture(groups: Iterable[_Group], shown: Set[str]) -> Element | None:
    """The first that is no drawing (an icon, a placeholder) and no `noscript` copy of what the two show."""
    for group in groups:
        is_copy = group.noscript is not None and group.identity in shown
        if group.first.kind is not Kind.SVG and not is_copy:
            return group.first.element
    return None


def _demote_shared(constructs: list[Construct]) -> None:
    """An address that several images begin with and then part from is a placeholder, whatever its name."""
    begins: dict[str, set[str]] = {}
    several = [construct for construct in constructs if len(construct.sources) > 1]
    for construct in several:
        if construct.sources[0].attribute == "src":
            begins.setdefault(construct.sources[0].url, set()).add(construct.sources[1].url)
    for construct in several:
        if len(begins.get(construct.sources[0].url, ())) > 1:
            construct.sources = (*construct.sources[1:], construct.sources[0])


def _unnested(survey: Survey) -> list[_Group]:
    """A group for each construct that is not the fallback content of another."""
    noscripts = _inside(survey.noscripts)
    holders = _inside(construct.element for construct in survey.constructs if construct.kind in _HOLDERS)
    groups: dict[Element, _Group] = {}
    for construct in survey.constructs:
        element = construct.element
        group = _Group(construct, noscripts.get(element))
        holder = groups.get(holders[element]) if element in holders else None
        if holder is not None:
            holder.members.append(construct)
            holder.real = holder.real or group.real
            holder.identity = holder.identity or group.identity
        else:
            groups[element] = group
    return list(groups.values())


def _inside(holders: Iterable[Element]) -> dict[Element, Element]:
    """For each image element in one of the holders: the outermost holder it stands in."""
    inside: dict[Element, Element] = {}
    for holder in holders:
        if holder not in inside:
            for element in holder.iter_elements(_IMAGE_TAGS):
                inside.setdefault(element, holder)
    return inside


def _may_be_twins(one: _Group, other: _Group) -> bool:
    """Are they of a kind, and alike or complementary enough to look at what lies between them?"""
    if one.first.kind not in TWIN_KINDS or other.first.kind not in TWIN_KINDS:
        return False
    if one.noscript is not other.noscript:
        return True
    if one.real and other.real:
        return one.identity == other.identity or _for_screens(one, other)
    empty, full = (other, one) if one.real else (one, other)
    alt = empty.first.attributes.get("alt", "").strip()
    return one.real != other.real and (not alt or alt == full.first.attributes.get("alt", "").strip())


def _are_twins(one: _Group, other: _Group, before: Element | None, after: Element | None) -> bool:
    if one.noscript is not other.noscript:
        return _is_noscript_copy(one, other)
    container = _common(one.first.element, other.first.element)
    return container is not None and not _holds(container, before) and not _holds(container, after)


def _is_noscript_copy(one: _Group, other: _Group) -> bool:
    copy, shown = (one, other) if one.noscript is not None else (other, one)
    noscript = copy.noscript
    if noscript is None or shown.noscript is not None or _is_tiny(copy.first):
        return False
    beside = _are_neighbours(noscript, shown.first.element)
    if copy.identity and shown.identity and copy.identity != shown.identity:
        alt = shown.first.attributes.get("alt", "").strip()
        same_words = bool(alt) and alt == copy.first.attributes.get("alt", "").strip()
        return beside and (same_words or noscript.parent == shown.first.element.parent)
    return beside or _common(noscript, shown.first.element) is not None


def _are_neighbours(noscript: Element, image: Element) -> bool:
    """Does the `noscript` stand next to the image, or to the wrapper it is in?"""
    near = {_element_beside(noscript, back=True), _element_beside(noscript, back=False)} - {None}
    node: Node | None = image
    for _ in range(_CLIMB):
        if node in near:
            return True
        node = node.parent if node is not None else None
    return False


def _element_beside(element: Element, *, back: bool) -> Element | None:
    siblings = element.previous_siblings if back else element.next_siblings
    elements = (sibling for sibling in islice(siblings, 4) if isinstance(sibling, Element))
    return next((sibling for sibling in elements if sibling.tag not in _HOLLOW or _has_content(sibling)), None)


def _has_content(element: Element) -> bool:
    """Does anything stand in it? What keeps a place or turns while a picture loads is empty."""
    return next(iter(element.children), None) is not None


def _is_tiny(construct: Construct) -> bool:
    """A counting pixel is no copy of the picture beside it."""
    return any(construct.attributes.get(side, "").strip() in {"0", "1", "1px", "0px"} for side in ("width", "height"))


def _for_screens(one: _Group, other: _Group) -> bool:
    """Do the classes on and around the two say that one is for small screens and the other for large ones?"""
    small, large = one.screens
    if not (small or large):
        return False
    other_small, other_large = other.screens
    return (small and other_large) or (large and other_small)


@lru_cache(maxsize=1_024)
def _screens(names: str) -> tuple[bool, bool]:
    """Do class names speak of small screens; do they speak of large ones?"""
    names = names.lower()
    words = letter_runs(names)
    small = not _SMALL_SCREEN.isdisjoint(words) or any(mark in names for mark in _NOT_LARGE)
    large = not _LARGE_SCREEN.isdisjoint(words) or any(mark in names for mark in _NOT_SMALL)
    return small, large


def _common(one: Element, other: Element) -> Element | None:
    """The nearest container of both, when it is near to both and no wide one; a `figure` may be further away."""
    above: list[Node] = []
    node: Node | None = one.parent
    while isinstance(node, Element) and len(above) < _CLIMB:
        above.append(node)
        if node.tag == "figure":
            break
        node = node.parent
    node = other.parent
    for _ in range(_CLIMB):
        if not isinstance(node, Element):
            return None
        if node in above:
            return None if node.tag in _TOO_WIDE else node
        node = node.parent
    return None


def _holds(container: Element, element: Element | None) -> bool:
    node: Node | None = element
    for _ in range(2 * _CLIMB):
        if node is None:
            return False
        if node == container:
            return True
        node = node.parent
    return False


def _picture(group: _Group) -> Picture:
    main = group.first
    sources = main.sources
    twins: tuple[Element, ...] = ()
    if len(group.members) > 1:
        twins = tuple(member.element for member in group.members if member is not main)
        by_url = {source.url: source for source in sources}
        for member in group.members:
            for source in member.sources:
                by_url.setdefault(source.url, source)
        sources = _real_first(list(by_url.values()))
    key = group.identity
    if not key and sources:
        key = identity(sources[0].url)
    size = size_of(main.attributes)
    return Picture(main.element, main.kind, sources, key, twins, main.attributes, main.order, size)


def _real_first(sources: list[ImageSource]) -> tuple[ImageSource, ...]:
    return tuple(sorted(sources, key=lambda source: is_stand_in(source.url))[:MAX_SOURCES])
