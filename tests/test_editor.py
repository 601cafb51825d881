"""Opening a place in the user's editor, and answers given in the viewer."""

import sys
from pathlib import Path

import pytest

from a11y_audit.answers import read_answers
from a11y_audit.cli.editor import EditorError, arguments, edit
from a11y_audit.cli.settings import RuleChoice
from a11y_audit.cli.view import answering
from a11y_audit.model import Verdict
from a11y_audit.report import PageReport
from a11y_audit.viewer import DeedError
from tests.reports_by_hand import image, outcome, page, question


@pytest.mark.parametrize(
    ("editor", "started"),
    [
        ("vi", ["vi", "+41", "a.html"]),
        ("emacs -nw", ["emacs", "-nw", "+41", "a.html"]),
        ("code --wait", ["code", "--wait", "--goto", "a.html:41"]),
        ("/usr/bin/subl -w", ["/usr/bin/subl", "-w", "a.html:41"]),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way(editor: str, started: list[str]) -> None:
    assert arguments(editor, "a.html", 41) == started


@pytest.mark.parametrize("editor", [r"C:\Windows\notepad.exe -n", r'"C:\Windows\notepad.exe" -n'])
def test_on_windows_a_backslash_parts_folders(editor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("a11y_audit.cli.editor._IS_WINDOWS", True)
    assert arguments(editor, "a.html", 41)[:2] == [r"C:\Windows\notepad.exe", "-n"]


def test_a_file_that_looks_like_an_option_is_still_a_file() -> None:
    assert arguments("vi", "-c.html", 1)[-1] == "./-c.html"


@pytest.mark.parametrize("editor", ["", "vi 'unclosed"])
def test_an_editor_that_is_none_is_refused(editor: str) -> None:
    with pytest.raises(EditorError):
        arguments(editor, "a.html", 1)


def test_visual_goes_before_editor_and_gets_line_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import pathlib, sys; pathlib.Path(sys.argv[2] + '.seen').write_text(sys.argv[1])")
    article = tmp_path / "a.html"
    article.write_text("<p>")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.setenv("EDITOR", "false")

    edit(str(article), 7)

    assert (tmp_path / "a.html.seen").read_text() == "+7"


@pytest.mark.parametrize("editor", ["false", "no-such-editor"])
def test_an_editor_that_fails_or_is_not_there_is_said(
    editor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "a.html"
    article.write_text("<p>")
    monkeypatch.setenv("VISUAL", editor)

    with pytest.raises(EditorError, match=editor):
        edit(str(article), 1)


def test_a_page_that_is_not_in_this_folder_cannot_be_opened() -> None:
    with pytest.raises(EditorError, match="no file that can be opened"):
        edit("elsewhere.html", 1)


def asking(folder: Path) -> PageReport:
    """A page with two questions of one cause."""
    asked = [question(fingerprint="0123456789abcdef:1"), question(fingerprint="fedcba9876543210:1")]
    return page(str(folder / "a.html"), [image()], [outcome(), *asked])


def test_answers_given_in_the_viewer_are_stored_as_the_command_stores_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = asking(tmp_path)

    answered = answering(RuleChoice())(one, list(one.outcomes[1:]), "fine", "two agencies, one pool")

    stored = read_answers(Path(answered.file))
    assert [(answer.page, answer.answer, answer.why) for answer in stored] == [
        ("a.html", "fine", "two agencies, one pool")
    ] * 2


def test_a_page_that_was_answered_is_given_as_the_next_run_reports_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = asking(tmp_path)

    fine = answering(RuleChoice())(one, [one.outcomes[1]], "fine", "seen").page.outcomes
    fault = answering(RuleChoice())(one, [one.outcomes[2]], "fault", "two houses").page.outcomes

    assert [outcome.suppressed is not None for outcome in fine] == [False, True, False]
    assert fault[2].verdict is Verdict.FAILED


def test_an_answer_is_taken_back_unless_the_file_has_changed_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = asking(tmp_path)
    first = answering(RuleChoice())(one, [one.outcomes[1]], "fine", "seen")
    second = answering(RuleChoice())(one, [one.outcomes[2]], "fine", "seen")

    with pytest.raises(DeedError, match="has changed since"):
        first.take_back()
    second.take_back()
    assert len(read_answers(Path(first.file))) == 1
    first.take_back()
    assert not Path(first.file).exists()


def test_a_question_about_several_pages_is_not_answered_in_the_viewer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    one = page(str(tmp_path / "a.html"), [image()], [question("alt-differs-across-pages")])

    with pytest.raises(DeedError, match="compares pages, which no answer is about"):
        answering(RuleChoice())(one, [*one.outcomes], "fine", "both are true")
    assert not Path("a11y-audit-answers.toml").exists()


def test_a_file_of_answers_that_is_damaged_is_left_alone_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a11y-audit-answers.toml").write_text("<<<<<<< ours")
    one = asking(tmp_path)

    with pytest.raises(DeedError, match="not valid TOML"):
        answering(RuleChoice())(one, [one.outcomes[1]], "fine", "seen")
    assert (tmp_path / "a11y-audit-answers.toml").read_text() == "<<<<<<< ours"
