"""Images as site generators have them: shortcodes, directives and components."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from a11y_audit.reading.markdown.arguments import read_arguments, read_options
from a11y_audit.reading.markdown.construct import Construct, Span
from a11y_audit.reading.markdown.inline_images import address
from a11y_audit.text.image_suffixes import names_image_file

_DIRECTIVE: Final = re.compile(
    r"^(?P<fence>:{3,}|`{3,})\{(?:figure|image)\}[ \t]+(?P<src>\S+)[ \t]*\n"
    r"(?P<options>---[ \t]*\n(?:[\w-]+:[^\n]*\n)*---[ \t]*\n|(?:[ \t]*:[\w-]+:[^\n]*\n)*)"
    r"(?P<body>.{0,4000}?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_BLOCK_COMPONENT: Final = re.compile(
    r"^::(?P<name>[\w-]+)[^\n]*\n---[ \t]*\n(?P<options>(?:[ \t]*[\w-]+:[^\n]*\n)*)---[ \t]*\n"
    r"(?P<body>.{0,4000}?)^::[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_SHORTCODE: Final = re.compile(
    r"\{\{(?:(?P<open>[<%])(?P<body>[^{}]*)[>%]|(?P<call>[ ]*\w+\([^{}]*\)[ ]*))\}\}"
    r"|\{%-?(?P<tag>(?:[^{}%]|\{\{[^{}]*\}\}|%(?!\}))*)%\}"
)
_ELEMENTS: Final = {"body": "{{{{< {} >}}}}", "call": "{{{{ {}() }}}}", "tag": "{{% {} %}}"}
_NAME: Final = re.compile(
    r"\s*(?:(?:include|include_relative|include_cached|render|partial)\s+)?[\"']?([\w./-]+)[\"']?"
)
_SHOWS_IMAGE: Final = re.compile(r"(?:^|[/_-])(?:fig|figure|image|img|photo|picture|pic|asset_img)(?:$|[/_.-])")
_COMPONENT: Final = re.compile(
    r"<(?P<name>[A-Z][\w.]{1,60}+)(?=\s)"
    r"(?P<body>(?:[^<>{}\"']++|\"[^\"]{0,2000}\"|'[^']{0,2000}'|\{[^{}]{0,2000}\}){0,100}+)>"
)
_LONGEST_INSIDE: Final = 4_000
"""Characters between a component's tags."""
_PICTURE: Final = re.compile(r"fig|im[ag]|photo|foto|pic")
"""In the name of a component, whatever language its author speaks ("Figura", "ImageBlock")."""
_CAPTIONED: Final = re.compile(r"\[caption\b[^\[\]]{0,500}\](?P<body>.{0,4000}?)\[/caption\]", re.DOTALL)


def directives(text: str) -> Iterator[Construct]:
    """MyST's `:::{figure} photo.jpg`, with options below and the caption in the first paragraph."""
    if ":::{" not in text and "```{" not in text:
        return
    for found in _DIRECTIVE.finditer(text):
        spans, values = read_options(text, *found.span("options"))
        spans |= _caption_in(found)
        src = address(found["src"])
        yield Construct(f"{found['fence']}{{figure}}", *found.span(), src, spans, found.span(), values)


def block_components(text: str) -> Iterator[Construct]:
    """Nuxt's `::figure`, with its properties between two rules and the caption among them or below."""
    for found in _BLOCK_COMPONENT.finditer(text) if "\n::" in text else ():
        spans, values = read_options(text, *found.span("options"))
        src = values.get("src", "")
        if _shows_picture(found["name"], src):
            spans = _caption_in(found) | spans
            yield Construct(f"::{found['name']}", *found.span(), src, spans, found.span(), values)


def _shows_picture(name: str, src: str) -> bool:
    """Does a component with such a name show what stands at an address?"""
    return src != "" and (names_image_file(src) or _PICTURE.search(name.lower()) is not None)


def _caption_in(found: re.Match[str]) -> dict[str, Span]:
    """The first paragraph of a directive's body."""
    body = found["body"]
    if not body.strip():
        return {}
    start = found.start("body") + len(body) - len(body.lstrip())
    end = found.string.find("\n\n", start, found.end("body"))
    return {"caption": (start, end if end >= 0 else found.start("body") + len(body.rstrip()))}


def shortcodes(text: str) -> Iterator[Construct]:
    """Hugo's `{{< figure src="a.jpg" >}}`, Jekyll's `{% include figure.html url="a.jpg" %}`, Zola's `{{ image() }}`."""
    if "{{" not in text and "{%" not in text:
        return
    for code in _SHORTCODE.finditer(text):
        group = next(name for name in ("body", "call", "tag") if code[name] is not None)
        name = _NAME.match(code[group])
        if name is None or name[1].startswith("/"):
            continue
        spans, values = read_arguments(code[group], code.start(group), name.end())
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
        element = _ELEMENTS[group].format(name[1])
        link = values.get("link") or None
        link_span = code.span() if link else None
        yield Construct(element, *code.span(), src, spans, outer, values, link, link_span)


def _closing(text: str, code: re.Match[str], name: str) -> Span | None:
    """The closing shortcode, if one follows before the next shortcode opens."""
    at = text.find("{{", code.end())
    closing = _SHORTCODE.match(text, at) if at >= 0 else None
    if closing is None or closing["body"] is None or closing["body"].split() != [f"/{name}"]:
        return None
    return closing.span()


def components(text: str) -> Iterator[Construct]:
    """Components of MDX: `<Figure src="a.jpg" caption="..." />`, the caption as an attribute or between the tags."""
    for tag in _COMPONENT.finditer(text):
        spans, values = read_arguments(tag["body"], tag.start("body"), 0)
        src = values.get("src", "")
        if tag["name"].isupper() or not _shows_picture(tag["name"], src):
            continue  # `<IMG>` is HTML
        end = tag.end()
        closing = -1 if tag["body"].endswith("/") else text.find(f"</{tag['name']}>", end, end + _LONGEST_INSIDE)
        if closing >= 0 and "<" not in (inside := text[end:closing]) and "![" not in inside:
            if "caption" not in spans and inside.strip():
                spans["caption"] = (end, closing)
            end = closing + len(tag["name"]) + 3
        yield Construct(f"<{tag['name']}>", *tag.span(), src, spans, (tag.start(), end), values)


def with_caption_shortcodes(text: str, constructs: Sequence[Construct]) -> list[Construct]:
    """The constructs with what WordPress's `[caption]<img> words[/caption]` says of those in it."""
    told = list(constructs)
    starts = [construct.outer[0] for construct in told]
    for found in _CAPTIONED.finditer(text) if "[caption" in text else ():
        first, end = (bisect_left(starts, at) for at in found.span("body"))
        if end - first == 1:
            words = (told[first].outer[1], found.end("body"))
            spans = dict(told[first].spans) | ({"caption": words} if text[slice(*words)].strip() else {})
            told[first] = replace(told[first], outer=found.span(), spans=spans)
    return told
