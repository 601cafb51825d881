"""Words in small pictures: good enough to be compared with words that are known, never more."""

import pytest
from PIL import Image

from a11y_audit.evidence import FileEvidence
from a11y_audit.evidence.glimpse import BlockReader, glimpse
from a11y_audit.model import NotKnown, Source
from tests.ocr_engines import ENGINES, named, present
from tests.page_images import image_at, picture, saved, with_words


@pytest.fixture(params=ENGINES, ids=named)
def engine(request: pytest.FixtureRequest) -> BlockReader:
    return present(request.param)


def small(text: str, size: tuple[int, int] = (90, 30)) -> Image.Image:
    """A picture of a few words, as small as a button."""
    return with_words(text).resize(size, Image.Resampling.LANCZOS)


def test_the_words_on_a_button_are_read(engine: BlockReader) -> None:
    assert {"Order", "now"} <= set(glimpse(saved(small("Order now", (110, 36))), "en", engine))


def test_white_letters_on_a_colour_are_read(engine: BlockReader) -> None:
    ink = with_words("ACME").convert("L")
    logo = Image.composite(Image.new("RGB", ink.size, (20, 60, 160)), Image.new("RGB", ink.size, "white"), ink)
    assert "ACME" in glimpse(saved(logo.resize((120, 70))), "en", engine)


def test_letters_at_the_edge_are_read(engine: BlockReader) -> None:
    image = with_words("HARBOUR")
    assert "HARBOUR" in glimpse(saved(image.crop((28, 40, image.width - 28, 84))), "en", engine)


def test_an_empty_picture_says_nothing(engine: BlockReader) -> None:
    assert glimpse(picture((60, 40)), "en", engine) == ()


def test_a_large_picture_is_made_small_first(engine: BlockReader) -> None:
    large = with_words("ACME").resize((3000, 2000))
    assert "ACME" in glimpse(saved(large, "JPEG"), "en", engine)


def test_what_is_no_picture_is_not_known(engine: BlockReader) -> None:
    with pytest.raises(NotKnown):
        glimpse(b"no picture", "en", engine)


def test_nothing_is_read_when_reading_is_switched_off() -> None:
    with pytest.raises(NotKnown, match="switched off"):
        FileEvidence(Source("a.html", b""), ocr=False).glimpse(image_at("a.png"))
