"""What opens a caption: a label that is none of the credit's, or the credit itself."""

import pytest

from a11y_audit.reading.credits import separate


def parted(text: str) -> tuple[str, str]:
    found = separate(text)
    return found.caption, found.credit


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("FILE PHOTO: Mayor Ben Roe speaks in Leeds, March 11, 2023.", "REUTERS/Ana Ruiz/File Photo"),
        ("FILE PHOTO: Mayor Ben Roe.", "REUTERS/Ana Ruiz/File Photo"),
        ("File photo of the mayor in Leeds.", "Ana Ruiz/PA"),
        ("Foto de archivo: el alcalde en Sevilla el lunes.", "EFE/Ana Gil"),
        ("Foto de archivo de Juan García en Sevilla.", "EFE/Ana Gil"),
        ("Photo d'archives : le maire à Lyon.", "AFP/Ana Roy"),
        ("Archivbild von 2019: Die Brücke in Köln.", "dpa"),
    ],
)
def test_a_label_of_old_photos_belongs_to_the_caption_that_it_opens(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption, credit)


@pytest.mark.parametrize(
    ("label", "caption", "credit"),
    [
        ("Foto:", "Ben Roe spricht im Rathaus.", "Ina Rau/dpa"),
        ("Image:", "A ferry leaves port.", "AP"),
    ],
)
def test_a_label_before_a_sentence_is_no_part_of_the_caption(label: str, caption: str, credit: str) -> None:
    assert parted(f"{label} {caption} {credit}") == (caption, credit)


@pytest.mark.parametrize(
    ("credit", "mark", "caption"),
    [
        ("Photo: Ana Ruiz/PA", ". ", "Mayor Ben Roe speaks in Leeds."),
        ("Foto: Ina Rau/dpa", ". ", "Bürgermeister Ben Roe spricht im Rathaus."),
        ("Photo by Ana Ruiz", ": ", "Mayor Ben Roe speaks in Leeds"),
    ],
)
def test_a_labelled_credit_may_open_the_caption(credit: str, mark: str, caption: str) -> None:
    assert parted(f"{credit}{mark}{caption}") == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "FILE PHOTO: REUTERS/Ana Ruiz",
        "Foto: Archiv Ben Roe. dpa",
        "Foto: Stadtarchiv Köln. Repro: dpa",
        "Foto: Ina Rau. Alle Rechte vorbehalten.",
        "Photo by Ana Ruiz. Used with the permission of the museum.",
    ],
)
def test_a_label_with_nothing_but_makers_and_rights_behind_it_is_all_credit(text: str) -> None:
    assert parted(text) == ("", text)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Das Logo von Twitter/X", ""),
        ("Video: Der Hafen von Vigo", ""),
        ("Ein Schild der Presse-Agentur (dpa)", "(dpa)"),
        ("Die Fähre. Die Presse/Ina Rau", "Die Presse/Ina Rau"),
    ],
)
def test_german_things_with_an_article_are_no_names_but_papers_are(text: str, credit: str) -> None:
    assert separate(text).credit == credit


def test_what_goes_on_behind_a_bracket_is_no_credit() -> None:
    assert "and" not in separate("Mayor Ben Roe (right) and Ana Ruiz / Port City").credit


@pytest.mark.parametrize(
    "caption",
    [
        "Foto de archivo de Juan García",
        "Foto de archivo de Juan García en Sevilla",
        "Foto d'archivio di Gianni Rossi",
        "Archieffoto van Jan Smit",
        "Arkivfoto av Jonas Berg",
    ],
)
def test_an_old_photo_of_somebody_is_a_caption(caption: str) -> None:
    assert parted(caption) == (caption, "")


@pytest.mark.parametrize(
    "credit",
    ["Foto de archivo de EFE", "Foto de archivo: Ana Gil", "Foto de archivo / Ana Gil", "Archivo de Ana Gil"],
)
def test_an_old_photo_from_somebody_is_a_credit(credit: str) -> None:
    assert parted(credit) == ("", credit)
