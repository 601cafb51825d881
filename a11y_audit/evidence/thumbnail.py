"""Small pictures for reports, made anew from the pixels, so that nothing else of a file comes along."""

from io import BytesIO
from typing import Final

from a11y_audit.evidence.pixels import flattened, open_image

_LONGEST: Final = 360
"""Pixels of the longer side: twice of what reports show, for fine screens."""
_QUALITY: Final = 70


def make_thumbnail(data: bytes) -> bytes:
    """A small JPEG of an image file's first frame, upright, on white where it is transparent, without metadata.

    Raises:
        NotKnown: the image cannot be decoded.
    """
    from PIL import Image, ImageOps

    with open_image(data) as image:
        image.draft("RGB", (_LONGEST, _LONGEST))  # JPEG can be decoded at a half, a quarter or an eighth at once
        small = flattened(image, "RGB")
        small.info["exif"] = image.info.get("exif", b"")
        small.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BOX)
        upright = ImageOps.exif_transpose(small)
        upright.info.clear()
        file = BytesIO()
        upright.save(file, "JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue()
