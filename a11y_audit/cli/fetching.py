"""The options that say what may be fetched from the web.

Settings cannot say it: they may lie beside the pages, and pages are not to be trusted.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from a11y_audit.model import Web

_FETCH_HELP = "Fetch pages and images that are on the web, from public servers."
_HOST_HELP = "Fetch from this server, too, which is in the own network."


def fetch_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command the options; it gets what they say as `web`, None when nothing is to be fetched."""

    @click.option("--fetch", is_flag=True, help=_FETCH_HELP)
    @click.option("--private-host", "private_hosts", multiple=True, metavar="HOST[:PORT]", help=_HOST_HELP)
    @wraps(command)
    def with_web(*args: Any, fetch: bool, private_hosts: tuple[str, ...], **kwargs: Any) -> int:
        hosts = tuple(map(_server, private_hosts))
        return command(*args, web=Web(hosts) if fetch or hosts else None, **kwargs)

    return with_web


def _server(text: str) -> str:
    from a11y_audit.evidence.guard import server_name

    try:
        return server_name(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None
