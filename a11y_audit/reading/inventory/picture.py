"""What the readers hand to each other before a `PageImage` is complete."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from turbohtml import Element

from a11y_audit.model import ImageSource, Kind
from a11y_audit.reading.inventory.wrapping import outermost
from a11y_audit.text.patterns import pattern

TWIN_KINDS: Final = frozenset((Kind.IMG, Kind.CUSTOM_ELEMENT))
"""Constructs that pages give twice or wrap: lazy placeholders, `noscript` copies, one for each screen size."""
_RATIOS: Final = frozenset([(16, 9), (9, 16), (4, 3), (3, 4), (3, 2), (2, 3), (21, 9)])
"""Sizes that only keep room, in the shape of the picture."""
_LENGTH: Final = pattern(r"\s*(\d{1,5})(?:\.\d*)?\s*(?:px)?\s*")
_STYLE_LENGTH: Final = pattern(r"(width|height)(?<![a-z-]width)(?<![a-z-]height)\s*:\s*(\d{1,5})(?:\.\d+)?px")
"""Is matched against lower case."""
_UTILITY_SIZE: Final = pattern(r"(?<![\w:-])(?:w|h|size)-\[(\d{1,4})px\]")


class Picture(Struct, frozen=True, eq=False):
    """One image construct in the tree. Lazy placeholders and noscript copies of it are its twins, not pictures.

    `identity` is equal for two addresses of one image: sizes, formats and resizing services folded away; "" when the
    picture has no address. `order` grows with the place in the page. `size` is what the page asks for. For
    `Kind.CAPTION_ONLY` the element is the one that holds the caption.
    """

    element: Element
    kind: Kind
    sources: tuple[ImageSource, ...]
    identity: str
    twins: tuple[Element, ...] = ()
    attributes: Mapping[str, str] = {}
    order: int = 0
    size: tuple[int | None, int | None] = (None, None)

    @property
    def outer(self) -> Element:
        """The outermost element that holds this picture and nothing else; its own when nothing wraps it."""
        return outermost(self.element, self.twins) if self.kind in TWIN_KINDS else self.element


def size_of(attributes: Mapping[str, str]) -> tuple[int | None, int | None]:
    """Width and height in CSS pixels that the attributes or the inline style ask for."""
    width = _pixels(attributes["width"]) if "width" in attributes else None
    height = _pixels(attributes["height"]) if "height" in attributes else None
    style = attributes.get("style")
    if style and (width is None or height is None):
        for side, value in _STYLE_LENGTH.findall(style.lower()):
            if side == "width":
                width = int(value) if width is None else width
            elif height is None:
                height = int(value)
    return width, height


def sides_of(picture: Picture) -> list[int]:
    """The sizes asked for that say something: ratios ("16", "9"; "1", "1" of a choice of files) only keep room."""
    width, height = picture.size
    found = [side for side in (width, height) if side is not None]
    if picture.size in _RATIOS or (picture.size == (1, 1) and "srcset" in picture.attributes):
        return []
    if 0 in found and "sizes" in picture.attributes:
        found = [side for side in found if side]
    if not found and "-[" in (names := picture.attributes.get("class", "")):
        found = [int(size) for size in _UTILITY_SIZE.findall(names[:2_000])]
    return found


def _pixels(value: str) -> int | None:
    if value.isdecimal() and len(value) < 6:
        return int(value)
    match = _LENGTH.fullmatch(value, 0, 40)
    return int(match[1]) if match else None
