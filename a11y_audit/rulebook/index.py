"""The index of the rule pages, `rules/README.md`, which is made from them."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from a11y_audit.rulebook.rules import Rule

_TABLE: Final = "| rule | what is wrong | severity | from profile | WCAG |\n|---|---|---|---|---|\n"
_HEAD: Final = """\
# The rules

One page a rule: what is wrong, why it matters, what the tool says, and the examples that are its tests. This index is
made from the pages; `scripts/test --update` rewrites it.
"""


def index(rules: Iterable[Rule]) -> str:
    """The index as Markdown: a table a family, the gravest severity and the first profile of each rule."""
    parts = [_HEAD]
    for family, members in groupby(sorted(rules, key=lambda rule: rule.id), key=lambda rule: rule.family):
        parts.append(f"\n## {family}\n\n{_TABLE}")
        for rule in members:
            worst = min((reason.severity for reason in rule.reasons.values()), key=lambda severity: severity.rank)
            wcag = ", ".join(rule.wcag)
            parts.append(f"| [{rule.id}]({rule.id}.md) | {rule.title} | {worst} | {rule.profile} | {wcag} |\n")
    return "".join(parts)
