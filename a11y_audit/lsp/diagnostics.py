"""Findings as diagnostics, and what is shown when the pointer rests on one."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from lsprotocol import types

from a11y_audit.lsp.positions import Positions
from a11y_audit.model import Severity, Verdict
from a11y_audit.report import Outcome, RuleInfo
from a11y_audit.reporters.safe import safe

SOURCE: Final = "a11y-audit"
_LEVELS: Final = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.SERIOUS: types.DiagnosticSeverity.Error,
    Severity.MODERATE: types.DiagnosticSeverity.Warning,
    Severity.MINOR: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+!|~-])")


def is_shown(outcome: Outcome) -> bool:
    """Faults and questions are shown; what was accepted, or could not be examined, is not."""
    return outcome.is_open


def diagnostic(outcome: Outcome, uri: str, positions: Positions, page: Path | None) -> types.Diagnostic:
    """One finding. Questions are information, whatever hangs on the answer.

    Args:
        outcome: the finding.
        uri: the document it is in.
        positions: of the document's text.
        page: the rule's page, which the code links to.
    """
    is_question = outcome.verdict is Verdict.CANT_TELL
    others = [
        types.DiagnosticRelatedInformation(types.Location(uri, positions.of(place)), "also here")
        for place in outcome.others
    ]
    return types.Diagnostic(
        range=positions.of(outcome.place),
        message="\n".join(filter(None, (safe(outcome.message), safe(outcome.advice)))),
        severity=types.DiagnosticSeverity.Information if is_question else _LEVELS[outcome.severity],
        code=outcome.name,
        code_description=types.CodeDescription(page.as_uri()) if page else None,
        source=SOURCE,
        related_information=others or None,
    )


def explanation(outcomes: Iterable[Outcome], rules: Mapping[str, RuleInfo]) -> str:
    """Markdown that says of each finding what is wrong, why it matters and what to do."""
    return "\n\n---\n\n".join(_explained(outcome, rules.get(outcome.rule)) for outcome in outcomes)


def _explained(outcome: Outcome, rule: RuleInfo | None) -> str:
    why = (rule.reasons.get(outcome.reason) or rule.why) if rule else ""
    standards = f" · {', '.join(rule.standards)}" if rule and rule.standards else ""
    parts = [
        f"**{_plain(rule.title if rule else outcome.rule)}**",
        _plain(outcome.message),
        _plain(why),
        _plain(outcome.advice),
        f"`{outcome.name}` · {outcome.severity}, {outcome.certainty}{standards}",
    ]
    return "\n\n".join(filter(None, parts))


def _plain(text: str) -> str:
    """Text of a page shown as it is: nothing in it becomes a link or markup."""
    return _MARKDOWN.sub(r"\\\1", safe(text))
