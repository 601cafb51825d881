"""Rule pages: one Markdown file a rule, holding its settings, its words, its reasons for editors and its tests.

A page opens with a title and one fenced `toml rule` block. Sections named Passed, Failed, Can't tell and Not
applicable hold examples: a heading (for faults `reason: title`), the source in a fence, and optionally fences
`toml evidence`, `toml options` and `text report` (the lines the tool prints for it).
"""

from a11y_audit.rulebook.built_in import built_in_rules, rule_folder
from a11y_audit.rulebook.checks import find_check
from a11y_audit.rulebook.page import RulePageError
from a11y_audit.rulebook.rules import PROFILES, SITE, Reason, Rule, read_folder, read_rule

__all__ = [
    "PROFILES",
    "SITE",
    "Reason",
    "Rule",
    "RulePageError",
    "built_in_rules",
    "find_check",
    "read_folder",
    "read_rule",
    "rule_folder",
]
