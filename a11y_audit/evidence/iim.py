"""IPTC Information Interchange Model (IIM 4.2): the older of the two forms of IPTC metadata."""

from collections.abc import Iterator, Mapping
from typing import Final

from a11y_audit.evidence.legacy import repaired
from a11y_audit.model import Statement, Voice

_MARKER: Final = 0x1C
_ENVELOPE, _APPLICATION = 1, 2
_CODED_CHARACTER_SET: Final = 90
_CHARSETS: Final[Mapping[bytes, str]] = {
    b"\x1b%G": "utf-8",
    b"\x1b%/I": "utf-8",
    b"\x1b-A": "latin-1",
    b"\x1b.A": "latin-1",
    b"\x1b,A": "latin-1",
    b"\x1b-L": "iso8859-5",
    b"\x1b$)C": "euc_kr",
    b"\x1b$)A": "gb2312",
    b"\x1b$)B": "euc_jp",
}
"""ISO 2022 escapes of data set 1:90 -> encoding."""
_DATE, _TIME = 55, 60
_FIELDS: Final[Mapping[int, str]] = {
    5: "title",
    25: "keyword",
    40: "instructions",
    80: "creator",
    85: "creator-title",
    90: "city",
    101: "country",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright",
    120: "caption",
    122: "caption-writer",
}
"""Data set of record 2 -> what it is about."""


def read_iim(block: bytes) -> Iterator[Statement]:
    """The fields of a block of IIM; its broken end, if it has one, is left out."""
    charset: str | None = None
    sets: list[tuple[int, bytes]] = []
    for record, number, value in _data_sets(block):
        if record == _ENVELOPE and number == _CODED_CHARACTER_SET:
            charset = _CHARSETS.get(value.strip())
        elif record == _APPLICATION:
            sets.append((number, value))
    context = b" ".join(value for number, value in sets if number in _FIELDS)
    times = [value for number, value in sets if number == _TIME]
    for number, value in sets:
        if number == _DATE:
            yield _said("date", _text(b"T".join((value, *times[:1])), charset, b""), number)
        elif about := _FIELDS.get(number):
            yield _said(about, _text(value, charset, context), number)


def _data_sets(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Record, data set and value, as long as the block keeps to the form."""
    at = 0
    while at + 5 <= len(block) and block[at] == _MARKER:
        record, number = block[at + 1], block[at + 2]
        size = int.from_bytes(block[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:  # extended: the low bits tell how many bytes tell the size
            wide = size & 0x7FFF
            if wide > 4:
                return
            size = int.from_bytes(block[at : at + wide], "big")
            at += wide
        if at + size > len(block):
            return
        yield record, number, block[at : at + size]
        at += size


def _text(value: bytes, charset: str | None, context: bytes) -> str:
    """The declared encoding where it holds, for software that declares UTF-8 does not always write it."""
    if charset is not None:
        try:
            return value.decode(charset)
        except UnicodeDecodeError:
            pass  # the declaration is wrong: judged by the bytes
    return repaired(value, context)


def _said(about: str, raw: str, number: int) -> Statement:
    return Statement(Voice.IPTC_IIM, about, " ".join(raw.replace("\0", " ").split()), raw, reason=f"2:{number}")
