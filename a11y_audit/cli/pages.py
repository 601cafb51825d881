"""From the paths of a command line to a report."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import Final

import click

from a11y_audit import site
from a11y_audit.cli.progress import watched
from a11y_audit.cli.runs import Run
from a11y_audit.config import Settings, settings_places
from a11y_audit.config.options import HOUSE_STYLE
from a11y_audit.engine import ActiveRule
from a11y_audit.report import Report
from a11y_audit.reporters.safe import safe

_FEW: Final = 16
"""So few pages are audited sooner than looked up, unless text is read in their images."""


def report_on(paths: Sequence[str], settings: Settings, run: Run, accept: "site.Accept | None" = None) -> Report:
    """Audits the pages that paths and lists name, and standard input for "-".

    Args:
        paths: files, folders, patterns, sitemaps, addresses.
        settings: the rules that run, and what the settings file says of the run.
        run: what the command line says of the run.
        accept: see `site.make_report`.

    Raises:
        OSError: a list cannot be read, or the temporary file for many pages not be written.
        click.ClickException: no rule has anything to ask, or git cannot say what changed.
    """
    rules = settings.rules()
    _must_ask(rules)
    config = settings.config
    ocr = config.ocr and run.ocr
    found = _found(paths, settings, run)
    first = list(islice(found, _FEW + 1))
    cache = None
    if run.cache and config.cache and (ocr or len(first) > _FEW):
        cache = site.Cache(Path(run.cache_dir) if run.cache_dir else site.default_folder(), ocr=ocr, web=run.web)
    auditor = site.Auditor(settings.rules_at, ocr, cache, run.web)
    jobs = run.jobs or config.jobs
    with closing(site.audit_items(chain(first, found), auditor, jobs)) as results:
        shown = results if run.quiet else watched(results, lambda: _count(paths, settings, run))
        report = site.make_report(shown, rules, accept, rules_for=settings.rules_at, jobs=jobs)
    if run.changed_since is not None and not report.summary.pages and not report.refused:
        click.echo(f"a11y-audit: no page has changed since {safe(run.changed_since)}", err=True)
    if cache is not None:
        cache.close()
        if cache.note:
            click.echo(f"a11y-audit: {safe(cache.note)}", err=True)
    return report


def _must_ask(rules: Sequence[ActiveRule]) -> None:
    """Can the rules find anything? A run that asks nothing would read as a pass."""
    if all(HOUSE_STYLE in each.options and not each.options[HOUSE_STYLE] for each in rules):
        names = " and ".join(each.rule.id for each in rules)
        raise click.ClickException(f"nothing would be examined: {names} need the setting house-style")


def _settings_files(paths: Sequence[str], settings: Settings) -> Iterator[str]:
    """The settings file, and where one may have lain that is gone."""
    if settings.file:
        yield str(settings.file)
    for place in settings_places(Path(os.path.realpath(next(iter(paths), ".")))):
        if not os.path.lexists(place):
            yield str(place)


def _found(paths: Sequence[str], settings: Settings, run: Run) -> Iterator[site.Item]:
    found = site.discover(
        chain(paths, chain.from_iterable(site.listed(name) for name in run.lists)),
        run.root,
        base_url=run.base_url,
        exclude=settings.config.exclude,
        exclude_from=str(settings.file.parent) if settings.file else ".",
        web=run.web,
    )
    if run.changed_since is None:
        return found
    folder = run.root or next(iter(paths), ".")
    try:
        changes = site.Changes(
            folder if os.path.isdir(folder) else os.path.dirname(folder) or ".",  # noqa: PTH112, PTH120
            run.changed_since,
            [*_settings_files(paths, settings), *settings.config.rules, *run.judged_by],
        )
    except site.GitError as error:
        raise click.ClickException(f"--changed-since {run.changed_since}: {error}") from error
    if changes.everything:
        since = f"{changes.everything} may have changed since {run.changed_since}"
        click.echo(f"a11y-audit: all pages are audited: {safe(since)}", err=True)
    return changes.only_touched(found)


def _count(paths: Sequence[str], settings: Settings, run: Run) -> int | None:
    """How many pages there are; None when looking twice is not possible, or costly."""
    if "-" in (*paths, *run.lists) or run.changed_since is not None:
        return None
    return sum(1 for _ in _found(paths, settings, run))
