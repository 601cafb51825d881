"""What image files beside the page say of themselves, as rules ask for it: real files in a real folder."""

import gc
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from a11y_audit import reading
from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import activate, audit
from a11y_audit.evidence import make_evidence
from a11y_audit.model import Page, Source, Statement, Voice
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.rulebook import built_in_rules
from a11y_audit.text.said_in_files import (
    credits_in_file,
    day_in_file,
    file_pixels,
    file_statements,
    is_beside,
    said_in_file,
)
from tests.page_images import picture
from tests.test_metadata import iim, jpeg_with_iim


def page_at(folder: Path, *images: str, head: str = "") -> Page:
    text = f'<html lang="en">{head}' + "".join(f"<figure>{image}</figure>" for image in images)
    source = Source("page.html", text.encode(), str(folder), str(folder))
    return reading.read(source, make_evidence(source, ocr=False))


def photo(address: str, caption: str = "The last ferry of the season. Photo: AFP") -> str:
    return f'<img src="{address}" alt="A ferry"><figcaption>{caption}</figcaption>'


def found_on(page: Page, *rules: str) -> set[str]:
    report = audit(page, [activate(built_in_rules()[rule]) for rule in rules])
    return {f"{outcome.rule}[{outcome.reason}]" for outcome in report.outcomes}


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A photo whose file names its maker, in a folder of its own."""
    block = iim((80, b"Ana Prats"), (110, b"REUTERS"), (40, b"MANDATORY CREDIT: HARBOUR TRUST"), (55, b"20190304"))
    (tmp_path / "ferry.jpg").write_bytes(jpeg_with_iim(block))
    return tmp_path


# ------------------------------------------------------------------------------------------------- which files


@pytest.mark.parametrize("address", ["ferry.jpg", "/img/ferry.jpg", "../a b.png?v=2", "img/a:b.jpg"])
def test_an_address_of_the_site_lies_beside_the_page(tmp_path: Path, address: str) -> None:
    page = page_at(tmp_path, photo(address))

    assert is_beside(page.images[0], page)


@pytest.mark.parametrize(
    "address", ["https://img.example/f.jpg", "//img.example/f.jpg", "file:///f.jpg", "HTTP://x/f.jpg"]
)
def test_an_address_elsewhere_does_not(tmp_path: Path, address: str) -> None:
    page = page_at(tmp_path, photo(address))

    assert not is_beside(page.images[0], page)


def test_one_address_elsewhere_is_enough(tmp_path: Path) -> None:
    page = page_at(tmp_path, '<img src="a.jpg" srcset="a.jpg 1x, https://img.example/b.jpg 2x" alt="A ferry">')

    assert not is_beside(page.images[0], page)


def test_a_page_saved_without_its_pictures_has_none_beside_it(tmp_path: Path) -> None:
    page = page_at(tmp_path, photo("one.jpg"), photo("two.jpg"), photo("three.jpg"))

    assert not any(is_beside(image, page) for image in page.images)


def test_a_first_file_that_is_missing_hides_no_other(ferry: Path) -> None:
    page = page_at(ferry, photo("gone.jpg"), photo("ferry.jpg"))

    assert [is_beside(image, page) for image in page.images] == [True, True]
    assert found_on(page, "image-src-broken") == {"image-src-broken[missing]"}


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    page = page_at(tmp_path, photo("gone.jpg"))

    assert file_statements(page.images[0], page) is None
    assert file_pixels(page.images[0], page) is None


def test_a_file_without_metadata_is_at_hand_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "plain.png").write_bytes(picture())
    page = page_at(tmp_path, photo("plain.png"))

    assert file_statements(page.images[0], page) == ()
    assert file_pixels(page.images[0], page) is not None


# ------------------------------------------------------------------------------------------------- what they say


def test_what_a_file_says_is_asked_for_by_field(ferry: Path) -> None:
    page = page_at(ferry, photo("ferry.jpg"))

    assert [said.text for said in said_in_file(page.images[0], page, "credit", "creator")] == ["Ana Prats", "REUTERS"]


def test_the_credit_line_comes_before_the_maker(ferry: Path) -> None:
    page = page_at(ferry, photo("ferry.jpg"))

    assert [said.text for said in credits_in_file(page.images[0], page)] == ["REUTERS", "Ana Prats"]


@pytest.mark.parametrize("name", ["Stringer", "Picasa", "© 2024. All rights reserved.", "Harbour Gazette", "-"])
def test_cameras_lawyers_roles_and_the_house_itself_name_nobody(tmp_path: Path, name: str) -> None:
    (tmp_path / "ferry.jpg").write_bytes(jpeg_with_iim(iim((116, name.encode()), charset=b"\x1b%G")))
    page = page_at(tmp_path, photo("ferry.jpg"), head='<meta property="og:site_name" content="Harbour Gazette">')

    assert credits_in_file(page.images[0], page) == []


def said(voice: Voice, text: str) -> Statement:
    return Statement(voice, "date", text, text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20140127T120000+0100", date(2014, 1, 27)),
        ("2014-01-27T12:00:00Z", date(2014, 1, 27)),
        ("2014:01:27 12:00:00", date(2014, 1, 27)),
        ("2014", None),
        ("20140000", None),
        ("0000:00:00 00:00:00", None),
        ("2000:01:01 00:00:07", None),
    ],
)
def test_the_day_is_read_in_each_form(text: str, day: date | None) -> None:
    assert day_in_file([said(Voice.EXIF, text)]) == day


def test_what_a_person_filled_in_counts_more_than_the_clock() -> None:
    days = [said(Voice.EXIF, "2013:02:02 08:00:00"), said(Voice.XMP, "2014-01-27")]

    assert day_in_file(days) == date(2014, 1, 27)


# ------------------------------------------------------------------------------------------------- through rules


def test_rules_about_files_find_what_stands_in_a_real_one(ferry: Path) -> None:
    page = page_at(ferry, photo("ferry.jpg"))

    asked = found_on(page, "iptc-credit-conflict", "credit-mandatory-missing", "iptc-credit-unused")
    assert asked == {"iptc-credit-conflict[disjoint]", "credit-mandatory-missing[not-credited]"}


@pytest.mark.parametrize("content", [b"", b"<html>Not found</html>", picture(file_format="JPEG")[:60]])
def test_a_file_that_holds_no_image_is_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "ferry.jpg").write_bytes(content)

    assert found_on(page_at(tmp_path, photo("ferry.jpg")), "image-src-broken") == {"image-src-broken[broken]"}


def test_a_whole_file_is_not(tmp_path: Path) -> None:
    (tmp_path / "ferry.jpg").write_bytes(picture(file_format="JPEG"))

    assert found_on(page_at(tmp_path, photo("ferry.jpg")), "image-src-broken") == set()


def test_frames_of_a_real_file_are_counted(tmp_path: Path) -> None:
    first, second = Image.new("L", (400, 300), 0), Image.new("L", (400, 300), 255)
    first.save(tmp_path / "ferry.gif", save_all=True, append_images=[second], duration=100)

    page = page_at(tmp_path, photo("ferry.gif"))
    assert found_on(page, "image-animated-uncontrolled") == {"image-animated-uncontrolled[moves]"}


def test_a_page_is_let_go_of_without_the_garbage_collector_whatever_was_not_known(tmp_path: Path) -> None:
    """A kept exception keeps its frames, and they the page: memory would grow from page to page."""
    rules = choose_rules(Config(profile="strict"))
    gc.collect()
    gc.disable()
    try:
        before = documents()
        audit(page_at(tmp_path, photo("gone.jpg"), photo("lost.jpg"), photo("https://img.example/f.jpg")), rules)
        assert documents() == before
    finally:
        gc.enable()


def documents() -> int:
    return sum(isinstance(each, HtmlDocument) for each in gc.get_objects())


def test_a_file_that_its_folder_lacks_is_gone_when_other_pictures_lie_there(ferry: Path) -> None:
    (ferry / "img").mkdir()
    (ferry / "ferry.jpg").rename(ferry / "img" / "ferry.jpg")
    page = page_at(ferry, photo("img/gone.jpg"))

    assert found_on(page, "image-src-broken") == {"image-src-broken[gone]"}


def test_a_file_missing_beside_the_page_itself_tells_nothing(ferry: Path) -> None:
    assert found_on(page_at(ferry, photo("gone.jpg")), "image-src-broken") == set()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_breaks_off_is_broken(tmp_path: Path, form: str) -> None:
    noise = Image.effect_noise((300, 200), 90).convert("RGB")
    noise.save(tmp_path / "ferry.jpg", form)
    data = (tmp_path / "ferry.jpg").read_bytes()
    (tmp_path / "ferry.jpg").write_bytes(data[: len(data) // 2])

    assert found_on(page_at(tmp_path, photo("ferry.jpg")), "image-src-broken") == {"image-src-broken[broken]"}
