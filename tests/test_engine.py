"""What the engine makes of a rule page's words, and of a page that its rules ask nothing of."""

import pytest

from a11y_audit.config import Config, choose_rules, load_rules
from a11y_audit.engine import audit, fill
from a11y_audit.model import Source
from a11y_audit.reading import read


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("A pier", "The caption is “A pier”."),
        ("A pier.", "The caption is “A pier.”"),
        ("What a pier!", "The caption is “What a pier!”"),
        ("하얀 다리입니다。", "The caption is “하얀 다리입니다。”"),
        ("A pier, a quay and…", "The caption is “A pier, a quay and…”"),
    ],
)
def test_a_quoted_sentence_at_the_end_brings_its_own_full_stop(fact: str, said: str) -> None:
    assert fill("The caption is “{caption}”.", {"caption": fact}) == said


def test_only_the_end_of_a_sentence_gives_way() -> None:
    assert fill("“{a}”, not “{b}”. Again.", {"a": "One.", "b": "Two."}) == "“One.”, not “Two.” Again."
    assert fill("{a}.", {"a": "One."}) == "One.."


def test_a_long_fact_is_cut_where_a_sentence_may_end() -> None:
    assert fill("“{a}”.", {"a": "x" * 200}) == f"“{'x' * 159}…”"


def test_a_placeholder_without_a_fact_stays() -> None:
    assert fill("“{a}”.", {}) == "“{a}”."


def test_why_a_finding_matters_is_told_without_facts() -> None:
    """Reports tell it once for many findings."""
    whys = [reason.why for rule in load_rules(Config()).values() for reason in rule.reasons.values()]

    assert not [why for why in whys if "{" in why]


def test_a_page_that_no_rule_asks_anything_of_has_no_score_and_says_so() -> None:
    page = read(Source("a.html", b'<img src="pier.jpg" alt="A pier" width="900" height="600">'))
    unasked = audit(page, choose_rules(Config(select=("canvas-name-missing",))))
    asked = audit(page, choose_rules(Config(select=("alt-missing",))))

    assert (unasked.score, unasked.coverage.applicable) == (None, 0)
    assert unasked.notes[-1].startswith("Nothing was examined: ")
    assert (asked.score, asked.notes) == (100.0, ())
