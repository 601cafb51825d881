"""`a11y-audit rules`: lists the rules."""

import click

from a11y_audit.cli import OK
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, choice_options
from a11y_audit.config import Config
from a11y_audit.reporters.labels import plural
from a11y_audit.rulebook import PROFILES


@click.command(cls=InSections)
@choice_options
def command(choice: RuleChoice) -> int:
    """Lists the rules that would run here, with the worst severity each can report."""
    config, active = choice.settle(".")
    width = max((len(each.rule.id) for each in active), default=0)
    for each in active:
        worst = min((reason.severity for reason in each.reasons.values()), key=lambda severity: severity.rank)
        click.echo(f"{each.rule.id:<{width}}  {worst:<8}  {each.rule.title}")
    click.echo(f"{plural(len(active), 'rule')} {_chosen(config)}", err=True)
    return OK


def _chosen(config: Config) -> str:
    """What chose the rules: those that are selected run under any profile."""
    if config.select:
        return "selected"
    more = "" if config.profile == PROFILES[-1] else f"; --profile {PROFILES[-1]} has more"
    return f"in the profile {config.profile}{more}"
