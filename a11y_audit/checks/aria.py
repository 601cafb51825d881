"""Checks of ARIA: do its attributes exist, hold what they may, stand where they may, and point at something?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from a11y_audit.model import PASSED, Options, Outline, Page, PageElement, Result, found
from a11y_audit.text.aria import (
    ATTRIBUTES,
    LEAST_INTEGERS,
    NAMELESS_ROLES,
    NUMBERS,
    TOKEN_LISTS,
    TOKENS,
)
from a11y_audit.text.patterns import pattern
from a11y_audit.text.silence import silenced
from a11y_audit.text.spoken import is_hidden

_EMPTY_IS_FINE: Final = frozenset({"aria-current", "aria-haspopup"})
_INTEGER: Final = pattern(r"\s*[+-]?[0-9]{1,18}\s*\Z")
_NUMBER: Final = pattern(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*\Z")
_DEEPEST_LEVEL: Final = 6
_HOLDING_VALUES: Final = NUMBERS | TOKENS.keys() | TOKEN_LISTS.keys() | LEAST_INTEGERS.keys()
_OF_VALUES: Final = _HOLDING_VALUES | {"aria-valuetext"}
_PROHIBITED: Final = ("aria-label", "aria-labelledby", "aria-braillelabel", "aria-brailleroledescription")
_NAMING: Final = (*_PROHIBITED, "aria-roledescription")
_BRAILLE: Final = ("aria-braillelabel", "aria-brailleroledescription")
_REGIONS: Final = frozenset({"aside", "footer", "form", "header", "section"})
"""Generic only for want of a name, or heads and feet of sections (ARIA 1.3): they may always have one."""
_NO_ROLE: Final = frozenset({"none", "presentation"})


def _with_any(names: Iterable[str], outline: Outline) -> Sequence[PageElement]:
    """The elements that have one of the attributes. Only those that occur are looked for: each takes a search."""
    present = sorted(outline.attribute_names.intersection(names))
    return outline.select(",".join(f"[{name}]" for name in present)) if present else ()


# -------------------------------------------------------------------------------------------------------- references

_DESCRIBING: Final = ("aria-labelledby", "aria-describedby")
_ACTING: Final = ("aria-controls", "aria-owns", "aria-activedescendant", "aria-flowto", "aria-details")
_REFERRING: Final = (*_DESCRIBING, *_ACTING)
_CONTROLLING: Final = frozenset({"scrollbar", "combobox"})
"""Roles that must say what they control."""


def reference_broken(page: Page, _options: Options) -> Iterator[Result]:
    """Does each id that ARIA refers to exist?"""
    if page.outline is None:
        return
    groups: dict[str, list[tuple[PageElement, str]]] = {}
    any_whole = False
    for element in _with_any(_REFERRING, page.outline):
        attributes = element.attributes
        for name in _REFERRING:
            ids = attributes.get(name, "").split()
            if not ids or any(page.outline.with_id(one) for one in ids):
                any_whole = any_whole or bool(ids)
            elif (reason := _reason(name, element)) is not None:
                groups.setdefault(reason, []).append((element, name))
    for reason, group in groups.items():
        (first, name), *others = group
        places = [other.attribute_place(attribute) for other, attribute in others]
        ids = first.attributes[name].split()
        yield found(reason, place=first.attribute_place(name), others=places, attribute=name, ids=", ".join(ids))
    if any_whole and not groups:
        yield PASSED


def _reason(name: str, element: PageElement) -> str | None:
    """How bad it is that an attribute points nowhere; None when what it points at may come later."""
    if name in _DESCRIBING:
        return "describing"
    attributes = element.attributes
    if name == "aria-controls":
        if _needed_role(element):
            return None  # another rule asks about these
        if attributes.get("aria-expanded") == "false" or attributes.get("aria-selected") == "false":
            return None
        return "later" if attributes.get("aria-haspopup", "false") != "false" else "acting"
    return None if name == "aria-owns" and attributes.get("aria-expanded") == "false" else "acting"


def control_missing(page: Page, _options: Options) -> Iterator[Result]:
    """Is there what a scroll bar scrolls, and what an open list of choices shows?"""
    if page.outline is None:
        return
    for element in _with_any(["aria-controls"], page.outline):
        role, ids = _needed_role(element), element.attributes["aria-controls"].split()
        if not role or not ids:
            continue
        if any(page.outline.with_id(one) for one in ids):
            yield PASSED
        elif not is_hidden(element):
            place = element.attribute_place("aria-controls")
            yield found("required", place=place, ids=", ".join(ids), role=role)


def _needed_role(element: PageElement) -> str:
    """The role of an element that must control something; "" for those that need not."""
    attributes = element.attributes
    role = (attributes.get("role", "").lower().split()[:1] or [element.role])[0]
    is_open = role == "scrollbar" or attributes.get("aria-expanded", "").strip().lower() == "true"
    return role if role in _CONTROLLING and is_open else ""


# ------------------------------------------------------------------------------------------------------------ values


_MOST_NAMES: Final = 20


def attribute_unknown(page: Page, _options: Options) -> Iterator[Result]:
    """Does each attribute that begins with aria- exist?"""
    if page.outline is None:
        return
    names = {name for name in page.outline.attribute_names if name.startswith("aria-")}
    unknown = sorted(names - ATTRIBUTES)[:_MOST_NAMES]
    wrong = [(element, name) for name in unknown for element in page.outline.select(f"[{_escaped(name)}]")]
    if wrong:
        (first, name), *others = wrong
        places = [other.attribute_place(attribute) for other, attribute in others]
        listed = ", ".join(dict.fromkeys(attribute for _, attribute in wrong))
        yield found("none-such", place=first.attribute_place(name), others=places, names=listed)
    elif names:
        yield PASSED


def _escaped(name: str) -> str:
    """An attribute's name as CSS writes it."""
    return "".join(sign if sign.isalnum() or sign in "-_" else f"\\{ord(sign):x} " for sign in name)


