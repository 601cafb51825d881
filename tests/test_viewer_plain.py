"""The report as plain text, for screen readers and where there is no terminal."""

import sys

import pytest

from a11y_audit.model import Role
from a11y_audit.viewer import run
from a11y_audit.viewer.plain import render as plain
from tests.reports_by_hand import distant_credit, ferry, harbour, image, outcome, page, report


def test_the_plain_report_says_one_thing_a_line_in_reading_order() -> None:
    lines = plain(report(ferry())).splitlines()

    assert lines[0] == "NOT READY. Score 27 of 100. 1 page."
    assert lines[2] == "Page article.md. NOT READY. Score 27 of 100."
    for line in (
        "Photo 1 of 2, line 1.",
        "A screen reader says: “image”",
        "Alt text: missing",
        "Credit: Harbour Times file",
        "Finding 1 of 2, critical: The image tag is empty: it has neither a file nor a description.",
        "To do: Put the picture back, or take the tag and its caption out.",
        "Mending it gains 27.1 points.",
        "Place: article.md, line 1, column 1. Rule: image-empty-tag[nothing], alt-missing[no-attribute].",
    ):
        assert line in lines


def test_the_plain_report_says_where_a_credit_in_the_text_stands() -> None:
    one = report(page("a.html", [image(credit=distant_credit("Titelbild: Ana Ruiz", 9))], [outcome()]))

    assert "Credit, in the text, line 9: Titelbild: Ana Ruiz" in plain(one).splitlines()


def test_the_plain_report_says_each_kind_of_finding_around_the_article_once() -> None:
    images = [image(n, n, role=Role.ICON) for n in (1, 2)]
    lines = plain(report(page("a.html", images, [outcome(image=1, line=1), outcome(image=2, line=2)]))).splitlines()

    assert lines[-5:] == [
        "",
        "Around the article:",
        "Finding 1 of 1, critical, 2 times: A picture has no description. 2 icons.",
        "To do: Say what a reader would see.",
        "Place: a.html, lines 1 and 2. Rule: alt-missing[no-attribute].",
    ]


def test_a_finding_around_the_article_ends_in_one_stop() -> None:
    said = outcome(image=1, message="The tooltip says “Harbour news.”")
    lines = plain(report(page("a.html", [image(1, role=Role.ICON)], [said]))).splitlines()

    assert "Finding 1 of 1, critical: The tooltip says “Harbour news.”" in lines


def test_the_plain_report_says_what_was_accepted_and_why() -> None:
    assert "Accepted: alt-decorative[no-attribute]: line art" in plain(report(harbour())).splitlines()


def test_the_plain_report_has_no_shapes_frames_or_controls() -> None:
    text = plain(report(ferry(), harbour(), page("\x1b[31m\u202e")))

    assert not set(text) & set("■▲◆●○┃┏━─→\x1b\u202e")


@pytest.mark.parametrize("asked", [True, False])
def test_run_prints_the_plain_report_when_asked_and_where_there_is_no_terminal(
    asked: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    run(report(ferry()), plain=asked)

    assert capsys.readouterr().out == plain(report(ferry()))


def test_a_terminal_that_only_prints_gets_the_plain_report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)

    run(report(ferry()))

    assert capsys.readouterr().out == plain(report(ferry()))
