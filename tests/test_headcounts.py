"""How many of whom a text counts."""

import pytest

from a11y_audit.text.headcounts import headcounts


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Two men and three women", "en", {"men": 2, "women": 3}),
        ("Zwei Männer", "de", {"männer": 2}),
        ("演壇に立つ2人の女性と男性３人", "ja", {"女性": 2, "男性": 3}),
        ("연단의 여성 3명", "ko", {"여성": 3}),
        ("두 남성과 세 명의 학생들", "ko", {"남성": 2, "학생": 3}),
        ("讲台上的两名女子", "zh", {"女子": 2}),
        ("رجلان وثلاث نساء", "ar", {"رجال": 2}),
        ("ثلاث نساء أمام المنصة", "ar", {"نساء": 3}),
    ],
)
def test_numbers_of_people_are_read(text: str, language: str, counted: dict[str, int]) -> None:
    assert headcounts(text, language) == counted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two men watch two men", "en"),
        ("One man", "en"),
        ("左から2人目の女性", "ja"),
        ("二人の女性議員", "ja"),
        ("15 세 여성", "ko"),
        ("여성 2명째", "ko"),
        ("第三名女子", "zh"),
        ("十二名学生", "zh"),
    ],
)
def test_ranks_ages_and_what_is_counted_twice_are_no_numbers_of_people(text: str, language: str) -> None:
    assert headcounts(text, language) == {}
