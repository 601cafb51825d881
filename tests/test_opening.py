"""Opening files that somebody else has put there."""

import os
from pathlib import Path

import pytest

from a11y_audit.opening import NotRegularError, open_regular


def test_a_file_is_opened_for_reading(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    with open_regular(str(tmp_path / "a")) as file:
        assert file.read() == b"words"


@pytest.mark.skipif(os.name != "posix", reason="the system has no such files")
def test_nothing_but_a_file_is_opened_and_nothing_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in (tmp_path, tmp_path / "pipe", Path(os.devnull)):
        with pytest.raises(NotRegularError):
            open_regular(str(name))


@pytest.mark.skipif(os.name != "posix", reason="the system has other links")
def test_a_link_is_followed_unless_that_is_not_wanted(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"words")
    (tmp_path / "link").symlink_to("a")
    with open_regular(str(tmp_path / "link")) as file:
        assert file.read() == b"words"
    with pytest.raises(OSError, match="symbolic links"):
        open_regular(str(tmp_path / "link"), follows_links=False)
