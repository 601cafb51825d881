"""`a11y-audit config`: what is set for a path, and where; the settings' JSON Schema."""

from typing import Final

import click

from a11y_audit.cli import OK
from a11y_audit.cli.output import print_text
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.config import load_rules
from a11y_audit.reporters.safe import safe

_WIDE: Final = 60
"""Characters; the values of a longer one do not widen the column of values."""


@click.command(cls=InSections)
@click.argument("path", type=click.Path(), default=".")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the settings, for editors.")
@rule_options
def command(path: str, schema: bool, choice: RuleChoice) -> int:
    """Prints every setting that holds for PATH, and where it comes from.

    A value comes from a line of the settings file, from an override that fits PATH, from the command line, or is the
    default.
    """
    settings = choice.settings(path)
    if schema:
        from a11y_audit.config.schema import encoded, settings_schema

        print_text(encoded(settings_schema(load_rules(settings.config))))
        return OK
    from a11y_audit.config.origins import explained

    rows = list(explained(settings, path))
    names = max(len(row.name) for row in rows)
    values = max(len(row.value) for row in rows if len(row.value) <= _WIDE)
    overrides = settings.overrides_of(path)
    lines = [f"Settings for {safe(path)}: {safe(str(settings.file)) if settings.file else 'no settings file'}"]
    fitting = ", ".join(str(number + 1) for number in overrides) or "none"
    if settings.written.overrides:
        lines.append(f"Overrides that fit: {fitting} of {len(settings.written.overrides)}")
    lines += ["", *(f"{safe(row.name):<{names}}  {safe(row.value):<{values}}  {safe(row.origin)}" for row in rows)]
    rules = settings.rules_at(path)
    reasons = sum(len(active.reasons) for active in rules)
    print_text("\n".join([*lines, "", f"{len(rules)} rules with {reasons} reasons run here."]))
    return OK
