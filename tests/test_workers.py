"""Worker processes: the same results as one process gives, in order; what goes wrong costs one page."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import PASSED, Certainty, Options, Page, Pillar, Result, Severity
from a11y_audit.report import Refusal, Report
from a11y_audit.rulebook import Reason, Rule
from a11y_audit.site import Auditor, Cache, audit_items, audit_paths, discover, make_report, run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

RULES = choose_rules(Config(select=("alt-missing", "caption-missing")))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for n in range(30):
        page = f'<html lang="en"><title>{n}</title><h1>{n}</h1><img src="{n}.jpg"{" alt" * (n % 2)}><p>Words.</p>'
        (tmp_path / f"page-{n:02}.html").write_text(page, encoding="utf-8")
    return tmp_path


def report(site: Path, rules: list[ActiveRule], *, jobs: int | None, seconds: float | None = None) -> Report:
    auditor = Auditor(lambda _: rules, ocr=False, seconds=seconds)
    return make_report(audit_items(discover([str(site)]), auditor, jobs), rules)


def rule_that(acts: Callable[[Page], object]) -> list[ActiveRule]:
    """A rule that does something on the page whose title is 7."""

    def check(page: Page, options: Options) -> Result:
        if page.title and page.title.text == "7":
            acts(page)
        return PASSED

    check.__module__ = "a11y_audit.checks"  # else all of this folder would be read to tell its versions apart
    reason = Reason(severity=Severity.MINOR, certainty=Certainty.CERTAIN, says="", do="")
    rule = Rule(id="page-x", path="", title="", why="", about="page", pillar=Pillar.PAGE, reasons={"x": reason})
    return [ActiveRule(rule, check, Options({}), rule.reasons)]


def test_workers_know_what_is_remembered(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = tmp_path_factory.mktemp("kept")
    audited = site / "audited"

    def audit() -> Report:
        cache = Cache(kept, ocr=False)
        auditor = Auditor(lambda _: rules, ocr=False, cache=cache)
        return make_report(audit_items(discover([str(site)]), auditor, 2), rules)

    rules = rule_that(lambda _: audited.touch())
    first = audit()
    audited.unlink()
    assert audit() == first
    assert not audited.exists()


def test_a_full_disk_is_said_by_whoever_meets_it(site: Path) -> None:
    script = """if True:
        import resource, sys
        from tests.test_workers import RULES, report
        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        try:
            report(sys.argv[1], RULES, jobs=2)
        except OSError as error:
            print(error.strerror, error.filename)
    """
    run = subprocess.run([sys.executable, "-c", script, str(site)], capture_output=True, text=True, check=True)
    assert run.stdout == "File too large temporary file\n"


@pytest.mark.parametrize("jobs", [2, 5, None])
def test_workers_give_what_one_process_gives_in_the_same_order(site: Path, jobs: int | None) -> None:
    assert report(site, RULES, jobs=jobs) == audit_paths([str(site)], RULES, ocr=False)


def test_refusals_keep_their_place_among_the_pages(site: Path) -> None:
    (site / "page-05.html").write_bytes(b"")
    (site / "page-09.html").unlink()
    (site / "page-09.html").symlink_to("/etc/hostname.html")
    assert [(Path(each.path).name, each.limit) for each in report(site, RULES, jobs=2).refused] == [
        ("page-05.html", "empty"),
        ("page-09.html", "outside-root"),
    ]


@pytest.mark.parametrize(
    ("acts", "seconds", "limit", "why"),
    [
        (lambda _: os._exit(9), None, "crash", "The process that audited the page died (exit status 9)."),
        (
            lambda _: os.kill(os.getpid(), signal.SIGUSR1),
            None,
            "crash",
            "The process that audited the page died (signal 10).",
        ),
        (
            lambda _: os.kill(os.getpid(), signal.SIGKILL),
            None,
            "killed",
            "The process that audited the page was killed, probably for want of memory.",
        ),
        (lambda _: time.sleep(60), 1.5, "time", "The page could not be audited within 1.5 seconds."),
    ],
    ids=["exit", "crash", "killed", "too late"],
)
def test_a_worker_that_dies_costs_the_page_it_was_at(
    site: Path, acts: Callable[[Page], object], seconds: float | None, limit: str, why: str
) -> None:
    found = report(site, rule_that(acts), jobs=2, seconds=seconds)
    assert found.refused == (Refusal(str(site / "page-07.html"), limit, why),)
    assert [Path(page.path).stem for page in found.pages] == [f"page-{n:02}" for n in range(30) if n != 7]


@pytest.mark.parametrize("jobs", [1, None])
@pytest.mark.parametrize(
    "acts",
    [lambda _: time.sleep(60), lambda _: re.match("(a+)+$", "a" * 60 + "b")],
    ids=["waits", "regular expression"],
)
def test_a_page_that_is_too_late_in_this_process_is_refused(
    site: Path, acts: Callable[[Page], object], jobs: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_WARM_UP", 60.0)
    found = report(site, rule_that(acts), jobs=jobs, seconds=0.8)
    why = "The page could not be audited within 0.8 seconds."
    assert found.refused == (Refusal(str(site / "page-07.html"), "time", why),)
    assert len(found.pages) == 29


def test_an_alarm_of_somebody_else_is_left_alone(site: Path) -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _: rung.append(number))
    try:
        report(site, rule_that(lambda _: signal.raise_signal(signal.SIGALRM)), jobs=1)
    finally:
        signal.signal(signal.SIGALRM, before)
    assert rung == [signal.SIGALRM]


def test_a_worker_that_dies_once_costs_nothing(site: Path) -> None:
    mark = site / "mark"

    def dies_once(page: Page) -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    assert len(report(site, rule_that(dies_once), jobs=2).pages) == 30


def test_a_name_that_is_no_text_comes_through(site: Path) -> None:
    name = os.fsdecode(b"\xff.html")
    (site / name).write_bytes((site / "page-00.html").read_bytes())
    assert report(site, RULES, jobs=2).pages[-1].path == str(site / name)


def children() -> set[int]:
    listing = Path(f"/proc/self/task/{os.getpid()}/children")
    return {int(number) for number in listing.read_text().split()} if listing.exists() else set()


def test_results_that_nobody_wants_any_more_end_the_workers(site: Path) -> None:
    before = children()
    results = audit_items(discover([str(site)]), Auditor(lambda _: RULES, ocr=False), 2)
    next(results)
    results.close()
    assert children() == before


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_signal_ends_all_processes(site: Path, name: str) -> None:
    script = """if True:
        import os, sys, time
        from tests.test_workers import report, rule_that
        from a11y_audit.cli import _prepare
        _prepare()
        def waits(page):
            print(os.getpid(), flush=True)
            time.sleep(600)
        report(sys.argv[1], rule_that(waits), jobs=2)
    """
    with subprocess.Popen(
        [sys.executable, "-c", script, str(site)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        worker = int(run.stdout.readline())
        run.send_signal(getattr(signal, name))
        run.communicate(timeout=30)
    assert run.returncode != 0
    assert not Path(f"/proc/{worker}").exists()
