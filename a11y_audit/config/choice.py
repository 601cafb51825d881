"""Which rules run under given settings, and with which severities and options."""

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from a11y_audit.config.settings import Config, ConfigurationError, Layer, did_you_mean
from a11y_audit.engine import ActiveRule, activate
from a11y_audit.rule_index import built_in_rules
from a11y_audit.rulebook import PROFILES, Reason, Rule, RulePageError, read_folder

KNOWN_RULES: Final = "known-rules"
"""A rule that has this option gets in it the ids of all rules, each with its reasons."""
HOUSE_STYLE: Final = "house-style"
"""A rule that has this option gets in it the house style that the settings name or hold."""


def load_rules(config: Config) -> dict[str, Rule]:
    """The tool's own rules, those of plug-ins, and the house rules.

    A house page with another rule's id changes that rule's words and options.

    Raises:
        ConfigurationError: a folder or a plug-in is missing, or a rule page cannot be read.
    """
    try:
        rules = built_in_rules()
        if config.plugins:
            from a11y_audit.config.plugins import plugin_rules

            for name in config.plugins:
                rules.update(plugin_rules(name, taken=rules))
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


def choose_rules(config: Config, rules: Mapping[str, Rule] | None = None) -> list[ActiveRule]:
    """The rules that run under `config`, ready to run, in order of their ids. Overrides are not looked at.

    Args:
        config: the settings.
        rules: what there is to choose from, as `load_rules` gives it; loaded when left out.

    Raises:
        ConfigurationError: a rule page is faulty, or the settings name a rule, reason or option there is not.
    """
    rules = load_rules(config) if rules is None else rules
    check_names(config, rules)
    offered: dict[str, object] = {KNOWN_RULES: {id: list(rule.reasons) for id, rule in rules.items()}}
    if config.house_style:
        offered[HOUSE_STYLE] = _house_style(config)
    active = []
    try:
        for id, rule in sorted(rules.items()):
            reasons = _reasons(rule, config)
            if reasons:
                given = {name: value for name, value in offered.items() if name in rule.options}
                active.append(activate(replace(rule, reasons=reasons), {**given, **config.options.get(id, {})}))
    except RulePageError as error:
        raise ConfigurationError(str(error)) from error
    return active if config.inline_allow else [replace(each, may_be_allowed=False) for each in active]


def _house_style(config: Config) -> object:
    from a11y_audit.house_style import HouseStyleError, read_house_style

    try:
        return read_house_style(config.house_style)
    except HouseStyleError as error:
        raise ConfigurationError(str(error)) from error


def check_names(layer: Config | Layer, rules: Mapping[str, Rule]) -> None:
    """Does everything that is named exist?

    Raises:
        ConfigurationError: there is no such profile, rule, reason or option.
    """
    if layer.profile is not None and layer.profile not in PROFILES:
        raise ConfigurationError(f"the profile is one of {', '.join(PROFILES)}, not {layer.profile!r}")
    for name in (*(layer.select or ()), *layer.ignore, *layer.severity):
        _must_exist(name, rules)
    for id, options in layer.options.items():
        _must_exist(id, rules)
        _must_be_options(rules[id], options)


def _must_exist(name: str, rules: Mapping[str, Rule]) -> None:
    id, _, reason = name.partition("[")
    if "*" in id:
        return
    if id not in rules:
        raise ConfigurationError(f"there is no rule {id!r}{did_you_mean(id, rules)}")
    if reason and reason.rstrip("]") not in rules[id].reasons:
        raise ConfigurationError(f"{id} has no reason {reason.rstrip(']')!r}: it has {', '.join(rules[id].reasons)}")


def _must_be_options(rule: Rule, options: Iterable[str]) -> None:
    for option in options:
        if option not in rule.options:
            raise ConfigurationError(f"{rule.id} has no option {option!r}{did_you_mean(option, rule.options)}")


def _reasons(rule: Rule, config: Config) -> dict[str, Reason]:
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
