"""`a11y-audit rules`: lists the rules."""

import click

from a11y_audit.cli import OK
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.rulebook import PROFILES


@click.command()
@rule_options
def command(choice: RuleChoice) -> int:
    """Lists the rules that would run here, with the worst severity each can report."""
    config, active = choice.settle(".")
    width = max((len(each.rule.id) for each in active), default=0)
    for each in active:
        worst = min((reason.severity for reason in each.reasons.values()), key=lambda severity: severity.rank)
        click.echo(f"{each.rule.id:<{width}}  {worst:<8}  {each.rule.title}")
    more = "" if config.profile == PROFILES[-1] else f"; --profile {PROFILES[-1]} has more"
    click.echo(f"{len(active)} rules in the profile {config.profile}{more}", err=True)
    return OK
