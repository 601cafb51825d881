"""The list of agencies: what it promises, and how names are looked up in it."""

import re

import pytest

from a11y_audit.text.agencies import agencies, find_agency, is_ambiguous, nearest_agency
from a11y_audit.text.credit_words import credit_words, is_interface, relation_words
from a11y_audit.text.words import fold

KINDS = {
    *("agency", "photo", "stock", "broadcaster", "publisher", "studio", "government", "satellite", "archive", "pool"),
    *("social", "ai"),
}


def test_at_least_three_hundred_agencies_are_listed() -> None:
    assert sum(agency.kind in {"agency", "photo", "stock", "social", "pool"} for agency in agencies()) >= 300


def test_every_agency_says_its_kind_and_source() -> None:
    for agency in agencies():
        assert agency.kind in KINDS, agency.name
        assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", agency.source), agency.name


def test_no_name_belongs_to_two_agencies() -> None:
    spellings = [spelling for agency in agencies() for spelling in (agency.name, *agency.aliases)]
    assert len(spellings) == len(set(spellings))


def test_slips_are_names_of_the_agency() -> None:
    assert all(set(agency.slips) <= set(agency.aliases) for agency in agencies())


def test_ambiguous_names_are_names_of_the_agency() -> None:
    for agency in agencies():
        assert agency.ambiguous <= {agency.name, *agency.aliases}, agency.name


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("AFP", "Agence France-Presse"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("getty images", "Getty Images"),
        ("연합뉴스", "Yonhap News Agency"),
        ("共同", "Kyodo News"),
        ("新华社", "Xinhua News Agency"),
        ("РИА Новости", "RIA Novosti"),
        ("رويترز", "Reuters"),
        ("EFE", "Agencia EFE"),
        ("LUSA", "LUSA"),
        ("TT", "TT Nyhetsbyrån"),
        ("PAP", "Polska Agencja Prasowa"),
    ],
)
def test_an_agency_is_found_by_any_of_its_names(spelling: str, name: str) -> None:
    agency = find_agency(spelling)
    assert agency is not None
    assert agency.name == name


@pytest.mark.parametrize("word", ["ap", "pa", "aa", "Ap", "epa!", "", "x" * 10_000])
def test_short_names_in_lower_case_are_words(word: str) -> None:
    assert find_agency(word) is None


def test_a_platform_alone_proves_no_credit() -> None:
    assert is_ambiguous("Facebook")
    assert not is_ambiguous("AFP")


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Retuers", "Reuters"),
        ("Shuterstock", "Shutterstock"),
        ("Yonghap", "Yonhap"),
        ("Assoicated Press", "Associated Press"),
        ("Agence France Press", "Agence France-Presse"),
        ("Europa Pres", "Europa Press"),
        ("picture aliance", "picture alliance"),
        ("Getty Image", "Getty Images"),
        ("Ritzau Scanpics", "Ritzau Scanpix"),
    ],
)
def test_a_slip_of_the_pen_leads_to_the_agency_s_own_spelling(slip: str, meant: str) -> None:
    assert nearest_agency(slip) == meant


@pytest.mark.parametrize("name", ["Reuters", "getty images", "Gettyimages", "연합뉴스"])
def test_a_listed_name_is_no_slip(name: str) -> None:
    assert nearest_agency(name) is None


@pytest.mark.parametrize("name", ["Reuter", "Ana Ribeiro", "Nación Media", "APF", "", "x" * 10_000])
def test_what_may_be_somebody_else_s_name_is_no_slip(name: str) -> None:
    """A surname, a publisher that is called much like another, a name too short to tell."""
    assert nearest_agency(name) is None


def test_word_lists_stand_folded_as_they_are_looked_up() -> None:
    words = credit_words()
    lists = [words.labels, words.opening_labels, words.closing_labels, words.role_only, words.vague_roles]
    lists += [words.doubtful_labels, words.rights, words.not_credit, words.interface, words.particles, words.joiners]
    for entries in (*lists, relation_words()):
        for entry in entries:
            assert entry == fold(entry)


def test_doubtful_labels_are_labels() -> None:
    assert credit_words().doubtful_labels <= credit_words().labels


@pytest.mark.parametrize(
    "text",
    [
        "Image caption",
        "Image source, ",
        "View gallery",
        "Vis mer",
        "Bild vergrößern",
        "Agrandir",
        "Ampliar imagen",
        "Ingrandisci",
        "Ver mais",
        "Lees verder",
        "Visa bilder",
        "Powiększ zdjęcie",
        "Devamını oku",
        "Читать далее",
        "تعليق الصورة",
        "크게 보기",
        "画像を拡大",
        "查看大图",
    ],
)
def test_the_page_s_own_wording_is_known_in_many_languages(text: str) -> None:
    assert is_interface(text)


@pytest.mark.parametrize("text", ["A boat at dawn", "", " ... ", "Gallery owner Ana Li"])
def test_captions_are_no_wording_of_the_page(text: str) -> None:
    assert not is_interface(text)
