"""What only shows when pages are laid side by side, once for each picture."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import PASSED, NotKnown, Options, Page, PageCheck, Result, Severity, Source
from a11y_audit.model import found as found_by_rule
from a11y_audit.report import SITE_WIDE, Outcome, PageReport, Report, Suppression
from a11y_audit.site import audit_source, make_report

RULES = choose_rules(Config(profile="strict", select=("*-differs-across-pages",)))
assert [active.rule.id for active in RULES] == ["alt-differs-across-pages", "credit-differs-across-pages"]
PAGE = (
    '<html lang="{3}"><title>{0}</title><h1>{0}</h1><figure><img src="{1}" alt="A bridge">'
    "<figcaption>The bridge. Photo: {2}</figcaption></figure>"
)


def page(
    path: str, credit: str, src: str = "/img/river-bridge.jpg", lang: str = "en", rules: Sequence[ActiveRule] = RULES
) -> PageReport:
    report = audit_source(Source(path, PAGE.format(path, src, credit, lang).encode()), rules)
    assert isinstance(report, PageReport)
    return report


ANA, TOM, CDN = "Ana Sá/Lusa", "Thomas Weber/EPA", "https://cdn.example/v2"
TWO = [page("a.html", "Ana Sá/Lusa"), page("b.html", "Jonas Field/AFP")]
THREE = [page(f"{n}.html", by, "/img/pier.jpg") for n, by in enumerate(("Ana Sá/Lusa", "Jonas Field/AFP", "Lusa"))]


def found(report: Report) -> list[tuple[str, str]]:
    return [(page.path, outcome.rule) for page in report.pages for outcome in page.outcomes]


def test_two_credits_for_one_picture_are_reported_once_where_the_second_stands() -> None:
    pages = [page("a.html", "Ana Sá/Lusa"), page("b.html", "Jonas Field/AFP"), page("c.html", "Kim Lee/EPA")]
    report = make_report(pages, RULES)
    assert found(report) == [("b.html", "credit-differs-across-pages")]
    assert "“Photo: Ana Sá/Lusa” on a.html:1" in report.pages[1].outcomes[0].message


def test_a_difference_is_summed_up_and_its_rule_is_explained() -> None:
    report = make_report(TWO, RULES)
    assert report.summary.failed == 1
    assert [each.rule for each in report.summary.reasons] == list(report.rules) == ["credit-differs-across-pages"]


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
    accepted = Suppression(kind="baseline", why="it was there")

    class NothingCounts:
        def page(self, report: PageReport) -> PageReport:
            shown.append(report.path)
            return report

        def site(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
            shown.extend(outcome.rule for outcome in outcomes)
            return [replace(outcome, suppressed=accepted) for outcome in outcomes]

    report = make_report(TWO, RULES, NothingCounts())
    assert shown == ["a.html", "b.html", "credit-differs-across-pages"]
    assert [outcome.suppressed for outcome in report.pages[1].outcomes] == [accepted]
    assert (report.summary.failed, report.summary.verdict, report.summary.score) == (0, "READY", None)


@pytest.mark.parametrize(
    "others",
    [
        [page("0.html", ANA), page("b.html", TOM)],
        [page("a.html", TOM), page("b.html", ANA)],
        [page("0.html", "Mary Brown/AFP"), page("a.html", ANA), page("b.html", TOM)],
        [page("a.html", ANA, f"{CDN}/river-bridge.jpg"), page("b.html", TOM, f"{CDN}/river-bridge.jpg")],
        [page("build/a.html", ANA, "img/river-bridge.jpg"), page("build/b.html", TOM, "img/river-bridge.jpg")],
    ],
    ids=["another page", "exchanged", "one more", "another host", "seen from elsewhere"],
)
def test_the_fingerprint_is_that_of_the_picture(others: list[PageReport]) -> None:
    def fingerprints(pages: list[PageReport]) -> list[str]:
        return [each.fingerprint for page in make_report(pages, RULES).pages for each in page.outcomes]

    assert fingerprints(others) == fingerprints([page("a.html", ANA), page("b.html", TOM)])


def test_equal_fingerprints_are_numbered() -> None:
    pages = [page(f"{n}.html", ANA if n % 2 else TOM, f"/{n // 2}/river-bridge.jpg") for n in range(4)]
    numbers = [each.fingerprint.partition(":") for page in make_report(pages, RULES).pages for each in page.outcomes]
    assert [number for _, _, number in numbers] == ["1", "2"]
    assert len({digest for digest, _, _ in numbers}) == 1


SCORED = [*RULES, *choose_rules(Config(select=("alt-missing",)))]
"""Rules about the site alone give pages no score."""
in_memory_and_in_a_file = pytest.mark.parametrize("others", [1, 70], ids=["in memory", "in a file"])


def second_of(others: int) -> Report:
    """A report on pages of which the second, `b.html`, is told of its difference from the first."""
    more = [page(f"z{n}.html", ANA, f"/img/{n}/pier.jpg", rules=SCORED) for n in range(others)]
    return make_report([page("a.html", ANA, rules=SCORED), page("b.html", TOM, rules=SCORED), *more], SCORED)


@in_memory_and_in_a_file
def test_what_is_found_lowers_the_score_of_the_page_it_stands_on_alone(others: int) -> None:
    first, second, *_ = second_of(others).pages

    assert second.score is not None
    assert second.score < 100.0 == first.score
    assert second.outcomes[0].points == pytest.approx(100 - second.score, abs=0.05)


@in_memory_and_in_a_file
def test_what_is_found_makes_the_verdict_on_its_page_and_on_the_run(others: int) -> None:
    report = second_of(others)
    first, second, *_ = report.pages

    assert (first.verdict, second.verdict, report.summary.verdict) == ("READY", "CHECK", "CHECK")


@in_memory_and_in_a_file
def test_the_summary_counts_scores_and_verdicts_with_what_was_found(others: int) -> None:
    report = second_of(others)
    summary, score = report.summary, report.pages[1].score

    assert (summary.lowest, sum(summary.scores)) == (score, len(report.pages))
    assert [(each.path, each.score, each.failed) for each in summary.worst] == [("b.html", score, 1)]
    assert summary.by_verdict == {"CHECK": 1, "READY": len(report.pages) - 1}
    assert summary.by_severity == {Severity.MODERATE: 1}


def test_a_rule_that_is_off_for_a_page_does_not_compare_it() -> None:
    def rules_for(path: str) -> list[ActiveRule]:
        return [] if path.startswith("archive/") else RULES

    old, new, other = page("archive/a.html", TOM), page("b.html", ANA), page("c.html", "Jonas Field/AFP")
    assert found(make_report([old, new], RULES, rules_for=rules_for)) == []
    assert found(make_report([new, old], RULES, rules_for=rules_for)) == []
    told = found(make_report([old, new, other], RULES, rules_for=rules_for))
    assert told == [("c.html", "credit-differs-across-pages")]


def test_the_severity_is_that_of_the_page_where_it_is_told() -> None:
    id = "credit-differs-across-pages"
    grave = choose_rules(Config(select=(id,), severity={id: Severity.SERIOUS}))
    report = make_report(TWO, RULES, rules_for=lambda path: grave if path == "b.html" else RULES)
    assert [outcome.severity for outcome in report.pages[1].outcomes] == ["serious"]


def raises(page: Page, options: Options) -> Result:
    raise KeyError("with_")


def yields_and_raises(page: Page, options: Options) -> Iterator[Result]:
    yield found_by_rule("differ", image=page.images[1])


def knows_nothing(page: Page, options: Options) -> Iterator[Result]:
    yield PASSED
    raise NotKnown("the day")


@pytest.mark.parametrize("check", [raises, yields_and_raises, lambda page: PASSED], ids=["raises", "no facts", "other"])
def test_a_rule_that_fails_costs_no_page(check: PageCheck) -> None:
    rules = [replace(RULES[1], check=check), RULES[0]]
    report = make_report([*TWO, *THREE], rules)
    (refusal,) = report.refused
    assert (refusal.path, refusal.limit) == (SITE_WIDE, "internal-error")
    assert refusal.why.startswith("credit-differs-across-pages cannot compare the pages (")
    assert len(report.pages) == 5


def test_what_a_rule_does_not_know_is_no_finding() -> None:
    report = make_report(TWO, [replace(RULES[1], check=knows_nothing)])
    assert (found(report), report.refused) == ([], ())


def test_pictures_are_compared_however_many_pages_there_are(tmp_path: Path) -> None:
    pages = [page(f"{n}.html", f"Ana Sá {'/Lusa' * (n % 2)}", f"/img/river-bridge-{n // 50}a.jpg") for n in range(150)]
    pages[149] = page("149.html", "Jo Field/AFP", "/img/river-bridge-2a.jpg")
    assert found(make_report(pages, RULES)) == [("149.html", "credit-differs-across-pages")]
