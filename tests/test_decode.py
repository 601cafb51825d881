"""Bytes to text, as browsers do it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.reading.document.decode import Unreadable, decode

KOREAN = "부산항에 들어오는 흰 배"
JAPANESE = "港に入る白い船の写真"
CHINESE = "白色的船进入港口"
RUSSIAN = "Белый корабль входит в гавань"
SURROGATE = re.compile("[\ud800-\udfff]")


def page(words: str, declared: str) -> str:
    return f'<!doctype html><meta charset="{declared}"><p>{words}</p>'


@pytest.mark.parametrize(
    ("declared", "codec", "name", "words"),
    [
        ("utf-8", "utf-8", "UTF-8", KOREAN),
        ("euc-kr", "cp949", "EUC-KR", "똠방각하 " + KOREAN),
        ("ks_c_5601-1987", "euc-kr", "EUC-KR", KOREAN),
        ("shift_jis", "shift_jis", "Shift_JIS", JAPANESE),
        ("EUC-JP", "euc-jp", "EUC-JP", JAPANESE),
        ("iso-2022-jp", "iso-2022-jp", "ISO-2022-JP", JAPANESE),
        ("gb2312", "gbk", "GBK", CHINESE),
        ("gb18030", "gb18030", "gb18030", CHINESE + "😀"),
        ("big5", "big5", "Big5", "白色的船"),
        ("koi8-r", "koi8-r", "KOI8-R", RUSSIAN),
        ("windows-1251", "cp1251", "windows-1251", RUSSIAN),
        ("iso-8859-1", "cp1252", "windows-1252", "“Façade” – 5 €"),
        ("us-ascii", "cp1252", "windows-1252", "“Façade”"),
        ("utf-16le", "utf-8", "UTF-8", KOREAN),
        ("x-user-defined", "cp1252", "windows-1252", "naïve"),
    ],
)
def test_a_declared_encoding_goes_by_the_standard_s_name(declared: str, codec: str, name: str, words: str) -> None:
    decoded = decode(page(words, declared).encode(codec))
    assert words in decoded.text
    assert decoded.encoding == name
    assert decoded.notes == ()


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "UTF-8"),
        ("utf-16-le", b"\xff\xfe", "UTF-16LE"),
        ("utf-16-be", b"\xfe\xff", "UTF-16BE"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "UTF-32"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "UTF-32"),
    ],
)
def test_a_byte_order_mark_wins_and_is_left_out(codec: str, mark: bytes, name: str) -> None:
    text = page(JAPANESE, "euc-kr")
    decoded = decode(mark + text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == name


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_byte_order_mark_is_read(codec: str) -> None:
    text = page(KOREAN, "utf-8")
    assert decode(text.encode(codec)).text == text


def test_what_is_declared_counts_though_the_bytes_are_valid_utf_8() -> None:
    assert decode('<meta charset="windows-1252">café'.encode()).text == '<meta charset="windows-1252">cafÃ©'


def test_a_page_that_declares_nothing_and_is_valid_utf_8_is_that() -> None:
    assert decode("\ufeff<p>café".encode()).text == "<p>café"
    assert decode("<p>café".encode()).encoding == "UTF-8"


def test_a_declaration_by_http_equiv_counts() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">'
    assert KOREAN in decode((meta + KOREAN).encode("euc-kr")).text


def test_a_declaration_in_a_comment_does_not_count() -> None:
    assert decode(f"<!-- <meta charset=euc-kr> -->{KOREAN}".encode()).encoding == "UTF-8"


def test_a_late_declaration_counts_when_nothing_else_is_known() -> None:
    text = "<!--" + " " * 1100 + f"--><meta charset=euc-kr>{KOREAN}"
    assert KOREAN in decode(text.encode("euc-kr")).text


def test_an_xml_declaration_counts_when_no_meta_says_otherwise() -> None:
    declaration = '<?xml version="1.0" encoding="euc-kr"?><html><body>'
    assert KOREAN in decode((declaration + KOREAN).encode("euc-kr")).text
    assert JAPANESE in decode((declaration + f"<meta charset=shift_jis>{JAPANESE}").encode("shift_jis")).text


@pytest.mark.parametrize("label", ["rot13", "hex", "nonsense", "utf-7", "idna"])
def test_labels_the_standard_does_not_know_are_passed_by(label: str) -> None:
    assert KOREAN in decode(page(KOREAN, label).encode()).text


def test_undeclared_text_is_utf_8_when_that_is_valid() -> None:
    assert decode(f"<p>{KOREAN}".encode()).encoding == "UTF-8"


def test_undeclared_legacy_text_is_detected() -> None:
    decoded = decode((f"<p>{RUSSIAN}. " * 5).encode("cp1251"))
    assert decoded.encoding == "windows-1251"
    assert RUSSIAN in decoded.text


def test_bytes_that_do_not_fit_become_replacement_characters_and_a_note() -> None:
    decoded = decode(b"<meta charset=utf-8>caf\xe9 \xff")
    assert decoded.text.endswith("caf� �")
    assert decoded.notes == ("2 characters could not be read as UTF-8 and shown as �.",)


def test_replacement_characters_that_were_written_are_no_fault() -> None:
    assert decode("<meta charset=utf-8>caf�".encode()).notes == ()


def test_an_encoding_browsers_refuse_is_read_all_the_same_and_noted() -> None:
    decoded = decode(page("Pier", "iso-2022-kr").encode())
    assert "Pier" in decoded.text
    assert "refuse" in decoded.notes[0]


@pytest.mark.parametrize("data", [b"<p>\xed\xa0\x80", "<p>x".encode("utf-16") + b"\x00\xd8"])
def test_lone_surrogates_never_come_out(data: bytes) -> None:
    text = decode(data).text

    assert text.startswith("<p>")
    assert not SURROGATE.search(text)


def test_nothing_decodes_to_nothing() -> None:
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image"),
        (b"\x00\x00\x00\x20ftypavif", "image"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "audio"),
        (b"ID3\x03\x00\x00\x00\x00\x00\x00TIT2", "audio"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 8, "control"),
        (b"\x00" * 100, "control"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as refused:
        decode(data)
    assert refused.value.limit == "not-text"
    assert refused.value.why.endswith(".")


@pytest.mark.parametrize(
    "text", ["RIFF, the film festival, opens today.", "ID3 tags explained", "The ftyp box of a file"]
)
def test_text_may_begin_with_letters_that_files_begin_with(text: str) -> None:
    assert decode(text.encode()).text == text


def test_control_characters_in_markup_do_not_make_it_binary() -> None:
    assert decode(b"<!doctype html><p>" + bytes(range(1, 32)) + b"words " * 20 + b"</p>").text.endswith("</p>")


def test_a_few_control_characters_do_not_make_text_binary() -> None:
    assert decode(b"A boat\b\b\b\b\b\b\b\b in port. \x01\x02").text.endswith("\x01\x02")


def test_a_flood_of_nuls_does_not_make_a_page_binary() -> None:
    assert decode(b"<!doctype html><img src=a.jpg>" + b"\x00" * 5000).text.startswith("<!doctype")


def test_a_stray_nul_does_not_make_a_page_binary() -> None:
    assert decode(b"<p>a\x00b and many more words of a page</p>").text.startswith("<p>a\x00b")


@given(st.binary(max_size=200))
def test_any_bytes_decode_to_encodable_text_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except Unreadable as refused:
        text = refused.why

    assert not SURROGATE.search(text)


def test_a_file_that_is_utf_8_beyond_doubt_is_read_so_whatever_it_declares() -> None:
    found = decode(page(KOREAN * 2, "iso-8859-15").encode())

    assert (found.encoding, KOREAN in found.text) == ("UTF-8", True)
    assert found.notes == ("The page declares another encoding than UTF-8, in which it is written.",)


def test_a_few_bytes_that_could_be_utf_8_by_chance_are_read_as_declared() -> None:
    assert "cafÃ©" in decode(page("cafÃ©", "windows-1252").encode("cp1252")).text


def test_what_the_server_says_goes_before_what_the_page_declares() -> None:
    assert KOREAN in decode(page(KOREAN, "utf-8").encode("euc-kr"), "euc-kr").text
    assert "FaÃ§ade" in decode(page("Façade", "utf-8").encode(), "windows-1252").text


def test_a_byte_order_mark_goes_before_what_the_server_says() -> None:
    assert KOREAN in decode(page(KOREAN, "utf-8").encode("utf-8-sig"), "windows-1252").text


def test_a_label_that_no_encoding_has_is_passed_over() -> None:
    assert KOREAN in decode(page(KOREAN, "utf-8").encode(), "no-such-encoding").text
