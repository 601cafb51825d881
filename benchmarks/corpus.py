"""Reading the pages of a corpus."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from a11y_audit.model import Source


def sources(folder: str) -> Iterator[Source]:
    """The pages of a folder and its subfolders, unpacked, in order of their names."""
    for path in sorted(Path(folder).rglob("*")):
        if path.name.endswith((".html", ".htm", ".md")):
            yield Source(path.name, path.read_bytes())
        elif path.name.endswith((".html.gz", ".htm.gz")):
            yield Source(path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes()))
