"""The file of results that runs share: whole under concurrent writers, bounded, and never believed when damaged."""

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from a11y_audit.site.store import Store, default_folder


def kept(folder: Path, **values: bytes) -> Path:
    """A store's file with these values in it."""
    store = Store(folder)
    for key, value in values.items():
        store.put(key.encode(), value)
    store.close()
    return next(folder.glob("*.sqlite"))


def test_a_value_is_found_again_by_the_next_run(tmp_path: Path) -> None:
    kept(tmp_path, a=b"one", b=b"two")
    store = Store(tmp_path)
    assert (store.get(b"a"), store.get(b"b"), store.get(b"c")) == (b"one", b"two", None)
    store.close()


def test_a_value_is_found_before_it_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(b"a", b"one")
    assert store.get(b"a") == b"one"
    store.close()


def test_a_later_value_goes_before_an_earlier_one(tmp_path: Path) -> None:
    kept(tmp_path, a=b"one")
    kept(tmp_path, a=b"two")
    assert Store(tmp_path).get(b"a") == b"two"


def test_nobody_else_may_read_the_folder(tmp_path: Path) -> None:
    kept(tmp_path / "cache", a=b"one")
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("damage", [b"", b"no database", bytes(8192)], ids=["empty", "other", "zeros"])
def test_a_damaged_file_is_left_aside_and_made_anew(tmp_path: Path, damage: bytes) -> None:
    kept(tmp_path, a=b"one").write_bytes(damage)
    store = Store(tmp_path)
    assert store.get(b"a") is None
    assert store.note.startswith("The file of earlier results was damaged and is made anew")
    store.put(b"a", b"two")
    store.close()
    again = Store(tmp_path)
    assert (again.get(b"a"), again.note) == (b"two", "")
    again.close()
    assert [path.name for path in tmp_path.glob("*.sqlite")] == ["results-2.sqlite"]


@settings(max_examples=30, deadline=None)
@given(at=st.integers(0, 2**20), data=st.binary(min_size=1, max_size=64))
def test_wherever_the_file_is_damaged_no_wrong_value_is_given(
    tmp_path_factory: pytest.TempPathFactory, at: int, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    path = kept(folder, a=b"one" * 2000, b=b"two")
    with path.open("r+b") as file:
        file.seek(at % path.stat().st_size)
        file.write(data)
    store = Store(folder)
    assert store.get(b"a") in (None, b"one" * 2000)
    assert store.get(b"b") in (None, b"two")
    store.put(b"c", b"three")
    store.close()


def test_a_value_under_a_wrong_key_is_not_believed(tmp_path: Path) -> None:
    with sqlite3.connect(kept(tmp_path, a=b"one")) as connection:
        connection.execute("UPDATE results SET key = ?", (b"b",))
    connection.close()
    assert Store(tmp_path).get(b"b") is None


def test_a_folder_that_cannot_be_written_keeps_nothing_and_says_nothing() -> None:
    store = Store(Path("/proc/none/cache"))
    store.put(b"a", b"one")
    store.close()
    assert (store.get(b"a"), store.note) == (None, "")


def test_a_file_system_without_hard_links_keeps_results_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", link)
    path = kept(tmp_path, a=b"one")
    assert kept(tmp_path, b=b"two") == path
    store = Store(tmp_path)
    assert (store.get(b"a"), store.get(b"b"), store.note) == (b"one", b"two", "")
    store.close()
    assert [name for name in os.listdir(tmp_path) if name.startswith(".")] == []  # noqa: PTH208


def test_what_was_used_least_recently_goes_first(tmp_path: Path) -> None:
    with sqlite3.connect(kept(tmp_path, **{f"k{n}": bytes(50_000) for n in range(40)})) as connection:
        connection.execute("UPDATE results SET used = used - 9 WHERE key < ?", (b"k3",))
    connection.close()
    store = Store(tmp_path)
    assert store.get(b"k1") is not None  # used again
    store.close()
    store.shrink(1_500_000)
    store.close()
    left = [n for n in range(40) if store.get(f"k{n}".encode())]
    assert 1 in left
    assert 10 not in left
    assert 39 in left
    assert next(tmp_path.glob("*.sqlite")).stat().st_size < 1_500_000
    store.close()


def test_many_can_write_at_once(tmp_path: Path) -> None:
    script = """if True:
        import sys
        from pathlib import Path
        from a11y_audit.site.store import Store
        store = Store(Path(sys.argv[1]))
        for n in range(200):
            store.put(f"{sys.argv[2]}-{n}".encode(), str(n).encode() * 500)
            assert store.get(f"{sys.argv[2]}-{n}".encode())
        store.close()
    """
    runs = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path), str(n)]) for n in range(4)]
    assert [run.wait() for run in runs] == [0] * 4
    store = Store(tmp_path)
    assert all(store.get(f"{run}-{n}".encode()) == str(n).encode() * 500 for run in range(4) for n in range(200))
    store.close()
    assert [name for name in os.listdir(tmp_path) if name.startswith(".")] == []  # noqa: PTH208


def test_the_folder_is_where_caches_belong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("A11Y_AUDIT_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "a11y-audit"
    monkeypatch.setenv("A11Y_AUDIT_CACHE", "here")
    assert default_folder() == Path("here")
