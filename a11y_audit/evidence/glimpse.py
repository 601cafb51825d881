"""Words that may stand in a small picture (a button, a logo), read with less certainty than `ocr.read_text` asks for.

What is read here tells nothing by itself: letters of a logo are drawn, not set, and are misread. It is there to be
compared with words that are known already: a file's name, an accessible name.
"""

from typing import TYPE_CHECKING, Final, Protocol

from a11y_audit.evidence.languages import choose_languages
from a11y_audit.evidence.pixels import open_image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.Image import Image

    from a11y_audit.evidence.ocr import Word

_SIDE: Final = 600
"""Pixels of the longer side at which a picture is read."""
_LEAST: Final = 30
"""Confidence (0-100) below which a reading is noise."""
_ONE_BLOCK: Final = 6
_SPARSE: Final = 11
_MOST_WORDS: Final = 24


class BlockReader(Protocol):
    """An engine that can be told how the words lie in the picture."""

    def installed(self) -> frozenset[str]:
        """See `OcrEngine`."""
        ...

    def read(self, image: "Image", languages: str, segmentation: int | None = None) -> "Sequence[Word]":
        """See `OcrEngine`."""
        ...


def glimpse(data: bytes, language: str, engine: BlockReader) -> tuple[str, ...]:
    """The words that may stand in the picture, each once.

    Raises:
        NotKnown: the image cannot be decoded, or the engine does not work.
    """
    languages = choose_languages(language, engine.installed())
    with open_image(data) as opened:
        grey, dark = _prepared(opened)
    found = [*engine.read(grey, languages, _ONE_BLOCK), *engine.read(dark, languages, _SPARSE)]
    texts = dict.fromkeys("".join(filter(str.isalnum, word.text)) for word in found if word.confidence >= _LEAST)
    return tuple(text for text in texts if text)[:_MOST_WORDS]


def _prepared(image: "Image") -> "tuple[Image, Image]":
    """The picture in grey and in the darkest of its three colours, enlarged, with room around it."""
    from PIL import Image, ImageChops

    image.draft("RGB", (_SIDE, _SIDE))  # a large JPEG need not be decoded in full
    colour = image.convert("RGBA")
    colour = Image.alpha_composite(Image.new("RGBA", colour.size, "white"), colour).convert("RGB")
    scale = _SIDE / max(colour.size)
    width, height = (max(1, round(side * scale)) for side in colour.size)
    colour = colour.resize((width, height), Image.Resampling.BICUBIC)
    red, green, blue = colour.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return _with_room(colour.convert("L")), _with_room(darkest)


def _with_room(image: "Image") -> "Image":
    """The picture in full contrast; with a margin of its corner's tone, for letters at the edge are not read."""
    from PIL import ImageOps

    image = ImageOps.autocontrast(image)
    corner = image.getpixel((0, 0))
    return ImageOps.expand(image, border=_SIDE // 8, fill=int(corner) if isinstance(corner, int | float) else 255)
