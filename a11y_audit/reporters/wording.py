"""Plain words for what a report holds: images, drafts, why a finding matters, what was accepted."""

from collections import Counter
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from a11y_audit.model import Credit, Kind, Role, Suggestion
from a11y_audit.report import ImageReport, Outcome, PageReport, Report

_ROLES: Final[Mapping[Role, str]] = {
    Role.LEAD: "lead photo",
    Role.BODY: "photo in the text",
    Role.GALLERY: "gallery photo",
    Role.THUMBNAIL: "thumbnail",
    Role.PORTRAIT: "portrait",
    Role.TEASER: "teaser image",
    Role.LOGO: "logo",
    Role.ICON: "icon",
    Role.AD: "advertisement",
    Role.TRACKER: "tracking pixel",
}
_KINDS: Final[Mapping[Kind, str]] = {
    Kind.SVG: "drawn in SVG",
    Kind.OBJECT: "object element",
    Kind.EMBED: "embedded file",
    Kind.INPUT: "image button",
    Kind.AREA: "area of an image map",
    Kind.CANVAS: "canvas",
    Kind.VIDEO: "video poster",
    Kind.CUSTOM_ELEMENT: "custom element",
    Kind.ROLE_IMG: "element with an image role",
    Kind.BACKGROUND: "CSS background",
    Kind.MARKDOWN: "Markdown image",
    Kind.CAPTION_ONLY: "only its caption is left",
}
FIRST_STEPS: Final = "What to do first, the gravest at the top"
"""The heading above the gravest faults of a page, each with what mending it gains."""
_FIELDS: Final = {"alt": "alt text"}
_SPOKEN_ROLES: Final[Mapping[str, str]] = {"img": "image", "graphics-document": "image", "": "image"}


def what(image: ImageReport) -> str:
    """Says in plain words what the image is on the page."""
    kind = _KINDS.get(image.kind)
    return f"{_ROLES[image.role]}, {kind}" if kind else _ROLES[image.role]


def what_role(image: ImageReport) -> str:
    """Says in plain words what the image does on the page ("icon", "teaser image")."""
    return _ROLES[image.role]


def credit_place(credit: Credit) -> str:
    """Says of a credit that does not stand with its picture where it does ("in the text, line 9"); else ""."""
    if not credit.is_distant:
        return ""
    return f"in the text, line {credit.place.line}" if credit.place else "in the text"


def field(draft: Suggestion) -> str:
    """What a draft is for ("alt text", "caption")."""
    return _FIELDS.get(draft.field, draft.field)


def caution(draft: Suggestion) -> str:
    """What to do before a draft is used."""
    return "look at the picture before you use it" if draft.field == "alt" else "check it before you use it"


def file_name(src: str) -> str:
    """The last part of an address, "" when it has none or holds the image itself."""
    if src[:5].lower() == "data:":
        return ""
    return unquote(src.split("#", 1)[0].split("?", 1)[0].rstrip("/").rpartition("/")[2])


def spoken(image: ImageReport) -> str:
    """Says what a screen reader makes of the image."""
    name = image.name
    if image.kind is Kind.CAPTION_ONLY:
        return "nothing: no image is left, only its caption"
    if not name.exposed:
        return "nothing: the image is passed over"
    role = _SPOKEN_ROLES.get(name.role, name.role)
    if name.text.strip():
        return f"“{name.text.strip()}, {role}”"
    file = file_name(image.src)
    return f"“{role}”, or its file name “{file}”" if file else f"“{role}”"


def alt_words(image: ImageReport) -> str | None:
    """Says that the alternative text is missing or empty; None when there is one to be quoted."""
    if image.alt is None:
        return "missing"
    return "empty: marked as decoration" if image.alt == "" else None


def why(report: Report, outcome: Outcome) -> str:
    """Why the finding matters: the reason's own words, else the first paragraph of the rule's."""
    rule = report.rules.get(outcome.rule)
    if rule is None:
        return ""
    text = rule.reasons.get(outcome.reason) or rule.why
    return " ".join(text.split("\n\n", 1)[0].split())


def standards(report: Report, *outcomes: Outcome) -> str:
    """The standards the outcomes' rules rest on ("WCAG 1.1.1, ACT 23a2a8")."""
    rules = [report.rules[outcome.rule] for outcome in outcomes if outcome.rule in report.rules]
    named = [standard for rule in rules for standard in rule.standards]
    return ", ".join(dict.fromkeys(sorted(named, key=lambda standard: not standard.startswith("WCAG"))))


def accepted(page: PageReport) -> tuple[str, ...]:
    """What was accepted on a page, and why ("alt-missing[captioned]: line art"), each thing once."""
    said = Counter(
        outcome.suppressed.why if outcome.suppressed.kind == "baseline" else f"{outcome.name}: {outcome.suppressed.why}"
        for outcome in page.outcomes
        if outcome.suppressed
    )
    return tuple(f"{words} ({number:,} times)" if number > 1 else words for words, number in said.items())
