"""The summary in Markdown, read by a Markdown parser."""

import html
import re

import pytest
from markdown_it import MarkdownIt

from a11y_audit.report import Refusal, Report
from a11y_audit.reporters import render
from a11y_audit.reporters.markdown_text import markdown
from tests.hostile_texts import PAYLOADS, evil
from tests.reports_by_hand import ferry, harbour, outcome, page, report, summed_up

OURS = {"h2", "h3", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td"}


def shown(one: Report, **settings: int) -> str:
    """The report as HTML."""
    return str(MarkdownIt("commonmark").enable("table").render(render("markdown", one, **settings)))


def words(one: Report, **settings: int) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", shown(one, **settings))).split())


def test_verdict_score_and_numbers_come_first() -> None:
    assert words(report(ferry())).startswith(
        "■ NOT READY 27 of 100 · 1 page · 2 images article.md: 2 critical, 2 serious"
    )


def test_one_page_has_its_findings_the_worst_first() -> None:
    rows = re.findall("<tr>(.*?)</tr>", shown(report(ferry())), re.DOTALL)

    assert len(rows) == 1 + 7
    assert "critical" in rows[1]
    assert "question" in rows[-1]


def test_what_has_one_cause_is_one_row() -> None:
    text = words(report(ferry()))

    assert (
        "The image tag is empty: it has neither a file nor a description. This photo has no description. "
        "→ Put the picture back, or take the tag and its caption out. Say what a reader would see. "
        "( image-empty-tag[nothing] , alt-missing[no-attribute] )" in text
    )


def test_of_a_cause_that_is_met_often_the_first_lines_and_words_are_shown() -> None:
    often = [outcome(line=n, message=f"Button {n} is silent.") for n in range(1, 8)]
    text = words(report(page("a.md", [], often)))

    assert "1, 2, 3, 4, and 3 more Button 1 is silent." in text
    assert "Button 4 is silent. and 3 more → Say what a reader would see." in text


def test_the_rows_of_a_page_are_as_many_as_the_line_above_them_counts() -> None:
    text = words(report(ferry()))
    counted = re.search(r"article\.md: (.*?) Findings", text)

    assert counted is not None
    assert sum(map(int, re.findall(r"\d+", counted[1]))) == len(re.findall("<tr>", shown(report(ferry())))) - 1


def test_what_was_accepted_is_counted_so_that_silence_is_seen() -> None:
    assert "site/harbour.html: 1 critical, 1 question, 1 accepted" in words(report(harbour()))


def test_many_pages_have_the_most_frequent_reasons_and_the_worst_pages() -> None:
    text = words(summed_up(report(page("fine.html"), harbour(), ferry())))

    assert "2 NOT READY · 1 READY Baseline: 3 new, 40 known, 2 fixed Scores: 7 at 90 or more" in text
    assert "■ critical 1,200 2 A picture has no description ( alt-missing[no-attribute] )" in text
    assert "? question 1 1 The caption names another source" in text
    assert text.index("article.md") < text.index("site/harbour.html")
    assert "fine.html" not in text


def test_tables_are_capped_and_say_so() -> None:
    bad = page("a.md", [], [outcome(f"alt-{n}") for n in range(1, 8)])
    refused = [Refusal(f"{n}.html", "size", "Too large.") for n in range(30)]
    text = words(report(bad, refused=refused), rows=5)

    assert "and 2 more" in text
    assert "and 25 more" in text
    assert "30 pages could not be audited" in text


def test_nothing_found_and_nothing_to_score_are_said() -> None:
    text = words(report(page(score=None)))

    assert "Nothing to score" in text
    assert "nothing found" in text


@pytest.mark.parametrize("name", PAYLOADS)
def test_page_text_becomes_no_markup(name: str) -> None:
    for one in (evil(PAYLOADS[name]), report(evil(PAYLOADS[name]).pages[0])):
        drawn = shown(one)

        assert set(re.findall("<([a-z0-9]+)", drawn)) <= OURS
        assert not set(re.findall("<!--.*?-->", drawn, re.DOTALL)) - {"<!-- -->"}
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800-\udfff]", drawn)


@pytest.mark.parametrize(
    "text", ["a | b", "1. no list", "- none", "# none", "*x* _y_ `z`", "[a](b)", "<b>", "&amp;", "~~x~~"]
)
def test_text_is_shown_to_the_letter(text: str) -> None:
    drawn = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown(text))

    assert html.unescape(drawn.replace("<!-- -->", "").removeprefix("<p>").removesuffix("</p>\n")) == text


@pytest.mark.parametrize("text", ["@editors", "#12", "https://evil.example", "www.evil.example", ":skull:"])
def test_nobody_is_called_and_nothing_is_linked_by_plain_text(text: str) -> None:
    assert text not in re.sub(r"\\", "", markdown(text))
