"""`a11y-audit baseline`: writes down what there is, so that from now on only new findings count."""

from pathlib import Path

import click

from a11y_audit.acceptance import Acceptance
from a11y_audit.baseline import EMPTY, BaselineError, encoded, read_baseline
from a11y_audit.cli import OK, UNREAD, Unread
from a11y_audit.cli.acceptance import stored_answers
from a11y_audit.cli.output import write_file
from a11y_audit.cli.pages import report_on
from a11y_audit.cli.runs import Run, run_options
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.comparison import Comparison
from a11y_audit.config.settings import BASELINE_FILE
from a11y_audit.reporters.safe import safe


@click.command(cls=InSections)
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--output", "-o", type=click.Path(), metavar="FILE", help=f"File to write (else as set, else {BASELINE_FILE})."
)
@run_options("lists", "root", "base_url", "fetch", "private_hosts", "jobs", "no_ocr")
@rule_options
def command(paths: tuple[str, ...], output: str | None, run: Run, choice: RuleChoice) -> int:
    """Writes the findings of pages into a baseline, counted by page and fingerprint.

    `check --baseline FILE` then counts only what is not in it. What the pages' own source allows, and questions that
    have been answered, are left out.
    """
    settings = choice.settings(run.start(paths))
    file = Path(output or settings.config.baseline or BASELINE_FILE)
    _must_be_ours(file)
    comparison = Comparison(EMPTY, file.parent)
    acceptance = Acceptance(answers=stored_answers(settings), comparison=comparison)
    report = report_on(paths, settings, run, acceptance)
    for refusal in report.refused:
        click.echo(f"a11y-audit: {safe(refusal.path)}: {safe(refusal.why)}", err=True)
    if not report.summary.pages:
        raise Unread(f"no page was audited, so {file} is not written")
    write_file(file, iter([encoded(comparison.updated())]))
    click.echo(f"Findings: {comparison.new}, pages: {report.summary.pages}, written to {safe(str(file))}.")
    click.echo(f'Commit it, and set baseline = "{file.name}" or check with --baseline {safe(str(file))}.')
    return UNREAD if report.refused else OK


def _must_be_ours(file: Path) -> None:
    """A file that is something else is not overwritten."""
    if file.exists():
        try:
            read_baseline(file)
        except BaselineError as error:
            raise click.ClickException(f"{error}; move it away to have a new one written") from error
