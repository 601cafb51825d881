"""What only shows when pages are laid side by side, once for each picture."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from a11y_audit.config import Config, choose_rules
from a11y_audit.model import Source
from a11y_audit.report import PageReport, Report
from a11y_audit.site import audit_source, make_report

RULES = choose_rules(Config(profile="strict", select=("*-differs-across-pages",)))
PAGE = (
    '<html lang="{3}"><title>{0}</title><h1>{0}</h1><figure><img src="{1}" alt="A bridge">'
    "<figcaption>The bridge. Photo: {2}</figcaption></figure>"
)


def page(path: str, credit: str, src: str = "/img/river-bridge.jpg", lang: str = "en") -> PageReport:
    report = audit_source(Source(path, PAGE.format(path, src, credit, lang).encode()), RULES)
    assert isinstance(report, PageReport)
    return report


def found(report: Report) -> list[tuple[str, str]]:
    return [(page.path, outcome.rule) for page in report.pages for outcome in page.outcomes]


def test_two_credits_for_one_picture_are_reported_once_where_the_second_stands() -> None:
    pages = [page("a.html", "Ana Sá/Lusa"), page("b.html", "Jonas Field/AFP"), page("c.html", "Kim Lee/EPA")]
    report = make_report(pages, RULES)
    assert found(report) == [("b.html", "credit-differs-across-pages")]
    outcome = report.pages[1].outcomes[0]
    assert "“Photo: Ana Sá/Lusa” on a.html:1" in outcome.message
    assert (report.summary.failed, [each.rule for each in report.summary.reasons]) == (
        1,
        ["credit-differs-across-pages"],
    )
    assert "credit-differs-across-pages" in report.rules


@pytest.mark.parametrize(
    "other",
    [
        page("b.html", "Lusa"),
        page("b.html", "Jonas Field/AFP", src="/2023/river-bridge.jpg"),
        page("b.html", "Jonas Field/AFP", lang="de"),
    ],
    ids=["a name in common", "another file", "another language"],
)
def test_what_agrees_or_is_another_picture_is_no_finding(other: PageReport) -> None:
    assert found(make_report([page("a.html", "Ana Sá/Lusa"), other], RULES)) == []


def test_an_address_is_looked_at_from_its_page() -> None:
    apart = [page("1/a.html", "Ana Sá", "river-bridge.jpg"), page("2/b.html", "Jo Field", "river-bridge.jpg")]
    together = [page("1/a.html", "Ana Sá", "river-bridge.jpg"), page("2/b.html", "Jo Field", "../1/river-bridge.jpg")]
    assert found(make_report(apart, RULES)) == []
    assert len(found(make_report(together, RULES))) == 1


def test_who_accepts_findings_is_shown_these_too() -> None:
    shown: list[str] = []

    def nothing_counts(report: PageReport) -> PageReport:
        shown.append(report.path)
        return replace(report, outcomes=())

    report = make_report([page("a.html", "Ana Sá/Lusa"), page("b.html", "Jonas Field/AFP")], RULES, nothing_counts)
    assert shown == ["a.html", "b.html", "b.html#site"]
    assert found(report) == []
    assert report.summary.failed == 0


def test_the_fingerprint_survives_another_order_of_other_pages() -> None:
    one = make_report([page("a.html", "Ana Sá"), page("b.html", "Jo Field")], RULES)
    other = make_report([page("0.html", "Ana Sá"), page("b.html", "Jo Field")], RULES)
    assert one.pages[1].outcomes[0].fingerprint == other.pages[1].outcomes[0].fingerprint


def test_pictures_are_compared_however_many_pages_there_are(tmp_path: Path) -> None:
    pages = [page(f"{n}.html", f"Ana Sá {'/Lusa' * (n % 2)}", f"/img/river-bridge-{n // 50}a.jpg") for n in range(150)]
    pages[149] = page("149.html", "Jo Field/AFP", "/img/river-bridge-2a.jpg")
    assert found(make_report(pages, RULES)) == [("149.html", "credit-differs-across-pages")]
