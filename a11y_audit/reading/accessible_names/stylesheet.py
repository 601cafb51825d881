"""The rules of a style sheet, as far as it takes to know what a page hides (CSS Syntax 3, Nesting, Conditional 3)."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from a11y_audit.text.patterns import pattern

_COMMENT: Final = pattern(r"/\*[^*]*(?:\*(?!/)[^*]*)*(?:\*/)?")
_OPAQUE: Final = {
    '"': re.compile(r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"?', re.DOTALL),
    "'": re.compile(r"'[^'\\\n]*(?:\\.[^'\\\n]*)*'?", re.DOTALL),
    "/*": _COMMENT,
    "\\": re.compile(r"\\.?", re.DOTALL),
}
_SEPARATOR: Final = pattern(r"""[,()\[\]]|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\\.""", re.DOTALL)

_CONDITIONAL: Final = frozenset({"@supports", "@container"})
_LONGEST_SELECTOR: Final = 2_000
_DEEPEST_NESTING: Final = 32
_MOST_STEPS: Final = 5_000
"""Braces that are passed on the way back to the blocks around rules."""


class StyleRule(NamedTuple):
    """A selector list and a run of declarations.

    `conditional` rules hold only on some screens or in some browsers; `layered` ones yield to all that are not.
    """

    selector: str
    declarations: str
    conditional: bool
    layered: bool


class _Block(NamedTuple):
    selector: str = ""
    """The full selector of a style rule; "" in a grouping rule outside every style rule."""
    applies: bool | None = True
    """None: on some screens only. False: never on a screen."""
    layered: bool = False


_TOP: Final = _Block()


def style_rules(css: str, *declaring: re.Pattern[str]) -> Iterator[StyleRule]:
    """Reads a style sheet for a screen, in the order of the text; nested rules come with their whole selector.

    `@media` is kept when it holds on some screen, `@supports`, `@container` and `@layer` are looked into; at-rules of
    any other kind hold no rules we can judge and are skipped. Never raises; what is unclosed ends with the text, and a
    closing brace too many belongs to the selector behind it, which it breaks (CSS Syntax 3, 5.5.3).

    Args:
        css: the text of the style sheet.
        declaring: runs of declarations are left out unless one of these patterns, which are matched against text in
            lower case (`lowered`), is found in them.
    """
    sheet = _sheet(css)
    css = sheet.plain
    text = sheet.lower if sheet.is_plain else lowered(css)
    wanted = sorted(match.start() for pattern in declaring for match in pattern.finditer(text))
    if not wanted:
        return
    blocks: list[_Block] = []
    current = _TOP
    closed = ""
    for chunk, is_wanted in _chunks(css, wanted):
        *preludes, run = chunk.split("{")
        if closed and preludes:
            preludes[0], closed = closed + preludes[0].replace(";", " "), ""
        if is_wanted and len(preludes) == 1 and not current.selector and "@" not in preludes[0]:
            selector = preludes[0].rpartition(";")[2].strip()
            if current.applies is not False and 0 < len(selector) <= _LONGEST_SELECTOR:
                yield StyleRule(selector, run, current.applies is None, current.layered)
            continue
        for text in preludes if is_wanted else preludes[:-1]:
            run_before, _, prelude = text.rpartition(";")
            if is_wanted and run_before and current.selector:
                yield from _rule(current, run_before)
            blocks.append(current)
            current = _open(prelude.strip(), current, len(blocks))
        if is_wanted and current.selector:
            yield from _rule(current, run)
        if is_wanted or not preludes:
            closed = "" if blocks else "}"
            current = blocks.pop() if blocks else _TOP


def rules_at_a_glance(css: str, *declaring: re.Pattern[str]) -> list[tuple[str, bool]] | None:
    """The blocks in which one of the patterns is found: the selector of each, and whether it surely is conditional.

    That is at least what `style_rules` finds, at much less cost: nested rules come with their own part of the selector
    only, and rules for no screen come too, as conditional ones. None when it takes a closer look to tell. For the
    arguments see there.
    """
    sheet = _sheet(css)
    css, text = sheet.bare, sheet.lower
    if not any(declared.search(text) for declared in declaring):
        return []
    if not sheet.is_plain:
        return None
    found = []
    steps = _MOST_STEPS
    for declared in declaring:
        last = depth = 0
        for match in declared.finditer(text):
            at = match.start()
            opened, closed = css.rfind("{", last, at), css.rfind("}", last, at)
            if closed > opened:
                return None  # it follows a block inside its own
            if opened >= 0:
                depth += css.count("{", last, opened) - css.count("}", last, opened)
                if depth < 0:
                    return None  # a closing brace too many breaks the rule behind it
                is_conditional, steps = _look_around(css, opened, depth, steps)
                found.append((_prelude(css, opened).replace("&", "*"), is_conditional))
                depth += 1
                last = opened + 1
    return found


@lru_cache(maxsize=256)
def holds_on_screens(query: str) -> bool | None:
    """Does a media query list hold on every screen (True), on some (None) or on none (False)?"""
    answers = {_media_query(part.split()) for part in query.lower().split(",")}
    return True if True in answers else None if None in answers else False


def lowered(css: str) -> str:
    """The text in lower case, to search it for names: those of CSS are in ASCII, all other letters are left out."""
    return (css if css.isascii() else css.encode("ascii", "replace").decode("ascii")).lower()


def split_selectors(selectors: str) -> list[str]:
    """The single selectors of a selector list, white space around them left out."""
    if "," not in selectors:
        return [selectors.strip()]
    parts, depth, start = [], 0, 0
    for token in _SEPARATOR.finditer(selectors):
        mark = token[0]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark == "," and depth <= 0:
            parts.append(selectors[start : token.start()].strip())
            start = token.end()
    parts.append(selectors[start:].strip())
    return parts


class _Sheet:
    """A style sheet in the forms in which it is searched, each made when it is first asked for."""

    def __init__(self, css: str) -> None:
        self._css = css
        self.bare = _without_comments(css)

    @cached_property
    def lower(self) -> str:
        """`bare`, `lowered`."""
        return lowered(self.bare)

    @cached_property
    def is_plain(self) -> bool:
        """Does every brace in `bare` open or close a block?"""
        return _is_plain(self.bare)

    @property
    def plain(self) -> str:
        """The style sheet without comments, and without braces in strings and escapes."""
        return self.bare if self.is_plain else _spelled_out(self._css)


_sheet: Final = lru_cache(maxsize=4)(_Sheet)
"""Several questions are asked of one style sheet."""


def _look_around(css: str, at: int, depth: int, steps: int) -> tuple[bool, int]:
    """Is one of the blocks around the offset, `depth` in number, conditional? Gives up after some steps back.

    Returns:
        True when one surely is, and the number of steps that are left.
    """
    level = 0
    while depth > 0 and steps > 0 and (opened := css.rfind("{", 0, at)) >= 0:
        steps -= 1
        level += css.count("}", opened, at)
        if level > 0:
            level -= 1
        else:
            depth -= 1
            if _open(_prelude(css, opened), _TOP, 0).applies is not True:
                return True, steps
        at = opened
    return False, steps


def _prelude(css: str, opened: int) -> str:
    """What stands before the brace that opens a block."""
    start = max(css.rfind(mark, 0, opened) for mark in "{};")
    return css[start + 1 : opened].strip()


def _without_comments(css: str) -> str:
    """The style sheet with a blank in place of each comment; one that is not closed ends with the text."""
    kept, done = [], 0
    while (start := css.find("/*", done)) >= 0:
        kept.append(css[done:start])
        end = css.find("*/", start + 2)
        done = end + 2 if end >= 0 else len(css)
    return " ".join([*kept, css[done:]]) if kept else css


def _chunks(css: str, wanted: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """The stretches between closing braces: those with a wanted offset in them, and of the others those that matter.

    What opens one block, which the brace closes, leaves all as it was, unless the one before had none to close.
    """
    number = start = 0
    openings = 1
    while start <= len(css):
        end = css.find("}", start)
        if end < 0:
            end = len(css)
        past = number
        while past < len(wanted) and wanted[past] < end:
            past += 1
        before, openings = openings, css.count("{", start, end)
        if past > number or before == 0 or openings != 1:
            yield css[start:end], past > number
        number, start = past, end + 1


def _is_plain(css: str) -> bool:
    """Does every brace open or close a block? When unsure: no."""
    if "\\" in css and any(escape in css for escape in ("\\{", "\\}", "\\'", '\\"')):
        return False
    strings = "".join(css.split('"')[1::2] + css.split("'")[1::2])
    return "{" not in strings and "}" not in strings


def _spelled_out(css: str) -> str:
    """Takes comments away and spells punctuation in strings and escapes by its number."""
    parts = []
    ahead = {mark: css.find(mark) for mark in _OPAQUE}
    done = 0
    while True:
        start, mark = min(((at, mark) for mark, at in ahead.items() if at >= 0), default=(-1, ""))
        if start < 0:
            break
        match = _OPAQUE[mark].match(css, start)
        assert match is not None
        parts.append(css[done:start])
        parts.append(" " if mark == "/*" else _numbered(match[0]))
        done = match.end()
        for other, at in ahead.items():
            if 0 <= at < done:
                ahead[other] = css.find(other, done)
    parts.append(css[done:])
    return "".join(parts)


def _numbered(text: str) -> str:
    """A string or escape that holds no braces and semicolons, but their numbers (CSS Syntax 3, 4.3.7)."""
    bare = text.removeprefix("\\")
    plain = bare.replace("{", "\\7b ").replace("}", "\\7d ").replace(";", "\\3b ")
    return text if plain == bare else plain


def _rule(block: _Block, run: str) -> Iterator[StyleRule]:
    if block.applies is not False:
        yield StyleRule(block.selector, run, block.applies is None, block.layered)


def _open(prelude: str, parent: _Block, depth: int) -> _Block:
    """The block that a prelude opens inside `parent`."""
    if parent.applies is False or depth > _DEEPEST_NESTING:
        return _Block(applies=False)
    if not prelude.startswith("@"):
        selector = _nested(parent.selector, prelude) if parent.selector else prelude
        return _Block(selector, parent.applies if 0 < len(selector) <= _LONGEST_SELECTOR else False, parent.layered)
    name, _, condition = prelude.replace("(", " (", 1).partition(" ")
    name = name.lower()
    if name == "@media":
        holds = holds_on_screens(condition)
    elif name in _CONDITIONAL:
        holds = None
    else:
        holds = name == "@layer"
    return _Block(
        parent.selector, None if holds and parent.applies is None else holds, parent.layered or name == "@layer"
    )


def _nested(parent: str, child: str) -> str:
    """The selector of a rule nested in another (CSS Nesting 1, 3)."""
    scope = f":is({parent})"
    return (
        child.replace("&", scope) if "&" in child else ", ".join(f"{scope} {part}" for part in split_selectors(child))
    )


def _media_query(words: list[str]) -> bool | None:
    if not words:
        return True
    negated = words[0] == "not"
    if words[0] in {"not", "only"}:
        words = words[1:]
    has_type = bool(words) and not words[0].startswith("(")
    on_screen = not has_type or words[0] in {"all", "screen"}
    if on_screen and len(words) > has_type:
        return None
    return on_screen != negated
