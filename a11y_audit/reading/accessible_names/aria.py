"""The role of an element: ARIA 1.2 and 1.3, HTML-AAM 1.0, SVG-AAM 1.0, Graphics-AAM 1.0 and ARIA in HTML."""

import re
from collections.abc import Mapping
from typing import Any, Final

from turbohtml import Element, Namespace

from a11y_audit.text.aria import KNOWN_ROLES, word_set

Attributes = Mapping[str, Any]
"""An element's attributes as the parser gives them: texts, but lists for `class`, `rel` and their like."""


NAMED_BY_CONTENT: Final = word_set(
    """
    button cell checkbox columnheader comment gridcell heading link menuitem menuitemcheckbox menuitemradio option
    radio row rowheader switch tab tooltip treeitem doc-backlink doc-biblioref doc-glossref doc-noteref
    """
)
"""Roles whose name may come from content (ARIA 1.2, 5.2.8.4)."""

_SYNONYMS: Final = {"img": "image", "presentation": "none", "directory": "list"}

_GLOBAL_ATTRIBUTES: Final = frozenset(
    f"aria-{name}"
    for name in word_set(
        """
        atomic braillelabel brailleroledescription busy controls current describedby description details disabled
        dropeffect errormessage flowto grabbed haspopup invalid keyshortcuts live owns relevant roledescription
        """
    )
)
"""Global states and properties that bring a presentational element back; names are weighed apart."""

ARIA_ATTRIBUTES: Final = _GLOBAL_ATTRIBUTES | {"aria-label", "aria-labelledby"}
"""All global ARIA attributes that have a say in whether an element is exposed and what it is called."""

_ROLE_OF_TAG: Final[Mapping[str, str]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("ul", "ol", "menu"), "list"),
    **dict.fromkeys(("thead", "tbody", "tfoot"), "rowgroup"),
    **dict.fromkeys(("del", "s"), "deletion"),
    **dict.fromkeys(("fieldset", "details", "optgroup", "address", "hgroup"), "group"),
    **dict.fromkeys(("div", "span", "b", "i", "u", "small", "big", "q", "bdi", "bdo", "data", "body"), "generic"),
    **{tag: tag for tag in ("article", "blockquote", "button", "caption", "code", "dialog", "figure", "main", "math")},
    **{tag: tag for tag in ("mark", "meter", "option", "search", "strong", "table", "time")},
    "datalist": "listbox",
    "dfn": "term",
    "em": "emphasis",
    "hr": "separator",
    "html": "document",
    "ins": "insertion",
    "li": "listitem",
    "nav": "navigation",
    "output": "status",
    "p": "paragraph",
    "progress": "progressbar",
    "sub": "subscript",
    "sup": "superscript",
    "td": "cell",
    "textarea": "textbox",
    "tr": "row",
}
_ROLE_OF_PART: Final[Mapping[str, str]] = {"aside": "complementary", "form": "form", "section": "region"}
"""Parts of a page that count when they are named."""
_ROLE_OF_INPUT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("button", "image", "reset", "submit"), "button"),
    **dict.fromkeys(("color", "date", "datetime-local", "file", "month", "password", "time", "week"), ""),
    "checkbox": "checkbox",
    "hidden": "none",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "search": "searchbox",
}
_ROLE_IN_SVG: Final[Mapping[str, str]] = {
    **dict.fromkeys(("circle", "ellipse", "line", "path", "polygon", "polyline", "rect"), "graphics-symbol"),
    **dict.fromkeys(("g", "switch", "symbol", "text", "textPath", "tspan", "foreignObject"), "group"),
    "a": "link",
    "image": "image",
    "svg": "graphics-document",
    "use": "graphics-object",
}
_WITHOUT_ROLE: Final = word_set(
    "base br col colgroup head link meta noscript param picture script slot source style template title track wbr"
)
_SECTIONS: Final = "article,aside,main,nav,section,[role=article],[role=complementary],[role=main],[role=region]"
_SECTIONING: Final = "article,aside,nav,section"
_LINKING: Final = frozenset({"href", "xlink:href"})
_INTEGER: Final = re.compile(r"\s*-?\d{1,9}")


