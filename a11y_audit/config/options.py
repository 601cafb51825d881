"""What the options of a rule may be set to: the values on its page show what is meant."""

from collections.abc import Mapping
from math import inf
from typing import TYPE_CHECKING, Final

from a11y_audit.config.settings import ConfigurationError
from a11y_audit.objections import did_you_mean
from a11y_audit.rulebook import Rule

if TYPE_CHECKING:
    from a11y_audit.house_style import HouseStyle

HOUSE_STYLE: Final = "house-style"
"""A rule that has this option gets in it the house style that the settings name or hold."""


def check_options(rule: Rule, options: Mapping[str, object]) -> None:
    """Has the rule these options, and do their values mean something?

    Raises:
        ConfigurationError: there is no such option, or it cannot have its value.
    """
    for option, value in options.items():
        if option not in rule.options:
            raise ConfigurationError(f"{rule.id} has no option {option!r}{did_you_mean(option, rule.options)}")
        if option == HOUSE_STYLE:
            house_style(value)
        elif meant := _meant(rule.options[option], value):
            raise ConfigurationError(f"{rule.id}: the option {option!r} is {meant}, not {value!r}")


def house_style(value: object) -> "HouseStyle | None":
    """The house style that a setting means, None when it is empty.

    Raises:
        ConfigurationError: there is no such style, or it holds what means nothing.
    """
    from a11y_audit.house_style import HouseStyleError, read_house_style

    try:
        return read_house_style(value)
    except HouseStyleError as error:
        raise ConfigurationError(str(error)) from error


def _meant(usual: object, value: object) -> str:
    """What a value has to be if it is something else; "" if it is fine."""
    if isinstance(usual, bool):
        return "" if isinstance(value, bool) else "true or false"
    if isinstance(usual, int | float):
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < inf
        return "" if is_number else "a number, 0 or more"
    if isinstance(usual, str):
        return "" if isinstance(value, str) else "a text"
    if isinstance(usual, list | tuple):
        is_list = isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
        return "" if is_list else "a list of texts"
    return "" if isinstance(value, Mapping) else "a table"
