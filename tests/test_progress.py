"""How far a long run has come is told on standard error, and only there."""

import io
import sys

import pytest

from a11y_audit.cli import progress
from a11y_audit.cli.progress import watched


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_UNNOTICED", "_BETWEEN_FRAMES", "_BETWEEN_LINES"):
        monkeypatch.setattr(progress, name, 0.0)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("stream", [io.StringIO(), Terminal(), None], ids=["file", "terminal", "closed"])
def test_results_come_through_as_they_are(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(watched(range(5), lambda: 5)) == [0, 1, 2, 3, 4]


@pytest.mark.usefixtures("impatient")
def test_a_build_log_gets_plain_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    list(watched(range(2), lambda: 2))
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(",")[0] for line in lines] == ["a11y-audit: pages so far: 1", "a11y-audit: pages so far: 2"]
    assert "\x1b" not in "".join(lines)


@pytest.mark.usefixtures("impatient")
def test_a_terminal_gets_a_bar_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    list(watched(range(3), lambda: 3))
    assert "3/3" in screen.getvalue()
    assert "\x1b[2K" in screen.getvalue()


def test_a_short_run_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    list(watched(range(3), lambda: 3))
    assert screen.getvalue() == ""
