"""The language server as editors meet it: a real process, messages of the protocol over its standard streams."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

from lsprotocol import types

from a11y_audit.cli import group
from a11y_audit.lsp.edits import edits
from a11y_audit.lsp.positions import Positions
from a11y_audit.lsp.templates import settled
from a11y_audit.model import Source
from a11y_audit.report import Outcome, PageReport

HEAD = '<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>\n'
BAD = f"""{HEAD}<figure><img src="bridge.jpg">
<figcaption>The new bridge at Lant opened on Friday. Photo: Ana Ribeiro/Reuters</figcaption></figure>
<p>The bridge took nine years to build.</p></article></body></html>"""


class Editor:
    """Speaks JSON-RPC with a server, as an editor does. Packages in `installed` can be imported by the server."""

    def __init__(self, folder: Path, *, installed: str = "", **options: Any) -> None:
        self.folder = folder
        self._open: set[str] = set()
        self._numbers = count(1)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "a11y_audit", "lsp", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [installed, os.environ.get("PYTHONPATH")]))},
        )
        self.capabilities = self.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=[{"uri": folder.as_uri(), "name": "site"}],
            capabilities={},
            initializationOptions=options or None,
        )["capabilities"]
        self.tell("initialized")

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        while (answer := self._receive()).get("id") != number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def hear(self, method: str) -> Any:
        """What the next notification of a kind says."""
        while (message := self._receive()).get("method") != method:
            pass
        return message["params"]

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, text: str, name: str = "page.html", language: str = "html") -> list[dict[str, Any]]:
        document = {"uri": self.uri(name), "languageId": language, "version": 1, "text": text}
        self._open.add(name)
        self.tell("textDocument/didOpen", textDocument=document)
        return self.diagnostics()

    def change(self, text: str, version: int, name: str = "page.html") -> None:
        document = {"uri": self.uri(name), "version": version}
        self.tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def diagnostics(self) -> list[dict[str, Any]]:
        shown = self.hear("textDocument/publishDiagnostics")
        while not shown["uri"].startswith(self.folder.as_uri()):  # of a page that another test has closed
            shown = self.hear("textDocument/publishDiagnostics")
        found: list[dict[str, Any]] = shown["diagnostics"]
        return found

    def close_all(self) -> None:
        for name in self._open:
            self.tell("textDocument/didClose", textDocument={"uri": self.uri(name)})
        self._open.clear()

    def actions(self, where: dict[str, Any], name: str = "page.html") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask(
            "textDocument/codeAction", textDocument={"uri": self.uri(name)}, range=where, context={"diagnostics": []}
        )
        return found

    def leave(self) -> int:
        self.ask("shutdown")
        self.tell("exit")
        _, errors = self._process.communicate(timeout=20)
        assert errors == b"", errors.decode()
        return self._process.returncode

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has gone"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One server for all tests: it takes longer to start than to answer."""
    editor = Editor(tmp_path_factory.mktemp("site"), delay=20)
    yield editor
    assert editor.leave() == 0


@pytest.fixture
def editor(session: Editor, tmp_path: Path) -> Iterator[Editor]:
    session.folder = tmp_path
    yield session
    session.close_all()
    session.tell("workspace/didChangeConfiguration", settings={"a11y-audit": {"delay": 20}})


def applied(action: dict[str, Any], text: str) -> str:
    """The document after the edit of an action; lines end in LF and hold no character beyond U+FFFF."""
    [[change]] = action["edit"]["changes"].values()
    lines = text.split("\n")

    def offset(position: dict[str, int]) -> int:
        return sum(len(line) + 1 for line in lines[: position["line"]]) + position["character"]

    start, end = offset(change["range"]["start"]), offset(change["range"]["end"])
    return text[:start] + str(change["newText"]) + text[end:]


def test_an_open_page_shows_its_findings_with_place_level_code_and_a_link_to_the_lesson(editor: Editor) -> None:
    [finding] = editor.open(BAD)

    assert finding["range"] == {"start": {"line": 1, "character": 8}, "end": {"line": 1, "character": 30}}
    assert finding["severity"] == types.DiagnosticSeverity.Error
    assert finding["code"] == "alt-missing[captioned]"
    assert finding["codeDescription"]["href"].endswith("/rules/alt-missing.md")
    assert finding["source"] == "a11y-audit"
    assert finding["message"].startswith("This picture has a caption but no description")


