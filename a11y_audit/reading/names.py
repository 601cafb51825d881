"""Accessible names and roles: what assistive technology says of an element (accname 1.2, HTML-AAM 1.0, SVG-AAM 1.0).

Where standards and browsers differ, browsers are followed, since they are what readers have: a `figcaption` names
neither its figure nor an image in it; an `alt` of white space names an image with white space; an image with an
empty `alt` and a `title` is exposed without a name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from turbohtml import Axis, CData, Element, Namespace, Node, Text

from a11y_audit.model import AccessibleName, NameStep
from a11y_audit.reading.aria import (
    ARIA_ATTRIBUTES,
    NAMED_BY_CONTENT,
    Attributes,
    explicit_role,
    native_role,
    resists_presentation,
    words,
)
from a11y_audit.reading.html import HtmlDocument
from a11y_audit.reading.visibility import Visibility, displays_block

LONGEST_NAME: Final = 5_000
"""Characters of a name that are kept."""
_MOST_NODES: Final = 5_000
"""Nodes that are visited for one name."""
_MOST_REFERENCES: Final = 100

_SPACES: Final = re.compile(r"[ \t\n\r\f]+")
_SILENT: Final = words("base datalist desc head link meta metadata param script source style template title track")
_WITHOUT_CONTENT: Final = words("audio embed iframe img input object select textarea video")
_BLOCKS: Final = words(
    """
    address article aside blockquote br button canvas caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu meter nav object ol
    optgroup option p pre progress search section select summary table tbody td textarea tfoot th thead tr ul video
    """
)
_NATIVELY_NAMED: Final = words(
    "area button fieldset img input meter optgroup option output progress select table textarea"
)
_LABELABLE: Final = words("button input meter output progress select textarea")
_HEARD: Final = "img,svg,object,noscript,input,select,textarea,[title],[aria-label],[aria-labelledby],[role]"
_SPOKEN_IN_SVG: Final = "title,text,foreignObject,[title],[aria-label],[aria-labelledby],[xlink\\:title]"
_RANGES: Final = frozenset({"slider", "spinbutton", "progressbar", "scrollbar", "meter"})
_WRITTEN_VALUE: Final = frozenset({"textbox", "searchbox", "combobox"})
_DEFAULT_LABEL: Final[Mapping[str, str]] = {"image": "Submit", "submit": "Submit", "reset": "Reset"}


class _Follow(NamedTuple):
    """Which ways out of the tree may still be taken; each is taken once on the way to a name."""

    references: bool = True
    labels: bool = True


class _End(NamedTuple):
    """The end of an element on the way through content: what to add when nothing was said since `start`."""

    start: int
    title: str
    is_block: bool


@dataclass(slots=True)
class _Way:
    """The way through some content, and what was heard on it."""

    follow: _Follow
    sees_hidden: bool
    sees_noscript: bool
    ahead: list[Node | _End]
    said: list[str] = field(default_factory=list)
    length: int = 0

    def say(self, text: str) -> None:
        self.said.append(text)
        self.length += len(text)

    def leave(self, end: _End) -> None:
        """Falls back on the title of an element in which nothing was said (2I); parts a block from what follows."""
        if end.title and not any(map(str.strip, self.said[end.start :])):
            self.say(f" {end.title} ")
        if end.is_block:
            self.say(" ")


_TELLING: Final = "[role],[title],[aria-label],[aria-labelledby],[style*=display i]"
_MORE_THAN_ALT: Final = ",".join(
    f"[{name}]" for name in sorted({"role", "title", "tabindex", "contenteditable"} | ARIA_ATTRIBUTES)
)
_UNNAMED_IMAGE: Final = AccessibleName("", "", "image", True, (NameStep("alt", None), NameStep("title", None)))
_DECORATIVE_IMAGE: Final = AccessibleName("", "", "none", False, (NameStep("role", 'alt=""'),))
_EVERYWHERE: Final = _Follow()
_NAMING: Final = frozenset({"aria-labelledby", "aria-label"})
_TEXTS: Final = (Text, CData)

_Step = tuple[str, str | None]


class Names:
    """The accessible names of one page. Each is computed once, when it is first asked for."""

    def __init__(self, document: HtmlDocument) -> None:
        self._document = document
        self._visibility = Visibility(document.tree)
        self._known: dict[Element, AccessibleName] = {}
        self._texts: dict[tuple[Element, _Follow], str] = {}

    def of(self, element: Element) -> AccessibleName:
        """The accessible name and role of any element, with every step on the way to it.

        `source` is "aria-labelledby", "aria-label", "alt", "title", "svg title", "label", "legend", "caption",
        "value", "content", "placeholder", "default" (a browser's own words for a nameless button) or "".
        What is hidden or presentational has no name and is not exposed.
        """
        known = self._known.get(element)
        if known is None:
            known = self._known[element] = self._compute(element)
        return known

    def is_hidden(self, element: Element) -> bool:
        """Is it left out of the accessibility tree, by its own markup and style or by that of an ancestor?"""
        return self._visibility.why_hidden(element) is not None

    # ---------------------------------------------------------------------------------------------- one element

    def _compute(self, element: Element) -> AccessibleName:
        if element.tag == "img" and not element.matches(_MORE_THAN_ALT):
            return self._plain_image(element, element.attr("alt"))
        attributes: Attributes = element.attrs.copy()
        named_by_aria = None if _NAMING.isdisjoint(attributes) else self._aria_name(attributes, _EVERYWHERE)
        role = self._role(element, attributes, is_named=bool(named_by_aria))
        if why := self._visibility.why_hidden(element):
            return AccessibleName("", "", role, False, (NameStep("hidden", why),))
        if role == "none":
            return AccessibleName("", "", role, False, (NameStep("role", _presentational(attributes)),))
        trace = []
        for source, found in self._steps(element, attributes, role):
            trace.append(NameStep(source, found))
            if found or (found is not None and source == "alt" and element.tag == "img"):
                return AccessibleName(found, source, role, True, tuple(trace))
        return AccessibleName("", "", role, True, tuple(trace))

    def _plain_image(self, element: Element, alt: str | None) -> AccessibleName:
        """The name of an image that has nothing but its alt to be named by, as most have."""
        role = "none" if alt == "" else "image"
        if why := self._visibility.why_hidden(element):
            return AccessibleName("", "", role, False, (NameStep("hidden", why),))
        if alt is None:
            return _UNNAMED_IMAGE
        if not alt:
            return _DECORATIVE_IMAGE
        text = _plain(alt) or alt[:LONGEST_NAME]
        return AccessibleName(text, "alt", role, True, (NameStep("alt", text),))

    def _role(self, element: Element, attributes: Attributes, *, is_named: bool) -> str:
        explicit = explicit_role(attributes)
        if explicit == "none":
            if not resists_presentation(element.tag, attributes, is_named=is_named):
                return "none"
        elif explicit is not None:
            return explicit
        if not is_named and element.namespace is Namespace.SVG:
            is_named = bool(_svg_title(element, attributes))
        return native_role(element, attributes, is_named=is_named)

    def _steps(self, element: Element, attributes: Attributes, role: str) -> Iterator[_Step]:
        """Where a name is looked for, in order, and what is there: None for nothing, "" for an empty name."""
        if not _NAMING.isdisjoint(attributes):
            yield "aria-labelledby", self._referenced(attributes, _EVERYWHERE)
            yield "aria-label", _plain_attribute(attributes, "aria-label")
        if element.tag in _NATIVELY_NAMED or element.namespace is Namespace.SVG:
            yield from self._native_names(element, attributes, _EVERYWHERE)
        if role in NAMED_BY_CONTENT or element.tag == "summary":
            yield "content", self._content(element)
        yield "title", _plain_attribute(attributes, "title")
        if element.tag in {"input", "textarea"}:
            yield "placeholder", _plain_attribute(attributes, "placeholder")
            yield "default", _DEFAULT_LABEL.get(attributes.get("type", "").lower())

    def _aria_name(self, attributes: Attributes, follow: _Follow) -> str | None:
        referenced = self._referenced(attributes, follow) if follow.references else None
        return referenced or _plain_attribute(attributes, "aria-label")

    def _native_names(self, element: Element, attributes: Attributes, follow: _Follow) -> Iterator[_Step]:
        """What the element's own language names it with (HTML-AAM 4.1, SVG-AAM 8.1)."""
        tag = element.tag
        if element.namespace is Namespace.SVG:
            yield "svg title", _svg_title(element, attributes)
            return
        if tag in _LABELABLE and follow.labels:
            yield "label", self._label(element, follow)
        if tag in {"img", "area"} or (tag == "input" and attributes.get("type", "").lower() == "image"):
            alt = attributes.get("alt")
            yield "alt", None if alt is None else _plain(alt) or alt[:LONGEST_NAME]
        elif tag == "input" and attributes.get("type", "").lower() in {"button", "submit", "reset"}:
            yield "value", _plain_attribute(attributes, "value")
        elif tag in {"fieldset", "table"}:
            title = "legend" if tag == "fieldset" else "caption"
            child = element.find(title, axis=Axis.CHILDREN)
            yield title, None if child is None else self._text(child, follow)
        elif tag in {"option", "optgroup"}:
            yield "label", _plain_attribute(attributes, "label")

    # -------------------------------------------------------------------------------------- labels and references

    @cached_property
    def _by_id(self) -> Mapping[str, Element]:
        """The first element with each id, as browsers find them."""
        found: dict[str, Element] = {}
        for element in self._document.tree.select("[id]"):
            if not self._document.in_template(element):
                found.setdefault(element.attr("id") or "", element)
        return found

    @cached_property
    def _labels(self) -> Mapping[Element, Sequence[Element]]:
        """The label elements of each form control (HTML, 4.10.4)."""
        found: dict[Element, list[Element]] = {}
        for label in self._document.elements("label"):
            target = label.attr("for")
            control = next(label.iter_elements(_LABELABLE), None) if target is None else self._by_id.get(target)
            if control is not None and control.tag in _LABELABLE:
                found.setdefault(control, []).append(label)
        return found

    def _label(self, element: Element, follow: _Follow) -> str | None:
        labels = self._labels.get(element)
        if labels is None:
            return None
        inside = follow._replace(labels=False)
        return _plain(" ".join(self._text(label, inside) for label in labels[:_MOST_REFERENCES]))

    def _referenced(self, attributes: Attributes, follow: _Follow) -> str | None:
        """The text of the elements that `aria-labelledby` points at; None when it points at none."""
        ids = attributes.get("aria-labelledby")
        if not ids:
            return None
        targets = [self._by_id[key] for key in ids.split()[:_MOST_REFERENCES] if key in self._by_id]
        inside = follow._replace(references=False)
        return _plain(" ".join(self._text(target, inside) for target in targets)) if targets else None

    # -------------------------------------------------------------------------------------------------- content

    def _content(self, element: Element) -> str:
        """Name from content. What stands in `noscript` counts only when scripts leave nothing else."""
        image = self._only_image(element)
        if image is not None:
            return self.of(image).text
        children = element.children
        sees_all = self._visibility.hides_nothing_in(element)
        name = _plain(self._walk(children, _EVERYWHERE, sees_hidden=sees_all, sees_noscript=False))
        if not name and element.find("noscript") is not None:
            name = _plain(self._walk(children, _EVERYWHERE, sees_hidden=sees_all, sees_noscript=True))
        return name

    def _only_image(self, element: Element) -> Element | None:
        """The image that is all there is to be heard in the element; None when there is more, or something else."""
        if element.text.strip():
            return None
        heard = element.select(_HEARD)
        return heard[0] if len(heard) == 1 and heard[0].tag == "img" else None

    def _text(self, element: Element, follow: _Follow) -> str:
        """The text alternative of an element that a name refers to; when it is hidden, so may be all in it."""
        key = element, follow
        known = self._texts.get(key)
        if known is None:
            sees_hidden = self.is_hidden(element)
            known = self._texts[key] = _plain(
                self._walk((element,), follow, sees_hidden=sees_hidden, sees_noscript=False)
            )
        return known

    def _walk(self, nodes: Sequence[Node], follow: _Follow, *, sees_hidden: bool, sees_noscript: bool) -> str:
        """Collects the text alternatives of nodes and all in them, in document order (accname 1.2, 2A to 2I)."""
        way = _Way(follow, sees_hidden, sees_noscript, list(reversed(nodes[:_MOST_NODES])))
        for _ in range(_MOST_NODES):
            if not way.ahead or way.length > LONGEST_NAME:
                break
            node = way.ahead.pop()
            if isinstance(node, Element):
                self._enter(node, way)
            elif isinstance(node, _TEXTS):
                way.say(node.data[:LONGEST_NAME])
            elif isinstance(node, _End):
                way.leave(node)
        return "".join(way.said)

    def _enter(self, element: Element, way: _Way) -> None:
        tag = element.tag
        if tag in _SILENT or (tag == "noscript" and not way.sees_noscript):
            return
        if not way.sees_hidden and self._visibility.why_hidden(element):
            return
        if tag == "img" and way.follow is _EVERYWHERE:
            way.say(f" {self.of(element).text} ")
            return
        attributes: Attributes = {}
        is_block = tag in _BLOCKS
        if tag in _NATIVELY_NAMED or element.namespace is Namespace.SVG or element.matches(_TELLING):
            attributes = element.attrs.copy()
            name = self._own_name(element, attributes, way.follow)
            if name is not None:
                way.say(f" {name} ")
                return
            styled = displays_block(element.attr("style"))
            is_block = is_block if styled is None else styled
        if is_block:
            way.say(" ")
        if is_block or attributes:
            way.ahead.append(_End(len(way.said), _plain_attribute(attributes, "title") or "", is_block))
        if not _is_without_content(element, tag, attributes):
            way.ahead.extend(reversed(element.children[:_MOST_NODES]))

    def _own_name(self, element: Element, attributes: Attributes, follow: _Follow) -> str | None:
        """What an element inside content is called without looking into it; None when only its content can tell."""
        named_by_aria = None if _NAMING.isdisjoint(attributes) else self._aria_name(attributes, follow)
        role = self._role(element, attributes, is_named=bool(named_by_aria))
        if follow.references and named_by_aria and "aria-labelledby" in attributes:
            return named_by_aria
        if value := _embedded_value(element, attributes, role):
            return value
        if named_by_aria:
            return named_by_aria
        if role == "none":
            return "" if element.tag == "img" else None
        for source, found in self._native_names(element, attributes, follow):
            if found or (found is not None and source == "alt" and element.tag == "img"):
                return found
        return None


def _plain(text: str) -> str:
    """Collapses white space (that of HTML, not the no-break space) and cuts what no one would listen to."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")[:LONGEST_NAME]
    return _SPACES.sub(" ", text[: 2 * LONGEST_NAME]).strip(" ")[:LONGEST_NAME]


def _plain_attribute(attributes: Attributes, name: str) -> str | None:
    """An attribute's text; None when it is missing or white space only."""
    value = attributes.get(name)
    return _plain(value) if value and not value.isspace() else None


def _is_without_content(element: Element, tag: str, attributes: Attributes) -> bool:
    if tag in _WITHOUT_CONTENT or explicit_role(attributes) == "image":
        return True
    return tag == "svg" and element.select_one(_SPOKEN_IN_SVG) is None


def _presentational(attributes: Attributes) -> str:
    role = attributes.get("role")
    return f'role="{role}"' if role else 'alt=""' if attributes.get("alt") == "" else "none"


def _svg_title(element: Element, attributes: Attributes) -> str | None:
    """The first `title` child, or the `xlink:title` of a link (SVG-AAM 8.1)."""
    title = element.find("title", axis=Axis.CHILDREN)
    text = _plain(title.text) if title is not None else None
    if not text and element.tag == "a":
        return _plain_attribute(attributes, "xlink:title") or text
    return text


def _embedded_value(element: Element, attributes: Attributes, role: str) -> str | None:
    """The value of a control that stands inside a name (accname 1.2, step 2C)."""
    tag = element.tag
    if role in _RANGES:
        return next(filter(None, (_plain_attribute(attributes, name) for name in _RANGE_VALUES)), None)
    if tag == "select":
        options = element.select("option[selected]") or element.select("option")[: role == "combobox"]
        return _plain(" ".join(option.text for option in options[:_MOST_REFERENCES]))
    if tag == "textarea":
        return _plain(element.text)
    return _plain_attribute(attributes, "value") if tag == "input" and role in _WRITTEN_VALUE else None


_RANGE_VALUES: Final = ("aria-valuetext", "aria-valuenow", "value")
