"""`a11y-audit check`: audits pages and writes a report."""

from typing import Any, Final

import click

from a11y_audit.cli import FINDINGS, OK, UNREAD
from a11y_audit.cli.output import write
from a11y_audit.cli.pages import report_on
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.model import Severity, Verdict
from a11y_audit.report import Report
from a11y_audit.reporters import REPORTERS

_RANKS = tuple(severity.value for severity in Severity)
_OTHER_NAMES: Final = {"text": "terminal"}


class _Form(click.Choice[str]):
    """The forms of reports; some are also known by another name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(_OTHER_NAMES.get(value, value), param, ctx)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "-f", "form", type=_Form(list(REPORTERS)), help="Form of the report.")
@click.option("--output", "-o", type=click.Path(), help="File to write; its suffix gives the form (.json, .html).")
@click.option("--root", type=click.Path(), help="Folder that addresses beginning with / start from.")
@click.option("--no-ocr", is_flag=True, help="Do not read text in images.")
@click.option("--no-cache", is_flag=True, help="Keep nothing between runs.")
@click.option("--fail-on", type=click.Choice([*_RANKS, "never"]), help="Least severity that gives exit status 1.")
@click.option("--min-score", type=float, help="Exit status 1 when a page scores below this.")
@rule_options
def command(
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    root: str | None,
    no_ocr: bool,
    no_cache: bool,  # noqa: ARG001 - no run keeps anything yet; scripts may say so already
    fail_on: str | None,
    min_score: float | None,
    choice: RuleChoice,
) -> int:
    """Audits pages: HTML or Markdown files, folders of them, or - for standard input.

    A terminal gets a report to read, anything else one finding a line. With --output a terminal gets an overview.
    """
    config, rules = choice.settle(paths[0])
    report = report_on(paths, rules, root=root, ocr=config.ocr and not no_ocr)
    write(report, form, output)
    return _status(report, fail_on or config.fail_on, config.min_score if min_score is None else min_score)


def _status(report: Report, fail_on: str, min_score: float | None) -> int:
    if report.refused:
        return UNREAD
    if min_score is not None and any(page.score is not None and page.score < min_score for page in report.pages):
        return FINDINGS
    if fail_on == "never":
        return OK
    grave = _RANKS[: _RANKS.index(fail_on) + 1]
    failed = any(
        outcome.verdict is Verdict.FAILED and outcome.suppressed is None and outcome.severity.value in grave
        for page in report.pages
        for outcome in page.outcomes
    )
    return FINDINGS if failed else OK
