"""Images as site generators have them: shortcodes, directives and components."""

import re
from collections.abc import Iterator
from typing import Final

from a11y_audit.reading.markdown.arguments import read_arguments
from a11y_audit.reading.markdown.construct import Construct, Span
from a11y_audit.reading.markdown.inline_images import address
from a11y_audit.text.image_suffixes import names_image_file

_DIRECTIVE: Final = re.compile(
    r"^(?P<fence>:{3,})\{(?:figure|image)\}[ \t]+(?P<src>\S+)[ \t]*\n(?P<options>(?:[ \t]*:[\w-]+:[^\n]*\n)*)"
    r"(?P<body>.{0,4000}?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_OPTION_ALT: Final = re.compile(r"^[ \t]*:alt:[ \t]*(?=\S)([^\n]*\S)", re.MULTILINE)
_SHORTCODE: Final = re.compile(
    r"\{\{(?P<open>[<%])(?P<body>[^{}]*)[>%]\}\}|\{%-?(?P<tag>(?:[^{}%]|\{\{[^{}]*\}\}|%(?!\}))*)%\}"
)
_NAME: Final = re.compile(
    r"\s*(?:(?:include|include_relative|include_cached|render|partial)\s+)?[\"']?([\w./-]+)[\"']?"
)
_SHOWS_IMAGE: Final = re.compile(r"(?:^|[/_-])(?:fig|figure|image|img|photo|picture|pic|asset_img)(?:$|[/_.-])")


def directives(text: str) -> Iterator[Construct]:
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
        yield Construct(":::{figure}", *found.span(), address(found["src"]), spans, found.span())


def shortcodes(text: str) -> Iterator[Construct]:
    """Hugo's `{{< figure src="a.jpg" >}}`, Jekyll's `{% include figure.html url="a.jpg" %}` and their kin."""
    if "{{" not in text and "{%" not in text:
        return
    for code in _SHORTCODE.finditer(text):
        group = "body" if code["body"] is not None else "tag"
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
        element = f"{{{{< {name[1]} >}}}}" if group == "body" else f"{{% {name[1]} %}}"
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
