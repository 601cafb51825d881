"""Checks of how attributes are written."""

from collections.abc import Iterator
from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageImage, RepeatedAttribute, Result, found

_BOOLEAN: Final = frozenset(
    {
        *("allowfullscreen", "async", "autofocus", "autoplay", "checked", "controls", "default", "defer", "disabled"),
        *("formnovalidate", "inert", "ismap", "itemscope", "loop", "multiple", "muted", "nomodule", "novalidate"),
        *("open", "playsinline", "readonly", "required", "reversed", "selected"),
    }
)
"""True when they are there, whatever they are set to (HTML, boolean attributes)."""
_SPOKEN: Final = frozenset({"alt", "title", "aria-label", "aria-labelledby", "aria-describedby", "lang", "role"})


def repeated(page: Page, _options: Options) -> Iterator[Result]:
    """Is any attribute that readers hear lost, because its tag has it twice?"""
    if page.outline is None:
        return
    lost = [double for double in page.outline.repeated_attributes(_SPOKEN) if double.kept != double.dropped]
    for double in lost:
        kept, dropped, image = double.kept, double.dropped, _image_of(double, page)
        yield found("spoken", place=double.place, image=image, name=double.name, kept=kept, dropped=dropped)
    if not lost:
        yield PASSED


def doubled(page: Page, _options: Options) -> Iterator[Result]:
    """Does any other attribute stand twice in its tag?"""
    if page.outline is None:
        return
    groups: dict[str, list[RepeatedAttribute]] = {}
    for double in page.outline.repeated_attributes():
        if double.kept == double.dropped or double.name in _BOOLEAN:
            groups.setdefault("alike", []).append(double)
        elif double.name not in _SPOKEN:
            groups.setdefault("different", []).append(double)
    for reason, group in groups.items():
        first, *others = group
        places = [other.place for other in others]
        names = ", ".join(dict.fromkeys(f"{one.name} of {one.tag}" for one in group))
        yield found(reason, place=first.place, others=places, names=names)
    if not groups:
        yield PASSED


def _image_of(double: RepeatedAttribute, page: Page) -> PageImage | None:
    offset = double.place.offset
    return next((image for image in page.images if image.place.offset <= offset < image.place.end), None)
