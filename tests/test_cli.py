"""The command line as its users meet it: exit status and one clear sentence."""

import inspect
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from a11y_audit.cli import COMMANDS, EXIT_STATUSES, group
from tests.command_line import BAD, run, two_pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_pages(tmp_path)


def test_a_page_without_grave_faults_exits_0(folder: Path) -> None:
    assert run("check", "good.html", "--no-ocr", folder=folder).returncode == 0


def test_a_page_with_a_grave_fault_exits_1_and_names_the_place(folder: Path) -> None:
    done = run("check", "bad.html", "--no-ocr", folder=folder)

    assert done.returncode == 1
    assert b"bad.html:2:9: error: serious certain alt-missing[captioned]" in done.stdout


def test_a_path_alone_means_check(folder: Path) -> None:
    assert (
        run("bad.html", "--no-ocr", folder=folder).stdout == run("check", "bad.html", "--no-ocr", folder=folder).stdout
    )


def test_fail_on_moves_the_threshold(folder: Path) -> None:
    assert run("check", "bad.html", "--fail-on", "critical", folder=folder).returncode == 0
    assert run("check", "bad.html", "--fail-on", "never", folder=folder).returncode == 0


def test_min_score_fails_a_page_below_it(folder: Path) -> None:
    assert run("check", "bad.html", "--fail-on", "never", "--min-score", "99", folder=folder).returncode == 1


def test_a_folder_is_searched_for_pages(folder: Path) -> None:
    (folder / "notes.txt").write_text("no page", encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "page.html").write_text(BAD, encoding="utf-8")
    report = json.loads(run("check", ".", "--format", "json", "--no-ocr", folder=folder).stdout)

    assert [page["path"] for page in report["pages"]] == ["bad.html", "good.html"]


def test_standard_input_is_a_page(folder: Path) -> None:
    done = run("check", "-", "--no-ocr", folder=folder, stdin=BAD.encode())

    assert done.returncode == 1
    assert b"<stdin>:2:9: error" in done.stdout


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("profil = 'desk'", "there is no setting 'profil'; did you mean 'profile'?"),
        ("profile = [", "not valid TOML"),
        ("rules = ['nowhere']", "there is no folder of house rules at "),
    ],
)
def test_wrong_settings_stop_the_run_with_one_sentence(folder: Path, settings: str, says: str) -> None:
    (folder / "a11y-audit.toml").write_text(settings, encoding="utf-8")
    done = run("check", "good.html", folder=folder)

    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_a_broken_house_rule_stops_the_run_and_names_its_line(folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "credit-x.md").write_text("# T\n\n```toml rule\nabout = 3\n```\n", encoding="utf-8")
    done = run("check", "good.html", "--rules", "house", folder=folder)

    assert done.returncode == 2
    assert done.stderr.startswith(b"a11y-audit: house/credit-x.md:3: the settings are wrong")


@pytest.mark.parametrize("arguments", [["check"], ["check", "good.html", "--format", "docx"], ["check", "--wrong"]])
def test_wrong_use_exits_2_with_one_sentence(folder: Path, arguments: list[str]) -> None:
    done = run(*arguments, folder=folder)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_saved_report_can_be_read_in_plain_form(folder: Path) -> None:
    run("check", "bad.html", "--no-ocr", "--output", "out.json", folder=folder)
    done = run("view", "out.json", "--plain", folder=folder)

    assert done.returncode == 0
    assert b"no description" in done.stdout


def test_view_refuses_what_is_no_report(folder: Path) -> None:
    (folder / "other.json").write_text("{}", encoding="utf-8")
    done = run("view", "other.json", "--plain", folder=folder)

    assert done.returncode == 2
    assert done.stderr.count(b"saved report") == 1
    assert done.stderr.startswith(b"a11y-audit: other.json: This is not a saved report: ")


def test_rules_lists_the_rules(folder: Path) -> None:
    done = run("rules", folder=folder)

    assert done.returncode == 0
    assert done.stdout.splitlines()[0].startswith(b"alt-")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--profile", "publish"], r"\d+ rules in the profile publish; --profile strict has more"),
        (["--profile", "strict"], r"\d+ rules in the profile strict"),
        (["--select", "alt-missing"], "1 rule selected"),
        (["--select", "alt-*"], r"\d+ rules selected"),
    ],
)
def test_rules_says_what_chose_them(options: list[str], says: str) -> None:
    assert re.fullmatch(f"{says}\n", CliRunner().invoke(group, ["rules", *options]).stderr)


