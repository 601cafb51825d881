"""What the page's own scripts paint on a `canvas`: image files and words, as far as they are spelled out there."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct
from turbohtml import Element

from a11y_audit.model import ImageSource, Kind, Statement, Voice
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.image_suffixes import names_image_file
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import collapse

_MOST_CANVASES: Final = 8
_MOST_SCRIPT: Final = 64_000
"""Characters of scripts that are looked into."""
_MOST_FOUND: Final = 8
_QUOTED: Final = r"""(["'`])([^"'`\\\n]{1,500})\1"""
_SOURCE: Final = pattern(r"\bsrc\s*+=\s*+" + _QUOTED)
_WORDS: Final = pattern(r"\.(?:fill|stroke)Text\s*+\(\s*+" + _QUOTED)


class Painted(Struct, frozen=True):
    """The files and the words that scripts paint on one canvas."""

    sources: tuple[ImageSource, ...] = ()
    words: tuple[Statement, ...] = ()


def painted(document: HtmlDocument, pictures: Sequence[Picture]) -> Mapping[Element, Painted]:
    """What is painted on each canvas of the page. Scripts in other files are not read."""
    canvases = [picture for picture in pictures if picture.kind is Kind.CANVAS]
    if not canvases:
        return {}
    scripts, left = [], _MOST_SCRIPT
    for script in document.select("script:not([src])"):
        scripts.append(script.text[:left])
        left -= len(scripts[-1])
    is_only_one = len(canvases) == 1
    return {
        canvas.element: _painted_by([text for text in scripts if _is_about(canvas, text, is_only_one=is_only_one)])
        for canvas in canvases[:_MOST_CANVASES]
    }


def _is_about(canvas: Picture, script: str, *, is_only_one: bool) -> bool:
    """Does the script speak of this canvas, by its id, or of the only one there is?"""
    identifier = canvas.attributes.get("id", "").strip()
    if identifier and re.search(rf"[\"'`#]{re.escape(identifier)}[\"'`]", script):
        return True
    return is_only_one and ("'canvas'" in script or '"canvas"' in script)


def _painted_by(scripts: Sequence[str]) -> Painted:
    sources: dict[str, ImageSource] = {}
    said: dict[str, Statement] = {}
    for script in scripts:
        if "drawImage" in script:
            for match in _SOURCE.finditer(script):
                url = match[2].strip()
                if names_image_file(url) or url.startswith("data:image/"):
                    sources[url] = ImageSource(url, "script")
        for match in _WORDS.finditer(script):
            said[match[2]] = Statement(Voice.OCR, "text", collapse(match[2]), match[2], None, "fillText")
    return Painted(tuple(sources.values())[:_MOST_FOUND], tuple(said.values())[:_MOST_FOUND])
