"""The examples of rule pages, which are their tests."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from a11y_audit.model import Verdict
from a11y_audit.rulebook.page import Fence, RulePageError, parts, read_text

SECTIONS: Final = {
    "Passed": Verdict.PASSED,
    "Failed": Verdict.FAILED,
    "Can't tell": Verdict.CANT_TELL,
    "Not applicable": Verdict.INAPPLICABLE,
}


class Example(Struct, frozen=True, kw_only=True):
    """A case of a rule page: run as a test, it must end in `verdict` with exactly the reason it names."""

    rule: str
    path: str
    line: int
    verdict: Verdict
    reason: str
    title: str
    language: str
    """"html" or "markdown"."""
    source: str
    evidence: Mapping[str, Any] = {}
    options: Mapping[str, Any] = {}
    report: str | None = None
    report_lines: tuple[int, int] | None = None
    """Where the report fence's content stands: first line and the line past it, from 1."""
    fence_end: int = 0
    """Line on which the example's last fence closes."""


def read_examples(path: Path) -> list[Example]:
    """Reads the examples of a rule page in their order.

    Raises:
        RulePageError: a section, heading or fence cannot be understood.
    """
    examples: list[Example] = []
    verdict: Verdict | None = None
    heading: tuple[int, str] | None = None
    fences: list[Fence] = []

    def close() -> None:
        if heading and verdict:
            examples.append(_example(path, verdict, heading, fences))
        fences.clear()

    for number, part in parts(read_text(path)):
        if isinstance(part, Fence):
            if heading:
                fences.append(part)
        elif part.startswith("## "):
            close()
            heading, verdict = None, SECTIONS.get(part[3:].strip())
        elif part.startswith("### "):
            close()
            heading = (number, part[4:].strip())
            if verdict is None:
                raise RulePageError(str(path), number, f"examples stand under one of: {', '.join(SECTIONS)}")
    close()
    return examples


def _example(path: Path, verdict: Verdict, heading: tuple[int, str], fences: list[Fence]) -> Example:
    line, title = heading
    reason = ""
    if verdict in (Verdict.FAILED, Verdict.CANT_TELL):
        reason, colon, title = (piece.strip() for piece in title.partition(":"))
        if not colon:
            raise RulePageError(str(path), line, "a fault's example is headed `reason: what it shows`")
    source = next((fence for fence in fences if fence.info in ("html", "markdown")), None)
    if source is None:
        raise RulePageError(str(path), line, "an example shows its page in a fence marked `html` or `markdown`")
    tables: dict[str, Any] = {}
    for name in ("evidence", "options"):
        fence = next((fence for fence in fences if fence.info == f"toml {name}"), None)
        try:
            tables[name] = tomllib.loads(fence.text) if fence else {}
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise RulePageError(str(path), fence.line if fence else line, str(error)) from error
    report = next((fence for fence in fences if fence.info == "text report"), None)
    return Example(
        rule=path.stem,
        path=str(path),
        line=line,
        verdict=verdict,
        reason=reason,
        title=title,
        language=source.info,
        source=source.text,
        report=report.text if report else None,
        report_lines=(report.line + 1, report.end) if report else None,
        fence_end=fences[-1].end,
        **tables,
    )
