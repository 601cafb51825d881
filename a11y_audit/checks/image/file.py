"""Checks of image files that lie beside the page: are they there, whole, large enough and still?"""

import re
from collections.abc import Iterator
from typing import Final

from a11y_audit.model import (
    INAPPLICABLE,
    PASSED,
    UNJUDGED_ROLES,
    FileBroken,
    FileGone,
    FileMissing,
    NotKnown,
    Options,
    Page,
    PageImage,
    Result,
    found,
)
from a11y_audit.text.patterns import pattern
from a11y_audit.text.said_in_files import file_pixels, is_beside

_SURELY_KNOWN: Final = pattern(r"\.(?:jpe?g|png|gif|webp)$", re.IGNORECASE)
"""Formats that are surely known; whether a file of another one is broken cannot be told."""
_MADE_ON_DEMAND: Final = pattern(r"(?:^|/)(?:cdn-cgi|\.netlify|_vercel|_next|_ipx)/")
"""Paths behind which hosts answer with pictures that no file holds."""
_LONGEST: Final = 2_000
_MANY_FRAMES: Final = 2
_MOVING: Final = frozenset({"GIF", "WEBP", "PNG"})


def src_broken(page: Page, _options: Options) -> Iterator[Result]:
    """Is there an image behind each address that names a file of the site?

    A file counts as missing only when others of the page, or of its own folder, are there: a page that was saved alone
    has none of them.
    """
    missing: list[PageImage] = []
    is_site_at_hand = False
    seen: set[str] = set()
    for image in page.images:
        if image.role in UNJUDGED_ROLES or image.src in seen or not _names_image_file(image, page):
            continue
        seen.add(image.src)
        try:
            page.evidence.pixels(image)
        except FileGone:
            yield found("gone", image=image, address=image.src)
        except FileMissing:
            missing.append(image)
        except FileBroken as why:
            yield found("broken", image=image, why=why, address=image.src)
        except NotKnown:
            continue  # outside the site, or too large to be looked at
        else:
            is_site_at_hand = True
            yield PASSED
    if is_site_at_hand:
        for image in missing:
            yield found("missing", image=image, address=image.src)


def _names_image_file(image: PageImage, page: Page) -> bool:
    if not is_beside(image, page):
        return False
    path = image.src[:_LONGEST].partition("#")[0].partition("?")[0]
    return _SURELY_KNOWN.search(path) is not None and not _MADE_ON_DEMAND.search(path)


def tiny_upscaled(image: PageImage, page: Page, options: Options) -> Result:
    """Has the file as many pixels as the page shows it with, or nearly?"""
    if not image.width or len(image.sources) != 1 or (pixels := file_pixels(image, page)) is None:
        return INAPPLICABLE
    if pixels.width >= image.width * options["share"]:
        return PASSED
    return found("enlarged", width=pixels.width, shown=image.width, share=round(100 * pixels.width / image.width))


def animated_uncontrolled(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the picture keep still?"""
    if (pixels := file_pixels(image, page)) is None or pixels.format not in _MOVING:
        return INAPPLICABLE
    return found("moves", format=pixels.format, frames=pixels.frames) if pixels.frames >= _MANY_FRAMES else PASSED
