"""Does anything that can become of a page stop the audit? Audits damaged copies of a corpus' pages.

    python -m benchmarks.fuzz --corpus FOLDER [--seconds N] [--seed N] [--keep FOLDER]

Each copy has stretches cut out or doubled and characters of markup thrown in, or goes on as another page does; one in
three is read as Markdown. What raises is printed with its seed, and written to the folder given with --keep.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from a11y_audit import reading
from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import audit
from a11y_audit.evidence import make_evidence
from a11y_audit.model import Source
from benchmarks.corpus import sources

_MARKUP: Final = b"<>\"'=&/- \n|[](){}!*_`:#~\\\t\x00\xff"
_SLOW: Final = 20.0
"""Seconds of CPU; no page may take so long."""


def damaged(pages: Sequence[bytes], chance: random.Random) -> bytes:
    """A copy of one of the pages with something done to it."""
    page = bytearray(chance.choice(pages))
    for _ in range(chance.randint(1, 40)):
        deed = chance.choice((_cut, _repeat, _scatter))
        deed(page, chance)
    if chance.random() < 0.2:
        other = chance.choice(pages)
        page[chance.randrange(len(page) + 1) :] = other[chance.randrange(len(other)) :]
    return bytes(page)


def _cut(page: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(page) + 1)
    del page[start : start + chance.randint(1, 400)]


def _repeat(page: bytearray, chance: random.Random) -> None:
    start, to = chance.randrange(len(page) + 1), chance.randrange(len(page) + 1)
    page[to:to] = page[start : start + chance.randint(1, 3_000)]


def _scatter(page: bytearray, chance: random.Random) -> None:
    for _ in range(min(8, len(page))):
        page[chance.randrange(len(page))] = chance.choice(_MARKUP)


def main() -> int:
    """Audits damaged pages until the time is over; exit status 1 when one could not be, or took too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    pages = [source.data for source in sources(options.corpus) if source.data]
    rules = choose_rules(Config(ocr=False))
    count = faults = 0
    end = time.monotonic() + options.seconds
    while time.monotonic() < end:
        seed = f"{options.seed}.{count}"
        chance = random.Random(seed)
        source = Source(chance.choice(("page.html", "page.html", "page.md")), damaged(pages, chance))
        start = time.process_time()
        try:
            audit(reading.read(source, make_evidence(source, ocr=False)), rules)
            why = "" if time.process_time() - start < _SLOW else "too slow\n"
        except Exception:  # whatever it is, it is what is looked for
            why = traceback.format_exc()
        if why:
            faults += 1
            print(f"{seed} {source.path}: {why}", end="")
            if options.keep:
                (options.keep / f"{seed}-{source.path}").write_bytes(source.data)
        count += 1
    print(f"{count} damaged pages, {faults} that could not be audited")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
