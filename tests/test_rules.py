"""Every example of every rule page runs here, and the pages keep their promises."""

import ast
import re
from pathlib import Path

import pytest

from a11y_audit.example_runner import judge, run
from a11y_audit.model import Verdict
from a11y_audit.report import UNKNOWN
from a11y_audit.rulebook import Rule, find_check, read_folder, rule_folder
from a11y_audit.rulebook.examples import Example, read_examples
from a11y_audit.version import __version__

RULES = read_folder(rule_folder())
CHECKS = Path(__file__).parent.parent / "a11y_audit" / "checks"

EXAMPLES = {id: read_examples(Path(rule.path)) for id, rule in RULES.items()}


def name(example: Example) -> str:
    return "-".join([example.rule, example.verdict, *re.findall(r"\w+", example.title)])


def rule_id(rule: Rule) -> str:
    return rule.id


each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=rule_id)


@pytest.mark.parametrize("example", [e for es in EXAMPLES.values() for e in es], ids=name)
def test_an_example_ends_as_its_heading_says(example: Example) -> None:
    why = judge(example, run(example, RULES[example.rule]))

    assert why is None, f"{example.path}:{example.line}: {why}"


@each_rule
def test_every_reason_has_an_example_that_yields_it(rule: Rule) -> None:
    shown = {example.reason for example in EXAMPLES[rule.id]}

    assert set(rule.reasons) <= shown <= {*rule.reasons, "", UNKNOWN}


@each_rule
def test_every_page_shows_what_passes_and_where_it_does_not_apply(rule: Rule) -> None:
    shown = {example.verdict for example in EXAMPLES[rule.id]}

    assert {Verdict.PASSED, Verdict.INAPPLICABLE} <= shown


@each_rule
def test_every_fault_shows_its_report_line(rule: Rule) -> None:
    silent = [
        e.title for e in EXAMPLES[rule.id] if e.verdict in (Verdict.FAILED, Verdict.CANT_TELL) and e.report is None
    ]

    assert silent == []


@each_rule
def test_every_placeholder_is_filled(rule: Rule) -> None:
    """No report line shows the name of a fact in braces where the fact should stand."""
    names = {name for reason in rule.reasons.values() for name in re.findall(r"\{\w+\}", f"{reason.says} {reason.do}")}

    assert [e.title for e in EXAMPLES[rule.id] if e.report and any(name in e.report for name in names)] == []


@each_rule
def test_a_question_is_asked_and_a_fault_is_stated(rule: Rule) -> None:
    for key, reason in rule.reasons.items():
        assert reason.says.endswith("?") == (reason.certainty == "possible"), key


@each_rule
def test_words_are_sentences(rule: Rule) -> None:
    for key, reason in rule.reasons.items():
        assert reason.says[0].isupper() or reason.says[0] in "{“", key
        assert reason.do.rstrip().endswith((".", "?", "”", "}")), key
    assert len(rule.title) <= 70
    assert rule.why


@each_rule
def test_every_page_has_its_check(rule: Rule) -> None:
    assert callable(find_check(rule))


@each_rule
def test_ids_are_lower_case_words(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.id)


@each_rule
def test_no_rule_is_newer_than_the_tool(rule: Rule) -> None:
    assert rule.since
    assert [*map(int, rule.since.split("."))] <= [*map(int, re.findall(r"\d+", __version__))]


def test_every_check_has_its_page() -> None:
    """A public function in `checks/` is a check: helpers stand in `text/` or are private."""
    functions = {
        (".".join(("a11y_audit", "checks", *path.relative_to(CHECKS).with_suffix("").parts)), node.name)
        for path in CHECKS.rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    used = {
        (check.__module__, check.__name__)
        for rule in RULES.values()
        if not rule.extends
        for check in [find_check(rule)]
    }

    assert functions == used


@each_rule
def test_references_have_the_form_of_their_standard(rule: Rule) -> None:
    assert all(re.fullmatch(r"[1-4]\.\d\.\d{1,2}", criterion) for criterion in rule.wcag)
    assert all(re.fullmatch(r"[a-z0-9]{6}", act) for act in rule.act)
    assert all(re.fullmatch(r"[\w-]+:\S+", peer) for peer in rule.peers)


@each_rule
def test_links_between_pages_lead_somewhere(rule: Rule) -> None:
    page = Path(rule.path)
    for target in re.findall(r"\]\(([\w-]+\.md)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).is_file(), target
