"""The pages of a report: a sequence that can be gone through again and again, however many they are."""

import gc
import os
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from a11y_audit.config import Config, choose_rules
from a11y_audit.model import Source
from a11y_audit.report import Outcome, PageReport
from a11y_audit.reporters import render
from a11y_audit.reporters.json import load
from a11y_audit.site import audit_source, make_report, sharing
from a11y_audit.site.sheet import make_sheet
from a11y_audit.site.spool import MOST_HELD, Spool, SpooledPages
from tests.open_files import counts_open_files, open_files

RULES = choose_rules(Config(select=("alt-missing",)))


def page(n: int, title: str = "Port") -> PageReport:
    source = Source(f"{n}.html", f'<html lang="en"><title>{title} {n}</title><img src="{n}.jpg">'.encode())
    report = audit_source(source, RULES)
    assert isinstance(report, PageReport)
    return report


PAGES = [page(n) for n in range(5)]


def spooled(pages: list[PageReport], most_held: int) -> Spool:
    spool = Spool(most_held)
    for each in pages:
        spool.add(make_sheet(each))
    return spool


def test_few_pages_are_a_tuple() -> None:
    assert spooled(PAGES, 5).pages() == tuple(PAGES)


@pytest.mark.parametrize("most_held", [0, 1, 4])
def test_many_pages_come_back_as_they_were_each_time(most_held: int) -> None:
    pages = spooled(PAGES, most_held).pages()
    assert isinstance(pages, SpooledPages)
    assert len(pages) == 5
    for _ in range(2):
        assert list(pages) == PAGES


def test_pages_can_be_gone_through_by_several_at_once() -> None:
    pages = spooled(PAGES, 0).pages()
    assert [(one, other) for one, other in zip(pages, pages, strict=True)] == list(zip(PAGES, PAGES, strict=True))


def test_a_page_can_be_asked_for_by_its_number() -> None:
    pages = spooled(PAGES, 0).pages()
    assert (pages[0], pages[-1], pages[1:3]) == (PAGES[0], PAGES[-1], tuple(PAGES[1:3]))
    with pytest.raises(IndexError):
        pages[5]


@pytest.mark.parametrize("most_held", [0, 9])
def test_outcomes_that_came_to_light_late_are_on_their_page(most_held: int) -> None:
    late = PAGES[0].outcomes[0]
    pages = spooled(PAGES, most_held).pages({1: (late,)})
    assert pages[1].outcomes == (*PAGES[1].outcomes, late)
    assert [each for n, each in enumerate(pages) if n != 1] == [PAGES[0], *PAGES[2:]]


def test_lone_surrogates_are_kept() -> None:
    odd = audit_source(Source(os.fsdecode(b"\xff.md"), b"![a](b.jpg)"), RULES)
    assert isinstance(odd, PageReport)
    assert list(spooled([odd], 0).pages()) == [odd]


@counts_open_files
def test_the_file_goes_with_the_pages() -> None:
    before = open_files()
    pages = spooled([page(0, "Port " * 100_000), page(1, "Port " * 300_000)], 0).pages()
    assert open_files() == before + 1
    del pages
    gc.collect()
    assert open_files() == before


def test_a_report_of_many_pages_is_written_and_read_back_like_one_of_few() -> None:
    pages = [page(n) for n in range(MOST_HELD + 3)]
    report = make_report(pages, RULES)
    assert isinstance(report.pages, SpooledPages)
    again = load(render("json", report))
    assert again.pages == tuple(pages)
    assert again.summary == report.summary


@pytest.mark.parametrize("form", ["lines", "json", "jsonl"])
def test_every_form_is_the_same_whether_pages_are_in_memory_or_in_a_file(form: str) -> None:
    pages = [page(0), page(1, "Häfen"), replace(page(2), title="\ud800")]
    few = make_report(pages, RULES)
    many = replace(few, pages=spooled(pages, 0).pages())
    assert isinstance(many.pages, SpooledPages)
    assert render(form, many) == render(form, few)


def test_a_page_in_brief_has_what_was_found_late() -> None:
    late = PAGES[0].outcomes
    pages = spooled(PAGES, 0).pages({3: late})
    assert isinstance(pages, SpooledPages)
    assert list(pages.map_brief(lambda each: len(each.outcomes), int)) == [1, 1, 1, 2, 1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_several_processes_tell_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH_IT", 2)
    pages = [*PAGES, replace(page(5), title="\ud800"), page(6)]
    few = make_report(pages, RULES)
    many = replace(few, pages=spooled(pages, 0).pages(jobs=3))
    assert render("lines", many) == render("lines", few)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_what_a_process_did_not_come_to_is_told_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "WORTH_IT", 2)
    here = os.getpid()

    def double(n: int) -> int:
        if n == 5 and os.getpid() != here:
            os._exit(9)
        return 2 * n

    assert list(sharing.answers(double, int, 8, 2)) == [2 * n for n in range(8)]


def test_the_summary_names_the_worst_pages_and_the_most_frequent_reasons() -> None:
    fine = audit_source(Source("fine.html", b'<html lang="en"><title>A</title><img src="a.jpg" alt="A boat">'), RULES)
    assert isinstance(fine, PageReport)
    summary = make_report([fine, *PAGES], RULES).summary
    assert [each.path for each in summary.worst] == [f"{n}.html" for n in range(5)]
    assert [(each.rule, each.found, each.pages) for each in summary.reasons] == [("alt-missing", 5, 5)]
    assert sum(summary.scores) == sum(each.score is not None for each in (fine, *PAGES))
    assert summary.lowest == min(each.score for each in (fine, *PAGES) if each.score is not None)


def test_pages_are_shown_to_who_may_accept_findings_as_they_come_in() -> None:
    seen: list[str] = []

    class NothingCounts:
        def page(self, report: PageReport) -> PageReport:
            seen.append(report.path)
            return replace(report, outcomes=()) if report.path == "1.html" else report

        def site(self, outcomes: Sequence[Outcome]) -> Sequence[Outcome]:
            return outcomes

    report = make_report(PAGES, RULES, NothingCounts())
    assert seen == [each.path for each in PAGES]
    assert report.summary.failed == 4
    assert report.pages[1].outcomes == ()
