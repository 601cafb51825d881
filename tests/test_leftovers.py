"""Leftovers of templates and agencies in captions and credits."""

import pytest

from a11y_audit.text.leftovers import is_label_alone, label_at_end, mark_after, mark_before


@pytest.mark.parametrize(
    "credit",
    ["Photo:", "Foto :", "写真：", "Photo by", "Courtesy of", "©", "(Foto: )", "Фото:", "사진=", "图片来源：", "撮影:"],
)
def test_a_label_without_a_name_is_alone(credit: str) -> None:
    assert is_label_alone(credit)


@pytest.mark.parametrize("credit", ["Photo: Ana Ruiz", "Handout", "Ana Ruiz", "AFP", "Screenshot"])
def test_a_name_or_a_role_is_no_label_alone(credit: str) -> None:
    assert not is_label_alone(credit)


@pytest.mark.parametrize(
    ("caption", "label"),
    [
        ("A boat at dawn. Photo:", "Photo"),
        ("A boat at dawn. Photo by", "Photo by"),
        ("Ein Boot (Foto: )", "Foto"),
        ("Un bateau. Crédit photo :", "Crédit photo"),
        ("Łódź o świcie. Fot.", "Fot."),
        ("12日、新しい橋で。写真：", "写真"),
        ("傍晚的新桥。图片来源:", "图片来源"),
        ("저녁의 새 다리. 사진=", "사진"),
        ("The three that remain:", ""),
        ("Das Foto.", ""),
        ("A boat at dawn", ""),
    ],
)
def test_a_label_may_end_a_caption(caption: str, label: str) -> None:
    assert label_at_end(caption) == label


@pytest.mark.parametrize(
    "after",
    [
        " /</figcaption>",
        "&nbsp;|</p>",
        "</span> / </figcaption>",
        " –\n</td>",
        "\n" + 40 * " " + "/\n" + 36 * " " + "</p>",
    ],
)
def test_a_mark_before_the_end_of_the_block_dangles(after: str) -> None:
    assert mark_after(f"A boat{after}", 6, is_markdown=False)


@pytest.mark.parametrize("after", ["</figcaption>", " / <a>Buy</a></p>", " / AFP</p>", ". </p>", " /"])
def test_a_mark_before_more_text_does_not(after: str) -> None:
    assert mark_after(f"A boat{after}", 6, is_markdown=False) is None


def test_in_markdown_a_slash_at_the_end_of_the_line_dangles_and_a_bar_belongs_to_the_table() -> None:
    assert mark_after("A boat /\n", 6, is_markdown=True)
    assert mark_after("| A boat |\n", 8, is_markdown=True) is None


def test_a_mark_that_opens_the_block_dangles() -> None:
    assert mark_before("<figcaption>/ AFP", 14)
    assert mark_before('<p class="c"> <span>| AFP', 22)
    assert mark_before("<figcaption>A boat / AFP", 21) is None
    assert mark_before("<figcaption>AFP", 12) is None


def test_hostile_text_takes_no_longer_than_its_length_allows() -> None:
    source = "<p " * 50_000 + "/" * 50_000 + " " * 50_000

    assert mark_before(source, 150_000) is None
    assert mark_after(source, 150_000, is_markdown=False) is None
