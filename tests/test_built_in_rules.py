"""What is generated from the rule pages is current."""

from pathlib import Path

import pytest

from a11y_audit.rulebook import built_in, read_folder, rule_folder
from a11y_audit.rulebook.built_in import COMPILED, built_in_rules, compiled_rules
from a11y_audit.rulebook.index import index
from tests.approved import assert_approved

FOLDER = rule_folder()


def test_the_index_is_current(update: bool) -> None:
    assert_approved(FOLDER / "README.md", index(read_folder(FOLDER).values()), update=update)


def test_the_ready_made_rules_are_current(update: bool) -> None:
    assert_approved(FOLDER / COMPILED, compiled_rules(FOLDER, read_folder(FOLDER)), update=update)


def test_ready_made_rules_are_the_rules_of_the_pages() -> None:
    assert built_in_rules() == read_folder(FOLDER)


def test_a_page_that_changed_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stale file never hides an edit: the digest no longer fits, and the pages are read."""
    for name in ("alt-missing.md", COMPILED):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    monkeypatch.setattr(built_in, "rule_folder", lambda: tmp_path)

    assert list(built_in_rules()) == ["alt-missing"]
