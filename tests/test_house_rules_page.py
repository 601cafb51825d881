"""What docs/house-rules.md shows is a rule that works, and the table names every check there is."""

from pathlib import Path

from a11y_audit.extend import EXTENSIONS
from tests.command_line import run

PAGE = (Path(__file__).parent.parent / "docs" / "house-rules.md").read_text(encoding="utf-8")


def test_the_page_that_is_shown_holds_its_own_examples(tmp_path: Path) -> None:
    shown = PAGE.split("````markdown\n")[1].split("````")[0]
    (tmp_path / "agency-names.md").write_text(shown, encoding="utf-8")
    done = run("test", str(tmp_path), folder=tmp_path)

    assert (done.returncode, done.stdout) == (0, b"1 rule, 2 examples: 2 hold, 0 do not\n")


def test_every_check_has_its_row() -> None:
    assert [name for name in EXTENSIONS if f"| `{name}` |" not in PAGE] == []


def test_a_copy_of_a_built_in_rule_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "alt-missing.md").write_bytes(run("explain", "alt-missing", folder=tmp_path).stdout)

    assert b" 0 do not" in run("test", str(tmp_path), folder=tmp_path).stdout
