"""The report for an editor at a terminal."""

import re
from functools import partial

import pytest
from rich.cells import cell_len

from a11y_audit.model import AccessibleName, Kind, Role, Severity, Suggestion
from a11y_audit.report import Coverage, Refusal, Report, Suppression
from a11y_audit.reporters import REPORTERS, cards, picture, wording
from a11y_audit.reporters import render as render_as
from a11y_audit.reporters.terminal import Limits
from tests.reports_by_hand import (
    credit,
    distant_credit,
    ferry,
    harbour,
    image,
    outcome,
    page,
    question,
    report,
    statement,
    summed_up,
)

render = partial(render_as, "terminal")
ESCAPE = re.compile("\x1b\\[[0-9;]*m")


def words(one: Report, **settings: object) -> str:
    """The report as one line of words, frames and line breaks left out."""
    return " ".join(re.sub("[┃┏━─]", " ", render(one, **settings)).split())


def test_verdict_score_and_grade_come_first() -> None:
    assert render(report(ferry())).split("\n")[1].split() == "■ NOT READY 27 of 100 grade D".split()  # noqa: SIM905


def test_a_score_is_rounded_down_so_that_nothing_reads_as_better_than_it_is() -> None:
    assert "99 of 100" in render(report(page(score=99.9)))


def test_what_could_not_be_examined_is_said_with_its_reasons() -> None:
    assert "Not examined 11 of 72 checks: 8 The image has no file to open 3 Tesseract is not installed" in words(
        report(ferry())
    )


def test_a_card_gives_number_place_kind_and_score_of_its_image() -> None:
    assert "Photo 1 of 2 · line 1 lead photo, Markdown image · 29 of 100" in words(report(ferry()))


def test_caption_and_credit_stand_apart_with_the_mark_that_parted_them() -> None:
    text = words(report(ferry()))

    assert "Caption Harbour master Ines Duarte, left, and ferry captain Tomas Reyes Credit Harbour Times file" in text
    assert "parted from the caption by “/”" in text


def test_a_credit_that_stands_in_the_text_says_so() -> None:
    one = report(page("a.md", [image(credit=distant_credit("Titelbild: Ana Ruiz", 9))], [outcome()]))

    assert "Credit Titelbild: Ana Ruiz in the text, line 9" in words(one)


def test_findings_with_one_cause_are_shown_and_counted_once() -> None:
    one = report(page("a.md", [image()], [outcome("image-empty-tag", root="r"), outcome("alt-missing", root="r")]))

    assert "1 image · 1 critical" in words(one)
    assert "image-empty-tag[no-attribute] · alt-missing[no-attribute]" in words(one)


def test_a_finding_has_severity_points_message_reason_advice_place_and_rule() -> None:
    text = words(report(page("a.md", [image()], [outcome(line=7, column=3)])))

    for part in (
        "■ critical",
        "+10.0",
        "This photo has no description.",
        "Without a description many screen readers spell out the file name.",
        "→ Say what a reader would see.",
        "a.md:7:3 · alt-missing[no-attribute]",
    ):
        assert part in text


def test_why_is_said_only_where_a_reason_is_met_first() -> None:
    images = [image(1, 1), image(2, 9)]
    text = words(report(page("a.md", images, [outcome(image=1), outcome(image=2, line=9)])))

    assert text.count("Without a description") == 1


def test_a_suggestion_is_called_a_draft_and_names_its_origin() -> None:
    assert (
        "Draft alt text: “A ferry [seen from where?] docks at [which pier?].” from the caption; "
        "look at the picture before you use it" in words(report(ferry()))
    )


def test_a_question_has_its_own_shape_and_word() -> None:
    assert "? question The footage was aired by one broadcaster" in words(report(ferry())).replace(" +0.3", "")


def test_pictures_without_findings_are_named_and_the_images_around_the_article_counted() -> None:
    text = words(report(harbour()))

    assert "Nothing found Photo 1 of 2 (line 12), 1 icon, 1 logo Not judged 1 tracking pixel" in text
    assert "Accepted 1 finding alt-decorative[no-attribute]: line art" in text


def test_what_was_accepted_is_named_with_its_reason_a_few_and_those_of_a_baseline_in_one() -> None:
    known = Suppression(kind="baseline", why="It was there before.")
    own = [outcome(f"alt-{n}", suppressed=Suppression(kind="inSource", why="art")) for n in range(9)]
    text = words(report(page("a.html", [image()], [outcome(suppressed=known), outcome(suppressed=known), *own])))

    assert "Accepted 11 findings It was there before. (2 times) alt-0[no-attribute]: art" in text
    assert text.endswith("alt-6[no-attribute]: art and 2 more")


def test_the_next_steps_name_each_kind_of_fault_once_the_gravest_first() -> None:
    text = words(report(ferry()))

    assert (
        "What to do first, the gravest at the top +27.1 Photo 1 of 2 (and 1 more like it): Put the picture back, or "
        "take the tag and its caption out. +4.1 Photo 1 of 2 (and 1 more like it): Keep picture" in text
    )


