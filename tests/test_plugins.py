"""Plug-ins: installed packages that bring rules along."""

from pathlib import Path

import click
import pytest

from a11y_audit.cli import Unread, group
from a11y_audit.config import Config, ConfigurationError, choose_rules, load_rules
from a11y_audit.engine import audit
from a11y_audit.model import Source
from a11y_audit.reading import read


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


PLUGIN_RULE = """\
# The photo comes from the archive without saying so

```toml rule
about = "credit"

[reasons.archive]
severity = "minor"
certainty = "certain"
says = "The archive’s picture is credited “{credit}”."
do = "Say that it is a file photo."
```

Readers take an old picture for a new one.
"""
PLUGIN_CHECKS = """\
from a11y_audit import PASSED, found

def in_archive(image, page, options):
    if "archive" in image.credit.text:
        return found("archive", credit=image.credit.text)
    return PASSED
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed distribution that brings a package of rules along."""
    name = f"newsroom_{tmp_path.name}"
    package, info = tmp_path / name, tmp_path / "newsroom-1.0.dist-info"
    (package / "rules").mkdir(parents=True)
    info.mkdir()
    write(package / "__init__.py", "")
    write(package / "checks.py", PLUGIN_CHECKS)
    write(package / "rules" / "credit-in-archive.md", PLUGIN_RULE)
    write(info / "METADATA", "Metadata-Version: 2.1\nName: newsroom\nVersion: 1.0\n")
    write(info / "entry_points.txt", f"[a11y_audit.rules]\nnewsroom = {name}\nbroken = {name}.nothing\n")
    monkeypatch.syspath_prepend(tmp_path)
    return package


def test_a_plug_in_brings_pages_and_their_functions(plugin: Path) -> None:
    (active,) = choose_rules(Config(plugins=("newsroom",), select=("credit-in-archive",)))
    html = '<figure><img src="a.jpg" alt="A boat"><figcaption>A boat. Photo: Lant archive</figcaption></figure>'
    report = audit(read(Source("a.html", html.encode())), [active])

    assert [outcome.message for outcome in report.outcomes] == [
        "The archive’s picture is credited “Photo: Lant archive”."
    ]


def test_a_page_of_a_plug_in_may_name_the_function_that_answers_it(plugin: Path) -> None:
    named = PLUGIN_RULE.replace('about = "credit"', f'about = "credit"\ncheck = "{plugin.name}.checks:in_archive"')
    write(plugin / "rules" / "credit-from-stock.md", named)
    own, other = choose_rules(Config(plugins=("newsroom",), select=("credit-in-archive", "credit-from-stock")))

    assert own.check is other.check


@pytest.mark.parametrize(
    ("checks", "says"),
    [
        ("", r"credit-in-archive\.md:1: no check function \w+\.checks:in_archive"),
        ("in_archive = 'a text'", r"credit-in-archive\.md:1: no check function \w+\.checks:in_archive"),
        ("import nothing_of_that_name", r"\.checks:in_archive cannot be loaded \(ModuleNotFoundError: No module"),
        ("def in_archive(", r"\.checks:in_archive cannot be loaded \(SyntaxError"),
        ("raise SystemExit('no licence')", r"\.checks:in_archive cannot be loaded \(SystemExit: no licence\)"),
    ],
)
def test_a_plug_in_without_the_function_is_an_error(plugin: Path, checks: str, says: str) -> None:
    write(plugin / "checks.py", checks)

    with pytest.raises(ConfigurationError, match=says):
        choose_rules(Config(plugins=("newsroom",)))


