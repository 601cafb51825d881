"""Worker processes: forked when rules and modules are loaded, so that they share them.

A worker files reports away itself and tells its parent what they come to and where they lie. One that dies or does not
come to an end costs the page it was at, and is replaced. The kernel itself ends one that is over its time, also when
nobody is left to watch it.
"""

import errno
import gc
import os
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Final, NoReturn

from msgspec import Struct

from a11y_audit.report import Refusal
from a11y_audit.site.across import Uses
from a11y_audit.site.auditor import Auditor
from a11y_audit.site.codec import decode_any, encode_any
from a11y_audit.site.one_page import too_late
from a11y_audit.site.scratch import Piece, Scratch
from a11y_audit.site.sheet import Result, Sheet, Tally
from a11y_audit.site.targets import Target

QUEUED: Final = 6
"""Pages a worker has waiting, so that it need not wait for us; more when it is done with several at once."""
MOST_QUEUED: Final = 48
_NAP: Final = 0.001
"""Seconds in which replies may come together: to be woken for each costs more than a page that is remembered."""
WINDOW: Final = 512
"""Results that may wait for one that belongs before them."""
_LENGTH: Final = 4
_CHUNK: Final = 1 << 18
_PATIENCE: Final = 1.0
"""Seconds a worker gets to end what it started before it is killed."""
_PATIENCE_WITH_IDLE: Final = 10.0
"""Seconds a worker without work gets to write down what is to be remembered, where other runs write, too."""
_MOST_TRIES: Final = 2
"""A worker may have been killed for somebody else's hunger: its page is tried once more."""


class _Task:
    """A page that is to be audited, its place in the order, and how often a worker died of it."""

    __slots__ = ("deaths", "number", "target")

    def __init__(self, number: int, target: Target) -> None:
        self.number = number
        self.target = target
        self.deaths = 0


class _Reply(Struct, frozen=True, array_like=True):
    """What a worker tells of a page: a refusal, or the sheet, whose report and uses lie in the worker's file.

    `error` is the number of the fault that kept it from writing there.
    """

    refusal: Refusal | None = None
    tally: Tally | None = None
    marks: bytes = b""
    start: int = 0
    page_size: int = 0
    uses_size: int = 0
    error: int = 0

    @classmethod
    def of(cls, result: Result, scratch: Scratch) -> "_Reply":
        """The reply that tells a result, after what is long has been filed away."""
        if isinstance(result, Refusal):
            return cls(result)
        page, uses = result.packed(), result.uses.packed
        assert isinstance(uses, bytes)
        try:
            piece = scratch.write(page + uses)
        except OSError as error:
            return cls(error=error.errno or errno.EIO)
        return cls(None, result.tally, result.uses.marks, piece.start, len(page), len(uses))

    def result(self, scratch: Scratch) -> Result:
        """The result it tells.

        Raises:
            OSError: the worker could not write its file.
        """
        if self.error:
            raise OSError(self.error, os.strerror(self.error), "temporary file")
        if self.tally is None:
            assert self.refusal is not None
            return self.refusal
        page = Piece(scratch, self.start, self.page_size)
        uses = Piece(scratch, self.start + self.page_size, self.uses_size)
        return Sheet(self.tally, Uses(self.marks, uses), page)


class _Worker:
    """One process, as its parent sees it, and the file it writes."""

    def __init__(self, pid: int, line: socket.socket, scratch: Scratch) -> None:
        self.pid = pid
        self.line = line
        self.scratch = scratch
        self.tasks: deque[_Task] = deque()
        self._room = QUEUED
        self._received = bytearray()
        self._to_send = bytearray()

    @property
    def room(self) -> int:
        """How many more pages it can have waiting."""
        return self._room - len(self.tasks)

    def ask(self, task: _Task) -> None:
        """Notes a page to be handed over."""
        self.tasks.append(task)
        self._to_send += _framed(encode_any(task.target))

    def hand_over(self) -> None:
        """Sends what was noted, as far as it goes without waiting: the worker may be waiting for us to listen.

        That it has died meanwhile is noticed when it is listened to.
        """
        if self._to_send:
            with suppress(BlockingIOError, BrokenPipeError, ConnectionResetError):
                del self._to_send[: self.line.send(self._to_send, socket.MSG_DONTWAIT)]

    def hear(self) -> list[bytes] | None:
        """Replies that have come in whole, or None when the worker is gone."""
        try:
            data = self.line.recv(_CHUNK)
        except ConnectionResetError:
            data = b""
        if not data:
            return None
        self._received += data
        replies = _messages(self._received)
        self._room = min(max(QUEUED, 2 * len(replies)), MOST_QUEUED)
        return replies


