"""By what endings the names of image files are known."""

import re
from typing import Final

from a11y_audit.text.patterns import pattern

_SUFFIXES: Final = "jpg jpeg png webp gif svg avif agif apng bmp heic heif ico jfif jxl svgz tif tiff"
IMAGE_SUFFIXES: Final = frozenset(_SUFFIXES.split())
"""Formats that browsers show, or sites convert for them."""
ANY_SUFFIX: Final = "|".join(sorted(IMAGE_SUFFIXES, key=lambda suffix: (-len(suffix), suffix)))
"""The same, as alternatives of a pattern: the longer first, else `svg` would end the search before `svgz`."""
MASTER_SUFFIX: Final = "psd|eps|raw|cr2|nef|pdf|mp4|mov"
"""What pictures are made from, and films: their names come to be texts of images, but no browser shows them as one."""
IMAGE_FILE: Final = pattern(rf"\.(?:{ANY_SUFFIX})(?![a-z0-9])", re.IGNORECASE | re.ASCII)
"""Such an ending, wherever it stands in an address."""
_LONGEST: Final = 4_096
"""Characters of an address that are searched."""
_VECTOR: Final = (".svg", ".svgz")


def names_image_file(url: str) -> bool:
    """Does the address carry the ending of an image file, or is it a `data:image`?"""
    return bool(IMAGE_FILE.search(url, 0, _LONGEST)) or url[:11].lower() == "data:image/"


def is_vector_file(url: str) -> bool:
    """Is it the address of a vector drawing?"""
    return url.partition("?")[0].lower().endswith(_VECTOR)
