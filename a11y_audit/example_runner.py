"""Running the examples of rule pages: each must end as its section and heading say."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from a11y_audit import reading
from a11y_audit.engine import SUPPRESSION, ActiveRule, activate, audit
from a11y_audit.evidence import GivenEvidence
from a11y_audit.model import Page, Source, Verdict
from a11y_audit.report import UNKNOWN, Outcome, PageReport
from a11y_audit.reporters.lines import line
from a11y_audit.rulebook import SITE, Rule, RulePageError, built_in_rules
from a11y_audit.rulebook.examples import Example, read_examples
from a11y_audit.site.across import Use, uses_on
from a11y_audit.site.comparing import agree, compared
from a11y_audit.site.one_page import described

_NEXT_PAGE: Final = re.compile(r"^<!-- page: (\S+) -->\n", re.MULTILINE)
"""Begins another page, in examples of rules about the site."""
_SUFFIX: Mapping[str, str] = {"html": ".html", "markdown": ".md"}


class Failure(Struct, frozen=True):
    """An example that did not end as its page says."""

    example: Example
    why: str

    def __str__(self) -> str:
        return f"{self.example.path}:{self.example.line}: {self.why}"


def attempt(example: Example, rule: Rule) -> PageReport | Failure:
    """What `run` gives, or that the check failed, and where: it may be a plug-in's.

    Raises:
        RulePageError: there is no such check.
    """
    try:
        return run(example, rule)
    except RulePageError:
        raise
    except Exception as fault:  # whatever a plug-in's check raises: the other examples are run all the same
        return Failure(example, f"the check failed ({described(fault)})")


def run(example: Example, rule: Rule) -> PageReport:
    """Audits the example's page with its one rule; of a rule about the site, its pages."""
    if rule.about == SITE:
        return _run_site(example, rule)
    source = Source(f"example{_SUFFIX[example.language]}", example.source.encode("utf-8", "replace"))
    page = reading.read(source, GivenEvidence(example.evidence))
    return audit(page, [activate(rule, example.options), *_named(page, rule)])


def _run_site(example: Example, rule: Rule) -> PageReport:
    """Lays the example's pages side by side; all that is found is put on the first."""
    names = ["example.html", *_NEXT_PAGE.findall(example.source)]
    texts = _NEXT_PAGE.sub("\0", example.source).split("\0")
    sources = [Source(name, text.encode()) for name, text in zip(names, texts, strict=True)]
    reports = [audit(reading.read(source, GivenEvidence(example.evidence)), []) for source in sources]
    active = activate(rule, example.options)
    groups: defaultdict[str, list[Use]] = defaultdict(list)
    for use in chain.from_iterable(map(uses_on, reports)):
        groups[use.key].append(use)
    outcomes, passed = [], 0
    for uses in groups.values():
        found = compared(uses, [active] * len(uses))
        if found is not None:
            outcomes.append(found[1])
        passed += found is None and agree(uses, active)
    return replace(reports[0], outcomes=tuple(outcomes), passed={rule.id: passed} if passed else {})


def _named(page: Page, rule: Rule) -> Iterator[ActiveRule]:
    """The rules that the page's allowances name, for rules that are about allowances."""
    if rule.family != SUPPRESSION or not page.allowances:
        return
    rules = built_in_rules()
    for id in sorted({allowance.rule.partition("[")[0] for allowance in page.allowances}):
        if id in rules:
            yield activate(rules[id])


def judge(example: Example, report: PageReport) -> str | None:
    """Why the example is not fulfilled; None when it is."""
    seen = [outcome for outcome in report.outcomes if outcome.rule == example.rule]
    said = ", ".join(sorted({f"{outcome.verdict} [{outcome.reason}]" for outcome in seen})) or "nothing found"
    if example.verdict is Verdict.PASSED:
        if seen:
            return f"expected to pass, but: {said}"
        return None if example.rule in report.passed else "expected to pass, but the rule had nothing to look at"
    if example.verdict is Verdict.INAPPLICABLE:
        if seen or example.rule in report.passed:
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
            report = attempt(example, rule)
            if isinstance(report, Failure):
                yield report
                continue
            why = judge(example, report)
            yield Failure(example, why) if why else example


def rewritten(path: Path, rule: Rule) -> str:
    """The rule page with its `text report` fences holding what the tool prints now, added where there are none.

    Examples on which the check fails stay as they are.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    for example in reversed(read_examples(path)):
        if example.verdict not in (Verdict.FAILED, Verdict.CANT_TELL):
            continue
        report = attempt(example, rule)
        if isinstance(report, Failure):
            continue
        seen = [outcome for outcome in report.outcomes if outcome.rule == example.rule]
        body = report_text(seen).splitlines()
        if example.report_lines:
            start, end = example.report_lines
            lines[start - 1 : end - 1] = body
        else:
            lines[example.fence_end : example.fence_end] = ["```text report", *body, "```"]
    return "\n".join(lines)
