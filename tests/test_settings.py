"""All that is set for a run: overrides by path, the command line, where each value comes from, and the schema."""

import pickle
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import fields

from a11y_audit.config import Command, Config, ConfigurationError, Override, Settings, load_rules, read_config
from a11y_audit.config.origins import explained, key_lines
from a11y_audit.config.paths import matches
from a11y_audit.config.schema import SCHEMA_PATH, encoded, settings_schema
from a11y_audit.model import Severity
from tests.approved import assert_approved


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


# ------------------------------------------------------------------------------------------------------- overrides

OVERRIDDEN = """\
profile = "publish"
ignore = ["caption-missing"]
options = { alt-too-long = { too-long = 300 } }

[severity]
"alt-missing" = "moderate"

[[overrides]]
paths = ["live/**", "*.md"]
profile = "strict"
ignore = ["credit-missing"]

[[overrides]]
paths = ["live/old/"]
select = ["alt-missing", "alt-too-long"]
severity = { "alt-missing[captioned]" = "note" }
options = { alt-too-long = { long = 200 } }
"""


def settings(tmp_path: Path, text: str = OVERRIDDEN, **command: Any) -> Settings:
    file = write(tmp_path / "a11y-audit.toml", text)
    return Settings(read_config(file), file=file, command=Command(**command))


def test_an_override_holds_for_the_paths_it_names(tmp_path: Path) -> None:
    both = settings(tmp_path)

    assert both.at(str(tmp_path / "news.html")) == both.config
    assert both.at(str(tmp_path / "live" / "a.html")).profile == "strict"
    assert both.at(str(tmp_path / "deep" / "er" / "a.md")).profile == "strict"
    assert {active.rule.id for active in both.rules_at(str(tmp_path / "live" / "old" / "a.html"))} == {
        "alt-missing",
        "alt-too-long",
    }


def test_layers_replace_add_and_merge(tmp_path: Path) -> None:
    config = settings(tmp_path).at(str(tmp_path / "live" / "old" / "a.html"))

    assert config.ignore == ("caption-missing", "credit-missing")
    assert config.severity == {"alt-missing": Severity.MODERATE, "alt-missing[captioned]": Severity.NOTE}
    assert config.options == {"alt-too-long": {"too-long": 300, "long": 200}}


def test_what_pages_allow_themselves_can_be_disregarded_for_some_of_them(tmp_path: Path) -> None:
    overrides = (Override(paths=("wires/**",), inline_allow=False),)
    some = Settings(Config(overrides=overrides), file=tmp_path / "a11y-audit.toml")
    none = Settings(Config(overrides=overrides), command=Command(inline_allow=False))

    assert all(each.may_be_allowed for each in some.rules_at(str(tmp_path / "a.html")))
    assert not any(each.may_be_allowed for each in some.rules_at(str(tmp_path / "wires" / "a.html")))
    assert not any(each.may_be_allowed for each in none.rules_at("a.html"))


def test_the_command_line_goes_before_everything(tmp_path: Path) -> None:
    config = settings(tmp_path, profile="desk", select=("alt-*",), ignore=("alt-missing",)).at(
        str(tmp_path / "live" / "old" / "a.html")
    )

    assert config.profile == "desk"
    assert config.select == ("alt-*",)
    assert config.ignore == ("caption-missing", "credit-missing", "alt-missing")


def test_paths_count_from_the_settings_file_wherever_the_tool_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = settings(tmp_path)
    (tmp_path / "live").mkdir()
    monkeypatch.chdir(tmp_path / "live")

    assert both.at("a.html").profile == "strict"
    assert both.at("../a.html").profile == "publish"


def test_a_folder_whose_name_begins_with_dots_is_no_way_out(tmp_path: Path) -> None:
    (tmp_path / "..old").symlink_to(tmp_path / "live")
    config = 'profile = "publish"\n[[overrides]]\npaths = ["..old/**"]\nprofile = "strict"\n'
    file = write(tmp_path / "a11y-audit.toml", config)
    assert Settings(read_config(file), file=file).at(str(tmp_path / "..old" / "a.html")).profile == "strict"


def test_pages_under_the_same_overrides_share_their_rules(tmp_path: Path) -> None:
    both = settings(tmp_path)

    assert both.rules_at(str(tmp_path / "live" / "a.html")) is both.rules_at(str(tmp_path / "b.md"))


