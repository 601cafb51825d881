"""The viewer's filter: `rule:caption-* sev>=serious img:2 page:harbour` and plain words, all of which must hold."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from a11y_audit.model import Severity
from a11y_audit.model.rule_names import stands_for
from a11y_audit.report import PageReport
from a11y_audit.reporters import cards
from a11y_audit.reporters.cards import Card, Cause
from a11y_audit.reporters.labels import LABELS


class QueryError(ValueError):
    """A filter that makes no sense; the message is one sentence."""


class Finding(Struct, frozen=True):
    """One cause with the card and page it stands on. `page` counts the report's pages from 0, worst first."""

    page: int
    path: str
    card: Card
    cause: Cause


class Query(Struct, frozen=True):
    """What findings are wanted."""

    rules: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    images: frozenset[int] = frozenset()
    least: Severity = Severity.NOTE

    def matches(self, finding: Finding) -> bool:
        """Does the finding meet every term?"""
        return (
            finding.cause.first.severity.rank <= self.least.rank
            and (not self.images or (finding.card.image is not None and finding.card.image.n in self.images))
            and all(term in finding.path.casefold() for term in self.pages)
            and all(_names_rule(pattern, finding.cause) for pattern in self.rules)
            and (not self.words or _says(self.words, finding))
        )


def parse(text: str) -> Query:
    """Reads a filter.

    Raises:
        QueryError: a severity or an image number that is none.
    """
    rules, pages, words, images = [], [], [], set()
    least = Severity.NOTE
    for term in text.split():
        key, _, value = term.partition(":")
        if term.lower().startswith("sev>="):
            least = _severity(term[5:])
        elif not value:
            words.append(term.casefold())
        elif key == "rule":
            rules.append(value)
        elif key == "page":
            pages.append(value.casefold())
        elif key == "img":
            if not value.isdecimal():
                raise QueryError(f"“{value}” is no image number.")
            images.add(int(value))
        else:
            words.append(term.casefold())
    return Query(tuple(rules), tuple(pages), tuple(words), frozenset(images), least)


class Filter(Struct, frozen=True):
    """What is listed: findings that meet what was typed and are grave enough; questions, too, or not."""

    text: str = ""
    query: Query = Query()
    least: Severity = Severity.NOTE
    asking: bool = True

    def wants(self, finding: Finding) -> bool:
        """Is the finding listed?"""
        return (
            finding.cause.first.severity.rank <= self.least.rank
            and (self.asking or not finding.cause.is_question)
            and self.query.matches(finding)
        )

    @property
    def conditions(self) -> tuple[str, ...]:
        """What findings must meet, in words; none when all are listed."""
        said = [self.text] if self.text else []
        if self.least is not Severity.NOTE:
            said.append(f"{self.least} or worse" if self.least.rank else f"only {self.least}")
        return (*said, *(() if self.asking else ("no questions",)))


def findings(number: int, page: PageReport) -> Iterator[Finding]:
    """Every finding of the page with this number: images in page order, the worst of an image first."""
    for card in cards.cards(page):
        for cause in card.causes:
            yield Finding(number, page.path, card, cause)


ORDERS: Final[Mapping[str, Callable[[Finding], Any]]] = {
    "page": lambda finding: finding.page,
    "severity": lambda finding: LABELS.index(finding.cause.label),
    "rule": lambda finding: finding.cause.names,
    "gain": lambda finding: -finding.cause.points,
}
"""What findings may be sorted by; of equals, those of the worse page come first."""


def in_order(found: Iterable[Finding], order: str) -> list[Finding]:
    """Sorts findings by one of `ORDERS`."""
    return sorted(found, key=ORDERS[order])


def _severity(name: str) -> Severity:
    try:
        return Severity(name.lower())
    except ValueError:
        raise QueryError(f"“{name}” is no severity; there are {', '.join(Severity)}.") from None


def _names_rule(pattern: str, cause: Cause) -> bool:
    return any(stands_for(pattern, outcome.rule, outcome.reason) for outcome in cause.outcomes)


def _says(words: tuple[str, ...], finding: Finding) -> bool:
    image = finding.card.image
    texts = [finding.path, finding.card.title, finding.cause.label]
    for outcome in finding.cause.outcomes:
        texts += (outcome.name, outcome.message, outcome.advice)
    if image:
        texts += (image.src, image.alt or "", image.caption.text if image.caption else "")
        texts.append(image.credit.text if image.credit else "")
    said = "\n".join(texts).casefold()
    return all(word in said for word in words)
