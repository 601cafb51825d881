"""One finding a line, for editors, build logs and grep."""

import re

import pytest

from a11y_audit.model import Certainty, Severity, Verdict
from a11y_audit.report import Coverage, Refusal, Suppression
from a11y_audit.reporters import lines, render
from tests.reports_by_hand import ferry, harbour, outcome, page, question, report

GCC = re.compile(r"^(.*?):(\d+):(\d+): (error|warning|note): (.*)$")


def shown(*outcomes: object, path: str = "a.html") -> list[str]:
    return render("lines", report(page(path, [], outcomes))).splitlines()  # type: ignore[arg-type]


def test_a_finding_gives_place_severity_certainty_rule_message_and_advice() -> None:
    line = lines.line("news/summit.html", outcome(line=41, column=9))

    assert line == (
        "news/summit.html:41:9: error: critical certain alt-missing[no-attribute] "
        "This photo has no description. — Say what a reader would see."
    )


def test_a_question_is_a_note_and_says_that_it_asks() -> None:
    line = lines.line("a.html", question(severity=Severity.SERIOUS))

    assert line.startswith("a.html:1:1: note: question serious possible credit-provenance[aired-by] The footage")


@pytest.mark.parametrize(
    ("severity", "level"),
    [("critical", "error"), ("serious", "error"), ("moderate", "warning"), ("minor", "warning"), ("note", "note")],
)
def test_severities_become_the_levels_that_problem_matchers_know(severity: str, level: str) -> None:
    match = GCC.match(lines.line("a.html", outcome(severity=Severity(severity), certainty=Certainty.LIKELY)))

    assert match
    assert match[4] == level
    assert match[5].startswith(f"{severity} likely ")


def test_findings_stand_in_the_order_of_the_page() -> None:
    listed = shown(outcome(line=30), outcome(line=4, column=20), outcome(line=4, column=3))

    assert [line.split(": ")[0] for line in listed[:3]] == ["a.html:4:3", "a.html:4:20", "a.html:30:1"]


def test_accepted_passed_and_unexaminable_outcomes_are_not_listed() -> None:
    listed = shown(
        outcome(suppressed=Suppression(kind="inSource", why="house style")),
        outcome(verdict=Verdict.PASSED),
        outcome("text-in-image", reason="unknown", verdict=Verdict.CANT_TELL, certainty=Certainty.POSSIBLE),
    )

    assert len(listed) == 1


def test_a_refused_page_names_the_limit_and_says_why() -> None:
    listed = render("lines", report(refused=[Refusal("big.html", "size", "The file is too large.")])).splitlines()

    assert listed[0] == "big.html: refused[size]: The file is too large."


def test_the_last_line_sums_up() -> None:
    unread = Refusal("big.html", "size", "The file is too large.")
    last = render("lines", report(ferry(), harbour(), refused=[unread])).splitlines()[-1]

    assert last == (
        "a11y-audit: NOT READY, score 49 of 100, 11 findings (5 critical, 2 serious, 2 minor, 2 questions), "
        "1 accepted, 2 pages, 7 images, 81 of 92 checks could be run "
        "(not the others, mostly: The image has no file to open), 1 page refused"
    )


def test_one_cause_that_kept_checks_from_an_answer_is_told_alone() -> None:
    unread = page(coverage=Coverage(5, 3, {"OCR was switched off": 2}))

    assert "3 of 5 checks could be run (not the others: OCR was switched off)" in render("lines", report(unread))
    assert render("lines", report(page(coverage=Coverage(0, 0)))).endswith(", nothing was examined\n")


def test_where_no_page_was_audited_no_checks_are_counted() -> None:
    last = render("lines", report(refused=[Refusal("a.html", "empty", "The file is empty.")])).splitlines()[-1]

    assert last.endswith("nothing to score, 0 pages, 0 images, 1 page refused")


def test_nothing_found_and_nothing_to_score_are_said() -> None:
    last = render("lines", report(page(score=None, coverage=Coverage(0, 0)))).splitlines()[-1]

    assert last.startswith("a11y-audit: READY, nothing to score, nothing found, 1 page, 0 images")


@pytest.mark.parametrize(
    "payload", ["a\nb::error::x", "\x1b[31mred", "##[error]x", "\u202egnp", "\u2028next", "\ud83d"]
)
def test_page_text_and_file_names_cannot_forge_a_line(payload: str) -> None:
    listed = shown(outcome(message=payload, advice=payload, rule=payload), path=payload)

    assert len(listed) == 2
    assert not re.search("[\x00-\x1f\u202e\u2028\ud83d]|::error|^##\\[", listed[0])


def test_a_very_long_text_is_cut() -> None:
    (line, _) = shown(outcome(message="word " * 30_000))

    assert len(line) < 700
