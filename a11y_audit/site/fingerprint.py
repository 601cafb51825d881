"""What a page's verdict depends on besides the page: the tool's own code, the libraries it uses, the rules."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from a11y_audit.engine import ActiveRule

_OURS: Final = __name__.partition(".")[0]


@cache
def code_fingerprint() -> bytes:
    """Tells versions of the tool, of Python and of the installed packages apart."""
    digest = hashlib.sha256(sys.version.encode())
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112
            names = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
            digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
    _update(digest, _files_below(Path(__file__).parent.parent))
    return digest.digest()


def rules_fingerprint(rules: Sequence[ActiveRule]) -> bytes:
    """Tells sets of rules apart: by their pages, options, severities, and the code of those that are not ours."""
    digest = hashlib.sha256()
    modules = set()
    for active in rules:
        settings = (msgspec.structs.replace(active.rule, path=""), dict(active.options), active.reasons)
        digest.update(msgspec.json.encode(msgspec.to_builtins(settings, enc_hook=repr)))
        modules.add(active.check.__module__.partition(".")[0])
    for name in sorted(modules - {_OURS}):
        digest.update(name.encode())
        _update(digest, _code_of(name))
    return digest.digest()


def _code_of(package: str) -> Iterable[Path]:
    """The files of a plug-in's package, or its one module."""
    file = getattr(sys.modules.get(package), "__file__", None)
    if file is None:
        return ()
    path = Path(file)
    return _files_below(path.parent) if path.stem == "__init__" else (path,)


def _files_below(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            yield Path(here, name)


def _update(digest: "hashlib._Hash", files: Iterable[Path]) -> None:
    for path in files:
        digest.update(path.name.encode("utf-8", "surrogateescape"))
        digest.update(hashlib.sha256(path.read_bytes()).digest())
