"""The command line as its users meet it: real processes, real files, exit status and one clear sentence."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from a11y_audit.cli import COMMANDS, group

GOOD = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
<figure><img src="bridge.jpg" alt="A red bridge over a wide river at dusk">
<figcaption>The new bridge at Lant opened on Friday. Photo: Ana Ribeiro/Reuters</figcaption></figure>
<p>The bridge took nine years to build.</p></article></body></html>"""
BAD = GOOD.replace(' alt="A red bridge over a wide river at dusk"', "")


def run(
    *arguments: str, folder: Path, stdin: bytes | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "a11y_audit", *arguments],
        check=False,
        cwd=folder,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONWARNINGS": "error", **variables},
        timeout=60,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_a_page_without_grave_faults_exits_0(folder: Path) -> None:
    assert run("check", "good.html", "--no-ocr", folder=folder).returncode == 0


def test_a_page_with_a_grave_fault_exits_1_and_names_the_place(folder: Path) -> None:
    done = run("check", "bad.html", "--no-ocr", folder=folder)

    assert done.returncode == 1
    assert b"bad.html:2:9: error: serious certain alt-missing[captioned]" in done.stdout


def test_a_path_alone_means_check(folder: Path) -> None:
    assert (
        run("bad.html", "--no-ocr", folder=folder).stdout == run("check", "bad.html", "--no-ocr", folder=folder).stdout
    )


def test_fail_on_moves_the_threshold(folder: Path) -> None:
    assert run("check", "bad.html", "--fail-on", "critical", folder=folder).returncode == 0
    assert run("check", "bad.html", "--fail-on", "never", folder=folder).returncode == 0


def test_min_score_fails_a_page_below_it(folder: Path) -> None:
    assert run("check", "bad.html", "--fail-on", "never", "--min-score", "99", folder=folder).returncode == 1


def test_a_folder_is_searched_for_pages(folder: Path) -> None:
    (folder / "notes.txt").write_text("no page", encoding="utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "page.html").write_text(BAD, encoding="utf-8")
    report = json.loads(run("check", ".", "--format", "json", "--no-ocr", folder=folder).stdout)

    assert [page["path"] for page in report["pages"]] == ["./bad.html", "./good.html"]


def test_standard_input_is_a_page(folder: Path) -> None:
    done = run("check", "-", "--no-ocr", folder=folder, stdin=BAD.encode())

    assert done.returncode == 1
    assert b"<stdin>:2:9: error" in done.stdout


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.html", b"", "empty.html: refused[empty]: The file is empty."),
        ("blank.html", b" \r\n\t ", "blank.html: refused[empty]: The file is empty."),
        ("photo.html", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8, "photo.html: refused[not-text]: "),
        ("program.html", b"\x7fELF\x02\x01\x01" + bytes(4000), "program.html: refused[not-text]: "),
    ],
)
def test_a_file_that_is_no_page_is_refused_and_the_others_are_kept(
    folder: Path, name: str, data: bytes, says: str
) -> None:
    (folder / name).write_bytes(data)
    done = run("check", name, "bad.html", "--no-ocr", folder=folder)

    assert done.returncode == 3
    assert says in done.stdout.decode()
    assert b"bad.html:2:9: error" in done.stdout
    assert done.stderr == b""


def test_a_path_that_is_not_there_is_refused(folder: Path) -> None:
    done = run("check", "gone.html", "bad.html", "--no-ocr", folder=folder)

    assert done.returncode == 3
    assert b"gone.html: refused[not-found]: There is no such file or folder." in done.stdout
    assert b"bad.html:2:9: error" in done.stdout


def test_a_folder_without_pages_is_refused(folder: Path) -> None:
    (folder / "images").mkdir()
    done = run("check", "images", folder=folder)

    assert done.returncode == 3
    assert b"images: refused[no-pages]: The folder holds no pages" in done.stdout


def test_a_pipe_in_the_place_of_a_page_is_refused(folder: Path) -> None:
    os.mkfifo(folder / "pipe.html")
    done = run("check", "pipe.html", folder=folder)

    assert done.returncode == 3
    assert b"pipe.html: refused[not-a-file]: It is not a regular file." in done.stdout


def test_broken_structured_data_is_a_finding_and_no_obstacle(folder: Path) -> None:
    page = GOOD.replace("</head>", '<script type="application/ld+json">{"image": [}</script></head>')
    (folder / "good.html").write_text(page, encoding="utf-8")
    done = run("check", "good.html", "--no-ocr", folder=folder)

    assert done.returncode == 1
    assert b"jsonld-invalid" in done.stdout


