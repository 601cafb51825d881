"""Options that several commands share, and how they meet the settings file."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.config import Command, Config, ConfigurationError, Settings, find_config, read_config
from a11y_audit.engine import ActiveRule
from a11y_audit.rulebook import PROFILES


class RuleChoice(Struct, frozen=True):
    """What the command line says of the rules to run; it goes before the settings file."""

    config_file: str | None = None
    profile: str | None = None
    folders: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    inline_allow: bool | None = None

    def settings(self, start: str) -> Settings:
        """All that is set for a run that begins at `start`, examined as a whole.

        Raises:
            click.ClickException: the settings cannot be used.
        """
        try:
            path = Path(self.config_file) if self.config_file else find_config(Path(os.path.realpath(start)))
            config = read_config(path) if path else Config()
            command = Command(
                profile=self.profile,
                select=self.select or None,
                ignore=self.ignore,
                rules=self.folders,
                inline_allow=self.inline_allow,
            )
            settings = Settings(config, file=path, command=command)
            settings.rules()
            _try_exclude(settings)
        except ConfigurationError as error:
            raise click.ClickException(str(error)) from error
        return settings

    def settle(self, path: str) -> tuple[Config, list[ActiveRule]]:
        """The settings that hold for one page, and the rules they choose.

        Raises:
            click.ClickException: the settings cannot be used.
        """
        settings = self.settings(path)
        return settings.at(path), list(settings.rules_at(path))


def _try_exclude(settings: Settings) -> None:
    if not settings.config.exclude:
        return
    from a11y_audit.site.ignoring import PatternError, Patterns

    try:
        Patterns(settings.config.exclude, ".")
    except PatternError as error:
        raise ConfigurationError(f"{settings.file}: exclude: {error}") from error


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that say which rules run, and whether pages may allow findings; see `choice_options`."""

    @choice_options
    @click.option("--no-inline-allow", is_flag=True, help="Disregard what pages allow themselves, by marks in them.")
    @wraps(command)
    def with_choice(*arguments: Any, choice: RuleChoice, no_inline_allow: bool, **others: Any) -> Any:
        choice = replace(choice, inline_allow=False if no_inline_allow else None)
        return command(*arguments, choice=choice, **others)

    return with_choice


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options that say which rules run; the command gets them as one `choice`."""

    @click.option(
        "--config", "config_file", type=click.Path(), metavar="FILE", help="Settings file to use (else the nearest)."
    )
    @click.option(
        "--profile", type=click.Choice(PROFILES), metavar="NAME", help="How strict: publish, desk (default) or strict."
    )
    @click.option(
        "--rules", "folders", multiple=True, metavar="FOLDER", help="A folder of house rules; may be repeated."
    )
    @click.option(
        "--select", multiple=True, metavar="RULE", help="Run only this rule or pattern (caption-*); may be repeated."
    )
    @click.option("--ignore", multiple=True, metavar="RULE", help="Leave out this rule or reason; may be repeated.")
    @wraps(command)
    def with_choice(
        *arguments: Any,
        config_file: str | None,
        profile: str | None,
        folders: tuple[str, ...],
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        **others: Any,
    ) -> Any:
        return command(*arguments, choice=RuleChoice(config_file, profile, folders, select, ignore), **others)

    return with_choice