class Workers:
    """A handful of processes that audit pages; used as a context, at whose end they end.

    Args:
        auditor: what they do with each page; closed in this process before others are forked off.
        jobs: how many processes; fewer when no more can be started.

    Raises:
        OSError: not even one process, or no temporary file, can be had.
    """

    def __init__(self, auditor: Auditor, jobs: int) -> None:
        self._auditor = auditor
        self._workers: list[_Worker] = []
        self._scratches: list[Scratch] = []
        self._selector = selectors.DefaultSelector()
        auditor.close()
        gc.collect()
        gc.freeze()  # else the collector's marks would copy the memory that the workers share
        for _ in range(jobs):
            self._add_worker()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()

    def results(self, targets: Iterable[Target | Result]) -> Iterator[Result]:
        """What comes of each target, in their order. Results that are there already pass through."""
        line = _Line(targets)
        while True:
            while (worker := self._with_most_room()).room > 0 and (task := line.next_task()):
                worker.ask(task)
            for worker in self._workers:
                worker.hand_over()
            yield from line.in_order()
            if line.is_finished:
                return
            self._listen(line)

    def _with_most_room(self) -> _Worker:
        return max(self._workers, key=lambda worker: worker.room)

    def _listen(self, line: "_Line") -> None:
        time.sleep(_NAP)
        for key, _ in self._selector.select():
            worker: _Worker = key.data
            replies = worker.hear()
            if replies is None:
                self._replace(worker, line)
            else:
                for reply in replies:
                    line.put(worker.tasks.popleft().number, (reply, worker.scratch))

    def _replace(self, worker: _Worker, line: "_Line") -> None:
        """Buries a worker; the page it died of is tried once more, or refused."""
        status = self._bury(worker)
        if worker.tasks:
            task = worker.tasks[0]
            task.deaths += 1
            if task.deaths >= _MOST_TRIES or status == -signal.SIGALRM:
                worker.tasks.popleft()
                line.put(task.number, _cause_of_death(status, task.target.path, self._auditor.time_limit))
        line.put_back(worker.tasks)
        self._add_worker()

    def _bury(self, worker: _Worker) -> int:
        self._selector.unregister(worker.line)
        self._workers.remove(worker)
        self._scratches.append(worker.scratch)
        worker.line.close()
        return os.waitstatus_to_exitcode(os.waitpid(worker.pid, 0)[1])

    def _add_worker(self) -> None:
        try:
            worker = self._start()
        except OSError:
            if not self._workers:
                raise
            return
        self._workers.append(worker)
        self._selector.register(worker.line, selectors.EVENT_READ, worker)

    def _start(self) -> _Worker:
        scratch = self._scratches.pop() if self._scratches else Scratch(in_memory=0)
        ours, theirs = socket.socketpair()
        try:
            pid = os.fork()
        except OSError:
            ours.close()
            theirs.close()
            raise
        if pid == 0:
            try:
                for line in (ours, *(worker.line for worker in self._workers)):
                    line.close()  # else nobody would see that we are gone while another worker lives
                _serve(theirs, scratch, self._auditor)
            finally:
                os._exit(1)  # whatever happened: this process never goes on as a second parent
        theirs.close()
        return _Worker(pid, ours, scratch)

    def close(self) -> None:
        """Ends all workers, and whatever they started."""
        busy = [worker for worker in self._workers if worker.tasks]
        for worker in busy:
            _signal(worker, signal.SIGTERM)
        for worker in self._workers:
            worker.line.close()
        deadline = time.monotonic() + (_PATIENCE if busy else _PATIENCE_WITH_IDLE)
        while self._workers:
            worker = self._workers[-1]
            if time.monotonic() > deadline:
                _signal(worker, signal.SIGKILL)
                os.waitpid(worker.pid, 0)
            elif os.waitpid(worker.pid, os.WNOHANG) == (0, 0):
                time.sleep(0.001)
                continue
            self._workers.pop()
        self._selector.close()
        gc.unfreeze()


