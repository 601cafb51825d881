"""Names of rules as settings spell them: `alt-missing`, `alt-*`, and with a reason, `alt-*[captioned]`.

`*` and `?` stand for any text and any character, on either side of the bracket.
"""

from collections.abc import Mapping, Set
from fnmatch import fnmatchcase

from a11y_audit.config.settings import ConfigurationError, did_you_mean
from a11y_audit.rulebook import Rule


def is_pattern(name: str) -> bool:
    """May the name stand for several rules or reasons?"""
    return "*" in name or "?" in name


def reasons_named(name: str, rule: Rule) -> Set[str]:
    """The reasons of a rule that a name stands for: all of them when it names none."""
    id, reason = _parts(name)
    return {each for each in rule.reasons if _fits(reason, each)} if _fits(id, rule.id) else frozenset()


def _parts(name: str) -> tuple[str, str]:
    id, bracket, reason = name.partition("[")
    return id, reason.removesuffix("]") if bracket else "*"


def _fits(pattern: str, word: str) -> bool:
    return pattern == word or (is_pattern(pattern) and fnmatchcase(word, pattern))


def check_name(name: str, rules: Mapping[str, Rule]) -> None:
    """Does the name stand for something?

    Raises:
        ConfigurationError: it is malformed, or fits no rule, or no reason of those it fits.
    """
    id, reason = _parts(name)
    if name not in (id, f"{id}[{reason}]") or not id or not reason or "[" in reason or "]" in reason:
        raise ConfigurationError(f"{name!r} names no rule: write alt-missing, alt-* or alt-missing[captioned]")
    fitting = [rule for rule in rules.values() if _fits(id, rule.id)]
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
