"""What a page hides from assistive technology: by attribute, by inline style and by its own style sheets.

The page is taken as it stands before scripts run, on any screen: an element counts as hidden only when nothing that
depends on the width of the window, the browser or a state (`:hover`) could show it. Style sheets in other files are
not read. Elements that are off screen, clipped or transparent are heard, and so are not hidden.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from turbohtml import Document, Element, Node, SelectorSyntaxError
from turbohtml.convert import css_specificity
from turbohtml.cssom import StyleDeclaration

from a11y_audit.reading.stylesheet import StyleRule, lowered, split_selectors, style_rules

_CLOSED: Final = "details:not([open])>:not(summary:first-of-type)"
_HIDING_MARKUP: Final = (
    "template,[hidden],[aria-hidden=true i],[inert],[popover],dialog:not([open]),"
    f"{_CLOSED},[style*=display i],[style*=visibility i]"
)
_HIDING: Final = (re.compile(r"display\s*:\s*none"), re.compile(r"visibility\s*:\s*(?:hidden|collapse)"))
_CONCERNED: Final = (re.compile(r"display\s*:"), re.compile(r"visibility\s*:"))
_STEPS_UP: Final = 4
"""Ancestors that are looked at one by one for what is known of them, before all are searched."""
_UNSEEN: Final = frozenset({"none", "hidden", "collapse"})
_INHERITED: Final = frozenset({"inherit", "revert", "revert-layer", "unset"})
_ROOTS: Final = frozenset({"html", "body"})

_MOST_CSS: Final = 64_000
"""Characters of style sheets that are read; what comes after hides nothing."""
_MOST_MATCHING: Final = 1_000_000
"""Elements times selectors on one page; beyond, its style sheets are left aside."""

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
        self._clear: dict[Node, bool] = {}
        self._states: dict[Element, _State] = {}

    def why_hidden(self, element: Element) -> str | None:
        """What keeps assistive technology from the element, in the page's own words; None when it is not hidden.

        A page whose `html` or `body` is hidden waits for a script to show it, so that is not counted.
        """
        if self._is_clear(element):
            return None
        removed, visibility = self._state(element)
        return removed or (f"visibility: {visibility}" if visibility in _UNSEEN else None)

    def hides_nothing_in(self, element: Element) -> bool:
        """Is nothing in the element hidden that would be seen otherwise? When unsure: no."""
        return element.select_one(self._suspects) is None

    # ------------------------------------------------------------------------------------------------ elements

    def _is_clear(self, element: Element) -> bool:
        """Can nothing hide the element, whatever the cascade says? True for most elements of most pages."""
        clear = self._clear
        chain: list[Node] = []
        node: Node | None = element
        while node is not None and node not in clear and len(chain) < _STEPS_UP:
            chain.append(node)
            node = node.parent
        if node is None or node in clear:
            known = node is None or clear[node]
            for node in reversed(chain):
                known = clear[node] = known and not node.matches(self._suspects)
            return known
        suspect = element.closest(self._suspects)
        if suspect is None or suspect not in chain:
            clear.update(dict.fromkeys([*chain, node], suspect is None))
        return suspect is None

    def _state(self, element: Element) -> _State:
        chain: list[Element] = []
        states = self._states
        node: Element | None = element
        while node is not None and node not in states:
            chain.append(node)
            node = _parent(node)
        state = _SEEN if node is None else states[node]
        for node in reversed(chain):
            if not state.removed:
                state = self._inside(node, state)
            states[node] = state
        return state

    def _inside(self, element: Element, outside: _State) -> _State:
        if not outside.visibility and not element.matches(self._suspects):
            return outside
        if element.tag in _ROOTS:
            return _SEEN
        if why := _silenced(element):
            return _State(why)
        state = _own_state(element, ())
        if self._hides_by_css or (state is not None and state.is_unseen):
            state = _own_state(element, [one for one in self._rules if element.matches(one.selector)])
        return state or outside

    # -------------------------------------------------------------------------------------------- style sheets

    @cached_property
    def _suspects(self) -> str:
        """A selector for all that may hide: by markup, or by a style sheet unless its other rules object."""
        if not self._hides_by_css:
            return _HIDING_MARKUP
        hiding = (one for one in self._rules if not one.rule.conditional and _hides(one.rule.declarations))
        return ",".join([_HIDING_MARKUP, *dict.fromkeys(selector for one in hiding for selector in one.selectors)])

    @cached_property
    def _hides_by_css(self) -> bool:
        return _hides(self._css)

    @cached_property
    def _rules(self) -> Sequence[_Rule]:
        """The rules about `display` and `visibility`; none when there are too many to be tried on so large a page."""
        rules = [_Rule(rule, order, self._tree) for order, rule in enumerate(style_rules(self._css, *_CONCERNED))]
        selectors = len(rules) + sum(one.rule.selector.count(",") for one in rules)
        if selectors > 64 and selectors * sum(1 for _ in self._tree.iter_elements()) > _MOST_MATCHING:
            return ()
        return rules

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
        return _State("display: none")
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
            yield important, int(one.rule.layered == important), specificity, one.order, value, one.rule.conditional
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
