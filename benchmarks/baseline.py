"""How many findings a baseline still knows when a page changes around them.

    python -m benchmarks.baseline --corpus FOLDER [--every N]

FOLDER holds pages (*.html, *.html.gz). Every page is changed in ways that mend nothing and break nothing: lines added,
other line ends, deeper indentation, a banner on top, figures moved. Prints, for each way, how many findings were taken
for new and how many for mended; exit status 1 when lines alone make a difference.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from a11y_audit import reading
from a11y_audit.baseline import counted, known_marked
from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule, audit
from a11y_audit.model import Source
from a11y_audit.report import Outcome
from benchmarks.corpus import sources

FIGURE: Final = re.compile(r"<figure\b(?:(?!<figure\b).){1,4000}?</figure>", re.IGNORECASE | re.DOTALL)
BODY: Final = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
BANNER: Final = "<div><p>We have moved. You find us in the old mill now, on the first floor.</p></div>"


def figures_moved(text: str) -> str:
    """The first figure of the page where the last stands, and the reverse."""
    found = list(FIGURE.finditer(text))
    if len(found) < 2:
        return text
    first, last = found[0], found[-1]
    middle = text[first.end() : last.start()]
    return text[: first.start()] + last[0] + middle + first[0] + text[last.end() :]


CHANGES: Final[dict[str, Callable[[str], str]]] = {
    "nothing": lambda text: text,
    "lines added": lambda text: f"\n\n\n{text}",
    "other line ends": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "indented": lambda text: re.sub(r"\n(?=<)", "\n      ", text),
    "banner on top": lambda text: BODY.sub(lambda tag: tag[0] + BANNER, text, count=1),
    "figures moved": figures_moved,
}
LINES_ALONE: Final = ("nothing", "lines added", "other line ends")


def outcomes_of(source: Source, text: str, rules: Sequence[ActiveRule]) -> Sequence[Outcome]:
    """What is found on the page with another text."""
    return audit(reading.read(replace(source, data=text.encode("utf-8", "surrogateescape"))), rules).outcomes


def main() -> int:
    """Changes the corpus and prints what became of its findings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", action="append", required=True)
    parser.add_argument("--every", type=int, default=1, help="take every n-th page only")
    arguments = parser.parse_args()
    rules = choose_rules(Config(profile="strict", ocr=False))
    pages = findings = 0
    new: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    for folder in arguments.corpus:
        for source in list(sources(folder))[:: arguments.every]:
            text = source.data.decode("utf-8", "surrogateescape")
            known = counted(outcomes_of(source, text, rules))
            pages += 1
            findings += sum(counts.total() for counts in known.values())
            for name, change in CHANGES.items():
                outcomes, left = known_marked(outcomes_of(source, change(text), rules), known)
                new[name] += sum(counts.total() for counts in counted(outcomes).values())
                mended[name] += sum(counts.total() for counts in left.values())
    print(f"{pages} pages, {findings} findings")
    for name in CHANGES:
        print(f"{name:<16} {new[name]:>6} taken for new {mended[name]:>6} for mended")
    return 1 if any(new[name] or mended[name] for name in LINES_ALONE) else 0


if __name__ == "__main__":
    sys.exit(main())
