"""`a11y-audit explain FILE:LINE`: how the names of links, headings and frames come about."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from a11y_audit.cli.explain import command

PAGE = """\
<h1>The quay <img src="quay.jpg" alt="at dawn"></h1>
<a href="/weather" aria-label="Weather"><i></i></a>
<iframe src="map.html" title="Map of the quay"></iframe>
<p>Nothing here has a name.</p>
"""


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
