"""What the readers hand to each other before a `PageImage` is complete."""

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from turbohtml import Element

from a11y_audit.model import ImageSource, Kind

_LENGTH: Final = re.compile(r"\s*(\d{1,5})(?:\.\d*)?\s*(?:px)?\s*")
_STYLE_LENGTH: Final = re.compile(r"(?<![a-z-])(width|height)\s*:\s*(\d{1,5})(?:\.\d+)?px", re.IGNORECASE)
_UTILITY_SIZE: Final = re.compile(r"(?<![\w:-])(?:w|h|size)-\[(\d{1,4})px\]")


class Picture(Struct, frozen=True, eq=False):
    """One image construct in the tree. Lazy placeholders and noscript copies of it are its twins, not pictures.

    `outer` is the outermost element that holds this picture and nothing else (`picture`, `amp-img`, a lazy wrapper);
    the element itself when nothing wraps it. `identity` is equal for two addresses of one image: sizes, formats and
    resizing services folded away; "" when the picture has no address. `order` is the element's rank among all
    elements of the page. For `Kind.CAPTION_ONLY` the element is the one that holds the caption.
    """

    element: Element
    kind: Kind
    sources: tuple[ImageSource, ...]
    identity: str
    outer: Element
    twins: tuple[Element, ...] = ()
    attributes: Mapping[str, str] = {}
    order: int = 0


def size_of(picture: Picture) -> tuple[int | None, int | None]:
    """Width and height in CSS pixels that the attributes or the inline style ask for."""
    attributes = picture.attributes
    width, height = _pixels(attributes.get("width")), _pixels(attributes.get("height"))
    style = attributes.get("style")
    if style and (width is None or height is None):
        for side, value in _STYLE_LENGTH.findall(style):
            if side.lower() == "width":
                width = int(value) if width is None else width
            elif height is None:
                height = int(value)
    return width, height


def sides_of(picture: Picture) -> list[int]:
    """The sizes asked for that say something: with `sizes`, "0" only keeps room."""
    fluid = "sizes" in picture.attributes
    found = [side for side in size_of(picture) if side is not None and not (fluid and side == 0)]
    if not found and "-[" in (names := picture.attributes.get("class", "")):
        found = [int(size) for size in _UTILITY_SIZE.findall(names[:2_000])]
    return found


def _pixels(value: str | None) -> int | None:
    match = _LENGTH.fullmatch(value, 0, 40) if value else None
    return int(match[1]) if match else None
