"""What image files say: metadata, pixels, text in the picture.

The only room that opens them, starts OCR or touches the network: that only when a run was told to (`Web`).

Nothing is opened, and neither Pillow nor an OCR engine imported, before a question is asked.
"""

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeVar

from a11y_audit.evidence.addresses import address_from, is_local, read_address, real_paths, web_address
from a11y_audit.evidence.given import GivenEvidence
from a11y_audit.evidence.looks import Look, Looks, State, engine_fingerprint, look_at, state_of
from a11y_audit.evidence.memo import Memo
from a11y_audit.model import (
    UNJUDGED_ROLES,
    EngineFailed,
    Evidence,
    FileBroken,
    NotKnown,
    OcrText,
    PageImage,
    Pixels,
    Source,
    Statement,
    Web,
)

if TYPE_CHECKING:
    from a11y_audit.evidence.web import Fetcher

__all__ = ["FileEvidence", "GivenEvidence", "make_evidence"]

T = TypeVar("T")

_OF_THIS_PROCESS: Final = Memo()
_MOST_ADDRESSES: Final = 16
"""Addresses of one image that are tried."""
_MOST_FETCHED: Final = 3
"""The same, when they may be on the web."""
_WITHOUT_ENGINE: Final = frozenset({"pixels", "metadata", "thumbnail"})
"""Questions that need no OCR engine: their answers depend on the file alone."""


def make_evidence(source: Source, *, ocr: bool = True, web: Web | None = None) -> "FileEvidence":
    """The evidence of the images of one page: files beside it, `data:` addresses, and the web if that is allowed.

    Args:
        source: the page; its `root`, `folder` and `url` say where images are looked for.
        ocr: whether text may be read from pixels; when False, asking for it raises `NotKnown`.
        web: what may be fetched; None for nothing.
    """
    if web is None:
        return FileEvidence(source, ocr=ocr, memo=_OF_THIS_PROCESS)
    from a11y_audit.evidence.web import fetcher_of

    return FileEvidence(source, ocr=ocr, memo=_OF_THIS_PROCESS, fetcher=fetcher_of(web))


