"""How pages are found and audited, as the command line says it: each of these options is written down here, once."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final

import click
from msgspec import Struct

from a11y_audit.model import Web

_OPTIONS: Final = {
    "lists": click.option(
        "--from", "lists", multiple=True, metavar="FILE", help="A list of paths and addresses, one a line."
    ),
    "root": click.option(
        "--root",
        type=click.Path(),
        metavar="FOLDER",
        help="The site's folder: addresses beginning with / start from it, and images below it are read.",
    ),
    "base_url": click.option(
        "--base-url", metavar="URL", help="Address that --root is published at, for lists and sitemaps."
    ),
    "fetch": click.option(
        "--fetch", is_flag=True, help="Fetch pages and images that are on the web, from public servers."
    ),
    "private_hosts": click.option(
        "--private-host",
        "private_hosts",
        multiple=True,
        metavar="HOST[:PORT]",
        help="Fetch from this server, too, which is in the own network.",
    ),
    "jobs": click.option(
        "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes (else as many as are worth it)."
    ),
    "no_ocr": click.option("--no-ocr", is_flag=True, help="Do not read text in images."),
    "no_cache": click.option("--no-cache", is_flag=True, help="Keep nothing between runs."),
    "cache_dir": click.option(
        "--cache-dir",
        type=click.Path(),
        metavar="FOLDER",
        help="Folder to keep results in; A11Y_AUDIT_CACHE says so, too.",
    ),
    "changed_since": click.option(
        "--changed-since", metavar="REV", help="Only pages that changed since a git revision."
    ),
    "quiet": click.option("--quiet", "-q", is_flag=True, help="Show no progress."),
}
"""The options by the parameters of commands that `cli.sections` sorts them by."""


class Run(Struct, frozen=True, kw_only=True):
    """What the command line says of how pages are found and audited; None where the settings decide.

    `lists` names files that list paths and addresses; `jobs` is how many processes; `cache` whether results are kept,
    and `cache_dir` where; `changed_since` is a revision that pages must have changed since, or one of the files they
    are `judged_by` besides settings and rules; `quiet` shows no progress. `web` says what may be fetched: settings
    cannot, since they may lie beside the pages, and pages are not to be trusted.
    """

    root: str | None = None
    base_url: str | None = None
    lists: tuple[str, ...] = ()
    web: Web | None = None
    ocr: bool = True
    jobs: int | None = None
    cache: bool = True
    cache_dir: str | None = None
    changed_since: str | None = None
    judged_by: tuple[str, ...] = ()
    quiet: bool = False

    def start(self, paths: Sequence[str]) -> str:
        """Where the settings of a run over paths and lists are looked for: at the first path.

        Raises:
            click.UsageError: there is neither a path nor a list.
        """
        if not paths and not self.lists:
            raise click.UsageError("say which pages: a PATH, or --from FILE")
        return paths[0] if paths else "."


def run_options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds options to a command, which gets what they say as one `run`.

    Args:
        names: which of them, in this order; all when none is named.
    """
    chosen = names or tuple(_OPTIONS)

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_run(*arguments: Any, **given: Any) -> Any:
            said = {name: given.pop(name) for name in chosen}
            return command(*arguments, run=_run(**said), **given)

        decorated: Callable[..., Any] = with_run
        for name in reversed(chosen):
            decorated = _OPTIONS[name](decorated)
        return decorated

    return decorate


def _run(
    *,
    fetch: bool = False,
    private_hosts: tuple[str, ...] = (),
    no_ocr: bool = False,
    no_cache: bool = False,
    **others: Any,
) -> Run:
    hosts = tuple(map(_server, private_hosts))
    return Run(web=Web(hosts) if fetch or hosts else None, ocr=not no_ocr, cache=not no_cache, **others)


def _server(text: str) -> str:
    from a11y_audit.evidence.guard import server_name

    try:
        return server_name(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None
