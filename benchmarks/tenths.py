"""Does a long run stay as fast as it began, and its memory as small? One line for each tenth of a build's pages.

    python -m benchmarks.build --pages 100000 --into BUILD
    python -m benchmarks.tenths --build BUILD [--cache FOLDER] [--jobs N]

All rules run, without OCR, as in `a11y-audit check BUILD --profile strict --no-ocr --format json`. Pages a second are
told by the wall clock and, since other programs slow that down, by the CPU time of the whole tree of processes; memory
is the most that the tree held for itself (RssAnon) when looked at during the tenth. With --cache, results are kept in
that folder: a second run shows what remembered pages cost. Linux only.
"""

import argparse
import gc
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from a11y_audit.__main__ import COLLECTOR
from a11y_audit.config import Config, choose_rules
from a11y_audit.reporters import encoded
from a11y_audit.site import Auditor, Cache, audit_items, discover, make_report
from a11y_audit.site.sheet import Result
from benchmarks.cost import tree_of

_TENTHS: Final = 10
_LOOKS: Final = 20
"""How often in a tenth the memory is looked at."""


class Tenth(NamedTuple):
    """Seconds by the clock and of CPU that a tenth of the pages took, and the most MiB held meanwhile."""

    pages: int
    wall: float
    cpu: float
    peak: float


def timed(results: Iterable[Result], pages: int, tenths: list[Tenth]) -> Iterator[Result]:
    """The same results, while what each tenth of them cost is printed and written down."""
    begun, tree, peak, done = time.perf_counter(), tree_of(os.getpid()), 0.0, 0
    ends = [pages * n // _TENTHS for n in range(1, _TENTHS + 1)]
    step = max(pages // _TENTHS // _LOOKS, 1)
    for count, result in enumerate(results, start=1):
        yield result
        if count % step == 0 or count == ends[0]:
            now = tree_of(os.getpid())
            peak = max(peak, now.memory)
            if count == ends[0]:
                end = time.perf_counter()
                tenths.append(Tenth(count - done, end - begun, now.cpu - tree.cpu, peak))
                show(str(len(tenths)), tenths[-1])
                begun, tree, peak, done = end, now, 0.0, count
                del ends[0]


def show(name: str, tenth: Tenth) -> None:
    """Prints a line of the table."""
    pages, wall, cpu, peak = tenth
    rates = f"{pages / wall:>9.0f}{pages / cpu:>13.0f}" if cpu else f"{pages / wall:>9.0f}{'':>13}"
    print(f"{name:<8}{pages:>8}{wall:>9.2f}{cpu:>9.2f}{rates}{peak:>7.0f}", flush=True)


def run(build: Path, cache: Path | None, jobs: int | None) -> list[Tenth]:
    """Prints what each tenth cost, and what came after the last page: comparing, summing up, writing the report."""
    gc.set_threshold(*COLLECTOR)
    rules = choose_rules(Config(profile="strict", ocr=False))
    kept = Cache(cache, ocr=False) if cache else None
    pages = sum(1 for _ in discover([str(build)]))
    if pages < _TENTHS:
        raise SystemExit(f"{build} holds fewer than {_TENTHS} pages")
    print(f"{'tenth':<8}{'pages':>8}{'wall s':>9}{'CPU s':>9}{'pages/s':>9}{'pages/CPU s':>13}{'MiB':>7}")
    tenths: list[Tenth] = []
    with closing(audit_items(discover([str(build)]), Auditor(lambda _: rules, ocr=False, cache=kept), jobs)) as results:
        report = make_report(timed(results, pages, tenths), rules)
    begun, before = time.perf_counter(), tree_of(os.getpid())
    with Path(os.devnull).open("wb") as nowhere:
        nowhere.writelines(encoded("json", report))  # type: ignore[arg-type]
    if kept:
        kept.close()
    after = tree_of(os.getpid())
    show("report", Tenth(pages, time.perf_counter() - begun, after.cpu - before.cpu, after.memory))
    return tenths


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int)
    options = parser.parse_args()
    tenths = run(options.build, options.cache, options.jobs)
    first, last = tenths[0], tenths[-1]
    for name, ratio in (
        ("by the clock", first.wall / last.wall * last.pages / first.pages),
        ("by CPU time", first.cpu / last.cpu * last.pages / first.pages),
    ):
        print(f"the last tenth is {ratio:.3f} x as fast as the first {name}, at least 0.9")


if __name__ == "__main__":
    main()
