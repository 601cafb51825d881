"""The word lists of credits."""

import pytest

from a11y_audit.text.credit_words import calls_it_photo, credit_words
from a11y_audit.text.words import fold


@pytest.mark.parametrize("name", ["photo_words", "source_labels", "private_owners"])
def test_entries_are_folded_as_the_texts_they_are_compared_with(name: str) -> None:
    entries = getattr(credit_words(), name)

    assert [entry for entry in entries if entry != fold(entry)] == []


@pytest.mark.parametrize("label", ["Photo:", "Fotos:", "Photo by", "사진=", "Zdj.", "Фото"])
def test_a_label_may_call_the_picture_a_photo(label: str) -> None:
    assert calls_it_photo(label)


@pytest.mark.parametrize("label", ["", "Illustration:", "Grafik:", "Credit", "©"])
def test_other_labels_call_it_none(label: str) -> None:
    assert not calls_it_photo(label)