def test_a_plug_in_is_used_only_when_the_settings_name_it(plugin: Path) -> None:
    assert "credit-in-archive" not in load_rules(Config())


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("newsrom", "no plug-in 'newsrom' is installed; did you mean 'newsroom'?"),
        ("broken", "the plug-in 'broken' cannot be loaded (ModuleNotFoundError"),
    ],
)
def test_a_plug_in_that_is_not_there_is_an_error(plugin: Path, name: str, says: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        load_rules(Config(plugins=(name,)))

    assert says in str(error.value)


def test_a_plug_in_that_would_end_the_program_is_an_error(plugin: Path) -> None:
    write(plugin / "__init__.py", "raise SystemExit('no licence')")

    with pytest.raises(ConfigurationError, match=r"'newsroom' cannot be loaded \(SystemExit: no licence\)"):
        load_rules(Config(plugins=("newsroom",)))


def test_a_plug_in_may_not_take_the_id_of_another_rule(plugin: Path) -> None:
    write(plugin / "rules" / "alt-missing.md", PLUGIN_RULE)

    with pytest.raises(ConfigurationError, match="brings a rule 'alt-missing', which there is already"):
        load_rules(Config(plugins=("newsroom",)))


def test_a_plug_in_without_pages_is_an_error(plugin: Path) -> None:
    (plugin / "rules" / "credit-in-archive.md").unlink()
    (plugin / "rules").rmdir()

    with pytest.raises(ConfigurationError, match="holds no folder of rule pages"):
        load_rules(Config(plugins=("newsroom",)))


PAGE = '<figure><img src="a.jpg" alt="A boat"><figcaption>A boat. Photo: Lant archive</figcaption></figure>'
EXAMPLE = """
## Failed

### archive: An old picture

```html
<figure><img src="a.jpg" alt="A boat"><figcaption>A boat. Photo: Lant archive</figcaption></figure>
```
"""


def run_examples(*arguments: str) -> int:
    status: int = group.main(["test", *arguments], standalone_mode=False)
    return status


@pytest.mark.parametrize(("credit", "status"), [("Lant archive", 0), ("Lant", 1)])
def test_the_examples_of_a_plug_in_are_its_tests(plugin: Path, credit: str, status: int) -> None:
    page = plugin / "rules" / "credit-in-archive.md"
    write(page, PLUGIN_RULE + EXAMPLE.replace("Lant archive", credit))

    assert run_examples("--plugin", "newsroom", "--update") == status
    assert ("```text report\n1:" in page.read_text(encoding="utf-8")) == (status == 0)


def test_house_rules_that_build_on_a_plug_in_are_tested_with_it(plugin: Path, tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    write(house / "credit-in-archive.md", PLUGIN_RULE.replace("minor", "serious") + EXAMPLE)

    assert run_examples("--plugin", "newsroom", str(house), "--update") == 0
    assert "serious certain" in (house / "credit-in-archive.md").read_text(encoding="utf-8")
    assert run_examples("--plugin", "newsroom", str(house)) == 0


def test_no_code_is_run_for_a_folder_of_house_rules(plugin: Path) -> None:
    write(plugin / "__init__.py", "raise SystemExit('this ran')")
    write(
        plugin / "rules" / "credit-in-archive.md",
        PLUGIN_RULE.replace("[reasons", f'check = "{plugin.name}:f"\n[reasons', 1),
    )

    with pytest.raises(click.ClickException, match="`check` is for rules of installed plug-ins"):
        run_examples(str(plugin / "rules"))


def test_an_example_on_which_a_check_fails_says_where(plugin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(plugin / "checks.py", "def in_archive(image, page, options):\n    return image.nothing\n")
    page = write(plugin / "rules" / "credit-in-archive.md", PLUGIN_RULE + EXAMPLE)

    assert run_examples("--plugin", "newsroom", "--update") == 1
    assert "credit-in-archive.md:17: the check failed (AttributeError at checks.py:2:" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == PLUGIN_RULE + EXAMPLE


COMMANDS = (
    ["check", "a.html"],
    ["baseline", "a.html"],
    ["view", "a.html", "--plain"],
    ["watch", "a.html"],
    ["answer", "a.html:1", "alt-missing", "fine", "--why", "art"],
    ["explain", "a.html:1"],
    ["explain", "alt-missing"],
    ["config"],
    ["config", "--schema"],
    ["rules"],
    ["test", "--plugin", "newsroom"],
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("checks", ["import nothing_of_that_name", "def in_archive(", "raise SystemExit"])
def test_a_check_module_that_cannot_be_imported_is_one_sentence_to_any_command(
    plugin: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], checks: str
) -> None:
    write(plugin / "checks.py", checks)
    write(plugin / "rules" / "credit-in-archive.md", PLUGIN_RULE + EXAMPLE)
    folder = plugin.parent / "site"
    folder.mkdir()
    write(folder / "a11y-audit.toml", 'plugins = ["newsroom"]\n')
    write(folder / "a.html", PAGE)
    monkeypatch.chdir(folder)

    with pytest.raises(click.ClickException) as error:
        group.main(arguments, standalone_mode=False)
    assert f"the check {plugin.name}.checks:in_archive cannot be loaded" in error.value.format_message()


def test_explain_says_in_one_sentence_that_a_check_failed(plugin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(plugin / "checks.py", "def in_archive(image, page, options):\n    return image.nothing\n")
    write(plugin.parent / "a11y-audit.toml", 'plugins = ["newsroom"]\n')
    write(plugin.parent / "a.html", PAGE)
    monkeypatch.chdir(plugin.parent)

    with pytest.raises(Unread, match=r"a\.html: The audit failed \(AttributeError at checks\.py:2: "):
        group.main(["explain", "a.html:1", "--no-ocr"], standalone_mode=False)


@pytest.mark.parametrize(
    ("result", "says"),
    [
        ("found('archived')", "the check of credit-in-archive gives a reason its page does not have: 'archived'"),
        ("None", "the check of credit-in-archive gives no result: None"),
        ("True", "the check of credit-in-archive gives no result: True"),
    ],
)
def test_a_check_that_gives_no_result_its_page_knows_of_is_never_a_pass(
    plugin: Path, capsys: pytest.CaptureFixture[str], result: str, says: str
) -> None:
    write(plugin / "checks.py", f"from a11y_audit import found\ndef in_archive(image, page, options): return {result}")
    write(plugin / "rules" / "credit-in-archive.md", PLUGIN_RULE + EXAMPLE)

    assert run_examples("--plugin", "newsroom") == 1
    assert says in capsys.readouterr().out


def test_python_in_a_folder_of_house_rules_is_not_run(tmp_path: Path) -> None:
    write(tmp_path / "checks.py", "raise SystemExit('run')")
    write(tmp_path / "__init__.py", "raise SystemExit('run')")
    page = PLUGIN_RULE.replace('"credit"', '"credit"\nextends = "existence"\n[settings]\nwords = ["archive"]')
    write(tmp_path / "credit-in-archive.md", page)

    assert "credit-in-archive" in load_rules(Config(rules=(str(tmp_path),)))
