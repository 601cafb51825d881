"""For test suites: is the page a test got fit to publish?

    from a11y_audit.testing import assert_accessible

    def test_an_article_is_accessible(client):  # of Flask, Django, Starlette, WebTest, ...
        assert_accessible(client.get("/news/summit"))

    def test_the_build_is_accessible():
        assert_accessible(Path("build"))

With pytest the fixture `a11y_audit` does the same, with the options of the command line.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from a11y_audit.model import Severity, Source, Verdict
from a11y_audit.report import Outcome, PageReport, Refusal, Report
from a11y_audit.testing.pages import page_of

if TYPE_CHECKING:
    from a11y_audit.acceptance import Acceptance
    from a11y_audit.config import Settings

__all__ = ["NotAccessible", "assert_accessible"]


class NotAccessible(AssertionError):
    """A page has findings at or above the threshold, or could not be read. The message holds one finding a line.

    Attributes:
        report: all that was found, also below the threshold.
    """

    def __init__(self, message: str, report: Report) -> None:
        super().__init__(message)
        self.report = report


def assert_accessible(  # noqa: PLR0913 - keywords, one an option
    subject: Any,
    *,
    name: str = "",
    root: str | Path | None = None,
    config: str | Path | None = None,
    profile: str | None = None,
    select: Sequence[str] | None = None,
    ignore: Iterable[str] = (),
    fail_on: str | None = None,
    ocr: bool = False,
) -> Report:
    """Audits a page and raises when it is not fit to publish.

    The project's settings file holds here, too, with the baseline and the answers it names.

    Args:
        subject: HTML as text or bytes; a response of a test client (Django, Flask, Starlette, httpx, requests,
            WebTest); or a `Path` to a page or a folder of pages.
        name: what the page is called in messages; a response's own path when left out. Its suffix tells Markdown.
        root: the folder that addresses of pictures start from, so that their files are looked at, too.
        config: the settings file; the nearest one at or above the working directory (or the path) when left out.
        profile: how strict: "publish", "desk" or "strict".
        select: run only these rules; patterns ("caption-*") and single reasons ("alt-too-long[long]") are understood.
        ignore: leave out these rules or reasons.
        fail_on: the least severity that fails, "critical" to "note".
        ocr: read text in pictures, which takes time.

    Returns:
        The report, for further assertions.

    Raises:
        NotAccessible: there are findings at or above the threshold, or a page could not be read.
        ValueError: the subject is no page: an empty, redirecting or failed response, or one that is not HTML; or
            `fail_on` is no severity.
        a11y_audit.config.ConfigurationError: the settings cannot be used.
    """
    __tracebackhide__ = True
    is_path = isinstance(subject, Path)
    folder = str(root) if root is not None else None
    settings = _settings(subject if is_path else Path(), config, profile, select, ignore)
    if fail_on and fail_on not in list(Severity):
        raise ValueError(f"fail_on is one of {', '.join(Severity)}, not {fail_on!r}")
    threshold = Severity(fail_on) if fail_on else settings.config.fail_on
    if is_path:
        results = _audit_files(subject, folder, settings, ocr)
    else:
        results = iter([_audit_page(page_of(subject, name, folder), settings, ocr)])
    report = _report(results, settings, _acceptance(settings, subject))
    problems = list(_problems(report, threshold))
    if problems:
        raise NotAccessible("\n".join([_headline(report, len(problems), threshold), *problems]), report)
    return report


def _settings(
    start: Path,
    file: str | Path | None,
    profile: str | None,
    select: Sequence[str] | None,
    ignore: Iterable[str],
) -> "Settings":
    from a11y_audit.config import Command, Config, Settings, find_config, read_config

    path = Path(file) if file else find_config(start.resolve())
    command = Command(profile=profile, select=None if select is None else tuple(select), ignore=tuple(ignore))
    return Settings(read_config(path) if path else Config(), file=path, command=command)


def _audit_page(source: Source, settings: "Settings", ocr: bool) -> PageReport | Refusal:
    from a11y_audit.site import audit_source

    return audit_source(source, settings.rules_at(source.path), ocr=ocr)


def _audit_files(path: Path, root: str | None, settings: "Settings", ocr: bool) -> "Iterator[Any]":
    from a11y_audit.site import Auditor, audit_items, discover

    found = discover([str(path)], root, exclude=settings.config.exclude)
    return audit_items(found, Auditor(settings.rules_at, ocr), jobs=1)


def _acceptance(settings: "Settings", subject: Any) -> "Acceptance":
    """What the project's answers and its baseline accept."""
    from a11y_audit.acceptance import Acceptance, AcceptanceError, compared_with, stored_answers
    from a11y_audit.config import ConfigurationError

    baseline = settings.config.baseline
    paths = [str(subject)] if isinstance(subject, Path) else []
    running = {active.rule.id for active in settings.rules()}
    try:
        return Acceptance(
            answers=stored_answers(settings.answers_file, must_exist=settings.config.answers is not None),
            comparison=compared_with(Path(baseline), paths, running) if baseline else None,
        )
    except AcceptanceError as error:
        raise ConfigurationError(str(error)) from error


def _report(results: Iterable[Any], settings: "Settings", acceptance: "Acceptance") -> Report:
    from a11y_audit.site import make_report

    return make_report(results, settings.rules(), acceptance, rules_for=settings.rules_at)


def _problems(report: Report, threshold: Severity) -> Iterator[str]:
    from a11y_audit.reporters.lines import line

    for page in report.pages:
        for outcome in page.outcomes:
            if _fails(outcome, threshold):
                yield line(page.path, outcome)
    for refusal in report.refused:
        yield f"{refusal.path}: refused[{refusal.limit}]: {refusal.why}"


def _fails(outcome: Outcome, threshold: Severity) -> bool:
    is_grave = outcome.severity.rank <= threshold.rank
    return is_grave and outcome.verdict is Verdict.FAILED and outcome.suppressed is None


def _headline(report: Report, count: int, threshold: Severity) -> str:
    what = "finding" if count == 1 else "findings"
    where = report.pages[0].path if len(report.pages) == 1 else f"{len(report.pages)} pages"
    return f"{where}: {report.summary.verdict}, {count} {what} at or above {threshold}"
