"""Attributes by which frameworks and template engines name an element, or fill it, when a page is made or shown.

What they will say cannot be told from the file: such a name is neither there nor missing.
"""

import re
from collections.abc import Iterable
from typing import Final

from turbohtml import Element

from a11y_audit.text.aria import word_set

_ARGUMENT: Final = r"(aria-label(?:ledby)?|title|alt|value)"
_NAMES: Final = re.compile(
    rf"(?:v-bind:|x-bind:|bind:|ng-attr-|th:|attr\.|:|\[(?:attr\.)?){_ARGUMENT}\]?(?:\.[a-z]+)*|\{{{_ARGUMENT}\}}"
)
"""Vue, Alpine, Angular, AngularJS, Thymeleaf, Svelte. The parser has made all names lower-case."""
_ANY: Final = re.compile(r"(?:v-bind|x-bind)\Z|\{(?:\.\.\.|\{|%)|<[?%]")
"""What may come out as any attribute: all of an object, or code where an attribute stands."""
_FILLS: Final = word_set(
    """
    v-text v-html x-text x-html ng-bind ng-bind-html ng-bind-template th:text th:utext
    [innertext] [innerhtml] [textcontent]
    """
)
_OF_TAGS: Final = {"alt": frozenset({"img", "area", "input"}), "value": frozenset({"input"})}
"""Attributes that name only some elements."""


def naming(tag: str, attributes: Iterable[str]) -> str:
    """The first attribute that is to become the element's name, "" when none is.

    Args:
        tag: the element's.
        attributes: the names of its attributes, as they stand in the file.
    """
    for name in attributes:
        if match := _NAMES.fullmatch(name):
            tags = _OF_TAGS.get(match[1] or match[2])
            if tags is None or tag in tags or "-" in tag:
                return name
        elif _ANY.match(name):
            return name
    return ""


def filling(element: Element) -> str:
    """The first attribute by which text comes into the element, or the element gets a name; "" when there is none."""
    attributes = element.attrs
    return next((name for name in attributes if name in _FILLS), "") or naming(element.tag, attributes)
