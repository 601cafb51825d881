"""Makes a site build of any size to measure on: no two pages of it are alike.

    python -m benchmarks.build --corpus FOLDER --pages 2000 --into BUILD
    python -m benchmarks.build --pages 100000 --into BUILD

With a corpus (*.html, *.html.gz) its pages are taken in turn; each copy gets ids, titles, alternative texts, image
names and opening words of its own, so that nothing is saved by meeting the same twice. Without one, small pages with
one captioned photo are written. A build holds a folder for each thousand pages.
"""

import argparse
import re
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from benchmarks.corpus import sources

_CHANGES: Final = (
    (re.compile(rb'(\s(?:id|for)=")(?=[^"])'), rb"\1n%d-"),
    (re.compile(rb"(<title[^>]*>)", re.IGNORECASE), rb"\1%d: "),
    (re.compile(rb'(\salt="[^"<>]{2,200})(?=")', re.IGNORECASE), rb"\1 %d"),
    (re.compile(rb"(?<=\w)(\.(?:jpe?g|png|webp|gif))\b", re.IGNORECASE), rb"-%d\1"),
    (re.compile(rb"(<p(?:\s[^<>]*)?>)(?=\s*[^\s<])", re.IGNORECASE), rb"\1Entry %d. "),
)
_SMALL: Final = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Harbour diary, day {n}</title></head>
<body><main><article><h1>Harbour diary, day {n}</h1>
<p>The ferry left at {hour}:{minute:02} with {people} people on board, and came back before dark.</p>
<figure><img src="/img/ferry-{n}.jpg" alt="Ferry number {n} passes the lighthouse under grey clouds" width="800"
 height="533"><figcaption>The {hour} o'clock ferry passes the lighthouse on day {n}. Photo: Ines Kato</figcaption>
</figure></article></main></body></html>
"""


def varied(page: bytes, n: int) -> bytes:
    """The page with ids, titles, alternative texts, image names and paragraphs that no other number gives."""
    number = str(n).encode()
    for pattern, into in _CHANGES:
        page = pattern.sub(into.replace(b"%d", number).replace(b"\\1", rb"\g<1>"), page)
    return page


def small(n: int) -> bytes:
    """A page of less than a kilobyte."""
    return _SMALL.format(n=n, hour=n % 24, minute=n % 60, people=n % 389 + 2).encode()


def pages(corpus: str | None, count: int) -> Iterator[bytes]:
    """The pages of a build, in order."""
    if corpus is None:
        yield from map(small, range(count))
        return
    originals = [source.data for source in sources(corpus)]
    for n, page in enumerate(islice(cycle(originals), count)):
        yield varied(page, n)


def write(corpus: str | None, count: int, into: Path) -> int:
    """Writes a build and gives its size in bytes."""
    size = 0
    for n, page in enumerate(pages(corpus, count)):
        folder = into / f"{n // 1000:03}"
        if n % 1000 == 0:
            folder.mkdir(parents=True, exist_ok=True)
        (folder / f"page-{n:06}.html").write_bytes(page)
        size += len(page)
    return size


def main() -> None:
    """Writes the build that the command line describes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--corpus", help="folder of pages to vary; small pages are written when left out")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    size = write(options.corpus, options.pages, options.into)
    print(f"{options.pages} pages, {size / 1e6:.1f} MB, in {options.into}")


if __name__ == "__main__":
    main()
