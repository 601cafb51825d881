"""Agreement with the test cases of the W3C's ACT rules.

    python -m benchmarks.act --cases FOLDER [--rule ID ...] [--profile NAME] [--no-ocr] [--earl FILE]

FOLDER holds one JSON Lines file a rule (rule_id, expected, html, file_type, description) and the files its cases show.
A case is reported when the tool says *failed* by a rule whose page names that ACT id, and asked when it says
*cantTell*. Prints, for each ACT rule, hits and misses among the cases that must fail, and false reports and questions
among the others; then every case that is not as expected. Exit status 1 when there is a false report. `--earl` writes
what the W3C takes as a report of an implementation: what every rule that implements an ACT rule says of every case.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from a11y_audit.config import Config, choose_rules
from a11y_audit.engine import ActiveRule
from a11y_audit.model import Source, Verdict
from a11y_audit.report import Refusal
from a11y_audit.reporters import pieces
from a11y_audit.site import audit_source, make_report

PUBLISHED = "https://www.w3.org/WAI/content-assets/wcag-act-rules/"
"""Where the W3C publishes the cases."""
IMAGE_RULES = ("0va7u6", "23a2a8", "46ca7f", "59796f", "7d6734", "8fc3b6", "9eb3f6", "c487ae", "e88epe", "qt1vmo")


@dataclass(frozen=True)
class Case:
    """One test case of one ACT rule."""

    rule: str
    expected: str
    description: str
    source: Source
    address: str
    """Where the W3C publishes it."""

    @property
    def must_fail(self) -> bool:
        """Is a failed outcome due?"""
        return self.expected == "failed"


@dataclass(frozen=True)
class Answer:
    """What the tool says of a case: `verdict` is failed, cantTell or "" when it is silent."""

    case: Case
    verdict: str
    rules: tuple[str, ...]

    @property
    def is_wrong(self) -> bool:
        """Was the case not reported that must fail, or any other reported or asked?"""
        return bool(self.verdict) != self.case.must_fail or (self.case.must_fail and self.verdict != Verdict.FAILED)


def read_cases(folder: Path) -> Iterator[Case]:
    """The cases of every rule in the folder, as files that would lie in it."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            case = json.loads(line)
            name = f"{case['rule_id']}-{number}.{case['file_type']}"
            source = Source(name, case["html"].encode(), root=str(folder), folder=str(folder))
            yield Case(case["rule_id"], case["expected"], case["description"], source, PUBLISHED + case["url_path"])


def answer(case: Case, rules: Sequence[ActiveRule], *, ocr: bool) -> Answer:
    """Audits a case by the rules that name its ACT rule."""
    report = audit_source(case.source, rules, ocr=ocr)
    if isinstance(report, Refusal):
        return Answer(case, "", ())
    said = {outcome.verdict: outcome.rule for outcome in report.outcomes}
    for verdict in (Verdict.FAILED, Verdict.CANT_TELL):
        if verdict in said:
            names = {outcome.rule for outcome in report.outcomes if outcome.verdict is verdict}
            return Answer(case, verdict, tuple(sorted(names)))
    return Answer(case, "", ())


def write_implementation(path: Path, cases: Sequence[Case], rules: Sequence[ActiveRule], *, ocr: bool) -> None:
    """Writes down what each rule says of each case, as EARL, every case under its published address."""
    named = [replace(case.source, path=case.address) for case in cases]
    report = make_report((audit_source(source, rules, ocr=ocr) for source in named), rules)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces("earl", report))


def print_table(answers: Sequence[Answer]) -> None:
    """One line a rule: cases, and how many were reported, asked or passed over."""
    heads = f"{'must fail':>10}{'failed':>8}{'asked':>7}{'missed':>8}  |{'others':>7}{'false':>7}{'asked':>7}"
    print(f"{'ACT rule':<10}{heads}")
    rules = sorted({each.case.rule for each in answers}, key=lambda rule: (rule not in IMAGE_RULES, rule))
    for name, wanted in (*((rule, {rule}) for rule in rules), ("images", set(IMAGE_RULES)), ("all", set(rules))):
        mine = [each for each in answers if each.case.rule in wanted]
        due = [each.verdict for each in mine if each.case.must_fail]
        others = [each.verdict for each in mine if not each.case.must_fail]
        print(
            f"{name:<10}{len(due):>10}{due.count('failed'):>8}{due.count('cantTell'):>7}{due.count(''):>8}  |"
            f"{len(others):>7}{others.count('failed'):>7}{others.count('cantTell'):>7}"
        )


def main() -> int:
    """Runs the cases and prints the table and what is not as expected."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", required=True, type=Path)
    parser.add_argument("--rule", action="append", help="an ACT rule; all when left out")
    parser.add_argument("--profile", default="strict")
    parser.add_argument("--no-ocr", action="store_true")
    parser.add_argument("--earl", type=Path, help="file to write a report of the implementation to")
    options = parser.parse_args()
    active = choose_rules(Config(profile=options.profile))
    by_act: dict[str, list[ActiveRule]] = {}
    for rule in active:
        for act in rule.rule.act:
            by_act.setdefault(act, []).append(rule)
    cases = [case for case in read_cases(options.cases) if not options.rule or case.rule in options.rule]
    answers = [answer(case, by_act.get(case.rule, ()), ocr=not options.no_ocr) for case in cases]
    if options.earl:
        write_implementation(options.earl, cases, [rule for rule in active if rule.rule.act], ocr=not options.no_ocr)
    print_table(answers)
    print()
    for each in filter(lambda one: one.is_wrong, answers):
        case, said = each.case, f"{each.verdict} by {', '.join(each.rules)}" if each.verdict else "silent"
        print(f"{case.source.path}: {case.expected}, tool {said}: {case.description.splitlines()[0]}")
    return int(any(each.verdict == Verdict.FAILED and not each.case.must_fail for each in answers))


if __name__ == "__main__":
    sys.exit(main())
