"""Page text cannot steer a terminal, a log or the reading order."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.reporters.safe import clip, safe

HARMLESS = [
    "Fischer verkaufen Krabben am Kai",
    "게를 파는 상인",
    "カニを売る漁師",
    "باعة السمك في الميناء",
    "[/AP] [red]markup[/red] :skull: {{7*7}} %s",
    r"C:\photos\new.jpg",
    "👩‍🚒 at work",
    "",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_words_and_brackets_of_any_script_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("\x7f", r"\x7f"),
        ("one\r\ntwo\tthree", r"one\r\ntwo\tthree"),
        ("gpj.\u202eexe", r"gpj.\u202eexe"),
        ("a\u2028b", r"a\u2028b"),
        ("\ud83d", r"\ud83d"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_would_steer_a_terminal_is_spelt_out(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize("command", ["::error::x", "::add-mask::a", "##[error]x", "x ::warning::y"])
def test_no_broken_line_can_begin_a_workflow_command(command: str) -> None:
    assert not re.search(r"::[A-Za-z]|##\[", safe(command))


@given(st.text(st.characters(codec=None, categories=None)))
def test_any_text_becomes_one_line_of_visible_encodable_characters(text: str) -> None:
    shown = safe(text)

    shown.encode("utf-8")
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {unicodedata.bidirectional(character) for character in shown} & {
        "LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip


def test_no_printable_character_is_spelt_out() -> None:
    printable = "".join(filter(str.isprintable, map(chr, range(sys.maxunicode + 1))))
    assert safe(f"{printable}\n") == f"{printable}\\n"


@given(st.text())
def test_text_once_made_safe_stays_the_same(text: str) -> None:
    assert safe(safe(text)) == safe(text)


def test_a_cut_text_says_how_much_is_left_out() -> None:
    assert clip("abcdef", 4) == "abcd… (+2 characters)"


def test_a_short_text_is_not_cut() -> None:
    assert clip("abcd", 4) == "abcd"
