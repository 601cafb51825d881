"""Terms of use that agencies write for their clients, in captions and credits."""

import pytest

from a11y_audit.text.client_terms import CAPITALS, PLAIN, RESERVED, client_terms, find_boilerplate

WORDINGS = [
    (letters, wording)
    for wordings in (PLAIN, CAPITALS, RESERVED)
    for letters, listed in wordings.items()
    for wording in listed
]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A boat. MANDATORY CREDIT. NO RESALES. NO ARCHIVES.", "MANDATORY CREDIT. NO RESALES. NO ARCHIVES."),
        ("A boat. NO SALES", "NO SALES"),
        ("A boat. For editorial use only.", "editorial use only."),
        ("IMAGE USE RESTRICTED TO THE SHOW", "IMAGE USE RESTRICTED TO THE SHOW"),
        ("A boat; FOR NORTH AMERICAN USE ONLY", "FOR NORTH AMERICAN USE ONLY"),
        ("Ein Boot. Nur zur redaktionellen Verwendung.", "Nur zur redaktionellen Verwendung."),
        ("Un bateau. Réservé à un usage éditorial.", "Réservé à un usage éditorial."),
        ("배 한 척 [재판매 및 DB 금지]", "[재판매 및 DB 금지]"),
    ],
)
def test_terms_reach_from_their_first_word_to_the_end(text: str, terms: str) -> None:
    found = client_terms(text)

    assert found is not None
    assert text[found.start : found.end] == terms


@pytest.mark.parametrize(
    "text",
    [
        "There were no sales and no archives.",
        "An editorial about credit",
        "A box: FOR EMERGENCY USE ONLY",
        "© Ana Ruiz. All rights reserved",
        "",
    ],
)
def test_ordinary_words_are_no_terms(text: str) -> None:
    assert client_terms(text) is None


def test_in_a_credit_terms_need_no_capitals() -> None:
    assert client_terms("Reuters, no resales", is_credit=True) is not None
    assert client_terms("Reuters, no resales") is None


@pytest.mark.parametrize(
    "text", ["Alleen voor redactioneel gebruik", "CRÉDITO OBRIGATÓRIO", "ATTENTION EDITORS - a boat"]
)
def test_terms_are_known_in_any_language(text: str) -> None:
    assert client_terms(text) is not None


@pytest.mark.parametrize(("letters", "wording"), WORDINGS, ids=[wording for _, wording in WORDINGS])
def test_every_wording_holds_the_letters_by_which_it_is_looked_for(letters: str, wording: str) -> None:
    assert letters.strip() in wording


@pytest.mark.parametrize(
    "text", ["AFP. All rights reserved", "AFP. THIS IMAGE WAS PROVIDED BY A THIRD PARTY", "AFP. NO SALES"]
)
def test_terms_and_claims_of_rights_are_boilerplate(text: str) -> None:
    found = find_boilerplate(text)

    assert found is not None
    assert text[: found.start()] == "AFP. "


def test_hostile_text_takes_no_longer_than_its_length_allows() -> None:
    assert client_terms("NO " * 100_000) is None
    assert find_boilerplate("THIS " * 100_000) is None
