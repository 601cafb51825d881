"""Every place of every report points at what it names: checked by slicing the files of a corpus.

    python -m benchmarks.places --corpus FOLDER [--corpus FOLDER ...]

FOLDER holds pages (*.html, *.html.gz). Prints how many pages were reported and refused, how many places were checked
and each that is wrong; exit status 1 when there is one.
"""

import argparse
import sys
from collections.abc import Iterator

from a11y_audit import reading
from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import audit
from a11y_audit.model import Kind, Page, Place
from benchmarks.corpus import sources

OPENINGS = {Kind.MARKDOWN: ("!", "[", "<", "{")}


def wrong_places(page: Page) -> Iterator[str]:
    """Places of the inventory that do not begin with their tag, and of voices that do not hold their words."""
    for image in page.images:
        text = page.text[image.place.offset : image.place.end]
        tag = image.element.lower()
        if image.kind is not Kind.MARKDOWN and not text.lower().startswith(f"<{tag}"):
            yield f"image {image.n}: {image.place.line}:{image.place.column} is {text[:40]!r}, not <{tag}"
        if not _agrees(page, image.place):
            yield f"image {image.n}: line and column do not lead to the offset"
        for name, voice in (("alt", image.alt), ("caption", image.caption), ("credit", image.credit)):
            if voice is None or voice.place is None:
                continue
            stretch = page.text[voice.place.offset : voice.place.end]
            first = next(iter(voice.text.split()), "")[:1]
            if first and first not in stretch and "&" not in stretch:
                yield f"image {image.n}: {name} at {voice.place.line} is {stretch[:40]!r}, not {voice.text[:40]!r}"
            if not _agrees(page, voice.place):
                yield f"image {image.n}: line and column of {name} do not lead to the offset"


def _agrees(page: Page, place: Place) -> bool:
    before = page.text[: place.offset].replace("\r\n", "\n").replace("\r", "\n")
    return (place.line, place.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


def main() -> int:
    """Checks the corpora and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", action="append", required=True)
    rules = choose_rules(Config(ocr=False))
    pages = images = outcomes = refused = 0
    wrong: list[str] = []
    for folder in parser.parse_args().corpus:
        for source in sources(folder):
            try:
                page = reading.read(source)
            except reading.Unreadable as error:
                refused += 1
                print(f"{source.path}: refused: {error}")
                continue
            report = audit(page, rules)
            pages += 1
            images += len(page.images)
            outcomes += len(report.outcomes)
            wrong += [f"{source.path}: {each}" for each in wrong_places(page)]
            wrong += [
                f"{source.path}: {outcome.rule}: line and column do not lead to the offset"
                for outcome in report.outcomes
                if not _agrees(page, outcome.place)
            ]
    print(*wrong, sep="\n")
    print(f"{pages} pages reported, {refused} refused, {images} images, {outcomes} outcomes, {len(wrong)} places wrong")
    return 1 if wrong or refused else 0


if __name__ == "__main__":
    sys.exit(main())
