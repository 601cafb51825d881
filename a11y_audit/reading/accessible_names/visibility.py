"""What a page hides from assistive technology: by attribute, by inline style and by its own style sheets.

The page is taken as it stands in the file, on any screen: an element counts as hidden only when nothing that depends
on the width of the window, the browser, a state (`:hover`) or a script that loads and unveils could show it. Style
sheets in other files are not read. Elements that are off screen, clipped or transparent are heard, so not hidden.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from turbohtml import Document, Element, Node, SelectorSyntaxError
from turbohtml.convert import css_specificity
from turbohtml.cssom import StyleDeclaration

from a11y_audit.reading.accessible_names.stylesheet import StyleRule, rules_at_a_glance, split_selectors, style_rules
from a11y_audit.text.patterns import pattern

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
_ONLY_SILENT: Final = frozenset({"aria-hidden", "inert"})
_INHERITED: Final = frozenset({"inherit", "revert", "revert-layer", "unset"})
_ROOTS: Final = frozenset({"html", "body"})
_WITHOUT_BOX: Final = frozenset({"audio", "canvas", "embed", "iframe", "img", "input", "object", "svg", "video"})
"""Elements that `display: contents` leaves nothing of (CSS Display 3, appendix B)."""

_MOST_CSS: Final = 64_000
"""Characters of style sheets that are read; what comes after hides nothing."""
_FEW: Final = 64
"""Selectors that are tried on a page of any size."""
_MOST_MATCHING: Final = 1_000_000
"""Elements times selectors on one page; beyond, its style sheets are left aside."""

_UNTIL_SCRIPTS: Final = pattern(
    r"lazy|load(?<!download)(?<!upload)|cloak|no-?js|:not\(\s*\.js|carousel|slick|swiper|slider|async-hide"
)
"""Words of selectors, in lower case, that hide until a script has run: lazy loading, cloaks, carousels."""


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

    def __init__(self, rule: StyleRule, order: int, selector: str) -> None:
        self.rule = rule
        self.order = order
        self.selector = selector

    @cached_property
    def is_conditional(self) -> bool:
        """Does it hold on some screens only, or only until a script has run?"""
        return self.rule.conditional or _waits_for_scripts(self.rule.selector)

    @cached_property
    def block(self) -> StyleDeclaration:
        return StyleDeclaration.parse(self.rule.declarations)

    def specificity(self, element: Element) -> tuple[int, int, int]:
        """That of the most specific selector that matches (Selectors 4, 17)."""
        singles = split_selectors(self.selector)
        return max(css_specificity(one)[0] for one in singles if len(singles) == 1 or element.matches(one))


class Visibility:
    """Tells what is hidden on one page. Nothing is computed until it is asked."""

    def __init__(self, tree: Document, *, of_sight: bool = False) -> None:
        """Takes a page.

        Args:
            tree: the page.
            of_sight: ask what nobody sees, so that `aria-hidden` and `inert` hide nothing.
        """
        self._tree = tree
        self._of_sight = of_sight
        self._states: dict[Node | None, _State] = {None: _SEEN}

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
        suspects = self.suspects
        chain: list[Node] = []
        node: Node | None = element
        while node not in states:
            assert node is not None
            chain.append(node)
            node = node.parent
        state = states[node]
        for node in reversed(chain):
            if not state.removed and isinstance(node, Element):
                if node.matches(suspects):
                    state = self._inside(node, state)
                elif state is not _SEEN and state.is_unseen and _matches(node, self._showing):
                    state = self._by_rules(node) or state
            states[node] = state
        return state

    def _inside(self, element: Element, outside: _State) -> _State:
        if element.tag in _ROOTS:
            return _SEEN
        why = _silenced(element)
        if why and not (self._of_sight and why in _ONLY_SILENT):
            return _State(why)
        state = _own_state(element, ())
        if self._is_open(element, state or outside):
            state = self._by_rules(element)
        return state or outside

    def _by_rules(self, element: Element) -> _State | None:
        matches = element.matches
        return _own_state(element, [rule for selector, rule in self._rules if matches(selector)])

    def _is_open(self, element: Element, state: _State) -> bool:
        """May style sheets change what markup says of the element?"""
        if state.removed == _BY_STYLE:
            return _matches(element, self._overriding)
        return state.is_unseen or _matches(element, self._hiding)

    # -------------------------------------------------------------------------------------------- style sheets

    @cached_property
    def suspects(self) -> str:
        """A selector for all that may be hidden: by markup, or by a style sheet."""
        return f"{_HIDING_MARKUP},{self._hiding}" if self._hiding else _HIDING_MARKUP

    @cached_property
    def _hiding(self) -> str:
        """The selectors of all rules that may hide, unless other rules object; "" when there are none."""
        rules = self._glance(*_HIDING)
        return self._any_of([one for one, conditional in rules if not conditional and not _waits_for_scripts(one)])

    @cached_property
    def _overriding(self) -> str:
        """The selectors of all rules that may win over a style attribute; "" when there are none."""
        return self._any_of([one for one, _ in self._glance(_IMPORTANT)])

    def _glance(self, *declaring: re.Pattern[str]) -> Sequence[tuple[str, bool]]:
        """The selectors of all rules in which one of the patterns is found, and whether they are conditional."""
        return _glance(self._css, *declaring) if self._css else ()

    def _any_of(self, selectors: Sequence[str]) -> str:
        if self._are_too_many(selectors):
            return ""
        return " ,".join(filter(None, (_understood(one, self._tree) for one in dict.fromkeys(selectors))))

    @cached_property
    def _rules(self) -> Sequence[tuple[str, _Rule]]:
        """The rules about `display` and `visibility`, each with its selector as far as it is understood.

        None of them when there are too many to be tried on so large a page.
        """
        rules = _concerned(self._css)
        if self._are_too_many([rule.selector for rule in rules]):
            return ()
        selectors = [_understood(rule.selector, self._tree) for rule in rules]
        return [
            (selector, _Rule(rule, order, selector))
            for order, (selector, rule) in enumerate(zip(selectors, rules, strict=True))
            if selector
        ]

    @cached_property
    def _showing(self) -> str:
        """The selectors of all rules about `visibility`, one of which may show what an ancestor hides."""
        return " ,".join(dict.fromkeys(selector for selector, one in self._rules if "visibility" in one.block))

    def _are_too_many(self, selectors: Sequence[str]) -> bool:
        count = len(selectors) + sum(one.count(",") for one in selectors)
        return count > _FEW and count * self._elements > _MOST_MATCHING

    @cached_property
    def _elements(self) -> int:
        """How many elements the page has."""
        return len(self._tree.select("*"))

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


@lru_cache(maxsize=32)  # the pages of a site share their style sheets
def _glance(css: str, *declaring: re.Pattern[str]) -> Sequence[tuple[str, bool]]:
    rules = rules_at_a_glance(css, *declaring)
    if rules is None:
        rules = [(rule.selector, rule.conditional) for rule in style_rules(css, *declaring)]
    return rules


@lru_cache(maxsize=32)
def _concerned(css: str) -> Sequence[StyleRule]:
    return list(style_rules(css, *_CONCERNED))


def displays_block(style: str | None) -> bool | None:
    """Does a style attribute give the element a box of its own? None when it does not say."""
    if not style or "display" not in style.lower():
        return None
    display = StyleDeclaration.parse(style).get("display")
    return None if display is None else display.strip().lower() not in {"inline", "contents"}


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
    """What the element's display and visibility make of it; None when nothing that matters is declared."""
    display = _declared("display", element, rules)
    if display == "none" or (display == "contents" and element.tag in _WITHOUT_BOX):
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
    if (style := element.attr("style")) and name in style.lower():
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


def _waits_for_scripts(selector: str) -> bool:
    """Does a rule hide only until a script has run, by the words of its selector?"""
    return _UNTIL_SCRIPTS.search(selector.lower()) is not None


def _matches(element: Element, selectors: str) -> bool:
    return bool(selectors) and element.matches(selectors)


def _understood(selectors: str, tree: Document) -> str:
    """A selector list without those the selector engine does not know, such as pseudo-elements."""
    if _is_known(selectors, tree):
        return selectors
    return " ,".join(one for one in split_selectors(selectors) if _is_known(one, tree))


def _is_known(selector: str, tree: Document) -> bool:
    try:
        tree.matches(selector)
    except SelectorSyntaxError:
        return False
    return True
