"""Worker processes: forked when rules and modules are loaded, so that they share them.

A worker files reports away itself and tells its parent what they come to and where they lie. One that dies or does not
come to an end costs the page it was at, and is replaced. The kernel itself ends one that is over its time, also when
nobody is left to watch it.
"""

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

from a11y_audit.report import Refusal
from a11y_audit.site.auditor import Auditor
from a11y_audit.site.codec import decode_any, encode_any
from a11y_audit.site.one_page import too_late
from a11y_audit.site.page_queue import PageQueue, Task
from a11y_audit.site.reply import Reply, Sent
from a11y_audit.site.scratch import Scratch
from a11y_audit.site.sheet import Result
from a11y_audit.site.targets import Target

QUEUED: Final = 6
"""Pages a worker has waiting, so that it need not wait for us; more when it is done with several at once."""
MOST_QUEUED: Final = 48
_NAP: Final = 0.001
"""Seconds in which replies may come together: to be woken for each costs more than a page that is remembered."""
_LENGTH: Final = 4
_CHUNK: Final = 1 << 18
_PATIENCE: Final = 1.0
"""Seconds a worker gets to end what it started before it is killed."""
_PATIENCE_WITH_IDLE: Final = 10.0
"""Seconds a worker without work gets to write down what is to be remembered, where other runs write, too."""
_MOST_TRIES: Final = 2
"""A worker may have been killed for somebody else's hunger: its page is tried once more."""


class _Worker:
    """One process, as its parent sees it, and the file it writes."""

    def __init__(self, pid: int, line: socket.socket, scratch: Scratch) -> None:
        self.pid = pid
        self.line = line
        self.scratch = scratch
        self.tasks: deque[Task] = deque()
        self._room = QUEUED
        self._received = bytearray()
        self._to_send = bytearray()

    @property
    def room(self) -> int:
        """How many more pages it can have waiting."""
        return self._room - len(self.tasks)

    def ask(self, task: Task) -> None:
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
        queue = PageQueue(targets)
        while True:
            while (worker := self._with_most_room()).room > 0 and (task := queue.next_task()):
                worker.ask(task)
            for worker in self._workers:
                worker.hand_over()
            yield from queue.in_order()
            if queue.is_finished:
                return
            self._listen(queue)

    def _with_most_room(self) -> _Worker:
        return max(self._workers, key=lambda worker: worker.room)

    def _listen(self, queue: PageQueue) -> None:
        time.sleep(_NAP)
        for key, _ in self._selector.select():
            worker: _Worker = key.data
            replies = worker.hear()
            if replies is None:
                self._replace(worker, queue)
            else:
                for reply in replies:
                    queue.put(worker.tasks.popleft().number, Sent(reply, worker.scratch))

    def _replace(self, worker: _Worker, queue: PageQueue) -> None:
        """Buries a worker; the page it died of is tried once more, or refused."""
        status = self._bury(worker)
        if worker.tasks:
            task = worker.tasks[0]
            task.deaths += 1
            if task.deaths >= _MOST_TRIES or status == -signal.SIGALRM:
                worker.tasks.popleft()
                queue.put(task.number, _cause_of_death(status, task.target.path, self._auditor.time_limit))
        queue.put_back(worker.tasks)
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
            line.sendall(_framed(encode_any(Reply.of(result, scratch))))
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
