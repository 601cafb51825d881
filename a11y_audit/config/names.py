"""Names of rules as settings spell them, held against the rules there are."""

from collections.abc import Mapping, Set

from a11y_audit.config.settings import ConfigurationError
from a11y_audit.model.rule_names import fits, is_pattern, parts
from a11y_audit.objections import did_you_mean
from a11y_audit.rulebook import Rule


def reasons_named(name: str, rule: Rule) -> Set[str]:
    """The reasons of a rule that a name stands for: all of them when it names none."""
    id, reason = parts(name)
    return {each for each in rule.reasons if fits(reason, each)} if fits(id, rule.id) else frozenset()


def check_name(name: str, rules: Mapping[str, Rule]) -> None:
    """Does the name stand for something?

    Raises:
        ConfigurationError: it is malformed, or fits no rule, or no reason of those it fits.
    """
    id, reason = parts(name)
    if name not in (id, f"{id}[{reason}]") or not id or not reason or "[" in reason or "]" in reason:
        raise ConfigurationError(f"{name!r} names no rule: write alt-missing, alt-* or alt-missing[captioned]")
    fitting = [rule for rule in rules.values() if fits(id, rule.id)]
    if not fitting:
        families = {f"{rule.family}-*" for rule in rules.values()} if is_pattern(id) else set()
        there_is_none = f"no rule fits {id!r}" if is_pattern(id) else f"there is no rule {id!r}"
        raise ConfigurationError(f"{there_is_none}{did_you_mean(id, families | rules.keys())}")
    if not any(reasons_named(name, rule) for rule in fitting):
        known = dict.fromkeys(each for rule in fitting for each in rule.reasons)
        if is_pattern(id):
            has_none = f"no rule that fits {id!r} has a reason {reason!r}"
            raise ConfigurationError(f"{has_none}{did_you_mean(reason, known)}")
        raise ConfigurationError(f"{id} has no reason {reason!r}: it has {', '.join(known)}")
