"""Text in pictures: what is read, in which language, and what becomes of an engine that is missing or misbehaves."""

import os
import shutil
import stat
import struct
import time
import zlib
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageFont

from a11y_audit.evidence.languages import choose_languages
from a11y_audit.evidence.ocr import NOT_INSTALLED, OcrEngine, Word, read_text
from a11y_audit.evidence.pixels import MAX_PIXELS, open_image, read_pixels
from a11y_audit.evidence.tesseract import TesseractLibrary, TesseractProgram, find_engine
from a11y_audit.model import NotKnown
from tests.page_images import picture, saved, with_words


def engines() -> list[OcrEngine]:
    """Every engine of this machine."""
    found: list[OcrEngine] = [TesseractProgram()] if shutil.which("tesseract") else []
    if find_spec("tesserocr") and isinstance(library := find_engine(), TesseractLibrary):
        found.append(library)
    return found


ENGINES: list[OcrEngine | None] = [*engines()] or [None]


@pytest.fixture(params=ENGINES, ids=lambda engine: engine.name if engine else "none")
def engine(request: pytest.FixtureRequest) -> OcrEngine:
    if request.param is None:
        pytest.skip("there is neither a tesseract program nor tesserocr with language data on this machine")
    chosen: OcrEngine = request.param
    return chosen


# ------------------------------------------------------------------------------------------------ real pictures


def test_the_words_of_a_picture_are_read_line_by_line(engine: OcrEngine) -> None:
    read = read_text(saved(with_words("Water levels keep rising", "Source: Harbour Office")), "en", engine)
    assert read.text == "Water levels keep rising\nSource: Harbour Office"
    assert read.languages == "eng"
    assert read.confidence > 80


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


class Dictated:
    """An engine that reads what it is told: words with their confidence."""

    name = "dictated"

    def __init__(self, *lines: str, confidence: float = 90) -> None:
        self.lines = lines
        self.confidence = confidence

    def installed(self) -> frozenset[str]:
        return frozenset({"eng", "chi_sim"})

    def read(self, image: Image.Image, languages: str) -> Sequence[Word]:
        return [
            Word(word, self.confidence, 10 * n, 10 * row, 9, 8, (row,))
            for row, line in enumerate(self.lines)
            for n, word in enumerate(line.split())
        ]


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


# ------------------------------------------------------------------------------ engines that fail (a POSIX shell)


LISTING = '[ "$1" = --list-langs ] && { printf "List of available languages (1):\\neng\\n"; exit 0; }\n'
HEADER = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
ROWS = (
    "5\\t1\\t1\\t1\\t1\\t1\\t5\\t5\\t50\\t20\\t91.5\\tEvening\\n5\\t1\\t1\\t1\\t1\\t2\\t60\\t5\\t50\\t20\\t93\\tnews\\n"
)

