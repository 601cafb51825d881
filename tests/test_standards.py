"""Where the standards that rules rest on can be read up."""

from a11y_audit.model import Pillar
from a11y_audit.report import RuleInfo
from a11y_audit.reporters.standards import CRITERIA, address
from a11y_audit.rulebook import built_in_rules


def test_the_criteria_are_those_that_rules_rest_on() -> None:
    assert set(CRITERIA) == {clause for rule in built_in_rules().values() for clause in rule.wcag}


def test_an_act_rule_is_read_up_before_a_criterion() -> None:
    rule = RuleInfo(title="", pillar=Pillar.ACCESS, why="", wcag=("1.1.1",), act=("23a2a8",))

    assert address(rule) == "https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/"


def test_the_first_criterion_has_a_page_of_the_w3c() -> None:
    rule = RuleInfo(title="", pillar=Pillar.ACCESS, why="", wcag=("2.2.2", "1.1.1"))

    assert address(rule) == "https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide"


def test_a_rule_that_rests_on_no_standard_has_no_page() -> None:
    assert address(RuleInfo(title="", pillar=Pillar.CAPTION, why="")) is None
