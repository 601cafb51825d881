"""All that is set for one run: the settings file with its overrides, and the command line over both."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from a11y_audit.config.choice import check_names, choose_rules, load_rules
from a11y_audit.config.options import house_style
from a11y_audit.config.settings import ANSWERS_FILE, Command, Config, ConfigurationError, RulePageFault, overlaid
from a11y_audit.engine import ActiveRule
from a11y_audit.file_names import below, seen_from
from a11y_audit.rulebook import Rule


class Settings:
    """The settings of one run. Pages under the same overrides share one list of rules.

    Another process that gets them pickled loads the rules anew.
    """

    def __init__(self, config: Config, *, file: Path | None = None, command: Command | None = None) -> None:
        """Lays the command line over the settings file.

        Args:
            config: what the settings file says; no overrides are looked for without a `file`.
            file: the settings file, from whose folder the overrides' patterns start.
            command: what the command line says; it goes before everything.
        """
        self.file = file
        self.command = command or Command()
        self.written = config
        self._rules: dict[tuple[int, ...], tuple[ActiveRule, ...]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.written, self.file, self.command)

    @cached_property
    def config(self) -> Config:
        """What holds for pages that no override is about, and for the run as a whole."""
        return overlaid(self.written, [self.command])

    def overrides_of(self, path: str) -> tuple[int, ...]:
        """Which overrides fit a page, as positions in the settings file."""
        overrides = self.written.overrides
        if not overrides:
            return ()
        from a11y_audit.config.paths import matches

        name = self._from_here(path)
        return tuple(number for number, override in enumerate(overrides) if matches(name, override.paths))

    @property
    def answers_file(self) -> Path:
        """The file of answers, there or not: as set, else beside the settings file, or in the folder we stand in."""
        folder = self.file.parent if self.file else Path()
        return Path(self.config.answers or folder / ANSWERS_FILE)

    def at(self, path: str) -> Config:
        """What holds for one page."""
        return self._under(self.overrides_of(path))

    def rules_at(self, path: str) -> tuple[ActiveRule, ...]:
        """The rules that run on one page.

        Raises:
            ConfigurationError: the settings name something there is not, or a rule page is faulty.
        """
        return self._rules_under(self.overrides_of(path))

    def rules(self) -> list[ActiveRule]:
        """Every rule that may be asked about some page, by id: there is one at least.

        Raises:
            ConfigurationError: the settings name something there is not, or leave no rule to run, or a rule page is
                faulty.
        """
        for number in range(len(self.written.overrides)):
            self._rules_under((number,))
        self._rules_under(())
        lists = [self._rules[numbers] for numbers in sorted(self._rules, reverse=True)]
        found = {active.rule.id: active for rules in lists for active in rules}
        if not found:
            raise ConfigurationError("no rule is left to run: see profile, select and ignore")
        return [found[id] for id in sorted(found)]

    def _rules_under(self, numbers: tuple[int, ...]) -> tuple[ActiveRule, ...]:
        if numbers not in self._rules:
            self._rules[numbers] = tuple(choose_rules(self._under(numbers), self._known_rules))
        return self._rules[numbers]

    def _under(self, numbers: Sequence[int]) -> Config:
        if not numbers:
            return self.config
        return overlaid(self.written, [*(self.written.overrides[number] for number in numbers), self.command])

    @cached_property
    def _known_rules(self) -> Mapping[str, Rule]:
        try:
            rules = load_rules(self.config)
        except ConfigurationError:
            with _blaming(self.file):  # if it is no fault of the command line
                load_rules(self.written)
            raise
        with _blaming(self.file):
            check_names(self.written, rules)
            if self.written.house_style:
                house_style(self.written.house_style)
        for number, override in enumerate(self.written.overrides, start=1):
            with _blaming(self.file), _blaming(f"override {number} ({', '.join(override.paths)})"):
                check_names(override, rules)
        return rules

    def _from_here(self, path: str) -> str:
        """A page's name from the settings file's folder, with "/" between folders."""
        if self.file is None or "://" in path:
            return path
        folder = os.path.realpath(self.file.parent)
        return below(folder, path) or seen_from(folder, os.path.realpath(path))


@contextmanager
def _blaming(where: Path | str | None) -> Iterator[None]:
    """Has errors say where the settings stand that cannot be used; a rule page that is faulty names itself."""
    try:
        yield
    except RulePageFault:
        raise
    except ConfigurationError as error:
        raise ConfigurationError(f"{where}: {error}" if where else str(error)) from error


def _rebuilt(config: Config, file: Path | None, command: Command) -> Settings:
    return Settings(config, file=file, command=command)
