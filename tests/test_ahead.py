"""The future, in words."""

import pytest

from a11y_audit.text.ahead import may_look_ahead, tells_future


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Shops will be shut on Good Friday, 29 March 2024", "en"),
        ("Die Brücke wird am 29. März 2024 eröffnet", "de"),
        ("Le pont ouvrira le 29 mars 2024", "fr"), ("La mairie va ouvrir le 29 mars 2024", "fr"),
        ("El puente abrirá el 29 de marzo de 2024", "es"), ("Il ponte aprirà il 29 marzo 2024", "it"),
        ("A ponte abrirá a 29 de março de 2024", "pt"), ("De brug zal op 29 maart 2024 opengaan", "nl"),
        ("Bron ska öppna den 29 mars 2024", "sv"), ("Most zostanie otwarty 29 marca 2024", "pl"),
        ("Мост откроется 29 марта 2024 года", "ru"), ("Köprü 29 Mart 2024'te açılacak", "tr"),
        ("سيتم افتتاح الجسر في 29 مارس 2024", "ar"), ("大桥将于2024年3月29日开放", "zh"),
        ("2024年3月29日に開通予定の橋", "ja"), ("다리는 2024년 3월 29일 열릴 예정이다", "ko"),
    ],
)  # fmt: skip
def test_the_future_tense_tells(sentence: str, language: str) -> None:
    assert tells_future(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Will Smith at the gala, 29 March 2024", "en"),
        ("The museum is to the left", "en"),
        ("Ein Mann wird gefeiert, 29. März 2024.", "de"),
        ("Une caméra à l'opéra", "fr"),
        ("En Irán, el 29 de marzo", "es"),
        ("O mercado no verão", "pt"),
        ("将军讲话", "zh"),
        ("Shops will be shut", "fi"),
    ],
)
def test_names_nouns_and_the_present_tense_do_not(sentence: str, language: str) -> None:
    assert not tells_future(sentence, language)


def test_other_words_only_may_look_ahead() -> None:
    assert may_look_ahead("Closed until 29 March 2024")
    assert not may_look_ahead("Shoppers on 29 March 2024")
    assert not tells_future("Closed until 29 March 2024", "en")