def test_an_override_that_names_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    faulty = settings(tmp_path, '[[overrides]]\npaths = ["live/**"]\nignore = ["alt-mising"]\n')

    with pytest.raises(ConfigurationError) as error:
        faulty.rules()

    assert str(error.value) == (
        f"{faulty.file}: override 1 (live/**): there is no rule 'alt-mising'; did you mean 'alt-missing'?"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("profile = 'desks'", "the profile is one of publish, desk, strict, not 'desks'"),
        ("ignore = ['alt-mising']", "there is no rule 'alt-mising'; did you mean 'alt-missing'?"),
        ("house-style = 'apq'", "there is no house style 'apq'"),
        ("options = { alt-too-long = { mox = 3 } }", "alt-too-long has no option 'mox'"),
        ("plugins = ['nothing']", "no plug-in 'nothing' is installed"),
        ("rules = ['no-such-folder']", "there is no folder of house rules at "),
    ],
)
def test_settings_that_mean_nothing_are_named_with_their_file(tmp_path: Path, text: str, says: str) -> None:
    faulty = settings(tmp_path, text)

    with pytest.raises(ConfigurationError) as error:
        faulty.rules()

    assert str(error.value).startswith(f"{faulty.file}: {says}")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ({"ignore": ("alt-mising",)}, "there is no rule 'alt-mising'; did you mean 'alt-missing'?"),
        ({"rules": ("no-such-folder",)}, "there is no folder of house rules at no-such-folder"),
    ],
)
def test_the_file_is_not_blamed_for_the_command_line(tmp_path: Path, command: dict[str, Any], says: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        settings(tmp_path, "profile = 'desk'", **command).rules()

    assert str(error.value) == says


def test_a_faulty_rule_page_names_itself_alone(tmp_path: Path) -> None:
    page = write(tmp_path / "credit-our-desk.md", "# Our desk\n")

    with pytest.raises(ConfigurationError) as error:
        settings(tmp_path, "rules = ['.']").rules()

    assert str(error.value).startswith(f"{page}:")


def test_settings_that_leave_no_rule_to_run_are_an_error(tmp_path: Path) -> None:
    nothing = settings(tmp_path, 'select = ["alt-missing"]\nignore = ["alt-*"]\n')

    with pytest.raises(ConfigurationError, match="no rule is left to run: see profile, select and ignore"):
        nothing.rules()


def test_an_override_may_leave_no_rule_for_its_own_pages(tmp_path: Path) -> None:
    archived = settings(tmp_path, '[[overrides]]\npaths = ["archive/**"]\nignore = ["*"]\n')

    assert archived.rules()
    assert archived.rules_at(str(tmp_path / "archive" / "a.html")) == ()


def test_an_override_holds_for_rules_that_compare_pages(tmp_path: Path) -> None:
    both = settings(tmp_path, '[[overrides]]\npaths = ["live/**"]\nignore = ["*-across-pages"]\n')

    def compared(name: str) -> bool:
        return any(active.rule.about == "site" for active in both.rules_at(str(tmp_path / name)))

    assert (compared("a.html"), compared("live/a.html")) == (True, False)


def test_settings_travel_to_other_processes(tmp_path: Path) -> None:
    both = settings(tmp_path, profile="desk")
    other = pickle.loads(pickle.dumps(both))

    assert other.config == both.config
    assert [a.rule for a in other.rules_at("x.md")] == [a.rule for a in both.rules_at("x.md")]


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("*.md", ["a.md", "x/y/a.md"], ["a.mdx", "a.html"]),
        ("live/**", ["live/a.html", "live/x/a.html"], ["alive/a.html", "x/live/a.html"]),
        ("live/*", ["live/a.html"], ["live.html"]),
        ("live", ["live/a.html", "x/live/a.html", "live"], ["alive/a.html"]),
        ("/live", ["live/a.html"], ["x/live/a.html"]),
        ("archive/19??/**", ["archive/1998/a.html"], ["archive/2001/a.html"]),
        ("**/old/*.html", ["old/a.html", "x/y/old/a.html"], ["old/x/a.htm"]),
        ("[ab].html", ["a.html", "x/b.html"], ["c.html"]),
        ("[!ab].html", ["c.html"], ["a.html"]),
        ("./a+b (1).html", ["a+b (1).html"], ["aab 1.html"]),
        ("[+--].html", ["+.html", ",.html", "-.html"], ["a.html"]),
        ("[--0].html", ["-.html", "..html", "0.html"], ["1.html"]),
        ("[[&&~~||].html", ["[.html", "&.html", "~.html", "|.html"], ["a.html"]),
        ("[^a-c].html", ["d.html", "-.html"], ["b.html"]),
        ("[\\-].html", ["\\.html", "-.html"], ["a.html"]),
    ],
)
def test_patterns_fit_paths(pattern: str, fits: list[str], fits_not: list[str]) -> None:
    assert all(matches(path, [pattern]) for path in fits)
    assert not any(matches(path, [pattern]) for path in fits_not)


# ------------------------------------------------------------------------------------------------- where it comes from


