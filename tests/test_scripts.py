"""Which texts need no more than Latin letters."""

import pytest

from a11y_audit.text.scripts import is_beyond_latin


@pytest.mark.parametrize("text", ["", "A boat", "Zoë’s “boat” – 5 € · Łódź…", "• ™ ≈ 3 m²"])
def test_letters_marks_and_signs_of_latin_texts_are_not_beyond_it(text: str) -> None:
    assert not is_beyond_latin(text)


@pytest.mark.parametrize("text", ["사진=연합뉴스", "A boat／AFP", "写真：共同", "ภาพ", "Фото", "صورة", "boat 𠮷"])
def test_one_letter_or_wide_mark_of_another_script_is_enough(text: str) -> None:
    assert is_beyond_latin(text)
