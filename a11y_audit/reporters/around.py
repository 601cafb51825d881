"""What is found on images around the article (logos, icons, teasers), each kind of finding once.

A page has a few pictures of its own and dozens that the site's templates put around them. The first are shown one by
one; of the others, one line says what is wrong with how many.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from a11y_audit.model import PHOTO_ROLES, Place
from a11y_audit.report import Report
from a11y_audit.reporters.cards import Card, Cause, in_weight
from a11y_audit.reporters.labels import lines, plural
from a11y_audit.reporters.wording import what_role

_MOST_NAMED: Final = 12
"""Pictures without findings that are named one by one."""


class Group(Struct, frozen=True):
    """One kind of finding on images around the article: the first cause speaks."""

    cause: Cause
    cards: tuple[Card, ...]
    places: tuple[Place, ...]

    @property
    def images(self) -> str:
        """On which images ("3 icons, 1 logo"); "" of one, which the words name."""
        return counted_roles(self.cards) if len(self.cards) > 1 else ""

    @property
    def times(self) -> str:
        """How often it is counted ("3 times"); "" of once."""
        return f"{len(self.cards):,} times" if len(self.cards) > 1 else ""

    @property
    def lines(self) -> str:
        """Where it was found ("lines 4, 9 and 12")."""
        return lines(self.places)

    def title(self, report: Report) -> str:
        """What is wrong: of several images the rule's title, of one what was found."""
        rule = report.rules.get(self.cause.first.rule)
        return rule.title if rule and len(self.cards) > 1 else self.cause.first.message


def is_own(card: Card) -> bool:
    """Is the card about a picture of the article's own, or about the page itself?"""
    return card.image is None or card.image.role in PHOTO_ROLES


def groups(made: Iterable[Card]) -> tuple[Group, ...]:
    """What is found on images around the article: faults before questions, the worst first."""
    found: dict[tuple[str, ...], list[tuple[Cause, Card]]] = {}
    for card in made:
        if not is_own(card):
            for cause in card.causes:
                found.setdefault((cause.label, *cause.names), []).append((cause, card))
    grouped = [
        Group(pairs[0][0], tuple(card for _, card in pairs), tuple(cause.first.place for cause, _ in pairs))
        for pairs in found.values()
    ]
    return tuple(sorted(grouped, key=lambda group: in_weight(group.cause)))


def counted_roles(made: Iterable[Card]) -> str:
    """Counts images by what they are ("12 teaser images, 1 logo"), the most frequent first."""
    roles = Counter(what_role(card.image) for card in made if card.image)
    return ", ".join(plural(number, role) for role, number in roles.most_common())


def listed(made: Iterable[Card]) -> str:
    """Names pictures of the article's own, and counts the images around it."""
    kept = list(made)
    own = [card for card in kept if is_own(card)]
    others = [card for card in kept if not is_own(card)]
    named = [f"{card.title} ({card.where})" for card in own[:_MOST_NAMED]]
    more = [f"{len(own) - _MOST_NAMED:,} more"] if len(own) > _MOST_NAMED else []
    return ", ".join([*named, *more, *([counted_roles(others)] if others else [])])
