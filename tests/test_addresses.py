"""File names in addresses, and texts that are no more than that."""

import pytest

from a11y_audit.text.addresses import file_name, is_file_name


def test_a_file_name_is_the_folded_last_part_of_an_address() -> None:
    assert file_name("https://img.example/2024/IMG_12.JPG?w=640#x") == "img_12.jpg"
    assert file_name("/a/%EB%B0%B0.jpg") == "배.jpg"
    assert file_name(r"C:\photos\boat.png") == "boat.png"
    assert file_name("data:image/png;base64,AAAA") == ""


@pytest.mark.parametrize(
    "text",
    [
        "boats.jpg",
        "IMG_2041",
        "IMG 2041 (1)",
        "DSC00417-scaled",
        "PXL_20240503_141207",
        "Screenshot 2024-05-03 at 14.12.07",
        "WhatsApp Image 2024-05-03 at 14.12.07",
        "Capture d’écran 2024-05-03 à 14.12.07",
        "Zrzut ekranu 2024-05-03 141207",
        "Снимок экрана 2024-05-03 в 14.12.07",
        "スクリーンショット 2024-05-03 14.12.07",
        "Unbenannt-1",
        "名称未設定-2",
        "GettyImages-1234567890",
        "AP24123456789012",
        "9f86d081884c7d659a2feaa0c55ad015",
        "0b9f1c6e-3f1e-4b52-9a43-0c1e5b7a9d11",
        "harbour_at_dawn",
        "two-boats-in-the-harbour",
        "20240503141207",
    ],
)
def test_names_that_machines_give_are_file_names(text: str) -> None:
    assert is_file_name(text, ["/img/a.jpg", f"/img/{text}.jpg"])


@pytest.mark.parametrize(
    "text",
    [
        "Nyhavn",
        "Mother-in-law",
        "COVID-19",
        "Boeing 737-800",
        "Photo 1 of the team",
        "Image 2024 election results",
        "2024",
        "G7",
        "Formel-1-Auto",
        "Untitled 7",
        "Schermata del sito",
        "@ana_ruiz",
        "",
    ],
)
def test_words_and_names_are_no_file_names(text: str) -> None:
    assert not is_file_name(text, [f"/img/{text}.jpg"])


def test_words_tied_by_hyphens_are_a_file_name_when_the_file_is_called_so_its_size_aside() -> None:
    assert is_file_name("lion-vs-eagle", ["/img/lion-vs-eagle-370x229.jpg"])
    assert not is_file_name("forget-me-not", ["/img/meadow.jpg"])


def test_a_code_is_a_file_name_only_when_the_address_has_it() -> None:
    assert is_file_name("gk0503a17x", ["/img/gk0503a17x.jpg"])
    assert not is_file_name("gk0503a17x", ["/img/boats.jpg"])


@pytest.mark.parametrize("text", ["_" * 201, "img" + "1 " * 50_000, "a-" * 100_000, "0" * 100_000, "a" * 201 + ".jpg"])
def test_what_is_longer_than_a_file_name_can_be_is_none(text: str) -> None:
    assert not is_file_name(text, [text])


@pytest.mark.parametrize("text", ["_" * 200, "img" + "1 " * 98, "img" + "1 " * 98 + "!", "a-" * 100, "a_" * 99 + "?"])
def test_what_goes_on_like_a_file_name_and_ends_otherwise_is_none(text: str) -> None:
    assert not is_file_name(text, ["/img/boat.jpg"])
