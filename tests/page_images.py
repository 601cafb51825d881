"""Images as tests need them: one use of an image on a page, and a picture with words drawn into it."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from a11y_audit.evidence.ocr import Word
from a11y_audit.model import AccessibleName, ImageSource, Kind, PageImage, Place, Role


def image_at(*addresses: str) -> PageImage:
    """An `img` with these addresses and nothing said of it."""
    return PageImage(
        n=1,
        kind=Kind.IMG,
        role=Role.BODY,
        place=Place(1, 1, 1, 6, 0, 5),
        element="img",
        attributes={},
        sources=tuple(ImageSource(address, "src") for address in addresses),
        identity="",
        alt=None,
        name=AccessibleName("", "", "img", exposed=True),
    )


def picture(size: tuple[int, int] = (40, 30), file_format: str = "PNG", mode: str = "RGB", **options: object) -> bytes:
    """The file of a plain picture."""
    file = BytesIO()
    Image.new(mode, size).save(file, file_format, **options)
    return file.getvalue()


def with_words(*lines: str, size: int = 40, font: str | None = None) -> Image.Image:
    """A picture of lines of text, black on white."""
    face = ImageFont.truetype(font, size) if font else ImageFont.load_default(size=size)
    width, height = max(face.getlength(line) for line in lines), size * 1.6 * len(lines)
    image = Image.new("RGB", (int(width) + 60, int(height) + 60), "white")
    pen = ImageDraw.Draw(image)
    for n, line in enumerate(lines):
        pen.text((30, 30 + int(n * size * 1.6)), line, fill="black", font=face)
    return image


def saved(image: Image.Image, file_format: str = "PNG") -> bytes:
    """The file of an image."""
    file = BytesIO()
    image.save(file, file_format)
    return file.getvalue()


class Dictated:
    """An engine that reads what it is told: words with their confidence."""

    name = "dictated"

    def __init__(self, *lines: str, confidence: float = 90) -> None:
        self.lines = lines
        self.confidence = confidence

    def installed(self) -> frozenset[str]:
        return frozenset({"eng", "chi_sim"})

    def read(self, image: Image.Image, languages: str) -> Sequence[Word]:
        return [
            Word(word, self.confidence, 10 * n, 10 * row, 9, 8, (row,))
            for row, line in enumerate(self.lines)
            for n, word in enumerate(line.split())
        ]
