"""Folding, tokens, sentences and lengths."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from a11y_audit.text.words import (
    collapse,
    contains_words,
    fold,
    graphemes,
    has_words,
    is_shouting,
    sentences,
    tokens,
    word_spans,
    words,
)

# ------------------------------------------------------------------------------------------------------- folding


def test_collapse_makes_every_run_of_white_space_one_blank() -> None:
    assert collapse("  two\u00a0\u00a0words\n\there ") == "two words here"


def test_collapse_leaves_nothing_invisible_at_the_ends() -> None:
    assert collapse("\u200b\u00a0\ufeffpicture\u200d \u200b") == "picture"
    assert collapse("\u200b \u200b") == ""


def test_collapse_keeps_the_joiner_inside_an_emoji() -> None:
    assert collapse("👩‍🚒 at work") == "👩‍🚒 at work"


@given(st.text())
def test_collapse_finds_nothing_left_to_do(text: str) -> None:
    assert collapse(collapse(text)) == collapse(text)


def test_fold_makes_quotes_dashes_and_case_one() -> None:
    assert fold("“L’Été” – here") == fold('"l\'été" - HERE')


def test_fold_makes_compatibility_forms_one() -> None:
    assert fold("Ｐｈｏｔｏ　ﾛｺﾞ ﬁ") == "photo ロゴ fi"


def test_fold_keeps_accents_for_they_part_words() -> None:
    assert fold("pâté") != fold("pate")


def test_fold_drops_soft_hyphens_and_arabic_points() -> None:
    assert fold("Bundes\u00adtag") == "bundestag"
    assert fold("صُورَة") == fold("صورة")


@given(st.text())
@example("İSTANBUL")
@example("\u0345\u0301")
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_sees_no_difference_between_composed_and_decomposed_text(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


# -------------------------------------------------------------------------------------------------------- tokens


def test_words_are_parted_by_everything_that_is_no_letter_or_digit() -> None:
    assert words("Kim Jong-un's 2nd visit") == ("kim", "jong", "un", "s", "2nd", "visit")


def test_word_spans_keep_hyphens_and_apostrophes() -> None:
    assert [word.text for word in word_spans("Kim Jong-un didn’t")] == ["Kim", "Jong-un", "didn’t"]


@given(st.text())
@example("Kim Jong-un didn’t")
def test_word_spans_say_where_each_word_stands(text: str) -> None:
    assert [text[word.start : word.end] for word in word_spans(text)] == [word.text for word in word_spans(text)]


@given(st.text())
@example("0㋀")
def test_a_text_and_its_folded_form_have_the_same_words_and_tokens(text: str) -> None:
    assert words(fold(text)) == words(text)
    assert tokens(fold(text)) == tokens(text)


@pytest.mark.parametrize("text", ["a", "…7", "배", "(é)"])
def test_a_letter_or_a_digit_is_something_to_read(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", " ", "— …", "<>", "👍🏽"])
def test_signs_alone_are_nothing_to_read(text: str) -> None:
    assert not has_words(text)


def test_vowel_signs_do_not_cut_words() -> None:
    assert words("हिन्दी भाषा") == ("हिन्दी", "भाषा")


def test_unspaced_scripts_and_korean_are_compared_in_pairs() -> None:
    assert tokens("記者会見") == ("記者", "者会", "会見")
    assert tokens("“記者” — don’t") == ("記者", "don", "t")
    assert "대통" in tokens("대통령이")


def test_words_are_found_side_by_side_whatever_the_punctuation() -> None:
    assert contains_words("Photo: Yonhap, via AP", "yonhap via")
    assert not contains_words("photography", "photo")
    assert contains_words("東京駅前の写真", "写真")
    assert not contains_words("anything", "…")


# ------------------------------------------------------------------------------------------------------ sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rain falls. People run.", 2),
        ("U.S. President Joe Biden speaks on Jan. 5, 2021. He waves.", 2),
        ("J. K. Rowling and Dr. Kim meet at 3.5 percent.", 1),
        ("비가 내린다. 사람들이 뛴다.", 2),
        ("雨が降る。人々が走る。", 2),
        ("Is it true? Yes! It is…", 3),
        ("Am 3. Mai regnet es.", 1),
        ("It rains in Mobile, Ala.. People run.", 2),
        ("", 0),
    ],
)
def test_sentences_end_at_full_stops_that_end_sentences(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts


@given(st.text())
def test_sentences_lose_nothing_but_white_space(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(collapse(text).split())


def test_four_capital_words_shout() -> None:
    assert is_shouting("FLOODS HIT THE NORTH COAST")
    assert is_shouting("ПОЖАР В ЦЕНТРЕ ГОРОДА МОСКВА")


def test_acronyms_and_scripts_without_case_do_not_shout() -> None:
    assert not is_shouting("NATO, EU and UN")
    assert not is_shouting("NATO EU")
    assert not is_shouting("東京 大阪 京都 奈良 神戸")


@given(st.text())
def test_no_text_in_lower_case_shouts(text: str) -> None:
    assert not is_shouting(text.lower())


# ------------------------------------------------------------------------------------------------------ graphemes


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("photo", 5),
        ("e\u0301te\u0301", 3),
        ("👩‍👩‍👧‍👦", 1),
        ("👍🏽", 1),
        ("🇰🇷🇺🇸", 2),
        ("❤️", 1),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", 2),
        ("한글", 2),
        ("हिन्दी", 3),
        ("a\r\nb", 3),
        ("", 0),
    ],
)
def test_length_is_what_readers_count(text: str, length: int) -> None:
    assert graphemes(text) == length


@given(st.text())
def test_no_text_has_more_graphemes_than_code_points(text: str) -> None:
    assert (1 if text else 0) <= graphemes(text) <= max(len(text), 0)
