"""`a11y-audit view`: the terminal viewer, on pages or on a saved report."""

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from a11y_audit import site
from a11y_audit.acceptance import Acceptance
from a11y_audit.cli import OK, UNREAD, Unread
from a11y_audit.cli.acceptance import AcceptChoice, answers_file, stored_answers, with_changes
from a11y_audit.cli.output import write_file
from a11y_audit.cli.pages import report_on
from a11y_audit.cli.runs import Run, run_options
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.report import ImageReport, Outcome, PageReport, Report

if TYPE_CHECKING:
    from a11y_audit.viewer import Answered
    from a11y_audit.viewer.deeds import Mosaic, Said


@click.command(cls=InSections)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--plain", is_flag=True, help="Linear text instead of the full screen, for screen readers and pipes.")
@run_options("root", "fetch", "private_hosts", "no_ocr")
@rule_options
def command(paths: tuple[str, ...], plain: bool, run: Run, choice: RuleChoice) -> int:
    """Shows pages, or a report saved with --format json, in the terminal viewer."""
    report = _saved(paths[0]) if len(paths) == 1 and paths[0].endswith(".json") else None
    if report is None:
        settings = choice.settings(paths[0])
        acceptance = AcceptChoice().acceptance(settings, paths)
        report = with_changes(report_on(paths, settings, run, acceptance), acceptance)
    from a11y_audit import viewer

    picture = _showing(site.Thumbnails(paths, run.root, run.web))
    viewer.run(report, plain=plain, deeds=viewer.Deeds(edit=_edit, answer=answering(choice), picture=picture))
    return UNREAD if report.refused else OK


def _saved(path: str) -> Report:
    from a11y_audit.reporters.json import ReportError, load

    try:
        return load(Path(path).read_bytes())
    except OSError as error:
        raise Unread(f"{path}: the report cannot be read: {error.strerror or error}") from error
    except ReportError as error:
        raise click.ClickException(f"{path}: {error}") from error


def _edit(path: str, line: int) -> None:
    from a11y_audit.cli.editor import EditorError, edit
    from a11y_audit.viewer import DeedError

    try:
        edit(path, line)
    except EditorError as error:
        raise DeedError(str(error)) from error


def _showing(thumbnails: "site.Thumbnails") -> Callable[[str, ImageReport, int, int], "Mosaic | None"] | None:
    """Gives pictures in cells; nothing where colours are not wanted, which is all they are made of."""
    if "NO_COLOR" in os.environ:
        return None

    def show(path: str, image: ImageReport, columns: int, rows: int) -> "Mosaic | None":
        from a11y_audit.evidence.mosaic import make_mosaic

        jpeg = thumbnails(path, image)
        return make_mosaic(jpeg, columns, rows) if jpeg else None

    return show


def answering(choice: RuleChoice) -> Callable[[PageReport, list[Outcome], "Said", str], "Answered"]:
    """Stores answers where the settings of the page say; they are looked up when the first answer is given."""

    def answer(page: PageReport, asked: list[Outcome], said: "Said", why: str) -> "Answered":
        from a11y_audit.answers import AnswersError, make_answer
        from a11y_audit.cli.answer import check_answerable, store, user
        from a11y_audit.viewer import Answered, DeedError

        try:
            settings = choice.settings(page.path)
            for one in asked:
                check_answerable(one.rule, settings)
            file = answers_file(settings)
            before = file.read_bytes() if file.exists() else None
            who, today = user(), date.today()
            store(file, [make_answer(page, one, file.parent, said=said, why=why, who=who, when=today) for one in asked])
            settled = Acceptance(answers=stored_answers(settings)).page(page)
            return Answered(str(file), settled, partial(_take_back, file, before, file.read_bytes()))
        except (AnswersError, click.ClickException, OSError) as error:
            raise DeedError(
                error.format_message() if isinstance(error, click.ClickException) else str(error)
            ) from error

    return answer


def _take_back(file: Path, before: bytes | None, after: bytes) -> None:
    """Makes a file what it was before an answer was stored, unless somebody else has written to it since."""
    from a11y_audit.viewer import DeedError

    try:
        if file.read_bytes() != after:
            raise DeedError(f"{file} has changed since: take the answer out by hand")
        if before is None:
            file.unlink()
        else:
            write_file(file, [before])
    except OSError as error:
        raise DeedError(f"{file}: {error.strerror or error}") from error