def test_what_is_typed_is_shown_once_the_typing_pauses(editor: Editor) -> None:
    editor.open(BAD)
    for version in range(2, 6):
        editor.change(BAD.replace("<img", "<img " + "x" * version), version)
    editor.change(BAD.replace("<img", '<img alt="A red bridge over a wide river"'), 6)

    shown = editor.hear("textDocument/publishDiagnostics")

    assert (shown["version"], shown["diagnostics"]) == (6, [])


def test_a_question_that_is_answered_is_no_longer_asked(editor: Editor, tmp_path: Path) -> None:
    asked = BAD.replace("The new bridge at Lant opened", "The Korean Korean Central Bridge opened")
    asked = asked.replace("<img", '<img alt="A red structure over a river"')
    [finding] = editor.open(asked)
    assert finding["code"].startswith("caption-doubled-word")
    page = tmp_path / "answered.html"
    page.write_text(asked, encoding="utf-8")

    answer = ["answer", f"{page}:3", "caption-doubled-word", "fine", "--why", "So the town is called", "--no-ocr"]
    group.main([*answer, "--answers", str(tmp_path / "a11y-audit-answers.toml")], standalone_mode=False)
    (tmp_path / "a11y-audit.toml").write_text('answers = "a11y-audit-answers.toml"', encoding="utf-8")

    assert editor.open(asked, page.name) == []


def test_a_draft_is_offered_as_an_edit_that_mends_the_finding(editor: Editor) -> None:
    [finding] = editor.open(BAD)

    draft, _ = editor.actions(finding["range"])
    mended = applied(draft, BAD)

    assert '<img alt="The new bridge at Lant opened on Friday [rewrite: say what is seen]" src="bridge.jpg">' in mended
    assert draft["diagnostics"] == [finding]
    editor.change(mended, 2)
    assert all(each["code"] != "alt-missing[captioned]" for each in editor.diagnostics())


def test_accepting_a_finding_takes_a_written_reason(editor: Editor) -> None:
    [finding] = editor.open(BAD)

    _, accept = editor.actions(finding["range"])
    unwritten = applied(accept, BAD)
    editor.change(unwritten, 2)
    without_reason = editor.diagnostics()
    editor.change(unwritten.replace("-- -->", "-- described in the text below -->"), 3)

    assert "alt-missing[captioned]" in [each["code"] for each in without_reason]
    assert editor.diagnostics() == []


def test_no_edit_is_offered_for_a_text_that_has_changed_since(editor: Editor) -> None:
    [finding] = editor.open(BAD)
    editor.change("<p>x</p>" + BAD, 2)

    assert editor.actions(finding["range"]) == []


def test_resting_on_a_finding_says_why_it_matters(editor: Editor) -> None:
    editor.open(BAD)
    where = {"line": 1, "character": 12}

    hover = editor.ask("textDocument/hover", textDocument={"uri": editor.uri("page.html")}, position=where)

    assert hover["contents"]["kind"] == "markdown"
    assert "Browsers do not take the caption as the picture's name" in hover["contents"]["value"]
    assert "WCAG 1.1.1, ACT 23a2a8" in hover["contents"]["value"]
    away = {"line": 0, "character": 0}
    assert editor.ask("textDocument/hover", textDocument={"uri": editor.uri("page.html")}, position=away) is None


def test_a_markdown_article_is_read_as_markdown(editor: Editor) -> None:
    findings = editor.open("# Bridge opens\n\n![IMG_2034.jpg](IMG_2034.jpg)\n", "article.md", "markdown")

    assert [each["range"]["start"]["line"] for each in findings if each["code"].startswith("alt-")] == [2]


def test_a_closed_page_shows_nothing(editor: Editor) -> None:
    editor.open(BAD)
    editor.tell("textDocument/didClose", textDocument={"uri": editor.uri("page.html")})

    assert editor.diagnostics() == []


def test_the_projects_settings_hold_and_are_read_again_when_they_change(editor: Editor) -> None:
    settings = editor.folder / "a11y-audit.toml"
    settings.write_text('ignore = ["alt-missing"]', encoding="utf-8")

    assert editor.open(BAD) == []
    settings.write_text("[severity]\nalt-missing = 'minor'", encoding="utf-8")
    editor.tell("workspace/didChangeWatchedFiles", changes=[{"uri": settings.as_uri(), "type": 2}])
    assert [each["severity"] for each in editor.diagnostics()] == [types.DiagnosticSeverity.Warning]


