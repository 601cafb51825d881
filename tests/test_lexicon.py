"""The word lists: complete, folded, in their own language, and quick to reach."""

import json
from pathlib import Path
from typing import Any

import pytest

import a11y_audit.text.lexicon as module
from a11y_audit.text.lexicon import LANGUAGES, Lexicon, has_lexicon, lexicon
from a11y_audit.text.scripts import script_of, scripts
from a11y_audit.text.words import fold

FOLDER = Path(module.__file__).parent / "languages"
TECHNICAL = frozenset({
    "alt", "null", "undefined", "none", "todo", "tbd", "tk", "tktk", "xxx", "xx", "xxxx", "x", "lorem", "ipsum",
    "dolor", "sit", "amet", "n/a", "nan", "test", "logo", "image", "images", "photo", "banner", "video", "gif", "cg",
    "k", "no", "now", "printing", "text",
})  # fmt: skip
"""Words of machines and templates that stand on pages of every language."""
WEEK = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "ko": "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "no": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
"""From Monday on, as calendars print them."""
WHOLE_TEXTS = ("generic_alt", "placeholder_alt", "placeholder_caption", "decorative_words")


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [entry for key, part in value.items() for entry in (key, *strings(part))]
    if isinstance(value, list):
        return [entry for part in value for entry in strings(part)]
    return [value] if isinstance(value, str) else []


def raw(code: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return values


def test_every_language_has_a_file_and_every_file_a_language() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
class TestAFile:
    def test_has_every_list(self, code: str) -> None:
        assert set(raw(code)) == set(Lexicon.__struct_fields__)
        assert raw(code)["language"] == code

    def test_is_folded_so_that_folded_text_can_be_looked_up(self, code: str) -> None:
        exempt = {"name", "language", "scripts"}
        entries = strings({key: value for key, value in raw(code).items() if key not in exempt})
        assert [entry for entry in entries if entry.replace("{name}", "") != fold(entry).replace("{name}", "")] == []

    def test_says_nothing_twice(self, code: str) -> None:
        values = raw(code)
        lists = [value for value in values.values() if isinstance(value, list)]
        lists += [*values["directionals"].values(), *values["image_of"].values()]
        assert [entry for each in lists for entry in set(each) if each.count(entry) > 1] == []

    def test_holds_enough_to_be_of_use(self, code: str) -> None:
        words = lexicon(code)
        assert len(words.generic_alt) >= 60
        assert len(words.placeholder_alt) >= 40
        assert len(words.placeholder_caption) >= 40
        assert len(words.stop_words) >= 40
        assert len(words.image_of.opening) + len(words.image_of.closing) >= 25
        assert all(len(getattr(words.directionals, name)) for name in words.directionals.__struct_fields__)

    def test_names_all_months_and_weekdays(self, code: str) -> None:
        assert set(lexicon(code).months.values()) == set(range(1, 13))
        assert set(lexicon(code).weekdays.values()) == set(range(7))

    def test_names_each_weekday_plainly_before_its_other_forms(self, code: str) -> None:
        first: dict[int, str] = {}
        for name, number in lexicon(code).weekdays.items():
            first.setdefault(number, name)

        assert " ".join(first[number] for number in range(7)) == WEEK[code]

    def test_counts_to_twelve(self, code: str) -> None:
        assert set(lexicon(code).small_numbers.values()) >= set(range(1, 13))

    def test_marks_the_name_once_in_each_phrase_of_provenance(self, code: str) -> None:
        assert all(phrase.count("{name}") == 1 for phrase in lexicon(code).provenance_phrases)

    def test_has_no_english_left_in(self, code: str) -> None:
        if code == "en":
            return
        english = lexicon("en")
        borrowed = {
            entry
            for name in WHOLE_TEXTS
            for entry in getattr(lexicon(code), name) & getattr(english, name)
            if " " in entry and not set(entry.split()) <= TECHNICAL
        }
        assert borrowed == set()

    def test_is_written_in_its_own_script(self, code: str) -> None:
        words = lexicon(code)
        foreign = {
            entry
            for name in (*WHOLE_TEXTS, "chart_words", "stop_words", "dangling_words", "medium_words", "honorifics")
            for entry in getattr(words, name)
            if scripts(entry) and not set(scripts(entry)) & words.scripts
        }
        assert {entry for entry in foreign if not set(entry.split()) <= TECHNICAL} == set()

    def test_a_medium_worth_naming_is_not_called_an_empty_opening(self, code: str) -> None:
        openings = lexicon(code).image_of.opening
        assert not [chart for chart in lexicon(code).chart_words if chart in openings]
        assert not [medium for medium in lexicon(code).medium_words if any(medium == each for each in openings)]

    def test_a_whole_ending_ends_in_a_word_that_others_never_end_in(self, code: str) -> None:
        words = lexicon(code)
        assert [each for each in words.complete_endings if each.rpartition(" ")[2] not in words.dangling_words] == []


def test_a_tag_is_read_by_its_primary_subtag() -> None:
    assert lexicon("de-AT") is lexicon("de")
    assert lexicon("pt_BR").language == "pt"
    assert lexicon("EN-gb").language == "en"


def test_both_norwegians_share_a_lexicon() -> None:
    assert lexicon("nb").language == lexicon("nn-NO").language == "no"


def test_an_unknown_language_gets_the_whole_texts_of_all_languages() -> None:
    words = lexicon("xx")
    assert {"사진", "foto", "изображение", "image"} <= words.generic_alt
    assert words.language == ""


def test_an_unknown_language_borrows_no_grammar_but_english() -> None:
    assert lexicon("").stop_words == lexicon("en").stop_words
    assert "die" not in lexicon("").dangling_words


def test_it_is_known_whether_a_language_has_words_of_its_own() -> None:
    assert has_lexicon("ko")
    assert not has_lexicon("vi")
    assert not has_lexicon("")


@pytest.mark.parametrize(
    ("code", "spelled"),
    [("en", "An Image"), ("de", "Das Foto"), ("fr", "L’image"), ("tr", "GÖRSEL"), ("ru", "Изображение"), ("ja", "ﾛｺﾞ")],
)
def test_a_folded_alternative_text_is_found_whatever_its_spelling(code: str, spelled: str) -> None:
    assert fold(spelled) in lexicon(code).generic_alt


def test_korean_and_japanese_say_picture_of_at_the_end() -> None:
    assert "의 사진" in lexicon("ko").image_of.closing
    assert "の写真" in lexicon("ja").image_of.closing


def test_the_script_of_a_language_is_the_script_of_its_own_words() -> None:
    for code in LANGUAGES:
        assert script_of(" ".join(lexicon(code).placeholder_alt)) in lexicon(code).scripts | {"Latin"}
