"""The baseline: what was there before does not count, what is new does, whatever moves."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from a11y_audit.acceptance import Acceptance
from a11y_audit.baseline import (
    EMPTY,
    Baseline,
    BaselineError,
    StoredPage,
    counted,
    encoded,
    known_marked,
    read_baseline,
)
from a11y_audit.comparison import Comparison
from a11y_audit.model import Certainty, Severity, Verdict
from a11y_audit.report import SITE_WIDE, UNKNOWN, Change, Outcome, PageReport, Suppression
from a11y_audit.score import harm
from tests.accepting import WORDS, article, found, photo, report_of
from tests.reports_by_hand import outcome, page, question

OLD = photo("harbour-stalls"), photo("pier-ships")


def baseline_of(*reports: PageReport, folder: Path) -> Baseline:
    comparison = Comparison(EMPTY, folder)
    for report in reports:
        comparison.page(report)
    return comparison.updated()


def new_ones(outcomes: Sequence[Outcome]) -> list[Outcome]:
    return [each for each in outcomes if each.suppressed is None and each.reason != UNKNOWN]


def written(folder: Path, path: str, text: str) -> PageReport:
    """The report of a page that is really there."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return report_of(text, str(file))


# ---------------------------------------------------------------------------------------------------- what is known


@pytest.mark.parametrize(
    "now",
    [
        article(*OLD),
        article(*reversed(OLD)),
        article(WORDS, WORDS, *OLD),
        article(*OLD).replace("\n", "\r\n\r\n"),
        article(*OLD).replace("/img/", "https://cdn.example/v2/img/"),
        article(*OLD).replace("stalls.jpg", "stalls.3f9ac2d81b.jpg"),
        article(*OLD).replace("stalls.jpg", "stalls-Dk2_Pq9z.jpg"),
        article(*OLD).replace("stalls.jpg", "stalls_hu3f9ac2d81b_800x0_resize_q75.jpg"),
        article(*OLD).replace("Stalls along", "Many stalls along"),
    ],
    ids=["same", "reordered", "moved down", "other line ends", "other host", "digest", "vite", "hugo", "caption"],
)
def test_what_was_there_before_is_known_wherever_it_stands(tmp_path: Path, now: str) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    comparison = Comparison(before, tmp_path)
    outcomes = comparison.page(written(tmp_path, "fair.html", now))

    assert new_ones(outcomes) == []
    assert comparison.fixed() == []
    assert {each.suppressed.kind for each in outcomes if each.suppressed} == {"baseline"}


