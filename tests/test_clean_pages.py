"""Clean article pages, each with a trap named at its top: the audit says nothing about them.

Each page is complete as an editor would have it: described pictures, captions tied to them, credits that are shown.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Source, Verdict
from a11y_audit.report import UNKNOWN, PageReport
from a11y_audit.site import Target, audit_source, audit_target
from a11y_audit.text.lexicon import LANGUAGES

FOLDER = Path(__file__).parent / "clean"
PAGES = sorted(FOLDER.iterdir())


@cache
def desk_rules() -> tuple[ActiveRule, ...]:
    return tuple(choose_rules(Config(profile="desk")))


@cache
def report_on(page: Path) -> PageReport:
    """The page's report. Its pictures are on hosts that do not exist, so that nothing can be said of their pixels."""
    report = audit_target(Target(str(page), page.name, str(FOLDER)), desk_rules(), ocr=False)
    assert isinstance(report, PageReport)
    return report


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_is_found_or_asked_on_a_clean_page(page: Path) -> None:
    outcomes = [outcome for outcome in report_on(page).outcomes if outcome.reason != UNKNOWN]

    assert [(outcome.rule, outcome.reason, outcome.message) for outcome in outcomes] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_photos_of_a_clean_page_are_seen_with_caption_and_credit(page: Path) -> None:
    told = [image for image in report_on(page).images if image.caption and image.alt]

    assert told
    assert any(image.credit for image in told) or page.stem == "credits-at-the-end"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_without_its_alt_texts_the_page_is_not_clean(page: Path) -> None:
    text = re.sub(r' alt="[^"]+"|(?m:^  alt: .*\n)', "", page.read_text(encoding="utf-8"))
    text = re.sub(r"!\[[^\]]+\]", "![]", text)

    report = audit_source(Source(page.name, text.encode()), desk_rules(), ocr=False)

    assert isinstance(report, PageReport)
    assert "alt-missing" in {outcome.rule for outcome in report.outcomes if outcome.verdict is Verdict.FAILED}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_clean_page_names_its_trap_at_the_top(page: Path) -> None:
    assert re.search(r"Trap: \S+ \S+ \S+", page.read_text(encoding="utf-8")[:400])


def test_the_clean_pages_hold_forty_and_more_in_every_language() -> None:
    languages = {(report_on(page).language or "") for page in PAGES}

    assert len(PAGES) >= 40
    assert languages >= set(LANGUAGES)
