"""Who may import whom. The rooms of the house, from the inside out."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "a11y_audit"

ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "version": set(),
    "digest": set(),
    "opening": set(),
    "file_names": set(),
    "objections": set(),
    "text": {"model"},
    "report": {"model"},
    "reading": {"model", "text"},
    "house_style": {"model", "objections", "text"},
    "checks": {"model", "text", "house_style"},
    "evidence": {"model", "opening", "version"},
    "extend": {"model", "text"},
    "rulebook": {"model", "objections", "extend", "checks"},
    "score": {"model", "report"},
    "inline_suppression": {"model", "report"},
    "engine": {"model", "digest", "report", "rulebook", "score", "inline_suppression"},
    "baseline": {"report", "score"},
    "answers": {"model", "objections", "report", "file_names"},
    "comparison": {"report", "score", "baseline", "file_names"},
    "acceptance": {"report", "score", "baseline", "comparison", "answers"},
    "config": {"model", "objections", "rulebook", "engine", "house_style", "file_names"},
    "site": {
        "model",
        "digest",
        "opening",
        "file_names",
        "report",
        "rulebook",
        "engine",
        "score",
        "inline_suppression",
        "reading",
        "evidence",
        "version",
    },
    "example_runner": {"model", "report", "rulebook", "engine", "reading", "evidence", "reporters", "site"},
    "reporters": {"model", "report", "file_names"},
    "viewer": {"model", "report", "reporters"},
    "lsp": {"model", "objections", "report", "reporters", "engine", "acceptance", "config", "site", "version"},
    "testing": {"model", "report", "reporters", "acceptance", "config", "site"},
}
"""Every room but the command line and the package's front door, which may import all."""

READING: dict[str, set[str]] = {
    "document": set(),
    "language": set(),
    "allowances": {"document"},
    "about": {"document"},
    "structured": {"document"},
    "accessible_names": {"document"},
    "outline": {"document", "language", "accessible_names"},
    "inventory": {"document"},
    "blocks": {"document", "inventory"},
    "credits": set(),
    "captions": {"document", "inventory", "credits"},
    "images": {"document", "inventory", "accessible_names", "outline", "captions"},
    "markdown": {"document", "language", "allowances", "about", "inventory", "blocks", "credits", "images"},
    "distant_credits": {"credits"},
    "page": {
        "document",
        "language",
        "allowances",
        "about",
        "structured",
        "accessible_names",
        "outline",
        "blocks",
        "images",
    },
}
"""The rooms inside `reading`, from the file to the page; its front door may import all."""

LIGHT = (
    "rich",
    "PIL",
    "bs4",
    "textual",
    "jinja2",
    "pytesseract",
    "markdown_it",
    "tinycss2",
    "urllib.request",
    "difflib",
    "sqlite3",
    "subprocess",
    "pickle",
    "tempfile",
    "multiprocessing",
    "hashlib",
    "html.entities",
    "http.client",
    "ssl",
    "concurrent.futures",
)
"""What reading one HTML page must not cost: none of these is loaded by a plain check."""


def imports(path: Path, package: str) -> Iterator[str]:
    """What a file imports of a package of ours, also inside functions, and by names given to `import_module`."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    by_name = any(isinstance(node, ast.alias) and node.name == "import_module" for node in nodes)
    for node in nodes:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif by_name and isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = [node.value]
        else:
            continue
        yield from (name.removeprefix(package).split(".")[0] for name in names if name.startswith(package))


def rooms(package: Path) -> list[str]:
    found = {path.relative_to(package).parts[0].removesuffix(".py") for path in package.rglob("*.py")}
    return sorted(found - {"__init__", "__main__", "cli"})


def imported(package: Path, room: str, name: str) -> set[str]:
    files = [package / f"{room}.py"] if (package / f"{room}.py").exists() else (package / room).rglob("*.py")
    return {found for file in files for found in imports(file, name)} - {room}


@pytest.mark.parametrize("room", rooms(PACKAGE))
def test_a_room_imports_what_it_may_and_no_more_may_than_do(room: str) -> None:
    assert imported(PACKAGE, room, "a11y_audit.") == ALLOWED[room]


@pytest.mark.parametrize("room", rooms(PACKAGE / "reading"))
def test_a_room_of_reading_imports_what_it_may_and_no_more_may_than_do(room: str) -> None:
    assert imported(PACKAGE / "reading", room, "a11y_audit.reading.") == READING[room]


@pytest.mark.parametrize(
    "source",
    [
        "import a11y_audit.text.words",
        "def f():\n    from a11y_audit import text",
        "from importlib import import_module\nimport_module('a11y_audit.text.words')",
        "from importlib import import_module\ndef f(name):\n    import_module(f'a11y_audit.text.{name}')",
        "from importlib import import_module\nTABLE = {'x': 'a11y_audit.text'}\nimport_module(TABLE['x'])",
    ],
)
def test_an_import_is_seen_however_it_is_written(tmp_path: Path, source: str) -> None:
    (tmp_path / "a.py").write_text(source, encoding="utf-8")

    assert set(imports(tmp_path / "a.py", "a11y_audit.")) == {"text"}


def test_a_plain_check_of_one_page_loads_nothing_heavy(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<html lang="en"><title>A</title><img src="a.jpg" alt="A boat">', encoding="utf-8")
    script = (
        "import sys; from a11y_audit.cli import group;"
        f"group.main(['check', {str(page)!r}, '--format', 'lines', '--no-ocr'], standalone_mode=False);"
        f"print(sorted(set({LIGHT!r}) & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stderr.splitlines()[-1] == "[]"
