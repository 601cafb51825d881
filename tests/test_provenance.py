"""Whom a caption names as the source of its picture."""

import pytest

from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.provenance import named_source


@pytest.mark.parametrize(
    ("language", "caption", "source"),
    [
        ("en", "A still from footage aired by Harbour Television on Friday.", "Harbour Television"),
        ("en", "In this photo released by the Lant Navy, a ship leaves port.", "Lant Navy"),
        ("en", "This image, provided by state broadcaster LTV, shows the launch.", "LTV"),
        ("fr", "Une image diffusée par Radio Vallée montre le barrage.", "Radio Vallée"),
        ("de", "Ein Bild, zur Verfügung gestellt von Hafenwerke Lant, zeigt den Kai.", "Hafenwerke Lant"),
        ("es", "La presa, en una foto facilitada por Aguas del Lant.", "Aguas del Lant"),
    ],
)
def test_the_name_after_a_phrase_of_provenance_is_the_source(language: str, caption: str, source: str) -> None:
    assert named_source(caption, lexicon(language)) == source


def test_a_name_may_hold_small_words_and_abbreviations() -> None:
    words = lexicon("en")

    assert named_source("A photo provided by the Port of New Lant.", words) == "Port of New Lant"
    assert named_source("A drill, in a photo released by the U.S. Navy.", words) == "U.S. Navy"


def test_the_name_ends_with_its_sentence() -> None:
    caption = "The fire, in a clip posted by Ana Ribeiro. Firefighters came late."

    assert named_source(caption, lexicon("en")) == "Ana Ribeiro"


@pytest.mark.parametrize(
    "caption",
    [
        "A notice posted on Friday at the gate.",
        "Aid distributed by the Red Cross arrives in Lant.",
        "Lord Ashby reads a report released by the Bridge Commission.",
        "The list was published on April 3.",
        "The clip was posted by a neighbour.",
    ],
)
def test_a_day_or_a_nameless_source_is_none(caption: str) -> None:
    assert named_source(caption, lexicon("en")) is None


def test_boilerplate_in_capitals_names_no_source() -> None:
    caption = "A fire at the port. THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO RESALES."

    assert named_source(caption, lexicon("en")) is None


def test_scripts_without_capitals_give_no_name() -> None:
    assert named_source("조선중앙TV가 공개한 사진", lexicon("ko")) is None


def test_a_caption_without_such_a_phrase_has_no_source() -> None:
    assert named_source("Ana Ribeiro opens the bridge.", lexicon("en")) is None
    assert named_source("", lexicon("en")) is None


def test_a_long_hostile_caption_is_read_in_linear_time() -> None:
    assert named_source("aired by " * 50_000, lexicon("en")) is None
