"""Settings: `[tool.a11y-audit]` in pyproject.toml, or `a11y-audit.toml`; which rules run, and how strictly."""

from a11y_audit.config.choice import choose_rules, load_rules
from a11y_audit.config.files import find_config, read_config, settings_places
from a11y_audit.config.run import Settings
from a11y_audit.config.settings import Command, Config, ConfigurationError, Layer, Override

__all__ = [
    "Command",
    "Config",
    "ConfigurationError",
    "Layer",
    "Override",
    "Settings",
    "choose_rules",
    "find_config",
    "load_rules",
    "read_config",
    "settings_places",
]
