"""The rules that come with the tool: `rules/rules.json`, made from their pages, which loads faster than they do.

Reading the settings of all pages costs more than auditing a page. `rules.json` holds them ready made, with a digest of
the pages they were made of: when a page has changed since, the pages are read.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.rulebook.rules import Rule, read_folder

COMPILED: Final = "rules.json"
_CHUNK: Final = 1 << 16


class _Compiled(Struct, frozen=True):
    digest: str
    rules: tuple[Rule, ...]


def rule_folder() -> Path:
    """The folder of the rules that come with the tool: inside the installed package, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def built_in_rules() -> dict[str, Rule]:
    """The rules that come with the tool, by id.

    Raises:
        RulePageError: a page cannot be read.
    """
    folder = rule_folder()
    try:
        compiled = msgspec.json.decode((folder / COMPILED).read_bytes(), type=_Compiled)
    except (OSError, msgspec.MsgspecError):
        return read_folder(folder)
    if compiled.digest != _digest(folder):
        return read_folder(folder)
    return {rule.id: replace(rule, path=f"{folder}{os.sep}{rule.path}") for rule in compiled.rules}


def compiled_rules(folder: Path, rules: Mapping[str, Rule]) -> str:
    """What `rules.json` holds, one rule a line."""
    encode = msgspec.json.encode
    lines = ",\n".join(encode(replace(rule, path=Path(rule.path).name)).decode() for rule in rules.values())
    return f'{{"digest":"{_digest(folder)}","rules":[\n{lines}\n]}}\n'


def _digest(folder: Path) -> str:
    digest = 0
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - without a Path for each, in half the time
        if name.endswith(".md") and name != "README.md":
            digest = crc32(name.encode("utf-8", "surrogateescape"), digest)
            digest = crc32(_content(f"{folder}{os.sep}{name}"), digest)
    return f"{digest:08x}"


def _content(name: str) -> bytes:
    descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        parts = [os.read(descriptor, _CHUNK)]
        while len(parts[-1]) == _CHUNK:
            parts.append(os.read(descriptor, _CHUNK))
    finally:
        os.close(descriptor)
    return b"".join(parts)
