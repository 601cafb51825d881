"""Running a foreign program that may hang, crash, babble or leave children behind."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Final, NamedTuple

MOST_OUTPUT: Final = 2**20
"""Bytes of output that are read; a program that writes more is ended."""
_GRACE: Final = 0.5
"""Seconds in which output may still come when the program has ended and only a child of it holds the pipe."""
_TICK: Final = 0.05


class Completed(NamedTuple):
    """How a program ended: its exit status (negative: the signal that ended it) and what it wrote."""

    status: int
    output: bytes


def run(command: Sequence[str], data: bytes, *, seconds: float) -> Completed:
    """Runs a program with `data` on its standard input, in a process group of its own, which never outlives the call.

    Raises:
        OSError: it cannot be started.
        TimeoutError: it did not end in time, or wrote more than `MOST_OUTPUT`.
    """
    with _unwound_by_signals(), tempfile.TemporaryFile() as stdin:
        stdin.write(data)
        stdin.seek(0)
        held = _hold_signals()  # else one that comes while the program starts would leave it behind
        try:
            process = subprocess.Popen(  # noqa: S603 - the program is the user's own, its arguments are ours
                command,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # more threads cost four times the CPU and save no time
            )
        except BaseException:  # whatever it was, signals must not stay held
            _release_signals(held)
            raise
        ended, status, output = _finish(process, time.monotonic() + seconds, held)
    if not ended or len(output) > MOST_OUTPUT:
        raise TimeoutError
    return Completed(status, output)


def _hold_signals() -> set[int]:
    """Keeps the signals that end us waiting; gives those that were held before."""
    if not hasattr(signal, "pthread_sigmask"):
        return set()
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}))


def _release_signals(held: set[int]) -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _finish(process: "subprocess.Popen[bytes]", deadline: float, held: set[int]) -> tuple[bool, int, bytes]:
    """Reads the output to its end or the deadline; whatever happens, nothing of the group is left."""
    stdout = process.stdout
    assert stdout is not None
    output: list[bytes] = []
    reader = threading.Thread(target=lambda: output.append(stdout.read(MOST_OUTPUT + 1)), daemon=True)
    try:
        _release_signals(held)
        reader.start()
        ended = _await(process, reader, deadline)
    finally:
        _end_group(process)
        status = process.wait()
        _close(reader, stdout)
    return ended, status, b"".join(output)


@contextmanager
def _unwound_by_signals() -> Iterator[None]:
    """Turns signals that would end us at once into `SystemExit`, so that the group is ended before we are."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = threading.current_thread() is threading.main_thread()
    fatal = [number for number in numbers if ours and signal.getsignal(number) is signal.SIG_DFL]
    try:
        for number in fatal:
            signal.signal(number, _leave)
        yield
    finally:
        for number in fatal:
            signal.signal(number, signal.SIG_DFL)


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def _await(process: "subprocess.Popen[bytes]", reader: threading.Thread, deadline: float) -> bool:
    """Waits until the output has ended and the process too; False when the deadline comes first."""
    patience = deadline
    while reader.is_alive() and time.monotonic() < patience:
        reader.join(_TICK)
        if _has_ended(process):
            patience = min(patience, time.monotonic() + _GRACE) if patience == deadline else patience
    while not _has_ended(process) and not reader.is_alive() and time.monotonic() < deadline:
        time.sleep(_TICK / 5)
    return _has_ended(process)


def _has_ended(process: "subprocess.Popen[bytes]") -> bool:
    """Asks without reaping: until it is reaped its number, and so its group's, is given to no other process."""
    if not hasattr(os, "waitid"):
        return process.poll() is not None
    return process.returncode is not None or os.waitid(os.P_PID, process.pid, _PEEK) is not None


_PEEK: Final = getattr(os, "WEXITED", 0) | getattr(os, "WNOHANG", 0) | getattr(os, "WNOWAIT", 0)


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """Kills the process and the children it left."""
    if not hasattr(os, "killpg"):
        process.kill()
        return
    try:
        os.killpg(process.pid, 9)
    except (ProcessLookupError, PermissionError):
        process.kill()  # some systems refuse when only the ended process is left in the group


def _close(reader: threading.Thread, stdout: IO[bytes]) -> None:
    reader.join(_GRACE)
    if not reader.is_alive():  # else a child fled the group and holds the pipe: the thread ends with it
        stdout.close()
