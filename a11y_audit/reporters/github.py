"""GitHub workflow commands: annotations on the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices a step and drops the rest without a word. So no more are printed:
the worst of each level, and a last notice that counts what is left.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from a11y_audit.report import BriefPage, Outcome, PageReport, Report
from a11y_audit.reporters.findings import Quota, level, level_of, open_findings, parts, rank, relative, sentence, words
from a11y_audit.reporters.labels import is_question, plural, whole

SHOWN: Final = 10
"""Annotations of one level that GitHub shows of a step."""
_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


class _Part(Struct, frozen=True, array_like=True):
    """How many findings of each rank a page has, and the annotations that may be shown, each with its rank."""

    found: dict[int, int]
    first: tuple[tuple[int, str], ...]


def pieces(report: Report, *, base: str = "") -> Iterator[str]:
    """Gives the report as workflow commands, one a line.

    Args:
        report: what to tell.
        base: the folder that relative paths start from, the root of the repository.
    """
    refused = report.refused[:SHOWN]
    for refusal in refused:
        place = {"file": relative(refusal.path, base), "title": "This page could not be audited"}
        yield _command("error", place, f"{words(refusal.why)} [{words(refusal.limit)}]")
    found: Counter[int] = Counter()
    kept: Counter[int] = Counter()
    first: list[tuple[int, str]] = []
    for part in parts(report.pages, lambda page: _part(report, page, base), _Part):
        for each, annotation in part.first:
            if kept[each] < SHOWN:
                kept[each] += 1
                first.append((each, annotation))
        found.update(part.found)
    room = {"error": SHOWN - len(refused), "warning": SHOWN, "note": SHOWN - 1}
    quotas = {
        name: Quota({each: found[each] for each in found if level_of(each) == name}, room[name]) for name in _COMMANDS
    }
    yield from (annotation for each, annotation in first if quotas[level_of(each)].takes(each))
    left = {name: quota.left_out for name, quota in quotas.items()}
    left["error"] += len(report.refused) - len(refused)
    yield _command("notice", {"title": report.tool.name}, _summary(report, left))


def _part(report: Report, page: PageReport | BriefPage, base: str) -> _Part:
    path = relative(page.path, base)
    found: Counter[int] = Counter()
    first = []
    for outcome in open_findings(page):
        found[rank(outcome)] += 1
        if found[rank(outcome)] <= SHOWN:
            first.append((rank(outcome), _annotation(report, path, outcome)))
    return _Part(dict(found), tuple(first))


def _annotation(report: Report, path: str, outcome: Outcome) -> str:
    place = outcome.place
    columns = {"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}
    rule = report.rules.get(outcome.rule)
    title = f"{words(rule.title)} ({words(outcome.name)})" if rule else words(outcome.name)
    where = {"file": path, "line": place.line, "endLine": place.end_line, **columns}
    asked = "Question: " if is_question(outcome) else ""
    return _command(_COMMANDS[level(outcome)], {**where, "title": asked + title}, sentence(outcome))


def _summary(report: Report, left: Mapping[str, int]) -> str:
    summary = report.summary
    score = "nothing to score" if summary.score is None else f"score {whole(summary.score)} of 100"
    said = f"{summary.verdict}, {score}, {plural(summary.pages, 'page')}"
    if summary.refused:
        said += f", {plural(summary.refused, 'page')} could not be audited"
    more = ", ".join(plural(number, _COMMANDS[name]) for name, number in left.items() if number)
    return f"{said}. Not shown here: {more}; GitHub shows {SHOWN} of a kind." if more else f"{said}."


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    said = ",".join(f"{key}={_property(words(str(value)))}" for key, value in properties.items())
    return f"::{name} {said}::{_data(words(message))}\n"


def _data(text: str) -> str:
    """Escapes a message as the runner unescapes it, the percent sign first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
