"""The approved reports of tests/pages in every form: they show what the tool says, and that it still says it."""

from pathlib import Path

import pytest

from a11y_audit.config import Config, choose_rules
from a11y_audit.report import Report
from a11y_audit.reporters import render
from a11y_audit.site import Target, audit_target, make_report
from tests.approved import assert_approved

PAGES = Path(__file__).parent / "pages"
REPORTS = PAGES.parent.parent / "reports"
SUFFIX = {
    "terminal": "terminal.txt",
    "lines": "lines.txt",
    "json": "json",
    "html": "html",
    "markdown": "md",
    "sarif": "sarif",
    "junit": "junit.xml",
    "checkstyle": "checkstyle.xml",
    "github": "github.txt",
    "gitlab": "gl.json",
    "rdjson": "rdjson",
    "csv": "csv",
}
"""The forms that are approved; the others hold the same as one of these."""


def pages() -> list[Path]:
    return sorted([*PAGES.rglob("*.html"), *PAGES.rglob("*.md")])


def report_on(page: Path) -> Report:
    """Audits a page without OCR, whose words depend on the engine that is installed."""
    rules = choose_rules(Config())
    path = page.relative_to(PAGES).as_posix()
    return make_report([audit_target(Target(str(page), path, str(page.parent)), rules, ocr=False)], rules)


@pytest.mark.parametrize("form", SUFFIX)
@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(PAGES).as_posix())
def test_a_report_is_as_approved(page: Path, form: str, update: bool) -> None:
    name = page.relative_to(PAGES).as_posix().replace("/", ".")

    assert_approved(REPORTS / f"{name}.{SUFFIX[form]}", render(form, report_on(page)), update=update)


def test_no_approved_report_is_left_over() -> None:
    names = {
        f"{page.relative_to(PAGES).as_posix().replace('/', '.')}.{SUFFIX[form]}" for page in pages() for form in SUFFIX
    }

    assert {path.name for path in REPORTS.iterdir()} == names | {"README.md"}
