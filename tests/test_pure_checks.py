"""Checks are pure functions: what they say follows from the image, the page and the options alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKS = Path(__file__).parent.parent / "a11y_audit" / "checks"

PURE = {"bisect", "collections", "datetime", "difflib", "functools", "itertools", "re", "typing", "unicodedata"}
PURE |= {"a11y_audit", "msgspec", "urllib.parse"}
"""What checks may import: nothing that reads, writes, waits or keeps a state."""
CALLS = {"open", "input", "print", "eval", "exec", "compile", "__import__", "today", "now", "utcnow"}
"""Calls whose result is not in a check's arguments, or that do something besides."""
WRITES = {
    *("append", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "remove", "discard", "clear"),
    *("sort", "reverse", "appendleft", "popleft", "subtract"),
}


def impurities(source: str) -> Iterator[str]:
    """What keeps the functions of a module from being pure, as line and words."""
    tree = ast.parse(source)
    shared = {name for node in tree.body for name in _bound(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield f"{node.lineno}: global"
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (f"{node.lineno}: imports {name}" for name in _modules(node) if not _is_pure(name))
        elif isinstance(node, ast.Call) and _called(node) in CALLS and ast.unparse(node.func) != "re.compile":
            yield f"{node.lineno}: calls {_called(node)}"
        elif isinstance(node, ast.Call | ast.Subscript | ast.Attribute) and _written(node) in shared:
            yield f"{node.lineno}: writes to {_written(node)}"


def _bound(node: ast.stmt) -> Iterator[str]:
    """The names a statement of a module gives to values."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from ((alias.asname or alias.name).partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]


def _is_pure(module: str) -> bool:
    return module in PURE or module.partition(".")[0] in PURE


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rpartition(".")[2]


def _written(node: ast.Call | ast.Subscript | ast.Attribute) -> str:
    """The name of what is written to in place; "" when nothing is."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) and _called(node) in WRITES else ""
    return "" if isinstance(node.ctx, ast.Load) else ast.unparse(node.value)


@pytest.mark.parametrize("path", sorted(CHECKS.rglob("*.py")), ids=lambda path: path.stem)
def test_checks_are_pure_functions(path: Path) -> None:
    assert not list(impurities(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from pathlib import Path",
        "def check():\n    import subprocess",
        "from urllib.request import urlopen",
        "def check():\n    return open('page')",
        "from datetime import date\ndef check():\n    return date.today()",
        "def check():\n    global seen\n    seen = 1",
        "SEEN = {}\ndef check(x):\n    SEEN[x] = 1",
        "SEEN: list[int] = []\ndef check(x):\n    SEEN.append(x)",
        "SEEN = {1}\ndef check(x):\n    del SEEN[x]",
        "from a11y_audit.text import words\ndef check(x):\n    words.seen = x",
    ],
)
def test_what_keeps_no_state_and_does_nothing_is_told_from_what_does(source: str) -> None:
    assert list(impurities(source))
    assert not list(impurities("SEEN = {}\ndef check(x):\n    seen = {}\n    seen[x] = 1\n    return SEEN[x]"))
