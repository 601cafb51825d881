"""From bytes to pixels: formats, limits, and files that are no pictures."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from a11y_audit.evidence.ocr import read_text
from a11y_audit.evidence.pixels import MAX_PIXELS, read_pixels
from a11y_audit.model import NotKnown
from tests.page_images import Dictated, picture, saved


def test_format_and_size_come_from_the_content_not_the_name() -> None:
    assert read_pixels(picture((64, 48), "WEBP")).format == "WEBP"
    read = read_pixels(picture((64, 48), "JPEG"))
    assert (read.format, read.width, read.height, read.frames) == ("JPEG", 64, 48, 1)


def test_the_frames_of_an_animation_are_counted() -> None:
    frames = [Image.new("L", (8, 8), tone) for tone in (0, 120, 240)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert read_pixels(file.getvalue()).frames == 3


def png_claiming(width: int, height: int) -> bytes:
    """A small PNG whose header claims another size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    plain = picture((1, 1), mode="L")
    return plain[:8] + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + plain[33:]


@pytest.mark.parametrize("size", [(60_000, 60_000), (12_000, 12_000), (MAX_PIXELS + 1, 1)])
def test_an_image_that_claims_too_many_pixels_is_not_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(NotKnown, match="claims"):
        read_text(png_claiming(*size), "", Dictated("never read"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!doctype html><title>404</title>", "the file is no image of a known format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "the file is no image of a known format"),
        (b"\x89PNG\r\n\x1a\n", "the file is no image of a known format"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "the image is an SVG drawing, which has no pixels to look at"),
        (b'<?xml version="1.0"?>\n<!-- x --><svg/>', "the image is an SVG drawing, which has no pixels to look at"),
        (picture((64, 48), "JPEG")[:30], "the image is broken: Truncated File Read"),
    ],
    ids=["page", "PostScript", "signature", "SVG", "SVG with prologue", "cut short"],
)
def test_what_is_no_picture_is_said_to_be_none(data: bytes, words: str) -> None:
    with pytest.raises(NotKnown, match=words):
        read_pixels(data)


def test_a_picture_that_breaks_off_is_said_to_be_broken() -> None:
    noise = Image.effect_noise((200, 200), 90)
    with pytest.raises(NotKnown, match="the image is broken: image file is truncated"):
        read_text(saved(noise)[:5000], "", Dictated("never read"))
