"""The JSON Schema of the settings, for editors: completion, descriptions, and a mark under what means nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from a11y_audit.config.settings import Config
from a11y_audit.model import Severity
from a11y_audit.rulebook import PROFILES, Rule

SCHEMA_PATH: Final = Path(__file__).with_name("settings.schema.json")
"""The schema as it is shipped, without rules; `a11y-audit config --schema` knows those of a project."""


def settings_schema(rules: Mapping[str, Rule] | None = None) -> dict[str, Any]:
    """The schema of `[tool.a11y-audit]`, which is that of the whole of a11y-audit.toml.

    Args:
        rules: rules whose ids, reasons and options editors shall know; none when left out.
    """
    (root,), parts = msgspec.json.schema_components([Config], ref_template="#/$defs/{name}")
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **parts.pop("Config"),
        "title": "Settings of a11y-audit",
        "$defs": parts,
    }
    assert root == {"$ref": "#/$defs/Config"}
    for table in (schema, parts["Override"]):
        properties = table["properties"]
        properties["profile"] = {"enum": [*PROFILES], "description": schema["properties"]["profile"]["description"]}
        if rules is not None:
            properties["severity"]["properties"] = {name: _severity() for name in _names(rules)}
            with_options = (rules[id] for id in sorted(rules) if rules[id].options)
            properties["options"]["properties"] = {rule.id: _options(rule) for rule in with_options}
    return schema


def encoded(schema: Mapping[str, Any]) -> str:
    """The schema as JSON."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def _names(rules: Mapping[str, Rule]) -> list[str]:
    return sorted([*rules, *(f"{id}[{reason}]" for id, rule in rules.items() for reason in rule.reasons)])


def _severity() -> dict[str, Any]:
    return {"enum": [severity.value for severity in Severity]}


def _options(rule: Rule) -> dict[str, Any]:
    properties = {name: {"default": value} for name, value in rule.options.items()}
    return {"type": "object", "title": rule.title, "properties": properties, "additionalProperties": False}
