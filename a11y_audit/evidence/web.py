"""The images that pages show from the web: fetched side by side, and kept for a while."""

import time
from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from threading import Lock
from typing import Final

from a11y_audit.evidence.fetch import NoAnswer, fetch
from a11y_audit.model import NotKnown, Web

_AT_ONCE: Final = 6
"""Files that are fetched side by side: no more than a browser asks of one server."""
MOST_BYTES: Final = 20 * 2**20
"""A larger image is not fetched."""
PATIENCE: Final = 30.0
"""Seconds that one page may wait for its images in all."""
_MOST_SILENCES: Final = 2
"""A server that was waited for so often in vain is not asked again."""
_TOO_SLOW: Final = "the page's images take too long to fetch"
_MOST_EXPECTED: Final = 32
_MOST_KEPT: Final = 512
_MOST_BYTES_KEPT: Final = 64 * 2**20


class Fetcher:
    """Fetches the images of pages; each once, as long as it is kept."""

    def __init__(self, web: Web) -> None:
        self._private_hosts = frozenset(web.private_hosts)
        self._kept: OrderedDict[str, bytes | NotKnown] = OrderedDict()
        self._bytes = 0
        self._silences: dict[str, int] = {}
        self._lock = Lock()
        self._coming: dict[str, Future[None]] = {}
        self._patience = PATIENCE

    def get(self, url: str) -> bytes:
        """The bytes of the image at an address.

        Raises:
            FileMissing: its server says that there is none.
            NotKnown: it cannot be had, or may not be asked for.
        """
        known = self._kept.get(url)
        if known is None:
            known = self._waited_for(url)
        if isinstance(known, NotKnown):
            raise known.anew()
        return known

    def expect(self, urls: Iterable[str]) -> None:
        """Begins to fetch what a page will ask for; what nobody has asked for of the page before is given up."""
        self._patience = PATIENCE
        for future in self._coming.values():
            future.cancel()
        wanted = [url for url in dict.fromkeys(urls) if url not in self._kept]
        threads = ThreadPoolExecutor(_AT_ONCE, "fetch")
        self._coming = {url: threads.submit(self._bring, url) for url in wanted[:_MOST_EXPECTED]}
        threads.shutdown(wait=False)  # they end with the work: beside threads no process can be forked off

    def _waited_for(self, url: str) -> bytes | NotKnown:
        begun = time.monotonic()
        try:
            if (coming := self._coming.pop(url, None)) is not None:
                coming.result(max(self._patience, 0))
                known = self._kept.get(url)
                if known is not None:
                    return known
            return self._fetched(url) if self._patience > 0 else NotKnown(_TOO_SLOW)
        except TimeoutError:
            return NotKnown(_TOO_SLOW)
        finally:
            self._patience -= time.monotonic() - begun

    def _bring(self, url: str) -> None:
        self._fetched(url)

    def _fetched(self, url: str) -> bytes | NotKnown:
        known = self._answer_of_server(url)
        with self._lock:
            self._keep(url, known)
        return known

    def _answer_of_server(self, url: str) -> bytes | NotKnown:
        server = url.partition("//")[2].partition("/")[0]
        if self._silences.get(server, 0) >= _MOST_SILENCES:
            return NotKnown("its server has not answered before")
        try:
            return fetch(url, MOST_BYTES, self._private_hosts).data
        except NoAnswer as why:
            self._silences[server] = self._silences.get(server, 0) + 1
            return why.anew()
        except NotKnown as why:
            return why.anew()

    def _keep(self, url: str, known: bytes | NotKnown) -> None:
        """Keeps what was fetched last, within the bounds."""
        self._bytes += _size(known) - _size(self._kept.pop(url, b""))
        self._kept[url] = known
        while len(self._kept) > 1 and (self._bytes > _MOST_BYTES_KEPT or len(self._kept) > _MOST_KEPT):
            self._bytes -= _size(self._kept.popitem(last=False)[1])


def _size(known: bytes | NotKnown) -> int:
    return len(known) if isinstance(known, bytes) else 0


@cache
def fetcher_of(web: Web) -> Fetcher:
    """The one fetcher of this process for a web."""
    return Fetcher(web)