def explicit_role(attributes: Attributes) -> str | None:
    """The first role in the `role` attribute that is known; None when there is none (ARIA in HTML, 4.1).

    Of two synonyms that of ARIA 1.3 is given: "image" for "img", "none" for "presentation".
    """
    role: str | None = attributes.get("role")
    if role:
        for token in role.lower().split():
            if token in KNOWN_ROLES:
                return _SYNONYMS.get(token, token)
    return None


def native_role(element: Element, attributes: Attributes, *, is_named: bool) -> str:
    """The role an element has without a `role` attribute (HTML-AAM 3.4, SVG-AAM 4); "" when ARIA has none for it.

    Args:
        element: any element.
        attributes: its attributes.
        is_named: does `aria-labelledby`, `aria-label` or (in SVG) a `title` name it?
    """
    tag = element.tag
    if element.namespace is Namespace.SVG:
        if tag == "a" and _LINKING.isdisjoint(attributes):
            return "generic"
        return _ROLE_IN_SVG.get(tag, "none") if is_named or tag in {"svg", "a"} else "none"
    if tag == "img":
        return _role_of_img(attributes, is_named=is_named)
    if tag in {"a", "area"}:
        return "link" if "href" in attributes else "generic"
    if tag == "input":
        return _role_of_input(attributes)
    if tag == "select":
        return "listbox" if "multiple" in attributes or _integer(attributes.get("size")) > 1 else "combobox"
    return _role_by_context(element, tag, attributes, is_named=is_named)


def is_focusable(tag: str, attributes: Attributes) -> bool:
    """Can the keyboard or a script move the focus to the element (HTML, 6.6.2)? Frames do not count."""
    if tag in {"button", "input", "select", "textarea"}:
        return "disabled" not in attributes and attributes.get("type") != "hidden"
    if _INTEGER.match(attributes.get("tabindex") or ""):
        return True
    if tag in {"a", "area"}:
        return "href" in attributes
    if tag in {"audio", "video"}:
        return "controls" in attributes
    return tag == "summary" or attributes.get("contenteditable", "false") != "false"


def resists_presentation(tag: str, attributes: Attributes, *, is_named: bool) -> bool:
    """Must `role="none"` (or an empty alt) be ignored?

    Yes when the element can be focused, is named by ARIA, or has a global ARIA attribute with a value (ARIA 1.2,
    5.3.3: presentational roles conflict resolution); browsers expose frames with a `title` too.
    """
    if is_named or is_focusable(tag, attributes) or (tag in {"iframe", "frame"} and "title" in attributes):
        return True
    if _GLOBAL_ATTRIBUTES.isdisjoint(attributes):
        return False
    return any(attributes[name].strip() for name in _GLOBAL_ATTRIBUTES.intersection(attributes))


def _role_of_img(attributes: Attributes, *, is_named: bool) -> str:
    """An empty alt makes an image presentational; a title or an ARIA name exposes it all the same, as in browsers."""
    if attributes.get("alt") != "" or (attributes.get("title") or "").strip():
        return "image"
    return "image" if resists_presentation("img", attributes, is_named=is_named) else "none"


def _role_of_input(attributes: Attributes) -> str:
    role = _ROLE_OF_INPUT.get((attributes.get("type") or "text").lower(), "textbox")
    return "combobox" if "list" in attributes and role in {"textbox", "searchbox"} else role


def _role_by_context(element: Element, tag: str, attributes: Attributes, *, is_named: bool) -> str:
    if tag in {"header", "footer"}:
        if _is_inside(_SECTIONS, element):
            return "generic"
        return "banner" if tag == "header" else "contentinfo"
    if tag in {"aside", "form", "section"}:
        is_named = is_named or bool((attributes.get("title") or "").strip())
        counts = is_named or (tag == "aside" and not _is_inside(_SECTIONING, element))
        return _ROLE_OF_PART[tag] if counts else "generic"
    if tag == "th":
        return "rowheader" if (attributes.get("scope") or "").lower() in {"row", "rowgroup"} else "columnheader"
    return _ROLE_OF_TAG.get(tag, "none" if tag in _WITHOUT_ROLE else "")


def _is_inside(selector: str, element: Element) -> bool:
    around = element.parent
    return around is not None and around.closest(selector) is not None


def _integer(value: str | None) -> int:
    match = _INTEGER.match(value or "")
    return int(match[0]) if match else 0
