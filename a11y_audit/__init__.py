"""Audits news article pages: image accessibility, captions and photo credits.

from a11y_audit import audit

report = audit("article.html")
print(report.summary.verdict, report.summary.score)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from a11y_audit.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from a11y_audit.model import (
        INAPPLICABLE,
        PASSED,
        Credit,
        NotKnown,
        Options,
        Page,
        PageImage,
        Place,
        Statement,
        Suggestion,
        found,
    )
    from a11y_audit.report import Outcome, Report

__all__ = [
    "INAPPLICABLE",
    "PASSED",
    "Credit",
    "NotKnown",
    "Options",
    "Outcome",
    "Page",
    "PageImage",
    "Place",
    "Report",
    "Statement",
    "Suggestion",
    "__version__",
    "audit",
    "found",
]


def __getattr__(name: str) -> Any:
    """Loads what is asked for, so that the command line may settle how modules are loaded before any is."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'report' if name in ('Outcome', 'Report') else 'model'}"), name)


def audit(*paths: "str | Path", profile: str = "desk", ocr: bool = True) -> "Report":
    """Audits pages: files, or folders of them, with the tool's own rules.

    Args:
        paths: HTML or Markdown files, or folders that hold them.
        profile: how strict: "publish", "desk" or "strict".
        ocr: read text in images that lie beside the pages.

    Raises:
        a11y_audit.config.ConfigurationError: there is no such profile.
    """
    from a11y_audit.config import Config, choose_rules
    from a11y_audit.site import audit_paths

    return audit_paths([str(path) for path in paths], choose_rules(Config(profile=profile)), ocr=ocr)
