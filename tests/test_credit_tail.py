"""Credits at the end of texts that should hold none."""

import pytest

from a11y_audit.text.credit_tail import credit_in_title, credit_tail


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Two boats at dawn. Photo: Ana Ruiz / AFP", "Photo: Ana Ruiz / AFP"),
        ("Two boats / Yonhap", "Yonhap"),
        ("Two boats (AP Photo/Jean Morel)", "(AP Photo/Jean Morel)"),
        ("Zwei Boote. Foto: dpa", "Foto: dpa"),
        ("Boats © 2024 Ana Ruiz", "© 2024 Ana Ruiz"),
        ("배 두 척. 사진=연합뉴스", "사진=연합뉴스"),
        ("Boats – REUTERS/Ana Ruiz", "REUTERS/Ana Ruiz"),
        ("Boats at dawn. Photo by Ana Ruiz", "Photo by Ana Ruiz"),
        ("© Getty Images", "© Getty Images"),
        ("Most we mgle. Fot. Jan Nowak", "Fot. Jan Nowak"),
        ("Most we mgle (fot. PAP)", "(fot. PAP)"),
        ("Brug in de mist. Foto ANP", "Foto ANP"),
        ("霧の中の橋=山田太郎撮影", "山田太郎撮影"),
        ("霧の中の橋（山田太郎撮影）", "（山田太郎撮影）"),
        ("雾中的桥。新华社记者 王建民 摄", "新华社记者 王建民 摄"),
        ("雾中的桥（新华社记者王建民摄）", "（新华社记者王建民摄）"),
    ],
)
def test_a_credit_at_the_end_is_found(text: str, credit: str) -> None:
    assert credit_tail(text) == credit


@pytest.mark.parametrize(
    "text",
    [
        "The Reuters building in London",
        "A Getty Images stand at the fair",
        "Image: boats at dawn",
        "A banner reads: Smaller classes",
        "Ana Ruiz (D) speaks",
        "Ana Ruiz (centre)",
        "Score: Lyon 2, Paris 1",
        "Visitors at the fair. Photo Booth",
        "A wall of the school. By Ana Ruiz",
        "式典の参加者（記念撮影）",
        "橋=東京都内で撮影",
        "橋（3月12日撮影）",
        "多名记者在桥上拍摄",
        "",
    ],
)
def test_a_text_about_an_agency_or_with_a_colon_is_no_credit(text: str) -> None:
    assert credit_tail(text) is None


def test_the_credit_that_the_page_shows_is_one_behind_a_stop_or_with_a_mark_of_its_own() -> None:
    assert credit_tail("Two boats at dawn, Harbour Post", known="Harbour Post") == "Harbour Post"
    assert credit_tail("Two boats at dawn Photo: Ana Ruiz", known="Photo: Ana Ruiz") == "Photo: Ana Ruiz"
    assert credit_tail("Two boats at dawn", known="Harbour Post") is None


def test_a_house_that_is_credited_and_shown_is_no_credit_at_the_end_of_its_description() -> None:
    assert credit_tail("A bedroom in the Hotel Grand Palais", known="Hotel Grand Palais") is None


@pytest.mark.parametrize("date", ["12 April 2026", "12. April 2026", "April 12, 2026", "12/04/2026", "2026年4月12日"])
def test_a_label_that_announces_a_date_is_no_credit(date: str) -> None:
    assert credit_tail(f"Ana Ruiz at the harbour. Photo: {date}") is None


def test_a_tooltip_that_is_a_label_and_a_name_is_a_credit() -> None:
    assert credit_in_title("Foto: Ingrid Palm", ["Die Brücke am Abend."]) == "Foto: Ingrid Palm"


@pytest.mark.parametrize(
    "title", ["Foto: Hafen im Nebel", "Foto: Neue Brücke", "Bild: Ina Palm", "Ina Palm", "Foto:", ""]
)
def test_other_tooltips_are_none(title: str) -> None:
    assert credit_in_title(title, ["Die Brücke am Abend."]) is None


def test_a_tooltip_that_names_whom_the_picture_shows_is_none() -> None:
    assert credit_in_title("Foto: Ingrid Palm", ["Ingrid Palm eröffnet die Brücke."]) is None
