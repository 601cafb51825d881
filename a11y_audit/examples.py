"""Running the examples of rule pages: each must end as its section and heading say."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from a11y_audit import reading
from a11y_audit.engine import UNKNOWN, activate, audit
from a11y_audit.evidence import GivenEvidence
from a11y_audit.model import Source, Verdict
from a11y_audit.report import Outcome, PageReport
from a11y_audit.reporters.lines import line
from a11y_audit.rulebook import Example, Rule, read_examples

_SUFFIX: Mapping[str, str] = {"html": ".html", "markdown": ".md"}


class Failure(Struct, frozen=True):
    """An example that did not end as its page says."""

    example: Example
    why: str

    def __str__(self) -> str:
        return f"{self.example.path}:{self.example.line}: {self.why}"


def run(example: Example, rule: Rule) -> PageReport:
    """Audits the example's page with its one rule."""
    source = Source(f"example{_SUFFIX[example.language]}", example.source.encode("utf-8", "replace"))
    page = reading.read(source, GivenEvidence(example.evidence))
    return audit(page, [activate(rule, example.options)])


def judge(example: Example, report: PageReport) -> str | None:
    """Why the example is not fulfilled; None when it is."""
    seen = [outcome for outcome in report.outcomes if outcome.rule == example.rule]
    said = ", ".join(sorted({f"{outcome.verdict} [{outcome.reason}]" for outcome in seen})) or "nothing found"
    if example.verdict is Verdict.PASSED:
        if seen:
            return f"expected to pass, but: {said}"
        return None if report.passed else "expected to pass, but the rule had nothing to look at"
    if example.verdict is Verdict.INAPPLICABLE:
        if seen or report.passed:
            return f"expected not to apply, but: {said if seen else 'passed'}"
        return None
    if {(outcome.verdict, outcome.reason) for outcome in seen} != {(example.verdict, example.reason)}:
        return f"expected {example.verdict} [{example.reason}], but: {said}"
    if example.report is not None and example.report != report_text(seen):
        return f"the report differs from the page:\n{report_text(seen)}"
    return None


def report_text(outcomes: Sequence[Outcome]) -> str:
    """The lines the tool prints for an example, without a path."""
    return "".join(f"{line('page', outcome).removeprefix('page:')}\n" for outcome in outcomes)


def failures(rules: Mapping[str, Rule]) -> Iterator[Failure | Example]:
    """Runs all examples of the rules; gives each example that holds and a failure for each that does not."""
    for rule in rules.values():
        for example in read_examples(Path(rule.path)):
            if example.reason not in ("", UNKNOWN) and example.reason not in rule.reasons:
                yield Failure(example, f"the page has no reason {example.reason!r}")
                continue
            why = judge(example, run(example, rule))
            yield Failure(example, why) if why else example


def rewritten(path: Path, rule: Rule) -> str:
    """The rule page with its `text report` fences holding what the tool prints now, added where there are none."""
    lines = path.read_text(encoding="utf-8").split("\n")
    for example in reversed(read_examples(path)):
        if example.verdict not in (Verdict.FAILED, Verdict.CANT_TELL):
            continue
        seen = [outcome for outcome in run(example, rule).outcomes if outcome.rule == example.rule]
        body = report_text(seen).splitlines()
        if example.report_lines:
            start, end = example.report_lines
            lines[start - 1 : end - 1] = body
        else:
            lines[example.fence_end : example.fence_end] = ["```text report", *body, "```"]
    return "\n".join(lines)
