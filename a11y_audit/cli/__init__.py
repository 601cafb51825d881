"""The command line: one module a command, imported when it is called."""

import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from a11y_audit.version import __version__

COMMANDS: Final = {
    "check": "Audits pages and writes a report.",
    "view": "Opens the terminal viewer on pages or on a saved report.",
    "explain": "Explains a rule, or what is known of the image at FILE:LINE.",
    "rules": "Lists the rules.",
    "test": "Runs the examples of a folder of rule pages.",
    "new-rule": "Writes the skeleton of a rule page.",
}
OK: Final = 0
FINDINGS: Final = 1
USAGE: Final = 2
UNREAD: Final = 3


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
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 nothing at or above the threshold, 1 findings, 2 wrong use, 3 something could not be read.",
)
@click.version_option(__version__, prog_name="a11y-audit")
def group() -> None:
    """Audits news article pages: image accessibility, captions and photo credits.

    `a11y-audit PATH` is short for `a11y-audit check PATH`.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Runs the command line and exits with its status."""
    try:
        status = group.main(arguments, prog_name="a11y-audit", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        click.echo(f"a11y-audit: {error.format_message()}", err=True)
        status = USAGE
    except click.Abort:
        status = 130
    except BrokenPipeError:
        # the reader of our output went away: nothing more can be said to it, also not at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = UNREAD
    except OSError as error:
        click.echo(f"a11y-audit: {error.filename or 'output'}: {error.strerror or error}", err=True)
        status = UNREAD
    sys.exit(status if isinstance(status, int) else OK)