def value_invalid(page: Page, _options: Options) -> Iterator[Result]:
    """Does each ARIA attribute hold a value that it knows?"""
    if page.outline is None:
        return
    groups: dict[str, list[tuple[PageElement, str]]] = {}
    elements = _with_any(_OF_VALUES, page.outline)
    for element in elements:
        for name, value in element.attributes.items():
            if name[:5] == "aria-" and (reason := _fault(name, value)) is not None:
                groups.setdefault(reason, []).append((element, name))
    groups.setdefault("error-unheard", []).extend(_unheard_errors(page))
    for reason, group in groups.items():
        if group:
            (first, name), *others = group
            places = [other.attribute_place(attribute) for other, attribute in others]
            value = f'{name}="{first.attributes[name]}"'
            yield found(reason, place=first.attribute_place(name), others=places, value=value, attribute=name)
    if elements and not any(groups.values()):
        yield PASSED


def _fault(name: str, value: str) -> str | None:
    """What is wrong with the value of an attribute; None when nothing is. References and texts are not looked at."""
    if name == "aria-valuetext":
        return None if value.strip() else "not-a-value"
    if not value:
        return "empty" if name in _HOLDING_VALUES and name not in _EMPTY_IS_FINE else None
    if name in TOKENS:
        unknown = "current" if name == "aria-current" else "not-a-value"
        return None if value.strip().lower() in TOKENS[name] else unknown
    if name in TOKEN_LISTS:
        return None if TOKEN_LISTS[name].issuperset(value.lower().split()) else "not-a-value"
    if name in NUMBERS:
        return None if _NUMBER.match(value) else "not-a-value"
    if name not in LEAST_INTEGERS:
        return None
    if not _INTEGER.match(value) or int(value) < LEAST_INTEGERS[name]:
        return "not-a-value"
    return "deep" if name == "aria-level" and int(value) > _DEEPEST_LEVEL else None


def _unheard_errors(page: Page) -> Iterator[tuple[PageElement, str]]:
    """Fields in error whose message is not there to be seen, or that no assistive technology speaks."""
    assert page.outline is not None
    for element in _with_any(["aria-errormessage"], page.outline):
        attributes = element.attributes
        ids = attributes["aria-errormessage"].split()
        if attributes.get("aria-invalid", "").strip().lower() in {"", "false"} or not ids:
            continue
        message = next(iter(page.outline.with_id(ids[0])), None)
        if message is None or len(ids) > 1 or not message.name.exposed:
            yield element, "aria-errormessage"
            continue
        told = message.attributes
        is_live = told.get("aria-live", "off") != "off" or told.get("role") in {"alert", "status"}
        if not is_live and ids[0] not in attributes.get("aria-describedby", "").split():
            yield element, "aria-errormessage"


# ------------------------------------------------------------------------------------------------------- what may be


def name_prohibited(page: Page, _options: Options) -> Iterator[Result]:
    """Does a name stand only on elements that may have one?"""
    if page.outline is None:
        return
    named = _with_any(_NAMING, page.outline)
    wrong = [(element, name) for element in named if (name := _prohibited(element))]
    if wrong:
        (first, name), *others = wrong
        places = [other.attribute_place(attribute) for other, attribute in others]
        value = first.attributes[name]
        yield found(
            "several" if others else "one",
            place=first.attribute_place(name),
            others=places,
            attribute=name,
            value=value,
            element=first.tag,
            count=len(wrong),
        )
    elif named:
        yield PASSED


def _prohibited(element: PageElement) -> str:
    """The naming attribute that the element's role forbids, "" when there is none."""
    attributes = element.attributes
    present = [name for name in _NAMING if attributes.get(name, "").strip()]
    if not present or element.tag in _REGIONS:
        return ""
    forbidden: Sequence[str]
    if attributes.get("role", "").strip().lower() in _NO_ROLE:
        forbidden = [name for name in _BRAILLE if name in present]
    elif present == ["aria-roledescription"]:
        forbidden = present if element.role == "generic" else ()
    else:
        forbidden = present if element.role in NAMELESS_ROLES else ()
    return forbidden[0] if forbidden and element.name.exposed else ""


def hidden_focusable(page: Page, _options: Options) -> Iterator[Result]:
    """Does the Tab key lead to something that assistive technology must not mention?"""
    hidden = silenced(page)
    reached = [element for element in hidden if element.is_focusable and element.is_rendered]
    if reached:
        first, *others = reached
        places = [other.place for other in others]
        yield found("itself", place=first.place, others=places, element=first.tag, count=len(reached))
    elif hidden:
        yield PASSED
