"""A text that is not in the language it is declared to be in."""

import pytest

from a11y_audit.text.tongues import Contradiction, contradiction

ENGLISH = "The bridge over the river is open again, and the mayor was the first of them to cross it on foot. "
GERMAN = "Die Brücke über den Fluss ist wieder offen, und der Bürgermeister war der Erste, der sie überquerte. "


@pytest.mark.parametrize(
    ("text", "tag", "seen"),
    [
        (ENGLISH, "de", "English"),
        (ENGLISH * 20, "fr-CA", "English"),
        (GERMAN, "en", "German"),
        ("Hij ging met de kippen op stok", "fr", "Dutch"),
    ],
)
def test_function_words_of_one_other_language_tell(text: str, tag: str, seen: str) -> None:
    clash = contradiction(text, tag)

    assert clash is not None
    assert clash.seen == seen


def test_letters_that_the_language_is_not_written_in_tell() -> None:
    clash = contradiction("어제 다리가 다시 열렸으며 시장이 가장 먼저 다리를 건넜다고 말했다.", "en")

    assert clash is not None
    assert (clash.declared, clash.script) == ("English", "Hangul")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH, "en-GB"),
        (ENGLISH * 20, "en"),
        (GERMAN, "de-AT"),
        ("Paul put dire comment on tape", "fr"),
        ("The New York Times", "es"),
        ("BTS, Samsung Galaxy, SK Hynix 주가가 올랐다.", "ko"),
        ("Broen over elven er åpen igjen, og ordføreren var den første som gikk over den.", "no"),
        ("", "en"),
        ("123", "ja"),
    ],
)
def test_what_fits_or_is_too_little_is_left_alone(text: str, tag: str) -> None:
    assert contradiction(text, tag) is None


@pytest.mark.parametrize("tag", ["fi", "cy", "x-default", ""])
def test_a_language_without_word_lists_is_not_judged(tag: str) -> None:
    assert contradiction(ENGLISH, tag) is None


@pytest.mark.parametrize(
    ("text", "tag", "seen"),
    [
        (
            "Kommunfullmäktige röstade på tisdagen ja till en ny hamn. Den gamla hamnen invigdes för nittio år sedan "
            "och har sedan dess byggts om flera gånger. Rådet och hamnchefen var överens om att kajen ska stå "
            "klar till sommaren. Fiskaren Åke Öberg är kritisk, men det är inte de andra som har sina båtar där.",
            "sv",
            "Swedish",
        ),
        (
            "Rada miasta przyjęła we wtorek plan budowy nowego portu. Stary port otwarto w czerwcu i od tego czasu był"
            " przebudowywany kilka razy. Burmistrz nazwał decyzję historyczną, a radni zgodzili się, że nabrzeże"
            " będzie gotowe na lato. Rybacy są krytyczni, ale nie wszyscy, bo nie wszyscy mają tam łodzie.",
            "pl",
            "Polish",
        ),
    ],
)
def test_a_language_with_few_function_words_is_told_by_a_longer_text(text: str, tag: str, seen: str) -> None:
    assert contradiction(text, "en") == Contradiction("English", seen)
    assert contradiction(text, tag) is None
