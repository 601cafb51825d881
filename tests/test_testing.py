"""Pages in test suites: what a test may hand over, what fails it, and what it then reads."""

from http.client import HTTPMessage
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from a11y_audit.cli import group
from a11y_audit.config import ConfigurationError
from a11y_audit.testing import NotAccessible, assert_accessible

GOOD = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens</title></head><body><article><h1>Bridge opens</h1>
<figure><img src="bridge.jpg" alt="A red bridge over a wide river at dusk">
<figcaption>The new bridge at Lant opened on Friday. Photo: Ana Ribeiro/Reuters</figcaption></figure>
<p>The bridge took nine years to build.</p></article></body></html>"""
BAD = GOOD.replace(' alt="A red bridge over a wide river at dusk"', "")

pytest_plugins = ["pytester"]


class DjangoLike:
    """What Django's test client returns: a body in `content`, headers, the WSGI environment of the request."""

    streaming = False

    def __init__(self, content: bytes, *, status: int = 200, kind: str = "text/html; charset=utf-8") -> None:
        self.content = content
        self.status_code = status
        self.headers = HTTPMessage()
        self.headers["Content-Type"] = kind
        self.request = {"PATH_INFO": "/news/bridge/", "REQUEST_METHOD": "GET"}


class StreamingDjangoLike(DjangoLike):
    """A streamed response has no content, only parts."""

    streaming = True

    def __init__(self, *parts: bytes) -> None:
        super().__init__(b"")
        del self.content
        self.parts = parts

    def __iter__(self) -> Any:
        return iter(self.parts)


def test_a_fine_page_gives_its_report() -> None:
    report = assert_accessible(GOOD)

    assert [page.title for page in report.pages] == ["Bridge opens"]


def test_a_faulty_page_fails_with_a_finding_a_line() -> None:
    with pytest.raises(NotAccessible) as failure:
        assert_accessible(BAD, name="bridge.html")

    headline, line = str(failure.value).splitlines()
    assert headline == "bridge.html: FIX FIRST, 1 finding at or above serious"
    assert line.startswith("bridge.html:2:9: error: serious certain alt-missing[captioned] ")
    assert failure.value.report.summary.failed >= 1


def test_the_threshold_can_be_moved() -> None:
    assert_accessible(BAD, fail_on="critical")

    with pytest.raises(NotAccessible, match=r"at or above minor"):
        assert_accessible(BAD, fail_on="minor")


def test_rules_can_be_chosen_and_left_out() -> None:
    assert_accessible(BAD, ignore=["alt-missing"])
    assert_accessible(BAD, select=["caption-*"])


def test_a_rule_that_does_not_exist_is_said() -> None:
    with pytest.raises(ConfigurationError, match="alt-mising"):
        assert_accessible(GOOD, ignore=["alt-mising"])


def test_text_that_still_declares_an_encoding_is_read_as_the_text_it_is() -> None:
    page = GOOD.replace("<head>", '<head><meta charset="iso-8859-5">').replace("Bridge opens", "Мост открыт")

    assert assert_accessible(page).pages[0].title == "Мост открыт"


def test_markdown_is_told_by_its_name() -> None:
    with pytest.raises(NotAccessible, match=r"bridge\.md:1:1: "):
        assert_accessible(
            "![](bridge.jpg)\n\n*The bridge. Photo: Ana Ribeiro/Reuters*\n", name="bridge.md", fail_on="note"
        )


def test_a_response_of_django_is_named_by_its_path() -> None:
    with pytest.raises(NotAccessible, match=r"^/news/bridge/: FIX FIRST"):
        assert_accessible(DjangoLike(BAD.encode()))


def test_a_response_of_flask_is_named_by_its_path() -> None:
    @Request.application
    def site(request: Request) -> Response:
        return Response(BAD if request.path == "/news/bridge" else GOOD, mimetype="text/html")

    client = Client(site)

    assert_accessible(client.get("/"))
    with pytest.raises(NotAccessible, match=r"^/news/bridge: FIX FIRST"):
        assert_accessible(client.get("/news/bridge?page=1"))


def test_a_streamed_response_is_read_to_its_end() -> None:
    data = BAD.encode()

    with pytest.raises(NotAccessible):
        assert_accessible(StreamingDjangoLike(data[:300], data[300:]))


@pytest.mark.parametrize("status", [301, 404, 500])
def test_a_response_that_is_not_the_page_is_never_a_pass(status: int) -> None:
    with pytest.raises(ValueError, match=f"status {status}"):
        assert_accessible(DjangoLike(GOOD.encode(), status=status))


