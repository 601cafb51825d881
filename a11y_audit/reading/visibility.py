"""What a page hides from assistive technology: by attribute, by inline style and by its own style sheets.

The page is taken as it stands in the file, on any screen: an element counts as hidden only when nothing that depends
on the width of the window, the browser, a state (`:hover`) or a script that loads and unveils could show it. Style
sheets in other files are not read. Elements that are off screen, clipped or transparent are heard, so not hidden.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from turbohtml import Document, Element, Node, SelectorSyntaxError
from turbohtml.convert import css_specificity
from turbohtml.cssom import StyleDeclaration

from a11y_audit.reading.stylesheet import StyleRule, lowered, plain_css, split_selectors, style_rules

_CLOSED: Final = "details:not([open])>:not(summary:first-of-type)"
_HIDING_MARKUP: Final = (
    "template,[hidden],[aria-hidden=true i],[inert],[popover],dialog:not([open]),"
    f"{_CLOSED},[style*=display i],[style*=visibility i]"
)
_HIDING: Final = (re.compile(r"display\s*:\s*none"), re.compile(r"visibility\s*:\s*(?:hidden|collapse)"))
_CONCERNED: Final = (re.compile(r"display\s*:"), re.compile(r"visibility\s*:"))
_IMPORTANT: Final = re.compile(r"display\s*:[^:;}]*!")
_UNSEEN: Final = frozenset({"none", "hidden", "collapse"})
_BY_STYLE: Final = "display: none"
_INHERITED: Final = frozenset({"inherit", "revert", "revert-layer", "unset"})
_ROOTS: Final = frozenset({"html", "body"})

_MOST_CSS: Final = 64_000
"""Characters of style sheets that are read; what comes after hides nothing."""
_MOST_MATCHING: Final = 1_000_000
"""Elements times selectors on one page; beyond, its style sheets are left aside."""

_UNTIL_SCRIPTS: Final = re.compile(
    r"lazy|(?<!down)(?<!up)load|cloak|no-?js|:not\(\s*\.js|carousel|slick|swiper|slider|async-hide", re.IGNORECASE
)
"""Words of selectors that hide until a script has run: lazy loading, cloaks, carousels."""
_NOT_THE_ELEMENT: Final = re.compile(r"::|:(?:before|after|first-line|first-letter)\b", re.IGNORECASE)


class _State(NamedTuple):
    """What an element hands down to its content."""

    removed: str | None = None
    """Why it is left out of the accessibility tree with all its content; None when it is not."""
    visibility: str = ""
    """The value that content inherits; "" when nobody declared one."""

    @property
    def is_unseen(self) -> bool:
        return self.removed is not None or self.visibility in _UNSEEN


_SEEN: Final = _State()


class _Rule:
    """A style rule of the page, read only as far as it is needed. `order` counts the rules."""

    def __init__(self, rule: StyleRule, order: int, tree: Document) -> None:
        self.rule = rule
        self.order = order
        self._tree = tree

    @cached_property
    def is_conditional(self) -> bool:
        """Does it hold on some screens only, or only until a script has run?"""
        return self.rule.conditional or _UNTIL_SCRIPTS.search(self.rule.selector) is not None

    @cached_property
    def block(self) -> StyleDeclaration:
        return StyleDeclaration.parse(self.rule.declarations)

    @cached_property
    def selectors(self) -> Sequence[str]:
        """The single selectors that the selector engine understands and that mean elements, not parts of them."""
        singles = [one for one in split_selectors(self.rule.selector) if one]
        if ":" in self.rule.selector:
            singles = [one for one in singles if not _NOT_THE_ELEMENT.search(one)]
        return singles if _are_known(self._tree, singles) else [one for one in singles if _are_known(self._tree, [one])]

    @cached_property
    def selector(self) -> str:
        return ",".join(self.selectors) or ":not(*)"

    def specificity(self, element: Element) -> tuple[int, int, int]:
        """That of the most specific selector that matches (Selectors 4, 17)."""
        matching = self.selectors if len(self.selectors) == 1 else filter(element.matches, self.selectors)
        return max(css_specificity(one)[0] for one in matching)


class Visibility:
    """Tells what is hidden on one page. Nothing is computed until it is asked."""

    def __init__(self, tree: Document) -> None:
        self._tree = tree
        self._states: dict[Element, _State] = {}

    def why_hidden(self, element: Element) -> str | None:
        """What keeps assistive technology from the element, in the page's own words; None when it is not hidden.

        A page whose `html` or `body` is hidden waits for a script to show it, so that is not counted.
        """
        state = self._state(element)
        if state is _SEEN:
            return None
        return state.removed or (f"visibility: {state.visibility}" if state.visibility in _UNSEEN else None)

    # ------------------------------------------------------------------------------------------------ elements

    def _state(self, element: Element) -> _State:
        states = self._states
        chain: list[Element] = []
        node: Element | None = element
        while node is not None and node not in states:
            chain.append(node)
            node = _parent(node)
        state = _SEEN if node is None else states[node]
        for node in reversed(chain):
            if not state.removed and (state.visibility or node.matches(self.suspects)):
                state = self._inside(node, state)
            states[node] = state
        return state

    def _inside(self, element: Element, outside: _State) -> _State:
        if element.tag in _ROOTS:
            return _SEEN
        if why := _silenced(element):
            return _State(why)
        state = _own_state(element, ())
        if self._is_open(element, state or outside):
            state = _own_state(element, [one for one in self._rules if element.matches(one.selector)])
        return state or outside

    def _is_open(self, element: Element, state: _State) -> bool:
        """May style sheets change what markup says of the element?"""
        if state.removed == _BY_STYLE:
            return any(element.matches(one.selector) for one in self._important)
        return state.is_unseen or (self._hiding != "" and element.matches(self._hiding))

    # -------------------------------------------------------------------------------------------- style sheets

    @cached_property
    def suspects(self) -> str:
        """A selector for all that may hide: by markup, or by a style sheet unless its other rules object."""
        return f"{_HIDING_MARKUP},{self._hiding}" if self._hiding else _HIDING_MARKUP

    @cached_property
    def _hiding(self) -> str:
        """The selectors of the rules that hide; "" when there are none."""
        if not _hides(self._css):
            return ""
        hiding = [one for one in self._read(*_HIDING) if not one.is_conditional and _hides(one.rule.declarations)]
        return ",".join(dict.fromkeys(selector for one in hiding for selector in one.selectors))

    @cached_property
    def _rules(self) -> Sequence[_Rule]:
        """The rules about `display` and `visibility`."""
        return self._read(*_CONCERNED)

    @cached_property
    def _important(self) -> Sequence[_Rule]:
        """The rules that may win over a style attribute."""
        return self._read(_IMPORTANT)

    def _read(self, *declaring: re.Pattern[str]) -> Sequence[_Rule]:
        """The rules in which one of the patterns is found; none when too many to be tried on so large a page."""
        text = lowered(self._plain_css)
        if not any(pattern.search(text) for pattern in declaring):
            return ()
        rules = [_Rule(rule, order, self._tree) for order, rule in enumerate(style_rules(self._plain_css, *declaring))]
        selectors = len(rules) + sum(one.rule.selector.count(",") for one in rules)
        if selectors > 64 and selectors * sum(1 for _ in self._tree.iter_elements()) > _MOST_MATCHING:
            return ()
        return rules

    @cached_property
    def _plain_css(self) -> str:
        return plain_css(self._css)

    @cached_property
    def _css(self) -> str:
        """The page's own style sheets for screens. Those in `noscript` are for readers without scripts: left out."""
        sheets, left = [], _MOST_CSS
        for style in self._tree.select("style"):
            text = style.text[:left]
            if text and style.closest("noscript,template") is None:
                media = style.attr("media") or "all"
                sheets.append(text if media == "all" else f"@media {media}{{{text}}}")
                left -= len(text)
        return "\n".join(sheets)


