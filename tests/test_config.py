"""Settings files: what they can say, and what is said of faulty ones."""

from math import inf, nan
from pathlib import Path

import pytest
from msgspec.structs import replace

from a11y_audit.config import (
    Config,
    ConfigurationError,
    choose_rules,
    find_config,
    load_rules,
    read_config,
)
from a11y_audit.model import Severity

HOUSE_RULE = """\
# The credit names our desk

```toml rule
about = "credit"
extends = "existence"

[settings]
words = ["our desk"]

[reasons.wording]
severity = "minor"
certainty = "certain"
says = "The credit says “{found}”."
do = "Name the photographer."
```

Readers do not know our desk.
"""


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def ids(config: Config) -> set[str]:
    return {active.rule.id for active in choose_rules(config)}


def reasons(config: Config) -> set[tuple[str, str]]:
    return {(active.rule.id, reason) for active in choose_rules(config) for reason in active.reasons}


def test_settings_stand_in_pyproject_or_in_a_file_of_their_own(tmp_path: Path) -> None:
    own = write(tmp_path / "a11y-audit.toml", 'profile = "strict"\n')
    shared = write(tmp_path / "pyproject.toml", '[tool.a11y-audit]\nprofile = "strict"\n')

    assert read_config(own) == read_config(shared) == Config(profile="strict")


def test_the_nearest_settings_above_a_page_hold(tmp_path: Path) -> None:
    write(tmp_path / "a11y-audit.toml", "")
    (tmp_path / "news").mkdir()
    near = write(tmp_path / "news" / "a11y-audit.toml", "")

    assert find_config(tmp_path / "news") == near