def test_a_response_of_another_media_type_is_no_page() -> None:
    with pytest.raises(ValueError, match="application/json"):
        assert_accessible(DjangoLike(b"{}", kind="application/json"))


@pytest.mark.parametrize("subject", ["", b"", " \n", DjangoLike(b"")])
def test_nothing_is_never_a_pass(subject: Any) -> None:
    with pytest.raises(ValueError, match="empty"):
        assert_accessible(subject)


def test_what_is_no_page_at_all_is_said() -> None:
    with pytest.raises(ValueError, match="int is neither"):
        assert_accessible(404)


def test_the_name_of_a_file_is_not_taken_for_its_page(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")

    with pytest.raises(ValueError, match=r"is the name of a file, not HTML: hand over Path\("):
        assert_accessible(str(tmp_path / "bad.html"))


def test_a_threshold_that_is_no_severity_is_said() -> None:
    with pytest.raises(ValueError, match="fail_on is one of critical, serious, moderate, minor, note, not 'never'"):
        assert_accessible(GOOD, fail_on="never")


def test_a_folder_of_built_pages_is_audited_page_by_page(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")

    with pytest.raises(NotAccessible) as failure:
        assert_accessible(tmp_path)

    assert str(failure.value).splitlines()[0] == "2 pages: FIX FIRST, 1 finding at or above serious"


def test_a_page_that_cannot_be_read_is_never_a_pass(tmp_path: Path) -> None:
    with pytest.raises(NotAccessible, match=r"missing\.html: refused\[not-found\]"):
        assert_accessible(tmp_path / "missing.html")
    with pytest.raises(NotAccessible, match=r"refused\[no-pages\]"):
        assert_accessible(tmp_path)


def test_the_projects_settings_hold(tmp_path: Path) -> None:
    (tmp_path / "a11y-audit.toml").write_text('ignore = ["alt-missing"]', encoding="utf-8")
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")

    assert_accessible(tmp_path / "bad.html")
    assert_accessible(BAD, config=tmp_path / "a11y-audit.toml")


def test_what_the_projects_baseline_knows_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "bad.html"
    page.write_text(BAD, encoding="utf-8")
    group.main(["baseline", "bad.html", "-o", "known.json", "--no-ocr"], standalone_mode=False)
    (tmp_path / "a11y-audit.toml").write_text('baseline = "known.json"', encoding="utf-8")

    assert_accessible(page)
    page.write_text(BAD.replace("</article>", '<p><img src="pier.jpg" width="800"></p></article>'), encoding="utf-8")
    with pytest.raises(NotAccessible, match="alt-missing"):
        assert_accessible(page)


@pytest.mark.parametrize("name", ["baseline", "answers"])
def test_a_baseline_or_answers_that_are_not_there_are_a_fault_of_the_settings(tmp_path: Path, name: str) -> None:
    (tmp_path / "a11y-audit.toml").write_text(f'{name} = "gone.file"', encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"gone\.file"):
        assert_accessible(GOOD, config=tmp_path / "a11y-audit.toml")


def run(pytester: pytest.Pytester, *options: str) -> pytest.RunResult:
    """Runs a suite with the plugin, whether or not the tool is installed with its entry points."""
    plugins = ("-p", "no:asyncio", "-p", "no:a11y_audit", "-p", "a11y_audit.testing.plugin")
    return pytester.runpytest_inprocess(*plugins, *options)


SUITE = f"""
from pathlib import Path

def test_good(a11y_audit):
    a11y_audit({GOOD!r})

def test_bad(a11y_audit):
    a11y_audit({BAD!r}, name="bad.html")
"""


def test_the_fixture_fails_a_test_with_lines_and_without_frames_of_the_tool(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(SUITE)

    result = run(pytester)

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["E *NotAccessible: bad.html: FIX FIRST, 1 finding*", "E *bad.html:2:9: error: *"])
    result.stdout.no_fnmatch_line("*raise NotAccessible*")


def test_the_run_says_how_strict_the_fixture_is(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(SUITE)
    pytester.makeini("[pytest]\na11y_fail_on = critical\n")

    relaxed = run(pytester)
    strict = run(pytester, "--a11y-fail-on", "serious")

    relaxed.assert_outcomes(passed=2)
    strict.assert_outcomes(passed=1, failed=1)


def test_the_fixture_finds_the_projects_settings(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(SUITE)
    pytester.makefile(".toml", **{"a11y-audit": 'ignore = ["alt-missing"]'})

    run(pytester).assert_outcomes(passed=2)


def test_the_plugin_is_known_to_pytest_once_the_tool_is_installed() -> None:
    from tomllib import loads

    project = loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["entry-points"]["pytest11"] == {"a11y_audit": "a11y_audit.testing.plugin"}
