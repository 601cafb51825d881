"""`a11y-audit view`: the terminal viewer, on pages or on a saved report."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from a11y_audit.cli import OK, UNREAD, Unread
from a11y_audit.cli.accepting import AcceptChoice, answers_file, with_changes
from a11y_audit.cli.pages import Run, report_on
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.report import Outcome, PageReport, Report

if TYPE_CHECKING:
    from a11y_audit.viewer.deeds import Said


@click.command(cls=InSections)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--plain", is_flag=True, help="Linear text instead of the full screen, for screen readers and pipes.")
@click.option("--root", type=click.Path(), metavar="FOLDER", help="Folder that addresses beginning with / start from.")
@click.option("--no-ocr", is_flag=True, help="Do not read text in images.")
@rule_options
def command(paths: tuple[str, ...], plain: bool, root: str | None, no_ocr: bool, choice: RuleChoice) -> int:
    """Shows pages, or a report saved with --format json, in the terminal viewer."""
    report = _saved(paths[0]) if len(paths) == 1 and paths[0].endswith(".json") else None
    if report is None:
        settings = choice.settings(paths[0])
        acceptance = AcceptChoice().acceptance(settings, paths)
        report = with_changes(report_on(paths, settings, Run(root=root, ocr=not no_ocr), acceptance.page), acceptance)
    from a11y_audit.viewer import Deeds, run

    run(report, plain=plain, deeds=Deeds(edit=_edit, answer=answering(choice)))
    return UNREAD if report.refused else OK


def _saved(path: str) -> Report:
    from a11y_audit.reporters.json import load

    try:
        return load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise Unread(f"{path}: the report cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise click.ClickException(f"{path} is not a saved report: {error}") from error


def _edit(path: str, line: int) -> None:
    from a11y_audit.cli.editor import EditorError, edit
    from a11y_audit.viewer import DeedError

    try:
        edit(path, line)
    except EditorError as error:
        raise DeedError(str(error)) from error


def answering(choice: RuleChoice) -> Callable[[PageReport, list[Outcome], "Said", str], str]:
    """Stores answers where the settings of the page say; they are looked up when the first answer is given."""

    def answer(page: PageReport, asked: list[Outcome], said: "Said", why: str) -> str:
        from a11y_audit.answers import AnswersError, make_answer
        from a11y_audit.cli.answer import store, user
        from a11y_audit.viewer import DeedError

        try:
            file = answers_file(choice.settings(page.path))
            who, today = user(), date.today()
            store(file, [make_answer(page, one, file.parent, said=said, why=why, who=who, when=today) for one in asked])
        except (AnswersError, click.ClickException, OSError) as error:
            raise DeedError(
                error.format_message() if isinstance(error, click.ClickException) else str(error)
            ) from error
        return str(file)

    return answer
