"""`a11y-audit explain RULE` at a terminal: the rule's page in words, without its settings' code."""

from pathlib import Path

import pytest

from a11y_audit.cli.rule_text import rule_text
from a11y_audit.reporters.signs import ASCII, UNICODE
from a11y_audit.rulebook import Rule, built_in_rules, read_rule

PAGE = """\
# The file name is shouted

```toml rule
about = "image"
wcag = ["1.1.1"]
since = "0.1"
peers = ["other:shout"]

[options]
most = 3

[reasons.shout]
severity = "serious"
certainty = "certain"
says = "The alt text “{found}” is shouted."
do = "Write it as a sentence."

[reasons.perhaps]
severity = "minor"
certainty = "possible"
says = "Is {found} an abbreviation?"
do = ""
```

Screen readers spell capitals, one by one, and a listener has to put them together again in the head.

## Failed

### shout: A heading that was pasted

```html
<img src="a.jpg" alt="HARBOUR">
```

## Passed

### A sentence

```html
<img src="a.jpg" alt="Boats">
```
"""


def shown(tmp_path: Path, width: int = 60) -> list[str]:
    path = tmp_path / "alt-shouted.md"
    path.write_text(PAGE, encoding="utf-8")
    return list(rule_text(read_rule(path), width, UNICODE))


def test_it_begins_with_what_is_wrong_and_the_standards_it_rests_on(tmp_path: Path) -> None:
    assert shown(tmp_path)[:2] == ["The file name is shouted", "alt-shouted · profile desk · WCAG 1.1.1 · since 0.1"]


def test_it_says_what_the_tool_says_how_bad_that_is_and_what_to_do(tmp_path: Path) -> None:
    text = "\n".join(shown(tmp_path))

    assert "▲ serious      The alt text “...” is shouted." in text
    assert "\n               → Write it as a sentence.\n               certain · alt-shouted[shout]" in text
    assert "? question     Is ... an abbreviation?" in text


def test_it_shows_examples_in_plain_sections_and_no_code_of_the_settings(tmp_path: Path) -> None:
    text = "\n".join(shown(tmp_path))

    assert 'What it finds\n\n  shout: A heading that was pasted\n    <img src="a.jpg" alt="HARBOUR">' in text
    assert 'What is fine\n\n  A sentence\n    <img src="a.jpg" alt="Boats">' in text
    assert "In other tools other:shout" in text
    assert "```" not in text
    assert "severity =" not in text


def test_a_long_list_of_words_is_shown_by_its_beginning() -> None:
    rule = built_in_rules()["alt-image-of"]
    text = "\n".join(rule_text(rule, 100, UNICODE))

    assert "exempt = ['the day', 'the week'" in text
    assert f"({len(rule.options['exempt'])} entries)" in " ".join(text.split())
    assert text.count("\n") < 220


def test_prose_is_wrapped_to_the_terminal(tmp_path: Path) -> None:
    assert max(len(line) for line in shown(tmp_path, 50)) <= 50
    assert "Screen readers spell capitals, one by one, and a" in shown(tmp_path, 50)


@pytest.mark.parametrize("rule", built_in_rules().values(), ids=lambda rule: rule.id)
def test_every_rule_of_the_tool_can_be_shown(rule: Rule) -> None:
    text = "\n".join(rule_text(rule, 80, ASCII))

    assert "What it says" in text
    assert "What it finds" in text or "What it asks about" in text
