"""What an image file says of itself: IPTC IIM, XMP and EXIF, each a voice of its own and never reconciled."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from a11y_audit.evidence.iim import read_iim
from a11y_audit.evidence.legacy import repaired
from a11y_audit.evidence.pixels import open_image
from a11y_audit.evidence.xmp import read_xmp
from a11y_audit.model import Statement, Voice

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_TEXT: Final = 20_000
"""Characters of one value that are kept."""

MOST_STATEMENTS: Final = 200
"""Statements of one image that are kept."""

_PHOTOSHOP_IIM: Final = 0x0404
"""The Photoshop image resource that holds IIM."""
_TIFF_IIM: Final = 33723
_TIFF_PHOTOSHOP: Final = 34377
_EXIF_TAGS: Final[Mapping[int, tuple[str, str]]] = {
    0x010E: ("caption", "ImageDescription"),
    0x013B: ("creator", "Artist"),
    0x8298: ("copyright", "Copyright"),
    0x0131: ("software", "Software"),
    0x9C9B: ("title", "XPTitle"),
    0x9C9C: ("comment", "XPComment"),
    0x9C9D: ("creator", "XPAuthor"),
}
_EXIF_IFD: Final = 0x8769
_GPS_IFD: Final = 0x8825
_DATE_TAKEN: Final = 0x9003
_COMMENT: Final = 0x9286
_COMMENT_CODES: Final = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16-le", b"JIS\0\0\0\0\0": "iso2022_jp"}


def read_metadata(data: bytes) -> tuple[Statement, ...]:
    """Every statement in the file's metadata; none when it holds no metadata.

    `reason` is the standard's name of the field ("2:110", "photoshop:Credit", "Artist"). A packet that is there and
    cannot be read is a statement too, about "unreadable", whose text says why.

    Raises:
        NotKnown: the file is no image that can be opened (see `open_image`).
    """
    with open_image(data) as image:
        if image.format == "PNG" and _has_late_chunks(data):
            image.load()  # Pillow reads what follows the pixels only then
        said = chain(_iim(image), _xmp(image), _exif(image))
        return tuple(_clipped(islice(said, MOST_STATEMENTS)))


def _has_late_chunks(data: bytes) -> bool:
    """Does a PNG hold metadata behind its pixels, where older software put them?"""
    pixels = data.rfind(b"IDAT")
    return any(data.find(name, pixels) > 0 for name in (b"iTXt", b"zTXt", b"tEXt", b"eXIf"))


def _iim(image: "Image") -> Iterable[Statement]:
    resources = image.info.get("photoshop")
    block = resources.get(_PHOTOSHOP_IIM) if isinstance(resources, dict) else None
    profile = image.info.get("Raw profile type iptc")
    if isinstance(profile, str):  # ImageMagick's way into PNG: name, length, then hexadecimal digits
        block = _bytes_of_profile(profile)
    tags = getattr(image, "tag_v2", None)
    if block is None and tags is not None:
        block = tags.get(_TIFF_IIM)
        if block is None and isinstance(tags.get(_TIFF_PHOTOSHOP), bytes):
            block = _photoshop_iim(tags[_TIFF_PHOTOSHOP])
        if isinstance(block, tuple) and all(isinstance(number, int) for number in block):
            order = "little" if tags.prefix == b"II" else "big"  # bytes that a writer declared to be 32-bit numbers
            block = b"".join((number & 0xFFFFFFFF).to_bytes(4, order) for number in block)
    return read_iim(block) if isinstance(block, bytes) else ()


def _bytes_of_profile(profile: str) -> bytes | None:
    """The IIM in a profile of ImageMagick's; None when its digits are broken."""
    try:
        data = bytes.fromhex("".join(profile.split()[2:]))
    except ValueError:
        return None
    return _photoshop_iim(data) if data.startswith(b"8BIM") else data


def _photoshop_iim(block: bytes) -> bytes | None:
    """The IIM resource of a block of Photoshop image resources."""
    at = 0
    while block[at : at + 4] == b"8BIM" and at + 12 <= len(block):
        number = int.from_bytes(block[at + 4 : at + 6], "big")
        name = block[at + 6] + 1
        start = at + 6 + name + name % 2
        size = int.from_bytes(block[start : start + 4], "big")
        if number == _PHOTOSHOP_IIM:
            return block[start + 4 : start + 4 + size]
        at = start + 4 + size + size % 2
    return None


def _xmp(image: "Image") -> Iterable[Statement]:
    packet = image.info.get("xmp")
    if packet is None:
        packet = image.info.get("XML:com.adobe.xmp")
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    return read_xmp(packet) if isinstance(packet, bytes) else ()


def _exif(image: "Image") -> Iterator[Statement]:
    if image.format == "PNG" and not {"exif", "Raw profile type exif"} & set(image.info):
        return  # asking Pillow all the same would make it decode the pixels
    try:
        exif = image.getexif()
        details = exif.get_ifd(_EXIF_IFD)
        position = exif.get_ifd(_GPS_IFD)
    except Exception as fault:
        # Pillow's reader fails in its own ways on broken EXIF: struct.error, KeyError, SyntaxError ...
        yield _said("unreadable", f"the EXIF data are broken ({type(fault).__name__})", "EXIF")
        return
    for tag, (about, name) in _EXIF_TAGS.items():
        for text in _texts(exif.get(tag)):
            yield _said(about, text, name)
    for text in _texts(details.get(_DATE_TAKEN)):
        yield _said("date", text, "DateTimeOriginal")
    comment = details.get(_COMMENT)
    if isinstance(comment, bytes) and (code := _COMMENT_CODES.get(comment[:8])):
        for text in _texts(comment[8:].decode(code, "replace")):
            yield _said("comment", text, "UserComment")
    if {2, 4} <= set(position):
        yield _said("gps", "latitude and longitude", "GPSInfo")


def _texts(value: Any) -> list[str]:
    """EXIF text, which is declared ASCII and holds any encoding; a copyright may be two: photographer, then editor."""
    if isinstance(value, (bytes, tuple)):  # the XP tags: UTF-16 in bytes
        if not all(isinstance(number, int) and 0 <= number < 256 for number in value):
            return []
        text = bytes(value).decode("utf-16-le", "replace")
    elif isinstance(value, str):
        # Pillow reads each byte as one character of Latin-1
        text = repaired(value.encode("latin-1")) if all(character < "\u0100" for character in value) else value
    else:
        return []
    return [part for part in text.split("\0") if part.strip()]


def _said(about: str, raw: str, name: str) -> Statement:
    return Statement(Voice.EXIF, about, " ".join(raw.split()), raw, reason=name)


def _clipped(statements: Iterable[Statement]) -> Iterator[Statement]:
    for said in statements:
        if len(said.raw) <= MOST_TEXT:
            yield said
        else:
            yield Statement(said.voice, said.about, said.text[:MOST_TEXT], said.raw[:MOST_TEXT], reason=said.reason)
