"""What every reporter for people shows, worked out once: findings by cause, images as cards, plain words for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from re import compile as pattern
from typing import Final
from urllib.parse import unquote

from msgspec import Struct

from a11y_audit.model import PHOTO_ROLES, Certainty, Kind, Role, Severity, Suggestion, Verdict
from a11y_audit.report import BriefPage, ImageReport, Outcome, PageReport, Report

QUESTION: Final = "question"
LABELS: Final = (*(severity.value for severity in Severity), QUESTION)
"""What a finding may be called, worst first."""
_VERDICT_RANK: Final = {"NOT READY": 0, "FIX FIRST": 1, "CHECK": 2}
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
_FIELDS: Final = {"alt": "alt text"}
_UNWRITTEN: Final = pattern(r"\[[^\]]*\]")
_SPOKEN_ROLES: Final[Mapping[str, str]] = {"img": "image", "graphics-document": "image", "": "image"}


class Cause(Struct, frozen=True):
    """Outcomes that are mended together, worst first."""

    outcomes: tuple[Outcome, ...]

    @property
    def first(self) -> Outcome:
        """The outcome that speaks for the cause."""
        return self.outcomes[0]

    @property
    def is_question(self) -> bool:
        """Does it only ask?"""
        return is_question(self.first)

    @property
    def label(self) -> str:
        """Severity in a word, or "question"."""
        return label(self.first)

    @property
    def more(self) -> tuple[str, ...]:
        """What the other outcomes say, each thing once."""
        said = dict.fromkeys(outcome.message for outcome in self.outcomes)
        return tuple(message for message in said if message != self.first.message)

    @property
    def points(self) -> float:
        """What the page's score gains once the cause is gone."""
        return max(outcome.points for outcome in self.outcomes)

    @property
    def advice(self) -> tuple[str, ...]:
        """What to do, each thing once."""
        return tuple(dict.fromkeys(outcome.advice for outcome in self.outcomes if outcome.advice))

    @property
    def drafts(self) -> tuple[Suggestion, ...]:
        """Drafts that hold more than the questions to be answered, each once."""
        made = dict.fromkeys(outcome.suggestion for outcome in self.outcomes)
        return tuple(draft for draft in made if draft and _UNWRITTEN.sub("", draft.text).strip(" .,;:/()"))

    @property
    def names(self) -> tuple[str, ...]:
        """The rules and reasons behind it ("alt-missing[no-attribute]")."""
        return tuple(dict.fromkeys(outcome.name for outcome in self.outcomes))


class Card(Struct, frozen=True):
    """One image and what was found about it; a page's own card has no image."""

    title: str
    where: str
    image: ImageReport | None
    causes: tuple[Cause, ...]

    @property
    def label(self) -> str:
        """The worst cause's label, "" when there is none."""
        return self.causes[0].label if self.causes else ""


class Step(Struct, frozen=True):
    """Something to do next: the card and cause where it gains most, and on how many other cards it is due."""

    card: Card
    cause: Cause
    others: int

    @property
    def where(self) -> str:
        """The card's title, and how many more ("Photo 1 of 2 (and 1 more like it)")."""
        return f"{self.card.title} (and {self.others} more like it)" if self.others else self.card.title

    @property
    def text(self) -> str:
        """What to do, or what is wrong when no advice is given."""
        return self.cause.advice[0] if self.cause.advice else self.cause.first.message


def is_question(outcome: Outcome) -> bool:
    """Is the outcome put to the editor, instead of being held against the page?"""
    return outcome.verdict is Verdict.CANT_TELL or outcome.certainty is Certainty.POSSIBLE


def label(outcome: Outcome) -> str:
    """Severity in a word, or "question"."""
    return QUESTION if is_question(outcome) else outcome.severity.value


def accepted(page: PageReport) -> tuple[str, ...]:
    """What was accepted on a page, and why ("alt-missing[captioned]: line art"), each thing once."""
    said = Counter(
        outcome.suppressed.why if outcome.suppressed.kind == "baseline" else f"{outcome.name}: {outcome.suppressed.why}"
        for outcome in page.outcomes
        if outcome.suppressed
    )
    return tuple(f"{words} ({number:,} times)" if number > 1 else words for words, number in said.items())