def origins(both: Settings, path: Path) -> dict[tuple[str, str], str]:
    return {(each.name, each.value): each.origin for each in explained(both, str(path))}


def test_every_value_is_told_with_the_line_it_comes_from(tmp_path: Path) -> None:
    seen = origins(settings(tmp_path, ignore=("alt-too-short",)), tmp_path / "live" / "old" / "a.html")

    assert (
        seen.items()
        >= {
            ("profile", '"strict"'): "a11y-audit.toml:10, override 1 (live/**, *.md)",
            ("select", '["alt-missing","alt-too-long"]'): "a11y-audit.toml:15, override 2 (live/old/)",
            ("ignore", '"caption-missing"'): "a11y-audit.toml:2",
            ("ignore", '"credit-missing"'): "a11y-audit.toml:11, override 1 (live/**, *.md)",
            ("ignore", '"alt-too-short"'): "command line",
            ("severity.alt-missing", '"moderate"'): "a11y-audit.toml:6",
            ("severity.alt-missing[captioned]", '"note"'): "a11y-audit.toml:16, override 2 (live/old/)",
            ("options.alt-too-long.too-long", "300"): "a11y-audit.toml:3",
            ("fail-on", '"serious"'): "default",
            ("min-score", "not set"): "default",
        }.items()
    )


def test_answers_beside_the_settings_are_told_with_their_file(tmp_path: Path) -> None:
    answers = write(tmp_path / "a11y-audit-answers.toml", "")

    assert origins(settings(tmp_path, ""), tmp_path)["answers", f'"{answers}"'] == "beside the settings"


def test_without_settings_answers_are_those_of_the_folder_we_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert origins(Settings(Config()), tmp_path)["answers", "not set"] == "default"

    write(tmp_path / "a11y-audit-answers.toml", "")
    assert origins(Settings(Config()), tmp_path)["answers", '"a11y-audit-answers.toml"'] == "in the working folder"


def test_every_setting_is_told(tmp_path: Path) -> None:
    told = {name.split(".")[0] for name, _ in origins(settings(tmp_path, ""), tmp_path / "a.html")}

    assert told == {field.encode_name for field in fields(Config)} - {"overrides"}


def test_lines_are_found_in_pyproject_and_in_tables_of_overrides(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.a11y-audit]\nprofile = "desk" # house\n[[tool.a11y-audit.overrides]]\n'
    text += 'paths = ["a"]\n[tool.a11y-audit.overrides.severity]\n"x-y" = "note"\n'
    file = write(tmp_path / "pyproject.toml", text)

    assert key_lines(file) == {
        ("profile",): 4,
        ("overrides", "0"): 5,
        ("overrides", "0", "paths"): 6,
        ("overrides", "0", "severity"): 7,
        ("overrides", "0", "severity", "x-y"): 8,
    }


def test_a_settings_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "a11y-audit.toml"
    file.write_text('profile = "strict"\n', encoding="utf-8-sig")

    assert read_config(file).profile == "strict"
    assert key_lines(file) == {("profile",): 1}


# --------------------------------------------------------------------------------------------------------- the schema


def test_the_shipped_schema_is_the_one_the_types_give(update: bool) -> None:
    assert_approved(SCHEMA_PATH, encoded(settings_schema()), update=update)


@pytest.mark.parametrize(
    ("text", "is_valid"),
    [
        (OVERRIDDEN, True),
        ("", True),
        ('profil = "desk"', False),
        ('profile = "desks"', False),
        ('[[overrides]]\nprofile = "desk"', False),
        ('[options.alt-too-long]\n"too-lnog" = 3', False),
        ('[severity]\n"alt-missing" = "grave"', False),
        ('[severity]\n"credit-of-our-house" = "note"', True),
    ],
)
def test_the_schema_takes_what_the_tool_takes(text: str, is_valid: bool) -> None:
    schema = settings_schema(load_rules(Config()))
    jsonschema.Draft202012Validator.check_schema(schema)

    assert jsonschema.Draft202012Validator(schema).is_valid(tomllib.loads(text)) is is_valid


# ------------------------------------------------------------------------------------------------ the documentation


@pytest.mark.parametrize("name", ["configuration", "adopting"])
def test_what_the_documentation_sets_can_be_set(tmp_path: Path, name: str) -> None:
    page = (Path(__file__).parent.parent / "docs" / f"{name}.md").read_text(encoding="utf-8")
    (tmp_path / "house-rules").mkdir()
    blocks = [block.partition("```")[0] for block in page.split("```toml\n")[1:]]

    for block in blocks:
        if "[[answer]]" not in block:
            settings(tmp_path, block).rules()
    assert blocks


def test_the_documentation_names_every_setting() -> None:
    page = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")

    assert [field.encode_name for field in fields(Config) if f"`{field.encode_name}`" not in page] == []
