"""`a11y-audit answer`: stores the answer to a question, so that it is not asked again."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from a11y_audit import site
from a11y_audit.answers import HEAD, Answer, AnswersError, added, is_unanswered, make_answer, read_answers
from a11y_audit.cli import OK, Unread
from a11y_audit.cli.acceptance import answers_file
from a11y_audit.cli.output import write_file
from a11y_audit.cli.places import file_and_line, target_at
from a11y_audit.cli.runs import Run, run_options
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.config import Settings, load_rules
from a11y_audit.objections import did_you_mean
from a11y_audit.report import Outcome, PageReport, Refusal
from a11y_audit.reporters.safe import safe
from a11y_audit.rulebook import SITE


@click.command(cls=InSections)
@click.argument("place", metavar="FILE:LINE")
@click.argument("rule", metavar="RULE")
@click.argument("said", metavar="fine|fault", type=click.Choice(["fine", "fault"]))
@click.option("--why", metavar="TEXT", required=True, help="The reason, in words.")
@click.option("--who", help="Who says so (else the name Git has, else the user's).")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Last day the answer holds (2027-06-30)."
)
@click.option("--answers", type=click.Path(), metavar="FILE", help="File to write to (else as set).")
@run_options("root", "fetch", "private_hosts", "no_ocr")
@rule_options
def command(
    place: str,
    rule: str,
    said: str,
    why: str,
    who: str | None,
    until: datetime | None,
    answers: str | None,
    run: Run,
    choice: RuleChoice,
) -> int:
    """Answers a question about FILE:LINE: what it asks about is fine, or it is a fault.

    RULE is the rule as reports name it, with or without its reason. The answer holds until --until, and until what was
    asked about (alternative text, caption, credit) changes.
    """
    found = file_and_line(place)
    if found is None:
        raise click.ClickException(f"{place!r} is no FILE:LINE")
    path, line = found
    settings = choice.settings(path)
    config = settings.at(path)
    target = target_at(path, settings.file, run.root)
    page = site.audit_target(target, settings.rules_at(path), ocr=config.ocr and run.ocr, web=run.web)
    if isinstance(page, Refusal):
        raise Unread(f"{path}: {page.why}")
    today = date.today()
    last = until.date() if until else None
    if last is not None and last < today:
        raise click.ClickException(f"{last} is over already")
    file = answers_file(settings, answers)
    try:
        check_answerable(rule, settings)
        outcome = _question(page, rule, line, load_rules(config))
        answer = make_answer(page, outcome, file.parent, said=said, why=why, who=who or user(), when=today, until=last)
        store(file, [answer])
    except AnswersError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{safe(outcome.message)}\n{said}: written to {safe(str(file))}")
    return OK


def store(file: Path, answers: Sequence[Answer]) -> None:
    """Adds answers to a file, which need not be there yet, in place of those that they correct.

    Raises:
        AnswersError: the file holds something else.
        OSError: it cannot be written.
    """
    if file.exists():
        read_answers(file)
    before = file.read_text(encoding="utf-8-sig") if file.exists() else HEAD
    write_file(file, iter([added(before, answers)]))


def check_answerable(rule: str, settings: Settings) -> None:
    """Is the rule about one page?

    Args:
        rule: its name, with or without a reason.
        settings: those that hold.

    Raises:
        AnswersError: it compares pages; what an answer was about could not be told when the other page changes.
    """
    known = load_rules(settings.config).get(rule.partition("[")[0])
    if known is not None and known.about == SITE:
        raise AnswersError(
            f"{rule} compares pages, which no answer is about: allow it in the page, or take it into the baseline"
        )


def _question(page: PageReport, rule: str, line: int, known: Collection[str]) -> Outcome:
    """The one question of the rule at the line.

    Raises:
        AnswersError: there is none, or there are several; or no such rule is known.
    """
    told = [each for each in page.outcomes if each.is_open and rule in (each.rule, each.name)]
    of_rule = [each for each in told if is_unanswered(each)]
    asking = _at(line, of_rule, page)
    if len(asking) == 1:
        return asking[0]
    if asking:
        names = ", ".join(sorted({each.name for each in asking}))
        raise AnswersError(
            f"{rule} asks {len(asking)} questions at {page.path}:{line} ({names}): name the one you mean"
        )
    if _at(line, told, page):
        raise AnswersError(
            f"{rule} does not ask at {page.path}:{line}, it has found a fault: mend it, allow it in the page, or take "
            "it into the baseline"
        )
    id = rule.partition("[")[0]
    if id not in known:
        raise AnswersError(f"there is no rule {id!r}{did_you_mean(id, known)}")
    raise AnswersError(f"{rule} asks nothing at {page.path}:{line}{_others(page, of_rule)}")


def _at(line: int, outcomes: Sequence[Outcome], page: PageReport) -> Sequence[Outcome]:
    """Those that stand on a line, else those about an image whose tag goes through it."""
    lines = {image.n: range(image.place.line, image.place.end_line + 1) for image in page.images}
    return [each for each in outcomes if each.place.line == line] or [
        each for each in outcomes if each.image is not None and line in lines[each.image]
    ]


def _others(page: PageReport, of_rule: Sequence[Outcome]) -> str:
    if of_rule:
        return f"; it asks at line {', '.join(str(each.place.line) for each in of_rule[:10])}"
    asking = sorted({f"{each.name} at line {each.place.line}" for each in page.outcomes if is_unanswered(each)})
    return f"; asked are {', '.join(asking[:10])}" if asking else "; the page has no open questions"


def user() -> str:
    """Who is at the keyboard: the name Git has, else the system's.

    Raises:
        click.ClickException: neither knows.
    """
    import getpass
    import shutil
    import subprocess

    if git := shutil.which("git"):
        asked = subprocess.run([git, "config", "user.name"], capture_output=True, check=False)  # noqa: S603 - fixed words
        if name := asked.stdout.decode("utf-8", "replace").strip():
            return name
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise click.ClickException("nobody knows who you are: say it with --who") from error
