"""Options about what is accepted, and what becomes of the baseline when a run is over."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.acceptance import Acceptance, AcceptanceError, compared_with
from a11y_audit.acceptance import stored_answers as read_stored
from a11y_audit.cli import FINDINGS, OK
from a11y_audit.cli.output import write_file
from a11y_audit.config import Settings
from a11y_audit.config.settings import ANSWERS_FILE, BASELINE_FILE
from a11y_audit.report import Changes, Report
from a11y_audit.reporters.labels import plural
from a11y_audit.reporters.safe import safe

if TYPE_CHECKING:
    from a11y_audit.answers import Answers
    from a11y_audit.comparison import Comparison


class AcceptChoice(Struct, frozen=True):
    """What the command line says of accepted findings; it goes before the settings file."""

    baseline: str | None = None
    update: bool = False
    ratchet: bool = False
    answers: str | None = None
    max_new: int | None = None

    def acceptance(self, settings: Settings, paths: Sequence[str] = ()) -> Acceptance:
        """What a run over some files and folders accepts.

        Raises:
            click.ClickException: a file that is named cannot be used.
        """
        baseline = self.baseline_file(settings)
        if baseline is None and self.shrinks(settings):
            raise click.ClickException("--ratchet needs a baseline: say which with --baseline")
        return Acceptance(
            answers=stored_answers(settings, self.answers),
            comparison=_comparison(baseline, paths, settings, may_be_new=self.update) if baseline else None,
        )

    def baseline_file(self, settings: Settings) -> Path | None:
        """The baseline to compare with."""
        name = self.baseline or settings.config.baseline or (BASELINE_FILE if self.update else None)
        return Path(name) if name else None

    def files(self, settings: Settings) -> tuple[str, ...]:
        """The files that say what is accepted, whether or not they are there."""
        baseline = self.baseline_file(settings)
        return (*([str(baseline)] if baseline else []), str(answers_file(settings, self.answers)))

    def shrinks(self, settings: Settings) -> bool:
        """Is the baseline only to shrink?"""
        return self.ratchet or (settings.config.ratchet and not self.update)

    def let_pass(self, settings: Settings) -> int:
        """How many findings that nobody accepted do not fail the run."""
        return settings.config.max_new if self.max_new is None else self.max_new

    def finish(self, acceptance: Acceptance, settings: Settings, status: int) -> int:
        """Writes the baseline when that was asked for, and gives the run's exit status with that in mind.

        Raises:
            OSError: the baseline cannot be written.
        """
        if acceptance.answers is not None:
            _tell_answers(acceptance.answers)
        file, comparison = self.baseline_file(settings), acceptance.comparison
        if file is None or comparison is None:
            return status
        from a11y_audit.baseline import encoded

        if self.shrinks(settings) and comparison.worse and status == OK:
            _say("the run fails, since the ratchet lets no page score lower than in the baseline")
            status = FINDINGS
        if self.update:
            status = OK if status == FINDINGS else status
            write_file(file, iter([encoded(comparison.updated())]))
            _say(f"the baseline {file} holds what was found now")
        elif self.shrinks(settings) and status == OK and comparison.has_shrunk():
            write_file(file, iter([encoded(comparison.shrunk())]))
            _say(f"the baseline {file} has shrunk: commit it")
        elif comparison.fixed():
            _say("take what is fixed out of the baseline with --update-baseline, or let --ratchet do it")
        return status


def stored_answers(settings: Settings, named: str | None = None) -> "Answers | None":
    """The answers a run goes by; None when no file is named, set or there.

    Raises:
        click.ClickException: the file cannot be used.
    """
    file = answers_file(settings, named)
    try:
        return read_stored(file, must_exist=bool(named or settings.config.answers))
    except AcceptanceError as error:
        raise click.ClickException(str(error)) from error


def _comparison(file: Path, paths: Sequence[str], settings: Settings, *, may_be_new: bool) -> "Comparison":
    running = {active.rule.id for active in settings.rules()}
    try:
        return compared_with(file, paths, running, may_be_new=may_be_new)
    except AcceptanceError as error:
        raise click.ClickException(str(error)) from error


def answers_file(settings: Settings, named: str | None = None) -> Path:
    """The file of answers: as named, as set, else where it stands when nothing is said, if it is there."""
    return Path(named) if named else settings.answers_file


def with_changes(report: Report, acceptance: Acceptance, *, tell_scores: bool = False) -> Report:
    """The report with what became of the baseline in its summary; said on standard error, too.

    Args:
        report: the report of the run that is over.
        acceptance: what it accepted.
        tell_scores: name the pages whose score fell.
    """
    changes = acceptance.changes()
    if changes is None:
        return report
    _tell(changes, tell_scores=tell_scores)
    return replace(report, summary=replace(report.summary, changes=changes))


def _tell(changes: Changes, *, tell_scores: bool) -> None:
    _say(f"{changes.new} new, {changes.known} known, {changes.fixed} fixed (compared with the baseline)")
    for change in changes.mended:
        click.echo(f"  fixed: {safe(change.path)}: {change.kind} ({change.count})", err=True)
    more = changes.fixed - sum(change.count for change in changes.mended)
    if more:
        click.echo(f"  and {more} more", err=True)
    for path in changes.worse if tell_scores else ():
        click.echo(f"  worse: {safe(path)} scores lower than in the baseline", err=True)


def _tell_answers(answers: "Answers") -> None:
    if answers.expired:
        _say(f"{plural(len(answers.expired), 'answer')} ran out: what was asked is asked again")
    for answer in answers.stale():
        _say(f"nobody asks any more what was answered on {answer.page}: {answer.rule} “{answer.question}”")


def _say(words: str) -> None:
    click.echo(f"a11y-audit: {safe(words)}", err=True)


def accept_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the options about what is accepted; the command gets them as one `accepting`."""

    @click.option(
        "--baseline",
        type=click.Path(),
        metavar="FILE",
        help="File of findings that were there before; they do not count.",
    )
    @click.option("--update-baseline", "update", is_flag=True, help="Write what is found now into the baseline.")
    @click.option("--ratchet", is_flag=True, help="No page may score lower; what is fixed leaves the baseline.")
    @click.option(
        "--max-new", type=click.IntRange(min=0), metavar="N", help="Let so many findings at or above --fail-on pass."
    )
    @click.option(
        "--answers", type=click.Path(), metavar="FILE", help=f"File of answers to questions (else {ANSWERS_FILE})."
    )
    @wraps(command)
    def with_accepting(
        *arguments: Any,
        baseline: str | None,
        update: bool,
        ratchet: bool,
        max_new: int | None,
        answers: str | None,
        **others: Any,
    ) -> Any:
        if update and ratchet:
            raise click.UsageError("--ratchet only takes out, --update-baseline also adds: choose one")
        return command(*arguments, accepting=AcceptChoice(baseline, update, ratchet, answers, max_new), **others)

    return with_accepting
