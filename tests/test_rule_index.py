"""rules/README.md lists every rule page."""

from a11y_audit.rule_index import index
from a11y_audit.rulebook import read_folder, rule_folder
from tests.approved import assert_approved


def test_the_index_is_current(update: bool) -> None:
    assert_approved(rule_folder() / "README.md", index(read_folder(rule_folder()).values()), update=update)