Program = Callable[..., TesseractProgram]

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are shell scripts")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Makes a stand-in for the tesseract program from the body of a shell script."""

    def make(body: str, seconds: float = 1.0, listing: str = LISTING) -> TesseractProgram:
        path = tmp_path / "tesseract"
        path.write_text(f"#!/bin/sh\n{listing}{body}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return TesseractProgram(str(path), seconds)

    return make


def why(engine: OcrEngine) -> str:
    with pytest.raises(NotKnown) as unknown:
        read_text(PLAIN, "en", engine)
    return str(unknown.value)


def is_gone(pid: int) -> bool:
    """Has the process ended (and waits at most to be buried)? Signals take a moment."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_missing_program_is_said_to_be_missing_and_how_to_get_it(tmp_path: Path) -> None:
    assert why(TesseractProgram(str(tmp_path / "none"))) == NOT_INSTALLED
    assert "apt install tesseract-ocr" in NOT_INSTALLED
    assert "pip install a11y-audit[ocr]" in NOT_INSTALLED


@posix
def test_a_working_program_is_believed(program: Program) -> None:
    read = read_text(PLAIN, "en", program(f'cat > /dev/null; printf "{HEADER}{ROWS}"'))
    assert (read.text, read.engine, read.languages) == ("Evening news", "tesseract", "eng")


@posix
def test_a_program_that_may_not_be_run_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "tesseract"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o600)
    assert why(TesseractProgram(str(path))) == "Tesseract cannot be started: permission denied"


@posix
def test_a_file_that_is_no_program_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "tesseract"
    path.write_bytes(b"\x7fELFnot really")
    path.chmod(0o700)
    assert why(TesseractProgram(str(path))) == "Tesseract cannot be started: exec format error"


@posix
def test_a_program_that_hangs_is_ended(program: Program) -> None:
    assert why(program("sleep 600", seconds=0.3)) == "Tesseract did not answer within 0.3 seconds"


@posix
def test_a_program_that_hangs_when_asked_for_its_languages_is_asked_once(program: Program, tmp_path: Path) -> None:
    log = tmp_path / "log"
    engine = program("", seconds=0.3, listing=f"echo asked >> {log}; sleep 600\n")
    assert why(engine) == why(engine) == "Tesseract did not answer within 0.3 seconds"
    assert log.read_text() == "asked\n"


@posix
def test_an_engine_that_is_late_again_and_again_is_not_asked_any_more(program: Program) -> None:
    engine = program("sleep 600", seconds=0.2)
    assert [why(engine) for _ in range(3)][2] == "Tesseract was too late repeatedly and is not asked again"


@posix
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("exit 3", "Tesseract failed (exit status 3)"),
        ("kill -SEGV $$", "Tesseract failed (signal 11)"),
        ("exit 0", "Tesseract's answer cannot be read"),
        ("printf 'no table\\n'", "Tesseract's answer cannot be read"),
        (f'printf "{HEADER}1\\t2\\n5\\tx\\ty\\tz\\n"', "Tesseract's answer cannot be read"),
        (
            f'printf "{HEADER}5\\t1\\t1\\t1\\t1\\t1\\tleft\\t5\\t5\\t5\\tsure\\tword\\n"',
            "Tesseract's answer cannot be read",
        ),
        ("head -c 4096 /dev/urandom", "Tesseract's answer cannot be read"),
        (
            f'printf "{HEADER}5\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\tinf\\tword\\n"',
            "Tesseract's answer cannot be read",
        ),
    ],
    ids=["status", "crash", "silence", "no table", "short rows", "no numbers", "noise", "infinite"],
)
def test_a_program_that_fails_or_talks_nonsense_is_not_believed(program: Program, body: str, words: str) -> None:
    assert why(program(body)) == words


@posix
def test_bytes_that_are_no_utf8_do_no_harm(program: Program) -> None:
    rows = ROWS.replace("Evening", "Even\\377ing")
    assert read_text(PLAIN, "en", program(f'printf "{HEADER}{rows}"')).text == "Even\ufffding news"


@posix
def test_a_program_that_never_stops_writing_is_ended(program: Program) -> None:
    assert why(program("yes", seconds=5.0)) == "Tesseract did not answer within 5 seconds"


@posix
def test_a_program_that_floods_its_error_output_is_believed_all_the_same(program: Program) -> None:
    body = f'head -c 20000000 /dev/zero >&2; printf "{HEADER}{ROWS}"'
    assert read_text(PLAIN, "en", program(body, seconds=20)).text == "Evening news"


@posix
@pytest.mark.parametrize(
    "body",
    [
        "sleep 600 & echo $! > {pid}; exit 1",
        "sleep 600 & echo $! > {pid}; sleep 600",
        "(sleep 600 & echo $! > {pid}) > /dev/null 2>&1; exit 1",
        "trap '' TERM HUP INT; sleep 600 & echo $! > {pid}; wait",
    ],
    ids=["holds the pipe", "both hang", "let go of the pipe", "deaf to signals"],
)
def test_no_child_of_the_program_is_left_behind(program: Program, tmp_path: Path, body: str) -> None:
    pid = tmp_path / "pid"
    why(program(body.format(pid=pid), seconds=0.8))
    assert is_gone(int(pid.read_text()))


@posix
def test_an_answer_is_not_lost_because_a_child_holds_the_pipe(program: Program, tmp_path: Path) -> None:
    body = f'printf "{HEADER}{ROWS}"; sleep 600 & echo $! > {tmp_path / "pid"}; exit 0'
    assert read_text(PLAIN, "en", program(body, seconds=30)).text == "Evening news"
    assert is_gone(int((tmp_path / "pid").read_text()))


# --------------------------------------------------------------------------------------------------- pixels


def test_format_and_size_come_from_the_content_not_the_name() -> None:
    assert read_pixels(picture((64, 48), "WEBP")).format == "WEBP"
    read = read_pixels(picture((64, 48), "JPEG"))
    assert (read.format, read.width, read.height, read.frames) == ("JPEG", 64, 48, 1)


def test_the_frames_of_an_animation_are_counted() -> None:
    frames = [Image.new("L", (8, 8), tone) for tone in (0, 120, 240)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert read_pixels(file.getvalue()).frames == 3


def png_claiming(width: int, height: int) -> bytes:
    """A small PNG whose header claims another size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    plain = picture((1, 1), mode="L")
    return plain[:8] + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + plain[33:]


@pytest.mark.parametrize("size", [(60_000, 60_000), (12_000, 12_000), (MAX_PIXELS + 1, 1)])
def test_an_image_that_claims_too_many_pixels_is_not_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(NotKnown, match="claims"):
        read_text(png_claiming(*size), "", Dictated("never read"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!doctype html><title>404</title>", "the file is no image of a known format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "the file is no image of a known format"),
        (b"\x89PNG\r\n\x1a\n", "the file is no image of a known format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "the image is an SVG drawing, which has no pixels to look at"),
        (b'<?xml version="1.0"?>\n<!-- x --><svg/>', "the image is an SVG drawing, which has no pixels to look at"),
        (picture((64, 48), "JPEG")[:30], "the image is broken: Truncated File Read"),
    ],
    ids=["page", "PostScript", "signature", "SVG", "SVG with prologue", "cut short"],
)
def test_what_is_no_picture_is_said_to_be_none(data: bytes, words: str) -> None:
    with pytest.raises(NotKnown, match=words):
        read_pixels(data)


def test_a_picture_that_breaks_off_is_said_to_be_broken() -> None:
    noise = Image.effect_noise((200, 200), 90)
    with pytest.raises(NotKnown, match="the image is broken: image file is truncated"):
        read_text(saved(noise)[:5000], "", Dictated("never read"))