class FileEvidence(Evidence):
    """Answers from the bytes of image files; each question is worked out once for each distinct content.

    Args:
        source: the page.
        ocr: whether text may be read from pixels.
        memo: where answers are kept; shared by the pages of one run, or of this page alone.
        fetcher: who fetches images that are on the web; nobody when left out.
    """

    def __init__(
        self, source: Source, *, ocr: bool = True, memo: Memo | None = None, fetcher: "Fetcher | None" = None
    ) -> None:
        self._source = source
        self._base = ""
        self._fetcher = fetcher
        self._ocr = ocr
        self._digests: dict[str, str | NotKnown] = {}
        self._memo = memo if memo is not None else Memo()
        self._latest: tuple[str, bytes] = ("", b"")
        self._states: dict[str, State] = {}
        self._real_path = real_paths()
        self._engine_asked = False
        self._engine_failed = False
        self._has_fetched = False
        self._begun = time.time_ns()

    def reaches(self, image: PageImage) -> bool:
        """See `Evidence`."""
        return self._fetcher is not None and self._web_address_of(image) is not None

    def expect(self, images: Iterable[PageImage], base: str = "") -> None:
        """Says whose files will be asked for, so that those on the web are fetched side by side.

        Args:
            images: all of the page.
            base: what the page says its addresses start from, "" when it says nothing.
        """
        self._base = base
        if self._fetcher is None:
            return
        addresses = (self._web_address_of(image) for image in images if image.role not in UNJUDGED_ROLES)
        self._fetcher.expect(address for address in addresses if address)

    def pixels(self, image: PageImage) -> Pixels:
        """See `Evidence`."""
        from a11y_audit.evidence.pixels import read_pixels

        return self._answer(image, "pixels", read_pixels)

    def ocr(self, image: PageImage, language: str = "") -> OcrText:
        """See `Evidence`."""
        if not self._ocr:
            raise NotKnown("OCR was switched off")
        from a11y_audit.evidence.ocr import read_text
        from a11y_audit.evidence.tesseract import find_engine

        return self._answer(image, f"ocr {language}", lambda data: read_text(data, language, find_engine()))

    def glimpse(self, image: PageImage, language: str = "") -> tuple[str, ...]:
        """See `Evidence`."""
        if not self._ocr:
            raise NotKnown("OCR was switched off")
        from a11y_audit.evidence.glimpse import glimpse
        from a11y_audit.evidence.tesseract import find_engine

        return self._answer(image, f"glimpse {language}", lambda data: glimpse(data, language, find_engine()))

    def metadata(self, image: PageImage) -> tuple[Statement, ...]:
        """See `Evidence`."""
        from a11y_audit.evidence.metadata import read_metadata

        return self._answer(image, "metadata", read_metadata)

    def thumbnail(self, image: PageImage) -> bytes:
        """A small JPEG of the image, for a report.

        Raises:
            NotKnown: the file cannot be had, or not be decoded.
        """
        from a11y_audit.evidence.thumbnail import make_thumbnail

        return self._answer(image, "thumbnail", make_thumbnail)

    def _answer(self, image: PageImage, question: str, work_out: Callable[[bytes], T]) -> T:
        address, digest = self._readable(image)
        data = b""  # not read again for what is known
        if (digest, question) not in self._memo:
            digest, data = self._read(address)
        if question in _WITHOUT_ENGINE:
            return self._memo.get(digest, question, lambda: work_out(data))
        self._engine_asked = True
        try:
            return self._memo.get(digest, question, lambda: work_out(data))
        except EngineFailed:
            self._engine_failed = True
            raise

    def looks(self) -> Looks | None:
        """What the answers so far rest on; None when another run may get others of the same files."""
        if self._engine_failed or self._has_fetched:
            return None
        found = [look for address, known in self._digests.items() for look in self._look_at(address, known)]
        return Looks(tuple(found), engine_fingerprint() if self._engine_asked else "", self._begun)

    def _look_at(self, address: str, known: str | NotKnown) -> Iterable[Look]:
        return look_at(address, known, self._states.get(address, ()))

    def _readable(self, image: PageImage) -> tuple[str, str]:
        """The first of the image's addresses that can be read, and the hash of what is there."""
        if not image.sources:
            raise NotKnown("the image has no address")
        why: NotKnown | None = None
        for candidate in image.sources[: _MOST_ADDRESSES if self._fetcher is None else _MOST_FETCHED]:
            address = address_from(self._base, candidate.url)
            try:
                return address, self._digest(address)
            except NotKnown as unknown:
                why = why or unknown.anew()
        assert why is not None
        raise why.anew()

    def _digest(self, address: str) -> str:
        known = self._digests.get(address)
        if isinstance(known, NotKnown):
            raise known.anew()
        return self._read(address)[0] if known is None else known

    def _read(self, address: str) -> tuple[str, bytes]:
        if self._digests.get(address) == self._latest[0]:
            return self._latest
        try:
            data = self._bytes_at(address)
        except NotKnown as unknown:
            self._digests[address] = unknown.anew()
            raise
        import hashlib  # loads OpenSSL, which only files that are there need

        digest = self._digests[address] = hashlib.sha256(data).hexdigest()
        self._latest = digest, data
        return self._latest

    def _bytes_at(self, address: str) -> bytes:
        if self._fetcher is not None and (url := self._web_address(address)) is not None:
            self._has_fetched = True
            data = self._fetcher.get(url)
            if not data:
                raise FileBroken("the image file is empty")
            return data
        if is_local(address):
            # before it is read: see `looks.renewed`
            self._states[address] = state_of(address, self._source, self._real_path)
        return read_address(address, self._source, self._real_path)

    def _web_address_of(self, image: PageImage) -> str | None:
        return self._web_address(address_from(self._base, image.src))

    def _web_address(self, address: str) -> str | None:
        return web_address(address, self._source.url)
