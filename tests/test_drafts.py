"""Drafts of alternative texts: what the page says, for an editor to rewrite."""

import pytest

from a11y_audit.config import Config, choose_rules
from a11y_audit.model import PageImage, Source
from a11y_audit.reading import read
from a11y_audit.report import PageReport
from a11y_audit.site import audit_source
from a11y_audit.text.drafts import QUESTIONS, draft_alt


def picture(caption: str) -> PageImage:
    html = f'<html lang=en><figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>'
    return read(Source("page.html", html.encode())).images[0]


def draft(caption: str) -> str:
    return draft_alt(picture(caption)).text.removesuffix(" [rewrite: say what is seen]")


def test_a_draft_is_the_captions_first_sentence_without_its_credit() -> None:
    said = draft("A ferry leaves the old harbour. It is the last one. Photo: Ana Ruiz")

    assert said == "A ferry leaves the old harbour"


@pytest.mark.parametrize("number", ["Abb. 3: ", "Fig. 2. ", "Figure 1: ", "(Bild 4) ", "Рис. 2. ", "図3：", "그림 1. "])
def test_the_number_of_a_figure_is_no_part_of_a_draft(number: str) -> None:
    assert draft(f"{number}A ferry leaves the old harbour.") == "A ferry leaves the old harbour"


def test_a_sentence_that_says_little_is_read_on() -> None:
    assert draft("Alarm! A ferry leaves the old harbour. It is the last.") == "Alarm! A ferry leaves the old harbour"


def test_a_short_caption_is_a_draft_as_it_is() -> None:
    assert draft("The harbour") == "The harbour"


def test_a_picture_without_a_caption_gets_the_questions_a_description_answers() -> None:
    assert draft_alt(picture("")).text == QUESTIONS


def test_a_mark_that_points_at_the_picture_is_left_out() -> None:
    assert draft("▲ 두 정상이 악수하고 있다. 이어 회담이 열렸다. 자세한 내용은 없다.").startswith("두 정상이")


@pytest.mark.parametrize("caption", ["undefined", "Bildtext", "Image 1"])
def test_a_caption_of_one_word_is_nothing_to_go_on_from(caption: str) -> None:
    assert draft_alt(picture(caption)).text == QUESTIONS


def test_a_function_word_that_the_caption_says_twice_is_drafted_once() -> None:
    assert draft("A ferry leaves the the old harbour.") == "A ferry leaves the old harbour"


@pytest.mark.parametrize(
    ("alt", "drafted"),
    [
        ("Photo of image of a picture of a fire", "A fire [rewrite: say what is seen]"),
        ("Photo of a ferry in the the harbour", "A ferry in the harbour"),
        ("Photo of Ana Ruiz", "Ana Ruiz [rewrite: say what is seen]"),
        ("Photo of Ana Ruiz at the harbour", "Ana Ruiz at the harbour"),
    ],
)
def test_what_is_left_of_an_opening_is_fit_to_use_or_asks_for_more(alt: str, drafted: str) -> None:
    page = audit_source(
        Source("page.html", f'<html lang="en"><img src="a.jpg" alt="{alt}">'.encode()),
        choose_rules(Config(profile="strict")),
        ocr=False,
    )
    assert isinstance(page, PageReport)
    drafts = [one.suggestion for one in page.outcomes if one.rule == "alt-image-of" and one.suggestion]

    assert [one.text for one in drafts] == [drafted]
