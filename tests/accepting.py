"""Pages with known faults, audited in this process, for the tests of what a house accepts."""

from collections.abc import Iterable

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import audit
from a11y_audit.model import Source
from a11y_audit.reading import read
from a11y_audit.report import Outcome, PageReport, Suppression

RULES = choose_rules(
    Config(
        profile="strict",
        select=("alt-missing", "caption-missing", "alt-empty-with-caption", "alt-too-short", "suppression-*"),
    )
)
HEAD = '<!doctype html><html lang="en"><head><title>Harbour fair opens</title></head><body><main><article>'
WORDS = "<p>The fair opened on Monday with stalls along the quay and music in the evening, said the mayor.</p>"


def article(*parts: str, head: str = HEAD) -> str:
    return "\n".join([head, "<h1>Harbour fair opens</h1>", *(f"{part}\n{WORDS}" for part in parts)])


def photo(name: str, attributes: str = "", caption: str = "Stalls along the quay.") -> str:
    return f'<figure><img src="/img/{name}.jpg"{attributes}><figcaption>{caption}</figcaption></figure>'


def report_of(text: str, path: str = "news/fair.html") -> PageReport:
    return audit(read(Source(path, text.encode())), RULES)


def found(report: PageReport, rule: str) -> list[Outcome]:
    return [outcome for outcome in report.outcomes if outcome.rule == rule]


def suppressions(outcomes: Iterable[Outcome]) -> list[Suppression | None]:
    return [outcome.suppressed for outcome in outcomes]
