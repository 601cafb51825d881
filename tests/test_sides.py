"""Who stands on which side, in words."""

import pytest

from a11y_audit.text.sides import sides, swapped


@pytest.mark.parametrize(
    ("text", "language", "placed"),
    [
        ("Ana Ruiz, left, and Jonas Field (right) cut a ribbon", "en", {"Ana Ruiz": "left", "Jonas Field": "right"}),
        ("Links Ole Petersen, rechts Ayşe Yıldırım", "de", {"Ole Petersen": "left", "Ayşe Yıldırım": "right"}),
        ("Слева Иван Петров, справа Пётр Сидоров", "ru", {"Иван Петров": "left", "Пётр Сидоров": "right"}),
        ("Ole Petersen links am Tisch", "de", {"Ole Petersen": "left"}),
        ("Léa Roux à droite et un élu", "fr", {"Léa Roux": "right"}),
        ("À gauche, Léa Roux, à droite, Paul Petit", "fr", {"Léa Roux": "left", "Paul Petit": "right"}),
        ("Lourdes Ñáñez (i) e Íñigo Goikoetxea (d)", "es", {"Lourdes Ñáñez": "left", "Íñigo Goikoetxea": "right"}),
        ("Anna Rossi (s) e Luca Bianchi (d)", "it", {"Anna Rossi": "left", "Luca Bianchi": "right"}),
        ("高橋健一さん(左)と鈴木花子さん（右）", "ja", {"高橋健一さん": "left", "鈴木花子さん": "right"}),
        ("김수현 시장(왼쪽)과 이영희 대표(오른쪽)", "ko", {"김수현 시장": "left", "이영희 대표": "right"}),
        ("陈建国(左)与一名女子", "zh", {"陈建国": "left"}),
        ("خالد أبو زيد (يسار) وسعاد الحاج (يمين)", "ar", {"خالد أبو زيد": "left", "سعاد الحاج": "right"}),
    ],
)
def test_people_are_placed_by_brackets_commas_and_words_beside_them(
    text: str, language: str, placed: dict[str, str]
) -> None:
    assert sides(text, language) == placed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("From left, Ana Ruiz, Jonas Field", "en"),
        ("Von links: Ole Petersen und Ayşe Yıldırım", "de"),
        ("Ana Ruiz left the room", "en"),
        ("Left Bank Records", "en"),
        ("The mayor, left, Ana Ruiz, right", "en"),
        ("Neben Ole Petersen links die Ministerin", "de"),
        ("男性(左)と女性(右)", "ja"),
        ("Ana Ruiz, left, Ana Ruiz, right", "en"),
    ],
)
def test_nobody_is_placed_by_verbs_lists_and_sides_that_may_be_of_another(text: str, language: str) -> None:
    assert sides(text, language) == {}


def test_a_person_on_two_sides_is_named_as_shortly_as_the_texts_do() -> None:
    assert swapped({"Ana María Ruiz": "left"}, {"Ana Ruiz": "right"}) == ("Ana Ruiz", "left", "right")


def test_two_people_of_one_surname_are_not_one() -> None:
    assert swapped({"Ana Petersen": "left"}, {"Ole Petersen": "right"}) is None
    assert swapped({"Petersen": "left"}, {"Ole Petersen": "right", "Ana Petersen": "left"}) is None
