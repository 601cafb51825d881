"""Small pictures in reports: how they are made, and where they come from."""

import re
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from a11y_audit import site
from a11y_audit.evidence.thumbnail import make_thumbnail
from a11y_audit.model import NotKnown, Web
from a11y_audit.reporters import html
from a11y_audit.reporters.html import PICTURES
from a11y_audit.site.thumbnails import MOST_FETCHED
from tests.page_images import picture
from tests.reports_by_hand import image, outcome, page, report
from tests.web_server import response, serving

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
<figure><img src="{src}"><figcaption>The bridge at Lant on Friday. Photo: Ana Ribeiro/Reuters</figcaption></figure>
<p>The bridge took nine years to build.</p></article></body></html>"""

LOCAL = image(1)


def shown(data: bytes) -> Image.Image:
    return Image.open(BytesIO(make_thumbnail(data)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "bridge.png").write_bytes(picture((800, 600)))
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "page.html").write_text(PAGE.format(src="/img/bridge.png"), encoding="utf-8")
    return tmp_path


# ------------------------------------------------------------------------------------------------------------- making


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_it_is_a_small_jpeg_of_the_same_shape(form: str) -> None:
    small = shown(picture((1600, 800), form))

    assert (small.format, small.size) == ("JPEG", (360, 180))


def test_a_small_image_is_not_made_larger() -> None:
    assert shown(picture((40, 30))).size == (40, 30)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK", "I;16", "F"])
def test_every_colour_mode_can_be_shown(mode: str) -> None:
    assert shown(picture((40, 30), "TIFF" if mode in ("CMYK", "F") else "PNG", mode)).size == (40, 30)


def test_what_is_transparent_is_white() -> None:
    file = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(file, "PNG")

    assert shown(file.getvalue()).getpixel((4, 4)) == (255, 255, 255)


def test_it_stands_upright_and_says_nothing_else_of_the_file() -> None:
    file, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x013B] = "Ana Ribeiro"
    Image.new("RGB", (80, 40)).save(file, "JPEG", exif=exif, comment=b"secret")

    small = make_thumbnail(file.getvalue())

    assert Image.open(BytesIO(small)).size == (40, 80)
    assert not Image.open(BytesIO(small)).getexif()
    assert b"Ana Ribeiro" not in small
    assert b"secret" not in small


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture((800, 600), "JPEG")[:400]])
def test_what_cannot_be_decoded_cannot_be_shown(data: bytes) -> None:
    with pytest.raises(NotKnown):
        make_thumbnail(data)


# ------------------------------------------------------------------------------------------------------------ finding


def test_a_folder_that_was_audited_is_the_root_of_its_pages(folder: Path) -> None:
    path = str(folder / "news" / "page.html")

    assert site.Thumbnails([str(folder)], None)(path, LOCAL)
    assert site.Thumbnails([path], str(folder))(path, LOCAL)
    assert site.Thumbnails([path], None)(path, LOCAL) is None


@pytest.mark.parametrize("src", ["https://example.org/a.jpg", "gone.jpg", "../../outside.png", "page.html", ""])
def test_an_image_whose_file_is_not_there_has_none(folder: Path, src: str) -> None:
    path = folder / "news" / "page.html"
    path.write_text(PAGE.format(src=src), encoding="utf-8")

    assert site.Thumbnails([str(folder / "news")], None)(str(path), LOCAL) is None


@pytest.mark.parametrize("path", ["gone.html", "<stdin>", "https://example.org/page.html"])
def test_a_page_that_is_no_file_any_more_has_none(path: str) -> None:
    assert site.Thumbnails([path], None)(path, LOCAL) is None


def test_a_number_that_the_page_no_longer_has_gives_none(folder: Path) -> None:
    assert site.Thumbnails([str(folder)], None)(str(folder / "news" / "page.html"), image(7)) is None


def test_pictures_on_the_web_are_shown_when_they_may_be_fetched() -> None:
    answers = {
        "/news/page": response(PAGE.format(src="../img/bridge.png").encode()),
        "/img/bridge.png": response(picture((800, 600)), "image/png"),
    }
    with serving(answers) as server:
        address = f"{server.address}/news/page"

        assert site.Thumbnails([address], None)(address, LOCAL) is None
        assert not server.asked
        assert site.Thumbnails([address], None, Web((server.host,)))(address, LOCAL)


def test_only_so_many_pages_are_fetched_for_their_pictures(tmp_path: Path) -> None:
    with serving({"/bridge.png": response(picture((80, 60)), "image/png")}) as server:
        thumbnails = site.Thumbnails([str(tmp_path)], None, Web((server.host,)))
        far = image(1, src=f"{server.address}/bridge.png")
        shown = 0
        for number in range(MOST_FETCHED + 3):
            path = tmp_path / f"{number}.html"
            path.write_text(PAGE.format(src=far.src), encoding="utf-8")
            shown += thumbnails(str(path), far) is not None

    assert shown == MOST_FETCHED


# ------------------------------------------------------------------------------------------------------------ showing


def test_the_html_report_shows_the_pictures_that_findings_are_about(folder: Path) -> None:
    command = [sys.executable, "-m", "a11y_audit", "check", ".", "--no-ocr", "-o", "report.html"]
    assert subprocess.run(command, check=False, cwd=folder, timeout=60).returncode == 1

    text = (folder / "report.html").read_text(encoding="utf-8")
    found = re.findall(r'<img class="picture" src="data:image/jpeg;base64,([^"]+)" alt="([^"]+)">', text)

    assert [alt for _, alt in found] == ["Photo 1 of 1"]
    assert Image.open(BytesIO(b64decode(found[0][0]))).size == (360, 270)
    assert "img-src data:;" in text


def test_a_report_shows_so_many_pictures_and_no_more() -> None:
    images = [image(n, n) for n in range(1, PICTURES + 11)]
    faults = [outcome(line=n, image=n, root=f"{n}:alt") for n in range(1, PICTURES + 11)]

    text = "".join(html.pieces(report(page("a.html", images, faults)), picture=lambda _path, _image: b"jpeg"))

    assert text.count('<img class="picture"') == PICTURES
