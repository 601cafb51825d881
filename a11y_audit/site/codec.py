"""Results as bytes: between processes, in the spool, in the cache. A page's report is JSON, as it is mostly wanted."""

from typing import Any, Final, TypeVar

import msgspec

from a11y_audit.report import BriefPage, PageReport, spelled_out

T = TypeVar("T")

_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODERS: Final[dict[object, msgspec.msgpack.Decoder[object]]] = {}
_PAGES: Final = msgspec.json.Decoder(PageReport)
_BRIEF: Final = msgspec.json.Decoder(BriefPage)
_IMAGES: Final = b',"images":['
_OUTCOMES: Final = b',"outcomes":['
_PICKLE: Final = b"\x80"
"""How a pickle begins; as MessagePack it would be an empty map, which no value of ours is."""


def encode(value: object) -> bytes:
    """The value as MessagePack.

    Raises:
        UnicodeEncodeError: it holds lone surrogates, which only some pages and file names have (see `encode_any`).
    """
    return _ENCODER.encode(value)


def encode_any(value: object) -> bytes:
    """The value as MessagePack, or as a pickle when it holds lone surrogates. Only for our own processes' eyes."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _pickled(value)


def encode_visibly(value: object) -> bytes:
    r"""The value as MessagePack, in which lone surrogates have become a visible escape (`\ud83d` as six characters)."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(spelled_out(msgspec.to_builtins(value)))


def decode(data: bytes, kind: type[T]) -> T:
    """The value that `encode` made the bytes of.

    Raises:
        msgspec.DecodeError: they are something else.
    """
    decoder = _DECODERS.get(kind)
    if decoder is None:
        decoder = _DECODERS[kind] = msgspec.msgpack.Decoder(kind)
    return decoder.decode(data)  # type: ignore[return-value]


def decode_any(data: bytes, kind: type[T]) -> T:
    """The value that `encode_any` made the bytes of, in this process or one it started."""
    if data.startswith(_PICKLE):
        value: T = _unpickled(data)
        return value
    return decode(data, kind)


def pack_page(page: PageReport) -> bytes:
    """The report as JSON, or as a pickle when it holds lone surrogates."""
    try:
        return msgspec.json.encode(page)
    except UnicodeEncodeError:
        return _pickled(page)


def unpack_page(data: bytes) -> PageReport:
    """The report that `pack_page` made the bytes of, in this process or one it started."""
    if is_json(data):
        return _PAGES.decode(data)
    page: PageReport = _unpickled(data)
    return page


def unpack_brief(data: bytes) -> BriefPage:
    """The report that `pack_page` made JSON of, without its images, which are most of it."""
    start, end = data.find(_IMAGES), data.find(_OUTCOMES)  # keys: inside a text, quotes have a backslash before them
    return _BRIEF.decode(data[:start] + data[end:] if 0 <= start < end else data)


def _pickled(value: object) -> bytes:
    import pickle

    return pickle.dumps(value, protocol=5)


def _unpickled(data: bytes) -> Any:
    import pickle

    return pickle.loads(data)  # noqa: S301 - never from a file that others can write


def is_json(data: bytes) -> bool:
    """Was the report packed as JSON?"""
    return data.startswith(b"{")
