"""Patterns that are compiled when they are first used."""

import re

import pytest

from a11y_audit.text.patterns import pattern


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    lazy, ready = pattern(r"(\w)\1", re.IGNORECASE), re.compile(r"(\w)\1", re.IGNORECASE)

    assert [match.span() for match in lazy.finditer("Aabb")] == [match.span() for match in ready.finditer("Aabb")]
    assert lazy.sub("-", "Aabb") == ready.sub("-", "Aabb")
    assert (lazy.pattern, lazy.flags) == (ready.pattern, ready.flags)


def test_a_faulty_pattern_is_an_error_at_its_first_use() -> None:
    lazy = pattern("(")

    with pytest.raises(re.error):
        lazy.search("text")