def test_a_new_fault_of_an_old_kind_shows(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    outcomes = Comparison(before, tmp_path).page(report_of(article(*OLD, photo("three")), str(tmp_path / "fair.html")))

    assert [each.rule for each in new_ones(outcomes)] == ["alt-missing"]


def test_the_same_picture_once_more_shows(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    outcomes = Comparison(before, tmp_path).page(
        report_of(article(*OLD, photo("pier-ships")), str(tmp_path / "fair.html"))
    )

    assert [each.fingerprint[-2:] for each in new_ones(outcomes)] == [":2"]


def test_a_fault_of_another_page_shows(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    outcomes = Comparison(before, tmp_path).page(written(tmp_path, "ships.html", article(*OLD)))

    assert len(new_ones(outcomes)) == 2


@pytest.mark.parametrize("name", ["archive/fair.html", "harbour-fair-2024.html"])
def test_a_page_that_moved_is_known_by_its_name_or_title(tmp_path: Path, name: str) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    (tmp_path / "fair.html").unlink()
    comparison = Comparison(before, tmp_path)
    outcomes = comparison.page(written(tmp_path, name, article(*OLD)))

    assert new_ones(outcomes) == []
    assert comparison.fixed() == []
    assert list(comparison.updated().pages) == list(comparison.shrunk().pages) == [name]


def test_a_page_that_moved_lends_its_entries_once(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    (tmp_path / "fair.html").unlink()
    comparison = Comparison(before, tmp_path)
    comparison.page(written(tmp_path, "a/fair.html", article(*OLD)))

    assert len(new_ones(comparison.page(written(tmp_path, "b/fair.html", article(*OLD))))) == 2


def test_the_baseline_may_lie_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = baseline_of(written(tmp_path, "site/fair.html", article(*OLD)), folder=tmp_path)
    monkeypatch.chdir(tmp_path / "site")

    assert list(before.pages) == ["site/fair.html"]
    assert new_ones(Comparison(before, Path("..")).page(report_of(article(*OLD), "fair.html"))) == []


# ------------------------------------------------------------------------------------------------- what is fixed


def test_what_no_longer_occurs_is_named(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    comparison = Comparison(before, tmp_path)
    comparison.page(report_of(article(photo("pier-ships")), str(tmp_path / "fair.html")))

    assert comparison.fixed() == [Change(str(tmp_path / "fair.html"), "alt-missing[captioned]", 1)]


def test_pages_that_were_not_part_of_the_run_are_not_called_fixed(tmp_path: Path) -> None:
    reports = [written(tmp_path, name, article(*OLD)) for name in ("fair.html", "ships.html")]
    comparison = Comparison(baseline_of(*reports, folder=tmp_path), tmp_path)
    comparison.page(reports[0])

    assert comparison.fixed() == []
    assert set(comparison.updated().pages) == set(comparison.shrunk().pages) == {"fair.html", "ships.html"}


def test_pages_beside_the_baselines_folder_can_be_gone_too(tmp_path: Path) -> None:
    reports = [written(tmp_path, name, article(*OLD)) for name in ("fair.html", "ships.html")]
    (tmp_path / "build").mkdir()
    baseline = baseline_of(*reports, folder=tmp_path / "build")
    (tmp_path / "ships.html").unlink()
    comparison = Comparison(baseline, tmp_path / "build", [str(tmp_path)])
    comparison.page(reports[0])

    assert set(comparison.shrunk().pages) == {"../fair.html"}


def test_pages_in_the_baselines_own_folder_are_below_the_folder_above(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    report = written(tmp_path, "build/fair.html", article(*OLD))
    comparison = Comparison(baseline_of(report, folder=tmp_path / "build"), tmp_path / "build", [str(tmp_path)])
    (tmp_path / "build" / "fair.html").unlink()

    assert comparison.shrunk().pages == {}


def test_a_folder_beside_the_baselines_own_says_nothing_of_it_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    report = written(tmp_path, "build/fair.html", article(*OLD))
    before = baseline_of(report, folder=tmp_path / "build")
    (tmp_path / "build" / "fair.html").unlink()

    assert set(Comparison(before, tmp_path / "build", [str(tmp_path / "_")]).shrunk().pages) == {"fair.html"}


def test_a_page_that_is_gone_has_nothing_left_to_mend(tmp_path: Path) -> None:
    reports = [written(tmp_path, name, article(*OLD)) for name in ("fair.html", "ships.html")]
    comparison = Comparison(baseline_of(*reports, folder=tmp_path), tmp_path, [str(tmp_path)])
    (tmp_path / "ships.html").unlink()
    comparison.page(reports[0])

    assert comparison.fixed() == [Change("ships.html", "alt-missing[captioned]", 2)]
    assert set(comparison.shrunk().pages) == {"fair.html"}


def test_a_page_is_not_gone_for_a_run_that_did_not_look_there(tmp_path: Path) -> None:
    reports = [written(tmp_path, name, article(*OLD)) for name in ("news/fair.html", "sport/ships.html")]
    comparison = Comparison(baseline_of(*reports, folder=tmp_path), tmp_path, [str(tmp_path / "news")])
    (tmp_path / "sport" / "ships.html").unlink()
    comparison.page(reports[0])

    assert comparison.fixed() == []
    assert set(comparison.updated().pages) == set(comparison.shrunk().pages) == {"news/fair.html", "sport/ships.html"}


@pytest.mark.parametrize(
    "now",
    [
        page("a.html", passed={}, inapplicable=()),
        page("a.html", outcomes=[question("alt-missing", reason=UNKNOWN)], passed={"alt-missing": 1}),
    ],
    ids=["not run", "not examined"],
)
def test_what_could_not_be_judged_stays_in_the_baseline(tmp_path: Path, now: PageReport) -> None:
    (tmp_path / "a.html").write_text("", encoding="utf-8")
    stored = StoredPage(findings={"alt-missing[no-attribute]": {"0123456789abcdef": 2}})
    comparison = Comparison(replace(EMPTY, pages={"a.html": stored}), tmp_path)
    comparison.page(replace(now, path=str(tmp_path / "a.html")))

    assert comparison.fixed() == []
    assert comparison.updated().pages["a.html"].findings == stored.findings
    assert comparison.shrunk().pages["a.html"].findings == stored.findings


@pytest.mark.parametrize(
    ("seen", "running", "fixed"),
    [
        (2, ["alt-differs-across-pages"], 1),
        (1, ["alt-differs-across-pages"], 0),
        (2, ["alt-missing"], 0),
    ],
    ids=["all was seen", "a part was seen", "the rule did not run"],
)
def test_what_pages_have_against_each_other_is_mended_when_all_were_compared(
    tmp_path: Path, seen: int, running: list[str], fixed: int
) -> None:
    pages = [written(tmp_path, name, article(*OLD)) for name in ("news/fair.html", "ships.html", "gone.html")]
    against = {"alt-differs-across-pages[two-texts]": {"0123456789abcdef": 1}}
    before = replace(baseline_of(*pages, folder=tmp_path), site=against)
    (tmp_path / "gone.html").unlink()
    comparison = Comparison(before, tmp_path, [str(tmp_path)], running)
    for report in pages[:seen]:
        comparison.page(report)
    comparison.site([])

    assert sum(change.count for change in comparison.fixed() if change.path == SITE_WIDE) == fixed
    assert comparison.shrunk().site == comparison.updated().site == ({} if fixed else against)


def test_what_pages_have_against_each_other_is_known_whatever_page_it_is_told_on(tmp_path: Path) -> None:
    comparison = Comparison(EMPTY, tmp_path)
    told = [outcome("credit-differs-across-pages", fingerprint=f"{'1' * 16}:{n}") for n in (1, 2, 3)]
    comparison.site(told[:2])
    again = Comparison(comparison.updated(), tmp_path)

    assert (comparison.new, list(comparison.updated().pages)) == (2, [])
    assert new_ones(again.site(told)) == told[2:]
    assert (again.known, again.new, again.fixed()) == (2, 1, [])


def test_a_run_that_compares_nothing_keeps_what_pages_have_against_each_other(tmp_path: Path) -> None:
    before = replace(EMPTY, site={"credit-differs-across-pages[differ]": {"0123456789abcdef": 1}})

    assert Comparison(before, tmp_path).updated() == Comparison(before, tmp_path).shrunk() == before


# ------------------------------------------------------------------------------------------------------- the ratchet


def test_a_score_that_fell_is_noticed_though_the_fault_is_known(tmp_path: Path) -> None:
    better = article(photo("harbour-stalls"), photo("pier-ships", ' alt="Ships at the pier"'))
    before = baseline_of(written(tmp_path, "fair.html", better), folder=tmp_path)
    comparison = Comparison(before, tmp_path)
    comparison.page(report_of(article(*OLD), str(tmp_path / "fair.html")))

    assert comparison.worse == [str(tmp_path / "fair.html")]


def test_scores_of_another_model_are_not_compared(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("", encoding="utf-8")
    comparison = Comparison(replace(EMPTY, model="news-0", pages={"a.html": StoredPage(score=100.0)}), tmp_path)
    comparison.page(report_of(article(*OLD), str(tmp_path / "a.html")))

    assert comparison.worse == []


def test_shrinking_takes_out_what_was_mended_and_keeps_the_better_score(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    comparison = Comparison(before, tmp_path)
    better = article(photo("harbour-stalls"), photo("pier-ships", ' alt="Ships at the pier"'), photo("new"))
    comparison.page(report_of(better, str(tmp_path / "fair.html")))
    shrunk = comparison.shrunk().pages["fair.html"]

    assert {kind: len(digests) for kind, digests in shrunk.findings.items()} == {"alt-missing[captioned]": 1}
    assert shrunk.score is not None
    assert shrunk.score >= (before.pages["fair.html"].score or 0)


def test_shrinking_adds_no_page(tmp_path: Path) -> None:
    comparison = Comparison(EMPTY, tmp_path)
    comparison.page(written(tmp_path, "fair.html", article(*OLD)))

    assert comparison.shrunk() == EMPTY


# --------------------------------------------------------------------------------------------------------- the file


def test_a_baseline_survives_its_file(tmp_path: Path) -> None:
    baseline = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    file = tmp_path / "baseline.json"
    file.write_text(encoded(baseline), encoding="utf-8")

    assert read_baseline(file) == baseline
    assert encoded(baseline).endswith("}\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no baseline"),
        ("[]", "is no baseline"),
        ("{}", "missing required field"),
        ('{"schema": "a11y-audit-report-1"}', "is no baseline"),
        ('{"schema": "a11y-audit-baseline-1", "model": "news-1", "pages": {}, "more": 1}', "unknown field `more`"),
        ("<<<<<<< ours\n{}\n", "is no baseline"),
        (
            '{"schema": "a11y-audit-baseline-1", "model":"","pages":{"":{"findings":{"":{"0123456789abcdef": 0}}}}}',
            ">= 1",
        ),
        (
            '{"schema": "a11y-audit-baseline-1", "model": "", "pages": {"": {"findings": {"x": {"short": 1}}}}}',
            "regex",
        ),
        ("[" * 100_000, "is no baseline"),
    ],
)
def test_a_file_that_is_something_else_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BaselineError, match=r"baseline\.json is no baseline") as error:
        read_baseline(file)

    assert says in str(error.value)


def test_a_missing_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="`a11y-audit baseline` makes one"):
        read_baseline(tmp_path / "none.json")


# ------------------------------------------------------------------------------------------------------- the counts

KINDS = ("alt-missing", "caption-missing", "credit-missing")
DIGESTS = ("0" * 16, "1" * 16, "2" * 16)
FINDINGS = st.lists(
    st.builds(
        lambda rule, digest, verdict, severity, why: outcome(
            rule,
            fingerprint=f"{digest}:1",
            verdict=verdict,
            severity=severity,
            certainty=Certainty.CERTAIN if verdict is Verdict.FAILED else Certainty.POSSIBLE,
            suppressed=Suppression(kind="inSource", why=why) if why else None,
        ),
        st.sampled_from(KINDS),
        st.sampled_from(DIGESTS),
        st.sampled_from((Verdict.FAILED, Verdict.CANT_TELL)),
        st.sampled_from(Severity),
        st.sampled_from(("", "", "agreed")),
    ),
    max_size=12,
)


def totals(outcomes: Sequence[Outcome]) -> Counter[tuple[str, str]]:
    return Counter({(kind, digest): n for kind, digests in counted(outcomes).items() for digest, n in digests.items()})


@settings(max_examples=40)
@given(FINDINGS, FINDINGS)
def test_new_and_fixed_are_exactly_the_differences_of_the_counts(before: list[Outcome], now: list[Outcome]) -> None:
    outcomes, left = known_marked(now, counted(before))
    fixed = Counter({(kind, digest): n for kind, digests in left.items() for digest, n in digests.items()})

    assert totals(outcomes) == totals(now) - totals(before)
    assert fixed == totals(before) - totals(now)


@settings(max_examples=40)
@given(FINDINGS, FINDINGS)
def test_a_baseline_never_raises_the_harm_of_anything(before: list[Outcome], now: list[Outcome]) -> None:
    outcomes, _ = known_marked(now, counted(before))

    assert all(harm(one) in (0.0, harm(other)) for one, other in zip(outcomes, now, strict=True))


@settings(max_examples=40)
@given(FINDINGS, st.randoms(use_true_random=False))
def test_order_does_not_matter(now: list[Outcome], random: object) -> None:
    shuffled = list(now)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert new_ones(known_marked(shuffled, counted(now))[0]) == []


# ----------------------------------------------------------------------------------------------------- on the report


def test_known_faults_cost_no_points_and_new_ones_do(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    acceptance = Acceptance(comparison=Comparison(before, tmp_path))
    same = acceptance.page(report_of(article(*OLD), str(tmp_path / "fair.html")))
    more = acceptance.page(report_of(article(*OLD, photo("three")), str(tmp_path / "fair.html")))

    assert (same.score, same.verdict) == (100.0, "READY")
    assert more.score is not None
    assert more.score < 100.0
    assert all(each.points == 0.0 for each in more.outcomes if each.suppressed)
    assert found(more, "alt-missing")[-1].points > 0


def test_a_page_of_which_nothing_is_known_stays_the_very_same(tmp_path: Path) -> None:
    report = report_of(article(*OLD), str(tmp_path / "fair.html"))

    assert Acceptance(comparison=Comparison(EMPTY, tmp_path)).page(report) is report


def test_the_summary_counts_what_changed(tmp_path: Path) -> None:
    before = baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path)
    acceptance = Acceptance(comparison=Comparison(before, tmp_path))
    acceptance.page(report_of(article(photo("harbour-stalls"), photo("three")), str(tmp_path / "fair.html")))
    changes = acceptance.changes()

    assert changes is not None
    assert (changes.new, changes.known, changes.fixed) == (1, 1, 1)


def test_the_baseline_is_json_that_people_can_merge(tmp_path: Path) -> None:
    text = encoded(baseline_of(written(tmp_path, "fair.html", article(*OLD)), folder=tmp_path))
    digests = json.loads(text)["pages"]["fair.html"]["findings"]["alt-missing[captioned]"]

    assert all(sum(digest in line for line in text.splitlines()) == 1 for digest in digests)