def causes(outcomes: Iterable[Outcome]) -> tuple[Cause, ...]:
    """Groups what is open by root cause: faults before questions, the worst first."""
    roots: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.is_open:
            roots.setdefault(outcome.root or outcome.rule, []).append(outcome)
    return tuple(sorted((Cause(tuple(sorted(root, key=_weight))) for root in roots.values()), key=in_weight))


def cards(page: PageReport) -> tuple[Card, ...]:
    """Gives a card for every image and one for the page itself, when something was found on it.

    The article's own pictures come first, in page order, then the page, then the images around the article.
    """
    about: dict[int | None, list[Outcome]] = {}
    for outcome in page.outcomes:
        about.setdefault(outcome.image, []).append(outcome)
    photos = sum(image.role in PHOTO_ROLES for image in page.images)
    made, photo = [], 0
    for image in page.images:
        photo += image.role in PHOTO_ROLES
        title = f"Photo {photo} of {photos}" if image.role in PHOTO_ROLES else f"Image {image.n} of {len(page.images)}"
        made.append(Card(title, f"line {image.place.line}", image, causes(about.pop(image.n, ()))))
    rest = causes(outcome for outcomes in about.values() for outcome in outcomes)
    own = [card for card in made if card.image and card.image.role in PHOTO_ROLES]
    around = [card for card in made if card.image and card.image.role not in PHOTO_ROLES]
    return (*own, *([Card("The page", "", None, rest)] if rest else ()), *around)


def badness(page: PageReport | BriefPage) -> tuple[int, bool, float]:
    """What pages are sorted by, the worst first: verdict, then score."""
    return _VERDICT_RANK.get(page.verdict, 3), page.score is None, page.score or 0.0


def worst_first(pages: Iterable[PageReport]) -> list[PageReport]:
    """Sorts pages by verdict, then score."""
    return sorted(pages, key=badness)


def counts(labels: Iterable[str]) -> dict[str, int]:
    """How often each label occurs, worst first, those that do not left out."""
    return in_order(Counter(labels))


def in_order(found: Mapping[str, int]) -> dict[str, int]:
    """Counts by label, worst first, without those that are 0."""
    return {label: found[label] for label in LABELS if found.get(label)}


def counted(numbers: Mapping[str, int]) -> str:
    """Says counts in words ("2 critical, 1 question")."""
    return ", ".join(
        plural(number, label) if label in ("note", QUESTION) else f"{number:,} {label}"
        for label, number in numbers.items()
    )


def plural(number: int, noun: str) -> str:
    """Says how many ("1 photo", "3 photos")."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def what(image: ImageReport) -> str:
    """Says in plain words what the image is on the page."""
    kind = _KINDS.get(image.kind)
    return f"{_ROLES[image.role]}, {kind}" if kind else _ROLES[image.role]


def what_role(image: ImageReport) -> str:
    """Says in plain words what the image does on the page ("icon", "teaser image")."""
    return _ROLES[image.role]


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


def whole(score: float) -> int:
    """A score as people read it: rounded down, so that nothing reads as better than it is."""
    return int(score)


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
    clauses = [f"WCAG {clause}" for rule in rules for clause in rule.wcag]
    return ", ".join(dict.fromkeys(clauses + [f"ACT {act}" for rule in rules for act in rule.act]))


def steps(made: Iterable[Card], limit: int = 3) -> list[Step]:
    """What to do first: the gravest faults, of equals what gains most; each kind once, questions left out."""
    found: dict[tuple[str, str], list[tuple[Card, Cause]]] = {}
    for card in made:
        for cause in card.causes:
            if not cause.is_question and cause.points > 0:
                found.setdefault((cause.first.rule, cause.first.reason), []).append((card, cause))
    ranked = [Step(*max(pairs, key=lambda pair: pair[1].points), len(pairs) - 1) for pairs in found.values()]
    return sorted(ranked, key=lambda step: (step.cause.first.severity.rank, -step.cause.points))[:limit]


def _weight(outcome: Outcome) -> tuple[bool, int, float, bool]:
    """Worst first; of equals, the rule that the root cause is named after speaks."""
    return is_question(outcome), outcome.severity.rank, -outcome.points, not outcome.rule.endswith(outcome.root)


def in_weight(cause: Cause) -> tuple[bool, int, float, bool]:
    """What causes are sorted by: faults before questions, the worst first."""
    return _weight(cause.first)
