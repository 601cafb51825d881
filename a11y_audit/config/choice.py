"""Which rules run under given settings, and with which severities and options."""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from a11y_audit.config.names import check_name, reasons_named
from a11y_audit.config.options import HOUSE_STYLE, check_options, house_style
from a11y_audit.config.settings import Config, ConfigurationError, Layer, RulePageFault
from a11y_audit.engine import ActiveRule, activate
from a11y_audit.model.rule_names import is_pattern
from a11y_audit.objections import did_you_mean
from a11y_audit.rulebook import PROFILES, Reason, Rule, RulePageError, built_in_rules, read_folder

KNOWN_RULES: Final = "known-rules"
"""A rule that has this option gets in it the ids of all rules, each with its reasons."""


def load_rules(config: Config) -> dict[str, Rule]:
    """The tool's own rules, those of plug-ins, and the house rules.

    A house page with another rule's id changes that rule's words and options. Of two house rules with one id, the one
    in the later folder holds.

    Raises:
        ConfigurationError: a folder or a plug-in is missing, or a rule page cannot be read.
    """
    try:
        rules = built_in_rules()
        if config.plugins:
            from a11y_audit.config.plugins import plugin_rules

            for name in config.plugins:
                rules.update(plugin_rules(name, taken=rules))
        brought = frozenset(rules)
        for name in config.rules:
            folder = Path(name)
            if not folder.is_dir():
                raise ConfigurationError(f"there is no folder of house rules at {name}")
            for id, page in read_folder(folder).items():
                rules[id] = _house_rule(page, rules, brought)
    except RulePageError as error:
        raise RulePageFault(str(error)) from error
    return rules


def _house_rule(page: Rule, rules: Mapping[str, Rule], brought: Container[str]) -> Rule:
    """The page's own rule, which an extension answers, or the rule of its id in the page's words.

    House rules stand beside the pages that are audited, so none may name code to run. Nor may one stand in for a rule
    that the tool or a plug-in has `brought`: under a name that people know, something else would be asked.
    """
    if page.check:
        raise RulePageError(page.path, 1, "`check` is for rules of installed plug-ins; a house rule has `extends`")
    if page.extends:
        if page.id in brought:
            why = f"there is a rule {page.id} already: choose another id, or leave out `extends` to change its words"
            raise RulePageError(page.path, 1, why)
        return page
    if page.id not in rules:
        what = "a house rule has `extends`, or the id of a rule whose words it changes"
        raise RulePageError(page.path, 1, f"{what}{did_you_mean(page.id, rules)}")
    rule = rules[page.id]
    for reason in page.reasons:
        if reason not in rule.reasons:
            raise RulePageError(page.path, 1, f"{rule.id} has no reason {reason!r}: it has {', '.join(rule.reasons)}")
    try:
        check_options(rule, page.options)
    except ConfigurationError as error:
        raise RulePageError(page.path, 1, str(error)) from error
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
        offered[HOUSE_STYLE] = house_style(config.house_style)
    active = []
    try:
        for id, rule in sorted(rules.items()):
            reasons = _reasons(rule, config)
            if reasons:
                given = {name: value for name, value in offered.items() if name in rule.options}
                active.append(activate(replace(rule, reasons=reasons), {**given, **config.options.get(id, {})}))
    except RulePageError as error:
        raise RulePageFault(str(error)) from error
    return active if config.inline_allow else [replace(each, may_be_allowed=False) for each in active]


def check_names(layer: Config | Layer, rules: Mapping[str, Rule]) -> None:
    """Does everything that is named exist?

    Raises:
        ConfigurationError: there is no such profile, rule, reason or option.
    """
    if layer.profile is not None and layer.profile not in PROFILES:
        raise ConfigurationError(f"the profile is one of {', '.join(PROFILES)}, not {layer.profile!r}")
    for name in (*(layer.select or ()), *layer.ignore, *layer.severity):
        check_name(name, rules)
    for name in layer.severity:
        if is_pattern(name):
            raise ConfigurationError(f"severity names one rule or one reason at a time, not {name!r}")
    for id, options in layer.options.items():
        if id not in rules:
            raise ConfigurationError(f"there is no rule {id!r}{did_you_mean(id, rules)}")
        check_options(rules[id], options)


def _reasons(rule: Rule, config: Config) -> dict[str, Reason]:
    """The reasons of a rule that are switched on, with the severities the settings give them."""
    if config.select:
        on: Container[str] = _named(config.select, rule)
    else:
        on = rule.reasons if PROFILES.index(rule.profile) <= PROFILES.index(config.profile) else ()
    off = _named(config.ignore, rule)
    kept = {}
    for key, reason in rule.reasons.items():
        if key in on and key not in off:
            severity = config.severity.get(f"{rule.id}[{key}]", config.severity.get(rule.id))
            kept[key] = replace(reason, severity=severity) if severity else reason
    return kept


def _named(names: Iterable[str], rule: Rule) -> Container[str]:
    """The reasons of a rule that are among those named."""
    return frozenset().union(*(reasons_named(name, rule) for name in names))
