"""The word lists of credits."""

import pytest

from a11y_audit.text.credit_words import calls_it_photo, credit_words, is_in_public_domain, is_private
from a11y_audit.text.words import fold


@pytest.mark.parametrize(
    "name", ["photo_words", "photo_labels", "source_labels", "private_owners", "beside_owners", "public_domain"]
)
def test_entries_are_folded_as_the_texts_they_are_compared_with(name: str) -> None:
    entries = getattr(credit_words(), name)

    assert [entry for entry in entries if entry != fold(entry)] == []


@pytest.mark.parametrize(
    "label", ["Photo:", "Fotos:", "Photo by", "사진=", "Zdj.", "Фото", "Fot.", "撮影：", "摄影：", "تصوير:"]
)
def test_a_label_may_call_the_picture_a_photo(label: str) -> None:
    assert calls_it_photo(label)


@pytest.mark.parametrize("label", ["", "Illustration:", "Grafik:", "Credit", "©", "图片来源：", "صورة:"])
def test_other_labels_call_it_none(label: str) -> None:
    assert not calls_it_photo(label)


@pytest.mark.parametrize(
    "credit",
    [
        *("private collection", "the family", "aus Privatbesitz", "aus dem Familienarchiv", "Archives personnelles"),
        *("collection particulière", "Archivo personal", "la familia", "Arquivo pessoal", "acervo da família"),
        *("archivio privato", "dall'archivio della famiglia", "privé", "familiearchief", "privat", "familjens arkiv"),
        *("Privatfoto", "privateie", "archiwum prywatne", "z archiwum rodziny", "из личного архива", "семейный архив"),
        *("أرشيف العائلة", "本人提供", "個人蔵", "본인 제공", "유족 제공", "受访者供图", "私人收藏"),
        *("kişisel arşiv", "aile arşivi"),
    ],
)
def test_an_owner_may_stay_unnamed(credit: str) -> None:
    assert is_private(credit)


@pytest.mark.parametrize(
    "credit",
    ["", "archive", "из архива городского музея", "Personal Pictures Ltd", "Sagrada Familia", "警方提供"],
)
def test_whoever_is_named_and_whatever_is_public_is_not_private(credit: str) -> None:
    assert not is_private(credit)


@pytest.mark.parametrize(
    "credit",
    [
        *("Photo: public domain", "Foto: gemeinfrei", "Domaine public", "Foto: dominio público", "domínio público"),
        *("Pubblico dominio", "publiek domein", "allmän egendom", "falt i det fri", "domena publiczna", "kamu malı"),
        *("общественное достояние", "ملكية عامة", "パブリックドメイン", "퍼블릭 도메인", "公有领域", "公有領域"),
    ],
)
def test_the_public_domain_is_known_in_every_language(credit: str) -> None:
    assert is_in_public_domain(credit)
