"""What is read in pictures: specks dropped, numbers kept whole."""

import pytest

from a11y_audit.text.legible import is_number, legible, tokens_and_numbers


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("| 2022\n57\n_ ~ per cent", "2022 57 per cent"),
        ("|Smaller classes|\n— now —", "Smaller classes now"),
        ("Wait — what?\nSalt & pepper", "Wait — what? Salt & pepper"),
        ("| ~\n—", ""),
    ],
)
def test_signs_that_stand_alone_are_no_text(read: str, shown: str) -> None:
    assert legible(read) == shown


def test_a_number_with_a_point_or_a_comma_is_one_number() -> None:
    assert tokens_and_numbers("3,40 on the A40, 3.40 in 2022.") == ["3.40", "on", "the", "a40", "3.40", "in", "2022"]


@pytest.mark.parametrize(("token", "expected"), [("3.40", True), ("2022", True), ("a40", False), ("5g", False)])
def test_a_number_is_digits_alone(token: str, expected: bool) -> None:
    assert is_number(token) is expected
