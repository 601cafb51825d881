"""Installed packages that bring rules along: the entry points of the group `a11y_audit.rules`.

An entry point names a package. Its folder `rules` holds rule pages; a page that neither extends nor names a check is
answered by the function in the package's module `checks` that is named by the rest of the rule's id.
"""

from collections.abc import Container
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Final

from msgspec.structs import replace

from a11y_audit.config.settings import ConfigurationError
from a11y_audit.objections import did_you_mean
from a11y_audit.rulebook import Rule, read_folder

GROUP: Final = "a11y_audit.rules"


def plugin_rules(name: str, taken: Container[str] = ()) -> dict[str, Rule]:
    """The rules of one plug-in, by id.

    Args:
        name: the entry point's name.
        taken: ids that other rules have; a plug-in may not change those.

    Raises:
        ConfigurationError: it is not installed, cannot be imported, has no rule pages, or uses a taken id.
        RulePageError: a page cannot be read.
    """
    package = _load(_find(name))
    folder = Path(package.__file__ or "").parent / "rules"
    if not folder.is_dir():
        raise ConfigurationError(f"the plug-in {name!r} holds no folder of rule pages")
    rules = {}
    for id, rule in read_folder(folder).items():
        if id in taken:
            raise ConfigurationError(f"the plug-in {name!r} brings a rule {id!r}, which there is already")
        named = rule.extends or rule.check
        own = f"{package.__name__}.checks:{id.split('-', 1)[-1].replace('-', '_')}"
        rules[id] = rule if named else replace(rule, check=own)
    return rules


def _find(name: str) -> EntryPoint:
    installed = {point.name: point for point in entry_points(group=GROUP)}
    if name not in installed:
        known = f": there are {', '.join(sorted(installed))}" if installed else ""
        raise ConfigurationError(f"no plug-in {name!r} is installed{did_you_mean(name, installed) or known}")
    return installed[name]


def _load(point: EntryPoint) -> ModuleType:
    try:
        package = point.load()
    except (Exception, SystemExit) as fault:  # the plug-in's own code: whatever it raises is said in one sentence
        raise ConfigurationError(
            f"the plug-in {point.name!r} cannot be loaded ({type(fault).__name__}: {fault})"
        ) from fault
    if not isinstance(package, ModuleType):
        raise ConfigurationError(f"the plug-in {point.name!r} names {point.value}, which is no package")
    return package
