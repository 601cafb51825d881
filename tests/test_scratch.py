"""Bytes that wait for the report: in memory while they are little, else in a file."""

import pytest

from a11y_audit.site.scratch import Pieces, Scratch
from tests.open_files import counts_open_files, open_files

LITTLE, MUCH = b"little", bytes(range(256)) * 5_000


@pytest.mark.parametrize("in_memory", [0, 10, 10_000_000])
def test_what_was_written_is_read_wherever_it_lies(in_memory: int) -> None:
    scratch = Scratch(in_memory)
    pieces = [scratch.write(data) for data in (LITTLE, MUCH, b"", LITTLE)]
    assert [piece.read() for piece in pieces] == [LITTLE, MUCH, b"", LITTLE]


@counts_open_files
def test_little_needs_no_file_and_a_file_goes_with_its_object() -> None:
    before = open_files()
    scratch = Scratch()
    scratch.write(LITTLE)
    assert open_files() == before
    scratch.write(MUCH)
    assert open_files() == before + 1
    del scratch
    assert open_files() == before


def test_pieces_keep_their_order_whoever_wrote_them() -> None:
    other = Scratch(in_memory=0)
    other.write(MUCH)
    pieces = Pieces()
    for data in (b"one", other.write(b"two"), b"three", Scratch().write(b"four")):
        pieces.append(data)
    assert [pieces[n] for n in range(len(pieces))] == [b"one", b"two", b"three", b"four"]
    assert pieces.part(2, 1, 3) == b"hr"
