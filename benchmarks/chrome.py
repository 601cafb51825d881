"""Agreement with a browser: names and roles against the accessibility tree of headless Chromium.

    python -m benchmarks.chrome [--browser PROGRAM]

Runs every row of `tests/accessible_names.py` and prints those on which tool and browser differ; exit status 1 when
one does that is not listed there as different. Needs Chromium or Chrome on the machine.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from a11y_audit.reading.accessible_names import Names
from a11y_audit.reading.document.html import parse_html
from tests.accessible_names import AS_IN_CHROMIUM, NOT_AS_IN_CHROMIUM, page

OWN_ROLES = {"Abbr", "Canvas", "EmbeddedObject", "Iframe", "PluginObject", "Video"}
"""What Chromium calls elements that have no ARIA role."""

Heard = tuple[str, str, bool]
"""Role, name, and whether assistive technology meets the element."""


class Browser:
    """A headless browser spoken to by the DevTools protocol over two pipes."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive = send, receive
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._frame = self.ask("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self.ask("DOM.enable")
        self.ask("Accessibility.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Sends one command and waits for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" not in self._buffer:
                self._buffer += os.read(self._receive, 1 << 16)
            line, _, self._buffer = self._buffer.partition(b"\0")
            answer = json.loads(line)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def hear(self, markup: str) -> Heard:
        """What the browser's accessibility tree says of the element with class `it`."""
        self.ask("Page.setDocumentContent", frameId=self._frame, html=markup)
        root = self.ask("DOM.getDocument")["root"]["nodeId"]
        node = self.ask("DOM.querySelector", nodeId=root, selector=".it")["nodeId"]
        (heard, *_) = self.ask("Accessibility.getPartialAXTree", nodeId=node, fetchRelatives=False)["nodes"]
        if heard["ignored"]:
            return "", "", False
        role = heard["role"]["value"]
        return "" if role in OWN_ROLES else role, _trimmed(heard.get("name", {}).get("value", "")), True


@contextmanager
def browser(program: str) -> Iterator[Browser]:
    """Starts a browser and ends it."""
    to_read, to_send = os.pipe()
    from_read, from_send = os.pipe()
    arguments = " ".join(["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:  # its helpers end a little later
        # the protocol is spoken on descriptors 3 and 4
        command = f'exec "$0" {arguments} --user-data-dir="$1" 3<&{to_read} 4>&{from_send}'
        process = subprocess.Popen(
            ["/bin/sh", "-c", command, program, profile],
            pass_fds=(to_read, from_send),
            stderr=subprocess.DEVNULL,
        )
        try:
            yield Browser(to_send, from_read)
        finally:
            process.terminate()
            process.wait()


def hear(markup: str) -> Heard:
    """What the tool says of the element with class `it`."""
    document = parse_html(markup)
    element = document.tree.select_one(".it")
    assert element is not None
    found = Names(document).of(element)
    role = "image" if found.role == "graphics-document" else found.role  # as Chromium has it
    return (role, _trimmed(found.text), True) if found.exposed else ("", "", False)


def _trimmed(name: str) -> str:
    """White space at the ends is not compared; of a name that is nothing else one space is left."""
    return name.strip() or name[:1]


def main() -> int:
    """Compares every row and prints what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--browser", default="chromium")
    wrong = 0
    with browser(parser.parse_args().browser) as chromium:
        print(chromium.ask("Browser.getVersion")["product"])
        for markup, *_ in AS_IN_CHROMIUM:
            tool, heard = hear(page(markup)), chromium.hear(page(markup))
            if tool != heard:
                wrong += 1
                print(f"{markup}\n    browser {heard}\n    tool    {tool}")
        for (markup, *_), why in NOT_AS_IN_CHROMIUM:
            tool, heard = hear(page(markup)), chromium.hear(page(markup))
            state = "known difference" if tool != heard else "NO LONGER DIFFERENT"
            wrong += tool == heard
            print(f"{state}: {markup}\n    browser {heard}\n    tool    {tool}\n    {why}")
    print(f"{len(AS_IN_CHROMIUM) + len(NOT_AS_IN_CHROMIUM) - wrong} rows as they are listed, {wrong} not")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
