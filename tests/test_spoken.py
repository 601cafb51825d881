"""Which words of an alternative text readers hear, and by which word lists they are judged."""

import pytest

from a11y_audit import reading
from a11y_audit.model import Page, Source
from a11y_audit.text.spoken import is_hidden, lexicons, says_nothing


def page(markup: str) -> Page:
    return reading.read(Source("page.html", markup.encode()))


def heard(markup: str) -> str | None:
    return page(markup).images[0].spoken_alt or None


def test_the_alternative_text_is_heard() -> None:
    assert heard('<img src="a.jpg" alt=" Two  boats ">') == "Two boats"


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="a.jpg">',
        '<img src="a.jpg" alt="">',
        '<img src="a.jpg" alt=" ">',
        '<img src="a.jpg" alt="Two boats" aria-hidden="true">',
        '<img src="a.jpg" alt="Two boats" role="presentation">',
        '<div hidden><img src="a.jpg" alt="Two boats"></div>',
        '<img src="a.jpg" alt="Two boats" aria-label="A harbour">',
    ],
)
def test_nothing_is_heard_of_what_is_empty_hidden_or_replaced(markup: str) -> None:
    assert heard(markup) is None


def test_hiding_differs_from_decoration() -> None:
    assert is_hidden(page('<div hidden><img src="a.jpg" alt="Two boats"></div>').images[0])
    assert not is_hidden(page('<img src="a.jpg" alt="">').images[0])


def test_whole_texts_are_judged_by_the_pages_language_and_by_english() -> None:
    german = page('<html lang="de-AT"><img src="a.jpg" alt="x"></html>')

    assert [lists.language for lists in lexicons(german)] == ["de", "en"]
    assert says_nothing("Symbolbild", german)
    assert says_nothing("Featured image", german)
    assert not says_nothing("Zwei Boote", german)


def test_without_a_known_language_every_list_counts() -> None:
    unknown = page('<img src="a.jpg" alt="x">')

    assert says_nothing("사진", unknown)
    assert says_nothing("[Foto]", unknown)
    assert not says_nothing("a photo of two boats", unknown)
