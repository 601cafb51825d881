"""SARIF 2.1.0, as GitHub code scanning takes it.

GitHub refuses a file with more than 25,000 results and shows 5,000 of a run, so no more than those are written: the
worst first, what was accepted last, with a note of how many were left out. Levels are `error` for critical and serious
faults, `warning` for moderate and minor ones, `note` for notes and questions. Paths are relative to the folder the
audit was started in.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from a11y_audit.model import Certainty, Place
from a11y_audit.report import Outcome, Refusal, Report, RuleInfo, Suppression, named_standards
from a11y_audit.reporters.findings import Quota, each_outcome, level, rank, relative, sentence, uri, words
from a11y_audit.reporters.json import encode
from a11y_audit.reporters.labels import is_question, plural
from a11y_audit.reporters.markdown_text import markdown
from a11y_audit.reporters.safe import clip
from a11y_audit.reporters.standards import address

RESULTS: Final = 5000
"""Results of a run that GitHub shows (it refuses a file of more than 25,000)."""
REFUSALS: Final = 200
"""Pages that could not be audited, of which each gets a notification; the others are counted in one."""
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
_DESCRIPTION: Final = 1000
"""GitHub takes 1,024 characters."""
_RELATED: Final = 100
"""Locations of a result that GitHub shows."""
_MEANT: Final = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})
_LEVELS: Final = ("error", "warning", "note")
_PRECISIONS: Final = {Certainty.CERTAIN: "very-high", Certainty.LIKELY: "high", Certainty.POSSIBLE: "medium"}
_PROBLEMS: Final = {"error": "error", "warning": "warning", "note": "recommendation"}


def pieces(report: Report, *, base: str = "", limit: int = RESULTS) -> Iterator[str]:
    """Gives the report as one SARIF log with one run.

    Args:
        report: what to tell.
        base: the folder that relative paths start from, the root of the repository.
        limit: most results.
    """
    found: Counter[int] = Counter()
    worst: dict[str, tuple[int, Certainty]] = {}
    for _, outcome in each_outcome(report.pages):
        found[rank(outcome)] += 1
        before, sure = worst.get(outcome.rule, (2, outcome.certainty))
        worst[outcome.rule] = min(before, _LEVELS.index(level(outcome))), min(sure, outcome.certainty, key=_sureness)
    quota = Quota(found, limit)
    rules = sorted(worst)
    yield f'{{"$schema":{encode(_SCHEMA)},"version":"2.1.0","runs":[{{"tool":{{"driver":'
    yield encode(_driver(report, rules, worst))
    yield f'}},"columnKind":"unicodeCodePoints","automationDetails":{{"id":"{report.tool.name}/"}},'
    yield f'"originalUriBaseIds":{encode(_BASES)},"invocations":['
    yield encode(_invocation(report, base, quota.left_out))
    yield '],"results":['
    yield from _results(report, base, quota, {rule: index for index, rule in enumerate(rules)})
    yield "]}]}\n"


_BASES: Final = {
    _ROOT: {"description": {"text": "The folder that the audit was started in: the root of the repository."}}
}


def _driver(report: Report, rules: Sequence[str], worst: Mapping[str, tuple[int, Certainty]]) -> dict[str, Any]:
    tool = report.tool
    return {
        "name": tool.name,
        "version": tool.version,
        "semanticVersion": tool.version,
        "rules": [_rule(rule, report.rules.get(rule), *worst[rule]) for rule in rules],
    }


def _rule(name: str, rule: RuleInfo | None, worst: int, sure: Certainty) -> dict[str, Any]:
    title = words(rule.title if rule else name) or words(name) or "rule"
    why = clip(words(rule.why), _DESCRIPTION) if rule and rule.why.strip() else title
    criteria = named_standards(rule.wcag) if rule else []
    read_up = f"a11y-audit explain {words(name)}"
    reasons = [words(reason) for reason in rule.reasons.values()] if rule else []
    link = address(rule) if rule else None
    told = {
        "id": words(name),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {
            "text": " ".join([why, *reasons, *criteria, f"More, with examples: {read_up}"]),
            "markdown": "\n\n".join(
                [
                    f"**{markdown(title)}**",
                    markdown(why),
                    *(f"- {markdown(reason)}" for reason in reasons),
                    *([", ".join(map(markdown, criteria))] if criteria else []),
                    f"More, with examples: `{read_up.replace('`', '')}`",
                ]
            ),
        },
        "defaultConfiguration": {"level": _LEVELS[worst]},
        "properties": {
            "tags": ["accessibility", *([rule.pillar.value] if rule else []), *criteria][:20],
            "precision": _PRECISIONS[sure],
            "problem.severity": _PROBLEMS[_LEVELS[worst]],
        },
    }
    return told | ({"helpUri": link} if link else {})


def _invocation(report: Report, base: str, left_out: int) -> dict[str, Any]:
    notes = [_notification(refusal, base) for refusal in report.refused[:REFUSALS]]
    if len(report.refused) > REFUSALS:
        notes.append(_note("error", f"{len(report.refused) - REFUSALS:,} more pages could not be audited."))
    if left_out:
        notes.append(_note("warning", f"{plural(left_out, 'result')} of the least severity left out: too many."))
    return {"executionSuccessful": not report.refused, "toolExecutionNotifications": notes}


def _note(severity: str, text: str) -> dict[str, Any]:
    return {"level": severity, "message": {"text": text}}


def _notification(refusal: Refusal, base: str) -> dict[str, Any]:
    said = _note("error", _plain(f"{words(refusal.why)} [{words(refusal.limit)}]"))
    return said | {"locations": [{"physicalLocation": {"artifactLocation": _artifact(refusal.path, base)}}]}


def _results(report: Report, base: str, quota: Quota, indices: Mapping[str, int]) -> Iterator[str]:
    comma = ""
    path, artifact = None, {}
    for page, outcome in each_outcome(report.pages):
        if page.path != path:
            path, artifact = page.path, _artifact(page.path, base)
        if quota.takes(rank(outcome)):
            yield comma + encode(_result(outcome, artifact, indices[outcome.rule]))
            comma = ","


def _result(outcome: Outcome, artifact: Mapping[str, str], index: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ruleId": words(outcome.rule),
        "ruleIndex": index,
        "level": level(outcome),
        "message": {"text": _plain(sentence(outcome)) or words(outcome.rule)},
        "locations": [_location(artifact, outcome.place)],
        "properties": {
            "reason": words(outcome.name),
            "severity": outcome.severity.value,
            "certainty": outcome.certainty.value,
            "question": is_question(outcome),
        },
    }
    if outcome.fingerprint:
        told["partialFingerprints"] = {"primaryLocationLineHash": words(outcome.fingerprint)}
    if outcome.others:
        told["relatedLocations"] = [_location(artifact, place) for place in outcome.others[:_RELATED]]
    if outcome.suppressed is not None:
        told["suppressions"] = [_suppression(outcome.suppressed)]
    return told


def _suppression(suppressed: Suppression) -> dict[str, str]:
    kind = "inSource" if suppressed.kind == "inSource" else "external"
    return {"kind": kind, "status": "accepted", "justification": words(suppressed.why)}


def _location(artifact: Mapping[str, str], place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _artifact(path: str, base: str) -> dict[str, str]:
    address = uri(relative(path, base)) or "."
    return {"uri": address} if "://" in address else {"uri": address, "uriBaseId": _ROOT}


def _plain(text: str) -> str:
    """A message in which brackets make no link and braces stand for no argument (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return text.translate(_MEANT)


def _sureness(certainty: Certainty) -> int:
    return list(_PRECISIONS).index(certainty)
