"""Text in pictures: what is read, in which language, and what becomes of an engine that is missing or misbehaves."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageFont

from a11y_audit.evidence.languages import choose_languages
from a11y_audit.evidence.ocr import OcrEngine, Word, read_text
from a11y_audit.evidence.pixels import open_image
from a11y_audit.model import NotKnown
from tests.ocr_engines import ENGINES, named, present
from tests.page_images import Dictated, picture, saved, with_words


@pytest.fixture(params=ENGINES, ids=named)
def engine(request: pytest.FixtureRequest) -> OcrEngine:
    return present(request.param)


# ------------------------------------------------------------------------------------------------ real pictures


def test_the_words_of_a_picture_are_read_line_by_line(engine: OcrEngine) -> None:
    read = read_text(saved(with_words("Water levels keep rising", "Source: Harbour Office")), "en", engine)
    assert read.text == "Water levels keep rising\nSource: Harbour Office"
    assert read.languages == "eng"
    assert read.confidence > 80


def test_pictures_may_be_read_at_the_same_time(engine: OcrEngine) -> None:
    picture = saved(with_words("Water levels keep rising"))
    with ThreadPoolExecutor(4) as readers:
        read = list(readers.map(lambda _: read_text(picture, "en", engine).text, range(8)))

    assert set(read) == {"Water levels keep rising"}


def test_each_word_has_its_box_as_shares_of_the_picture(engine: OcrEngine) -> None:
    image = with_words("Quarterly results")
    read = read_text(saved(image), "", engine)
    first, second = read.words
    assert 0 < first.left < second.left < second.left + second.width < 1
    assert 0 < first.top < first.top + first.height < 1
    assert 0.01 < read.area < 0.9
    assert 0.15 < read.line_height < 0.6


@pytest.mark.parametrize("file_format", ["JPEG", "GIF", "WEBP", "TIFF", "BMP", "PNG"])
def test_the_format_of_the_file_makes_no_difference(engine: OcrEngine, file_format: str) -> None:
    read = read_text(saved(with_words("Election night special"), file_format), "en", engine)
    assert read.text == "Election night special"


def test_small_print_is_enlarged_to_be_read(engine: OcrEngine) -> None:
    read = read_text(saved(with_words("Municipal budget per capita", size=13)), "en", engine)
    assert "budget" in read.text


def test_a_large_picture_is_read_in_bounded_size(engine: OcrEngine) -> None:
    image = Image.new("RGB", (6000, 2000), "white")
    image.paste(with_words("Breaking overnight", size=110), (300, 200))
    assert read_text(saved(image), "en", engine).text == "Breaking overnight"


def test_words_on_a_transparent_ground_are_read(engine: OcrEngine) -> None:
    ink = with_words("Evening edition").convert("L")
    image = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), mask=ink.point(lambda tone: 255 - tone))
    assert read_text(saved(image), "en", engine).text == "Evening edition"


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "I;16", "F", "LAB"])
def test_every_colour_mode_is_read(engine: OcrEngine, mode: str) -> None:
    image = with_words("Regional forecast")
    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        image = ImageCms.applyTransform(image, ImageCms.buildTransform(*profiles, "RGB", "LAB")) or image
    elif mode == "I;16":
        image = image.convert("L").convert("I").convert(mode)
    else:
        image = image.convert("L").convert(mode) if mode == "F" else image.convert(mode)
    assert "forecast" in read_text(saved(image, "TIFF"), "en", engine).text


def test_a_picture_that_lies_on_its_side_is_turned_upright(engine: OcrEngine) -> None:
    image = with_words("Parliament in session").rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6  # to be shown a quarter turn clockwise
    file = saved(image, "JPEG")
    with open_image(file) as opened:
        turned = BytesIO()
        opened.save(turned, "JPEG", exif=exif, quality=95)
    assert "Parliament" in read_text(turned.getvalue(), "en", engine).text


def test_a_picture_without_words_has_no_text(engine: OcrEngine) -> None:
    gradient = Image.linear_gradient("L").resize((400, 300))
    read = read_text(saved(gradient), "en", engine)
    assert (read.text, read.words, read.area) == ("", (), 0.0)


def hangul_font() -> str | None:
    """A font of this machine that has Korean letters."""
    for name in (
        "NotoSansCJK-Regular.ttc",
        "NotoSansKR-Regular.otf",
        "NanumGothic.ttf",
        "malgun.ttf",
        "AppleGothic.ttf",
    ):
        try:
            ImageFont.truetype(name)
        except OSError:
            continue
        return name
    return None


def test_a_korean_page_has_its_pictures_read_in_korean(engine: OcrEngine) -> None:
    if "kor" not in engine.installed():
        pytest.skip("there is no Korean language data (kor.traineddata) on this machine")
    font = hangul_font()
    if font is None:
        pytest.skip("there is no font with Korean letters on this machine")
    read = read_text(saved(with_words("시민들이 광장에서", "촛불을 들고 있다", font=font)), "ko-KR", engine)
    assert read.languages == "kor+eng"
    assert "광장에서" in read.text


# ---------------------------------------------------------------------------------------- what counts as text


PLAIN = picture((1000, 500))


def test_words_the_engine_is_unsure_of_are_left_out() -> None:
    assert read_text(PLAIN, "", Dictated("quite doubtful words", confidence=59)).text == ""
    assert read_text(PLAIN, "", Dictated("fairly certain words", confidence=60)).text == "fairly certain words"


@pytest.mark.parametrize("stray", ["8 O", "harbour", "ab cd ef", "|| -- 17 2024"])
def test_a_stray_letter_or_word_is_no_text(stray: str) -> None:
    assert read_text(PLAIN, "", Dictated(stray)).text == ""


def test_two_words_of_three_letters_are_text() -> None:
    assert read_text(PLAIN, "", Dictated("No smoking here")).text == "No smoking here"


def test_chinese_words_are_written_together() -> None:
    read = read_text(PLAIN, "zh", Dictated("北京 天气 预报 今日", "AQI 52 良好"))
    assert read.text == "北京天气预报今日\nAQI 52 良好"
    assert read.languages == "chi_sim+eng"


def test_a_picture_too_small_for_letters_is_not_given_to_the_engine() -> None:
    class Forbidden(Dictated):
        def read(self, image: Image.Image, languages: str) -> Sequence[Word]:
            raise AssertionError

    assert read_text(picture((60000, 1)), "", Forbidden()).text == ""


def test_no_picture_reaches_the_engine_larger_than_it_can_use() -> None:
    class Measuring(Dictated):
        def read(self, image: Image.Image, languages: str) -> Sequence[Word]:
            assert image.mode == "L"
            assert image.width * image.height <= 4_100_000
            assert max(image.size) <= 8_000
            return []

    for size in [(7000, 7000), (30000, 900), (1, 1), (999, 40)]:
        read_text(picture(size, mode="L"), "", Measuring())


# ------------------------------------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("", "eng"),
        ("en-GB", "eng"),
        ("ko", "kor+eng"),
        ("ko-KR", "kor+eng"),
        ("de_CH", "deu"),
        ("ja", "jpn+eng"),
        ("zh-CN", "chi_sim+eng"),
        ("zh-Hant-HK", "chi_tra+eng"),
        ("nb", "nor"),
        ("ru", "rus+eng"),
        ("fr", "eng"),
        ("tlh", "eng"),
    ],
)
def test_the_pages_language_is_read_if_there_is_data_for_it_else_english(language: str, codes: str) -> None:
    installed = frozenset({"eng", "kor", "deu", "jpn", "chi_sim", "chi_tra", "nor", "rus", "osd"})
    assert choose_languages(language, installed) == codes


def test_without_english_another_language_is_read() -> None:
    assert choose_languages("fr", frozenset({"osd", "spa", "ita"})) == "ita"
    assert choose_languages("ko", frozenset({"kor"})) == "kor"


def test_without_language_data_nothing_is_known() -> None:
    with pytest.raises(NotKnown, match="no language data"):
        choose_languages("en", frozenset({"osd"}))
