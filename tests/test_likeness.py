"""How alike texts are, in words and letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.text.likeness import near_miss, repetition, similarity
from a11y_audit.text.words import fold


def test_equal_but_for_case_and_punctuation_is_wholly_alike() -> None:
    assert similarity("A fire engine, in Busan.", "a fire engine in BUSAN") == 1.0


def test_the_order_of_words_does_not_matter() -> None:
    assert similarity("ferry leaves harbour", "harbour leaves ferry") == 1.0


def test_a_caption_s_first_sentence_is_like_the_caption() -> None:
    caption = "Farmers harvest rice in Gimje on Monday. The region grows a fifth of the country's crop, officials say."
    assert similarity("Farmers harvest rice in Gimje on Monday", caption) > 0.9


def test_words_scattered_over_a_long_caption_are_not_alike() -> None:
    caption = "The mayor of a small town speaks to people in the street while a man with red hair listens."
    assert similarity("A red street in the town", caption) < 0.75


def test_a_short_text_inside_a_long_one_is_not_like_it() -> None:
    assert similarity("A dog", "A dog waits for its owner outside the station in the rain") < 0.5


def test_korean_particles_do_not_hide_a_likeness() -> None:
    assert similarity("김정은 위원장이 공장을 시찰하고 있다", "김정은 위원장은 공장을 시찰했다") > 0.6


def test_nothing_is_like_an_empty_text() -> None:
    assert similarity("", "") == similarity("", "a") == similarity("…", "!") == 0.0


def test_what_a_text_adds_is_no_repetition() -> None:
    caption = "Waves crash over the harbour wall."
    assert repetition("Waves crash over the harbour", caption) > 0.9
    assert repetition("Waves crash over the harbour wall while a red boat drifts upside down", caption) < 0.7


@given(st.text(), st.text())
def test_similarity_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert 0.0 <= similarity(a, b) <= 1.0


def test_a_near_miss_counts_letters() -> None:
    assert near_miss("Yonhap", "YONHAP") == 0
    assert near_miss("Yonhap", "Yohnap") == 1
    assert near_miss("Reuters", "Rueters") == 1
    assert near_miss("Getty", "Gety Imags") == 3


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 4))
def test_a_near_miss_never_exceeds_its_limit_by_more_than_one(a: str, b: str, limit: int) -> None:
    assert 0 <= near_miss(a, b, limit) <= limit + 1
    assert (near_miss(a, b, limit) == 0) == (fold(a) == fold(b))
