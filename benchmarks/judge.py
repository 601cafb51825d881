"""How often findings are right: a random draw of them on a sheet for a person to judge, and the sheet read back.

    python -m benchmarks.judge --corpus FOLDER --select 'caption-*,credit-*' --draw 300 --seed 1 --output FILE
    python -m benchmarks.judge --judged FILE [--judged FILE ...]

FOLDER holds pages (*.html, *.html.gz, *.md). Drawn from are all failed outcomes, whatever the profile, of the rules
that match and of certainty certain or likely; one seed always draws the same. With `--each N` at most N findings of
each rule are drawn instead. FILE is a table with tabs, one finding a row, with the page's source around it. Whoever
judges writes "right" or "wrong" in the column `judgement` and may say why in `note`; the second form prints right and
wrong by rule and in all, and fails while rows are not judged.
"""

import argparse
import csv
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from a11y_audit import reading
from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule, audit
from a11y_audit.model import Page, Verdict
from a11y_audit.report import ImageReport, Outcome
from benchmarks.corpus import sources

BEFORE, AFTER, LONGEST = 400, 600, 2_400
"""Characters of source shown before and after the finding and its image, and in all."""
JUDGEMENTS = ("right", "wrong")


class Row(Struct, frozen=True, kw_only=True):
    """One finding on the sheet; every value stands on one line."""

    judgement: str = ""
    note: str = ""
    page: str
    language: str
    place: str
    rule: str
    reason: str
    certainty: str
    message: str
    role: str
    caption: str
    credit: str
    alt: str
    source: str


def findings(folder: str, rules: Sequence[ActiveRule]) -> Iterable[Row]:
    """All failed outcomes of a corpus, page by page in order of their places."""
    for source in sources(folder):
        try:
            page = reading.read(source)
        except reading.Unreadable as refusal:
            print(f"{source.path}: refused: {refusal}", file=sys.stderr)
            continue
        report = audit(page, rules)
        images = {image.n: image for image in report.images}
        for outcome in report.outcomes:
            if outcome.verdict is Verdict.FAILED:
                yield row(page, outcome, images.get(outcome.image) if outcome.image is not None else None)


def row(page: Page, outcome: Outcome, image: ImageReport | None) -> Row:
    """What a person needs to judge one finding without opening the page."""
    return Row(
        page=page.path,
        language=page.language_code,
        place=f"{outcome.place.line}:{outcome.place.column}",
        rule=outcome.rule,
        reason=outcome.reason,
        certainty=outcome.certainty,
        message=one_line(outcome.message),
        role=image.role if image else "",
        caption=one_line(image.caption.text) if image and image.caption else "",
        credit=one_line(image.credit.text) if image and image.credit else "",
        alt="(none)" if image is None or image.alt is None else one_line(image.alt),
        source=around(page, outcome, image),
    )


def around(page: Page, outcome: Outcome, image: ImageReport | None) -> str:
    """The page's source from before the image to after the finding, the finding's place marked by »."""
    places = [outcome.place, *outcome.others, *([image.place] if image else [])]
    near = [place for place in places if abs(place.offset - outcome.place.offset) < LONGEST // 2]
    start = max(0, min(place.offset for place in near) - BEFORE)
    end = max(place.end for place in near) + AFTER
    here = outcome.place.offset
    return one_line(f"{page.text[start:here]}»{page.text[here:end]}")[:LONGEST]


def one_line(text: str) -> str:
    """The text without tabs and line ends, which part the cells of a sheet."""
    return " ".join(text.split())


def draw(rows: Sequence[Row], count: int, seed: int) -> list[Row]:
    """`count` rows at random, in the order they came; all of them when there are not more."""
    chosen = random.Random(seed).sample(range(len(rows)), min(count, len(rows)))
    return [rows[index] for index in sorted(chosen)]


def draw_each(rows: Sequence[Row], count: int, seed: int) -> list[Row]:
    """At most `count` rows of every rule."""
    by_rule: dict[str, list[Row]] = defaultdict(list)
    for each in rows:
        by_rule[each.rule].append(each)
    return [each for rule in sorted(by_rule) for each in draw(by_rule[rule], count, seed)]


def write_sheet(path: Path, rows: Iterable[Row]) -> None:
    """Writes the rows below a line of column names."""
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, Row.__struct_fields__, dialect="excel-tab", lineterminator="\n")
        sheet.writeheader()
        sheet.writerows(asdict(each) for each in rows)


def read_sheet(path: Path) -> list[Row]:
    """Reads a sheet back, judged or not."""
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(**cells) for cells in csv.DictReader(file, dialect="excel-tab")]


def tally(rows: Sequence[Row]) -> str:
    """Right and wrong by rule, and in all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each in rows:
        for name in (each.rule, "ALL"):
            counts[name][each.judgement.strip().lower()] += 1
    lines = [f"{'rule':34} {'drawn':>5} {'right':>5} {'wrong':>5} {'right %':>8}"]
    for name in [*sorted(counts.keys() - {"ALL"}), "ALL"]:
        right, wrong = (counts[name][judgement] for judgement in JUDGEMENTS)
        share = f"{100 * right / (right + wrong):.1f}" if right + wrong else "-"
        lines.append(f"{name:34} {counts[name].total():5} {right:5} {wrong:5} {share:>8}")
    return "\n".join(lines)


def main() -> int:
    """Draws a sheet, or reads judged ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus")
    parser.add_argument("--select", default="caption-*,credit-*", help="rule ids and patterns of them, with commas")
    parser.add_argument("--draw", type=int, default=300)
    parser.add_argument("--each", type=int, help="at most so many of each rule")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--judged", type=Path, action="append", default=[])
    options = parser.parse_args()
    if options.judged:
        judged = [each for path in options.judged for each in read_sheet(path)]
        open_rows = sum(each.judgement.strip().lower() not in JUDGEMENTS for each in judged)
        print(tally(judged))
        if open_rows:
            print(f"{open_rows} rows are not judged", file=sys.stderr)
        return 1 if open_rows else 0
    if not (options.corpus and options.output):
        parser.error("say --corpus and --output, or --judged")
    rules = choose_rules(Config(select=tuple(options.select.split(",")), ocr=False))
    rows = list(findings(options.corpus, rules))
    drawn = draw_each(rows, options.each, options.seed) if options.each else draw(rows, options.draw, options.seed)
    write_sheet(options.output, drawn)
    in_all, chosen = Counter(each.rule for each in rows), Counter(each.rule for each in drawn)
    print(*(f"{name:34} {in_all[name]:5} found, {chosen[name]:4} drawn" for name in sorted(in_all)), sep="\n")
    print(f"{'ALL':34} {len(rows):5} found, {len(drawn):4} drawn")
    return 0


if __name__ == "__main__":
    sys.exit(main())