def test_settings_that_cannot_be_used_are_said(editor: Editor) -> None:
    (editor.folder / "a11y-audit.toml").write_text("profil = 'strict'", encoding="utf-8")
    document = {"uri": editor.uri("page.html"), "languageId": "html", "version": 1, "text": BAD}
    editor.tell("textDocument/didOpen", textDocument=document)

    assert "did you mean 'profile'?" in editor.hear("window/showMessage")["message"]


def test_the_editors_settings_go_before_the_projects(editor: Editor) -> None:
    editor.open(BAD)
    settings = {"a11y-audit": {"ignore": ["alt-missing"], "delay": 0}}
    editor.tell("workspace/didChangeConfiguration", settings=settings)

    assert editor.diagnostics() == []
    editor.tell("workspace/didChangeConfiguration", settings={"a11y-audit": {"profle": "strict"}})
    assert "did you mean 'profile'?" in editor.hear("window/showMessage")["message"]


MEETING_RULE = """\
# Two pages are audited at once

```toml rule
about = "image"

[reasons.met]
severity = "serious"
certainty = "certain"
says = "The audits of two pages met."
do = "Let one wait for the other."
```
"""
MEETING_CHECK = """\
from threading import Barrier, BrokenBarrierError

from a11y_audit import PASSED, found

BOTH = Barrier(2)

def meet(image, page, options):
    try:
        BOTH.wait(0.5)
    except BrokenBarrierError:
        BOTH.reset()
        return PASSED
    return found("met")
"""


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """A folder with an installed plug-in whose check waits a while for another audit, and finds that one came."""
    files = {
        "meeting/__init__.py": "",
        "meeting/checks.py": MEETING_CHECK,
        "meeting/rules/image-meet.md": MEETING_RULE,
        "meeting-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: meeting\nVersion: 1.0\n",
        "meeting-1.0.dist-info/entry_points.txt": "[a11y_audit.rules]\nmeeting = meeting\n",
        "a11y-audit.toml": 'plugins = ["meeting"]\nselect = ["image-meet"]\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_of_two_open_pages_one_waits_for_the_other(meeting: Path) -> None:
    editor = Editor(meeting, installed=str(meeting))
    editor.open("<p>No picture: the rules are loaded.</p>", "empty.html")
    for name in ("one.html", "two.html"):
        document = {"uri": editor.uri(name), "languageId": "html", "version": 1, "text": BAD}
        editor.tell("textDocument/didOpen", textDocument=document)

    shown = [editor.hear("textDocument/publishDiagnostics") for _ in range(2)]
    editor.leave()

    assert {each["uri"]: each["diagnostics"] for each in shown} == {
        editor.uri("one.html"): [],
        editor.uri("two.html"): [],
    }


def report(text: str, name: str = "page.html") -> PageReport:
    from a11y_audit.config import Config, choose_rules
    from a11y_audit.site import audit_source

    page = audit_source(Source(name, text.encode()), choose_rules(Config(profile="strict")), ocr=False)
    assert isinstance(page, PageReport)
    return page


def one(page: PageReport, rule: str) -> Outcome:
    [found] = [outcome for outcome in page.outcomes if outcome.rule == rule]
    return found


@pytest.mark.parametrize(
    ("encoding", "character"),
    [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)],
)
def test_columns_count_in_the_units_agreed_on(encoding: str, character: int) -> None:
    assert Positions("x\n𝄞é|", encoding).position(5) == types.Position(1, character)


