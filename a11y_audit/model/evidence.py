"""What the image file itself says, or why that is not known."""

from typing import Protocol, Self

from msgspec import Struct

from a11y_audit.model.images import PageImage
from a11y_audit.model.statements import Statement


class NotKnown(Exception):
    """Raised when evidence is asked for that cannot be had; the message says why, in one sentence."""

    def anew(self) -> Self:
        """The same answer without the way it came: who keeps that keeps the whole page."""
        return type(self)(*self.args)


class FileMissing(NotKnown):
    """Raised when the address names a file of the site that is not there."""


class FileGone(FileMissing):
    """Raised when the address names a file that is not there, in a folder of the site that holds other pictures."""


class EngineFailed(NotKnown):
    """Raised when an OCR engine that is there did not do its work; asked again, it may."""


class FileBroken(NotKnown):
    """Raised when the file is there, and nothing can be shown of it: it is empty, damaged or no image."""


class Web(Struct, frozen=True):
    """What a run may fetch: pages and images from public servers, and from `private_hosts` ("host" or "host:port")."""

    private_hosts: tuple[str, ...] = ()


class OcrWord(Struct, frozen=True, gc=False):
    """One word read from pixels, its confidence (0-100), and its box as shares of the image's width and height."""

    text: str
    confidence: float
    left: float
    top: float
    width: float
    height: float


class OcrText(Struct, frozen=True):
    """Text read from pixels, in reading order; `text` is "" when the picture holds none.

    `confidence` (0-100) is the words' mean, `area` the share of the image their boxes cover, `line_height` the tallest
    line's share of the image's height. `languages` are the Tesseract codes that were read with ("kor+eng").
    """

    text: str
    confidence: float
    area: float
    languages: str
    engine: str
    words: tuple[OcrWord, ...] = ()
    line_height: float = 0.0


class Pixels(Struct, frozen=True):
    """What the decoded file shows: its format, size in pixels and frame count."""

    format: str
    width: int
    height: int
    frames: int = 1


class Evidence(Protocol):
    """What the image file says. Each question gives the answer or raises `NotKnown`."""

    def reaches(self, image: PageImage) -> bool:
        """Is the image on the web, and may its file be fetched from there?"""
        ...

    def pixels(self, image: PageImage) -> Pixels:
        """Format and size of the file the image shows."""
        ...

    def ocr(self, image: PageImage, language: str = "") -> OcrText:
        """The text that can be read in the picture.

        Args:
            language: the page's language (BCP 47): the one to expect in the picture; English when "".
        """
        ...

    def glimpse(self, image: PageImage, language: str = "") -> tuple[str, ...]:
        """Words that may stand in a small picture; too unsure to count unless they agree with what is known already."""
        ...

    def metadata(self, image: PageImage) -> tuple[Statement, ...]:
        """IPTC IIM, XMP and EXIF statements in the file, each under its own voice."""
        ...
