"""The report as JSON: the contract other programs build on. It round-trips, and its JSON Schema is shipped."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from a11y_audit.report import SCHEMA, Report, StoredPages, spelled_out

SCHEMA_PATH: Final = Path(__file__).with_name("report.schema.json")
"""The shipped JSON Schema (draft 2020-12)."""


class ReportError(ValueError):
    """A saved report that cannot be read; the message is one sentence."""


def pieces(report: Report) -> Iterator[str]:
    r"""Gives the report as JSON on one line, page by page.

    Lone surrogates, which UTF-8 cannot carry, become a visible escape (`\ud83d` as six characters).
    """
    return (piece.decode() for piece in encoded(report))


def encoded(report: Report) -> Iterator[bytes]:
    """Gives what `pieces` gives in UTF-8: pages that are kept as JSON pass through as they are."""
    opening = "{"
    for name in report.__struct_encode_fields__:
        yield f'{opening}"{name}":'.encode()
        if name == "pages":
            yield from _array(stored(report))
        else:
            yield as_bytes(getattr(report, name))
        opening = ","
    yield b"}"


def stored(report: Report) -> Iterable[Any]:
    """Gives the pages to be encoded: as they are kept, where they are kept as JSON."""
    return report.pages.stored() if isinstance(report.pages, StoredPages) else report.pages


def encode(value: Any) -> str:
    r"""Gives a value of the report as JSON; lone surrogates become a visible escape."""
    return as_bytes(value).decode()


def as_bytes(value: Any) -> bytes:
    """Gives what `encode` gives in UTF-8."""
    if isinstance(value, msgspec.Raw):
        return bytes(value)
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(spelled_out(msgspec.to_builtins(value)))


def _array(values: Iterable[Any]) -> Iterator[bytes]:
    opening = b"["
    for value in values:
        yield opening
        yield as_bytes(value)
        opening = b","
    yield b"[]" if opening == b"[" else b"]"


def load(text: str | bytes) -> Report:
    """Reads a report that `pieces` wrote.

    Raises:
        ReportError: it is no JSON, no report, or a report of another version.
    """
    try:
        head = msgspec.json.decode(text, type=_Head)
    except (msgspec.DecodeError, UnicodeError) as fault:
        raise ReportError(f"This is not a saved report: {fault}.") from fault
    if head.schema != SCHEMA:
        raise ReportError(f"This report has the form {head.schema!r}; this version reads {SCHEMA!r}.")
    try:
        return msgspec.json.decode(text, type=Report)
    except (msgspec.DecodeError, UnicodeError) as fault:
        raise ReportError(f"This report is damaged: {fault}.") from fault


def json_schema() -> dict[str, Any]:
    """Gives the JSON Schema of a report, made from the types it is built of."""
    schema = msgspec.json.schema(Report)
    schema["$defs"]["Report"]["properties"]["schema"] = {"const": SCHEMA}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{SCHEMA}", **schema}


def schema_text() -> str:
    """Gives the JSON Schema as it is shipped."""
    return msgspec.json.format(msgspec.json.encode(json_schema()), indent=2).decode() + "\n"


class _Head(msgspec.Struct):
    schema: str
