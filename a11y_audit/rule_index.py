"""The index of the rule pages: `rules/README.md`, generated and checked by a test."""

from collections.abc import Iterable
from itertools import groupby

from a11y_audit.model import Severity
from a11y_audit.rulebook import Rule

_RANKS = tuple(Severity)
_HEAD = """\
# The rules

One page a rule: what is wrong, why it matters, what the tool says, and the examples that are its tests. This index is
made from the pages; `scripts/test --update` rewrites it.
"""


def index(rules: Iterable[Rule]) -> str:
    """The index as Markdown: a table a family, the gravest severity and the first profile of each rule."""
    parts = [_HEAD]
    for family, members in groupby(sorted(rules, key=lambda rule: rule.id), key=lambda rule: rule.family):
        parts.append(
            f"\n## {family}\n\n| rule | what is wrong | severity | from profile | WCAG |\n|---|---|---|---|---|\n"
        )
        for rule in members:
            worst = min((reason.severity for reason in rule.reasons.values()), key=_RANKS.index)
            wcag = ", ".join(rule.wcag)
            parts.append(f"| [{rule.id}]({rule.id}.md) | {rule.title} | {worst} | {rule.profile} | {wcag} |\n")
    return "".join(parts)