def test_a_grave_fault_is_to_be_mended_before_a_small_one_that_gains_more() -> None:
    small = outcome("page-lang-missing", severity=Severity.MINOR, image=None, points=4.2, advice="Add lang.")
    grave = outcome(severity=Severity.SERIOUS, points=0.6)
    made = cards.cards(page("a", [image()], [small, grave]))

    assert [step.cause.first.rule for step in cards.steps(made)] == ["alt-missing", "page-lang-missing"]


def test_what_gains_most_of_all_is_among_the_next_steps_however_grave_the_others() -> None:
    grave = [outcome(f"alt-{n}", severity=Severity.SERIOUS, points=n, root=f"alt-{n}") for n in range(1, 5)]
    small = outcome("page-lang-missing", severity=Severity.MINOR, image=None, points=9)
    made = cards.cards(page("a", [image()], [*grave, small]))

    assert [step.cause.first.rule for step in cards.steps(made)] == ["alt-4", "alt-3", "page-lang-missing"]


def test_many_pages_begin_with_a_table_the_worst_first() -> None:
    lines = render(report(page("fine.html"), harbour(), ferry())).splitlines()
    listed = [line.split()[-1] for line in lines if re.search(r"(fine|harbour)\.html$|article\.md$", line)]

    assert listed[:3] == ["article.md", "site/harbour.html", "fine.html"]


def test_many_pages_begin_with_what_changed_how_they_score_and_what_is_most_frequent() -> None:
    text = words(summed_up(report(harbour(), ferry())))

    assert (
        "Baseline 3 new, 40 known, 2 fixed Scores 7 at 90 or more, 5 at 70 to 89, 4 below 50 "
        "Most frequent ■ 1,200 on 2 pages A picture has no description alt-missing[no-attribute] "
        "? 1 on 1 page The caption names another source credit-provenance[aired-by]" in text
    )


def test_one_page_has_no_overview() -> None:
    assert "Most frequent" not in words(summed_up(report(ferry())))


def test_refused_pages_are_named_with_the_cause() -> None:
    text = words(report(ferry(), refused=[Refusal("big.html", "size", "The file is too large.")]))

    assert "Could not be audited big.html The file is too large. [size]" in text


def test_beyond_the_limits_things_are_counted_not_dropped_silently() -> None:
    images = [image(n, n) for n in range(1, 8)]
    bad = page("a.md", images, [outcome(image=n, line=n) for n in range(1, 8)])
    text = words(report(bad, page("b.md", [image()], [outcome()])), limits=Limits(pages=1, cards=5))

    assert "Not shown 2 more pictures: 2 critical" in text
    assert "1 more page: --format html or json has every page." in text


def test_nothing_found_is_said_and_nothing_to_score_too() -> None:
    text = words(report(page(score=None, grade=None, coverage=Coverage(0, 0))))

    assert "READY nothing to score" in text
    assert "0 images · nothing found" in text


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal_or_than_a_hundred_columns(width: int) -> None:
    korean = page(
        "ko.html",
        [image(caption=statement("부두에 정박한 배 " * 40), credit=credit("사진=김하늘 기자"), src="x" * 300)],
        [outcome(message="漁師" * 90)],
    )

    for line in render(report(ferry(), harbour(), korean), width=width).splitlines():
        assert cell_len(line) <= min(width, 100)


def test_without_colours_there_is_not_one_escape_sequence() -> None:
    assert "\x1b" not in render(report(ferry(), harbour()))


def test_colours_add_nothing_but_colour() -> None:
    plain = render(report(ferry(), harbour()))
    coloured = "\n".join(
        line.rstrip() for line in ESCAPE.sub("", render(report(ferry(), harbour()), colour=True)).split("\n")
    )

    assert coloured == plain


def test_an_ascii_terminal_gets_ascii_signs() -> None:
    text = render(report(ferry()), ascii_only=True)

    assert text.isascii()
    assert "X critical" in text


@pytest.mark.parametrize(
    "payload",
    [
        "\x1b]52;c;aGk=\x07",
        "\x1b]8;;http://evil.example\x1b\\x",
        "[link=http://evil.example]x[/link]",
        "[/AP]",
        "[red]words",
        ":skull:",
        "a\n::error::b",
        "##[error]x",
        "\u202egpj.exe",
        "\ud83d",
    ],
)
def test_page_text_is_printed_to_the_letter_and_steers_nothing(payload: str) -> None:
    evil = page(
        payload,
        [image(alt=payload, src=payload, caption=statement(payload), credit=credit(payload, separator=payload))],
        [outcome(message=payload, advice=payload, rule=payload), question(message=payload)],
        title=payload,
        notes=(payload,),
        coverage=Coverage(2, 1, {payload: 1}),
    )
    text = render(report(evil, page("b.md"), refused=[Refusal(payload, payload, payload)]), colour=True)

    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ESCAPE.sub("", text))
    assert not re.search(r"^\s*(::[a-zA-Z]|##\[)", ESCAPE.sub("", text), re.MULTILINE)
    if payload.startswith(("[", ":")):
        assert payload in " ".join(ESCAPE.sub("", text).split())


