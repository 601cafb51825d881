"""Comparing with files in the repository that are approved by review and rewritten by `pytest --update`."""

from pathlib import Path


def assert_approved(path: Path, text: str, *, update: bool) -> None:
    """Compares `text` with the approved file, or makes it the approved file."""
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.exists(), f"{path.name} is not there yet: run `scripts/test --update` and review the change"
    assert path.read_bytes().decode() == text, f"{path} is out of date: `scripts/test --update`, then review"
