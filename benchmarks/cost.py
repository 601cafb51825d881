"""What a command costs: CPU and peak memory of its whole tree of processes, and wall clock. Linux only."""

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

_PR_SET_CHILD_SUBREAPER = 36
_SAMPLE = 0.05
"""Seconds between two looks at the memory."""


class Cost(NamedTuple):
    """Seconds of CPU (user and system) and of wall clock, peak MiB of anonymous memory, and the exit status."""

    cpu: float
    wall: float
    peak: float
    status: int


def measure(command: Sequence[str], *, folder: Path | None = None, variables: Mapping[str, str] | None = None) -> Cost:
    """Runs a command and waits for all processes it started, also those its own children left behind."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # orphans become ours, so that they are counted
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watch = _Watch(process.pid)
    watch.start()
    status = process.wait()
    wall = time.perf_counter() - start
    watch.stop()
    _reap()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, wall, watch.peak / 1024, status)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    cpu, wall, peak = (median(cost[n] for cost in costs) for n in range(3))
    return Cost(cpu, wall, peak, costs[0].status)


def _reap() -> None:
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


class Tree(NamedTuple):
    """What a process and all below it have used so far: seconds of CPU, and MiB of anonymous memory held now."""

    cpu: float
    memory: float


def tree_of(root: int) -> Tree:
    """What a process, those below it and those that have ended below it come to."""
    pids = _tree(root)
    return Tree(sum(map(_cpu, pids)), sum(map(_anonymous, pids)) / 1024)


class _Watch(threading.Thread):
    """Looks at the memory of a tree of processes, over and over, and keeps the most it saw (KiB)."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._root = root
        self._done = threading.Event()

    def run(self) -> None:
        """Looks until told to stop."""
        while not self._done.wait(_SAMPLE):
            self.peak = max(self.peak, sum(_anonymous(pid) for pid in _tree(self._root)))

    def stop(self) -> None:
        """Ends the watch."""
        self._done.set()
        self.join()


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    found = [root]
    for pid in found:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                found += map(int, children.read_text(encoding="ascii").split())
            except OSError:  # it has ended meanwhile
                continue
    return found


def _anonymous(pid: int) -> int:
    """KiB of memory that is neither a file's nor shared."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon:")), 0)


def _cpu(pid: int) -> float:
    """Seconds of CPU of a process and of its children that have ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    return sum(map(int, stat.rpartition(")")[2].split()[11:15])) / os.sysconf("SC_CLK_TCK")
