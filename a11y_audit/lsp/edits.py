"""Edits that follow from a finding, offered only where the place to edit is known to the character."""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final, NamedTuple

from a11y_audit.model import Statement, Voice
from a11y_audit.report import ImageReport, Outcome

_ATTRIBUTE: Final = re.compile(r"""[\s/]*([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_TAG: Final = re.compile(r"<(img|amp-img|input|area)(?=[\s/>])", re.IGNORECASE)
_ELEMENT: Final = re.compile(r"<[A-Za-z]")
_FRONT_MATTER: Final = re.compile(r"\A(---|\+\+\+)\s*\n.*?\n\1\s*\n", re.DOTALL)
_SHOWN: Final = 60


class Edit(NamedTuple):
    """The text between two offsets is replaced; `title` says to the editor what that does."""

    title: str
    start: int
    end: int
    text: str


def edits(outcome: Outcome, image: ImageReport | None, text: str) -> Iterator[Edit]:
    """What can be done about a finding in one step: to take the draft over, and to accept the finding.

    Args:
        outcome: the finding.
        image: the image it is about.
        text: the document.
    """
    if image is None:
        return
    draft = _draft(outcome, image, text)
    if draft:
        yield draft
    if _may_follow_comment(image.place.offset, text):
        yield _acceptance(outcome, image.place.offset, text)


def _draft(outcome: Outcome, image: ImageReport, text: str) -> Edit | None:
    draft = outcome.suggestion
    if draft is None:
        return None
    title = f"Use the draft “{draft.text if len(draft.text) <= _SHOWN else draft.text[: _SHOWN - 1] + '…'}”"
    match draft.field:
        case "alt" if text.startswith("![", image.place.offset):
            span, new = _markdown_alt(image, text), re.sub(r"([\\\[\]])", r"\\\1", draft.text)
        case "alt":
            return _alt_edit(title, draft.text, image, text)
        case "caption":
            span, new = _span(image.caption, text), escape(draft.text, quote=False)
        case "credit":
            span, new = _span(image.credit.statement if image.credit else None, text), escape(draft.text, quote=False)
        case _:
            return None
    return Edit(title, *span, new) if span else None


def _alt_edit(title: str, draft: str, image: ImageReport, text: str) -> Edit | None:
    """Replaces the value of the tag's alt attribute, or gives it one."""
    start = image.place.offset
    tag = _TAG.match(text, start)
    if not tag:
        return None
    value = f'alt="{escape(draft)}"'
    if image.alt is None:
        return Edit(title, tag.end(), tag.end(), f" {value}")
    spans = [span for span in _attributes(text, tag.end(), image.place.end) if span.name == "alt"]
    if len(spans) == 1 and " ".join(spans[0].value.split()) == image.alt:
        return Edit(title, spans[0].start, spans[0].end, value)
    return None


class _Attribute(NamedTuple):
    name: str
    value: str
    start: int
    end: int


def _attributes(text: str, start: int, end: int) -> Iterator[_Attribute]:
    """The attributes of a start tag; none after the first thing that is not well-formed."""
    while (found := _ATTRIBUTE.match(text, start, end)) is not None:
        value = found[2] or ""
        value = value[1:-1] if value[:1] in ("'", '"') else value
        yield _Attribute(found[1].lower(), unescape(value), found.start(1), found.end())
        start = found.end()


def _markdown_alt(image: ImageReport, text: str) -> tuple[int, int] | None:
    start = image.place.offset + 2
    end = start + len(image.alt or "")
    return (start, end) if text[start:end] == (image.alt or "") and text[end : end + 1] == "]" else None


def _span(statement: Statement | None, text: str) -> tuple[int, int] | None:
    """Where a caption or credit stands, if it is running text that no markup or reference interrupts."""
    place = statement.place if statement else None
    if statement is None or place is None or statement.voice not in (Voice.CAPTION, Voice.CREDIT):
        return None
    if (front := _FRONT_MATTER.match(text)) is not None and place.offset < front.end():
        return None  # YAML and TOML have quotes of their own
    words = text[place.offset : place.end]
    start = place.offset + len(words) - len(words.lstrip())
    is_exact = not re.search(r"[<>&]", words) and " ".join(words.split()) == statement.text
    return (start, start + len(words.strip())) if is_exact and _is_outside_tags(text, start) else None


def _is_outside_tags(text: str, offset: int) -> bool:
    return text.rfind("<", 0, offset) <= text.rfind(">", 0, offset)


def _may_follow_comment(offset: int, text: str) -> bool:
    """Can a comment stand before the picture, and would it be about the picture alone?

    Before the first element of a page, or the first words of a Markdown text, it would be about the page.
    """
    if text.startswith("![", offset):
        return _FRONT_MATTER.sub("", text[:offset]).strip() != "" and text.count("`", 0, offset) % 2 == 0
    is_tag = text.startswith("<", offset) and _is_outside_tags(text, offset)
    return is_tag and _ELEMENT.search(text, 0, offset) is not None


def _acceptance(outcome: Outcome, offset: int, text: str) -> Edit:
    """A comment before the image's tag. It holds no reason yet, and without one nothing is accepted."""
    name = outcome.name
    line = text.rfind("\n", 0, offset) + 1
    indent = text[line:offset]
    comment = f"<!-- a11y-audit: allow {name} -- -->"
    after = f"\n{indent}" if not indent.strip() else ""
    return Edit(f"Accept {name} here (then write why after the dashes)", offset, offset, comment + after)
