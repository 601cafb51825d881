"""`pytest --update` rewrites what is generated and approved: reports/, the rules' index, the report lines of rules."""

import signal
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite approved and generated files to what is made now")


def pytest_sessionstart(session: pytest.Session) -> None:
    # Started in the background of a script, Ctrl-C would be ignored here and by every process the tests start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if session.config.getoption("--update"):
        from a11y_audit.example_runner import rewritten
        from a11y_audit.rulebook import read_folder, rule_folder

        for rule in read_folder(rule_folder()).values():
            Path(rule.path).write_text(rewritten(Path(rule.path), rule), encoding="utf-8")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))