def test_a_pyproject_that_does_not_speak_of_us_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site" / "pyproject.toml", "[project]\nname = 'site'\n")
    above = write(tmp_path / "a11y-audit.toml", "")

    assert find_config(tmp_path / "site") == above


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("profil = 'desk'", "there is no setting 'profil'; did you mean 'profile'?"),
        ("[tool.a11y-audit]\nprofile = 'desk'", "[tool.a11y-audit] is for pyproject.toml; here leave the header out"),
        ("profile = ", "not valid TOML"),
        (
            "fail-on = 'grave'",
            "fail-on: expected one of critical, serious, moderate, minor, note, got 'grave'",
        ),
        (
            "severity = { alt-missing = 'bad' }",
            "severity[\"alt-missing\"]: expected one of critical, serious, moderate, minor, note, got 'bad'",
        ),
        (
            "[severity]\n'alt-*' = 'note'\n'alt-missing[captioned]' = 3",
            'severity["alt-missing[captioned]"]: expected a text',
        ),
        ("[options]\nalt-missing = 3", 'options["alt-missing"]: expected a table, got a whole number'),
        (
            "[[overrides]]\npaths = ['a']\n[overrides.severity]\nalt-missing = 'bad'",
            'severity["alt-missing"] in number 1 of overrides: expected one of critical',
        ),
        ("ocr = 'yes'", "ocr: expected true or false, got a text"),
    ],
)
def test_a_faulty_settings_file_is_named_with_its_fault(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path / "a11y-audit.toml", text)

    with pytest.raises(ConfigurationError) as error:
        read_config(path)

    assert says in str(error.value)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (Config(profile="desks"), "the profile is one of publish, desk, strict, not 'desks'"),
        (Config(ignore=("alt-mising",)), "there is no rule 'alt-mising'; did you mean 'alt-missing'?"),
        (Config(ignore=("alt-missing[nothing]",)), "alt-missing has no reason 'nothing'"),
        (Config(options={"alt-too-long": {"mox": 3}}), "alt-too-long has no option 'mox'"),
        (Config(rules=("no-such-folder",)), "there is no folder of house rules at no-such-folder"),
        (Config(select=("captoin-*",)), "no rule fits 'captoin-*'; did you mean 'caption-*'?"),
        (Config(ignore=("*-mising",)), "no rule fits '*-mising'; did you mean 'alt-missing'?"),
        (Config(ignore=("alt-*[captoined]",)), "no rule that fits 'alt-*' has a reason 'captoined'; did you mean"),
        (Config(ignore=("alt-missing[captoined]",)), "alt-missing has no reason 'captoined': it has "),
        (Config(ignore=("alt-missing[captioned",)), "'alt-missing[captioned' names no rule"),
        (Config(ignore=("alt-*[captioned][no-description]",)), "'alt-*[captioned][no-description]' names no rule"),
        (Config(ignore=("alt-missing[]",)), "'alt-missing[]' names no rule"),
        (Config(select=("",)), "'' names no rule"),
        (Config(severity={"alt-*": Severity.MINOR}), "severity names one rule or one reason at a time, not 'alt-*'"),
        (Config(severity={"alt-missing[*]": Severity.MINOR}), "severity names one rule or one reason at a time"),
        (Config(options={"alt-*": {"mox": 3}}), "there is no rule 'alt-*'"),
        (Config(options={"alt-too-long": {"long": nan}}), "the option 'long' is a number, 0 or more, not nan"),
        (Config(options={"alt-too-long": {"long": inf}}), "the option 'long' is a number, 0 or more, not inf"),
        (Config(options={"alt-too-long": {"long": -1}}), "the option 'long' is a number, 0 or more, not -1"),
        (Config(options={"alt-too-long": {"long": True}}), "the option 'long' is a number, 0 or more, not True"),
        (Config(options={"alt-equals-caption": {"same": "x"}}), "the option 'same' is a number, 0 or more, not 'x'"),
        (Config(options={"alt-image-of": {"exempt": "a day"}}), "the option 'exempt' is a list of texts, not 'a day'"),
        (Config(options={"alt-image-of": {"exempt": [1]}}), "the option 'exempt' is a list of texts, not [1]"),
        (Config(options={"caption-house-style": {"house-style": "apq"}}), "there is no house style 'apq'"),
        (Config(options={"suppression-unknown": {"known-rules": 1}}), "the option 'known-rules' is a table, not 1"),
    ],
)
def test_settings_that_name_what_is_not_there_are_errors(config: Config, says: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        choose_rules(config)

    assert says in str(error.value)


def test_each_profile_holds_the_one_before_it() -> None:
    publish, desk, strict = (ids(Config(profile=name)) for name in ("publish", "desk", "strict"))

    assert publish < desk <= strict


def test_a_reason_can_be_ignored_while_its_rule_runs() -> None:
    active = next(a for a in choose_rules(Config(ignore=("alt-missing[captioned]",))) if a.rule.id == "alt-missing")

    assert "captioned" not in active.reasons
    assert "no-description" in active.reasons


def test_only_selected_rules_run() -> None:
    assert ids(Config(select=("alt-missing", "image-empty-*"))) == {"alt-missing", "image-empty-tag"}


def test_a_pattern_may_name_a_reason_of_the_rules_it_fits() -> None:
    every, running = reasons(Config(select=("alt-*",))), reasons(Config(select=("alt-*",), ignore=("alt-mis*[cap*]",)))

    assert every - running == {("alt-missing", "captioned")}


def test_a_selected_reason_is_all_of_its_rule_that_runs() -> None:
    assert reasons(Config(select=("alt-missing[captioned]",))) == {("alt-missing", "captioned")}


def test_the_severity_of_a_reason_goes_before_that_of_its_rule() -> None:
    config = Config(
        select=("alt-missing",),
        severity={"alt-missing": Severity.MINOR, "alt-missing[captioned]": Severity.NOTE},
    )
    (active,) = choose_rules(config)

    assert active.reasons["captioned"].severity is Severity.NOTE
    assert active.reasons["no-description"].severity is Severity.MINOR


def test_house_rules_join_the_tools_own(tmp_path: Path) -> None:
    write(tmp_path / "credit-our-desk.md", HOUSE_RULE)

    assert "credit-our-desk" in ids(Config(rules=(str(tmp_path),)))


def test_a_house_page_with_a_built_in_id_changes_its_words_only(tmp_path: Path) -> None:
    page = HOUSE_RULE.replace('extends = "existence"\n\n[settings]\nwords = ["our desk"]\n', "")
    page = page.replace("[reasons.wording]", "[reasons.captioned]").replace('"credit"', '"image"')
    write(tmp_path / "alt-missing.md", page)
    built_in, house = load_rules(Config())["alt-missing"], load_rules(Config(rules=(str(tmp_path),)))["alt-missing"]

    assert house.reasons["captioned"].says == "The credit says “{found}”."
    assert replace(built_in, **{name: getattr(house, name) for name in ("path", "title", "why", "reasons")}) == house


def test_a_house_rule_does_not_stand_in_for_a_rule_there_is(tmp_path: Path) -> None:
    write(tmp_path / "alt-missing.md", HOUSE_RULE)

    with pytest.raises(ConfigurationError, match=r"alt-missing\.md:1: there is a rule alt-missing already: choose"):
        load_rules(Config(rules=(str(tmp_path),)))


def test_of_two_house_rules_of_one_id_the_one_in_the_later_folder_holds(tmp_path: Path) -> None:
    for name in ("group", "paper"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "alt-our-words.md", HOUSE_RULE.replace("# ", f"# Of the {name}: ", 1))
    rules = load_rules(Config(rules=(str(tmp_path / "group"), str(tmp_path / "paper"))))

    assert rules["alt-our-words"].title.startswith("Of the paper: ")


def test_a_broken_house_page_is_a_configuration_error(tmp_path: Path) -> None:
    write(tmp_path / "credit-our-desk.md", HOUSE_RULE.replace("minor", "grave"))

    with pytest.raises(ConfigurationError, match=r"credit-our-desk\.md:3: the settings are wrong"):
        choose_rules(Config(rules=(str(tmp_path),)))


def test_a_house_rule_runs_no_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "planted.py", "raise SystemExit('imported')")
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "house"
    folder.mkdir()
    write(folder / "credit-our-desk.md", HOUSE_RULE.replace('extends = "existence"', 'check = "planted:x"'))

    with pytest.raises(ConfigurationError, match=r"credit-our-desk\.md:1: `check` is for rules of installed plug-ins"):
        choose_rules(Config(rules=(str(folder),)))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("credit-our-desk", "a house rule has `extends`, or the id of a rule whose words it changes"),
        ("credit-mising", "a house rule has `extends`, or .*; did you mean 'credit-missing'"),
        ("alt-missing", "alt-missing has no reason 'wording': it has .*captioned"),
        ("..-os", "a rule page is named by words joined by -"),
    ],
)
def test_a_house_rule_that_nothing_answers_is_an_error(tmp_path: Path, name: str, says: str) -> None:
    write(tmp_path / f"{name}.md", HOUSE_RULE.replace('extends = "existence"\n', ""))

    with pytest.raises(ConfigurationError, match=rf"{name}\.md:1: {says}"):
        load_rules(Config(rules=(str(tmp_path),)))


