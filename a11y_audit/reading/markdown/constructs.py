"""Constructs that show an image in Markdown: its own, Obsidian's, and the shortcodes of site generators."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Final

from msgspec import Struct

from a11y_audit.reading.markdown.blocks import Reference, Structure, blank, label_of
from a11y_audit.text.image_suffixes import names_image_file

Span = tuple[int, int]

_BRACKET: Final = re.compile(r"\\.|\[|\]|\n[ \t]*\n", re.DOTALL)
_TICKS: Final = re.compile(r"`+")
_DESTINATION: Final = re.compile(
    r"\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))"
    r"(?:\s+(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)",
    re.DOTALL,
)
_LOOSE_DESTINATION: Final = re.compile(r"\(([^()\n]*)\)")
_LABEL: Final = re.compile(r"\[([^\[\]\\]{0,999})\]")
_ATTRIBUTE_LIST: Final = re.compile(r"\{:?[ \t]*([^{}\n]*)\}")
_FIG_ALT: Final = re.compile(r"(?<![\w-])fig-alt=([\"'])(.*?)\1")
"""Where Quarto has the alternative text, so that the brackets hold the caption."""
_DIRECTIVE: Final = re.compile(
    r"^(?P<fence>:{3,})\{(?:figure|image)\}[ \t]+(?P<src>\S+)[ \t]*\n(?P<options>(?:[ \t]*:[\w-]+:[^\n]*\n)*)"
    r"(?P<body>.{0,4000}?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_OPTION_ALT: Final = re.compile(r"^[ \t]*:alt:[ \t]*(?=\S)([^\n]*\S)", re.MULTILINE)
_EMBED: Final = re.compile(r"!\[\[([^\[\]|\n]+)((?:\|[^\[\]\n|]*)*)\]\]")
_SIZE: Final = re.compile(r"[ \t]*(\d{1,5})(?:x(\d{1,5}))?[ \t]*$")
_SHORTCODE: Final = re.compile(
    r"\{\{(?P<open>[<%])(?P<body>[^{}]*)[>%]\}\}|\{%-?(?P<tag>(?:[^{}%]|\{\{[^{}]*\}\}|%(?!\}))*)%\}"
)
_NAME: Final = re.compile(
    r"\s*(?:(?:include|include_relative|include_cached|render|partial)\s+)?[\"']?([\w./-]+)[\"']?"
)
_ARGUMENT: Final = re.compile(
    r"(?:(?P<name>[A-Za-z_][\w-]*)(?:\s*=\s*|:\s+))?"
    r"(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|“(?P<curly>[^”]*)”|(?P<bare>[^\s\"'“,=]+))",
    re.DOTALL,
)
_SHOWS_IMAGE: Final = re.compile(r"(?:^|[/_-])(?:fig|figure|image|img|photo|picture|pic|asset_img)(?:$|[/_.-])")
_FIELDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(["src", "url", "path", "image", "file", "image_path", "img", "image_url", "filename"], "src"),
    **dict.fromkeys(["alt", "alt_text", "alttext", "alternative"], "alt"),
    **dict.fromkeys(["caption", "description", "cap"], "caption"),
    **dict.fromkeys(["credit", "attr", "attribution", "copyright", "photographer", "source", "author"], "credit"),
    **dict.fromkeys(["link", "href"], "link"),
    "title": "title",
}
_POSITIONAL: Final = ("src", "alt", "caption")


class Construct(Struct, frozen=True):
    """One image construct; all spans are offsets in the text.

    `spans` tells where the words of "alt", "title", "caption", "credit" stand. `outer` is the construct with the link
    around it and the attribute list behind it. `link` is the address it links to, None when it is no link.
    """

    element: str
    start: int
    end: int
    src: str
    spans: Mapping[str, Span]
    outer: Span
    attributes: Mapping[str, str] = {}
    link: str | None = None
    link_span: Span | None = None


def find_constructs(structure: Structure) -> list[Construct]:
    """All image constructs, in order; none inside another."""
    text = _without_code_spans(structure)
    found = [*_shortcodes(text), *_directives(text), *_embeds(text), *_images(text, structure.references)]
    kept: list[Construct] = []
    for construct in sorted(found, key=lambda construct: construct.start):
        if not kept or construct.start >= kept[-1].end:
            kept.append(construct)
    return kept


def _without_code_spans(structure: Structure) -> str:
    text = structure.text
    if "`" not in text:
        return text
    spans: list[Span] = []
    for block in structure.blocks:
        runs = [(run.start(), run.end()) for run in _TICKS.finditer(text, block.start, block.end)]
        closers: dict[int, list[Span]] = {}
        for run in reversed(runs):
            closers.setdefault(run[1] - run[0], []).append(run)
        done = 0
        for start, end in runs:
            if start < done or text[start - 1 : start] == "\\":
                continue
            waiting = closers[end - start]
            while waiting and waiting[-1][0] < end:
                waiting.pop()
            if waiting:
                done = waiting[-1][1]
                spans.append((start, done))
    return blank(text, spans)


# ----------------------------------------------------------------------------------------------- Markdown's own


def _images(text: str, references: Mapping[str, Reference]) -> Iterator[Construct]:
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
        attributes = _listed_attributes(listed[1]) if listed else {}
        if listed and (alt := _FIG_ALT.search(text, *listed.span(1))):
            spans = {"alt": alt.span(2)} | ({"caption": spans["alt"]} if "alt" in spans else {})
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
        return _address(found[1] if found[1] is not None else found[2]), title, found.end()
    if (loose := _LOOSE_DESTINATION.match(text, at)) is not None:
        return loose[1].strip(), None, loose.end()
    named = _LABEL.match(text, at)
    reference = references.get(label_of(named[1] if named and named[1].strip() else label))
    if reference is not None:
        return _address(reference.destination), reference.title, named.end() if named else at
    if named is not None and named[1].strip():
        return "", None, named.end()
    return None


def _address(spelling: str) -> str:
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", spelling)).strip()


def _listed_attributes(listed: str) -> dict[str, str]:
    """Attributes of a kramdown or Pandoc attribute list (`{: width="300" .wide}`)."""
    named = ((found["name"], _value(found)[0]) for found in _ARGUMENT.finditer(listed))
    return {name.lower(): value for name, value in named if name}


# ---------------------------------------------------------------------------------------------------- generators


def _embeds(text: str) -> Iterator[Construct]:
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


def _directives(text: str) -> Iterator[Construct]:
    """MyST's `:::{figure} photo.jpg`, with options below and the caption in the first paragraph."""
    if ":::{" not in text:
        return
    for found in _DIRECTIVE.finditer(text):
        spans: dict[str, Span] = {}
        if alt := _OPTION_ALT.search(text, *found.span("options")):
            spans["alt"] = alt.span(1)
        body = found["body"]
        if body.strip():
            start = found.start("body") + len(body) - len(body.lstrip())
            end = text.find("\n\n", start, found.end("body"))
            spans["caption"] = (start, end if end >= 0 else found.start("body") + len(body.rstrip()))
        yield Construct(":::{figure}", *found.span(), _address(found["src"]), spans, found.span())


