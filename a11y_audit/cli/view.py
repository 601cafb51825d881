"""`a11y-audit view`: the terminal viewer, on pages or on a saved report."""

from pathlib import Path

import click

from a11y_audit.cli import OK, UNREAD
from a11y_audit.cli.accepting import AcceptChoice, with_changes
from a11y_audit.cli.pages import Run, report_on
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.report import Report


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--plain", is_flag=True, help="Linear text instead of the full screen, for screen readers and pipes.")
@click.option("--root", type=click.Path(), help="Folder that addresses beginning with / start from.")
@click.option("--no-ocr", is_flag=True, help="Do not read text in images.")
@rule_options
def command(paths: tuple[str, ...], plain: bool, root: str | None, no_ocr: bool, choice: RuleChoice) -> int:
    """Shows pages, or a report saved with --format json, in the terminal viewer."""
    report = _saved(paths[0]) if len(paths) == 1 and paths[0].endswith(".json") else None
    if report is None:
        settings = choice.settings(paths[0])
        acceptance = AcceptChoice().acceptance(settings, paths)
        report = with_changes(report_on(paths, settings, Run(root=root, ocr=not no_ocr), acceptance.page), acceptance)
    from a11y_audit.viewer import run

    run(report, plain=plain)
    return UNREAD if report.refused else OK


def _saved(path: str) -> Report:
    from a11y_audit.reporters.json import load

    try:
        return load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise click.ClickException(f"{path}: the report cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise click.ClickException(f"{path} is not a saved report: {error}") from error
