"""Names of people in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.text.lexicon import LANGUAGES
from a11y_audit.text.names import display_names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "U.S. President Joe Biden and Kim Jong-un", ["Joe Biden", "Kim Jong-un"]),
        ("en", "On Monday George W. Bush met J.K. Rowling.", ["George W. Bush", "J.K. Rowling"]),
        ("en", "Secretary of State Antony Blinken", ["Antony Blinken"]),
        ("en", "Crown Prince Mohammed bin Salman", ["Mohammed bin Salman"]),
        ("de", "Bundeskanzlerin Angela Merkel und Ursula von der Leyen", ["Angela Merkel", "Ursula von der Leyen"]),
        ("fr", "Le président Emmanuel Macron mardi à Lille", ["Emmanuel Macron"]),
        ("ru", "Президент Владимир Путин и Сергей Лавров", ["Владимир Путин", "Сергей Лавров"]),
        ("ko", "김정은 국무위원장과 조 바이든 미국 대통령", ["김정은", "조 바이든"]),
        ("ja", "北朝鮮の金正恩総書記とバイデン大統領", ["金正恩", "バイデン"]),
        ("zh", "王毅外长会见记者", ["王毅"]),
        ("en", "Rain falls on the old harbour.", []),
        ("en", "A view of Seoul in May", []),
    ],
)
def test_names_are_found_without_their_titles(language: str, text: str, names: list[str]) -> None:
    assert [name.text for name in display_names(text, language)] == names


def test_one_word_is_a_name_only_beside_a_title() -> None:
    assert [name.text for name in display_names("Mr. Kim waves in Seoul", "en")] == ["Kim"]


def test_a_title_tells_a_person_from_a_place() -> None:
    titled = {name.text: name.titled for name in display_names("Mayor Oh Se-hoon at Seoul Plaza", "en")}
    assert titled == {"Oh Se-hoon": True, "Seoul Plaza": False}


@given(st.text(), st.sampled_from((*LANGUAGES, "")))
def test_no_text_makes_it_fail(text: str, language: str) -> None:
    for name in display_names(text, language):
        assert text[name.start : name.end] == name.text


def test_a_full_stop_ends_a_name_unless_it_shortens_a_word() -> None:
    assert [name.text for name in display_names("Dr. Ada Lovelace. Then Alan M. Turing.", "en")] == [
        "Ada Lovelace",
        "Alan M. Turing",
    ]


def test_the_possessive_is_no_part_of_a_name() -> None:
    assert [name.text for name in display_names("a photo of Greta Garbo’s house", "en")] == ["Greta Garbo"]
