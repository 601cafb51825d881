"""The viewer, opened on a report made by hand, its keys pressed, and what is seen then."""

from collections.abc import Callable
from typing import Any

from rich.console import Console
from textual.widgets import OptionList, Static

from a11y_audit.report import Report
from a11y_audit.viewer.app import Viewer
from a11y_audit.viewer.deeds import Deeds
from tests.reports_by_hand import ferry, harbour, image, page, report

REPORT = report(page("fine.html", [image(alt="A pier")]), harbour(), ferry())


def listed(app: Viewer) -> list[str]:
    """The lines of the list."""
    return [row.text.plain.rstrip() for row in app.listed]


def here(app: Viewer) -> str:
    """The line under the cursor."""
    return listed(app)[app.query_one("#rows", OptionList).highlighted or 0]


def detail(app: Viewer) -> str:
    """The details that are shown, as words."""
    console = Console(width=100, color_system=None, _environ={})
    with console.capture() as capture:
        console.print(app.query_one("#detail", Static).content)
    return " ".join(capture.get().replace("┃", " ").split())


def head(app: Viewer) -> str:
    return str(app.query_one("#verdict", Static).content)


def conditions(app: Viewer) -> str:
    """Why not all is listed, as it stands above the list."""
    line = app.query_one("#conditions", Static)
    return str(line.content) if line.display else ""


def notes(app: Viewer) -> list[str]:
    """What the viewer said in passing."""
    return [note.message for note in app._notifications]


async def after(
    *keys: str,
    on: Report = REPORT,
    size: tuple[int, int] = (80, 24),
    deeds: Deeds | None = None,
    see: Callable[[Viewer], Any],
) -> Any:
    """Opens the viewer, presses keys and gives what `see` sees then."""
    app = Viewer(on, deeds)
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        return see(app)


def typed(text: str) -> list[str]:
    """The keys that type a filter."""
    names = {":": "colon", ">": "greater_than_sign", "=": "equals_sign", "-": "minus", "*": "asterisk", " ": "space"}
    return ["slash", *(names.get(character, character) for character in text), "enter"]


# ------------------------------------------------------------------------------------------------------- panels
