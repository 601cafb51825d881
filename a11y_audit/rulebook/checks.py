"""The functions behind rule pages."""

import os
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

from a11y_audit.model import ImageCheck, PageCheck
from a11y_audit.rulebook.page import RulePageError
from a11y_audit.rulebook.rules import Rule

_CHECKS: Final = Path(__file__).parent.parent / "checks"


def find_check(rule: Rule) -> ImageCheck | PageCheck:
    """The function behind a rule page. What it `extends` has been tried when the page was read.

    Raises:
        RulePageError: there is no such function.
    """
    if rule.extends:
        from a11y_audit.extend import EXTENSIONS

        return EXTENSIONS[rule.extends](rule.about, rule.settings, tuple(rule.reasons))
    check = _imported(rule) if rule.check else _own_check(rule)
    if not callable(check):
        where = rule.check or f"{_function(rule.id)}() in a11y_audit/checks/{rule.family}"
        raise RulePageError(rule.path, 1, f"no check function {where}")
    return cast("ImageCheck | PageCheck", check)


def _imported(rule: Rule) -> object:
    module, _, name = rule.check.partition(":")
    try:
        return getattr(import_module(module), name, None)
    except (Exception, SystemExit) as fault:  # a plug-in's own code: whatever it raises is said in one sentence
        why = f"the check {rule.check} cannot be loaded ({type(fault).__name__}: {fault})"
        raise RulePageError(rule.path, 1, why) from fault


def _own_check(rule: Rule) -> object:
    try:
        return _family_checks(rule.family).get(_function(rule.id))
    except ModuleNotFoundError as error:
        if error.name == f"a11y_audit.checks.{rule.family}":
            return None
        raise


def _function(id: str) -> str:
    return id.partition("-")[2].replace("-", "_")


@cache
def _family_checks(family: str) -> Mapping[str, Any]:
    """What the modules of a family hold, by name: `checks/alt.py`, or those in the folder `checks/alt/`."""
    named: dict[str, Any] = {}
    for module in _family_modules(family):
        own = {name: value for name, value in vars(import_module(module)).items() if _is_own(value, module)}
        named = {**own, **named}
    return named


def _is_own(value: object, module: str) -> bool:
    """Is it a function of the module's own, and not one it imports?"""
    return callable(value) and getattr(value, "__module__", "") == module


def _family_modules(family: str) -> tuple[str, ...]:
    try:
        names = sorted(os.listdir(f"{_CHECKS}{os.sep}{family}"))  # noqa: PTH208 - `Path.glob` would compile a pattern
    except OSError:
        return (f"a11y_audit.checks.{family}",)
    return tuple(f"a11y_audit.checks.{family}.{name[:-3]}" for name in names if name.endswith(".py") and name[0] != "_")
