"""The command line on many pages: lists, processes, and what is kept between runs."""

import json
from pathlib import Path

import pytest

from tests.command_line import run

PAGE = '<html lang="en"><title>{0}</title><h1>{0}</h1><img src="{0}.jpg"><p>Words.</p>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with more pages than are audited without looking them up."""
    (tmp_path / "site").mkdir()
    for n in range(20):
        (tmp_path / "site" / f"{n:02}.html").write_text(PAGE.format(n), encoding="utf-8")
    return tmp_path


def test_what_is_kept_changes_no_report(folder: Path) -> None:
    first, second, fresh = (
        run("check", "site", "--no-ocr", *options, folder=folder)
        for options in (("--cache-dir", "kept"), ("--cache-dir", "kept"), ("--no-cache",))
    )

    assert first.stdout == second.stdout == fresh.stdout
    assert (first.returncode, first.stderr) == (1, b"")
    assert [path.name for path in (folder / "kept").iterdir()] == ["results-1.sqlite"]


def test_a_damaged_file_is_made_anew_and_that_is_said(folder: Path) -> None:
    good = run("check", "site", "--no-ocr", "--cache-dir", "kept", folder=folder)
    (folder / "kept" / "results-1.sqlite").write_bytes(b"no database" * 1000)
    again = run("check", "site", "--no-ocr", "--cache-dir", "kept", folder=folder)

    assert again.stdout == good.stdout
    assert again.stderr.startswith(b"a11y-audit: The file of earlier results was damaged")
    assert run("check", "site", "--no-ocr", "--cache-dir", "kept", folder=folder).stderr == b""


def test_a_few_pages_and_runs_that_keep_nothing_leave_no_file(folder: Path) -> None:
    run("check", "site/01.html", "site/02.html", "--no-ocr", "--cache-dir", "kept", folder=folder)
    (folder / "a11y-audit.toml").write_text("cache = false\n", encoding="utf-8")
    run("check", "site", "--no-ocr", "--cache-dir", "kept", folder=folder)

    assert not (folder / "kept").exists()


def test_any_number_of_processes_gives_the_same_report(folder: Path) -> None:
    one, three = (
        run("check", "site", "--no-ocr", "--no-cache", "--jobs", jobs, "-f", "json", folder=folder).stdout
        for jobs in ("1", "3")
    )

    assert one == three


def test_a_list_on_standard_input_names_the_pages(folder: Path) -> None:
    names = b"site/03.html\nhttps://example.org/04\n"
    done = run("check", "--from", "-", "--root", "site", "--no-ocr", "-f", "json", folder=folder, stdin=names)

    assert [page["path"] for page in json.loads(done.stdout)["pages"]] == ["site/03.html", "site/04.html"]


def test_a_list_that_is_not_there_is_an_error(folder: Path) -> None:
    done = run("check", "--from", "none.txt", folder=folder)

    assert (done.returncode, done.stderr) == (3, b"a11y-audit: none.txt: No such file or directory\n")


def test_a_list_on_standard_input_cannot_name_standard_input(folder: Path) -> None:
    done = run("check", "--from", "-", folder=folder, stdin=b"-\n")

    assert done.returncode == 3
    assert b'cannot name "-" as a page' in done.stderr


def test_no_pages_at_all_is_wrong_use(folder: Path) -> None:
    done = run("check", folder=folder)

    assert done.returncode == 2
    assert b"say which pages" in done.stderr


@pytest.mark.parametrize("command", ["check", "watch"])
@pytest.mark.parametrize(("pattern", "why"), [("!", "'!'"), ("[z-a]", "bad character range z-a")])
def test_a_pattern_of_the_settings_that_says_nothing_is_wrong_use(
    folder: Path, pattern: str, why: str, command: str
) -> None:
    settings = folder / "a11y-audit.toml"
    settings.write_text(f'exclude = ["{pattern}"]\n', encoding="utf-8")
    done = run(command, "site", "--no-ocr", folder=folder)

    says = f"a11y-audit: {settings.resolve()}: exclude: Invalid git pattern: {why}\n"
    assert (done.returncode, done.stderr.decode()) == (2, says)


@pytest.mark.parametrize("pattern", ["[+--].html", "[[a].html", "[a&&b].html"])
def test_no_pattern_of_paths_has_python_warn(folder: Path, pattern: str) -> None:
    (folder / "a11y-audit.toml").write_text(
        f'exclude = ["{pattern}"]\noverrides = [{{ paths = ["{pattern}"], profile = "strict" }}]\n', encoding="utf-8"
    )
    (folder / ".a11yauditignore").write_text(f"{pattern}\n", encoding="utf-8")
    done = run("check", ".", pattern, "--no-ocr", "--fail-on", "never", folder=folder)

    assert b"Warning" not in done.stderr


def test_the_settings_exclude_pages_from_folders(folder: Path) -> None:
    (folder / "a11y-audit.toml").write_text('exclude = ["site/0*", "/site/1[1-9].html"]\n', encoding="utf-8")
    done = run("check", "site", "--no-ocr", "-f", "json", folder=folder)

    assert [page["path"] for page in json.loads(done.stdout)["pages"]] == ["site/10.html"]
