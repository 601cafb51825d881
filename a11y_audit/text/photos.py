"""Which pictures a newsroom owes a caption and a credit."""

import re
from typing import Final

from a11y_audit.model import Kind, Page, PageImage
from a11y_audit.text.image_suffixes import is_vector_file, names_image_file
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import words

_DRAWN: Final = frozenset({Kind.SVG, Kind.CANVAS, Kind.BACKGROUND, Kind.VIDEO, Kind.INPUT, Kind.AREA})
"""Constructs that show a drawing, a decoration, a control or a film, but no photo."""
GUESSED: Final = frozenset({"paragraph", "box", "beside"})
"""Ways of finding a caption by its place alone: without a credit, it may as well be a line of the article."""
_LEAST_SIDE: Final = 200
"""CSS pixels; smaller pictures are signs, faces and previews."""
_SIZE: Final = pattern(r"(?<![\w.])(\d{2,4})x(\d{2,4})(?!\w)|[?&/,](?:w|width|h|height)[=_-](\d{2,4})(?!\d)")
_IN_PAGE: Final = ("#", "javascript:")


def owed_photos(page: Page) -> tuple[PageImage, ...]:
    """The article's photos: its own pictures without graphics, previews, and second showings of one picture.

    A picture that has neither caption nor credit counts only if it stands in the page as those do that have one: in
    a figure, where they stand in figures, and not in a link to elsewhere.
    """
    return page.derive(_owed)


def _owed(page: Page) -> tuple[PageImage, ...]:
    told = [photo for photo in page.photos if _is_told(photo)]
    in_figures = bool(told) and all(photo.figure for photo in told)
    seen = {photo.identity for photo in told if photo.identity}
    photos = [photo for photo in _without_copies(told) if photo.credit or _is_told_photo(photo, page)]
    for photo in page.photos:
        if _is_told(photo) or photo.identity in seen or not _is_photo(photo, page):
            continue
        if photo.figure or not in_figures:
            photos.append(photo)
            seen.add(photo.identity)
    return tuple(sorted(photos, key=lambda photo: photo.n))


def _is_told(photo: PageImage) -> bool:
    """Does a caption or a credit stand with it?"""
    return photo.caption is not None or photo.is_credited_here


def _is_told_photo(photo: PageImage, page: Page) -> bool:
    if not photo.sources or _leads_elsewhere(photo):
        return False
    return not (is_graphic(photo, page) or is_film(photo) or _is_small(photo))


def _leads_elsewhere(photo: PageImage) -> bool:
    """Is it linked, and not to a larger copy of itself? What lies behind the link may bring the credit."""
    if photo.link is None:
        return False
    href = photo.link.href
    if href.lower().startswith(_IN_PAGE):
        return False
    return not names_image_file(href) or ":" in href.rpartition("/")[2]  # a wiki's page about the picture


def _without_copies(photos: list[PageImage]) -> list[PageImage]:
    """One of each picture: the first of those that are best told, by a credit and by a caption."""
    kept: dict[str, PageImage] = {}
    for photo in photos:
        key = photo.identity or str(photo.n)
        if key not in kept or _told(photo) > _told(kept[key]):
            kept[key] = photo
    return list(kept.values())


def _told(photo: PageImage) -> tuple[bool, bool]:
    return photo.credit is not None, photo.caption is not None


_RUNNING_TIME: Final = pattern(r"(?<!\d)\d{1,2}:\d\d (?:min|Min)\b|(?:^|[|•·(–—-]\s?)\d{1,2}(?::\d\d){1,2}\)?$")
"""A time of day stands behind a word ("at 22:15")."""
_TIME_FIRST: Final = pattern(r"\s*+\d{1,2}:\d\d\b")
_FILM_LABEL: Final = pattern(r"(?:v[ií]d[eé]o|wideo|film|видео|فيديو|동영상|動画|影片|视频)\s?[:：]", re.IGNORECASE)


def begins_with_running_time(said: str) -> bool:
    """Does a text beside a picture begin with a running time ("2:43 ...")? It speaks of a film, not of its still."""
    return _TIME_FIRST.match(said) is not None


def is_film(photo: PageImage) -> bool:
    """Does a running time stand beside it ("2:43 min"), or the word "Video:"? It is a film's still with its teaser."""
    if photo.kind is Kind.VIDEO:
        return True
    said = photo.caption.text if photo.caption else ""
    credited = photo.credit.text if photo.credit else ""
    if ":" in said and _RUNNING_TIME.search(said[-40:]) is not None:
        return True
    if ":" in credited and begins_with_running_time(credited):
        return True
    return (":" in said or "：" in said) and _FILM_LABEL.match(said) is not None


def _is_photo(photo: PageImage, page: Page) -> bool:
    if not photo.sources or photo.kind in _DRAWN or "aria-hidden" in photo.attributes:
        return False
    if _leads_elsewhere(photo) or (photo.link and photo.link.text):
        return False
    return not _is_small(photo) and not is_graphic(photo, page)


def _is_small(photo: PageImage) -> bool:
    if any(side is not None and side < _LEAST_SIDE for side in (photo.width, photo.height)):
        return True
    if len(photo.sources) > 1:
        return False
    sides = [int(side) for match in _SIZE.finditer(photo.src[-200:]) for side in match.groups() if side]
    return bool(sides) and max(sides) < _LEAST_SIDE


def is_graphic(photo: PageImage, page: Page) -> bool:
    """Is it drawn: a vector file, or a chart, map, illustration or screenshot by its own description?"""
    if photo.kind in _DRAWN or is_vector_file(photo.src):
        return True
    spoken = set(words(photo.alt.text)[:12]) if photo.alt and photo.alt.text else set()
    lists = lexicon(page.language_code)
    return not spoken.isdisjoint(lists.chart_words) or not spoken.isdisjoint(lists.medium_words)
