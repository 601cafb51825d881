"""The command line in processes of its own, on two small pages."""

import os
import pty
import subprocess
import sys
from pathlib import Path

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


def two_pages(folder: Path) -> Path:
    """Puts a page without grave faults into the folder, and one with a grave fault."""
    (folder / "good.html").write_text(GOOD, encoding="utf-8")
    (folder / "bad.html").write_text(BAD, encoding="utf-8")
    return folder


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
