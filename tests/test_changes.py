"""Pages that may have changed since a revision, as git knows it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from a11y_audit.site import Changes, GitError, discover
from a11y_audit.site.targets import Target
from tests.command_line import run

HOUSE_RULE = """# A caption is cut short

```toml rule
about = "caption"
extends = "substitution"

[settings.swap]
"file" = "file photo"

[reasons.wording]
severity = "note"
certainty = "certain"
says = "It says “{match}”."
do = "Write it out."
```

Readers do not know our words.
"""
BASELINE = '{"schema": "a11y-audit-baseline-1", "model": "news-1", "pages": {"a.html": {}, "b.html": {}, "c.html": {}}}'

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PAGES = {
    "a.html": '<title>A</title><img src="img/port.jpg">',
    "b.html": '<title>B</title><img src="img/peak%20one.jpg">',
    "c.html": "<title>C</title>",
}


def git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with three pages and two pictures, all committed."""
    (tmp_path / "img").mkdir()
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("port.jpg", "peak one.jpg"):
        (tmp_path / "img" / name).write_bytes(b"picture")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "All")
    return tmp_path


def touched(site: Path, revision: str = "HEAD") -> list[str]:
    items = Changes(str(site), revision).only_touched(discover([str(site)]))
    return [Path(item.path).name for item in items if isinstance(item, Target)]


def test_nothing_has_changed_in_a_fresh_commit(site: Path) -> None:
    assert touched(site) == []


def test_a_page_that_was_edited_is_touched(site: Path) -> None:
    (site / "c.html").write_text("<title>New</title>", encoding="utf-8")
    assert touched(site) == ["c.html"]


def test_a_page_that_was_changed_by_a_commit_is_touched(site: Path) -> None:
    (site / "c.html").write_text("<title>New</title>", encoding="utf-8")
    git(site, "commit", "-am", "C")
    assert touched(site) == []
    assert touched(site, "HEAD~1") == ["c.html"]


def test_a_page_that_git_does_not_know_is_touched(site: Path) -> None:
    (site / ".gitignore").write_text("d.html\n", encoding="utf-8")
    (site / "d.html").write_text("<title>D</title>", encoding="utf-8")
    (site / "e.html").write_text("<title>E</title>", encoding="utf-8")
    assert touched(site) == ["d.html", "e.html"]


@pytest.mark.parametrize(("picture", "page"), [("port.jpg", "a.html"), ("peak one.jpg", "b.html")])
def test_a_page_whose_picture_changed_is_touched(site: Path, picture: str, page: str) -> None:
    (site / "img" / picture).write_bytes(b"another picture")
    assert touched(site) == [page]


def test_a_page_whose_picture_vanished_is_touched(site: Path) -> None:
    (site / "img" / "port.jpg").unlink()
    assert touched(site) == ["a.html"]


def test_a_page_whose_missing_picture_came_is_touched(site: Path) -> None:
    (site / "c.html").write_text('<title>C</title><img src="late.png">', encoding="utf-8")
    git(site, "commit", "-am", "C")
    (site / "late.png").write_bytes(b"picture")
    assert touched(site) == ["c.html"]


def test_a_link_to_a_changed_page_is_touched(site: Path) -> None:
    (site / "twin.html").symlink_to("c.html")
    git(site, "add", ".")
    git(site, "commit", "-m", "Twin")
    (site / "c.html").write_text("<title>New</title>", encoding="utf-8")
    assert touched(site) == ["c.html", "twin.html"]


@pytest.mark.parametrize(
    "name", ["a11y-audit.toml", "house/caption-wording.md", "base.json", "answers.toml", "img/.a11yauditignore"]
)
def test_all_pages_are_touched_when_what_they_are_judged_by_has_changed(site: Path, name: str) -> None:
    judged_by = [str(site / each) for each in ("a11y-audit.toml", "house", "base.json", "answers.toml")]
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("", encoding="utf-8")
    changes = Changes(str(site), "HEAD", judged_by)
    assert changes.everything == str(Path(name))
    assert len(list(changes.only_touched(discover([str(site / "a.html")])))) == 1
    git(site, "add", ".")
    git(site, "commit", "-m", "Rules")
    assert Changes(str(site), "HEAD", judged_by).everything == ""
    assert Changes(str(site), "HEAD~1", judged_by).everything != ""
    (site / name).unlink()
    assert Changes(str(site), "HEAD", judged_by).everything != ""


