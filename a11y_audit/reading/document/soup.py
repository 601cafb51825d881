"""The page as BeautifulSoup: a tree builder for bs4 that copies the tree already parsed. Imported on demand."""

from typing import Final

from bs4 import BeautifulSoup
from bs4.builder import HTMLTreeBuilder
from bs4.element import (
    CData,
    Comment,
    Doctype,
    NamespacedAttribute,
    NavigableString,
    PageElement,
    ProcessingInstruction,
    Tag,
)
from turbohtml import CData as CDataNode
from turbohtml import Comment as CommentNode
from turbohtml import Doctype as DoctypeNode
from turbohtml import Element, Namespace, Node, Text
from turbohtml import ProcessingInstruction as InstructionNode

from a11y_audit.reading.document.html import HtmlDocument

_NAMESPACES: Final = {
    Namespace.HTML: "http://www.w3.org/1999/xhtml",
    Namespace.SVG: "http://www.w3.org/2000/svg",
    Namespace.MATHML: "http://www.w3.org/1998/Math/MathML",
}
_ATTRIBUTE_NAMESPACES: Final = {
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xmlns": "http://www.w3.org/2000/xmlns/",
}


def make_soup(document: HtmlDocument) -> BeautifulSoup:
    """The whole page as BeautifulSoup, made once a document.

    The tree is the standard's, as every browser builds it (scripting off), with the text's white space kept exactly.
    `Tag.sourceline` (from 1) and `Tag.sourcepos` (bs4 counts these from 0: it is our `Place.column` - 1) point at the
    `<` of the start tag; both are None for elements that stand nowhere in the file. The content of a `template` are
    its children, their text `TemplateString`; attributes with several values are split where bs4 splits them.
    """
    return document.derive(_build)[0]


def tag_of(document: HtmlDocument, element: Element) -> Tag:
    """The Tag that stands for `element` in `make_soup(document)`."""
    return document.derive(_build)[1][element]


def _build(document: HtmlDocument) -> tuple[BeautifulSoup, dict[Element, Tag]]:
    builder = _TreeBuilder(document)
    return BeautifulSoup("", builder=builder), builder.tags


class _TreeBuilder(HTMLTreeBuilder):
    """Feeds bs4 from a tree instead of from markup."""

    NAME = "a11y_audit"
    TRACKS_LINE_NUMBERS = True

    def __init__(self, document: HtmlDocument) -> None:
        super().__init__()
        self._document = document
        self.tags: dict[Element, Tag] = {}

    def feed(self, markup: str | bytes) -> None:  # noqa: ARG002 - bs4 hands over markup; the tree is there already
        soup = self.soup
        assert soup is not None
        last: PageElement = soup
        kinds = self.string_containers
        plain: type[NavigableString] = NavigableString
        stack: list[tuple[Node, Tag, type[NavigableString]]] = [
            (child, soup, plain) for child in reversed(self._document.tree.children)
        ]
        while stack:
            node, parent, text_kind = stack.pop()
            if isinstance(node, Element):
                tag = self._tag(node, parent, last)
                self.tags[node] = tag
                parent.contents.append(tag)
                last = tag
                text_kind = kinds.get(node.tag, text_kind)
                stack.extend((child, tag, text_kind) for child in reversed(node.children))
            elif (string := _string(node, text_kind)) is not None:
                string.setup(parent, last)
                parent.contents.append(string)
                last = string
            else:  # the fragment that holds a template's content
                stack.extend((child, parent, text_kind) for child in reversed(node.children))

    def _tag(self, element: Element, parent: Tag, last: PageElement) -> Tag:
        attributes = self.attribute_dict_class()
        is_foreign = element.namespace is not Namespace.HTML
        for name in element.attrs:
            value = element.attr(name) or ""
            prefix, colon, local = name.partition(":")
            if is_foreign and colon and prefix in _ATTRIBUTE_NAMESPACES:
                attributes[NamespacedAttribute(prefix, local, _ATTRIBUTE_NAMESPACES[prefix])] = value
            else:
                attributes[name] = value
        return Tag(
            self.soup,
            self,
            element.tag,
            _NAMESPACES[element.namespace],
            None,
            attributes,
            parent,
            last,
            sourceline=element.source_line,
            sourcepos=element.source_col,
        )


def _string(node: Node, text_kind: type[NavigableString]) -> NavigableString | None:
    """What bs4 calls a string: text, comments and the like. None for a node that only holds others."""
    if isinstance(node, Text):
        return text_kind(node.data)
    if isinstance(node, CommentNode):
        return Comment(node.data)
    if isinstance(node, CDataNode):
        return CData(node.data)
    if isinstance(node, DoctypeNode):
        return Doctype.for_name_and_ids(node.name, node.public_id, node.system_id)
    if isinstance(node, InstructionNode):
        return ProcessingInstruction(f"?{node.target} {node.data}".rstrip())
    return None
