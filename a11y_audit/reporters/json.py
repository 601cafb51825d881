"""The report as JSON: the contract other programs build on. It round-trips, and its JSON Schema is shipped."""

from pathlib import Path
from typing import Any, Final

import msgspec

from a11y_audit.report import SCHEMA, Report

SCHEMA_PATH: Final = Path(__file__).with_name("report.schema.json")
"""The shipped JSON Schema (draft 2020-12)."""


class ReportError(ValueError):
    """A saved report that cannot be read; the message is one sentence."""


def render(report: Report, *, indent: int = 0) -> str:
    r"""Gives the report as JSON, on one line unless `indent` asks for spaces.

    Lone surrogates, which UTF-8 cannot carry, become a visible escape (`\ud83d` as six characters).
    """
    try:
        data = msgspec.json.encode(report)
    except UnicodeEncodeError:
        data = msgspec.json.encode(_without_surrogates(msgspec.to_builtins(report)))
    return (msgspec.json.format(data, indent=indent) if indent else data).decode()


def load(text: str | bytes) -> Report:
    """Reads a report that `render` wrote.

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


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value
