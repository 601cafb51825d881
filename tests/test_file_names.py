"""How files are named, seen from a folder, on every system."""

import ntpath
from types import SimpleNamespace

import pytest

from a11y_audit import file_names
from a11y_audit.file_names import below, seen_from


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are compared as Windows does."""
    monkeypatch.setattr(file_names, "os", SimpleNamespace(path=ntpath, sep="\\"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/site/a.html", "a.html"),
        ("/site/..drafts/a.html", "..drafts/a.html"),
        ("/site/..a.html", "..a.html"),
        ("/site", "."),
        ("/a.html", None),
        ("/", None),
        ("/site-old/a.html", None),
    ],
)
def test_what_lies_in_a_folder_is_named_from_it(path: str, name: str | None) -> None:
    assert below("/site", path) == name


@pytest.mark.usefixtures("windows")
def test_folders_are_parted_by_slashes_everywhere() -> None:
    assert seen_from("C:\\build", "C:\\build\\news\\a.html") == "news/a.html"


@pytest.mark.usefixtures("windows")
def test_what_is_on_another_drive_keeps_its_whole_name_and_lies_outside() -> None:
    assert seen_from("C:\\build", "D:\\news\\a.html") == "D:/news/a.html"
    assert below("C:\\build", "D:\\news\\a.html") is None
