"""Markdown pages for tests, and what was read of their images."""

from a11y_audit.model import Page, PageImage, Place, Source
from a11y_audit.reading import read

LONG = "The harbour office said on Monday that the quay would stay closed to cars until the crane has been inspected."


def page_of(text: str, path: str = "story.md") -> Page:
    return read(Source(path, text.encode()))


def only(text: str) -> tuple[Page, PageImage]:
    page = page_of(text)
    assert len(page.images) == 1
    return page, page.images[0]


def spelled(page: Page, place: Place | None) -> str:
    assert place is not None
    return page.text[place.offset : place.end]


def caption(image: PageImage) -> str | None:
    return image.caption.text if image.caption else None


def credit(image: PageImage) -> str | None:
    return image.credit.text.strip() if image.credit else None
