"""Text in files that do not say how it is encoded, or say it wrongly."""

from typing import Final

_WIDER: Final = {"EUC-KR": "cp949", "GBK": "gb18030", "Shift_JIS": "cp932"}
"""Encodings whose later extensions occur under their name."""


def likeliest_encoding(data: bytes) -> str:
    """The name of the codec that text of undeclared encoding is most likely in; "utf-8" whenever it is that."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass  # some older encoding: judged by the frequencies of letters
    else:
        return "utf-8"
    from turbohtml.detect import detect

    match = detect(data)
    return _WIDER.get(match.encoding or "", match.codec or "cp1252")


def repaired(data: bytes, context: bytes = b"") -> str:
    """The text of bytes in an undeclared encoding: UTF-8 when they are that, else the likeliest older encoding.

    A byte-order mark is no part of it.

    Args:
        data: the bytes of one field.
        context: other bytes in the same encoding, which make the guess better.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode(likeliest_encoding(data + b" " + context), "replace")
    return text.removeprefix("\ufeff")