def test_lines_end_where_the_protocol_says_they_do() -> None:
    positions = Positions("a\r\nb\rc\u2028d\ne")

    assert [positions.position(offset).line for offset in (0, 3, 5, 7, 9)] == [0, 1, 2, 2, 3]
    assert positions.position(99) == types.Position(3, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<img src=a.jpg alt='Ed &quot;Ed&quot; Lee'>", None),
        ('<IMG ALT="Image of a red boat" SRC=boat.jpg>', '<IMG alt="A red boat" SRC=boat.jpg>'),
        ("<img src=boat.jpg alt=\n'Image  of a red boat'/>", '<img src=boat.jpg alt="A red boat"/>'),
        ('<img src="a>b.jpg" alt="Image of a &lt;red&gt; boat">', '<img src="a>b.jpg" alt="A &lt;red&gt; boat">'),
    ],
)
def test_a_draft_replaces_the_value_of_the_alt_attribute_and_nothing_else(before: str, after: str | None) -> None:
    text = f"{HEAD}<p>Boats race.</p>{before}</article></body></html>"
    page = report(text)
    drafts = [
        text[: edit.start] + edit.text + text[edit.end :]
        for outcome in page.outcomes
        if outcome.rule == "alt-redundant-words" or (outcome.suggestion and outcome.suggestion.field == "alt")
        for edit in edits(outcome, page.images[0], text)
        if edit.title.startswith("Use")
    ]

    assert (text.replace(before, after) in drafts) if after else not drafts


MARKDOWN = "---\ntitle: Bridge opens\n---\n# Bridge opens\n\n![](bridge.jpg)\n"


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("page.html", BAD, "<figure><!-- a11y-audit: allow {0} -- --><img"),
        ("page.html", BAD.replace("<img", "\n  <img"), "\n  <!-- a11y-audit: allow {0} -- -->\n  <img"),
        ("page.md", MARKDOWN, "opens\n\n<!-- a11y-audit: allow {0} -- -->\n![]("),
        ("page.html", "<!DOCTYPE html><img src=bridge.jpg>", None),
        ("page.md", MARKDOWN.replace("# Bridge opens\n\n", ""), None),
    ],
)
def test_a_finding_is_accepted_before_its_picture_and_never_for_the_whole_page(
    name: str, text: str, after: str | None
) -> None:
    page = report(text, name)
    outcome = one(page, "alt-missing")
    accepting = [edit for edit in edits(outcome, page.images[0], text) if edit.title.startswith("Accept")]
    accepted = [text[: edit.start] + edit.text + text[edit.end :] for edit in accepting]

    assert bool(accepted) is (after is not None)
    for changed in accepted:
        assert (after or "").format(f"alt-missing[{outcome.reason}]") in changed
        again = report(changed.replace("-- -->", "-- told in the text -->"), name)
        assert one(again, "alt-missing").suppressed is not None


def test_no_draft_is_offered_where_the_tag_is_ambiguous() -> None:
    text = f'{HEAD}<p>Boats race.</p><img src=a.jpg alt="Image of a red boat" alt="x"></article></body></html>'
    page = report(text)

    titles = [
        edit.title
        for outcome in page.outcomes
        if outcome.suggestion and outcome.image is not None
        for edit in edits(outcome, page.images[0], text)
    ]

    assert not [title for title in titles if title.startswith("Use")]


def test_in_a_template_what_code_fills_in_is_not_judged_yet() -> None:
    text = """{% extends "base.html" %}<article><h1>{{ title }}</h1>
<img src="{{ a.url }}" alt="{{ a.alt }}">
<img src="{{ b.url }}">
<img src="c.jpg" {{ attributes }}></article>"""
    page = report(text)
    kept = settled(page.outcomes, text)

    assert {outcome.rule for outcome in page.outcomes} >= {"alt-placeholder", "alt-missing"}
    assert [(outcome.rule, outcome.place.line) for outcome in kept if outcome.rule.startswith("alt-")] == [
        ("alt-missing", 3)
    ]


def test_a_shortcode_is_no_template_s_code_and_is_judged() -> None:
    text = '# Bridge opens\n\n{{< figure src="img/mayor.jpg" >}}\n\nThe bridge opened on Monday, nine years late.\n'
    page = report(text, "page.md")

    assert "alt-missing" in {outcome.rule for outcome in settled(page.outcomes, text)}


def test_no_draft_is_offered_in_front_matter_which_has_quotes_of_its_own() -> None:
    front = '---\ntitle: "Bridge opens"\nimage: a.jpg\nimage_caption: "Cars wait before the the bridge."\n---\n\n'
    text = f"{front}The bridge opened on Monday, nine years after the first stone was laid.\n"
    page = report(text, "page.md")
    outcome = one(page, "caption-doubled-word")
    assert outcome.suggestion is not None
    assert not list(edits(outcome, page.images[0], text))
