"""Several reports in one run: which form goes where, and what happens when one cannot be written."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from a11y_audit.cli.destinations import Destinations, destinations
from a11y_audit.cli.output import write_file
from a11y_audit.reporters import REPORTERS, SUFFIXES
from a11y_audit.reporters.csv import COLUMNS
from a11y_audit.reporters.findings import LIMIT
from a11y_audit.reporters.github import SHOWN
from a11y_audit.reporters.html import FULL
from a11y_audit.reporters.markdown import ROWS
from a11y_audit.reporters.sarif import RESULTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bad.html").write_text('<html lang="en"><title>Harbour</title><img src="a.jpg">', encoding="utf-8")
    return tmp_path


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "a11y_audit", "check", "bad.html", "--no-ocr", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, timeout=60)


# ------------------------------------------------------------------------------------------------- what goes where


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.json", "json"),
        ("a.HTML", "html"),
        ("a.txt", "lines"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("a.xml", "junit"),
        ("a.checkstyle.xml", "checkstyle"),
        ("a.md", "markdown"),
        ("a.csv", "csv"),
        ("a.jsonl", "jsonl"),
        ("a.rdjson", "rdjson"),
        ("a.gl.json", "gitlab"),
        ("out/gl-code-quality-report.json", "gitlab"),
        ("a.github.txt", "github"),
    ],
)
def test_the_suffix_gives_the_form(name: str, form: str) -> None:
    assert destinations(None, [name]).files == ((form, name),)


def test_every_suffix_leads_to_a_form_and_every_form_has_one() -> None:
    assert set(SUFFIXES.values()) == set(REPORTERS)


@pytest.mark.parametrize(
    ("output", "form", "path"),
    [
        ("sarif=a.json", "sarif", "a.json"),
        ("text=a", "terminal", "a"),
        ("lines=a=b.html", "lines", "a=b.html"),
        ("./sarif=a.json", "json", "./sarif=a.json"),
        ("year=2026.csv", "csv", "year=2026.csv"),
    ],
)
def test_a_form_may_be_said_before_the_file(output: str, form: str, path: str) -> None:
    assert destinations(None, [output]).files == ((form, path),)


def test_the_format_decides_where_the_suffix_fits_several_or_none() -> None:
    assert destinations("gitlab", ["a.json"]) == Destinations(None, (("gitlab", "a.json"),))
    assert destinations("checkstyle", ["a.xml"]) == Destinations(None, (("checkstyle", "a.xml"),))
    assert destinations("csv", ["a.data"]) == Destinations(None, (("csv", "a.data"),))


def test_the_format_is_printed_when_no_file_takes_it() -> None:
    assert destinations("github", ["a.sarif", "b.xml"]) == Destinations(
        "github", (("sarif", "a.sarif"), ("junit", "b.xml"))
    )
    assert destinations("json", []) == Destinations("json")
    assert destinations(None, []) == Destinations()


def test_a_file_whose_form_is_not_told_is_wrong_use() -> None:
    with pytest.raises(click.UsageError, match=r"a\.data: say its form"):
        destinations(None, ["a.json", "a.data"])


def test_a_mistyped_form_is_wrong_use() -> None:
    with pytest.raises(click.UsageError, match="there is no form 'sariff'; did you mean 'sarif'"):
        destinations(None, ["sariff=results.json"])


def test_an_equals_sign_in_a_file_s_name_tells_no_form() -> None:
    assert destinations(None, ["run=7.json"]) == Destinations(None, (("json", "run=7.json"),))


def test_a_file_named_twice_is_wrong_use() -> None:
    with pytest.raises(click.UsageError, match="named twice"):
        destinations(None, ["json=a", "html=./a"])


# ------------------------------------------------------------------------------------------------------ in one run


def test_one_run_writes_many_reports_and_prints_another(folder: Path) -> None:
    done = check(folder, "-o", "a.sarif", "-o", "a.xml", "-o", "markdown=summary", "--format", "github")

    assert done.returncode == 1
    assert done.stdout.startswith("::error file=bad.html,line=1,")
    assert json.loads((folder / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.parse(folder / "a.xml").getroot().tag == "testsuites"
    assert (folder / "summary").read_text("utf-8").startswith("## ■ NOT READY")


def test_paths_are_told_from_where_the_run_was_started(folder: Path) -> None:
    page = str(folder / "bad.html")
    command = [sys.executable, "-m", "a11y_audit", "check", page, "--no-ocr", "--format", "gitlab"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder, timeout=60)

    assert {issue["location"]["path"] for issue in json.loads(done.stdout)} == {"bad.html"}


def test_a_report_that_cannot_be_written_does_not_cost_the_others(folder: Path) -> None:
    done = check(folder, "-o", "bad.html/a.sarif", "-o", "a.xml", "-o", "json=/dev/full", "--format", "lines")

    assert done.returncode == 3
    assert (folder / "a.xml").exists()
    assert "bad.html:1:" in done.stdout
    assert done.stderr == "a11y-audit: bad.html: File exists; /dev/full: No space left on device\n"


def test_the_folder_of_a_report_is_made(folder: Path) -> None:
    assert check(folder, "-o", "reports/today/a.json").returncode == 1
    assert json.loads((folder / "reports" / "today" / "a.json").read_text("utf-8"))["pages"]


def test_a_report_that_cannot_be_written_leaves_nothing_behind(folder: Path) -> None:
    (folder / "taken.json").mkdir()
    done = check(folder, "-o", "taken.json", "-o", "a.csv")

    assert done.returncode == 3
    assert done.stderr.endswith("; the report is in a.csv\na11y-audit: taken.json: Is a directory\n")
    assert sorted(path.name for path in folder.iterdir()) == ["a.csv", "bad.html", "taken.json"]


def test_a_build_log_is_told_the_outcome_when_all_goes_to_files(folder: Path) -> None:
    done = check(folder, "-o", "a.csv", "-o", "a.xml")

    assert done.stdout == ""
    assert done.stderr.startswith("a11y-audit: NOT READY, score ")
    assert done.stderr.endswith(" critical, 1 question), 1 page, 1 image; the report is in a.csv, a.xml\n")


def test_wrong_use_is_said_before_anything_is_audited(folder: Path) -> None:
    done = check(folder, "-o", "a.json", "-o", "a.data")

    assert (done.returncode, done.stdout) == (2, "")
    assert not (folder / "a.json").exists()


def test_the_help_tells_the_suffixes(folder: Path) -> None:
    text = " ".join(check(folder, "--help").stdout.split())

    assert "FORM=FILE says its form" in text
    assert ".checkstyle.xml (checkstyle)" in text


def test_a_fault_while_a_report_is_made_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "new" * 100_000
        raise RuntimeError

    file = tmp_path / "a.json"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        write_file(file, broken())

    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.json", "old")]


# ------------------------------------------------------------------------------------------------- the documentation


DOCUMENT = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")


@pytest.mark.parametrize("form", REPORTERS)
def test_every_format_is_documented(form: str) -> None:
    assert re.search(rf"^\|.*`{form}`", DOCUMENT, re.MULTILINE)


@pytest.mark.parametrize("suffix", [each for each in SUFFIXES if each.count(".") == 1])
def test_every_suffix_is_documented(suffix: str) -> None:
    assert f"`{suffix}`" in DOCUMENT


def test_the_columns_of_the_table_are_documented() -> None:
    named = re.search("columns of `csv`: (.*?)\\. A page", DOCUMENT, re.DOTALL)

    assert named
    assert tuple(name.split()[0] for name in named[1].split(",")) == COLUMNS


@pytest.mark.parametrize(
    "said",
    [
        f"more than {FULL} pages the worst {FULL} in full",
        f"at most {RESULTS:,} results",
        f"at most {SHOWN} errors",
        f"tables of at most {ROWS} rows",
        f"cut at {LIMIT} characters",
    ],
)
def test_limits_are_documented_as_they_are(said: str) -> None:
    assert said in DOCUMENT
