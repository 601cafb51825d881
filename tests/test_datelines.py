"""The line that Korean news agencies open captions with names place, agency and photographer: it is the credit."""

import pytest

from a11y_audit.model import PageImage, Source
from a11y_audit.reading import read
from a11y_audit.reading.credits import separate

SENTENCE = "4일 오전 서울의 한 시장에서 시민들이 책을 고르고 있다. 2026.3.4"


def image(figcaption: str) -> PageImage:
    html = f'<html lang=ko><figure><img src="a.jpg" alt=""><figcaption>{figcaption}</figcaption></figure>'
    return read(Source("page.html", html.encode())).images[0]


@pytest.mark.parametrize(
    "dateline",
    ["(서울=연합뉴스) 김민수 기자", "[서울=뉴시스] 이하늘 기자", "【수원=뉴시스】 박지우 기자", "(부산=뉴스1)"],
)
def test_a_dateline_is_the_credit_and_what_follows_the_caption(dateline: str) -> None:
    found = separate(f"{dateline} = {SENTENCE}")

    assert (found.caption, found.credit, found.reason) == (SENTENCE, dateline, "dateline")


@pytest.mark.parametrize(
    "dateline", ["[파리=AP/뉴시스]", "(파리 AFP=연합뉴스)", "(서울 강남=연합뉴스)", "[서울=뉴시스]"]
)
def test_behind_an_agencys_name_a_blank_parts_the_dateline_from_the_caption(dateline: str) -> None:
    found = separate(f"{dateline} {SENTENCE}")

    assert (found.caption, found.credit, found.reason) == (SENTENCE, dateline, "dateline")


@pytest.mark.parametrize(
    ("dateline", "organisations"),
    [
        ("[파리=AP/뉴시스]", ("AP", "뉴시스")),
        ("(파리 AFP=연합뉴스)", ("AFP", "연합뉴스")),
        ("(서울 강남=연합뉴스)", ("연합뉴스",)),
    ],
)
def test_the_place_of_a_dateline_is_nobodys_name(dateline: str, organisations: tuple[str, ...]) -> None:
    found = image(f"{dateline} {SENTENCE}").credit

    assert found is not None
    assert (found.organisations, found.persons) == (organisations, ())


def test_the_reporters_mail_address_is_no_part_of_the_caption() -> None:
    assert separate(f"(서울=연합뉴스) 김민수 기자 = {SENTENCE} minsu@example.org").caption == SENTENCE


def test_a_dateline_behind_the_captions_title_is_found_by_its_element() -> None:
    found = image(f"<strong>붐비는 시장</strong><span>(서울=연합뉴스) 김민수 기자 = {SENTENCE}</span>")

    assert found.caption is not None
    assert found.credit is not None
    assert (found.caption.text, found.credit.text) == (f"붐비는 시장 {SENTENCE}", "(서울=연합뉴스) 김민수 기자")
    assert found.credit.statement.reason == "dateline"
    assert found.credit.persons == ("김민수",)


def test_an_equals_sign_in_a_caption_makes_no_dateline() -> None:
    text = "(가격=할인) 시장의 책값이 내렸다."

    assert separate(text).caption == text
