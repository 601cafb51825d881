"""A file of results that many runs share: what cannot be read from it is simply not there.

SQLite keeps it whole when a run is killed and when several write at once. Each entry carries a checksum over its key
and value, so that what a disk has spoilt is not believed. A file that is damaged as a whole is left aside for a new
one; nothing is written over while another run may have it open.
"""

import hashlib
import math
import os
import re
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

MOST_BYTES: Final = 1 << 30
"""A larger file loses the entries that were used least recently."""
_KEPT_SHARE: Final = 0.75
_PENDING: Final = 64
"""Entries that are written at once."""
_PENDING_BYTES: Final = 4 * 2**20
_SECONDS: Final = 5.0
"""How long another run is waited for."""
_DAY: Final = 86_400
_NAME: Final = re.compile(r"results-(\d{1,9})\.sqlite")
_CHECKSUM: Final = 8
_SCHEMA: Final = """\
PRAGMA page_size = 16384;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
CREATE TABLE results (key BLOB PRIMARY KEY, used INTEGER NOT NULL, checksum BLOB NOT NULL, value BLOB NOT NULL);
CREATE INDEX least_recently ON results (used);
"""
_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_INTERRUPT,
    }
)
"""Troubles of the surroundings, not of the file: nothing is kept, and nothing is lost but time."""
_FIND: Final = "SELECT used, checksum, value FROM results WHERE key = ?"
_FORGET: Final = "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY used, rowid LIMIT ?)"
_Use = tuple[int, bytes]
"""A day, and the key that was used on it."""


class Store:
    """Values by key, in a folder. Whatever goes wrong with the file, `get` finds nothing and `put` keeps nothing.

    `note` tells in a sentence that the file was damaged. A store is used by one process; `close` it
    before another is forked off.

    Args:
        folder: where the file lies; made when there is none.
    """

    def __init__(self, folder: Path) -> None:
        self.note = ""
        self._folder = folder
        self._path: Path | None = None
        self._connection: sqlite3.Connection | None = None
        self._pending: dict[bytes, bytes] = {}
        self._pending_bytes = 0
        self._used: list[bytes] = []
        self._today = int(time.time()) // _DAY

    def get(self, key: bytes) -> bytes | None:
        """The value, or None when there is none that can be trusted."""
        if key in self._pending:
            return self._pending[key]
        row = self._try(lambda connection: connection.execute(_FIND, (key,)).fetchone())
        if row is None or not isinstance(row[2], bytes) or row[1] != _checksum(key, row[2]):
            return None
        if row[0] != self._today:
            self._used.append(key)
        value: bytes = row[2]
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps a value; it is written with others, at the latest by `close`."""
        self._pending[key] = value
        self._pending_bytes += len(value)
        if len(self._pending) >= _PENDING or self._pending_bytes >= _PENDING_BYTES:
            self._write()

    def close(self) -> None:
        """Writes what is to be written and lets go of the file, which is opened again when needed."""
        if self._pending or self._used:
            self._write()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def shrink(self, most_bytes: int = MOST_BYTES) -> None:
        """Forgets what was used least recently when the file has become too large."""
        self._try(lambda connection: _shrink(connection, most_bytes))

    def _write(self) -> None:
        rows = [(key, self._today, _checksum(key, value), value) for key, value in self._pending.items()]
        used = [(self._today, key) for key in self._used]
        self._pending.clear()
        self._pending_bytes = 0
        self._used.clear()
        self._try(lambda connection: _write(connection, rows, used))

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` gives; None when the file is in no state to be worked with."""
        try:
            if self._connection is None:
                self._connection = self._open()
            return work(self._connection)
        except OSError:
            return None
        except (sqlite3.Error, UnicodeError) as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _PASSING:
                self.note = f"The file of earlier results was damaged and is made anew: {error}."
                self._abandon()
            return None

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            numbers = [int(match[1]) for name in os.listdir(self._folder) if (match := _NAME.fullmatch(name))]  # noqa: PTH208
            self._path = self._folder / f"results-{max(numbers, default=1)}.sqlite"
        if not self._path.exists():
            _create(self._path)
        connection = sqlite3.connect(self._path, timeout=_SECONDS, isolation_level=None)
        connection.execute("PRAGMA synchronous = OFF")  # what a power cut spoils, the checksums find
        return connection

    def _abandon(self) -> None:
        """Leaves the file aside: the next number is used from now on, by everybody."""
        old = self._path
        self.close()
        if old is None:
            return
        match = _NAME.fullmatch(old.name)
        assert match is not None
        self._path = old.with_name(f"results-{int(match[1]) + 1}.sqlite")
        with suppress(OSError):
            _create(self._path)
            for suffix in ("", "-wal", "-shm"):
                Path(f"{old}{suffix}").unlink(missing_ok=True)


def _create(path: Path) -> None:
    """Makes an empty file, whole from the moment it can be seen; one that is there already stays.

    Raises:
        OSError: it cannot be written.
        sqlite3.Error: likewise.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        connection = sqlite3.connect(new, isolation_level=None)
        try:
            connection.executescript(_SCHEMA)
        finally:
            connection.close()
        _put_in_place(new, path)
    finally:
        new.unlink(missing_ok=True)


def _put_in_place(new: Path, path: Path) -> None:
    """Gives a file its name unless another has it.

    Where there are no hard links, two runs that begin in the same moment may both think so: one of them keeps nothing.
    """
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():
            new.rename(path)


def _write(connection: sqlite3.Connection, rows: list[tuple[bytes, int, bytes, bytes]], used: list[_Use]) -> None:
    with connection:  # a transaction
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("UPDATE results SET used = ? WHERE key = ?", used)
        connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)


def _shrink(connection: sqlite3.Connection, most_bytes: int) -> None:
    size, free, page = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    if (size - free) * page <= most_bytes:
        return
    rows = connection.execute("SELECT count(*) FROM results").fetchone()[0]
    too_many = math.ceil(rows * (1 - _KEPT_SHARE * most_bytes / (size * page)))
    connection.execute(_FORGET, (too_many,))
    connection.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page and stop


def _checksum(key: bytes, value: bytes) -> bytes:
    digest = hashlib.sha256(key)
    digest.update(value)
    return digest.digest()[:_CHECKSUM]


def default_folder() -> Path:
    """The platform's folder for caches; `A11Y_AUDIT_CACHE` names another."""
    chosen = os.environ.get("A11Y_AUDIT_CACHE")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if base and Path(base).is_absolute():
        return Path(base, "a11y-audit")
    mac = Path("~/Library/Caches").expanduser()
    return (mac if mac.is_dir() else Path("~/.cache").expanduser()) / "a11y-audit"
