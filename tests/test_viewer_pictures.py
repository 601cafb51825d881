"""The pictures that the viewer shows."""

from io import BytesIO

import pytest
from PIL import Image

from a11y_audit.evidence.mosaic import make_mosaic
from a11y_audit.report import ImageReport
from a11y_audit.viewer.app import Viewer
from a11y_audit.viewer.deeds import Deeds, Mosaic
from tests.page_images import picture
from tests.reports_by_hand import ferry, report
from tests.viewing import after, detail, notes

CELLS: Mosaic = ((("#ff0000", "#0000ff"), ("#00ff00", "#ffffff")),)


def shows(_path: str, _image: ImageReport, _columns: int, _rows: int) -> Mosaic | None:
    return CELLS


def shows_none(_path: str, _image: ImageReport, _columns: int, _rows: int) -> Mosaic | None:
    return None


def halves(app: Viewer) -> int:
    """How many cells of a picture are drawn above the details."""
    return detail(app).count("▀")


async def seen(*keys: str, deeds: Deeds, size: tuple[int, int] = (140, 30)) -> int:
    return int(await after(*keys, on=report(ferry()), deeds=deeds, size=size, see=halves))


# ------------------------------------------------------------------------------------------------------------- cells


def test_each_cell_has_the_colour_of_its_upper_and_of_its_lower_half() -> None:
    image = Image.new("RGB", (64, 64), "red")
    image.paste("blue", (0, 32, 64, 64))
    upper, lower = make_mosaic(as_jpeg(image), 1, 1)[0][0]

    assert (upper[1:3] > "f0", upper[5:] < "10") == (True, True)
    assert (lower[1:3] < "10", lower[5:] > "f0") == (True, True)


@pytest.mark.parametrize(
    ("size", "cells"), [((400, 200), (40, 10)), ((200, 400), (14, 14)), ((400, 4), (40, 1)), ((40, 40), (28, 14))]
)
def test_a_picture_keeps_its_proportions(size: tuple[int, int], cells: tuple[int, int]) -> None:
    mosaic = make_mosaic(picture(size, "JPEG"), 40, 14)

    assert (len(mosaic[0]), len(mosaic)) == cells


def as_jpeg(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=95)
    return file.getvalue()


# ------------------------------------------------------------------------------------------------------------- viewer


@pytest.mark.asyncio
async def test_a_wide_terminal_shows_the_picture_that_a_finding_is_about() -> None:
    assert await seen("3", deeds=Deeds(picture=shows)) == 2
    assert await seen("3", "p", deeds=Deeds(picture=shows)) == 0


@pytest.mark.asyncio
async def test_a_narrow_terminal_shows_it_when_asked() -> None:
    assert await seen("3", deeds=Deeds(picture=shows), size=(80, 24)) == 0
    assert await seen("3", "p", deeds=Deeds(picture=shows), size=(80, 24)) == 2


@pytest.mark.asyncio
async def test_it_is_said_why_no_picture_is_shown() -> None:
    on = report(ferry())

    assert await after("3", "p", on=on, deeds=Deeds(picture=shows_none), see=notes) == [
        "The picture's file is not there, or cannot be shown."
    ]
    assert await after("3", "p", on=on, see=notes) == ["Pictures are made of colours, and these are switched off."]


@pytest.mark.asyncio
async def test_a_picture_is_made_once() -> None:
    made: list[int] = []

    def picture_of(_path: str, image: ImageReport, _columns: int, _rows: int) -> Mosaic | None:
        made.append(image.n)
        return CELLS

    await seen("3", "g", "G", "g", "G", deeds=Deeds(picture=picture_of))

    assert len(made) == len(set(made))
