"""Names that may stand for several rules and reasons: `alt-missing`, `alt-*`, and with a reason, `alt-*[captioned]`.

`*` and `?` stand for any text and any character, on either side of the bracket.
"""

from fnmatch import fnmatchcase


def is_pattern(name: str) -> bool:
    """May the name stand for several rules or reasons?"""
    return "*" in name or "?" in name


def parts(name: str) -> tuple[str, str]:
    """The rules and the reasons a name stands for: any reason when it names none."""
    id, bracket, reason = name.partition("[")
    return id, reason.removesuffix("]") if bracket else "*"


def fits(pattern: str, word: str) -> bool:
    """Does one part of a name stand for this rule, or this reason?"""
    return pattern == word or (is_pattern(pattern) and fnmatchcase(word, pattern))


def stands_for(name: str, rule: str, reason: str) -> bool:
    """Does a name stand for this reason of this rule?"""
    rules, reasons = parts(name)
    return fits(rules, rule) and fits(reasons, reason)
