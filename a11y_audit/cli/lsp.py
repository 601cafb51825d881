"""`a11y-audit lsp`: the language server, for editors."""

import signal
from importlib.util import find_spec

import click

from a11y_audit.cli import OK


@click.command()
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, which it always does.")
def command(stdio: bool) -> int:  # noqa: ARG001 - editors pass it to every server
    """Shows findings in an editor while a page is written: a server of the Language Server Protocol.

    Needs the extra `lsp`: pip install '.[lsp]' in a checkout.
    """
    if find_spec("pygls") is None:
        raise click.ClickException("the language server needs pygls: pip install '.[lsp]' in a checkout of a11y_audit")
    from a11y_audit.lsp.server import serve

    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the thread that waits for input would outlive an exception
    serve()
    return OK