def _shortcodes(text: str) -> Iterator[Construct]:
    """Hugo's `{{< figure src="a.jpg" >}}`, Jekyll's `{% include figure.html url="a.jpg" %}` and their kin."""
    if "{{" not in text and "{%" not in text:
        return
    for code in _SHORTCODE.finditer(text):
        group = "body" if code["body"] is not None else "tag"
        name = _NAME.match(code[group])
        if name is None or name[1].startswith("/"):
            continue
        spans, values = _arguments(code[group], code.start(group), name.end())
        shows = _SHOWS_IMAGE.search(name[1].lower()) is not None
        src = values.get("src", "")
        if not names_image_file(src) and not (shows and values):
            continue
        outer = code.span()
        closing = _closing(text, code, name[1]) if group == "body" else None
        if closing is not None:
            outer = (code.start(), closing[1])
            if "caption" not in spans and text[code.end() : closing[0]].strip():
                spans["caption"] = (code.end(), closing[0])
        element = f"{{{{< {name[1]} >}}}}" if group == "body" else f"{{% {name[1]} %}}"
        link = values.get("link") or None
        link_span = code.span() if link else None
        yield Construct(element, *code.span(), src, spans, outer, values, link, link_span)


def _arguments(body: str, offset: int, start: int) -> tuple[dict[str, Span], dict[str, str]]:
    """Where the words of a shortcode's arguments stand, and their values; by field, unknown names as they are."""
    spans: dict[str, Span] = {}
    values: dict[str, str] = {}
    position = 0
    for found in _ARGUMENT.finditer(body, start):
        value, group = _value(found)
        if found["name"]:
            field = _FIELDS.get(found["name"].lower(), found["name"].lower())
        elif group == "bare" and not names_image_file(value):
            continue
        elif position < len(_POSITIONAL):
            field = _POSITIONAL[position]
            position += 1
        else:
            continue
        if field not in values:
            values[field] = value
            if field in {"alt", "title", "caption", "credit"}:
                spans[field] = (offset + found.start(group), offset + found.end(group))
    return spans, values


def _value(found: re.Match[str]) -> tuple[str, str]:
    group = next(name for name in ("double", "single", "curly", "bare") if found[name] is not None)
    return found[group], group


def _closing(text: str, code: re.Match[str], name: str) -> Span | None:
    """The closing shortcode, if one follows before the next shortcode opens."""
    at = text.find("{{", code.end())
    closing = _SHORTCODE.match(text, at) if at >= 0 else None
    if closing is None or closing["body"] is None or closing["body"].split() != [f"/{name}"]:
        return None
    return closing.span()