@pytest.mark.parametrize("name", REPORTERS)
def test_every_reporter_is_found_by_its_name(name: str) -> None:
    assert "article.md" in render_as(name, report(ferry()))


def test_an_unknown_format_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        render_as("telegram", report(ferry()))


# ------------------------------------------------------------------------------------------- words for images


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (image(alt="A ferry"), "“A ferry, image”"),
        (image(alt=None, src="a/IMG_2041.jpg?w=800"), "“image”, or its file name “IMG_2041.jpg”"),
        (image(alt=None, src=""), "“image”"),
        (image(alt=None, src="data:image/gif;base64,AAAA"), "“image”"),
        (image(alt=""), "nothing: the image is passed over"),
        (image(kind=Kind.CAPTION_ONLY), "nothing: no image is left, only its caption"),
        (image(name=AccessibleName("Search", "aria-label", "button", True)), "“Search, button”"),
    ],
)
def test_what_a_screen_reader_says_is_put_in_words(one: object, said: str) -> None:
    assert wording.spoken(one) == said  # type: ignore[arg-type]


def test_the_articles_own_pictures_come_first_then_the_page_then_the_images_around() -> None:
    images = [image(1, 1, role=Role.LOGO), image(2, 2, role=Role.LEAD), image(3, 3)]
    made = cards.cards(page("a", images, [outcome(image=None)]))

    assert [card.title for card in made] == ["Photo 1 of 2", "Photo 2 of 2", "The page", "Image 1 of 3"]


def test_a_finding_on_many_images_around_the_article_is_said_once() -> None:
    images = [image(n, n, role=Role.TEASER if n % 2 else Role.ICON) for n in range(1, 13)]
    text = words(report(page("a.html", images, [outcome(image=n, line=n) for n in range(1, 13)])))

    assert "12 images · 12 critical" in text
    assert (
        "Around the article ■ critical A picture has no description 6 teaser images, 6 icons 12 times "
        "→ Say what a reader would see. "
        "a.html, lines 1, 2, 3, 4, 5, 6, 7, 8 and 4 more · alt-missing[no-attribute]" in text
    )
    assert text.count("no description") == 1


def test_a_finding_on_one_image_around_the_article_keeps_its_own_words_and_its_draft() -> None:
    logo = image(1, 4, role=Role.LOGO)
    found = outcome(
        message="This logo has no alt text.", line=4, suggestion=Suggestion("alt", "Harbour Times", "title")
    )
    text = words(report(page("a.html", [logo], [found])))

    assert "critical This logo has no alt text." in text
    assert "Draft alt text: “Harbour Times”" in text
    assert "a.html, line 4 · alt-missing[no-attribute]" in text


def test_more_kinds_than_the_limit_are_counted() -> None:
    images = [image(1, 1, role=Role.ICON)]
    found = [outcome(f"alt-{word}") for word in ("missing", "damaged", "doubled")]

    text = words(report(page("a", images, found)), limits=Limits(groups=1))

    assert "1 image · 3 critical" in text
    assert "and 2 more kinds of finding: 2 critical" in text


@pytest.mark.parametrize(("text", "drafts"), [("[Who or what is seen?]", 0), ("A pier [at what time?]", 1)])
def test_a_draft_that_holds_nothing_but_questions_is_not_shown(text: str, drafts: int) -> None:
    (cause,) = cards.causes([outcome(suggestion=Suggestion("alt", text, "template"))])

    assert len(cause.drafts) == drafts


def test_findings_of_an_image_that_is_not_listed_are_not_lost() -> None:
    (card,) = cards.cards(page("a", [], [outcome(image=9)]))

    assert card.title == "The page"
    assert len(card.causes) == 1


def test_faults_come_before_questions_and_the_worst_first() -> None:
    found = cards.causes(
        [question(), outcome("b", severity=Severity.MINOR), outcome("c", points=1.0), outcome("d", points=5.0)]
    )

    assert [cause.first.rule for cause in found] == ["d", "c", "b", "credit-provenance"]


def test_of_equal_outcomes_the_rule_that_names_the_cause_speaks() -> None:
    (cause,) = cards.causes([outcome("alt-missing", root="empty-tag"), outcome("image-empty-tag", root="empty-tag")])

    assert cause.first.rule == "image-empty-tag"


@pytest.mark.parametrize(
    ("lines", "elsewhere"),
    [([4], ""), ([4, 4], ""), ([4, 9], "also in line 9"), ([4, 9, 12, 9], "also in lines 9 and 12")],
)
def test_a_cause_names_the_other_lines_it_stands_in(lines: list[int], elsewhere: str) -> None:
    (cause,) = cards.causes([outcome("id-duplicate", line=line) for line in lines])

    assert cause.elsewhere == elsewhere


# -------------------------------------------------------------------------------------------------- the picture


def test_the_picture_is_well_formed_and_loads_nothing() -> None:
    from xml.etree import ElementTree as ET

    drawn = picture.render(report(ferry()))

    assert ET.fromstring(drawn).tag.endswith("svg")
    assert not re.search(r"url\((?!#)|href=|@import|@font-face|<script", drawn)
