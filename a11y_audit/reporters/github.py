"""GitHub workflow commands: annotations on the lines of a pull request.

GitHub shows ten errors, ten warnings and ten notices a step and drops the rest without a word. So no more are printed:
the worst of each level, and a last notice that counts what is left.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from a11y_audit.report import Outcome, Report
from a11y_audit.reporters.cards import is_question, plural, rule_name, whole
from a11y_audit.reporters.findings import Quota, each_outcome, level, rank, relative, sentence, words

SHOWN: Final = 10
"""Annotations of one level that GitHub shows of a step."""
_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def pieces(report: Report, *, base: str = "") -> Iterator[str]:
    """Gives the report as workflow commands, one a line.

    Args:
        report: what to tell.
        base: the folder that relative paths start from, the root of the repository.
    """
    found: dict[str, Counter[int]] = {name: Counter() for name in _COMMANDS}
    for _, outcome in each_outcome(report.pages):
        found[level(outcome)][rank(outcome)] += 1
    refused = report.refused[:SHOWN]
    room = {"error": SHOWN - len(refused), "warning": SHOWN, "note": SHOWN - 1}
    quotas = {name: Quota(found[name], room[name]) for name in _COMMANDS}
    for refusal in refused:
        place = {"file": relative(refusal.path, base), "title": "This page could not be audited"}
        yield _command("error", place, f"{words(refusal.why)} [{words(refusal.limit)}]")
    for page, outcome in each_outcome(report.pages):
        if quotas[level(outcome)].takes(rank(outcome)):
            yield _annotation(report, relative(page.path, base), outcome)
    left = {name: quota.left_out for name, quota in quotas.items()}
    left["error"] += len(report.refused) - len(refused)
    yield _command("notice", {"title": report.tool.name}, _summary(report, left))


def _annotation(report: Report, path: str, outcome: Outcome) -> str:
    place = outcome.place
    columns = {"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}
    rule = report.rules.get(outcome.rule)
    title = f"{words(rule.title)} ({words(rule_name(outcome))})" if rule else words(rule_name(outcome))
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
