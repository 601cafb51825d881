"""Marks that desks leave for what is still to come."""

import pytest

from a11y_audit.text.to_come import mark_to_come, name_to_come


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Mayor TK speaks in Leeds.", "TK"),
        ("Mayor Ben Roe (CHECK NAME) and his deputy", "CHECK NAME"),
        ("Ana Ruiz and ??? speak in Leeds", "???"),
        ("A man and XXXX on the quay", "XXXX"),
        ("The quay in [place] at dawn", "[place]"),
        ("A ferry, [insert date here]", "[insert date here]"),
    ],
)
def test_a_mark_in_a_caption_is_found(text: str, mark: str) -> None:
    assert mark_to_come(text, "en") == mark


@pytest.mark.parametrize(
    "text",
    [
        "Shoppers at TK Maxx",
        "What a day???",
        "Super Bowl XXX in Tempe",
        "What now?",
        "Ben Roe [right] speaks",
        "Ben said: [We] stay.",
    ],
)
def test_what_looks_like_a_mark_is_none(text: str) -> None:
    assert mark_to_come(text, "en") == ""


def test_abbreviations_that_name_something_elsewhere_are_marks_in_english_alone() -> None:
    assert mark_to_come("Ein Arzt der TK in Köln", "de") == ""
    assert mark_to_come("XXX edizione del festival", "it") == ""
    assert mark_to_come("XXX speaks in Leeds", "en") == "XXX"
    assert name_to_come("Foto: TK", "de") == ""


@pytest.mark.parametrize("credit", ["Photo: TBC", "Photo: TODO", "XXX/PA", "Foto: N.N.", "(Photographer name/AFP)"])
def test_a_mark_where_a_name_is_to_come_is_found(credit: str) -> None:
    assert name_to_come(credit, "de")


@pytest.mark.parametrize("credit", ["Photo: Ana Ruiz/PA", "TK Photo Agency", "N. N. Roe/AFP"])
def test_a_name_is_no_such_mark(credit: str) -> None:
    assert name_to_come(credit, "en") == ""
