"""Marks and numbers with which captions point at their pictures."""

import pytest

from a11y_audit.text.figure_marks import points_at_picture, without_figure_mark


@pytest.mark.parametrize("mark", ["▲ ", "△", "Abb. 3: ", "Fig. 2. ", "Figure 1: ", "Рис. 2. ", "図3：", "그림 1. "])
def test_marks_and_numbers_point_at_a_picture_and_are_no_words_of_the_caption(mark: str) -> None:
    caption = f"{mark}A ferry leaves the harbour."

    assert points_at_picture(caption)
    assert without_figure_mark(caption) == "A ferry leaves the harbour."


@pytest.mark.parametrize(
    "text", ["→ More about ferries", "● Monday: rain", "Photo 51 shows a helix", "A ferry leaves."]
)
def test_links_lists_and_sentences_point_at_none(text: str) -> None:
    assert not points_at_picture(text)
