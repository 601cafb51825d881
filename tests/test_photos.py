"""Which pictures of a page are owed a caption and a credit."""

import pytest

from a11y_audit import reading
from a11y_audit.model import Page, Source
from a11y_audit.text.photos import is_film, is_graphic, owed_photos

STORY = "<p>It took nine years to build the bridge, and nobody knows who will pay for it.</p>"


def page(body: str, language: str = "en") -> Page:
    return reading.read(Source("page.html", f'<html lang="{language}"><article><h1>Bridge</h1>{body}'.encode()))


def owed(body: str, language: str = "en") -> list[str]:
    return [photo.src for photo in owed_photos(page(body, language))]


def test_a_captioned_photo_is_owed_a_credit() -> None:
    assert owed(f'<figure><img src="a.jpg" alt="A bridge"><figcaption>The bridge.</figcaption></figure>{STORY}') == [
        "a.jpg"
    ]


def test_one_picture_shown_twice_counts_once_and_as_the_credited_one() -> None:
    twice = (
        '<figure><img src="a.jpg" alt="A bridge"><figcaption>The new bridge at dusk.</figcaption></figure>'
        f"{STORY}"
        '<figure><img src="a.jpg" alt="A bridge"><figcaption>The bridge. Photo: Ana Ruiz/Reuters</figcaption></figure>'
        f"{STORY}"
    )

    assert [photo.credit is not None for photo in owed_photos(page(twice))] == [True]


def test_of_two_credited_showings_the_captioned_one_counts() -> None:
    twice = (
        '<figure><img src="a.jpg" alt="A bridge"><figcaption><span class="credit">Ana Ruiz</span></figcaption></figure>'
        f"{STORY}"
        '<figure><img src="a.jpg" alt="A bridge"><figcaption>The bridge. Photo: Ana Ruiz/Reuters</figcaption></figure>'
        f"{STORY}"
    )

    assert [photo.caption is not None for photo in owed_photos(page(twice))] == [True]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("05:22", True),
        ("The bridge opens | 2:43 min", True),
        ("The bridge opens (1:02:43)", True),
        ("Video: The bridge opens", True),
        ("Vídeo: se abre el puente", True),
        ("The bridge opened at 22:15", False),
        ("Videos of the bridge were shown: they were long", False),
        ("The mayor on film: a portrait", False),
    ],
)
def test_a_film_is_known_by_its_running_time_or_its_label(said: str, expected: bool) -> None:
    shown = page(f'<figure><img src="a.jpg" alt="A bridge"><figcaption>{said}</figcaption></figure>{STORY}')

    assert is_film(shown.images[0]) is expected


@pytest.mark.parametrize(
    ("language", "picture"),
    [
        ("en", '<img src="a.png" alt="Bar chart of prices" width="800" height="500">'),
        ("de", '<img src="a.png" alt="Diagramm der Preise" width="800" height="500">'),
        ("en", '<img src="a.svg" alt="Prices" width="800" height="500">'),
        ("en", '<img src="a.jpg" alt="A face" width="90" height="90">'),
        ("en", '<a href="/other-story"><img src="a.jpg" alt="A bridge" width="800" height="500"></a>'),
    ],
)
def test_graphics_previews_and_cards_are_owed_nothing(language: str, picture: str) -> None:
    assert owed(f"{STORY}{picture}{STORY}{STORY}", language) == []


def test_a_link_to_the_larger_copy_leads_nowhere_else() -> None:
    linked = '<a href="/large/a.jpg"><img src="a.jpg" alt="A bridge" width="800" height="500"></a>'

    assert owed(f"{STORY}{linked}{STORY}{STORY}") == ["a.jpg"]


def test_a_vector_file_is_a_graphic() -> None:
    drawn = page(f'<img src="a.svg" alt="Prices" width="800" height="500">{STORY}')

    assert all(is_graphic(image, drawn) for image in drawn.images)