def test_an_empty_image_file_beside_the_page_is_no_obstacle(folder: Path) -> None:
    (folder / "bridge.jpg").write_bytes(b"")
    done = run("check", "good.html", folder=folder)

    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("profil = 'desk'", "there is no setting 'profil'; did you mean 'profile'?"),
        ("profile = [", "not valid TOML"),
        ("rules = ['nowhere']", "there is no folder of house rules at "),
    ],
)
def test_wrong_settings_stop_the_run_with_one_sentence(folder: Path, settings: str, says: str) -> None:
    (folder / "a11y-audit.toml").write_text(settings, encoding="utf-8")
    done = run("check", "good.html", folder=folder)

    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1


def test_a_broken_house_rule_stops_the_run_and_names_its_line(folder: Path) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "credit-x.md").write_text("# T\n\n```toml rule\nabout = 3\n```\n", encoding="utf-8")
    done = run("check", "good.html", "--rules", "house", folder=folder)

    assert done.returncode == 2
    assert done.stderr.startswith(b"a11y-audit: house/credit-x.md:3: the settings are wrong")


@pytest.mark.parametrize("arguments", [["check"], ["check", "good.html", "--format", "docx"], ["check", "--wrong"]])
def test_wrong_use_exits_2_with_one_sentence(folder: Path, arguments: list[str]) -> None:
    done = run(*arguments, folder=folder)

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_report_file_takes_its_form_from_its_suffix(folder: Path) -> None:
    run("check", "bad.html", "--no-ocr", "--output", "out.json", folder=folder)
    run("check", "bad.html", "--no-ocr", "--output", "out.html", folder=folder)

    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["schema"] == "a11y-audit-report-1"
    assert (folder / "out.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_report_that_cannot_be_written_exits_3(folder: Path) -> None:
    done = run("check", "good.html", "--no-ocr", "--output", "no/such/folder/out.json", folder=folder)

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


def on_a_terminal(*arguments: str, folder: Path) -> str:
    """What a terminal of 100 columns shows."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "a11y_audit", *arguments]
    with subprocess.Popen(command, cwd=folder, stdout=theirs, stderr=theirs, env=environment):
        os.close(theirs)
        shown = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:  # Linux says so that the other end is closed
                data = b""
            if not data:
                os.close(ours)
                return shown.decode().replace("\r\n", "\n")
            shown += data


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

    assert "./bad.html" in shown
    assert "./good.html" in shown
    assert "This picture has a caption but no description" not in shown
    assert shown.endswith("The report is in out.json\n")


@pytest.mark.parametrize("form", ["lines", "json", "html", "terminal"])
def test_a_file_name_that_is_no_text_stops_no_report(folder: Path, form: str) -> None:
    name = os.fsdecode(b"a\n\x1b[31m\xff\xe9.html")
    (folder / name).write_text(BAD, encoding="utf-8")
    done = run("check", ".", "--no-ocr", "--format", form, folder=folder)

    assert done.returncode == 1
    assert b"\x1b[31m" not in done.stdout
    assert b"\xff" not in done.stdout
    assert done.stderr == b""


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_folder_that_may_not_be_read_is_refused(folder: Path) -> None:
    (folder / "locked").mkdir(mode=0)
    alone = run("check", "locked", folder=folder)
    beside_pages = run("check", ".", "--no-ocr", folder=folder)

    assert alone.stdout.startswith(b"locked: refused[unreadable]: The folder cannot be read: ")
    assert b"no-pages" not in alone.stdout
    assert b"./locked: refused[unreadable]" in beside_pages.stdout
    assert (alone.returncode, beside_pages.returncode) == (3, 3)


def test_a_folder_that_links_to_itself_is_searched_once(folder: Path) -> None:
    (folder / "again").symlink_to(".")
    report = json.loads(run("check", ".", "--format", "json", "--no-ocr", folder=folder).stdout)

    assert len(report["pages"]) == 2


def test_a_link_to_itself_is_refused(folder: Path) -> None:
    (folder / "loop.html").symlink_to("loop.html")
    done = run("check", "loop.html", folder=folder)

    assert done.returncode == 3
    assert b"loop.html: refused[unreadable]: " in done.stdout


def test_a_link_out_of_the_site_is_refused_and_one_inside_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "outside.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "site" / "page.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "site" / "twin.html").symlink_to("page.html")
    (tmp_path / "site" / "way-out.html").symlink_to("../outside.html")
    report = json.loads(run("check", "site", "--format", "json", "--no-ocr", folder=tmp_path).stdout)

    assert [page["path"] for page in report["pages"]] == ["site/page.html", "site/twin.html"]
    assert [(each["path"], each["limit"]) for each in report["refused"]] == [("site/way-out.html", "outside-root")]


@pytest.mark.parametrize("name", ["x" * 5000, "folder/\n\x1b[2J.html"])
def test_an_impossible_name_is_refused_in_one_line(folder: Path, name: str) -> None:
    done = run("check", name, folder=folder)

    assert done.returncode == 3
    assert b"refused[not-found]" in done.stdout
    assert len(done.stdout.splitlines()) == 2


def test_a_page_beyond_the_limit_of_size_is_refused(folder: Path) -> None:
    with (folder / "huge.html").open("wb") as file:
        file.write(BAD.encode())
        file.truncate(65 * 2**20)
    for done in (
        run("check", "huge.html", folder=folder),
        run("check", "-", folder=folder, stdin=(folder / "huge.html").read_bytes()),
    ):
        assert done.returncode == 3
        assert b"refused[size]: The page is larger than 64 MiB." in done.stdout


def without(descriptor: int, *arguments: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Runs with standard input (0), output (1) or error (2) closed."""
    command = f'exec {sys.executable} -m a11y_audit "$@" {descriptor}>&-'
    everything = ["sh", "-c", command, "sh", *arguments]
    return subprocess.run(everything, check=False, cwd=folder, capture_output=True, timeout=60)


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


def test_a_saved_report_can_be_read_in_plain_form(folder: Path) -> None:
    run("check", "bad.html", "--no-ocr", "--output", "out.json", folder=folder)
    done = run("view", "out.json", "--plain", folder=folder)

    assert done.returncode == 0
    assert b"no description" in done.stdout


def test_view_refuses_what_is_no_report(folder: Path) -> None:
    (folder / "other.json").write_text("{}", encoding="utf-8")
    done = run("view", "other.json", "--plain", folder=folder)

    assert done.returncode == 2
    assert b"other.json is not a saved report" in done.stderr


def test_explain_shows_a_rule(folder: Path) -> None:
    done = run("explain", "alt-missing[captioned]", folder=folder)

    assert done.returncode == 0
    assert done.stdout.startswith(b"# A picture has no description")
    assert b"a11y_audit.checks.alt.presence:missing" in done.stdout


def test_a_terminal_gets_a_rule_in_words(folder: Path) -> None:
    shown = on_a_terminal("explain", "alt-missing", folder=folder)

    assert shown.startswith("A picture has no description\nalt-missing ")
    assert "```" not in shown


def test_explain_suggests_the_rule_that_was_meant(folder: Path) -> None:
    done = run("explain", "alt-mising", folder=folder)

    assert done.returncode == 2
    assert b"did you mean 'alt-missing'?" in done.stderr


def test_explain_shows_what_is_known_of_the_image_at_a_line(folder: Path) -> None:
    text = run("explain", "good.html:2", "--no-ocr", folder=folder).stdout.decode()

    assert "“A red bridge over a wide river at dusk” from alt" in text
    assert "“The new bridge at Lant opened on Friday.”" in text
    assert "persons: “Ana Ribeiro”" in text
    assert "organisations: “Reuters”" in text
    assert "passed" in text
    assert "alt-missing," in text.partition("\n  passed ")[2].partition("\n  not asked ")[0]


def test_explain_names_the_nearest_image(folder: Path) -> None:
    done = run("explain", "good.html:4", "--no-ocr", folder=folder)

    assert done.returncode == 2
    assert b"no image at good.html:4; the nearest is at line 2" in done.stderr


def test_rules_lists_the_rules(folder: Path) -> None:
    done = run("rules", folder=folder)

    assert done.returncode == 0
    assert done.stdout.splitlines()[0].startswith(b"alt-")


def test_the_rules_own_examples_can_be_run_by_anybody(folder: Path) -> None:
    done = run("test", folder=folder)

    assert done.returncode == 0
    assert b" 0 do not" in done.stdout


def test_help_lists_every_option_once_in_sections(folder: Path) -> None:
    text = run("check", "--help", folder=folder).stdout.decode()
    sections = [line for line in text.splitlines() if line.endswith(":") and not line.startswith(" ")]

    assert sections == [
        "Which pages:",
        "Reports:",
        "What fails:",
        "What is accepted:",
        "Rules:",
        "How it runs:",
        "Options:",
    ]
    assert text.partition("Options:\n")[2].split() == "-h, --help Show this message and exit.".split()  # noqa: SIM905


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_and_explains_itself(name: str) -> None:
    assert CliRunner().invoke(group, [name, "--help"]).exit_code == 0
    assert f"  {name} " in CliRunner().invoke(group, ["--help"]).stdout