def displays_block(style: str | None) -> bool | None:
    """Does a style attribute give the element a box of its own? None when it does not say."""
    if not style or "display" not in style.lower():
        return None
    display = StyleDeclaration.parse(style).get("display")
    return None if display is None else display.strip().lower() not in {"inline", "contents"}


def _hides(css: str) -> bool:
    text = lowered(css)
    return any(pattern.search(text) for pattern in _HIDING)


def _silenced(element: Element) -> str | None:
    """Why the element is left out of the accessibility tree, however it is displayed."""
    if element.tag == "template":
        return "template"
    if (element.attr("aria-hidden") or "").strip().lower() == "true":
        return "aria-hidden"
    if element.attr("inert") is not None:
        return "inert"
    return "closed details" if element.matches(_CLOSED) else None


def _own_state(element: Element, rules: Sequence[_Rule]) -> _State | None:
    """What the element's display and visibility make of it; None when it declares nothing that matters."""
    display = _declared("display", element, rules)
    if display == "none":
        return _State(_BY_STYLE)
    if display is None and (why := _undisplayed(element)):
        return _State(why)
    visibility = _declared("visibility", element, rules)
    return None if visibility is None else _State(None, visibility)


def _declared(name: str, element: Element, rules: Sequence[_Rule]) -> str | None:
    """The value the page declares for a property of the element itself (CSS Cascade 5, 6); None when none counts."""
    winner: str | None = None
    for *_, value, is_conditional in sorted(_declarations(name, element, rules)):
        plain = value.strip().lower()
        if not is_conditional or plain not in _UNSEEN:
            winner = plain
    return None if winner in _INHERITED else winner


def _declarations(
    name: str, element: Element, rules: Sequence[_Rule]
) -> Iterator[tuple[bool, int, tuple[int, int, int], int, str, bool]]:
    """Importance, level, specificity and order, which sort by precedence, then the value and whether it is conditional.

    Style attributes win over style sheets; layers yield, but for what is important in them.
    """
    for one in rules:
        if (value := one.block.get(name)) is not None:
            important = one.block.important(name)
            specificity = one.specificity(element)
            yield important, int(one.rule.layered == important), specificity, one.order, value, one.is_conditional
    if style := element.attr("style"):
        inline = StyleDeclaration.parse(style)
        value = inline.get(name)
        if value is not None:
            yield inline.important(name), 2, (0, 0, 0), 0, value, False


def _undisplayed(element: Element) -> str | None:
    """Why the browser's own style sheet does not display the element."""
    if element.attr("hidden") is not None:
        return "hidden"
    if element.tag == "dialog":
        return "closed dialog" if element.attr("open") is None else None
    return "closed popover" if element.attr("popover") is not None else None


def _parent(element: Element) -> Element | None:
    """The element around it; the `template` itself for what stands first in a template's content."""
    parent = element.parent
    while parent is not None and not isinstance(parent, Element):
        parent = parent.parent
    return parent


def _are_known(tree: Document, selectors: Sequence[str]) -> bool:
    """Does the selector engine understand them all?"""
    try:
        tree.matches(",".join(selectors) or "*")
    except SelectorSyntaxError:
        return False
    return True
