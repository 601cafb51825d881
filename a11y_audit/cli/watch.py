"""`a11y-audit watch`: audits pages again whenever they change."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click
from msgspec import Struct

from a11y_audit import site
from a11y_audit.acceptance import Acceptance
from a11y_audit.cli import OK, Unread
from a11y_audit.cli.acceptance import AcceptChoice
from a11y_audit.cli.output import print_text
from a11y_audit.cli.runs import Run, run_options
from a11y_audit.cli.sections import InSections
from a11y_audit.cli.settings import RuleChoice, rule_options
from a11y_audit.config import Settings, settings_places
from a11y_audit.report import PageReport, Refusal
from a11y_audit.reporters.findings import open_findings
from a11y_audit.reporters.labels import plural
from a11y_audit.reporters.lines import line
from a11y_audit.reporters.safe import safe

_WAIT: Final = 200
"""Milliseconds to wait for notices of changed files."""
_MOST_WAITS: Final = 50
"""Waits after which the files are looked at though nothing was heard of them: a notice may get lost."""
_INTERVAL: Final = 1.0
"""Seconds between two looks at the files where the system gives no notice."""

Stamp = tuple[int, int]
"""Time of the last change in nanoseconds, and size."""
Pages = Mapping[str, tuple[Stamp, site.Target]]


class _Findings(Struct, frozen=True):
    """What is open on a page: fingerprints, and a line for each."""

    fingerprints: frozenset[str]
    lines: tuple[str, ...]


@click.command(cls=InSections)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@run_options("root", "no_ocr")
@rule_options
def command(paths: tuple[str, ...], run: Run, choice: RuleChoice) -> int:
    """Audits pages, then again each page that changes, until stopped (Ctrl-C).

    One finding a line, as `check` prints them, and after each round what is new and what was fixed. Files are watched
    by the system's notices with the extra `watch`, else by looking at them again and again.
    """
    try:
        _watch(paths, run, choice)
    except KeyboardInterrupt:  # the way to end it
        print_text("a11y-audit: stopped watching.")
    return OK


def _watch(paths: Sequence[str], run: Run, choice: RuleChoice) -> None:
    settings = choice.settings(paths[0])
    stamps = _settings_stamps(settings, paths[0])
    pages: Pages = {}
    refused: list[Refusal] = []
    known: dict[str, _Findings] | None = None
    for _ in _moments(paths):
        if _settings_stamps(settings, paths[0]) != stamps:
            try:
                settings = choice.settings(paths[0])
                pages = {}
            except click.ClickException as error:
                print_text(f"a11y-audit: {safe(error.message)}; what was set before holds on.")
            stamps = _settings_stamps(settings, paths[0])
        before, without = pages, refused
        pages, refused = _pages(paths, run.root, settings)
        for refusal in refused:
            if refusal not in without:
                print_text(_refused(refusal))
        if known is None and not pages and not any(map(os.path.isdir, paths)):
            raise Unread("there is nothing to watch")
        changed = [target for name, (stamp, target) in pages.items() if name not in before or before[name][0] != stamp]
        gone = [name for name in known or () if name not in pages]
        if changed or gone or known is None:
            known = _round(changed, gone, known or {}, settings, run.ocr)


def _round(
    changed: Sequence[site.Target], gone: Sequence[str], known: dict[str, _Findings], settings: Settings, ocr: bool
) -> dict[str, _Findings]:
    """Audits what changed, prints what was found there, and says what has come and gone."""
    new = fixed = 0
    auditor = site.Auditor(settings.rules_at, settings.config.ocr and ocr)
    acceptance = AcceptChoice().acceptance(settings)
    for target in changed:
        now = _audited(target, auditor, acceptance)
        before = known.get(target.file, _Findings(frozenset(), ()))
        new += len(now.fingerprints - before.fingerprints)
        fixed += len(before.fingerprints - now.fingerprints)
        known[target.file] = now
        if now.lines:
            print_text("\n".join(now.lines))
    for name in gone:
        fixed += len(known.pop(name).fingerprints)
    left = sum(len(each.fingerprints) for each in known.values())
    print_text(
        f"a11y-audit: {time.strftime('%H:%M:%S')}, {plural(len(changed), 'page')} audited, {new} new, {fixed} fixed; "
        f"{plural(left, 'finding')} on {plural(len(known), 'page')}. Watching."
    )
    return known


def _audited(target: site.Target, auditor: site.Auditor, acceptance: Acceptance) -> _Findings:
    page: PageReport | Refusal = site.audit_target(target, auditor.rules_for(target.path), ocr=auditor.ocr)
    if isinstance(page, Refusal):
        return _Findings(frozenset({f"refused[{page.limit}]"}), (_refused(page),))
    page = acceptance.page(page)
    outcomes = open_findings(page)
    prints = frozenset(outcome.fingerprint for outcome in outcomes)
    return _Findings(prints, tuple(line(page.path, each) for each in outcomes))


def _refused(refusal: Refusal) -> str:
    return f"{safe(refusal.path)}: refused[{safe(refusal.limit)}]: {safe(refusal.why)}"


def _pages(paths: Sequence[str], root: str | None, settings: Settings) -> tuple[Pages, list[Refusal]]:
    """The pages there are, with what tells that they changed, and what could not be had."""
    folder = str(settings.file.parent) if settings.file else "."
    items = list(site.discover(paths, root, exclude=settings.config.exclude, exclude_from=folder))
    targets = (item for item in items if isinstance(item, site.Target))
    pages = {target.file: (_stamp(Path(target.file)), target) for target in targets}
    return pages, [item for item in items if isinstance(item, Refusal)]


def _stamp(path: Path) -> Stamp:
    try:
        info = path.stat()
    except OSError:  # it has just gone, or cannot be seen: the audit says why
        return 0, 0
    return info.st_mtime_ns, info.st_size


def _settings_stamps(settings: Settings, start: str) -> dict[Path, Stamp]:
    """What tells that the settings file or a house rule changed, or that settings came where none were."""
    files = settings_places(Path(os.path.realpath(start)))
    files += [settings.file] if settings.file else []
    files += [page for folder in settings.config.rules for page in Path(folder).glob("*.md")]
    return {file: _stamp(file) for file in files}


def _moments(paths: Sequence[str]) -> Iterator[None]:
    """Comes back at once, and then whenever something may have changed."""
    try:
        import watchfiles
    except ImportError:
        yield
        while True:
            time.sleep(_INTERVAL)
            yield
    folders = {str(_folder(Path(path))) for path in paths}
    notices = watchfiles.watch(*folders, debounce=400, rust_timeout=_WAIT, yield_on_timeout=True)
    next(notices)  # from here on nothing is missed, also while the first pages are audited
    yield
    waits = 0
    for changes in notices:
        waits = 0 if changes else waits + 1
        if changes or waits == _MOST_WAITS:
            waits = 0
            yield


def _folder(path: Path) -> Path:
    """The nearest folder at or above a path or pattern: editors put a new file in the place of the old one."""
    return next(each for each in (path, *path.parents, Path()) if each.is_dir())
