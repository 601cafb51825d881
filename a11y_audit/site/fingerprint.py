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
_Named = tuple[str, str]
"""A file: its name below the folder that is looked through, and its path."""


@cache
def code_fingerprint() -> bytes:
    """Tells versions of the tool, of Python and of the installed packages apart."""
    digest = hashlib.sha256(sys.version.encode())
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112
            names = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
            digest.update("\0".join(names).encode("utf-8", "surrogateescape"))
    _update(digest, _files_below(str(Path(__file__).parent.parent)))
    return digest.digest()


def rules_fingerprint(rules: Sequence[ActiveRule]) -> bytes:
    """Tells sets of rules apart: by their pages, options and severities, by what may be allowed, by code not ours."""
    digest = hashlib.sha256()
    modules = set()
    for active in rules:
        rule = msgspec.structs.replace(active.rule, path="")
        settings = (rule, dict(active.options), active.reasons, active.may_be_allowed)
        digest.update(msgspec.json.encode(msgspec.to_builtins(settings, enc_hook=repr)))
        modules.add(active.check.__module__.partition(".")[0])
    for name in sorted(modules - {_OURS}):
        digest.update(name.encode())
        _update(digest, _code_of(name))
    return digest.digest()


def _code_of(package: str) -> Iterable[_Named]:
    """The files of a plug-in's package, or its one module."""
    file = getattr(sys.modules.get(package), "__file__", None)
    if file is None:
        return ()
    folder, name = os.path.split(file)
    return _files_below(folder) if name.partition(".")[0] == "__init__" else [(name, file)]


def _files_below(folder: str) -> Iterator[_Named]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(here, name)  # noqa: PTH118 - hundreds of files, each run
            yield path[len(folder) :], path


def _update(digest: "hashlib._Hash", files: Iterable[_Named]) -> None:
    for name, path in files:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - likewise
            data = file.read()
        written = name.encode("utf-8", "surrogateescape")
        digest.update(b"%d:%d:%b" % (len(written), len(data), written))
        digest.update(data)
