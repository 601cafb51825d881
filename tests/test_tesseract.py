"""Tesseract when it is missing, broken, slow or hostile. The stand-ins are shell scripts."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from a11y_audit.evidence.ocr import NOT_INSTALLED, OcrEngine, read_text
from a11y_audit.evidence.tesseract import TesseractProgram, find_engine
from a11y_audit.model import NotKnown
from tests.page_images import picture

PLAIN = picture((1000, 500))

LISTING = '[ "$1" = --list-langs ] && { printf "List of available languages (1):\\neng\\n"; exit 0; }\n'
HEADER = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n"
ROWS = (
    "5\\t1\\t1\\t1\\t1\\t1\\t5\\t5\\t50\\t20\\t91.5\\tEvening\\n5\\t1\\t1\\t1\\t1\\t2\\t60\\t5\\t50\\t20\\t93\\tnews\\n"
)

Program = Callable[..., TesseractProgram]

posix = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are shell scripts")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Makes a stand-in for the tesseract program from the body of a shell script."""

    def make(body: str, seconds: float = 1.0, listing: str = LISTING) -> TesseractProgram:
        path = tmp_path / "tesseract"
        path.write_text(f"#!/bin/sh\n{listing}{body}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return TesseractProgram(str(path), seconds)

    return make


def why(engine: OcrEngine) -> str:
    with pytest.raises(NotKnown) as unknown:
        read_text(PLAIN, "en", engine)
    return str(unknown.value)


def is_gone(pid: int) -> bool:
    """Has the process ended (and waits at most to be buried)? Signals take a moment."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_missing_program_is_said_to_be_missing_and_how_to_get_it(tmp_path: Path) -> None:
    assert why(TesseractProgram(str(tmp_path / "none"))) == NOT_INSTALLED
    assert "apt install tesseract-ocr" in NOT_INSTALLED
    assert "pip install tesserocr" in NOT_INSTALLED


def test_a_tesserocr_that_cannot_be_loaded_gives_way_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    assert isinstance(find_engine.__wrapped__(), TesseractProgram)


@posix
def test_a_working_program_is_believed(program: Program) -> None:
    read = read_text(PLAIN, "en", program(f'cat > /dev/null; printf "{HEADER}{ROWS}"'))
    assert (read.text, read.engine, read.languages) == ("Evening news", "tesseract", "eng")


@posix
def test_a_program_that_may_not_be_run_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "tesseract"
    path.write_text("#!/bin/sh\n")
    path.chmod(0o600)
    assert why(TesseractProgram(str(path))) == "Tesseract cannot be started: permission denied"


@posix
def test_a_file_that_is_no_program_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "tesseract"
    path.write_bytes(b"\x7fELFnot really")
    path.chmod(0o700)
    assert why(TesseractProgram(str(path))) == "Tesseract cannot be started: exec format error"


@posix
def test_a_program_that_hangs_is_ended(program: Program) -> None:
    assert why(program("sleep 600", seconds=0.3)) == "Tesseract did not answer within 0.3 seconds"


@posix
def test_a_program_that_hangs_when_asked_for_its_languages_is_asked_once(program: Program, tmp_path: Path) -> None:
    log = tmp_path / "log"
    engine = program("", seconds=0.3, listing=f"echo asked >> {log}; sleep 600\n")
    assert why(engine) == why(engine) == "Tesseract did not answer within 0.3 seconds"
    assert log.read_text() == "asked\n"


@posix
def test_an_engine_that_is_late_again_and_again_is_not_asked_any_more(program: Program) -> None:
    engine = program("sleep 600", seconds=0.2)
    assert [why(engine) for _ in range(3)][2] == "Tesseract was too late repeatedly and is not asked again"


@posix
@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("exit 3", "Tesseract failed (exit status 3)"),
        ("kill -SEGV $$", "Tesseract failed (signal 11)"),
        ("exit 0", "Tesseract's answer cannot be read"),
        ("printf 'no table\\n'", "Tesseract's answer cannot be read"),
        (f'printf "{HEADER}1\\t2\\n5\\tx\\ty\\tz\\n"', "Tesseract's answer cannot be read"),
        (
            f'printf "{HEADER}5\\t1\\t1\\t1\\t1\\t1\\tleft\\t5\\t5\\t5\\tsure\\tword\\n"',
            "Tesseract's answer cannot be read",
        ),
        ("head -c 4096 /dev/urandom", "Tesseract's answer cannot be read"),
        (
            f'printf "{HEADER}5\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\tinf\\tword\\n"',
            "Tesseract's answer cannot be read",
        ),
    ],
    ids=["status", "crash", "silence", "no table", "short rows", "no numbers", "noise", "infinite"],
)
def test_a_program_that_fails_or_talks_nonsense_is_not_believed(program: Program, body: str, words: str) -> None:
    assert why(program(body)) == words


@posix
def test_bytes_that_are_no_utf8_do_no_harm(program: Program) -> None:
    rows = ROWS.replace("Evening", "Even\\377ing")
    assert read_text(PLAIN, "en", program(f'printf "{HEADER}{rows}"')).text == "Even\ufffding news"


@posix
def test_a_program_that_never_stops_writing_is_ended(program: Program) -> None:
    assert why(program("yes", seconds=5.0)) == "Tesseract did not answer within 5 seconds"


@posix
def test_a_program_that_floods_its_error_output_is_believed_all_the_same(program: Program) -> None:
    body = f'head -c 20000000 /dev/zero >&2; printf "{HEADER}{ROWS}"'
    assert read_text(PLAIN, "en", program(body, seconds=20)).text == "Evening news"


@posix
@pytest.mark.parametrize(
    "body",
    [
        "sleep 600 & echo $! > {pid}; exit 1",
        "sleep 600 & echo $! > {pid}; sleep 600",
        "(sleep 600 & echo $! > {pid}) > /dev/null 2>&1; exit 1",
        "trap '' TERM HUP INT; sleep 600 & echo $! > {pid}; wait",
    ],
    ids=["holds the pipe", "both hang", "let go of the pipe", "deaf to signals"],
)
def test_no_child_of_the_program_is_left_behind(program: Program, tmp_path: Path, body: str) -> None:
    pid = tmp_path / "pid"
    why(program(body.format(pid=pid), seconds=0.8))
    assert is_gone(int(pid.read_text()))


@posix
def test_an_answer_is_not_lost_because_a_child_holds_the_pipe(program: Program, tmp_path: Path) -> None:
    body = f'printf "{HEADER}{ROWS}"; sleep 600 & echo $! > {tmp_path / "pid"}; exit 0'
    assert read_text(PLAIN, "en", program(body, seconds=30)).text == "Evening news"
    assert is_gone(int((tmp_path / "pid").read_text()))


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_behind_when_we_are_told_to_end(tmp_path: Path, number: signal.Signals) -> None:
    pid = tmp_path / "pid"
    stand_in = tmp_path / "tesseract"
    stand_in.write_text(f"#!/bin/sh\n{LISTING}echo $$ > {pid}.new; mv {pid}.new {pid}; sleep 600\n")
    stand_in.chmod(0o700)
    code = (
        "import sys; from a11y_audit.evidence.tesseract import TesseractProgram; from PIL import Image;"
        "TesseractProgram(sys.argv[1], 60).read(Image.new('L', (90, 90)), 'eng')"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(stand_in)], stderr=subprocess.DEVNULL) as ours:
        while not pid.exists():
            time.sleep(0.02)
        ours.send_signal(number)
        ours.wait()
    assert is_gone(int(pid.read_text()))
