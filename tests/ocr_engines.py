"""The engines of this machine that read text in pictures; tests that need one are skipped where there is none."""

import shutil

import pytest

from a11y_audit.evidence.tesseract import TesseractLibrary, TesseractProgram, find_engine

Engine = TesseractProgram | TesseractLibrary


def engines() -> list[Engine]:
    """Every engine of this machine."""
    found: list[Engine] = [TesseractProgram()] if shutil.which("tesseract") else []
    if isinstance(library := find_engine(), TesseractLibrary):
        found.append(library)
    return found


ENGINES: list[Engine | None] = [*engines()] or [None]
"""Parameters of a fixture: None says that there is no engine."""


def named(engine: Engine | None) -> str:
    """What a test with this engine is called."""
    return engine.name if engine else "none"


def present(engine: Engine | None) -> Engine:
    """The engine; without one the test is skipped."""
    if engine is None:
        pytest.skip("there is neither a tesseract program nor tesserocr with language data on this machine")
    return engine
