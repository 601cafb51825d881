"""A file's text with one kind of line end, and the way back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.model import Place
from a11y_audit.reading.document.lines import SourceText

TEXTS = st.text(alphabet=st.sampled_from("ab\r\n\f\x85\u2028😀"), max_size=40)


def test_every_line_end_becomes_one_line_feed() -> None:
    assert SourceText("a\r\nb\rc\nd\r\r\ne").text == "a\nb\nc\nd\n\ne"


def test_the_file_s_own_text_is_kept() -> None:
    assert SourceText("a\r\nb").raw == "a\r\nb"


def test_lines_and_columns_count_from_one() -> None:
    source = SourceText("ab\r\ncd")
    assert [source.position(offset) for offset in range(6)] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]


def test_lines_and_columns_are_right_far_into_a_long_file() -> None:
    text = "\n".join("한" * (7 * n % 5_000) for n in range(1, 40)) + "\n" + "x" * 9_000
    source = SourceText(text)
    for offset in range(0, len(text) + 1, 97):
        before = text[:offset].split("\n")
        assert source.position(offset) == (len(before), len(before[-1]) + 1)


def test_positions_the_parser_knows_change_no_other() -> None:
    text = "\n".join("한" * (7 * n % 5_000) for n in range(1, 40))
    counted, told = SourceText(text), SourceText(text)
    for offset in (9_000, 150, 9_000, 60_000):
        told.know(offset, *counted.position(offset))
    for offset in range(len(text), 0, -997):
        assert told.position(offset) == counted.position(offset)


def test_a_place_may_go_over_several_lines() -> None:
    assert SourceText("ab\ncd\nef").place(1, 7) == Place(1, 2, 3, 2, 1, 7)


def test_form_feeds_and_unicode_separators_end_no_line() -> None:
    assert SourceText("a\fb\x85c\u2028d").position(7) == (1, 8)


def test_a_place_holds_offsets_into_the_file_as_it_stands() -> None:
    assert SourceText("a\r\n\r\nbcd").place(3, 6) == Place(3, 1, 3, 4, 5, 8)


@given(TEXTS)
def test_offsets_lead_to_the_file_and_back(raw: str) -> None:
    source = SourceText(raw)
    for offset, character in enumerate(source.text):
        there = source.raw_offset(offset)
        assert raw[there] == character or (character == "\n" and raw[there] == "\r")
        assert source.text_offset(there) == offset
    assert source.raw_offset(len(source.text)) == len(raw)


@given(TEXTS)
def test_a_stretch_and_its_place_spell_the_same(raw: str) -> None:
    source = SourceText(raw)
    middle = len(source.text) // 2
    place = source.place(middle, len(source.text))
    spelled = raw[place.offset : place.end].replace("\r\n", "\n").replace("\r", "\n")
    assert spelled == source.text[middle:]
