"""What newcomers type, and what they are told: one sentence that helps, and an exit status that is right."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
<figure><img src="bridge.jpg" alt="Bridge"><figcaption>The bridge opened on Friday.</figcaption></figure>
<p>The bridge took nine years to build.</p></article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "a11y_audit", *arguments],
        check=False,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONWARNINGS": "error"},
        timeout=60,
    )


def test_without_a_word_the_help_is_shown_line_by_line(folder: Path) -> None:
    done = run(folder=folder)

    assert done.returncode == 2
    assert "\n  check " in done.stderr
    assert "\\n" not in done.stderr


def test_a_misspelt_command_is_not_taken_for_a_page(folder: Path) -> None:
    done = run("chekc", "page.html", folder=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no command, file or folder 'chekc'; did you mean 'check'?" in done.stderr


def test_a_folder_that_is_named_nearly_like_a_command_is_audited(folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "texts" / "page.html").write_text(PAGE, encoding="utf-8")

    assert "1 page" in run("texts", folder=folder).stdout


@pytest.mark.parametrize("place", ["page.html:2", "page.html:2:9"])
def test_a_place_may_be_copied_from_a_report_with_its_column(folder: Path, place: str) -> None:
    assert "“Bridge” from alt" in run("explain", place, "--no-ocr", folder=folder).stdout


def test_a_page_without_a_line_is_told_how_to_ask(folder: Path) -> None:
    assert "page.html:LINE" in run("explain", "page.html", folder=folder).stderr


def test_a_rule_of_a_stricter_profile_is_explained_too(folder: Path) -> None:
    done = run("explain", "alt-differs-across-pages", folder=folder)

    assert done.returncode == 0
    assert done.stdout.startswith("# ")
    assert "It does not run here: it belongs to the profile strict, and desk is set." in done.stdout


def test_a_rule_that_was_left_out_is_explained_too(folder: Path) -> None:
    done = run("explain", "alt-missing", "--ignore", "alt-missing", folder=folder)

    assert done.returncode == 0
    assert "It does not run here: the settings leave it out." in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("explain", "none.html:2"),
        ("answer", "none.html:2", "alt-too-short", "fine", "--why", "it is"),
        ("view", "none.json"),
        ("baseline", "none"),
        ("watch", "none"),
        ("check", "none.html"),
    ],
)
def test_what_cannot_be_read_is_exit_3_for_every_command(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, folder=folder)

    assert done.returncode == 3
    assert "none" in done.stdout + done.stderr


def test_a_mistyped_path_does_not_empty_the_baseline(folder: Path) -> None:
    run("baseline", "page.html", "--no-ocr", folder=folder)
    before = (folder / ".a11y-audit-baseline.json").read_bytes()
    done = run("baseline", "pgae.html", "--no-ocr", folder=folder)

    assert "no page was audited, so .a11y-audit-baseline.json is not written" in done.stderr
    assert (folder / ".a11y-audit-baseline.json").read_bytes() == before


def test_a_folder_that_is_still_empty_can_be_watched(folder: Path) -> None:
    (folder / "build").mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "a11y_audit", "watch", "build"], cwd=folder, stdout=subprocess.PIPE, text=True
    ) as watching:
        try:
            assert watching.stdout
            assert "no-pages" in watching.stdout.readline()
            assert watching.stdout.readline().endswith("Watching.\n")
            watching.send_signal(signal.SIGINT)
            assert watching.wait(timeout=20) == 0
        finally:
            watching.kill()


def test_an_address_and_an_office_document_are_refused_with_what_to_do(folder: Path) -> None:
    (folder / "story.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    done = run("check", "https://example.org/news/fair.html", "story.docx", folder=folder)

    assert done.returncode == 3
    assert "save the page as HTML and name the file" in done.stdout
    assert "a page is HTML or Markdown" in done.stdout


def test_a_run_that_found_no_changed_page_says_so(folder: Path) -> None:
    git = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for words in (["init", "-q"], ["add", "page.html"], ["commit", "-qm", "A page"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    done = run("check", "page.html", "--changed-since", "HEAD", folder=folder)

    assert done.returncode == 0
    assert "no page has changed since HEAD" in done.stderr
