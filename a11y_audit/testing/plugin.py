"""The pytest plugin: the fixture `a11y_audit`, and the options that hold for a whole run of the tests.

    def test_an_article_is_accessible(client, a11y_audit):
        a11y_audit(client.get("/news/summit"))

Nothing of the audit is imported before a test uses the fixture.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from a11y_audit.report import Report

_OPTIONS: Final = {
    "a11y_profile": "how strict the fixture `a11y_audit` is: publish, desk or strict",
    "a11y_fail_on": "least severity that fails a test: critical, serious, moderate, minor or note",
    "a11y_config": "settings file of a11y-audit",
    "a11y_root": "folder that addresses of pictures start from",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds each option to the command line (`--a11y-fail-on`) and to pytest's settings (`a11y_fail_on`)."""
    group = parser.getgroup("a11y-audit")
    for name, what in _OPTIONS.items():
        group.addoption(f"--{name.replace('_', '-')}", default=None, help=what)
        parser.addini(name, what, default=None)


@pytest.fixture
def a11y_audit(request: pytest.FixtureRequest) -> "Callable[..., Report]":
    """Audits a page (text, bytes, response or path) and fails the test when it is not fit to publish.

    Takes the same arguments as `a11y_audit.testing.assert_accessible`; they go before the options of the run.
    """
    settings = request.config
    chosen = {name.removeprefix("a11y_"): _option(settings, name) for name in _OPTIONS}
    given = {name: value for name, value in chosen.items() if value}
    for name in ("config", "root"):
        if name in given:
            given[name] = str(settings.rootpath / given[name])
    start = settings.rootpath

    def audit(subject: Any, **arguments: Any) -> "Report":
        __tracebackhide__ = True
        from a11y_audit.testing import assert_accessible

        merged: dict[str, Any] = {**given, **arguments}
        if "config" not in merged and not isinstance(subject, Path):
            merged["config"] = _settings_file(start)
        return assert_accessible(subject, **merged)

    return audit


def _option(config: pytest.Config, name: str) -> str | None:
    value = config.getoption(name)
    return str(value) if value else (config.getini(name) or None)


def _settings_file(start: Path) -> Path | None:
    from a11y_audit.config import find_config

    return find_config(start)
