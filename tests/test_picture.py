"""The picture in the README is what the tool prints today."""

from pathlib import Path

from a11y_audit.reporters import picture
from tests.approved import assert_approved
from tests.test_reports import PAGES, report_on

PICTURE = Path(__file__).parent.parent / "docs" / "report.svg"


def test_the_picture_in_the_readme_is_as_approved(update: bool) -> None:
    assert_approved(PICTURE, picture.render(report_on(PAGES / "strait-crossing.md")), update=update)
