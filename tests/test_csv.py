"""The table for spreadsheets."""

import csv
import re
from io import StringIO

import pytest

from a11y_audit.model import Suggestion
from a11y_audit.report import Refusal, Report, Suppression
from a11y_audit.reporters import render
from a11y_audit.reporters.csv import COLUMNS
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, harbour, image, outcome, page, question, report


def rows(one: Report) -> list[dict[str, str]]:
    text = render("csv", one)
    plain = list(csv.reader(StringIO(text, newline=""), strict=True))
    assert {len(row) for row in plain} == {len(COLUMNS)}
    assert all(line.endswith("\r") for line in text.split("\n")[:-1])
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_a_finding_is_a_row_with_page_place_words_and_image() -> None:
    draft = Suggestion("alt", "A ferry docks.", "the caption")
    picture = image(src="img/a.jpg", alt="")
    (row,) = rows(report(page("a.html", [picture], [outcome(line=4, column=2, suggestion=draft)])))

    assert {key: value for key, value in row.items() if value} == {
        "page": "a.html",
        "page_verdict": "NOT READY",
        "page_score": "48.6",
        "line": "4",
        "column": "2",
        "severity": "critical",
        "certainty": "certain",
        "rule": "alt-missing",
        "reason": "no-attribute",
        "message": "This photo has no description.",
        "advice": "Say what a reader would see.",
        "draft": "A ferry docks.",
        "draft_for": "alt",
        "image": "1",
        "image_address": "img/a.jpg",
        "fingerprint": "0123456789abcdef",
    }


def test_every_page_has_a_row_also_one_without_findings_and_a_refused_one() -> None:
    found = rows(report(ferry(), page("fine.html"), refused=[Refusal("big.html", "size", "Too large.")]))

    assert [(row["page"], row["page_verdict"]) for row in found[-2:]] == [
        ("fine.html", "READY"),
        ("big.html", "REFUSED"),
    ]
    assert (found[-1]["reason"], found[-1]["message"]) == ("size", "Too large.")


def test_a_question_is_called_one_and_what_was_accepted_says_why() -> None:
    accepted = outcome(line=2, suppressed=Suppression(kind="baseline", why="known"))
    asked, old = rows(report(page("a.html", [], [question(), accepted])))

    assert (asked["severity"], asked["accepted"]) == ("question", "")
    assert (old["accepted"], old["accepted_because"]) == ("baseline", "known")


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_cell_is_a_formula_or_more_than_a_cell(name: str) -> None:
    found = rows(evil(PAYLOADS[name]))

    assert len(found) == 6
    for value in (value for row in found for value in row.values()):
        assert not value.startswith(("=", "@", "+", "-", "＝", "＋", "－", "＠", "\t"))
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800-\udfff]", value)


def test_ordinary_text_is_left_as_it_is() -> None:
    found = rows(report(harbour()))

    assert found[0]["caption"] == "부두에 정박한 배"


def test_names_of_pages_and_images_are_told_to_the_letter() -> None:
    picture = image(src="img/two  blanks.jpg")
    (row,) = rows(report(page("a  b.html", [picture], [outcome()])))

    assert (row["page"], row["image_address"]) == ("a  b.html", "img/two  blanks.jpg")