_Told = tuple[bytes, Scratch]
"""A reply as it came in, and the file of the worker that sent it."""


class _Line:
    """Pages on their way: taken in order, answered in any order, given back in order."""

    def __init__(self, targets: Iterable[Target | Result]) -> None:
        self._targets = iter(targets)
        self._again: deque[_Task] = deque()
        self._done: dict[int, _Told | Result] = {}
        self._taken = self._given = 0
        self._exhausted = False

    @property
    def is_finished(self) -> bool:
        return self._exhausted and self._given == self._taken

    def next_task(self) -> _Task | None:
        """The next page to hand out; None when there is none, or too many results wait for an earlier one."""
        if self._again:
            return self._again.popleft()
        while not self._exhausted and self._taken - self._given < WINDOW:
            target = next(self._targets, None)
            if target is None:
                self._exhausted = True
                return None
            self._taken += 1
            if isinstance(target, Target):
                return _Task(self._taken - 1, target)
            self._done[self._taken - 1] = target
        return None

    def put(self, number: int, reply: "_Told | Refusal") -> None:
        """Takes in a result."""
        self._done[number] = reply

    def put_back(self, tasks: Iterable[_Task]) -> None:
        """Pages that must be handed out once more."""
        self._again.extend(tasks)

    def in_order(self) -> Iterator[Result]:
        """The results that no earlier one is missing before."""
        while (reply := self._done.pop(self._given, None)) is not None:
            self._given += 1
            yield reply if isinstance(reply, Refusal | Sheet) else decode_any(reply[0], _Reply).result(reply[1])


def _serve(line: socket.socket, scratch: Scratch, auditor: Auditor) -> NoReturn:
    """What a worker does until its parent has hung up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the whole terminal gets it; our parent tells us
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    received = bytearray()
    while data := line.recv(_CHUNK):
        received += data
        for message in _messages(received):
            target = decode_any(message, Target)
            signal.setitimer(signal.ITIMER_REAL, auditor.time_limit)
            result = auditor.audit(target)
            signal.setitimer(signal.ITIMER_REAL, 0)
            line.sendall(_framed(encode_any(_Reply.of(result, scratch))))
    auditor.close()
    os._exit(0)


def _leave(_number: int, _frame: object) -> NoReturn:
    raise SystemExit  # so that what the page started is ended on the way out


def _framed(data: bytes) -> bytes:
    return len(data).to_bytes(_LENGTH, "big") + data


def _messages(received: bytearray) -> list[bytes]:
    """Takes the messages that are whole out of what was received."""
    messages: list[bytes] = []
    at = 0
    while len(received) >= (start := at + _LENGTH):
        end = start + int.from_bytes(received[at:start], "big")
        if end > len(received):
            break
        messages.append(bytes(received[start:end]))
        at = end
    del received[:at]
    return messages


def _signal(worker: _Worker, number: int) -> None:
    try:
        os.kill(worker.pid, number)
    except ProcessLookupError:
        return  # it has ended on its own


def _cause_of_death(status: int, path: str, seconds: float) -> Refusal:
    """The refusal of a page that cost its worker's life."""
    if status == -signal.SIGALRM:
        return too_late(path, seconds)
    if status == -signal.SIGKILL:
        return Refusal(path, "killed", "The process that audited the page was killed, probably for want of memory.")
    how = f"signal {-status}" if status < 0 else f"exit status {status}"
    return Refusal(path, "crash", f"The process that audited the page died ({how}).")
