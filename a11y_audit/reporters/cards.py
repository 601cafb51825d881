"""What every reporter for people shows, worked out once: findings by cause, images as cards, what to do first."""

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from a11y_audit.model import PHOTO_ROLES, Suggestion
from a11y_audit.report import BriefPage, ImageReport, Outcome, PageReport
from a11y_audit.reporters.labels import counts, is_question, label, lines

_VERDICT_RANK: Final = {"NOT READY": 0, "FIX FIRST": 1, "CHECK": 2}
_STEPS: Final = 3
"""What to do first is told in so many."""
_UNWRITTEN: Final = re.compile(r"\[[^\]]*\]")


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
    def elsewhere(self) -> str:
        """Where else it stands ("also in lines 9 and 12"); "" when it stands in one line."""
        here = self.first.place.line
        also = lines(outcome.place for outcome in self.outcomes if outcome.place.line != here)
        return f"also in {also}" if also else ""

    @property
    def points(self) -> float:
        """What the page's score gains once the cause is gone."""
        return max(outcome.points for outcome in self.outcomes)

    @property
    def gain(self) -> str:
        """That gain, as written ("+4.5"); "" when it is nothing: two faults that each cost a page all its points."""
        return f"+{self.points:.1f}" if self.points >= 0.05 else ""

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


def found(made: Iterable[Card]) -> dict[str, int]:
    """How many causes there are of each label, worst first: what reports for people count, as the score does."""
    return counts(cause.label for card in made for cause in card.causes)


def badness(page: PageReport | BriefPage) -> tuple[int, bool, float]:
    """What pages are sorted by, the worst first: verdict, then score."""
    return _VERDICT_RANK.get(page.verdict, 3), page.score is None, page.score or 0.0


def worst_first(pages: Iterable[PageReport]) -> list[PageReport]:
    """Sorts pages by verdict, then score."""
    return sorted(pages, key=badness)


def steps(made: Iterable[Card]) -> list[Step]:
    """What to do first: the gravest faults, of equals what gains most, and in any case what gains most of all.

    Each kind of fault once; questions are left out.
    """
    kinds: dict[tuple[str, str], list[tuple[Card, Cause]]] = {}
    for card in made:
        for cause in card.causes:
            if not cause.is_question:
                kinds.setdefault((cause.first.rule, cause.first.reason), []).append((card, cause))
    ranked = [Step(*max(pairs, key=lambda pair: pair[1].points), len(pairs) - 1) for pairs in kinds.values()]
    ranked.sort(key=lambda step: (step.cause.first.severity.rank, -step.cause.points))
    gravest, rest = ranked[:_STEPS], ranked[_STEPS:]
    most = max(rest, key=lambda step: step.cause.points, default=None)
    if most is None or most.cause.points <= max(step.cause.points for step in gravest):
        return gravest
    return [*gravest[:-1], most]


def _weight(outcome: Outcome) -> tuple[bool, int, float, bool]:
    """Worst first; of equals, the rule that the root cause is named after speaks."""
    return is_question(outcome), outcome.severity.rank, -outcome.points, not outcome.rule.endswith(outcome.root)


def in_weight(cause: Cause) -> tuple[bool, int, float, bool]:
    """What causes are sorted by: faults before questions, the worst first."""
    return _weight(cause.first)
