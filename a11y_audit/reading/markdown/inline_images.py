"""Images as Markdown itself has them, `![words](address "title")`, and as Obsidian embeds them."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from a11y_audit.reading.markdown.arguments import listed_attributes
from a11y_audit.reading.markdown.blocks import Reference, label_of
from a11y_audit.reading.markdown.construct import Construct, Span
from a11y_audit.text.image_suffixes import names_image_file

_BRACKET: Final = re.compile(r"\\.|\[|\]|\n[ \t]*\n", re.DOTALL)
_DESTINATION: Final = re.compile(
    r"\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"
    r"(?:\s+(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?(?:\s+=[\dx%.]{1,12})?\s*\)",
    re.DOTALL,
)
"""Address, title, and the size that some renderers read ("=600x")."""
_LOOSE_DESTINATION: Final = re.compile(r"\(([^()\n]*)\)")
_LABEL: Final = re.compile(r"\[([^\[\]\\]{0,999})\]")
_ATTRIBUTE_LIST: Final = re.compile(r"\{:?[ \t]*([^{}\n]*)\}")
_FIG_ALT: Final = re.compile(r"(?<![\w-])fig-alt=([\"'])(.*?)\1")
"""Where Quarto has the alternative text, so that the brackets hold the caption."""
_FIG_CAP: Final = re.compile(r"(?<![\w-])fig-cap=([\"'])(.*?)\1")
_EMBED: Final = re.compile(r"!\[\[([^\[\]|\n]+)((?:\|[^\[\]\n|]*)*)\]\]")
_SIZE: Final = re.compile(r"[ \t]*(\d{1,5})(?:x(\d{1,5}))?[ \t]*$")


def inline_images(text: str, references: Mapping[str, Reference]) -> Iterator[Construct]:
    """Markdown's own images, with the links and attribute lists around them."""
    if "![" not in text:
        return
    closing, around = _brackets(text)
    for bang in re.finditer(r"!\[", text):
        start = bang.start()
        close = closing.get(start + 1)
        if close is None or text[start - 1 : start] == "\\":
            continue
        target = _target(text, text[start + 2 : close], close + 1, references)
        if target is None:
            continue
        src, title, end = target
        spans: dict[str, Span] = {"alt": (start + 2, close)} if close > start + 2 else {}
        if title is not None:
            spans["title"] = title
        listed = _ATTRIBUTE_LIST.match(text, end)
        attributes = listed_attributes(listed[1]) if listed else {}
        if listed and (alt := _FIG_ALT.search(text, *listed.span(1))):
            spans = {"alt": alt.span(2)} | ({"caption": spans["alt"]} if "alt" in spans else {})
        if listed and (caption := _FIG_CAP.search(text, *listed.span(1))):
            spans["caption"] = caption.span(2)
        outer = (start, listed.end() if listed else end)
        link = link_span = None
        opening = around.get(start + 1)
        link_close = closing.get(opening) if opening is not None else None
        if opening is not None and link_close is not None:
            linked = _target(text, "", link_close + 1, references)
            if linked is not None:
                link, link_span = linked[0], (opening, linked[2])
                outer = (min(opening, outer[0]), max(linked[2], outer[1]))
        yield Construct("![]()", start, end, src, spans, outer, attributes, link, link_span)


def _brackets(text: str) -> tuple[dict[int, int], dict[int, int]]:
    """For each opening bracket: the one that closes it, and the opening one around it. A blank line closes none."""
    closing: dict[int, int] = {}
    around: dict[int, int] = {}
    stack: list[int] = []
    for mark in _BRACKET.finditer(text):
        if mark[0] == "[":
            if stack:
                around[mark.start()] = stack[-1]
            stack.append(mark.start())
        elif mark[0] == "]":
            if stack:
                closing[stack.pop()] = mark.start()
        elif mark[0][0] == "\n":
            stack.clear()
    return closing, around


def _target(text: str, label: str, at: int, references: Mapping[str, Reference]) -> tuple[str, Span | None, int] | None:
    """Address, span of the title, and end of what follows a label; None when it makes no image or link."""
    if (found := _DESTINATION.match(text, at)) is not None:
        title = (found.start(3) + 1, found.end(3) - 1) if found[3] else None
        return address(found[1] if found[1] is not None else found[2]), title, found.end()
    if (loose := _LOOSE_DESTINATION.match(text, at)) is not None:
        return loose[1].strip(), None, loose.end()
    named = _LABEL.match(text, at)
    reference = references.get(label_of(named[1] if named and named[1].strip() else label))
    if reference is not None:
        return address(reference.destination), reference.title, named.end() if named else at
    if named is not None and named[1].strip():
        return "", None, named.end()
    return None


def address(spelling: str) -> str:
    """An address without Markdown's escapes and HTML's references."""
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", spelling)).strip()


def embeds(text: str) -> Iterator[Construct]:
    """Obsidian's `![[photo.jpg|alternative text|300]]`."""
    for found in _EMBED.finditer(text):
        if not names_image_file(found[1].strip()):
            continue
        spans: dict[str, Span] = {}
        attributes: dict[str, str] = {}
        at = found.start(2) + 1
        for part in found[2].split("|")[1:]:
            if size := _SIZE.match(part):
                attributes["width"] = size[1]
                if size[2]:
                    attributes["height"] = size[2]
            elif part.strip():
                spans.setdefault("alt", (at, at + len(part)))
            at += len(part) + 1
        yield Construct("![[]]", found.start(), found.end(), found[1].strip(), spans, found.span(), attributes)
