"""Credits in the scripts and languages of the world: their full stops, their labels, their agencies' names."""

import pytest

from a11y_audit.reading.credits import is_credit, separate


def parted(text: str) -> tuple[str, str]:
    found = separate(text)
    return found.caption, found.credit


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("घाट पर भीड़।", "एएनआई"),
        ("ঘাটে মানুষের ভিড়।", "—নিজস্ব চিত্র।"),
        ("گھاٹ پر رش۔", "اے ایف پی"),
        ("Հին նավահանգիստը։", "Լուսանկարը՝ Դավիթ Սարոյանի"),
        ("ማለዳ ወደብ ላይ።", "ኢዜአ"),
        ("ទូកនៅកំពង់ផែ។", "រូបថត ហេង វណ្ណា"),
        ("ទូកនៅកំពង់ផែ។", "រូបថត៖ ហេង វណ្ណា"),
    ],
)
def test_a_credit_follows_the_full_stop_of_its_script(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption, credit.lstrip("—"))


@pytest.mark.parametrize(
    "text",
    [
        "Fuente de la imagen, Getty Images",
        "Nguồn hình ảnh, Getty Images",
        "Chanzo cha picha, Getty Images",
        "Сурат манбаси, Getty Images",
        "Ffynhonnell y llun, Getty Images",
        "Asmeninio albumo nuotr.",
        "من المصدر",
    ],
)
def test_words_for_where_a_picture_is_from_make_a_credit(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Hafnarstjórn á fundi / Bæjarstjórn.", "Photo / Tess Wiremu"),
        ("Laiva ostā rītausmā. /", "Ekrānuzņēmums no Facebook"),
        ("Meras (kairėje) /", "BNS nuotr."),
        ("Хуучин гүүр", "Гэрэл зургийг Г.Базар"),
        ("La alcaldesa, tras la votación", "(Prensa Municipalidad)"),
        ("As obras da ponte de Vigo", "CEDIDA"),
        ("再開した渡し船＝", "市提供"),
        ("渡轮重新开航。", "人民网 王五摄"),
    ],
)
def test_each_language_sets_its_credits_apart_in_its_own_way(caption: str, credit: str) -> None:
    text = f"{caption}{credit}" if caption[-1] in "＝。" else f"{caption} {credit}"
    assert parted(text) == (caption.rstrip(" /＝"), credit)


@pytest.mark.parametrize(
    "text",
    [
        "Un momento del acto EN VIVO",
        "Ein Treffen bei der UNO",
        "夜の港＝夜撮影",
        "Prensa y políticos en la sala",
        "Prensa de todo el mundo en el muelle",
    ],
)
def test_what_only_looks_like_such_a_credit_is_the_captions(text: str) -> None:
    assert parted(text) == (text, "")


def test_a_name_in_latin_letters_may_follow_its_label_without_a_blank() -> None:
    assert is_credit("تصویر کا ذریعہGetty Images")
    assert is_credit("،تصویر کا ذریعہGetty Images")


def test_a_name_before_a_remark_on_an_old_picture_is_no_credit() -> None:
    assert separate("മന്ത്രി വി. രാജൻ (ഫയൽ ചിത്രം)").credit == ""
    assert separate("Der Hafen. Ina Rau/dpa (Archivbild)").credit == "Ina Rau/dpa (Archivbild)"
