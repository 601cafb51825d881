"""Agreement with axe-core's own test pages, element by element.

    python -m benchmarks.axe --cases FOLDER [--rule ID ...] [--profile NAME] [--all]

FOLDER holds one JSON Lines file a rule of axe (rule, file, html, expected: a list of selector and outcome). An element
is reported when a rule whose page names `axe:RULE` among its peers says *failed* of it or of something in it, and asked
when it says *cantTell*. Agreement: a violation is reported, an incomplete result asked, and everything else passed over
in silence. Prints a line for each rule that we map (with --all, for every one), then every difference. Exit status 1
when less than 98 % of the elements agree.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Source, Verdict
from a11y_audit.reading.document.html import HtmlDocument, parse_html
from a11y_audit.report import Outcome, Refusal
from a11y_audit.site import audit_source

BAR = 0.98
DUE = {"violation": "failed", "incomplete": "cantTell"}
"""What our verdict should be; "" for all other outcomes of axe."""


@dataclass(frozen=True)
class Case:
    """One test page of axe: its file, its text, and what axe says of each element."""

    rule: str
    file: str
    html: str
    expected: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What both say of one element; `verdict` is failed, cantTell or "" when we are silent."""

    case: Case
    selector: str
    outcome: str
    verdict: str
    rules: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Do both say the same?"""
        return self.verdict == DUE.get(self.outcome, "")


def read_cases(folder: Path) -> Iterator[Case]:
    """The test pages of every rule in the folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            expected = [(one["selector"], one["outcome"]) for one in case["expected"]]
            yield Case(case["rule"], case["file"], case["html"], expected)


def answers(case: Case, rules: Sequence[ActiveRule]) -> Iterator[Answer]:
    """Audits a page by the rules that name axe's rule, and gives each finding to the innermost element around it."""
    report = audit_source(Source(PurePath(case.file).name, case.html.encode()), rules, ocr=False)
    reported = () if isinstance(report, Refusal) else report.outcomes
    document = parse_html(case.html, is_xml=case.file.endswith(".xhtml"))
    extents = [_extent(document, selector, nth) for selector, nth in _numbered(case)]
    said: list[list[Outcome]] = [[] for _ in extents]
    for finding in reported:
        if finding.verdict in (Verdict.FAILED, Verdict.CANT_TELL):
            for place in (finding.place, *finding.others):
                around = [n for n, (start, end) in enumerate(extents) if start <= place.offset < end]
                if around:
                    said[min(around, key=lambda n: extents[n][1] - extents[n][0])].append(finding)
    for (selector, outcome), findings in zip(case.expected, said, strict=True):
        verdicts = {finding.verdict for finding in findings}
        worst = next((one for one in (Verdict.FAILED, Verdict.CANT_TELL) if one in verdicts), "")
        yield Answer(case, selector, outcome, worst, tuple(sorted({finding.rule for finding in findings})))


def _numbered(case: Case) -> Iterator[tuple[str, int]]:
    """Each selector, and how often it came before: a selector that is named twice means two elements."""
    seen: Counter[str] = Counter()
    for selector, _ in case.expected:
        yield selector, seen[selector]
        seen[selector] += 1


def _extent(document: HtmlDocument, selector: str, nth: int) -> tuple[int, int]:
    """From an element's start tag to its end tag, as offsets into the file; all of the file for its root."""
    if selector == "html":
        return 0, len(document.text) + 1
    found = document.select(selector)
    if not found:
        return -1, -1
    element = found[min(nth, len(found) - 1)]
    return document.place(element).offset, max(document.place(element).end, document.content_place(element).end)


def print_table(found: Sequence[Answer], mapped: Mapping[str, Sequence[ActiveRule]]) -> None:
    """One line a rule: violations and whether they are reported, questions, the rest, and the share that agrees."""
    heads = f"{'violation':>10}{'failed':>8}{'asked':>7}{'missed':>8}  |{'incomplete':>11}{'asked':>7}"
    print(f"{'axe rule':<30}{heads}  |{'others':>7}{'false':>7}{'asked':>7}  |{'agree':>8}")
    rules = sorted({each.case.rule for each in found})
    for name, wanted in (*((rule, {rule}) for rule in rules), ("all we map", {*mapped} & {*rules})):
        mine = [each for each in found if each.case.rule in wanted]
        if not mine:
            continue
        due = [each.verdict for each in mine if each.outcome == "violation"]
        unsure = [each.verdict for each in mine if each.outcome == "incomplete"]
        others = [each.verdict for each in mine if each.outcome not in DUE]
        share = sum(each.agrees for each in mine) / len(mine)
        print(
            f"{name:<30}{len(due):>10}{due.count('failed'):>8}{due.count('cantTell'):>7}{due.count(''):>8}  |"
            f"{len(unsure):>11}{unsure.count('cantTell'):>7}  |"
            f"{len(others):>7}{others.count('failed'):>7}{others.count('cantTell'):>7}  |{share:>8.1%}"
        )


def main() -> int:
    """Runs the cases and prints the table and the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", required=True, type=Path)
    parser.add_argument("--rule", action="append", help="a rule of axe; all when left out")
    parser.add_argument("--profile", default="strict")
    parser.add_argument("--all", action="store_true", help="rules that we do not map, too")
    options = parser.parse_args()
    mapped: dict[str, list[ActiveRule]] = {}
    for rule in choose_rules(Config(profile=options.profile)):
        for peer in rule.rule.peers:
            tool, _, name = peer.partition(":")
            if tool == "axe":
                mapped.setdefault(name, []).append(rule)
    found = [
        answer
        for case in read_cases(options.cases)
        if (case.rule in mapped or options.all) and (not options.rule or case.rule in options.rule)
        for answer in answers(case, mapped.get(case.rule, ()))
    ]
    print_table(found, mapped)
    print()
    for each in found:
        if not each.agrees and each.case.rule in mapped:
            said = f"{each.verdict} by {', '.join(each.rules)}" if each.verdict else "silent"
            print(f"{each.case.rule} {each.selector}: axe {each.outcome}, we {said}")
    judged = [each.agrees for each in found if each.case.rule in mapped]
    return int(not judged or sum(judged) / len(judged) < BAR)


if __name__ == "__main__":
    sys.exit(main())
