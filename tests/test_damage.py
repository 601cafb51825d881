"""Text that came to harm: what is told, and what sound text is left alone."""

import pytest

from a11y_audit.text.damage import cut_off, doubled_word, leftover_markup, web_address
from a11y_audit.text.lexicon import lexicon

EN, DE, KO, TR = lexicon("en"), lexicon("de"), lexicon("ko"), lexicon("tr")


@pytest.mark.parametrize(
    ("text", "kind", "clean"),
    [
        ("<p>Two <em>boats</em></p>", "tag", "Two boats"),
        ("Deux<br/>bateaux", "tag", "Deux bateaux"),
        ("[caption id=3]Two boats[/caption]", "shortcode", "Two boats"),
        ("Boats in [Mokpo](https://m.example)", "markdown", "Boats in Mokpo"),
        ("**Zwei** Boote", "markdown", "Zwei Boote"),
        ("Fish &amp; chips", "entity", "Fish & chips"),
        ("배 &#39;희망&#39;호", "entity", "배 '희망'호"),
    ],
)
def test_markup_left_in_a_text_is_told_with_the_text_it_leaves(text: str, kind: str, clean: str) -> None:
    left = leftover_markup(text)

    assert left is not None
    assert (left.kind, left.clean) == (kind, clean)


@pytest.mark.parametrize(
    "text",
    ["a < b and c > d", "[Video] Two boats", "AT&T; the harbour", "I <3 boats", "5 * 3 ** 2", "{curly}", "[sic] boats"],
)
def test_signs_that_are_no_markup_are_left_alone(text: str) -> None:
    assert leftover_markup(text) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://news.example/a.jpg", "https://news.example/a.jpg"),
        ("See www.news.example.", "www.news.example"),
        ("/uploads/2024/boats.jpg", "/uploads/2024/boats.jpg"),
        (r"C:\photos\desk\boats.jpg", r"C:\photos\desk\boats.jpg"),
    ],
)
def test_an_address_is_found_without_the_sentence_around_it(text: str, address: str) -> None:
    assert web_address(text) == address


@pytest.mark.parametrize("text", ["The Booking.com stand", "and/or", "3/5 of boats", "km/h", "Reuters/Ana Ruiz"])
def test_brands_and_slashes_are_no_addresses(text: str) -> None:
    assert web_address(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two boats leave the…", "ellipsis"),
        ("Two boats leave the...", "ellipsis"),
        ("Two boats, read more", "ellipsis"),
        ("Two boats leave the harbour,", "comma"),
        ("Two boats leave (left: the Hope", "bracket"),
        ("A sign says “no entry", "bracket"),
        ("Two boats leave the harbour and the", "word"),
    ],
)
def test_a_text_that_breaks_off_is_told_by_how_it_does(text: str, kind: str) -> None:
    cut = cut_off(text, EN)

    assert cut is not None
    assert cut.kind == kind


@pytest.mark.parametrize(
    "text",
    ["Two boats.", "Two boats leave the harbour", "(Two boats)", "“Hope” and “Joy”", "", "...", "the"],
)
def test_a_whole_text_does_not_break_off(text: str) -> None:
    assert cut_off(text, EN) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("es", "Los concejales de la oposición votan en contra"),
        ("es", "Un voto por cada una"),
        ("it", "Il ponte in costruzione, visto da qui in su"),
        ("en", "The bridge that many look up to"),
        ("de", "Dunkle Wolken ziehen über der Stadt auf"),
        ("tr", "Başkan, açılış töreni sırasında"),
        ("ru", "Депутаты голосуют за или против"),
        ("ar", "الجسر القديم كما كان من قبل"),
    ],
)
def test_a_text_may_end_in_a_word_that_others_never_end_in(code: str, text: str) -> None:
    assert cut_off(text, lexicon(code)) is None


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "امرأة تقف على المنصة الكبيرة أمام"),
        ("ko", "두 사람이 다리 앞에서 그리고"),
        ("ru", "Женщина стоит у трибуны перед"),
    ],
)
def test_an_unfinished_text_is_told_in_scripts_with_and_without_capitals(code: str, text: str) -> None:
    cut = cut_off(text, lexicon(code))

    assert cut is not None
    assert cut.kind == "word"


def test_german_and_danish_quotation_marks_close() -> None:
    assert cut_off("Das Boot „Hoffnung“", DE) is None
    assert cut_off("Båden »Håb«", lexicon("da")) is None


def test_a_doubled_word_is_found_with_its_place() -> None:
    twice = doubled_word("Boats of of the harbour", EN)

    assert twice is not None
    assert (twice.word, twice.start, twice.end, twice.sure) == ("of", 6, 11, True)


def test_a_doubled_name_may_be_the_beginning_of_a_longer_one() -> None:
    twice = doubled_word("by the North Korean Korean Central Television", EN)

    assert twice is not None
    assert not twice.sure


@pytest.mark.parametrize(
    "text", ["He had had it", "Duran Duran", "Lang Lang plays", "boats, boats", "Baden-Baden", "7 7"]
)
def test_doubles_that_are_right_are_left_alone(text: str) -> None:
    assert doubled_word(text, EN) is None


def test_languages_that_double_words_for_stress_may_do_so() -> None:
    assert doubled_word("Tekneler yavaş yavaş gidiyor", TR) is None
    assert doubled_word("배가 천천히 천천히 간다", KO) is None
