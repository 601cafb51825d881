"""One way to write a tree down, for three parsers: a line per element, attribute, text, comment and doctype."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import bs4
import html5lib
from bs4.element import Comment, Doctype, PageElement, ProcessingInstruction
from justhtml import JustHTML

Line = tuple[int, str, str]

_SVG, _MATHML = "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"
_NAMESPACES = {_SVG: "svg ", "svg": "svg ", _MATHML: "math ", "math": "math "}
_ATTRIBUTE_NAMESPACES = {
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/2000/xmlns/": "xmlns:",
}


def of_soup(soup: bs4.BeautifulSoup) -> list[str]:
    """The tree BeautifulSoup holds."""
    return _written(_soup_lines(soup))


def of_html5lib(text: str) -> list[str]:
    """The tree html5lib builds, scripting off."""
    walker = html5lib.getTreeWalker("dom")
    return _written(_html5lib_lines(walker(html5lib.parse(text, treebuilder="dom", scripting=False))))


def of_justhtml(text: str) -> list[str]:
    """The tree JustHTML builds, scripting off."""
    return _written(_justhtml_lines(JustHTML(text, sanitize=False, scripting_enabled=False).root))


def _soup_lines(soup: bs4.BeautifulSoup) -> Iterator[Line]:
    stack: list[tuple[int, PageElement]] = [(0, child) for child in reversed(soup.contents)]
    while stack:
        depth, node = stack.pop()
        if isinstance(node, bs4.Tag):
            yield from _element(depth, node.namespace, node.name, {str(k): v for k, v in node.attrs.items()})
            stack.extend((depth + 1, child) for child in reversed(node.contents))
        elif isinstance(node, Doctype):
            yield depth, "doctype", (str(node).split() or [""])[0]
        elif isinstance(node, ProcessingInstruction):
            yield depth, "comment", f"{node}?" if not str(node).endswith("?") else str(node)
        else:
            yield depth, "comment" if isinstance(node, Comment) else "text", str(node)


def _html5lib_lines(tokens: Iterator[dict[str, Any]]) -> Iterator[Line]:
    depth = 0
    for token in tokens:
        match token["type"]:
            case "StartTag" | "EmptyTag":
                attributes = {
                    k if k == "xmlns" else _ATTRIBUTE_NAMESPACES.get(ns, "") + k: v
                    for (ns, k), v in token["data"].items()
                }
                yield from _element(depth, token["namespace"], token["name"], attributes)
                depth += token["type"] == "StartTag"
            case "EndTag":
                depth -= 1
            case "Doctype":
                yield depth, "doctype", token["name"]
            case "Comment":
                yield depth, "comment", token["data"]
            case _:
                yield depth, "text", token["data"]


def _html5lib_attributes(data: Mapping[tuple[str | None, str], str]) -> dict[str, str]:
    return {
        name if name == "xmlns" else _ATTRIBUTE_NAMESPACES.get(namespace or "", "") + name: value
        for (namespace, name), value in data.items()
    }


def _justhtml_lines(root: Any) -> Iterator[Line]:
    stack: list[tuple[int, Any]] = [(0, child) for child in reversed(root.children)]
    while stack:
        depth, node = stack.pop()
        children: Sequence[Any] = getattr(node, "children", None) or ()
        match node.name:
            case "!doctype":
                yield depth, "doctype", node.data.name or ""
            case "#comment":
                yield depth, "comment", node.data
            case "#text":
                yield depth, "text", node.data
            case _:
                yield from _element(depth, node.namespace, node.name, {k: v or "" for k, v in node.attrs.items()})
                children = [*children, *getattr(getattr(node, "template_content", None), "children", ())]
                stack.extend((depth + 1, child) for child in reversed(children))


def _element(depth: int, namespace: str | None, name: str, attributes: Mapping[str, Any]) -> Iterator[Line]:
    yield depth, "element", f"<{_NAMESPACES.get(namespace or '', '')}{name}>"
    for key, value in sorted(attributes.items()):
        words = value if isinstance(value, list) else [value]
        # bs4 splits values that are lists of words, so how their words were spaced is not compared
        yield depth, "attribute", f"{key}={' '.join(' '.join(words).split())!r}"


def _written(lines: Iterator[Line]) -> list[str]:
    """Neighbouring texts joined, one string a line."""
    written: list[str] = []
    text: tuple[int, str] | None = None
    for depth, kind, words in lines:
        if kind == "text":
            text = (depth, (text[1] if text else "") + words)
            continue
        if text:
            written.append(f"{'  ' * text[0]}text {text[1]!r}")
            text = None
        written.append(f"{'  ' * depth}{kind} {words if kind == 'element' else repr(words)}")
    if text:
        written.append(f"{'  ' * text[0]}text {text[1]!r}")
    return written
