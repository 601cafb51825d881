"""`a11y-audit test`: runs the examples of a folder of rule pages."""

from pathlib import Path

import click

from a11y_audit import example_runner
from a11y_audit.cli import FINDINGS, OK
from a11y_audit.config import Config, ConfigurationError, load_rules
from a11y_audit.reporters.labels import plural
from a11y_audit.rulebook import Rule, RulePageError, read_folder, rule_folder


@click.command()
@click.argument("folder", type=click.Path(), required=False)
@click.option(
    "--plugin", "plugins", multiple=True, metavar="NAME", help="Run those of an installed plug-in; may be repeated."
)
@click.option("--update", is_flag=True, help="Rewrite the report lines of the pages to what the tool prints now.")
def command(folder: str | None, plugins: tuple[str, ...], update: bool) -> int:
    """Runs the examples of rule pages as tests: those in FOLDER, else those of plug-ins, else the tool's own.

    With both, FOLDER holds house rules that build on the plug-ins.
    """
    try:
        rules = _rules(folder, plugins)
        if update:
            for rule in rules.values():
                Path(rule.path).write_text(example_runner.rewritten(Path(rule.path), rule), encoding="utf-8")
        results = list(example_runner.failures(rules))
    except (RulePageError, ConfigurationError) as error:
        raise click.ClickException(str(error)) from error
    failed = [result for result in results if isinstance(result, example_runner.Failure)]
    for failure in failed:
        click.echo(str(failure))
    counted = f"{plural(len(rules), 'rule')}, {plural(len(results), 'example')}"
    click.echo(f"{counted}: {len(results) - len(failed):,} hold, {len(failed):,} do not")
    return FINDINGS if failed or not results else OK


def _rules(folder: str | None, plugins: tuple[str, ...]) -> dict[str, Rule]:
    """The rules whose examples are meant, by id.

    Raises:
        click.ClickException: there are none.
        ConfigurationError: a folder or a plug-in cannot be used.
        RulePageError: a page cannot be read.
    """
    where = Path(folder) if folder else rule_folder()
    if not where.is_dir():
        raise click.ClickException(f"there is no folder {where}")
    rules = load_rules(Config(plugins=plugins, rules=(folder,) if folder else ()))
    here = read_folder(where)
    if plugins and not folder:
        return {id: rule for id, rule in rules.items() if id not in here}
    if not here:
        raise click.ClickException(f"{where} holds no rule pages")
    return {id: rules[id] for id in here}
