"""Wording for a time that is no date."""

import pytest

from a11y_audit.text.periods import tells_period


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke in den 50er Jahren", "el mercado en los años treinta", "La jetée au début du XXe siècle",
        "La stazione negli anni Cinquanta", "de brug uit de jaren vijftig", "a ponte nos anos 70",
        "Dworzec w latach 60.", "Мост в 70-е годы", "hamnen från 30-talet", "上世纪五十年代的旧桥",
        "الجسر القديم في ستينيات القرن الماضي", "1970年代の橋", "昔の橋（日付不明）", "l'estate del '68",
        "vor zehn Jahren", "last summer", "in an undated handout photo", "Undatierte Aufnahme", "photo non datée",
    ],
)  # fmt: skip
def test_decades_centuries_and_unknown_days_are_told(text: str) -> None:
    assert tells_period(text)


@pytest.mark.parametrize(
    "text",
    [
        "The old bridge (file photo)",
        "Los años de lucha",
        "Jahrhundertkampf im Hafen (Archivbild)",
        "資料写真",
        "صورة أرشيفية",
    ],
)
def test_a_file_picture_alone_tells_no_time(text: str) -> None:
    assert not tells_period(text)
