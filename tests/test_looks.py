"""What answers about images rest on: whether they still hold is told by the files' times, or by reading them again."""

import os
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from a11y_audit.evidence import FileEvidence, looks
from a11y_audit.evidence.looks import Looks, renewed
from a11y_audit.evidence.memo import Memo
from a11y_audit.model import EngineFailed, NotKnown, Source
from tests.page_images import image_at, picture


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "port.png").write_bytes(picture())
    return Source("p.html", b"", root=str(tmp_path), folder=str(tmp_path))


def looked(source: Source, *addresses: str, settled: bool = False) -> Looks:
    """What is written down when the pixels of these images are asked for, perhaps long after they were made."""
    evidence = FileEvidence(source, ocr=False)
    for address in addresses:
        try:
            evidence.pixels(image_at(address))
        except NotKnown:
            continue
    found = evidence.looks()
    assert found is not None
    return replace(found, at=found.at + 10**10) if settled else found


def forbid_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> bytes:
        raise AssertionError("the file was read again")

    monkeypatch.setattr(looks, "read_address", read)


def test_only_files_beside_the_page_are_written_down(source: Source) -> None:
    seen = looked(source, "port.png", "https://example.org/a.png", "data:,x", "//x.org/a.png", "gone.png")
    assert [look.address for look in seen.files] == ["port.png", "gone.png"]


def test_a_file_whose_times_say_so_is_not_read_again(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = looked(source, "port.png", settled=True)
    forbid_reading(monkeypatch)
    assert renewed(seen, source) is seen


def test_a_file_that_was_just_written_is_read_again(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = looked(source, "port.png")
    assert renewed(seen, source) == seen
    forbid_reading(monkeypatch)
    with pytest.raises(AssertionError, match="read again"):
        renewed(seen, source)


def test_a_file_of_the_same_size_and_time_but_other_content_is_noticed(source: Source) -> None:
    seen = looked(source, "port.png", settled=True)
    path = Path(str(source.root), "port.png")
    before = path.stat()
    time.sleep(0.02)  # the clock of file systems ticks some hundred times a second
    path.write_bytes(bytes(before.st_size))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert renewed(seen, source) is None


def test_a_copy_with_new_times_holds_and_its_times_are_written_down(source: Source) -> None:
    seen = looked(source, "port.png", settled=True)
    path = Path(str(source.root), "port.png")
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    again = renewed(seen, source)
    assert again is not None
    assert again.files[0].digest == seen.files[0].digest
    assert again.files[0].state != seen.files[0].state


@pytest.mark.parametrize("settled", [True, False])
def test_a_file_that_vanished_or_came_is_noticed(source: Source, settled: bool) -> None:
    path = Path(str(source.root), "port.png")
    present = looked(source, "port.png", settled=settled)
    data = path.read_bytes()
    path.unlink()
    absent = looked(source, "port.png", settled=settled)
    assert renewed(absent, source) is absent
    assert renewed(present, source) is None
    path.write_bytes(data)
    assert renewed(absent, source) is None


def test_another_engine_may_read_other_words(source: Source) -> None:
    assert renewed(replace(looked(source), engine="of another machine"), source) is None


def test_an_engine_that_failed_may_answer_another_time(source: Source) -> None:
    class Tired(Memo):
        def get(self, *_: object) -> object:  # type: ignore[override]
            raise EngineFailed("Tesseract did not answer within 20 seconds")

    evidence = FileEvidence(source, memo=Tired())
    with pytest.raises(NotKnown):
        evidence.ocr(image_at("port.png"))
    assert evidence.looks() is None


@pytest.mark.parametrize(
    "data", [b"<svg></svg>", b"GIF89a", b"no picture", b""], ids=["svg", "broken", "other", "empty"]
)
def test_a_picture_that_no_engine_could_read_is_no_failure_of_the_engine(source: Source, data: bytes) -> None:
    Path(str(source.root), "port.png").write_bytes(data)
    evidence = FileEvidence(source)
    for ask in (evidence.ocr, evidence.glimpse):
        with pytest.raises(NotKnown):
            ask(image_at("port.png"))

    assert evidence.looks() is not None


def test_language_data_that_lead_nowhere_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone.traineddata").symlink_to(tmp_path / "nowhere")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    looks.engine_fingerprint.cache_clear()

    assert looks.engine_fingerprint()

    looks.engine_fingerprint.cache_clear()
