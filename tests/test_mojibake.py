"""Text decoded in the wrong encoding is told apart from text that only looks unusual."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from a11y_audit.text.mojibake import looks_broken


def misread(text: str, right: str, wrong: str) -> str:
    """The text as a program shows it that takes `right` for `wrong`; unused bytes of windows-1252 stay themselves."""
    data = text.encode(right)
    if wrong != "cp1252":
        return data.decode(wrong)
    unused = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    return "".join(chr(byte) if byte in unused else bytes([byte]).decode("cp1252") for byte in data)


SENTENCES = [
    "Un café à l’hôtel",
    "“quoted” – it’s",
    "김정은 위원장이 웃고 있다",
    "北京市民在公园",
    "東京都で開かれた会見",
    "Привет, мир",
    "Καλημέρα Ελλάδα",
    "صورة من القاهرة",
    "Łódź w śniegu",
    "İstanbul’da güneş",
    "Nguyễn Phú Trọng",
    "A 😀 day",
    "© Müller, São Paulo",
    "25° in Tromsø",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_utf8_read_as_latin_is_set_right(text: str, wrong: str) -> None:
    assert looks_broken(misread(text, "utf-8", wrong)) == text


@pytest.mark.parametrize("text", SENTENCES)
def test_two_wrong_readings_are_undone_one_after_the_other(text: str) -> None:
    assert looks_broken(misread(misread(text, "utf-8", "cp1252"), "utf-8", "cp1252")) == text


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Привет, мир", "utf-8", "cp1251"),
        ("図書館で本を読む人", "utf-8", "cp932"),
        ("图片说明文字", "utf-8", "gbk"),
        ("テスト", "cp932", "cp1252"),
        ("대한민국", "cp949", "latin-1"),
        ("it’s a “test”", "cp1252", "latin-1"),
    ],
)
def test_other_wrong_readings_are_set_right(text: str, right: str, wrong: str) -> None:
    assert looks_broken(misread(text, right, wrong)) == text


@pytest.mark.parametrize(
    "text",
    ["caf\ufffd in Lyon", "ï¿½", "占쏙옙占쏙옙", "锟斤拷", "icon \ue123", "a \x81 control", "�븳援��뼱濡�", "縺縺縺"],
)
def test_what_is_lost_is_broken_beyond_repair(text: str) -> None:
    assert looks_broken(text) == ""


def test_bullets_of_a_symbol_font_are_set_right() -> None:
    assert looks_broken("\uf0b7 first point") == "• first point"


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "",
        "Un « café\u00a0» à l’été – où\u00a0?",
        "AMANHÃ… e a MAÇÔ",
        "São Paulo, NÃO e Ñandú",
        "“GROẞE” Straße…",
        "3\u00a0×\u00a04 = 12 °C ± 1",
        "Nestlé®™ & Co™",
        "«está»” y ‘así’",
        "stráž”… kráľ",
        "РОССИЯ, Сёмга и Ёлка",
        "서울에서 만난 김정은",
        "図書館で本を読む",
        "中国国家主席习近平",
        "中文測試繁體字",
        "Việt Nam, Đà Nẵng",
        "ÄÖÜß àéîõü Ærø",
        "ملك الأردن",
        "‚Zitat‘ und „Zitat“",
        "👩‍🚒 and ❤️",
        "Ἀθῆναι",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert looks_broken(text) is None


ANY = st.text()
LATIN = st.text(st.characters(codec="latin-1"), max_size=200)
SUSPICIOUS = st.text(st.sampled_from("縺繧繝譁가나中國?РСѓ‚ƒabÃ©â€™\u0081"), max_size=60)
DAMAGE = re.compile("[\x80-\x84\x86-\x9f\ue000-\uf8ff\ufffd]")


@given(ANY | LATIN | SUSPICIOUS)
def test_a_repair_changes_the_text(text: str) -> None:
    assert looks_broken(text) != text


@given(ANY | LATIN | SUSPICIOUS)
def test_neither_sound_nor_repaired_text_holds_control_private_or_replacement_characters(text: str) -> None:
    repaired = looks_broken(text)

    assert not DAMAGE.search(text if repaired is None else repaired)


WORDS = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüœãõáíóúñäöß'’"), min_size=1, max_size=12)
QUOTED = st.builds(
    str.join, st.just(""), st.tuples(st.sampled_from(["", "«", "»", "“"]), WORDS, st.sampled_from([*"»«”.,…", ""]))
)


@given(st.lists(QUOTED, max_size=12))
def test_words_of_western_europe_are_never_called_broken(words: list[str]) -> None:
    text = " – ".join(words)
    assume("âœ" not in text)  # in no word; it is how the broken signs from ✀ on begin

    assert looks_broken(text) is None


@pytest.mark.parametrize("text", ["»»»»»» Lire la suite", "«»«»", "¡¡¡¡¡¡Gol!!!!!!"])
def test_rows_of_signs_are_not_called_broken(text: str) -> None:
    assert looks_broken(text) is None
