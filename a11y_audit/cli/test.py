"""`a11y-audit test`: runs the examples of a folder of rule pages."""

from pathlib import Path

import click

from a11y_audit import examples
from a11y_audit.cli import FINDINGS, OK
from a11y_audit.config import Config, ConfigurationError, load_rules
from a11y_audit.reporters.cards import plural
from a11y_audit.rulebook import RulePageError, read_folder, rule_folder


@click.command()
@click.argument("folder", type=click.Path(), required=False)
@click.option("--update", is_flag=True, help="Rewrite the report lines of the pages to what the tool prints now.")
def command(folder: str | None, update: bool) -> int:
    """Runs the examples of the rule pages in FOLDER (left out: the tool's own) as tests."""
    try:
        where = Path(folder) if folder else rule_folder()
        if not where.is_dir():
            raise click.ClickException(f"there is no folder {where}")
        all_rules = load_rules(Config(rules=(folder,))) if folder else load_rules(Config())
        rules = {id: all_rules[id] for id in read_folder(where)}
        if not rules:
            raise click.ClickException(f"{where} holds no rule pages")
        if update:
            for rule in rules.values():
                Path(rule.path).write_text(examples.rewritten(Path(rule.path), rule), encoding="utf-8")
        results = list(examples.failures(rules))
    except (RulePageError, ConfigurationError) as error:
        raise click.ClickException(str(error)) from error
    failed = [result for result in results if isinstance(result, examples.Failure)]
    for failure in failed:
        click.echo(str(failure))
    counted = f"{plural(len(rules), 'rule')}, {plural(len(results), 'example')}"
    click.echo(f"{counted}: {len(results) - len(failed):,} hold, {len(failed):,} do not")
    return FINDINGS if failed or not results else OK
