"""Which scripts texts are written in, and which need no more than Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.text.scripts import is_beyond_latin, script_of, scripts


@pytest.mark.parametrize("text", ["", "A boat", "Zoë’s “boat” – 5 € · Łódź…", "• ™ ≈ 3 m²"])
def test_letters_marks_and_signs_of_latin_texts_are_not_beyond_it(text: str) -> None:
    assert not is_beyond_latin(text)


@pytest.mark.parametrize("text", ["사진=연합뉴스", "A boat／AFP", "写真：共同", "ภาพ", "Фото", "صورة", "boat 𠮷"])
def test_one_letter_or_wide_mark_of_another_script_is_enough(text: str) -> None:
    assert is_beyond_latin(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Seoul", "Latin"),
        ("Nguyễn", "Latin"),
        ("Москва", "Cyrillic"),
        ("서울", "Hangul"),
        ("北京", "Han"),
        ("ひらがな", "Hiragana"),
        ("صورة", "Arabic"),
        ("Ελλάδα", "Greek"),
        ("กรุงเทพ", "Thai"),
        ("123 …", ""),
    ],
)
def test_the_script_is_the_one_most_letters_belong_to(text: str, script: str) -> None:
    assert script_of(text) == script


def test_letters_are_counted_by_script() -> None:
    assert scripts("서울 KBS 뉴스") == {"Latin": 3, "Hangul": 4}


@given(st.text())
def test_no_letter_counts_for_two_scripts_and_no_sign_for_one(text: str) -> None:
    assert sum(scripts(text).values()) <= sum(map(str.isalpha, text))


@given(st.text())
def test_the_script_of_a_text_is_one_that_it_holds(text: str) -> None:
    assert script_of(text) in (scripts(text) or {""})
