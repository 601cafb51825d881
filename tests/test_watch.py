"""Watching pages: a real process, real files that change under it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BAD = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
<figure><img src="bridge.jpg">
<figcaption>The new bridge at Lant opened on Friday. Photo: Ana Ribeiro/Reuters</figcaption></figure>
<p>The bridge took nine years to build.</p></article></body></html>"""
GOOD = BAD.replace("<img ", '<img alt="A red bridge over a wide river at dusk" ')
WITHOUT_NOTICES = "import sys; sys.modules['watchfiles'] = None; from a11y_audit.cli import main; main(sys.argv[1:])"


class Watching:
    """A watching process, read round by round."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def round(self) -> tuple[list[str], str]:
        """The findings of the next round, and what it says of itself without the time of day."""
        assert self.process.stdout
        lines: list[str] = []
        for line in self.process.stdout:
            if line.rstrip().endswith("Watching."):
                return lines, line.partition(", ")[2].strip()
            lines.append(line.strip())
        raise AssertionError(f"it ended: {lines}")


@contextmanager
def watching(folder: Path, *start: str) -> Iterator[Watching]:
    process = subprocess.Popen(
        [sys.executable, *start, "watch", ".", "--no-ocr"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    try:
        yield Watching(process)
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
        assert output.endswith("a11y-audit: stopped watching.\n")
        assert process.returncode == 0
    finally:
        process.kill()
        process.communicate()


def test_without_notices_the_files_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD, encoding="utf-8")
    with watching(tmp_path, "-c", WITHOUT_NOTICES) as watch:
        watch.round()
        (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")

        assert watch.round() == ([], "1 page audited, 0 new, 1 fixed; 0 findings on 1 page. Watching.")


def test_a_page_is_audited_again_when_it_changes_comes_or_goes(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "other.html").write_text(GOOD, encoding="utf-8")
    with watching(tmp_path, "-m", "a11y_audit") as watch:
        lines, summary = watch.round()
        assert [line.split(" ")[0] for line in lines] == ["a.html:2:9:"]
        assert summary == "2 pages audited, 1 new, 0 fixed; 1 finding on 2 pages. Watching."

        (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
        assert watch.round() == ([], "1 page audited, 0 new, 1 fixed; 0 findings on 2 pages. Watching.")

        (tmp_path / "b.html").write_text(BAD, encoding="utf-8")
        lines, summary = watch.round()
        assert [line.split(" ")[0] for line in lines] == ["b.html:2:9:"]

        (tmp_path / "b.html").unlink()
        assert watch.round() == ([], "0 pages audited, 0 new, 1 fixed; 0 findings on 2 pages. Watching.")


def test_other_settings_have_every_page_audited_again_and_faulty_ones_are_said(tmp_path: Path) -> None:
    settings = tmp_path / "a11y-audit.toml"
    settings.write_text("", encoding="utf-8")
    (tmp_path / "a.html").write_text(BAD, encoding="utf-8")
    with watching(tmp_path, "-m", "a11y_audit") as watch:
        watch.round()

        settings.write_text('ignore = ["alt-missing"]', encoding="utf-8")
        assert watch.round() == ([], "1 page audited, 0 new, 1 fixed; 0 findings on 1 page. Watching.")

        settings.write_text("profil = 'desk'", encoding="utf-8")
        (tmp_path / "b.html").write_text(BAD, encoding="utf-8")
        lines, _ = watch.round()
        assert any("did you mean 'profile'?; what was set before holds on." in line for line in lines)
        assert not any("alt-missing" in line for line in lines)


def test_settings_that_come_while_pages_are_watched_hold_from_then_on(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(BAD, encoding="utf-8")
    with watching(tmp_path, "-m", "a11y_audit") as watch:
        watch.round()

        (tmp_path / "a11y-audit.toml").write_text('ignore = ["alt-missing"]', encoding="utf-8")
        assert watch.round() == ([], "1 page audited, 0 new, 1 fixed; 0 findings on 1 page. Watching.")


def test_what_is_not_there_is_said_and_waited_for(tmp_path: Path) -> None:
    with watching(tmp_path, "-m", "a11y_audit") as watch:
        lines, _ = watch.round()
        assert "refused[no-pages]" in lines[0]

        (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
        assert watch.round() == ([], "1 page audited, 0 new, 0 fixed; 0 findings on 1 page. Watching.")