def test_settings_that_git_does_not_know_may_have_changed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (site / ".gitignore").write_text("a11y-audit.toml\n", encoding="utf-8")
    outside = tmp_path_factory.mktemp("outside") / "a11y-audit.toml"
    for file in (site / "a11y-audit.toml", outside):
        file.write_text("", encoding="utf-8")
        assert Changes(str(site), "HEAD", [str(file)]).everything != ""


def test_what_is_not_there_and_never_was_changes_nothing(site: Path) -> None:
    assert Changes(str(site), "HEAD", [str(site / "none.toml")]).everything == ""


@pytest.mark.parametrize("revision", ["none", "--help", "HEAD:a.html"])
def test_what_is_no_revision_is_said(site: Path, revision: str) -> None:
    with pytest.raises(GitError, match="there is no such revision"):
        Changes(str(site), revision)


def test_a_folder_without_a_repository_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGES["a.html"], encoding="utf-8")
    done = run(
        "check", "a.html", "--changed-since", "HEAD", folder=tmp_path, GIT_CEILING_DIRECTORIES=str(tmp_path.parent)
    )
    assert done.returncode == 2
    assert b"--changed-since HEAD: not a git repository" in done.stderr


def test_without_git_it_is_said(site: Path) -> None:
    done = run("check", ".", "--changed-since", "HEAD", folder=site, PATH="")
    assert (done.returncode, done.stderr) == (2, b"a11y-audit: --changed-since HEAD: git is not installed\n")


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        ("a11y-audit.toml", 'profile = "strict"\n', ()),
        ("house/caption-wording.md", HOUSE_RULE, ("--rules", "house")),
        ("base.json", BASELINE, ("--baseline", "base.json")),
        ("a11y-audit-answers.toml", "", ()),
    ],
)
def test_changed_settings_mean_that_all_pages_are_audited(
    site: Path, name: str, text: str, arguments: tuple[str, ...]
) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    arguments = ("check", "a.html", "b.html", "c.html", "--changed-since", "HEAD", "--no-ocr", *arguments)
    done = run(*arguments, folder=site)
    assert b", 3 pages, " in done.stdout
    assert f"all pages are audited: {Path(name)} may have changed since HEAD".encode() in done.stderr
    git(site, "add", ".")
    git(site, "commit", "-m", "Settings")
    assert b"no page has changed since HEAD" in run(*arguments, folder=site).stderr


def test_a_run_of_changed_pages_mends_nothing_of_the_site(site: Path) -> None:
    known = {"credit-differs-across-pages[differ]": {"0" * 16: 1}}
    baseline = json.dumps({**json.loads(BASELINE), "site": known})
    (site / "base.json").write_text(baseline, encoding="utf-8")
    git(site, "add", ".")
    git(site, "commit", "-m", "Baseline")
    (site / "c.html").write_text("<title>New</title>", encoding="utf-8")
    done = run("check", ".", "--baseline", "base.json", "--changed-since", "HEAD", "--no-ocr", folder=site)
    assert b" 0 fixed" in done.stderr
    assert b" 1 fixed" in run("check", ".", "--baseline", "base.json", "--no-ocr", folder=site).stderr


def test_only_changed_pages_are_audited(site: Path) -> None:
    (site / "c.html").write_text("<title>New</title>", encoding="utf-8")
    done = run("check", ".", "--changed-since", "HEAD", "--no-ocr", folder=site)
    assert b", 1 page, " in done.stdout
    assert b"a.html" not in done.stdout


def test_settings_that_were_taken_away_mean_that_all_pages_are_audited(site: Path) -> None:
    (site / "a11y-audit.toml").write_text('ignore = ["caption-missing"]\n', encoding="utf-8")
    git(site, "add", ".")
    git(site, "commit", "-m", "Settings")
    git(site, "rm", "a11y-audit.toml")
    git(site, "commit", "-m", "No settings")
    done = run("check", ".", "--changed-since", "HEAD~1", "--no-ocr", folder=site)
    assert b", 3 pages, " in done.stdout
    assert b"all pages are audited: a11y-audit.toml may have changed since HEAD~1" in done.stderr