def test_a_house_page_changes_only_options_there_are(tmp_path: Path) -> None:
    page = HOUSE_RULE.replace('extends = "existence"\n', "").replace("wording", "long")
    write(tmp_path / "alt-too-long.md", page.replace("[settings]\nwords", "[options]\ntoolong"))

    with pytest.raises(ConfigurationError, match=r"alt-too-long\.md:1: alt-too-long has no option 'toolong'"):
        load_rules(Config(rules=(str(tmp_path),)))


def test_a_house_page_gives_options_values_that_mean_something(tmp_path: Path) -> None:
    page = HOUSE_RULE.replace('extends = "existence"\n', "").replace("wording", "long")
    write(tmp_path / "alt-too-long.md", page.replace('[settings]\nwords = ["our desk"]', "[options]\nlong = nan"))

    with pytest.raises(ConfigurationError, match=r"alt-too-long\.md:1: alt-too-long: the option 'long' is a number"):
        load_rules(Config(rules=(str(tmp_path),)))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "[[overrides]]\npaths = ['a']\nprofil = 'desk'",
            "no setting 'profil' in number 1 of overrides; did you mean 'profile'?",
        ),
        ("[[overrides]]\nprofile = 'desk'", "number 1 of overrides: `paths` is missing"),
        ("[[overrides]]\npaths = []", "length >= 1"),
        ("[[overrides]]\npaths = ['**', '[z-a]/**']", 'paths of override 1: "[z-a]/**" is no pattern of paths'),
        (
            "[[overrides]]\npaths = ['[a--b]']",
            'paths of override 1: "[a--b]" is no pattern of paths: bad character range',
        ),
        ("[[overrides]]\npaths = ['a']\nfail-on = 'minor'", "no setting 'fail-on' in number 1 of overrides"),
        ("overrides = 'a'", "overrides: expected a list"),
        ("max-new = -1", "max-new: expected a whole number >= 0"),
        ("jobs = 0", "jobs: expected a whole number >= 1"),
        ("max-new = 1.5", "max-new: expected a whole number"),
        ("min-score = 101", "min-score: expected a number <= 100"),
        ("min-score = inf", "min-score: expected a number <= 100"),
        ("min-score = -1", "min-score: expected a number >= 0"),
        ("min-score = nan", "min-score: expected a number >= 0"),
        ("min-score = true", "min-score: expected a number, got true or false"),
    ],
)
def test_faulty_overrides_and_values_are_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        read_config(write(tmp_path / "a11y-audit.toml", text))

    assert says in str(error.value)


def test_files_are_named_from_the_settings_own_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "a11y-audit.toml", 'rules = ["house"]\nbaseline = "b.json"\nanswers = "sub/a.toml"\n')
    config = read_config(path)

    assert (config.rules, config.baseline, config.answers) == (
        (str(tmp_path / "house"),),
        str(tmp_path / "b.json"),
        str(tmp_path / "sub" / "a.toml"),
    )
