"""How many files this process has open."""

from pathlib import Path

import pytest

_OPEN = Path("/proc/self/fd")

counts_open_files = pytest.mark.skipif(not _OPEN.exists(), reason="open files cannot be counted here")
"""Marks tests that ask."""


def open_files() -> int:
    return len(list(_OPEN.iterdir()))
