"""JSON as pages hold it: decoded strictly, its first fault named and placed, and read all the same when it can be."""

import json
import math
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final, NamedTuple

import msgspec

from a11y_audit.text.patterns import pattern

DEPTH: Final = 256
"""Lists and objects nested deeper than this are refused: nothing that speaks of images comes near it."""
_DIGITS: Final = 400

_SPACE: Final = re.compile(r"[ \t\n\r]*+")
_STRING: Final = pattern(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"')
_LENIENT_STRING: Final = pattern(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_GOOD_STRETCH: Final = pattern(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+')
_NUMBER: Final = pattern(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.+-])")
_BARE: Final = re.compile(r"[\w.$+-]++")
_BARE_VALUE: Final = pattern(r"\s*+:\s*+([\w.+-]++)")
_ESCAPE: Final = pattern(
    r"\\(?:[^u]|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|u)"
)
"""One escape; group 1 is half of a surrogate pair without its other half."""
_WRAPPERS: Final = (
    ("<!--", "-->"),
    ("<!--//-->", ""),
    ("//<![CDATA[", "//]]>"),
    ("/*<![CDATA[*/", "/*]]>*/"),
    ("<![CDATA[", "]]>"),
)


class JsonFault(NamedTuple):
    """Why a text is no JSON, as a clause, and the stretch of the text at fault."""

    why: str
    start: int
    end: int


def read_json(text: str) -> tuple[Any, JsonFault | None]:
    """The value of a JSON text, and its fault if it has one. Never raises.

    A fault that leaves the meaning plain (a comment or CDATA mark around it, line ends inside strings, `NaN`, half a
    surrogate pair) does not cost the value; any other gives None.
    """
    if text.count("[") + text.count("{") > DEPTH and (fault := find_fault(text)) is not None:
        return None, fault
    try:
        return msgspec.json.decode(text), None
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        fault = find_fault(text) or JsonFault("it cannot be read as JSON", 0, len(text))
        return _recovered(text), fault


def find_fault(text: str) -> JsonFault | None:
    """The first place where the text departs from RFC 8259, or None. One pass, no recursion."""
    closers: list[str] = []
    before, at = "start", _skip(text, 0)
    while at < len(text):
        mark = text[at]
        if before == "value":
            step = _after_value(text, at, mark, closers)
        elif mark in "]}":
            step = _close(text, at, mark, before, closers)
        elif before == "{" or (before == "," and closers[-1] == "}"):
            step = _key(text, at)
        else:
            step = _value(text, at, mark, closers)
        if isinstance(step, JsonFault):
            return step
        before, end = step
        at = _skip(text, end)
    if before == "start":
        return JsonFault("it is empty", 0, len(text))
    if closers or before != "value":
        last = len(text.rstrip())
        return JsonFault(f'it ends before its closing "{closers[-1]}"' if closers else "it ends too early", last, last)
    return None


_Step = tuple[str, int] | JsonFault


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _after_value(text: str, at: int, mark: str, closers: list[str]) -> _Step:
    """What may follow a value: a comma or the closing mark."""
    if not closers:
        return JsonFault("something stands after its end", at, len(text.rstrip()))
    if mark in ",:":
        return (mark, at + 1) if mark == "," else JsonFault('a ":" stands where a "," or the end belongs', at, at + 1)
    if mark == closers[-1]:
        closers.pop()
        return "value", at + 1
    if mark in "]}":
        return JsonFault(f'a "{mark}" stands where "{closers[-1]}" belongs', at, at + 1)
    return JsonFault("a comma is missing before it", at, _token_end(text, at))


def _close(text: str, at: int, mark: str, before: str, closers: list[str]) -> _Step:
    """A closing mark where a value or key was due: right only in an empty list or object."""
    if closers and mark == closers[-1] and before in "[{":
        closers.pop()
        return "value", at + 1
    if before == ",":
        comma = text.rindex(",", 0, at)
        return JsonFault(f'a comma stands before the closing "{mark}"', comma, comma + 1)
    return JsonFault(f'a "{mark}" stands where a value belongs', at, at + 1)


def _key(text: str, at: int) -> _Step:
    name = _string(text, at)
    if isinstance(name, JsonFault):
        return name if text[at] == '"' else JsonFault("a name is not in double quotes", at, _token_end(text, at))
    colon = _skip(text, name)
    if text[colon : colon + 1] == ":":
        return ":", colon + 1
    return JsonFault('a ":" is missing after a name', at, name)


def _value(text: str, at: int, mark: str, closers: list[str]) -> _Step:
    if mark in "[{":
        closers.append("]" if mark == "[" else "}")
        if len(closers) > DEPTH:
            return JsonFault(f"lists and objects are nested more than {DEPTH} deep", at, at + 1)
        return mark, at + 1
    if mark == '"':
        end = _string(text, at)
        return end if isinstance(end, JsonFault) else ("value", end)
    if number := _NUMBER.match(text, at):
        # well formed, but beyond the range that readers keep
        too_large = len(number[0]) > _DIGITS or math.isinf(float(number[0]))
        return JsonFault("a number is too large", at, number.end()) if too_large else ("value", number.end())
    end = _token_end(text, at)
    if text[at:end] in {"true", "false", "null"}:
        return "value", end
    return JsonFault(_UNKNOWN.get(text[at:end], _UNKNOWN.get(mark, "a value cannot be read")), at, end)


_UNKNOWN: Final = {
    "'": "a text is in single quotes, where JSON wants double ones",
    "<": "markup stands around or in it",
    "/": "a comment stands in it, which JSON does not allow",
    ",": "a value is missing before a comma",
    ":": 'a value is missing before a ":"',
    "\ufeff": "a byte-order mark stands in it",
    "NaN": "NaN is no number in JSON",
    "Infinity": "Infinity is no number in JSON",
    "-Infinity": "Infinity is no number in JSON",
    "undefined": "undefined is no value in JSON",
}


def _string(text: str, at: int) -> int | JsonFault:
    """Where the string that starts here ends, or what is wrong with it."""
    if match := _STRING.match(text, at):
        half = next((escape for escape in _ESCAPE.finditer(text, at, match.end()) if escape[1]), None)
        return match.end() if half is None else JsonFault("half a surrogate pair is no character", *half.span())
    good = _GOOD_STRETCH.match(text, at)
    stop = good.end() if good else at
    if stop >= len(text):
        return JsonFault("a text is never closed", at, len(text.rstrip()))
    if text[stop] == "\\":
        return JsonFault(f"{text[stop : stop + 2]!r} is no escape in JSON"[:60], stop, min(stop + 2, len(text)))
    kind = "a line end" if text[stop] in "\r\n" else "a control character"
    return JsonFault(f"{kind} stands inside a text", stop, stop + 1)


def _token_end(text: str, at: int) -> int:
    match = _LENIENT_STRING.match(text, at) or _BARE.match(text, at)
    return match.end() if match else at + 1


def _recovered(text: str) -> Any:
    """The value, when the fault leaves it plain; else None."""
    bare = _ESCAPE.sub(lambda escape: "\\ufffd" if escape[1] else escape[0], _unwrapped(text))
    try:
        return json.JSONDecoder(strict=False, parse_constant=lambda _: None).decode(bare)
    except (ValueError, RecursionError):
        return None


def _unwrapped(text: str) -> str:
    bare = text.strip().lstrip("\ufeff").strip()
    for opening, closing in _WRAPPERS:
        if bare.startswith(opening):
            bare = bare.removeprefix(opening).strip().removesuffix(closing).strip().removesuffix("//").strip()
    return bare.removesuffix(";")


# ----------------------------------------------------------------------------------------------- places of strings


class Strings:
    """Where in a JSON text the values of its decoded value stand.

    A decoder keeps the order of the texts but not their places. So both sides are counted: the n-th text of the value
    is the n-th string of the file. Where they differ in number (a name used twice in one object) nothing is placed.
    """

    def __init__(self, text: str, value: Any) -> None:
        self._text = text
        # blanks for all that is escaped: what quotes are left begin and end strings
        bare = text.replace("\\\\", "  ").replace('\\"', "  ")
        quotes = [end - 1 for end in accumulate(len(piece) + 1 for piece in bare.split('"'))]
        self._spans = [(start, end + 1) for start, end in zip(quotes[:-1:2], quotes[1:-1:2], strict=False)]
        self._numbers: dict[tuple[int, str | int], int] = {}
        if self._count(value) != len(self._spans):
            self._spans = []

    def span(self, container: Any, key: str | int) -> tuple[int, int] | None:
        """The stretch of the text at `container[key]` without its quotes, or of the number there."""
        n = self._numbers.get((id(container), key))
        if n is None or not self._spans:
            return None
        start, end = self._spans[n]
        if isinstance(container[key], str):
            return start + 1, end - 1
        bare = _BARE_VALUE.match(self._text, end)
        return bare.span(1) if bare else None

    def _count(self, value: Any) -> int:
        """Numbers the texts in the order of the file: of an object's member first the name, then the value."""
        numbers = self._numbers
        n = 1 if isinstance(value, str) else 0
        open_: list[tuple[int, Iterator[tuple[str | int, Any]], bool]] = [_opened(value)]
        while open_:
            container, items, named = open_[-1]
            for key, inner in items:
                n += named
                if isinstance(inner, str):
                    numbers[container, key] = n
                    n += 1
                elif isinstance(inner, (dict, list)):
                    open_.append(_opened(inner))
                    break
                elif named:
                    numbers[container, key] = n - 1
            else:
                open_.pop()
        return n


def _opened(value: Any) -> tuple[int, Iterator[tuple[str | int, Any]], bool]:
    if isinstance(value, dict):
        return id(value), iter(value.items()), True
    return id(value), iter(enumerate(value)) if isinstance(value, list) else iter(()), False
