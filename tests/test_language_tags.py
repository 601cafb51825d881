"""Which language a language tag names."""

import pytest

from a11y_audit.text.language_tags import names_language, primary_subtag


@pytest.mark.parametrize("tag", ["en", "EN", "ko-KR", "zh-Hant-TW", "en-US-GB", "haw", "iw", "und", "qaa-Latn", " de "])
def test_a_tag_whose_first_subtag_is_in_the_registry_names_a_language(tag: str) -> None:
    assert names_language(tag)


@pytest.mark.parametrize("tag", ["", " ", "english", "xx", "eng", "i-lux", "x-default", "en_US", "#1", "e", "-en"])
def test_names_codes_of_countries_and_grandfathered_tags_name_none(tag: str) -> None:
    assert not names_language(tag)


def test_the_primary_subtag_is_what_stands_before_the_first_hyphen() -> None:
    assert [primary_subtag(tag) for tag in ("pt-BR", "FR", "pt_BR")] == ["pt", "fr", "pt_br"]
