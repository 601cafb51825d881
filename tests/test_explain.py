"""`a11y-audit explain`: rules in words; what is known of the image, link, heading or frame at a line."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from a11y_audit.cli.explain import command
from a11y_audit.cli.places import target_at
from tests.command_line import on_a_terminal, run, two_pages

PAGE = """\
<h1>The quay <img src="quay.jpg" alt="at dawn"></h1>
<a href="/weather" aria-label="Weather"><i></i></a>
<iframe src="map.html" title="Map of the quay"></iframe>
<p>Nothing here has a name.</p>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return two_pages(tmp_path)


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


def explained(page: str, line: int) -> str:
    return CliRunner().invoke(command, [f"{page}:{line}", "--no-ocr"]).output


def test_a_heading_is_named_by_its_content_and_the_image_in_it(page: str) -> None:
    text = explained(page, 1)
    assert "“at dawn” from alt, role image" in text
    assert "“The quay at dawn” from content, role heading" in text


def test_each_step_to_the_name_of_a_link_is_shown(page: str) -> None:
    text = explained(page, 2)
    assert "“Weather” from aria-label, role link" in text
    assert "· aria-labelledby: not there\n" in text
    assert "· aria-label: “Weather”\n" in text


def test_a_frame_is_named_by_its_title(page: str) -> None:
    assert "“Map of the quay” from title" in explained(page, 3)


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


def test_a_place_of_a_finding_about_the_page_is_explained_though_no_image_stands_there(folder: Path) -> None:
    (folder / "card.html").write_text(
        '<html lang="en"><head><title>Bridge opens</title>\n<meta property="og:image" content="bridge.jpg">\n'
        "<body><p>The bridge took nine years to build.</p></body></html>",
        encoding="utf-8",
    )
    (place,) = re.findall(
        r"^(card\.html:2:\d+): .* og-image-no-alt\[", run("card.html", folder=folder).stdout.decode(), re.MULTILINE
    )
    done = run("explain", place, "--no-ocr", folder=folder)

    assert done.returncode == 0
    assert re.search(r"^Page · card\.html:2\n  failed +og-image-no-alt\[", done.stdout.decode(), re.MULTILINE)


def test_what_was_found_of_the_page_is_told_after_the_image_on_the_same_line(folder: Path) -> None:
    page = '<html lang="en"><title>Bridge opens</title><meta property="og:image" content="b.jpg"><img src="c.jpg">'
    (folder / "minified.html").write_text(page, encoding="utf-8")
    image, _, rest = run("explain", "minified.html:1", "--no-ocr", folder=folder).stdout.decode().partition("\nPage ·")

    assert "alt-missing[" in image
    assert "og-image-no-alt[" in rest
    assert "alt-missing[" not in rest


def test_what_page_rules_found_on_the_image_is_among_its_faults(folder: Path) -> None:
    figure = '<figure><img src="{0}.jpg" alt="A pier"><figcaption>The {0} pier.{1}</figcaption></figure>\n'
    article = "".join(figure.format(*each) for each in [("east", ""), ("west", " Photo: Ana Ribeiro/Reuters")])
    (folder / "piers.html").write_text(f"<article>\n{article}</article>", encoding="utf-8")
    text = run("explain", "piers.html:2", "--no-ocr", folder=folder).stdout.decode()

    assert re.search(r"^  (failed|can't tell) +credit-missing\[", text, re.MULTILINE)


def test_rules_that_ask_nothing_of_the_image_are_counted_and_named_on_demand(folder: Path) -> None:
    counted = run("explain", "good.html:2", "--no-ocr", folder=folder).stdout.decode()
    named = run("explain", "good.html:2", "--no-ocr", "--all", folder=folder).stdout.decode()

    assert re.search(r"^  not asked +\d+ rules; --all names them$", counted, re.MULTILINE)
    assert "canvas-name-missing" not in counted
    assert "canvas-name-missing" in named


def test_a_reason_that_a_rule_has_not_is_refused(folder: Path) -> None:
    done = run("explain", "alt-missing[nothing]", folder=folder)

    assert done.returncode == 2
    assert b"alt-missing has no reason 'nothing': it has no-description, " in done.stderr


def test_the_site_starts_where_it_is_said(tmp_path: Path) -> None:
    assert target_at(str(tmp_path / "news" / "a.html"), None, "build").root == "build"


def test_the_site_starts_at_the_settings_else_in_the_folder_we_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = str(tmp_path / "site" / "news" / "a.html")
    monkeypatch.chdir(tmp_path)

    assert target_at(page, tmp_path / "site" / "a11y-audit.toml", None).root == str(tmp_path / "site")
    assert target_at(page, None, None).root == "."


def test_the_site_of_a_page_elsewhere_starts_in_the_pages_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    assert target_at(str(tmp_path / "news" / "a.html"), None, None).root == str(tmp_path / "news")


def test_columns_sets_the_width_without_a_terminal(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    rules = explained(page, 1).partition("  passed ")[2].partition("  not asked")[0].splitlines()
    assert 50 < max(map(len, rules)) <= 60
