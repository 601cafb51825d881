"""Where a caption ends and its credit begins, and whom the credit names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.model import Credit, Statement, Voice
from a11y_audit.reading.credits import MAX_TEXT, is_credit, looks_like_credit, parse_credit, separate


def parse(text: str, separator: str = "") -> Credit:
    return parse_credit(Statement(Voice.CREDIT, "credit", text, text), separator)


# ------------------------------------------------------------------------------------------------------ separation


@pytest.mark.parametrize(
    ("text", "caption", "credit", "reason"),
    [
        ("The mayor and her deputy / Harbor Times file", "The mayor and her deputy", "Harbor Times file", "separator"),
        (
            "Minister Ana Ruiz and President Ben Roe / Herald file",
            "Minister Ana Ruiz and President Ben Roe",
            "Herald file",
            "separator",
        ),
        ("Ferries leave the port at dawn. Yonhap", "Ferries leave the port at dawn.", "Yonhap", "agency"),
        ("Ferries leave at dawn. Ana Ruiz/AFP", "Ferries leave at dawn.", "Ana Ruiz/AFP", "agency"),
        (
            "Ferries at dawn. Flickr/Ana Ruiz. Some rights reserved.",
            "Ferries at dawn.",
            "Flickr/Ana Ruiz. Some rights reserved.",
            "agency",
        ),
        ("Der Hafen von Vigo (Keystone/Ina Rau)", "Der Hafen von Vigo", "(Keystone/Ina Rau)", "brackets"),
        ("Ferries at dawn.Ana Ruiz/AFP", "Ferries at dawn.", "Ana Ruiz/AFP", "agency"),
        ("Ferries at dawn. (AP Photo/Ana Ruiz)", "Ferries at dawn.", "(AP Photo/Ana Ruiz)", "brackets"),
        ("Snow in Oslo. Courtesy of the city museum", "Snow in Oslo.", "Courtesy of the city museum", "label"),
        ("Snow over the bay. Staff photo by Ben Roe", "Snow over the bay.", "Staff photo by Ben Roe", "label"),
        ("Fähren im Hafen. Foto: dpa", "Fähren im Hafen.", "Foto: dpa", "label"),
        ("Fähren im Hafen Foto: Ina Rau/dpa", "Fähren im Hafen", "Foto: Ina Rau/dpa", "label"),
        ("Fähren im Hafen © Ina Rau", "Fähren im Hafen", "© Ina Rau", "copyright sign"),
        ("Fähren im Hafen. Foto © Ina Rau", "Fähren im Hafen.", "Foto © Ina Rau", "copyright sign"),
        ("© Ina Rau | Zwei Fähren liegen im Hafen", "Zwei Fähren liegen im Hafen", "© Ina Rau", "copyright sign"),
        ("[Foto: Ina Rau] Zwei Fähren im Hafen", "Zwei Fähren im Hafen", "[Foto: Ina Rau]", "brackets"),
        (
            "Fotoğraf çeken yolcular uzun bir kuyruk oluşturdu. (Fotoğraf: AA/Ece Kaya)",
            "Fotoğraf çeken yolcular uzun bir kuyruk oluşturdu.",
            "(Fotoğraf: AA/Ece Kaya)",
            "brackets",
        ),
        ("عمال في ميناء المدينة (الفرنسية-أرشيف)", "عمال في ميناء المدينة", "(الفرنسية-أرشيف)", "brackets"),
        ("Fähren im Hafen © Ina Rau (Foto: dpa)", "Fähren im Hafen", "© Ina Rau (Foto: dpa)", "copyright sign"),
        ("Fähren im Hafen | Bildquelle: Stadt Kiel", "Fähren im Hafen", "Bildquelle: Stadt Kiel", "label"),
        ("Fähren (Symbolbild: dpa)", "Fähren", "(Symbolbild: dpa)", "brackets"),
        ("Un bateau à Sète. Crédit photo : Luc Roy", "Un bateau à Sète.", "Crédit photo : Luc Roy", "label"),
        ("Un barco en Vigo. EFE", "Un barco en Vigo.", "EFE", "agency"),
        ("Un barco en Vigo. Ana Gil / Europa Press", "Un barco en Vigo.", "Ana Gil / Europa Press", "separator"),
        ("Un bac au port. | Ana Gil / Ouest-Gazette", "Un bac au port.", "Ana Gil / Ouest-Gazette", "separator"),
        ("Un barco en Vigo. FOTO Archivo Municipal", "Un barco en Vigo.", "FOTO Archivo Municipal", "label"),
        ("Una barca a Bari. Archivo", "Una barca a Bari.", "Archivo", "agency"),
        ("En båt i Bergen. Foto: Privat", "En båt i Bergen.", "Foto: Privat", "label"),
        ("En færge. Arkivfoto fra 2019: Bo Holm", "En færge.", "Arkivfoto fra 2019: Bo Holm", "label"),
        ("Fähren. Archivbild 2019: Ina Rau/dpa", "Fähren.", "Archivbild 2019: Ina Rau/dpa", "label"),
        ("A ferry. File photo, 2019: Ana Ruiz/AFP", "A ferry.", "File photo, 2019: Ana Ruiz/AFP", "label"),
        ("Un bar. Foto de archivo de mayo de 2019: EFE", "Un bar.", "Foto de archivo de mayo de 2019: EFE", "label"),
        ("Паром. Архивное фото 2019 года: ТАСС", "Паром.", "Архивное фото 2019 года: ТАСС", "label"),
        ("Statek w Gdyni. Fot. Jan Nowak / PAP", "Statek w Gdyni.", "Fot. Jan Nowak / PAP", "label"),
        ("Liman sabahı. Fotoğraf: Ece Kaya/AA", "Liman sabahı.", "Fotoğraf: Ece Kaya/AA", "label"),
        ("Паром в порту. Фото: РИА Новости", "Паром в порту.", "Фото: РИА Новости", "label"),
        ("عبارة في الميناء. تصوير: رويترز", "عبارة في الميناء.", "تصوير: رويترز", "label"),
        ("배가 항구를 떠나고 있다. 사진=연합뉴스", "배가 항구를 떠나고 있다.", "사진=연합뉴스", "label"),
        ("배가 항구를 떠나고 있다. [연합뉴스]", "배가 항구를 떠나고 있다.", "[연합뉴스]", "brackets"),
        ("배가 항구를 떠나고 있다. 김하나 기자", "배가 항구를 떠나고 있다.", "김하나 기자", "agency"),
        ("港を出る船＝２日、神戸港（山本花子撮影）", "港を出る船＝２日、神戸港", "（山本花子撮影）", "brackets"),
        ("港を出る船＝共同", "港を出る船", "共同", "separator"),
        ("渡轮离开港口。图/新华社", "渡轮离开港口。", "图/新华社", "label"),
        ("渡轮离开港口 图/新华社", "渡轮离开港口", "图/新华社", "label"),
        ("渡轮离开港口。（新华社发 王五摄）", "渡轮离开港口。", "（新华社发 王五摄）", "brackets"),
        ("عمال في ميناء المدينة (رويترز)", "عمال في ميناء المدينة", "(رويترز)", "brackets"),
        ("عمال في ميناء المدينة (الفرنسية)", "عمال في ميناء المدينة", "(الفرنسية)", "brackets"),
        ("Το πλοίο στο λιμάνι (φωτ.: ΑΠΕ-ΜΠΕ)", "Το πλοίο στο λιμάνι", "(φωτ.: ΑΠΕ-ΜΠΕ)", "brackets"),
        ("De boot in de haven. Beeld Jan de Vries", "De boot in de haven.", "Beeld Jan de Vries", "label"),
        (
            "배가 항구를 떠난다. 김하나 기자 hana@example.com",
            "배가 항구를 떠난다.",
            "김하나 기자 hana@example.com",
            "agency",
        ),
        ("渡轮离开港口。新华社记者李华摄", "渡轮离开港口。", "新华社记者李华摄", "agency"),
        ("Phà rời cảng. Ảnh: Bến cảng cung cấp", "Phà rời cảng.", "Ảnh: Bến cảng cung cấp", "label"),
    ],
)
def test_a_credit_is_parted_from_its_caption(text: str, caption: str, credit: str, reason: str) -> None:
    found = separate(text)
    assert (found.caption, found.credit, found.reason) == (caption, credit, reason)


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Ana Ruiz",
        "Foto: Ina Rau / dpa",
        "(AP Photo/Ana Ruiz, File)",
        "Ana Ruiz/AFP via Getty Images",
        "© 2021 Ina Rau",
        "Getty Images",
        "Fotoğraf : Ece Kaya/AA",
        "사진=연합뉴스",
        "Handout",
        "Image credit: Harbor Museum",
        "Foto: Per gentile concessione di Museo Rau",
        "Ben Roe/Harbor",
    ],
)
def test_a_text_that_is_only_a_credit_has_no_caption(text: str) -> None:
    found = separate(text)
    assert (found.caption, found.credit, found.reason) == ("", text, "whole text")


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. and Norway begin talks in Oslo.",
        "The president speaks / gestures to reporters",
        "Ina Rau (SPD)",
        "Ein Protest in Kiel (Archivbild)",
        "Ein Rettungswagen (Symbolfoto)",
        "Ana Ruiz (left) with her sister (right)",
        "Ana Ruiz und Ben Roe (v.l.)",
        "A crowd in Seville (España)",
        "Shares rose again (+1,3 %)",
        "Frankfurt / Oder",
        "Kunst / Kultur",
        "A logo of Reuters",
        "Police outside the BBC",
        "Ana Ruiz",
        "Foto de familia de los ministros",
        "A map: the route to the coast",
        "FILE - Ana Ruiz speaks in Lima on May 3, 2019.",
        "",
        "Archivbild 2019: Der alte Hafen von Kiel",
        "Foto de 2019: el puerto de Vigo",
        "फोटो खिंचवाने के लिए ग्रामीणों की भीड़ जुट गई।",
        "Fotos: Wer macht die besten Bilder?",
    ],
)
def test_what_only_resembles_a_credit_stays_caption(text: str) -> None:
    found = separate(text)
    assert (found.caption, found.credit) == (text, "")


def test_the_caption_keeps_its_own_full_stop() -> None:
    found = separate("Ferries leave the port at dawn. Yonhap")
    assert found.caption.endswith("dawn.")
    assert found.separator == ". "


def test_the_separator_tells_how_the_page_parts_them() -> None:
    assert separate("Two ferries in the harbor / Harbor Times file").separator == " / "
    assert separate("Ferries at dawn. (Reuters)").separator == "()"


def test_an_abbreviation_ends_no_sentence() -> None:
    assert separate("Ferries at dawn. J. R. Ruiz / AFP").credit == "J. R. Ruiz / AFP"


def test_agency_boilerplate_goes_with_the_credit() -> None:
    found = separate("Ferries at dawn. REUTERS/Ana Ruiz MANDATORY CREDIT. NO RESALES.")
    assert found.caption == "Ferries at dawn."
    assert parse(found.credit).rights == "MANDATORY CREDIT. NO RESALES."


def test_spans_point_into_the_text_as_it_was_given() -> None:
    text = "  Ferries  leave\n at dawn.   Ana Ruiz/AFP "
    found = separate(text)
    assert found.credit_span is not None
    assert " ".join(text[slice(*found.caption_span)].split()) == found.caption == "Ferries leave at dawn."
    assert " ".join(text[slice(*found.credit_span)].split()) == found.credit == "Ana Ruiz/AFP"


LETTERS = st.text(alphabet=st.sampled_from("aB .:/|()[]©＝=-,Foto AFP via\n한국写真。") | st.characters(), max_size=300)
NAMES = "The old bridge|at noon|Ana Ruiz|Foto|Photo by|AFP|dpa|Getty Images|Handout|(file)|via|for|2026"
DENSE = "新华社记者|茶农在山坡上采茶|王小梅|摄|사진|연합뉴스|رويترز|撮影"
MARKS = [" ", " ", " ", ". ", " / ", "/", " | ", "|", ": ", "：", "=", " - ", "–", "©", *"()（）[]。", ", "]
JOINED = st.lists(st.sampled_from([*NAMES.split("|"), *DENSE.split("|"), *MARKS]), max_size=12).map("".join)


@given(LETTERS | JOINED)
def test_no_word_is_lost_whatever_the_text(text: str) -> None:
    found = separate(text)
    first, last = found.caption_span
    assert " ".join(text[first:last].split()) == found.caption
    if found.credit_span is not None:
        start, end = found.credit_span
        assert " ".join(text[start:end].split()) == found.credit
        between = text[last:start] if last <= start else text[end:first]
        assert not any(letter.isalnum() and letter != "I" for letter in between)
        assert last <= start or end <= first


@pytest.mark.parametrize("mark", ["/", "|", "=", "–"])
def test_a_mark_before_all_words_makes_no_caption(mark: str) -> None:
    found = separate(f"{mark}Foto: Ana Ruiz Foto: dpa")

    assert (found.caption, found.credit) == ("", f"{mark}Foto: Ana Ruiz Foto: dpa")


HOSTILE = [
    " " * 50_000 + "x",
    "/ " * 20_000,
    "(" * 20_000,
    "Foto: " * 5_000,
    ". A" * 20_000,
    "©" * 20_000,
    "a/b via " * 5_000,
    "一" * 20_000,
    "Ana " * 5_000 + "/ AFP",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_without_end_is_not_parted(text: str) -> None:
    found = separate(text)

    assert (found.caption, found.credit) == (" ".join(text.split()), "")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_without_end_does_not_look_like_a_credit(text: str) -> None:
    assert not looks_like_credit(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_only_a_name_behind_a_mark_is_a_credit_however_often_marks_repeat(text: str) -> None:
    assert separate(text[-MAX_TEXT:]).credit == ("AFP" if text.endswith("/ AFP") else "")


@pytest.mark.parametrize("text", HOSTILE)
def test_marks_that_repeat_name_nobody(text: str) -> None:
    assert parse(text[: MAX_TEXT + 1]).names == ()


# ---------------------------------------------------------------------------------------------------------- grammar


@pytest.mark.parametrize(
    ("text", "persons", "organisations", "relations"),
    [
        ("Ana Ruiz/AFP via Getty Images", ("Ana Ruiz",), ("AFP", "Getty Images"), ("via",)),
        ("dpa/Ina Rau", ("Ina Rau",), ("dpa",), ()),
        ("Ben Roe | Reuters", ("Ben Roe",), ("Reuters",), ()),
        ("Ana Ruiz for The Harbor Times", ("Ana Ruiz",), ("The Harbor Times",), ("for",)),
        ("(AP Photo/Ana Ruiz, File)", ("Ana Ruiz",), ("AP Photo",), ("file",)),
        ("Harbor Times file", (), ("Harbor Times",), ("file",)),
        ("Korea Times photo by Ana Ruiz", ("Ana Ruiz",), ("Korea Times",), ()),
        ("Ana Ruiz and Ben Roe/Tribune Staff", ("Ana Ruiz", "Ben Roe"), ("Tribune Staff",), ()),
        ("Ina Rau (Keystone)", ("Ina Rau",), ("Keystone",), ()),
        ("Kantonspolizei Aargau", (), ("Kantonspolizei Aargau",), ()),
        ("Handout / Harbor Museum", (), ("Harbor Museum",), ("handout",)),
        ("Pool via Reuters", (), ("Reuters",), ("pool", "via")),
        ("Instagram (Screenshot)", (), ("Instagram",), ("screenshot",)),
        ("@anaruiz/via REUTERS", ("@anaruiz",), ("REUTERS",), ("via",)),
        ("Ana Ruiz on Unsplash", ("Ana Ruiz",), ("Unsplash",), ("via",)),
        ("Midjourney", (), ("Midjourney",), ("ai-generated",)),
        ("AFP-Yonhap", (), ("AFP", "Yonhap"), ()),
        ("Иван Петров / РИА Новости", ("Иван Петров",), ("РИА Новости",), ()),
        ("김하나 기자", ("김하나",), (), ()),
        ("新华社记者李华摄", ("李华",), ("新华社",), ()),
        ("ABC News: Ana Ruiz", ("Ana Ruiz",), ("ABC News",), ()),
        ("Credit... Ana Ruiz/The New York Times", ("Ana Ruiz",), ("The New York Times",), ()),
        ("privat", (), (), ()),
    ],
)
def test_a_credit_is_read_into_its_parts(
    text: str, persons: tuple[str, ...], organisations: tuple[str, ...], relations: tuple[str, ...]
) -> None:
    credit = parse(text)
    assert (credit.persons, credit.organisations, credit.relations) == (persons, organisations, relations)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Photo by Ana Ruiz", "Photo by"),
        ("Crédit photo : Luc Roy", "Crédit photo :"),
        ("© Ina Rau", "©"),
        ("Foto: © Ina Rau", "Foto: ©"),
        ("사진=연합뉴스", "사진="),
        ("图/新华社", "图/"),
        ("Text und Fotos: Ina Rau", "Text und Fotos:"),
        ("Ana Ruiz/AFP", ""),
    ],
)
def test_the_label_is_kept_apart(text: str, label: str) -> None:
    credit = parse(text)
    assert credit.label == label
    assert credit.names


@pytest.mark.parametrize(
    ("text", "persons", "organisations"),
    [
        ("Ana Ruiz for Voice of Lant", ("Ana Ruiz",), ("Voice of Lant",)),
        ("Fotos: EL HERALDO / AFP", (), ("EL HERALDO", "AFP")),
        ("Archivo/La República", (), ("La República",)),
        ("Foto: Landratsamt Lant", (), ("Landratsamt Lant",)),
        ("© IMAGO/Blue Sports/ R.Ortega", ("R.Ortega",), ("IMAGO", "Blue Sports")),
        ("Ana Ruiz/CB/D.A.Press", ("Ana Ruiz",), ("CB", "D.A.Press")),
        ("photo: Picsa on Unsplash", (), ("Picsa", "Unsplash")),
    ],
)
def test_houses_are_told_from_persons(text: str, persons: tuple[str, ...], organisations: tuple[str, ...]) -> None:
    credit = parse(text)
    assert (credit.persons, credit.organisations) == (persons, organisations)


def test_rights_are_kept_apart() -> None:
    credit = parse("Photo: Ana Ruiz, CC BY-SA 4.0")
    assert credit.names == ("Ana Ruiz",)
    assert credit.rights == "CC BY-SA 4.0"


def test_the_statement_is_kept_as_it_stands() -> None:
    credit = parse("  Foto:  Ina Rau ", " / ")
    assert credit.statement.raw == "  Foto:  Ina Rau "
    assert credit.separator == " / "


def test_a_credit_class_allows_more_than_bare_text_does() -> None:
    assert looks_like_credit("Ana Ruiz")
    assert not is_credit("Ana Ruiz")
    assert not looks_like_credit("A ferry leaves the port with two hundred people on board.")
    assert not looks_like_credit("(Archivbild)")


def test_what_a_wrong_encoding_makes_of_a_letter_is_no_copyright_sign() -> None:
    assert separate("CafÃ© guests at the cafÃ©.").credit == ""


def test_behind_a_comma_thanks_are_a_credit_also_to_those_without_a_name() -> None:
    found = separate("The bridge at noon, courtesy of the port authority")
    assert (found.caption, found.credit) == ("The bridge at noon", "courtesy of the port authority")
