"""A rule's page as an editor at a terminal reads it: what is wrong, why, what the tool says, and examples."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import indent, wrap
from typing import Final

from a11y_audit.model import Certainty, Verdict
from a11y_audit.report import named_standards
from a11y_audit.reporters.labels import QUESTION
from a11y_audit.reporters.signs import Glyphs
from a11y_audit.rulebook import Reason, Rule
from a11y_audit.rulebook.examples import Example, read_examples

_LABEL: Final = 15
"""Columns of severities and of the titles of what stands at the end."""
_EXAMPLES: Final = {
    Verdict.FAILED: "What it finds",
    Verdict.CANT_TELL: "What it asks about",
    Verdict.PASSED: "What is fine",
    Verdict.INAPPLICABLE: "What it is not asked of",
}
_FACT: Final = re.compile(r"\{\w+\}")
_HEAD: Final = re.compile(r"\A.*?^```toml rule$.*?^```$", re.DOTALL | re.MULTILINE)


def rule_text(rule: Rule, width: int, glyphs: Glyphs) -> Iterator[str]:
    """Gives the page line by line.

    Args:
        rule: the rule.
        width: columns there are.
        glyphs: signs that the terminal can show.
    """
    standards = named_standards(rule.wcag, rule.act)
    yield rule.title
    since = [f"since {rule.since}"] if rule.since else []
    yield from wrap(f" {glyphs.dot} ".join([rule.id, f"profile {rule.profile}", *standards, *since]), width)
    page = Path(rule.path).read_text(encoding="utf-8")
    for paragraph in _HEAD.sub("", page).partition("\n## ")[0].strip().split("\n\n"):
        yield ""
        yield from wrap(paragraph, width)
    yield from ("", "What it says")
    for name, reason in rule.reasons.items():
        yield ""
        yield from _reason(f"{rule.id}[{name}]", reason, width, glyphs)
    yield from _examples(read_examples(Path(rule.path)))
    rows = {
        "Options": [f"{name} = {_in_short(value)}" for name, value in rule.options.items()],
        "In other tools": rule.peers,
        "See": rule.see,
    }
    for title, values in rows.items():
        if values:
            yield ""
            yield from _beside(title, ", ".join(values), width)


def _reason(name: str, reason: Reason, width: int, glyphs: Glyphs) -> Iterator[str]:
    """What is said, why it matters, what to do, and how the finding is called."""
    label = QUESTION if reason.certainty is Certainty.POSSIBLE else reason.severity.value
    yield from _beside(f"{glyphs.shapes[label]} {label}", _FACT.sub("...", reason.says), width)
    for words in (reason.why, f"{glyphs.arrow} {_FACT.sub('...', reason.do)}" if reason.do else ""):
        if words:
            yield from _beside("", words, width)
    yield from _beside("", f"{reason.certainty} {glyphs.dot} {name}", width)


def _beside(label: str, words: str, width: int) -> list[str]:
    return wrap(words, width, initial_indent=f"{label:{_LABEL}}", subsequent_indent=" " * _LABEL)


def _examples(examples: Sequence[Example]) -> Iterator[str]:
    for verdict, title in _EXAMPLES.items():
        of_kind = [example for example in examples if example.verdict is verdict]
        if of_kind:
            yield from ("", title)
        for example in of_kind:
            yield ""
            yield f"  {example.reason}: {example.title}" if example.reason else f"  {example.title}"
            yield from indent(example.source.expandtabs(4).rstrip(), "    ").splitlines()


_SHOWN: Final = 6
"""Entries of a list of words that are printed; the rule's page has all."""


def _in_short(value: object) -> str:
    """An option's value; a long list by its beginning and its length."""
    if not isinstance(value, (list, tuple)) or len(value) <= _SHOWN:
        return str(value)
    return f"[{', '.join(map(repr, value[:_SHOWN]))}, ...] ({len(value)} entries)"
