"""Bytes to text, as the WHATWG encoding and HTML standards have browsers do it."""

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from a11y_audit.text.patterns import pattern

if TYPE_CHECKING:
    from turbohtml.detect import EncodingMatch

_PRESCAN: Final = 1024
_BEYOND_CHANCE: Final = 24
"""Bytes of longer characters after which text that can be read as UTF-8 is UTF-8."""
_BELIED: Final = "The page declares another encoding than UTF-8, in which it is written."
_LATE_META: Final = 1 << 18
"""How far a late `meta` is looked for when nothing was declared where the standard asks for it."""
_LABEL = r"[\"']?\s{0,9}([A-Za-z0-9_:.()-]{1,40})"
_OTHER_THAN_UTF_8: Final = re.compile(rb"(?:charset|encoding)(?!=[\"']?utf-8[\"'\s/>])")
"""Is matched against lower case."""
_META: Final = pattern(rb"<meta\b[^>]{0,512}?\bcharset\s{0,9}=\s{0,9}" + _LABEL.encode(), re.IGNORECASE)
_XML_DECLARATION: Final = pattern(
    rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}" + _LABEL.encode() + rb"[^>]{0,200}>", re.IGNORECASE
)
_PAGE_START: Final = re.compile(rb"\s*<(?:!doctype|html|\?xml|svg)\b", re.IGNORECASE)
_MARKUP: Final = pattern(rb"<(?:!doctype|html|head|body|article|figure|div|img|p)[\s>]", re.IGNORECASE)
_REPLACEMENT: Final = "\ufffd"

_MAGIC: Final = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG\r\n": "a PNG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (or an office document)",
    b"\x1f\x8b": "gzip-compressed data",
    b"\x28\xb5\x2f\xfd": "Zstandard-compressed data",
    b"BZh": "bzip2-compressed data",
    b"\xfd7zXZ\x00": "XZ-compressed data",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
    b"SQLite format 3\x00": "an SQLite database",
    b"II*\x00": "a TIFF image",
    b"MM\x00*": "a TIFF image",
    b"\x00\x00\x01\x00": "an icon file",
    b"wOF2": "a font",
    b"wOFF": "a font",
    b"ID3\2": "an audio file",
    b"ID3\3": "an audio file",
    b"ID3\4": "an audio file",
    b"OggS": "an audio or video file",
}


_RIFF_KINDS: Final = (b"WEBP", b"WAVE", b"AVI ")


class Unreadable(Exception):
    """A page that cannot be read.

    Attributes:
        limit: the name of the limit or fault ("not-text", "size").
        why: one sentence for the user.
    """

    def __init__(self, limit: str, why: str) -> None:
        super().__init__(why)
        self.limit = limit
        self.why = why


