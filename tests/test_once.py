"""Notes whose cause is one setting of the site are told once in a run."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Severity
from a11y_audit.report import Report
from a11y_audit.site import audit_paths

RULES = choose_rules(Config(profile="strict", select=("iptc-stripped", "alt-missing")))
PAGE = (
    '<html lang="en"><title>{0}</title><h1>{0}</h1><p>The harbour saw a busy day, and many came to watch.</p>'
    '<figure><img src="ferry.jpg"><figcaption>The last ferry. Photo: Ana Prats/Reuters</figcaption></figure>'
)


def site(folder: Path, pages: int, rules: Sequence[ActiveRule] = RULES) -> Report:
    """Pages that each show an agency's photo whose file says nothing of its rights."""
    Image.new("RGB", (600, 400), "teal").save(folder / "ferry.jpg")
    for n in range(pages):
        (folder / f"{n}.html").write_text(PAGE.format(f"Day {n}"), encoding="utf-8")
    return audit_paths([str(folder)], rules, root=str(folder), ocr=False)


def told(report: Report, rule: str) -> list[tuple[str, str]]:
    return [
        (Path(page.path).name, outcome.message)
        for page in report.pages
        for outcome in page.outcomes
        if outcome.rule == rule
    ]


@pytest.mark.parametrize(
    ("pages", "also"),
    [(1, ""), (2, " The same on 1 more page."), (3, " The same on 2 more pages.")],
)
def test_the_first_page_tells_it_for_all(tmp_path: Path, pages: int, also: str) -> None:
    report = site(tmp_path, pages)

    message = "1 of 1 photos credited to agencies say nothing of maker and rights in their files any more."
    assert told(report, "iptc-stripped") == [("0.html", message + also)]


def test_what_each_page_must_mend_itself_is_told_on_each(tmp_path: Path) -> None:
    report = site(tmp_path, 3)

    assert [name for name, _ in told(report, "alt-missing")] == ["0.html", "1.html", "2.html"]


def test_the_sums_count_it_once(tmp_path: Path) -> None:
    report = site(tmp_path, 3)

    counts = {each.rule: each.found for each in report.summary.reasons}
    assert counts == {"alt-missing": 3, "iptc-stripped": 1}


def test_a_note_made_grave_costs_only_the_page_that_tells_it(tmp_path: Path) -> None:
    rules = choose_rules(
        Config(profile="strict", select=("iptc-stripped",), severity={"iptc-stripped": Severity.SERIOUS})
    )
    report = site(tmp_path, 3, rules)

    assert [page.verdict for page in report.pages] == ["FIX FIRST", "READY", "READY"]
    assert [page.score for page in report.pages[1:]] == [100.0, 100.0]
    assert report.pages[0].score is not None
    assert report.summary.lowest == report.pages[0].score < 100.0
