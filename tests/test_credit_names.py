"""Names of people in credits, and whether two credits speak of the same people."""

import pytest

from a11y_audit.model import Credit, Statement, Voice
from a11y_audit.text.credit_names import are_comparable, is_person_name, names_agree, share_somebody


def credit(text: str, persons: tuple[str, ...] = (), organisations: tuple[str, ...] = ()) -> Credit:
    return Credit(Statement(Voice.CREDIT, "credit", text, text), persons=persons, organisations=organisations)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ana Ruiz", "Photo: Ana Ruiz/Reuters"),
        ("Associated Press", "AP"),
        ("연합뉴스", "사진=연합뉴스"),
        ("Harbour Central Television", "HCT via Reuters"),
    ],
)
def test_a_name_its_initials_and_its_alias_agree(name: str, text: str) -> None:
    assert names_agree(name, text)


def test_different_names_do_not_agree() -> None:
    assert not names_agree("Ana Ruiz", "Jonas Field/AFP")


def test_credits_share_somebody_when_one_name_is_common() -> None:
    shown = credit("Ana Ruiz/Reuters", ("Ana Ruiz",), ("Reuters",))

    assert share_somebody(shown, "REUTERS/A. Ruiz")
    assert not share_somebody(shown, "Jonas Field / AFP")


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("Александр Казаков", "Alexander Kazakov"),
        ("山田太郎", "Taro Yamada / Kyodo"),
        ("홍길동", "洪吉童"),
        ("أحمد خليل", "Ahmed Khalil"),
    ],
)
def test_names_in_two_scripts_are_not_compared(name: str, stated: str) -> None:
    assert not are_comparable([name], stated)


@pytest.mark.parametrize(("name", "stated"), [("Ana Ruiz", "Ola Øberg"), ("ТАСС", "Reuters"), ("山田太郎", "ロイター")])
def test_names_in_one_script_and_agencies_are(name: str, stated: str) -> None:
    assert are_comparable([name], stated)


def test_a_label_in_common_is_nobody() -> None:
    assert not share_somebody(credit("Photo: Ana Ruiz", ("Ana Ruiz",)), "Photo: Jonas Field")


@pytest.mark.parametrize("text", ["Ana Ruiz", "Ana de la Cruz", "김 하늘", "أنا رويث"])
def test_two_to_four_words_are_written_like_a_name_of_a_person(text: str) -> None:
    assert is_person_name(text)


@pytest.mark.parametrize(
    "text", ["Reuters", "Associated Press", "Harbour Museum", "Photo Desk", "Camera 2", "ana ruiz", "for sale", ""]
)
def test_organisations_labels_and_small_letters_are_no_name_of_a_person(text: str) -> None:
    assert not is_person_name(text)
