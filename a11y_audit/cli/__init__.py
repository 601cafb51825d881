"""The command line: one module a command, imported when it is called."""

import os
import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Final, NoReturn

import click

from a11y_audit.reporters.safe import safe
from a11y_audit.version import __version__

_SECTIONS: Final = {
    "Audit": {
        "check": "Audits pages and writes reports.",
        "view": "Opens the terminal viewer on pages or on a saved report.",
        "watch": "Audits pages again whenever they change.",
        "lsp": "Shows findings in an editor while a page is written.",
    },
    "Live with what there is": {
        "baseline": "Writes down what there is, so that only new findings count.",
        "answer": "Stores the answer to a question about FILE:LINE.",
    },
    "Rules and settings": {
        "rules": "Lists the rules.",
        "explain": "Explains a rule, or what is known of the image at FILE:LINE.",
        "config": "Prints what is set for a path, and where.",
        "new-rule": "Writes the skeleton of a house rule.",
        "test": "Runs the examples of a folder of rule pages.",
    },
}
COMMANDS: Final = {name: what for section in _SECTIONS.values() for name, what in section.items()}
OK: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
UNREAD: Final = 3
EXIT_STATUSES: Final = (
    f"{OK} nothing at or above the threshold, {FINDINGS} findings, {USAGE} wrong use or settings, "
    f"{UNREAD} something could not be read or written"
)
_SIGNALLED: Final = 128
"""Added to a signal's number, as shells do."""


class _Commands(click.Group):
    """Knows every command by name and imports only the one that is called; a path alone means `check`."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"a11y_audit.cli.{name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in _SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(USAGE)
        if args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            _refuse_misspelt(args[0])
            args = ["check", *args]
        return super().parse_args(ctx, args)


def _refuse_misspelt(word: str) -> None:
    """A word that is no path, and nearly a command, was meant as one."""
    if word.replace("-", "").isalpha() and not os.path.lexists(word):
        from a11y_audit.objections import did_you_mean

        if meant := did_you_mean(word, COMMANDS):
            raise click.UsageError(f"there is no command, file or folder {word!r}{meant}")


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"Exit status: {EXIT_STATUSES}.",
)
@click.version_option(__version__, prog_name="a11y-audit")
def group() -> None:
    """Audits news article pages: image accessibility, captions and photo credits.

    `a11y-audit PATH` is short for `a11y-audit check PATH`.
    """


class Unread(click.ClickException):
    """What was named cannot be read; the message says why."""

    exit_code = UNREAD


class _Stopped(BaseException):
    """Somebody asked the program to end; raised so that what it started ends with it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command line and exits with its status."""
    _prepare()
    try:
        status = group.main(arguments, prog_name="a11y-audit", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        status = _fail(error.format_message(), UNREAD if isinstance(error, Unread) else USAGE)
    except click.Abort:
        status = _fail("stopped.", _SIGNALLED + signal.SIGINT)
    except _Stopped as stopped:
        status = _fail("stopped.", _SIGNALLED + stopped.number)
    except BrokenPipeError:
        # the reader of our output went away: nothing more can be said to it, also not at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = UNREAD
    except OSError as error:
        name = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
        status = _fail(f"{name}{error.strerror or error}", UNREAD)
    sys.exit(status if isinstance(status, int) else OK)


def _prepare() -> None:
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:  # closed: else the next file opened would take its number, and what is printed
            os.open(os.devnull, os.O_RDWR)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    raise _Stopped(number)


def _fail(why: str, status: int) -> int:
    click.echo(f"a11y-audit: {safe(why)}", err=True)
    return status
