"""What the command line makes of files, folders, links and pipes that are no pages."""

import json
import os
from pathlib import Path

import pytest

from tests.command_line import BAD, GOOD, run, two_pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_pages(tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.html", b"", "empty.html: refused[empty]: The file is empty."),
        ("blank.html", b" \r\n\t ", "blank.html: refused[empty]: The file is empty."),
        ("photo.html", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8, "photo.html: refused[not-text]: "),
        ("program.html", b"\x7fELF\x02\x01\x01" + bytes(4000), "program.html: refused[not-text]: "),
    ],
)
def test_a_file_that_is_no_page_is_refused_and_the_others_are_kept(
    folder: Path, name: str, data: bytes, says: str
) -> None:
    (folder / name).write_bytes(data)
    done = run("check", name, "bad.html", "--no-ocr", folder=folder)

    assert done.returncode == 3
    assert says in done.stdout.decode()
    assert b"bad.html:2:9: error" in done.stdout
    assert done.stderr == b""


def test_a_path_that_is_not_there_is_refused(folder: Path) -> None:
    done = run("check", "gone.html", "bad.html", "--no-ocr", folder=folder)

    assert done.returncode == 3
    assert b"gone.html: refused[not-found]: There is no such file or folder." in done.stdout
    assert b"bad.html:2:9: error" in done.stdout


def test_a_folder_without_pages_is_refused(folder: Path) -> None:
    (folder / "images").mkdir()
    done = run("check", "images", folder=folder)

    assert done.returncode == 3
    assert b"images: refused[no-pages]: The folder holds no pages" in done.stdout


def test_a_pipe_in_the_place_of_a_page_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe.html")
    done = run("check", "pipe.html", folder=folder)

    assert done.returncode == 3
    assert b"pipe.html: refused[not-a-file]: It is not a regular file." in done.stdout


def test_broken_structured_data_is_a_finding_and_no_obstacle(folder: Path) -> None:
    page = GOOD.replace("</head>", '<script type="application/ld+json">{"image": [}</script></head>')
    (folder / "good.html").write_text(page, encoding="utf-8")
    done = run("check", "good.html", "--no-ocr", folder=folder)

    assert done.returncode == 1
    assert b"jsonld-invalid" in done.stdout


def test_an_empty_image_file_beside_the_page_is_told_and_no_obstacle(folder: Path) -> None:
    (folder / "bridge.jpg").write_bytes(b"")
    done = run("check", "good.html", folder=folder)

    assert done.returncode == 1
    assert b"The file bridge.jpg holds no whole picture: the image file is empty." in done.stdout
    assert done.stderr == b""


@pytest.mark.parametrize("form", ["lines", "json", "html", "terminal"])
def test_a_file_name_that_is_no_text_stops_no_report(folder: Path, form: str) -> None:
    name = os.fsdecode(b"a\n\x1b[31m\xff\xe9.html")
    (folder / name).write_text(BAD, encoding="utf-8")
    done = run("check", ".", "--no-ocr", "--format", form, folder=folder)

    assert done.returncode == 1
    assert b"\x1b[31m" not in done.stdout
    assert b"\xff" not in done.stdout
    assert done.stderr == b""


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_refused(folder: Path) -> None:
    (folder / "locked").mkdir(mode=0)
    alone = run("check", "locked", folder=folder)
    beside_pages = run("check", ".", "--no-ocr", folder=folder)

    assert alone.stdout.startswith(b"locked: refused[unreadable]: The folder cannot be read: ")
    assert b"no-pages" not in alone.stdout
    assert b"\nlocked: refused[unreadable]" in beside_pages.stdout
    assert (alone.returncode, beside_pages.returncode) == (3, 3)


def test_a_folder_that_links_to_itself_is_searched_once(folder: Path) -> None:
    (folder / "again").symlink_to(".")
    report = json.loads(run("check", ".", "--format", "json", "--no-ocr", folder=folder).stdout)

    assert len(report["pages"]) == 2


def test_a_link_to_itself_is_refused(folder: Path) -> None:
    (folder / "loop.html").symlink_to("loop.html")
    done = run("check", "loop.html", folder=folder)

    assert done.returncode == 3
    assert b"loop.html: refused[unreadable]: " in done.stdout


def test_a_link_out_of_the_site_is_refused_and_one_inside_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "outside.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "site" / "page.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "site" / "twin.html").symlink_to("page.html")
    (tmp_path / "site" / "way-out.html").symlink_to("../outside.html")
    report = json.loads(run("check", "site", "--format", "json", "--no-ocr", folder=tmp_path).stdout)

    assert [page["path"] for page in report["pages"]] == ["site/page.html", "site/twin.html"]
    assert [(each["path"], each["limit"]) for each in report["refused"]] == [("site/way-out.html", "outside-root")]


@pytest.mark.parametrize("name", ["x" * 5000, "folder/\n\x1b[2J.html"])
def test_an_impossible_name_is_refused_in_one_line(folder: Path, name: str) -> None:
    done = run("check", name, folder=folder)

    assert done.returncode == 3
    assert b"refused[not-found]" in done.stdout
    assert len(done.stdout.splitlines()) == 2


def test_a_page_beyond_the_limit_of_size_is_refused(folder: Path) -> None:
    with (folder / "huge.html").open("wb") as file:
        file.write(BAD.encode())
        file.truncate(65 * 2**20)
    for done in (
        run("check", "huge.html", folder=folder),
        run("check", "-", folder=folder, stdin=(folder / "huge.html").read_bytes()),
    ):
        assert done.returncode == 3
        assert b"refused[size]: The page is larger than 64 MiB." in done.stdout
