"""Where a rule's standards can be read up."""

from collections.abc import Mapping
from typing import Final

from a11y_audit.report import RuleInfo

ACT_RULES: Final = "https://www.w3.org/WAI/standards-guidelines/act/rules/"
"""Below it stands the page of each rule of ACT, by its id."""
CRITERIA: Final[Mapping[str, str]] = {
    "1.1.1": "non-text-content",
    "1.3.1": "info-and-relationships",
    "1.4.4": "resize-text",
    "1.4.5": "images-of-text",
    "2.1.1": "keyboard",
    "2.2.2": "pause-stop-hide",
    "2.4.1": "bypass-blocks",
    "2.4.2": "page-titled",
    "2.4.4": "link-purpose-in-context",
    "2.4.6": "headings-and-labels",
    "3.1.1": "language-of-page",
    "3.1.2": "language-of-parts",
    "4.1.2": "name-role-value",
}
"""The success criteria of WCAG 2.2 that rules rest on, and what the W3C calls them in addresses."""


def address(rule: RuleInfo) -> str | None:
    """Gives the page of the W3C that explains what the rule rests on, None when it rests on no success criterion."""
    for act in rule.act:
        return f"{ACT_RULES}{act}/"
    for clause in rule.wcag:
        if clause in CRITERIA:
            return f"https://www.w3.org/WAI/WCAG22/Understanding/{CRITERIA[clause]}"
    return None
