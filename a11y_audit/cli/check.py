"""`a11y-audit check`: audits pages and writes a report."""

from math import isnan

import click
from msgspec.structs import replace

from a11y_audit import site
from a11y_audit.acceptance import Acceptance
from a11y_audit.cli import FINDINGS, OK, UNREAD
from a11y_audit.cli.acceptance import AcceptChoice, accept_options, with_changes
from a11y_audit.cli.destinations import Destinations, output_options
from a11y_audit.cli.output import write
from a11y_audit.cli.pages import report_on
from a11y_audit.cli.runs import Run, run_options
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.model import Severity
from a11y_audit.report import Report
from a11y_audit.reporters.safe import safe

_RANKS = tuple(severity.value for severity in Severity)
_FAIL_HELP = f"Least severity that gives exit status 1: {', '.join(_RANKS)}, or never (default serious)."


@click.command(cls=InSections)
@click.argument("paths", nargs=-1, metavar="PATH...")
@output_options
@run_options()
@click.option("--fail-on", type=click.Choice([*_RANKS, "never"]), metavar="SEVERITY", help=_FAIL_HELP)
@click.option(
    "--min-score", type=click.FloatRange(0, 100), metavar="N", help="Exit status 1 when a page scores below this."
)
@accept_options
@rule_options
def command(
    paths: tuple[str, ...],
    wanted: Destinations,
    run: Run,
    fail_on: str | None,
    min_score: float | None,
    choice: RuleChoice,
    accepting: AcceptChoice,
) -> int:
    """Audits pages: HTML or Markdown files (also .gz), folders and patterns of them, sitemaps, addresses, "-".

    An address (https://...) is looked for below --root, or fetched with --fetch; "-" is standard input.

    A terminal gets a report to read, anything else one finding a line. With --output a terminal gets an overview.
    """
    settings = choice.settings(run.start(paths))
    config = settings.config
    least = config.min_score if min_score is None else min_score
    if least is not None and isnan(least):
        raise click.UsageError("the least score (min-score) is nan, which is no number")
    acceptance = accepting.acceptance(settings, paths)
    run = replace(run, judged_by=accepting.files(settings))
    report = report_on(paths, settings, run, None if acceptance == Acceptance() else acceptance)
    report = with_changes(report, acceptance, tell_scores=accepting.shrinks(settings))
    write(report, wanted, site.Thumbnails(paths, run.root, run.web))
    status = _status(report, fail_on or config.fail_on, least, accepting.let_pass(settings))
    return accepting.finish(acceptance, settings, status)


def _status(report: Report, fail_on: str, min_score: float | None, let_pass: int) -> int:
    if report.refused:
        return UNREAD
    lowest = report.summary.lowest
    if min_score is not None and lowest is not None and lowest < min_score:
        page = next((each.path for each in report.summary.worst if each.score == lowest), "a page")
        click.echo(f"a11y-audit: {safe(page)} scores {lowest:g}, and {min_score:g} is asked for", err=True)
        return FINDINGS
    if fail_on == "never":
        return OK
    grave = _RANKS[: _RANKS.index(fail_on) + 1]
    failing = sum(report.summary.by_severity.get(Severity(rank), 0) for rank in grave)
    if failing > let_pass:
        return FINDINGS
    if failing:
        what = "finding that fails a run is" if failing == 1 else "findings that fail a run are"
        click.echo(f"a11y-audit: {failing:,} {what} let pass: max-new is {let_pass:,}", err=True)
    return OK
