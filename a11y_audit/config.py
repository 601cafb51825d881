"""Settings: `[tool.a11y-audit]` in pyproject.toml, or `a11y-audit.toml`; which rules run, and how strictly."""

import os
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.engine import ActiveRule, activate
from a11y_audit.model import Severity
from a11y_audit.rule_index import built_in_rules
from a11y_audit.rulebook import PROFILES, Rule, RulePageError, read_folder

FILE_NAME: Final = "a11y-audit.toml"
_TABLE: Final = "a11y-audit"


class ConfigurationError(Exception):
    """Settings that cannot be used; the message says where and why, in one sentence."""


class Config(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What a project sets.

    `select` and `ignore` hold rule ids, patterns of them ("caption-*") or single reasons ("alt-too-long[note]").
    `severity` maps a rule or a reason to another severity. `rules` names folders of house rules.
    """

    profile: str = "desk"
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    options: Mapping[str, Mapping[str, Any]] = {}
    fail_on: Severity = Severity.SERIOUS
    min_score: float | None = None
    ocr: bool = True


def find_config(start: Path) -> Path | None:
    """The nearest settings file at or above `start`."""
    folder = start if os.path.isdir(start) else start.parent  # noqa: PTH112 - answers, where Path.is_dir raises
    for each in (folder, *folder.parents):
        for path in (each / FILE_NAME, each / "pyproject.toml"):
            is_file = os.path.isfile(path)  # noqa: PTH113
            if is_file and (path.name == FILE_NAME or _TABLE in _load(path).get("tool", {})):
                return path
    return None


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: the settings cannot be read: {error}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path}: not valid TOML: {error}") from error


def read_config(path: Path) -> Config:
    """Reads a settings file.

    Raises:
        ConfigurationError: it is not valid TOML, or holds a key or value that means nothing.
    """
    table = _load(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get(_TABLE, {})
    known = {name.replace("_", "-") for name in Config.__struct_fields__}
    for key in table:
        if key not in known:
            raise ConfigurationError(f"{path}: there is no setting {key!r}{did_you_mean(key, known)}")
    try:
        config = msgspec.convert(table, Config)
    except msgspec.ValidationError as error:
        raise ConfigurationError(f"{path}: {error}") from error
    folders = tuple(str(path.parent / folder) for folder in config.rules)
    return replace(config, rules=folders)


def did_you_mean(word: str, known: Sequence[str] | set[str]) -> str:
    """The words "; did you mean ...?" when a known word is close, else an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def load_rules(config: Config) -> dict[str, Rule]:
    """The tool's own rules and the house rules. A house page with a built-in's id changes its words and options.

    Raises:
        ConfigurationError: a folder is missing or a rule page cannot be read.
    """
    try:
        rules = built_in_rules()
        for name in config.rules:
            folder = Path(name)
            if not folder.is_dir():
                raise ConfigurationError(f"there is no folder of house rules at {name}")
            for id, page in read_folder(folder).items():
                rules[id] = _overlay(rules[id], page) if id in rules and not page.extends else page
    except RulePageError as error:
        raise ConfigurationError(str(error)) from error
    return rules


def _overlay(rule: Rule, page: Rule) -> Rule:
    return replace(
        rule,
        path=page.path,
        title=page.title,
        why=page.why or rule.why,
        reasons={**rule.reasons, **page.reasons},
        options={**rule.options, **page.options},
    )


def choose_rules(config: Config) -> list[ActiveRule]:
    """The rules that run under `config`, ready to run, in order of their ids.

    Raises:
        ConfigurationError: a rule page is faulty, or the settings name a rule, reason or option there is not.
    """
    if config.profile not in PROFILES:
        raise ConfigurationError(f"the profile is one of {', '.join(PROFILES)}, not {config.profile!r}")
    rules = load_rules(config)
    for name in (*config.select, *config.ignore, *config.severity):
        _must_exist(name, rules)
    active = []
    try:
        for id, rule in sorted(rules.items()):
            options = config.options.get(id, {})
            for option in options:
                if option not in rule.options:
                    raise ConfigurationError(f"{id} has no option {option!r}{did_you_mean(option, [*rule.options])}")
            reasons = _reasons(rule, config)
            if reasons:
                active.append(activate(replace(rule, reasons=reasons), options))
    except RulePageError as error:
        raise ConfigurationError(str(error)) from error
    for id in config.options:
        _must_exist(id, rules)
    return active


def _must_exist(name: str, rules: Mapping[str, Rule]) -> None:
    id, _, reason = name.partition("[")
    if "*" in id:
        return
    if id not in rules:
        raise ConfigurationError(f"there is no rule {id!r}{did_you_mean(id, [*rules])}")
    if reason and reason.rstrip("]") not in rules[id].reasons:
        raise ConfigurationError(f"{id} has no reason {reason.rstrip(']')!r}: it has {', '.join(rules[id].reasons)}")


def _reasons(rule: Rule, config: Config) -> dict[str, Any]:
    """The reasons of a rule that are switched on, with the severities the settings give them."""

    def listed(reason: str, names: Sequence[str]) -> bool:
        return any(fnmatchcase(rule.id, name) or f"{rule.id}[{reason}]" == name for name in names)

    in_profile = PROFILES.index(rule.profile) <= PROFILES.index(config.profile)
    kept = {}
    for key, reason in rule.reasons.items():
        if listed(key, config.ignore) or not (listed(key, config.select) if config.select else in_profile):
            continue
        severity = config.severity.get(f"{rule.id}[{key}]", config.severity.get(rule.id))
        kept[key] = replace(reason, severity=severity) if severity else reason
    return kept
