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


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("茶农在山坡上采茶", "王小梅 摄"),
        ("茶农在山坡上采茶", "新华社记者 王小梅 摄"),
        ("三峡大坝", "新华社记者 王小梅 摄"),
        ("上海外滩夜景", "视觉中国 供图"),
        ("花蓮海邊的遊客", "中央社記者王小明攝"),
        ("走出法院的当事人", "中新社"),
        ("東京都内の公園", "山田太郎撮影"),
        ("取材に応じる家族", "共同"),
        ("ウクライナ首都のキーウ", "ロイター"),
    ],
)
def test_in_scripts_without_blanks_a_blank_parts_a_phrase_from_its_credit(caption: str, credit: str) -> None:
    assert parted(f"{caption} {credit}") == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "新华社记者 王小梅 摄",
        "南方都市报记者 王小梅 摄",
        "海南省南岭县融媒体中心 王小梅 摄",
        "国土交通省 関東地方整備局 提供",
        "山田太郎 共同",
        "ジョン・スミス ロイター",
    ],
)
def test_houses_and_names_before_a_blank_are_part_of_the_credit(text: str) -> None:
    assert parted(text) == ("", text)


@pytest.mark.parametrize("credit", ["王小梅/摄", "王小梅／攝", "记者王小梅/摄", "王小梅/图"])
def test_a_slash_may_stand_between_a_name_and_the_word_behind_it(credit: str) -> None:
    assert parted(f"茶农在山坡上采茶。{credit}") == ("茶农在山坡上采茶。", credit)


@pytest.mark.parametrize(
    ("caption", "mark", "credit"),
    [
        ("도서관 전경", " / ", "연합뉴스"),
        ("도서관 전경", " ", "AP=연합뉴스"),
        ("국회의사당", "/", "연합뉴스"),
        ("도서관 전경", " ", "사진제공|문체부"),
        ("طلاب أمام المكتبة", " - ", "رويترز"),
        ("مقر البنك المركزي", " / ", "الأناضول"),
        ("תלמידים ליד הספרייה", " - ", "רויטרס"),
        ("ছাত্ররা গ্রন্থাগারের সামনে", " - ", "রয়টার্স"),
        ("นักเรียนหน้าห้องสมุด", " - ", "รอยเตอร์"),
        ("دانش آموزان در کتابخانه", " - ", "رویترز"),
    ],
)
def test_where_no_capitals_tell_a_phrase_before_an_agency_is_the_caption(caption: str, mark: str, credit: str) -> None:
    assert parted(f"{caption}{mark}{credit}") == (caption, credit)


@pytest.mark.parametrize(
    "text",
    ["홍길동 / 연합뉴스", "홍길동 기자 / 연합뉴스", "محمد علي - رويترز", "محمد عبد الله - رويترز", "יוסי כהן - רויטרס"],
)
def test_where_no_capitals_tell_two_or_three_words_before_an_agency_are_a_name(text: str) -> None:
    assert parted(text) == ("", text)


@pytest.mark.parametrize(
    "credit", ["（関係者提供・共同）", "撮影/山田太郎", "(撮影・山田太郎)", "截图自央视新闻", "（政府新聞處圖片）"]
)
def test_words_for_makers_and_lenders_are_known_in_chinese_and_japanese(credit: str) -> None:
    assert parted(f"図書館の前で話す学生ら {credit}") == ("図書館の前で話す学生ら", credit)
