"""Where the command line writes: files, terminals, pipes and streams that are closed, until it is stopped."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import BAD, on_a_terminal, run, two_pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_pages(tmp_path)


def without(descriptor: int, *arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs with standard input (0), output (1) or error (2) closed."""
    command = f'exec {sys.executable} -m a11y_audit "$@" {descriptor}>&-'
    everything = ["sh", "-c", command, "sh", *arguments]
    return subprocess.run(everything, check=False, cwd=folder, capture_output=True, timeout=60)


def test_a_report_file_takes_its_form_from_its_suffix(folder: Path) -> None:
    run("check", "bad.html", "--no-ocr", "--output", "out.json", folder=folder)
    run("check", "bad.html", "--no-ocr", "--output", "out.html", folder=folder)

    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["schema"] == "a11y-audit-report-1"
    assert (folder / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_report_that_cannot_be_written_exits_3(folder: Path) -> None:
    done = run("check", "good.html", "--no-ocr", "--output", "good.html/out.json", folder=folder)

    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1


def test_a_full_disk_exits_3(folder: Path) -> None:
    done = run("check", "bad.html", "--no-ocr", "--output", "/dev/full", "--format", "json", folder=folder)

    assert done.returncode == 3
    assert b"No space left on device" in done.stderr


def test_a_reader_that_goes_away_is_no_traceback(folder: Path) -> None:
    command = f"{sys.executable} -m a11y_audit check bad.html --no-ocr --format json | head -c 1 >/dev/null"
    done = subprocess.run(command, shell=True, check=False, cwd=folder, capture_output=True, timeout=60)

    assert b"Traceback" not in done.stderr


def test_text_is_another_word_for_terminal(folder: Path) -> None:
    text = run("check", "bad.html", "--no-ocr", "--format", "text", folder=folder)

    assert text.stdout == run("check", "bad.html", "--no-ocr", "--format", "terminal", folder=folder).stdout
    assert b"text" not in run("check", "--help", folder=folder).stdout.partition(b"--format")[2].partition(b"]")[0]


def test_a_terminal_shows_the_whole_report(folder: Path) -> None:
    shown = on_a_terminal("check", "bad.html", "--no-ocr", folder=folder)

    assert "bad.html" in shown
    assert "This picture has a caption but no description" in shown


def test_a_terminal_shows_an_overview_of_a_report_that_goes_to_a_file(folder: Path) -> None:
    shown = on_a_terminal("check", ".", "--no-ocr", "--output", "out.json", folder=folder)

    assert "bad.html" in shown
    assert "good.html" in shown
    assert "This picture has a caption but no description" not in shown
    assert shown.endswith("The report is in out.json\n")


def test_closed_output_is_an_error_unless_a_file_was_asked_for(folder: Path) -> None:
    closed = without(1, "check", "bad.html", "--no-ocr", folder=folder)
    to_a_file = without(1, "check", "bad.html", "--no-ocr", "--output", "out.json", folder=folder)

    assert (closed.returncode, closed.stderr) == (3, b"a11y-audit: standard output: it is closed\n")
    assert to_a_file.returncode == 1
    assert to_a_file.stderr.endswith(b"; the report is in out.json\n")
    assert json.loads((folder / "out.json").read_bytes())["summary"]["pages"] == 1


def test_closed_input_is_refused(folder: Path) -> None:
    done = without(0, "check", "-", folder=folder)

    assert done.returncode == 3
    assert b"<stdin>: refused[unreadable]: Standard input is closed." in done.stdout


def test_closed_error_output_loses_nothing(folder: Path) -> None:
    done = without(2, "check", "bad.html", "--no-ocr", folder=folder)

    assert done.returncode == 1
    assert b"alt-missing" in done.stdout


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_run_with_one_line_and_no_report(folder: Path, name: str) -> None:
    number = signal.Signals[name]
    command = [sys.executable, "-m", "a11y_audit", "check", "-", "--output", "out.json"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(bytes(2**20))  # more than a pipe holds: when it is written, the page is being read
        process.send_signal(number)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 128 + number
    assert said.strip() == b"a11y-audit: stopped."
    assert not (folder / "out.json").exists()


def test_a_terminal_without_unicode_gets_escapes(folder: Path) -> None:
    page = BAD.replace("The new bridge", "서울 다리")
    (folder / "bad.html").write_text(page, encoding="utf-8")
    done = run("check", "bad.html", "--no-ocr", "--format", "terminal", folder=folder, PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert done.stdout.isascii()