def test_an_option_without_effect_on_the_list_of_rules_is_none_of_its_options() -> None:
    assert "--no-inline-allow" not in CliRunner().invoke(group, ["rules", "--help"]).stdout
    assert "--no-inline-allow" in CliRunner().invoke(group, ["config", "--help"]).stdout


def test_the_rules_own_examples_can_be_run_by_anybody(folder: Path) -> None:
    done = run("test", folder=folder)

    assert done.returncode == 0
    assert b" 0 do not" in done.stdout


def test_help_lists_every_option_once_in_sections(folder: Path) -> None:
    text = run("check", "--help", folder=folder).stdout.decode()
    sections = [line for line in text.splitlines() if line.endswith(":") and not line.startswith(" ")]

    assert sections == [
        "Which pages:",
        "Reports:",
        "What fails:",
        "What is accepted:",
        "Rules:",
        "How it runs:",
        "Options:",
    ]
    assert text.partition("Options:\n")[2].split() == "-h, --help Show this message and exit.".split()  # noqa: SIM905


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("lsp", "new-rule", "test")])
def test_what_belongs_together_stands_together_in_the_help_of_every_command_about_pages(name: str) -> None:
    assert "\nRules:\n  --profile NAME" in CliRunner().invoke(group, [name, "--help"]).stdout


def test_the_exit_statuses_are_spelled_alike_everywhere() -> None:
    top = Path(__file__).parent.parent
    documented = " ".join((top / "docs" / "ci.md").read_text(encoding="utf-8").split())
    rows = re.findall(r"^\| (\d) \| ([^(;|]+?) *[(;|]", (top / "README.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert EXIT_STATUSES in " ".join(CliRunner().invoke(group, ["--help"]).stdout.split())
    assert EXIT_STATUSES in documented
    assert ", ".join(f"{status} {meaning}" for status, meaning in rows) == EXIT_STATUSES


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_and_explains_itself(name: str) -> None:
    assert CliRunner().invoke(group, [name, "--help"]).exit_code == 0
    assert f"  {name} " in CliRunner().invoke(group, ["--help"]).stdout


def commands() -> Iterator[click.Command]:
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        yield command


@pytest.mark.parametrize(
    "option", ["--from", "--root", "--base-url", "--fetch", "--private-host", "--jobs", "--no-ocr"]
)
def test_an_option_of_several_commands_is_the_same_in_each(option: str) -> None:
    told = [
        (parameter.opts, parameter.help, str(parameter.type), parameter.metavar)
        for command in commands()
        for parameter in command.params
        if isinstance(parameter, click.Option) and option in parameter.opts
    ]

    assert len(told) > 1
    assert all(each == told[0] for each in told)


def test_options_reach_a_command_as_a_few_values() -> None:
    widest = max(
        len(inspect.signature(inspect.unwrap(each.callback)).parameters) for each in commands() if each.callback
    )

    assert widest < 10


def test_the_page_that_scores_too_low_is_named(folder: Path) -> None:
    done = run("check", "bad.html", "--fail-on", "never", "--min-score", "99", folder=folder)

    assert re.fullmatch(rb"a11y-audit: bad\.html scores [\d.]+, and 99 is asked for\n", done.stderr)


def test_a_run_that_would_examine_nothing_is_no_pass(folder: Path) -> None:
    done = run("check", "bad.html", "--select", "*-house-style", folder=folder)
    words = b"nothing would be examined: caption-house-style and credit-house-style need the setting house-style"

    assert done.returncode == 2
    assert words in done.stderr


def test_pages_that_no_rule_applies_to_have_no_score(folder: Path) -> None:
    done = run("check", "bad.html", "--select", "canvas-name-missing", folder=folder)

    assert done.stdout == b"a11y-audit: READY, nothing to score, nothing found, 1 page, 1 image, nothing was examined\n"


def test_a_least_score_that_is_no_number_is_wrong_use(folder: Path) -> None:
    assert run("check", "bad.html", "--min-score", "nan", folder=folder).returncode == 2