class Decoded(Struct, frozen=True):
    """Text without byte-order mark or lone surrogates, the encoding's standard name, and what was odd about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, charset: str = "") -> Decoded:
    """Decodes a page: byte-order mark, what its server declares, what itself declares, UTF-8 if valid, detection.

    Follows the standard's "encoding sniffing algorithm" (labels included: "iso-8859-1" means windows-1252, "utf-16" in
    a `meta` means UTF-8) with additions no browser makes: UTF-32, and UTF-16 without a byte-order mark, are read, and a
    file that is UTF-8 beyond doubt is read as such whatever it declares: its server, which we cannot ask, will say so.
    Malformed bytes become U+FFFD and a note.

    Args:
        data: the bytes.
        charset: the label that came with them (`Content-Type`), "" for a file.

    Raises:
        Unreadable: the bytes are no text.
    """
    if not data:
        return Decoded("", "UTF-8")
    wide = _wide_encoding(data)
    if wide:
        return _decoded(data, wide, wide.upper())
    _refuse_binary(data)
    if not charset:
        text = _plain_utf_8(data)
        if text is not None:
            return Decoded(text, "UTF-8")
        text = _belied_utf_8(data)
        if text is not None:
            return Decoded(text, "UTF-8", (_BELIED,))
    match = _match(data, charset)
    assert match.encoding is not None
    assert match.codec is not None
    if match.encoding == "replacement":
        from turbohtml.detect import Detection, detect

        readable = detect(data, Detection(excluded=frozenset({"replacement"})))
        note = "The page declares an encoding that browsers refuse to show; it was read as"
        return _decoded(data, readable.codec or "utf-8", readable.encoding or "UTF-8", note)
    return _decoded(data, match.codec, match.encoding.removesuffix("-SIG"))


def _decoded(data: bytes, codec: str, encoding: str, note: str = "") -> Decoded:
    notes = [f"{note} {encoding}."] if note else []
    try:
        text = data.decode("utf-8" if encoding == "UTF-8" else codec)
        broken = 0 if encoding == "UTF-8" else text.count(_REPLACEMENT)
    except UnicodeDecodeError:
        text = data.decode(codec, "replace")
        broken = text.count(_REPLACEMENT) - data.count(_REPLACEMENT.encode())
    if broken:
        characters = "1 character" if broken == 1 else f"{broken} characters"
        notes.append(f"{characters} could not be read as {encoding} and shown as \ufffd.")
    return Decoded(text.removeprefix("\ufeff"), encoding, tuple(notes))


def _plain_utf_8(data: bytes) -> str | None:
    """The text of what is UTF-8 without doubt, as most pages are: then nothing is loaded that detects encodings.

    It is valid, it is not all ASCII, which could be anything, and where the standard looks nothing else is declared.
    """
    if _OTHER_THAN_UTF_8.search(data[:_PRESCAN].lower()):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if text.isascii() else text.removeprefix("\ufeff")


def _belied_utf_8(data: bytes) -> str | None:
    """The text of what is UTF-8 although it declares something else: no other text looks like it for so long."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return text.removeprefix("\ufeff") if len(data) - len(text) >= _BEYOND_CHANCE else None


def _match(data: bytes, charset: str) -> "EncodingMatch":
    from turbohtml.detect import detect

    match = detect(data)
    if charset and not match.bom and (told := _by_label(charset.encode("ascii", "replace"))):
        return told
    is_sure = match.confidence == 1.0
    # an XML declaration counts when no meta element says otherwise
    if match.bom or (is_sure and (not data.startswith(b"<?xml") or _META.search(data, 0, _PRESCAN))):
        return match
    for declaration, reach in ((_XML_DECLARATION, _PRESCAN), (_META, 0 if is_sure else _LATE_META)):
        found = declaration.search(data, 0, reach)
        declared = _by_label(found[1]) if found else None
        if declared:
            return declared
    return match


def _by_label(label: bytes) -> "EncodingMatch | None":
    """What the standard's table of labels says; None for a label it does not know."""
    from turbohtml.detect import detect

    match = detect(b'<meta charset="' + label + b'">\x81')
    return match if match.confidence == 1.0 else None


_ZEROS_AT: Final = {".0.0": "utf-16-le", "0.0.": "utf-16-be", ".000": "utf-32-le", "000.": "utf-32-be"}
"""Which of four neighbouring bytes are mostly zero, in text made of ASCII markup."""


def _wide_encoding(data: bytes) -> str | None:
    """The codec of text in four-byte units, or in two-byte units without a byte-order mark; None for all else."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    head = data[:_PRESCAN]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 4 < len(head):
        return None
    head = head[: len(head) & ~3]
    return _ZEROS_AT.get("".join(".0"[head[n::4].count(0) * 10 > len(head)] for n in range(4)))


def _refuse_binary(data: bytes) -> None:
    head = data[:_PRESCAN]
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise Unreadable("not-text", f"It is not text but {what}; a page is HTML or Markdown.")
    if (head.startswith(b"RIFF") and head[8:12] in _RIFF_KINDS) or (head[4:8] == b"ftyp" and head[:1] == b"\0"):
        raise Unreadable("not-text", "It is not text but an image, audio or video file.")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    if _PAGE_START.match(head):
        return
    # text holds few control characters; ESC belongs to ISO-2022-JP
    odd = len(head) - len(head.translate(None, _CONTROLS))
    few = 4 if 0 in head else _FEW
    if odd > few and odd * (3 if _MARKUP.search(head) else 20) > len(head):
        raise Unreadable("not-text", "It is not text: it is full of control characters.")


_FEW: Final = 16
"""Control characters that strayed into text, as far as none of them is a NUL."""
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\x0b\f\r\x1b") + b"\x7f"
