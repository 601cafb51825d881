"""Answers to questions: they hold for what was asked, as long as they were given for."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from a11y_audit.acceptance import Acceptance
from a11y_audit.answers import (
    HEAD,
    Answer,
    Answers,
    AnswersError,
    added,
    asked,
    entry,
    is_unanswered,
    make_answer,
    read_answers,
)
from a11y_audit.model import Certainty, Severity, Verdict
from a11y_audit.report import UNKNOWN, PageReport, Suppression
from tests.accepting import article, photo, report_of
from tests.reports_by_hand import image, page, question

HERE = Path()
TODAY = date(2026, 5, 4)
TEXT = article(photo("harbour-stalls", ' alt="Stalls"'), photo("pier-ships", ' alt="Ships in a row at the pier"'))
"""One question: is “Stalls” all there is to see?"""


def the_question(report: PageReport) -> int:
    (index,) = [index for index, outcome in enumerate(report.outcomes) if is_unanswered(outcome)]
    return index


def answer_to(report: PageReport, said: str = "fine", until: date | None = None) -> Answer:
    asked_for = report.outcomes[the_question(report)]
    return make_answer(report, asked_for, HERE, said=said, why="one word is enough", who="Kim", when=TODAY, until=until)


def after(answers: Answers, report: PageReport) -> PageReport:
    return Acceptance(answers=answers).page(report)


def test_what_is_answered_fine_no_longer_counts() -> None:
    report = report_of(TEXT)
    settled = after(Answers([answer_to(report)], TODAY, HERE), report).outcomes[the_question(report)]

    assert settled.suppressed == Suppression(kind="answer", why="one word is enough (Kim, 2026-05-04)")


def test_what_is_answered_a_fault_fails() -> None:
    report = report_of(TEXT)
    settled = after(Answers([answer_to(report, "fault")], TODAY, HERE), report)
    outcome = settled.outcomes[the_question(report)]

    assert (outcome.verdict, outcome.certainty, outcome.suppressed) == (Verdict.FAILED, Certainty.CERTAIN, None)
    assert outcome.message.endswith("It is a fault: one word is enough (Kim, 2026-05-04).")
    assert settled.score is not None
    assert report.score is not None
    assert settled.score < report.score


@pytest.mark.parametrize(
    "now",
    [
        f"\n\n\n{TEXT}",
        TEXT.replace("/img/", "/pictures/"),
        article(photo("pier-ships", ' alt="Ships in a row at the pier"'), photo("harbour-stalls", ' alt="Stalls"')),
    ],
    ids=["moved down", "other folder", "reordered"],
)
def test_an_answer_holds_wherever_the_picture_stands(now: str) -> None:
    answers = Answers([answer_to(report_of(TEXT))], TODAY, HERE)

    assert not any(map(is_unanswered, after(answers, report_of(now)).outcomes))


@pytest.mark.parametrize(
    "now",
    [
        TEXT.replace('alt="Stalls"', 'alt="Boats"'),
        TEXT.replace("Stalls along the quay.", "The quay at night."),
        TEXT.replace("harbour-stalls", "harbour-crowd"),
    ],
    ids=["other alt text", "other caption", "other picture"],
)
def test_an_answer_does_not_hold_for_another_question(now: str) -> None:
    answers = Answers([answer_to(report_of(TEXT))], TODAY, HERE)

    assert sum(map(is_unanswered, after(answers, report_of(now)).outcomes)) == 1


def test_an_answer_holds_on_its_last_day_and_is_asked_again_after_it() -> None:
    report = report_of(TEXT)
    said = answer_to(report, until=date(2026, 6, 30))
    last, over = Answers([said], date(2026, 6, 30), HERE), Answers([said], date(2026, 7, 1), HERE)
    again = after(over, report).outcomes[the_question(report)]

    assert not any(map(is_unanswered, after(last, report).outcomes))
    assert is_unanswered(again)
    assert "Kim said “fine” on 2026-05-04 (one word is enough); that held until 2026-06-30." in again.message
    assert over.expired == [said]


def test_of_two_answers_the_later_counts() -> None:
    report = report_of(TEXT)
    both = [answer_to(report, "fault"), answer_to(report, "fine")]

    assert after(Answers(both, TODAY, HERE), report).outcomes[the_question(report)].suppressed is not None


def asked_on(path: str, src: str = "", alt: str | None = None) -> PageReport:
    """A page with one question, about a picture with this address and text, or about the page itself."""
    images = [image(1, src=src, alt=alt)] if src or alt is not None else []
    outcomes = [question(image=1 if images else None, fingerprint=f"{'ab' * 8}:1")]
    return page(path, images=images, outcomes=outcomes)


@pytest.mark.parametrize(("src", "alt"), [("", None), ("", ""), ("", "Stalls")], ids=["page", "no words", "words"])
def test_an_answer_about_what_has_no_address_holds_on_its_page(src: str, alt: str | None) -> None:
    here, elsewhere = asked_on("a.html", src, alt), asked_on("b.html", src, alt)
    answers = Answers([answer_to(here)], TODAY, HERE)

    assert not any(map(is_unanswered, after(answers, here).outcomes))
    assert all(map(is_unanswered, after(answers, elsewhere).outcomes))


def test_an_answer_about_a_picture_holds_wherever_it_is_shown_with_the_same_words() -> None:
    answers = Answers([answer_to(asked_on("a.html", "/stalls.jpg", "Stalls"))], TODAY, HERE)

    assert not any(map(is_unanswered, after(answers, asked_on("b.html", "/stalls.jpg", "Stalls")).outcomes))
    assert all(map(is_unanswered, after(answers, asked_on("b.html", "/stalls.jpg", "Boats")).outcomes))


def test_an_answer_given_on_the_page_itself_goes_before_one_of_another_page() -> None:
    pages = [asked_on(f"{name}.html", "/stalls.jpg", "Stalls") for name in "abc"]
    given = [answer_to(pages[0], "fault"), answer_to(pages[1], "fine")]
    answers = Answers(given, TODAY, HERE)

    assert [after(answers, each).outcomes[0].verdict for each in pages] == ["failed", "cantTell", "cantTell"]
    assert [bool(after(answers, each).outcomes[0].suppressed) for each in pages] == [False, True, True]
    assert answers.stale() == []


def test_an_answer_to_what_is_no_longer_asked_is_stale() -> None:
    said = answer_to(report_of(TEXT))
    kept, stale = Answers([said], TODAY, HERE), Answers([said], TODAY, HERE)
    after(kept, report_of(TEXT))
    after(stale, report_of(TEXT.replace('alt="Stalls"', 'alt="People between stalls on a quay"')))

    assert kept.stale() == []
    assert stale.stale() == [said]


def test_an_answer_about_a_page_that_was_not_read_is_not_stale() -> None:
    answers = Answers([answer_to(report_of(TEXT))], TODAY, HERE)
    after(answers, report_of(article(photo("boats")), "news/boats.html"))

    assert answers.stale() == []


def test_a_missing_alt_text_and_an_empty_one_are_not_the_same_to_ask_about() -> None:
    missing, empty = (report_of(article(photo("one", alt))) for alt in ("", ' alt=""'))
    about = question(image=1)

    assert asked(about, missing.images) != asked(about, empty.images)


def test_what_could_not_be_examined_is_no_question() -> None:
    assert not is_unanswered(question(reason=UNKNOWN, severity=Severity.NOTE))


def test_an_answer_says_why() -> None:
    report = report_of(TEXT)

    with pytest.raises(AnswersError, match=r"^an answer says why and who, in words$"):
        make_answer(report, report.outcomes[the_question(report)], HERE, said="fine", why=" … ", who="Kim", when=TODAY)


# --------------------------------------------------------------------------------------------------------- the file


@given(st.text(), st.text())
def test_an_answer_survives_its_file_whatever_it_says(words: str, name: str) -> None:
    report = report_of(TEXT)
    said = replace(answer_to(report), why=f"why {words}", who=f"who {name}")
    read = tomllib.loads(HEAD + entry(said))["answer"][0]

    assert read["why"] == said.why
    assert read["who"] == said.who
    assert read["when"] == TODAY


def test_a_file_holds_answers_one_after_the_other(tmp_path: Path) -> None:
    report = report_of(TEXT)
    both = (answer_to(report, "fault"), answer_to(report, until=TODAY))
    file = tmp_path / "answers.toml"
    file.write_text(HEAD + "\n".join(map(entry, both)), encoding="utf-8")

    assert read_answers(file) == both


def test_an_answer_given_anew_goes_for_the_earlier_one() -> None:
    report = report_of(TEXT)
    first, other, second = answer_to(report, "fault"), replace(answer_to(report), page="b.html"), answer_to(report)
    text = added(added(HEAD, [first, other]), [second])

    assert text == HEAD + "\n" + entry(other) + "\n" + entry(second)


def test_answering_anew_leaves_the_rest_of_the_file_as_people_wrote_it() -> None:
    first = answer_to(report_of(TEXT))
    other = entry(replace(first, content="0" * 16))
    text = f"# Ours.\n\n# About one.\n{entry(first)}# Above the next.\n\n{other}# The end.\n"

    assert added(text, [first]) == (
        f"# Ours.\n\n# About one.\n# Above the next.\n\n{other}# The end.\n\n{entry(first)}"
    )


def test_what_only_looks_like_an_answer_stays() -> None:
    first = answer_to(report_of(TEXT))
    lookalike = entry(replace(first, content="0" * 16)).replace(
        'why = "one word is enough"', f'why = """one\n{entry(first)}"""'
    )

    assert added(HEAD + lookalike, [first]).startswith(HEAD + lookalike)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[answer]", "not valid TOML"),
        ("[[answers]]", "there is no setting 'answers'; did you mean 'answer'?"),
        ("[[answer]]\nrule = 'x'", "number 1 of answer: `page` is missing"),
        (entry(answer_to(report_of(TEXT))).replace('"fine"', '"yes"'), "answer in number 1 of answer: expected one of"),
        (entry(answer_to(report_of(TEXT))).replace("2026-05-04", "yesterday"), "not valid TOML"),
        (entry(answer_to(report_of(TEXT))).replace("one word is enough", ""), "regex"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(AnswersError) as error:
        read_answers(file)

    assert says in str(error.value)
    assert str(file) in str(error.value)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    said = answer_to(report_of(TEXT))
    file = tmp_path / "answers.toml"
    file.write_text(HEAD + entry(said), encoding="utf-8-sig")

    assert read_answers(file) == (said,)
