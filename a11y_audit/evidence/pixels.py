"""Image bytes to pixels, by Pillow: format judged by content, size checked before anything is decoded."""

import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final

from a11y_audit.model import FileBroken, NotKnown, Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "TIFF", "BMP")
"""What newsrooms publish. No other reader of Pillow's ever runs."""
MAX_PIXELS: Final = 50_000_000
"""An image that claims more is not decoded."""


def read_pixels(data: bytes) -> Pixels:
    """Format, size and frame count, from the header alone; only a file without its format's end is decoded.

    Raises:
        NotKnown: see `open_image`.
    """
    with open_image(data) as image:
        if _lacks_end(data, image.format or ""):
            image.load()  # fails when pixels are missing
        return Pixels(image.format or "", image.width, image.height, getattr(image, "n_frames", 1))


@contextmanager
def open_image(data: bytes) -> "Iterator[Image]":
    """The image, opened but not decoded; whatever Pillow raises within the block becomes `NotKnown`.

    Raises:
        NotKnown: not an image of a known format, an SVG drawing, too many pixels, or broken.
    """
    from PIL import Image, UnidentifiedImageError  # costs 30 ms, and most runs look into no image

    if _is_svg(data):
        raise NotKnown("the image is an SVG drawing, which has no pixels to look at")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # remarks on odd metadata are for authors of image software
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise NotKnown(f"the image claims {image.width} x {image.height} pixels, too many to decode")
                if not image.width or not image.height:
                    raise NotKnown("the image has no pixels")
                yield image
        except NotKnown:
            raise
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise NotKnown("the image claims too many pixels to decode") from None
        except UnidentifiedImageError:
            raise FileBroken("the file is no image of a known format") from None
        except Exception as fault:
            # each of Pillow's readers fails in its own way: OSError, ValueError, SyntaxError, struct.error, KeyError...
            raise FileBroken(f"the image is broken: {_clause(fault)}") from None


def _lacks_end(data: bytes, form: str) -> bool:
    """Is the mark missing that files of the format end with, or have near their end?"""
    if form == "WEBP":
        return int.from_bytes(data[4:8], "little") + _RIFF_HEADER > len(data)
    mark = _ENDS.get(form)
    return mark is not None and mark not in data[-max(len(data) // 4, _TAIL) :]


_ENDS: Final = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
"""JPEG: end of image (ITU T.81, B.1.1.3); PNG: the last chunk's type (PNG 11.2.5)."""
_RIFF_HEADER: Final = 8
_TAIL: Final = 256


def greyscale(image: "Image", *, most_pixels: int, longest: int, enlarge_below: int) -> "Image":
    """The first frame in grey, upright, on white where it is transparent, in a size that OCR can use.

    Args:
        most_pixels: larger images are made smaller.
        longest: limit of either side.
        enlarge_below: an image whose longer side is shorter is doubled.
    """
    from PIL import Image, ImageOps

    width, height = image.size
    scale = min(1.0, (most_pixels / (width * height)) ** 0.5, longest / max(width, height))
    if scale == 1.0 and max(width, height) < enlarge_below:
        scale = 2.0
    size = max(1, round(width * scale)), max(1, round(height * scale))
    if scale < 1.0:
        image.draft("L", size)  # JPEG can be decoded at a half, a quarter or an eighth at once
    grey = flattened(image, "L")
    if grey.size != size:
        grey = grey.resize(size, Image.Resampling.BICUBIC if scale > 1.0 else Image.Resampling.BOX)
    grey.info["exif"] = image.info.get("exif", b"")
    return ImageOps.exif_transpose(grey)


def flattened(image: "Image", mode: str) -> "Image":
    """The first frame in mode "L" or "RGB", on white where it is transparent."""
    from PIL import Image

    if image.mode == "LAB":
        return image.getchannel("L").convert(mode)
    if image.mode == "F" or image.mode.startswith("I"):
        return _stretched(image if image.mode == "F" else image.convert("I")).convert(mode)
    if image.has_transparency_data:
        colour = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", colour.size, "white"), colour).convert(mode)
    return image.convert(mode)


def _stretched(image: "Image") -> "Image":
    """Grey of more than 8 bits, its darkest tone made black and its lightest white."""
    wide = image.convert("F")
    low, high = wide.getextrema()
    assert isinstance(low, float)
    assert isinstance(high, float)
    if not (math.isfinite(low) and math.isfinite(high) and high > low):
        low, high = 0.0, 255.0
    scale = 255.0 / (high - low)
    offset = -low * scale
    return wide.point(lambda tone: tone * scale + offset).convert("L")


def _is_svg(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    prologue = head.startswith((b"<?xml", b"<!--", b"<!doctype")) and b"<html" not in head
    return head.startswith(b"<svg") or (prologue and b"<svg" in head)


def _clause(fault: Exception) -> str:
    """The fault in a few words without line ends: they go into a sentence of the report."""
    words = " ".join("".join(c if c.isprintable() else " " for c in str(fault)[:200]).split())
    return f"{words[:100].rstrip('.')}" if words else type(fault).__name__
