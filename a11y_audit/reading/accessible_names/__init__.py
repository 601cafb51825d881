"""Accessible names and roles: what assistive technology says of an element (accname 1.2, HTML-AAM 1.0, SVG-AAM 1.0).

Where standards and browsers differ, browsers are followed, since they are what readers have: a `figcaption` names
neither its figure nor an image in it; an `alt` of white space names an image with white space; an image with an
empty `alt` and a `title` is exposed without a name. Where a browser is stricter than the standard, the standard is
followed, so that nobody is blamed for a browser's habit: Chromium leaves a `figure` and a `title` inside a link out
of the link's name.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Final

from turbohtml import Axis, CData, Element, Namespace, Text

from a11y_audit.model import BOUND, AccessibleName, NameStep
from a11y_audit.reading.accessible_names.aria import (
    ARIA_ATTRIBUTES,
    NAMED_BY_CONTENT,
    Attributes,
    explicit_role,
    native_role,
    resists_presentation,
)
from a11y_audit.reading.accessible_names.bindings import filling, naming
from a11y_audit.reading.accessible_names.content import (
    BLOCKS,
    FEWEST_NODES,
    LONGEST_NAME,
    MOST_NODES,
    MOST_REFERENCES,
    MOST_VISITS,
    SILENT,
    End,
    Follow,
    Way,
    embedded_value,
    plain,
    plain_attribute,
    svg_title,
)
from a11y_audit.reading.accessible_names.visibility import Visibility, displays_block
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.text.aria import word_set

_NATIVELY_NAMED: Final = word_set(
    "area button fieldset img input meter optgroup option output progress select table textarea"
)
_LABELABLE: Final = word_set("button input meter output progress select textarea")
_DEFAULT_LABEL: Final[Mapping[str, str]] = {"submit": "Submit", "reset": "Reset"}

_HEARD: Final = "img,svg,object,noscript,input,select,textarea,[title],[aria-label],[aria-labelledby],[role]"
_TELLING: Final = "[role],[title],[aria-label],[aria-labelledby],[style*=display i]"
_MORE_THAN_ALT: Final = ",".join(
    f"[{name}]" for name in sorted({"role", "title", "tabindex", "contenteditable"} | ARIA_ATTRIBUTES)
)
_NAMING: Final = frozenset({"aria-labelledby", "aria-label"})
_UNNAMED_IMAGE: Final = AccessibleName("", "", "image", True, (NameStep("alt", None), NameStep("title", None)))
_DECORATIVE_IMAGE: Final = AccessibleName("", "", "none", False, (NameStep("role", 'alt=""'),))
_EVERYWHERE: Final = Follow()
_TEXTS: Final = (Text, CData)

_Step = tuple[str, str | None]


class Names:
    """The accessible names of one page. Each is computed once, when it is first asked for."""

    def __init__(self, document: HtmlDocument) -> None:
        self._document = document
        self._visibility = Visibility(document.tree)
        self._known: dict[Element, AccessibleName] = {}
        self._visits = 0
        self._texts: dict[tuple[Element, Follow, Element | None], str] = {}

    def of(self, element: Element) -> AccessibleName:
        """The accessible name and role of any element, with every step on the way to it.

        `source` is "aria-labelledby", "aria-label", "alt", "title", "svg title", "label", "legend", "caption",
        "value", "content", "placeholder", "default" (a browser's own words for a nameless button), "binding" (a name
        that a framework fills in: "" here) or "". What is hidden or presentational has no name and is not exposed.
        """
        known = self._known.get(element)
        if known is None:
            known = self._known[element] = self._compute(element)
        return known

    def role(self, element: Element) -> str:
        """The element's role; sooner found out than its name."""
        known = self._known.get(element)
        if known is not None:
            return known.role
        attributes = _attributes(element)
        is_named = not _NAMING.isdisjoint(attributes) and bool(self._aria_name(attributes, _EVERYWHERE))
        return self._role(element, attributes, is_named=is_named)

    def is_hidden(self, element: Element) -> bool:
        """Is it left out of the accessibility tree, by its own markup and style or by that of an ancestor?"""
        return self._visibility.why_hidden(element) is not None

    @cached_property
    def _sight(self) -> Visibility:
        return Visibility(self._document.tree, of_sight=True)

    def is_unseen(self, element: Element) -> bool:
        """Can nobody see it? `aria-hidden` and `inert` hide from assistive technology alone."""
        return self._sight.why_hidden(element) is not None

    # ---------------------------------------------------------------------------------------------- one element

    def _compute(self, element: Element) -> AccessibleName:
        if element.tag == "img" and not element.matches(_MORE_THAN_ALT):
            return self._plain_image(element, element.attr("alt"))
        attributes = _attributes(element)
        named_by_aria = None if _NAMING.isdisjoint(attributes) else self._aria_name(attributes, _EVERYWHERE)
        role = self._role(element, attributes, is_named=bool(named_by_aria))
        if why := self._visibility.why_hidden(element):
            return AccessibleName("", "", role, False, (NameStep("hidden", why),))
        if role == "none":
            return AccessibleName("", "", role, False, (NameStep("role", _presentational(attributes)),))
        trace = []
        for source, found in self._steps(element, attributes, role):
            trace.append(NameStep(source, found))
            if source == "default" and (bound := self._binding(element, attributes, role)):
                return _bound(bound, role, trace)
            if found or (found is not None and source == "alt" and element.tag == "img"):
                return AccessibleName(found, source, role, True, tuple(trace))
        if bound := self._binding(element, attributes, role):
            return _bound(bound, role, trace)
        return AccessibleName("", "", role, True, tuple(trace))

    def _binding(self, element: Element, attributes: Attributes, role: str) -> str:
        """The attribute that is to name the element: its own, or one in what names it; "" when there is none."""
        if own := naming(element.tag, attributes):
            return own
        around: list[Element] = []
        if role in NAMED_BY_CONTENT or element.tag == "summary":
            around.append(element)
        around += [self._by_id[key] for key in attributes.get("aria-labelledby", "").split() if key in self._by_id]
        if element.tag in _LABELABLE:
            around += self._labels_of(element)
        parts = (part for each in around for part in (each, *islice(each.iter_elements(), FEWEST_NODES)))
        return next((name for part in parts if (name := filling(part)) and not self.is_hidden(part)), "")

    def _plain_image(self, element: Element, alt: str | None) -> AccessibleName:
        """The name of an image that has nothing but its alt to be named by, as most have."""
        role = "none" if alt == "" else "image"
        if why := self._visibility.why_hidden(element):
            return AccessibleName("", "", role, False, (NameStep("hidden", why),))
        if not alt:
            if bound := naming("img", element.attrs):
                return _bound(bound, "image", ())
            return _UNNAMED_IMAGE if alt is None else _DECORATIVE_IMAGE
        text = plain(alt) or alt[:LONGEST_NAME]
        return AccessibleName(text, "alt", role, True, (NameStep("alt", text),))

    def _role(self, element: Element, attributes: Attributes, *, is_named: bool) -> str:
        explicit = explicit_role(attributes)
        if explicit == "none":
            if not resists_presentation(element.tag, attributes, is_named=is_named):
                return "none"
        elif explicit is not None:
            return explicit
        if not is_named and element.namespace is Namespace.SVG and element.tag not in {"svg", "a"}:
            is_named = bool(svg_title(element, attributes))
        return native_role(element, attributes, is_named=is_named)

    def _steps(self, element: Element, attributes: Attributes, role: str) -> Iterator[_Step]:
        """Where a name is looked for, in order, and what is there: None for nothing, "" for an empty name."""
        if not _NAMING.isdisjoint(attributes):
            yield "aria-labelledby", self._referenced(attributes, _EVERYWHERE)
            yield "aria-label", plain_attribute(attributes, "aria-label")
        if element.tag in _NATIVELY_NAMED or element.namespace is Namespace.SVG:
            yield from self._native_names(element, attributes, _EVERYWHERE)
        if role in NAMED_BY_CONTENT or element.tag == "summary":
            yield "content", self._content(element)
        yield "title", plain_attribute(attributes, "title")
        if element.tag in {"input", "textarea"}:
            yield "placeholder", plain_attribute(attributes, "placeholder")
            yield "default", "Submit" if attributes.get("type", "").lower() == "image" else None

    def _aria_name(self, attributes: Attributes, follow: Follow) -> str | None:
        referenced = self._referenced(attributes, follow) if follow.references else None
        return referenced or plain_attribute(attributes, "aria-label")

    def _native_names(self, element: Element, attributes: Attributes, follow: Follow) -> Iterator[_Step]:
        """What the element's own language names it with (HTML-AAM 4.1, SVG-AAM 8.1)."""
        tag = element.tag
        if element.namespace is Namespace.SVG:
            yield "svg title", svg_title(element, attributes)
            return
        if tag in _LABELABLE and follow.labels:
            yield "label", self._label(element, follow)
        kind = attributes.get("type", "").lower() if tag == "input" else ""
        if tag in {"img", "area"} or kind == "image":
            alt = attributes.get("alt")
            yield "alt", None if alt is None else plain(alt) or alt[:LONGEST_NAME]
        elif kind in {"button", "submit", "reset"}:
            yield "value", plain_attribute(attributes, "value")
            yield "default", _DEFAULT_LABEL.get(kind) if "value" not in attributes else None
        elif tag in {"fieldset", "table"}:
            title = "legend" if tag == "fieldset" else "caption"
            child = element.find(title, axis=Axis.CHILDREN)
            yield title, None if child is None else self._text(child, follow)
        elif tag in {"option", "optgroup"}:
            yield "label", plain_attribute(attributes, "label")

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
    def _labels(self) -> Mapping[Element | str, Sequence[tuple[int, Element]]]:
        """The labels by the form control in them, or by the id of the control they are for, numbered (HTML, 4.10.4)."""
        found: dict[Element | str, list[tuple[int, Element]]] = {}
        for number, label in enumerate(self._document.tree.select("label")):
            target = label.attr("for")
            control = next(label.iter_elements(_LABELABLE), None) if target is None else target
            if control is not None and not self._document.in_template(label):
                found.setdefault(control, []).append((number, label))
        return found

    def _labels_of(self, element: Element) -> Sequence[Element]:
        """The labels of a form control, in document order."""
        found = [*self._labels.get(element, ())]
        identifier = element.attr("id")
        if identifier and identifier in self._labels and self._by_id.get(identifier) is element:
            found += self._labels[identifier]
        return [label for _, label in sorted(found)]

    def _label(self, element: Element, follow: Follow) -> str | None:
        labels = self._labels_of(element)
        if not labels:
            return None
        inside = follow._replace(labels=False)
        return plain(" ".join(self._text(label, inside, but=element) for label in labels[:MOST_REFERENCES]))

    def _referenced(self, attributes: Attributes, follow: Follow) -> str | None:
        """The text of the elements that `aria-labelledby` points at; None when it points at none."""
        ids = attributes.get("aria-labelledby")
        if not ids:
            return None
        targets = [self._by_id[key] for key in ids.split()[:MOST_REFERENCES] if key in self._by_id]
        inside = follow._replace(references=False)
        return plain(" ".join(self._text(target, inside) for target in targets)) if targets else None

    def _used(self, attributes: Attributes, follow: Follow) -> str | None:
        """The text of the symbol a `use` element shows in its place (SVG 2, 5.6); None when it is not in the page."""
        address = attributes.get("href") or attributes.get("xlink:href") or ""
        used = self._by_id.get(address[1:]) if address[:1] == "#" else None
        return None if used is None else self._text(used, follow._replace(references=False))

    # -------------------------------------------------------------------------------------------------- content

    def _content(self, element: Element) -> str:
        """Name from content. What stands in `noscript` counts only when scripts leave nothing else."""
        image = _only_image(element)
        if image is not None:
            return self.of(image).text
        ahead = element.children[:MOST_NODES][::-1]
        name = self._walk(Way([*ahead], _EVERYWHERE))
        if not name and element.find("noscript") is not None:
            name = self._walk(Way([*ahead], _EVERYWHERE, sees_noscript=True))
        return name

    def _text(self, element: Element, follow: Follow, but: Element | None = None) -> str:
        """The text alternative of an element that a name refers to; when it is hidden, so may be all in it.

        Args:
            element: the element referred to.
            follow: which references may still be followed.
            but: an element in it that is passed over: the control that a label is asked for.
        """
        key = element, follow, but
        known = self._texts.get(key)
        if known is None:
            way = Way([element], follow, self.is_hidden(element), referred=element, but=but)
            known = self._texts[key] = self._walk(way)
        return known

    def _walk(self, way: Way) -> str:
        """Collects the text alternatives of nodes and all in them, in document order (accname 1.2, 2A to 2I)."""
        for _ in range(MOST_NODES if self._visits < MOST_VISITS else FEWEST_NODES):
            if not way.ahead or way.length > LONGEST_NAME:
                break
            self._visits += 1
            node = way.ahead.pop()
            if isinstance(node, Element):
                self._enter(node, way)
            elif isinstance(node, _TEXTS):
                way.say(node.data[:LONGEST_NAME])
            elif isinstance(node, End):
                way.leave(node)
        return plain("".join(way.said))

    def _enter(self, element: Element, way: Way) -> None:
        tag = element.tag
        if element is way.but or (tag == "noscript" and not way.sees_noscript):
            return
        if tag in SILENT and element is not way.referred:
            return
        is_block = tag in BLOCKS
        if tag not in _NATIVELY_NAMED and element.namespace is not Namespace.SVG and not element.matches(self._telling):
            way.enter(element, {}, is_block=is_block)
            return
        if not way.sees_hidden and self._visibility.why_hidden(element):
            return
        if tag == "img" and way.follow is _EVERYWHERE:
            way.say(f" {self.of(element).text} ")
            return
        attributes = element.attrs.copy()
        name = self._own_name(element, attributes, way.follow)
        if name is not None:
            way.say(f" {name} ")
            return
        styled = displays_block(element.attr("style"))
        way.enter(element, attributes, is_block=is_block if styled is None else styled)

    @cached_property
    def _telling(self) -> str:
        """A selector for all whose markup tells more than its tag does: how it is called, or that it may be hidden."""
        return f"{_TELLING},{self._visibility.suspects}"

    def _own_name(self, element: Element, attributes: Attributes, follow: Follow) -> str | None:
        """What an element inside content is called without looking into it; None when only its content can tell."""
        named_by_aria = None if _NAMING.isdisjoint(attributes) else self._aria_name(attributes, follow)
        role = self._role(element, attributes, is_named=bool(named_by_aria))
        if follow.references and named_by_aria and "aria-labelledby" in attributes:
            return named_by_aria
        if value := embedded_value(element, attributes, role):
            return value
        if named_by_aria:
            return named_by_aria
        if element.tag == "use" and follow.references:
            return self._used(attributes, follow)
        if role == "none":
            return "" if element.tag == "img" else None
        for source, found in self._native_names(element, attributes, follow):
            if found or (found is not None and source == "alt" and element.tag == "img"):
                return found
        return None


def _attributes(element: Element) -> Attributes:
    """Its attributes; an empty alt that a framework is to fill marks nothing as decoration, and is left out."""
    attributes: dict[str, Any] = element.attrs.copy()
    if attributes.get("alt") == "" and naming(element.tag, attributes):
        del attributes["alt"]
    return attributes


def _bound(attribute: str, role: str, trace: Sequence[NameStep]) -> AccessibleName:
    return AccessibleName("", BOUND, role, True, (*trace, NameStep(BOUND, attribute)))


def _only_image(element: Element) -> Element | None:
    """The image that is all there is to be heard in the element; None when there is more, or something else."""
    if element.text.strip():
        return None
    heard = element.select(_HEARD)
    return heard[0] if len(heard) == 1 and heard[0].tag == "img" else None


def _presentational(attributes: Attributes) -> str:
    role = attributes.get("role")
    return f'role="{role}"' if role else 'alt=""' if attributes.get("alt") == "" else "none"
