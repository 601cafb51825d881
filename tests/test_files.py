"""Image files beside a page: which addresses are read, which are refused and why."""

import base64
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from a11y_audit import reading
from a11y_audit.evidence import FileEvidence, GivenEvidence, make_evidence
from a11y_audit.evidence.addresses import (
    MAX_BYTES,
    address_from,
    decode_data_address,
    read_address,
    real_paths,
    scheme_of,
)
from a11y_audit.evidence.memo import MOST, Memo
from a11y_audit.model import NotKnown, Source, Voice
from tests.page_images import image_at, picture


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a page in a folder below its root, and a file outside the root."""
    root = tmp_path / "site"
    (root / "news" / "2024").mkdir(parents=True)
    (root / "img").mkdir()
    (root / "img" / "port.jpg").write_bytes(picture(file_format="JPEG"))
    (root / "news" / "2024" / "a b.png").write_bytes(picture())
    (tmp_path / "secret.png").write_bytes(picture())
    return root


def page_in(site: Path) -> Source:
    return Source("news/2024/p.html", b"", root=str(site), folder=str(site / "news" / "2024"))


def why(address: str, source: Source) -> str:
    """The words with which an address is refused."""
    with pytest.raises(NotKnown) as refused:
        read_address(address, source)
    return str(refused.value)


# ------------------------------------------------------------------------------------------------ what is read


@pytest.mark.parametrize(
    "address",
    [
        "a%20b.png",
        "a b.png",
        " a b.png\n",
        "./a%20b.png?w=640&h=480",
        "a%20b.png#top",
        "../../img/port.jpg",
        "/img/port.jpg",
        "/img/../img/port.jpg",
        "..\\..\\img\\port.jpg",
    ],
)
def test_files_below_the_root_are_read_from_the_pages_folder_or_the_sites_root(site: Path, address: str) -> None:
    assert read_address(address, page_in(site))


@pytest.mark.parametrize(
    ("base", "address", "meant"),
    [
        ("", "a.png", "a.png"),
        ("/news/", "a.png", "/news/a.png"),
        ("/news/2024", "a.png", "/news/a.png"),
        ("img/", "a.png", "img/a.png"),
        ("..", "img/a.png", "../img/a.png"),
        ("../..", "img/a.png", "../../img/a.png"),
        (".", "a.png", "./a.png"),
        ("#top", "a.png", "a.png"),
        ("?page=/2/", "a.png", "a.png"),
        (" /news/\n", " a.png ", "/news/a.png"),
        ("/news/", "/img/a.png", "/img/a.png"),
        ("/news/", "//cdn.example.org/a.png", "//cdn.example.org/a.png"),
        ("https://example.org/news/", "a.png", "https://example.org/news/a.png"),
        ("https://example.org/news/", "/a.png", "https://example.org/a.png"),
        ("https://example.org/news/", "//cdn.example.org/a.png", "https://cdn.example.org/a.png"),
        ("//example.org", "a.png", "//example.org/a.png"),
        ("https://example.org/", "data:,a", "data:,a"),
        ("https://example.org/", "http://example.com/a.png", "http://example.com/a.png"),
        ("file:///etc/", "a.png", "file:///etc/a.png"),
        ("javascript:a/", "a.png", "a.png"),
        ("data:text/html,/", "a.png", "a.png"),
        ("https://[", "a.png", ""),
    ],
)
def test_an_address_starts_from_the_base_that_the_page_names(base: str, address: str, meant: str) -> None:
    assert address_from(base, address) == meant


@pytest.mark.parametrize("base", ["../../", "../..", "/", "/news/"])
def test_a_local_base_leads_no_further_than_the_sites_root(site: Path, base: str) -> None:
    reads = "the image lies outside the site's folder (which --root says) and is not read"
    assert why(address_from(base, "../../../secret.png"), page_in(site)) == reads


def test_a_file_is_looked_for_from_the_base(site: Path) -> None:
    page = b'<base target="_top"><base href="/"><base href="/nowhere/"><p><img src="img/port.jpg" alt="">'
    evidence = make_evidence(source := replace(page_in(site), data=page))
    read = reading.read(source, evidence)
    evidence.expect(read.images, read.base)

    assert evidence.pixels(read.images[0]).format == "JPEG"


def test_a_file_whose_name_is_no_ascii_is_read_percent_encoded_or_not(site: Path) -> None:
    (site / "img" / "북한.png").write_bytes(b"x")
    assert read_address("/img/북한.png", page_in(site)) == b"x"
    assert read_address("/img/%EB%B6%81%ED%95%9C.png", page_in(site)) == b"x"


def test_a_link_inside_the_site_is_followed(site: Path) -> None:
    (site / "img" / "link.jpg").symlink_to(site / "img" / "port.jpg")
    assert read_address("/img/link.jpg", page_in(site))


def test_the_bytes_of_a_data_address_are_in_it() -> None:
    nowhere = Source("-", b"")
    assert read_address("data:image/png;base64,aGFsbG8=", nowhere) == b"hallo"


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("data:,a%20b", b"a b"),
        ("data:image/svg+xml,%3Csvg/%3E", b"<svg/>"),
        ("data:text/plain;charset=utf-8,é", "é".encode()),
        ("DATA:image/gif;BASE64,aGk=", b"hi"),
        ("data:;base64,aGk", b"hi"),
        ("data:;base64,aG k%3D\n", b"hi"),
    ],
)
def test_data_addresses_are_decoded_as_browsers_do(address: str, data: bytes) -> None:
    assert decode_data_address(address) == data


# --------------------------------------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    "address", ["https://example.org/a.jpg", "HTTP://x/a.jpg", "//cdn.example.org/a.jpg", "\\\\host\\a.png"]
)
def test_nothing_is_fetched(site: Path, address: str) -> None:
    assert why(address, page_in(site)) == "the image is on the network; only files beside the page are read"


@pytest.mark.parametrize(
    "address",
    [
        "../../../secret.png",
        "/../secret.png",
        "..%2f..%2f..%2fsecret.png",
        "%2e%2e/%2e%2e/%2e%2e/secret.png",
        "..\\..\\..\\secret.png",
        "/img/../../secret.png",
    ],
)
def test_no_spelling_leads_out_of_the_root(site: Path, address: str) -> None:
    assert why(address, page_in(site)) == "the image lies outside the site's folder (which --root says) and is not read"


def test_no_link_leads_out_of_the_root(site: Path) -> None:
    (site / "img" / "out.png").symlink_to(site.parent / "secret.png")
    (site / "up").symlink_to(site.parent)
    assert "outside" in why("/img/out.png", page_in(site))
    assert "outside" in why("/up/secret.png", page_in(site))


def test_a_neighbour_whose_name_begins_like_the_roots_is_outside(site: Path) -> None:
    neighbour = site.parent / "site-drafts"
    neighbour.mkdir()
    (neighbour / "a.png").write_bytes(picture())
    assert "outside" in why("../../../site-drafts/a.png", page_in(site))


@pytest.mark.parametrize("address", ["none.png", "a%20b.png/x", "x" * 5000 + ".png", "./" * 3000 + "x.png"])
def test_a_file_that_is_not_there_is_said_to_be_missing(site: Path, address: str) -> None:
    assert why(address, page_in(site)) == "the picture's file is not beside the page"


@pytest.mark.parametrize("address", ["", "#", "?v=2", "/"])
def test_an_address_without_a_path_names_no_file(site: Path, address: str) -> None:
    assert why(address, page_in(site)) == "the image's address names no file"


def test_a_folder_is_no_image(site: Path) -> None:
    assert why("/img", page_in(site)) == "the image's address names no regular file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_does_not_block(site: Path) -> None:
    os.mkfifo(site / "img" / "pipe.png")
    assert why("/img/pipe.png", page_in(site)) == "the image's address names no regular file"


def test_a_link_that_leads_to_itself_is_refused(site: Path) -> None:
    (site / "img" / "round.png").symlink_to("round.png")
    assert why("/img/round.png", page_in(site)) == "the picture's file is not in its folder, where others are"


def test_an_empty_file_is_said_to_be_empty(site: Path) -> None:
    (site / "img" / "empty.jpg").touch()
    assert why("/img/empty.jpg", page_in(site)) == "the image file is empty"


def test_a_file_beyond_the_limit_is_not_read(site: Path) -> None:
    with (site / "img" / "huge.tif").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert why("/img/huge.tif", page_in(site)) == "the image file is larger than 50 MiB"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_said_so(site: Path) -> None:
    (site / "img" / "port.jpg").chmod(0)
    assert why("/img/port.jpg", page_in(site)) == "the image file cannot be read: permission denied"


@pytest.mark.parametrize("address", ["file:///etc/hosts", "blob:x", "javascript:1", "C:\\a.png", "ftp://x/a.png"])
def test_other_schemes_are_not_read(site: Path, address: str) -> None:
    assert why(address, page_in(site)) == f'addresses of the scheme "{scheme_of(address)}" are not read'


def test_a_nul_character_is_refused(site: Path) -> None:
    assert why("a.png%00.jpg", page_in(site)) == "the image's address holds a NUL character"


def test_a_page_that_is_no_file_has_no_images_beside_it() -> None:
    assert why("a.png", Source("-", b"")) == "the page is not a file, so there is no folder to look for the image in"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("data:image/png;base64", "the data: address holds no data"),
        ("data:image/png;base64,!!!!", "the data: address cannot be decoded: its base64 is broken"),
        ("data:image/png;base64,", "the image file is empty"),
        ("data:,", "the image file is empty"),
        ("data:,ü" + "x" * MAX_BYTES, "the image is larger than 50 MiB"),
    ],
    ids=["no comma", "no base64", "empty", "empty text", "too large"],
)
def test_broken_data_addresses_are_refused(address: str, words: str) -> None:
    assert why(address, Source("-", b"")) == words


@given(st.text(alphabet="ab/.\\%2e0f:?# \x00\ud800é~$", max_size=40))
def test_whatever_the_address_it_is_read_or_refused_in_a_sentence(address: str) -> None:
    source = Source("p.html", b"", root=str(Path(__file__).parent), folder=str(Path(__file__).parent))
    try:
        answer: object = read_address(address, source)
    except NotKnown as refused:
        answer = str(refused)
    assert answer


@given(st.binary(max_size=60))
def test_every_data_address_gives_back_its_bytes(data: bytes) -> None:
    assert decode_data_address("data:x;base64," + base64.b64encode(data).decode()) == data


# ------------------------------------------------------------------------------------------- evidence of a page


def test_the_first_address_that_can_be_read_answers(site: Path) -> None:
    image = image_at("https://cdn.example.org/a.jpg", "none.png", "/img/port.jpg")
    assert make_evidence(page_in(site)).pixels(image).format == "JPEG"


def test_when_no_address_can_be_read_the_first_ones_reason_is_given(site: Path) -> None:
    with pytest.raises(NotKnown, match="on the network"):
        make_evidence(page_in(site)).pixels(image_at("https://cdn.example.org/a.jpg", "none.png"))


def test_an_image_without_an_address_is_not_known(site: Path) -> None:
    with pytest.raises(NotKnown, match="the image has no address"):
        make_evidence(page_in(site)).metadata(image_at())


def test_equal_content_is_looked_into_once(site: Path) -> None:
    (site / "img" / "copy.jpg").write_bytes((site / "img" / "port.jpg").read_bytes())
    evidence = FileEvidence(page_in(site))
    assert evidence.pixels(image_at("/img/port.jpg")) is evidence.pixels(image_at("/img/copy.jpg"))


def test_what_was_asked_before_is_answered_without_the_file(site: Path) -> None:
    evidence = FileEvidence(page_in(site))
    port, other = image_at("/img/port.jpg"), image_at("a%20b.png")
    first = evidence.pixels(port)
    evidence.pixels(other)
    (site / "img" / "port.jpg").unlink()
    assert evidence.pixels(port) is first


def test_a_new_question_is_answered_from_what_the_file_holds_now(site: Path) -> None:
    evidence = FileEvidence(page_in(site))
    port, other = image_at("/img/port.jpg"), image_at("a%20b.png")
    evidence.metadata(port)
    evidence.pixels(other)
    (site / "img" / "port.jpg").write_bytes(picture(size=(7, 5), file_format="JPEG"))
    assert evidence.pixels(port).width == 7


def test_pages_that_share_their_answers_look_into_one_image_once(site: Path) -> None:
    memo = Memo()
    first, second = (FileEvidence(page_in(site), memo=memo) for _ in range(2))
    assert first.pixels(image_at("/img/port.jpg")) is second.pixels(image_at("/img/port.jpg"))


def test_the_oldest_answers_are_forgotten_first() -> None:
    memo = Memo()
    for n in range(MOST + 1):
        memo.get(str(n), "", lambda: "first")
    assert memo.get("0", "", lambda: "second") == "second"
    assert memo.get(str(MOST), "", lambda: "second") == "first"


def test_an_unreadable_image_gives_its_reason_each_time(site: Path) -> None:
    (site / "img" / "text.jpg").write_text("kein Bild")
    evidence = make_evidence(page_in(site))
    for _ in range(2):
        with pytest.raises(NotKnown, match="the file is no image of a known format"):
            evidence.pixels(image_at("/img/text.jpg"))


def test_ocr_that_is_switched_off_is_not_known(site: Path) -> None:
    with pytest.raises(NotKnown, match="OCR was switched off"):
        make_evidence(page_in(site), ocr=False).ocr(image_at("/img/port.jpg"))


# ----------------------------------------------------------------------------------------------- given evidence


GIVEN: dict[str, dict[str, Any]] = {
    "kim.jpg": {
        "ocr": "Pressekonferenz",
        "metadata": {"iptc-iim": {"credit": "AFP", "keyword": ["un", "deux"]}, "xmp": {"alt": "Une  tribune"}},
        "pixels": {"format": "JPEG", "width": 10, "height": 20},
    },
    "/lee.png": {"ocr": {"not-known": "Tesseract is not installed"}},
}


def test_given_evidence_answers_by_address_or_file_name() -> None:
    evidence = GivenEvidence(GIVEN)
    assert evidence.ocr(image_at("https://example.org/img/kim.jpg?w=600")).text == "Pressekonferenz"
    assert evidence.pixels(image_at("kim.jpg")).height == 20


def test_given_metadata_are_statements_of_their_voices() -> None:
    said = GivenEvidence(GIVEN).metadata(image_at("kim.jpg"))
    assert [(each.voice, each.about, each.text) for each in said] == [
        (Voice.IPTC_IIM, "credit", "AFP"),
        (Voice.IPTC_IIM, "keyword", "un"),
        (Voice.IPTC_IIM, "keyword", "deux"),
        (Voice.XMP, "alt", "Une tribune"),
    ]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("other.jpg", "the image file is not at hand"),
        ("/lee.png", "Tesseract is not installed"),
    ],
)
def test_what_is_not_given_is_not_known(address: str, words: str) -> None:
    with pytest.raises(NotKnown, match=words):
        GivenEvidence(GIVEN).ocr(image_at(address))


def test_a_question_that_is_not_answered_is_not_known() -> None:
    with pytest.raises(NotKnown, match="the image's pixels is not at hand"):
        GivenEvidence(GIVEN).pixels(image_at("/lee.png"))


def test_real_paths_are_those_of_the_standard_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site" / "img").mkdir(parents=True)
    (tmp_path / "site" / "img" / "a.jpg").touch()
    links = {"site/pictures": "img", "site/b.jpg": "img/a.jpg", "site/out": "..", "site/loop": "loop", "site/gone": "x"}
    for link, target in links.items():
        (tmp_path / link).symlink_to(target)
    monkeypatch.chdir(tmp_path / "site")
    names = ["", ".", "..", "a.jpg", "img", "img/", "img//a.jpg", "img/./a.jpg", "img/../b.jpg", "none/../img/a.jpg"]
    names += [
        "pictures/a.jpg",
        "b.jpg",
        "out/site/img/a.jpg",
        "out/x",
        "loop",
        "loop/a.jpg",
        "gone",
        "gone/a",
        "n" * 999,
    ]
    real_path = real_paths()
    for name in names:
        for path in (name, str(tmp_path / "site" / name), f"./{name}"):
            assert real_path(path) == os.path.realpath(path), path
