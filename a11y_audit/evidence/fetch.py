"""One page or image file from the web, through the guard."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Set
from contextlib import closing, contextmanager
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Final
from urllib.parse import urljoin

from msgspec import Struct

from a11y_audit.evidence.guard import Endpoint, endpoint
from a11y_audit.model import FileMissing, NotKnown
from a11y_audit.version import __version__

_SECONDS: Final = 15.0
"""What one file may take in all, redirects included."""
_SECONDS_TO_CONNECT: Final = 5.0
_MOST_REDIRECTS: Final = 5
_MOST_TRIED: Final = 3
"""Addresses of one server that are tried."""
_AT_ONCE: Final = 1 << 16
_OK: Final = 200
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_GONE: Final = frozenset({404, 410})
_TOO_SLOW: Final = "its server did not answer in time"


class NoAnswer(NotKnown):
    """Raised when a server was waited for in vain."""


class Fetched(Struct, frozen=True):
    """What a server sent: the address it came from in the end, its bytes, and what the server says they are.

    `media_type` is in lower case and without parameters, `charset` the label of the encoding; "" when not said.
    """

    url: str
    data: bytes
    media_type: str = ""
    charset: str = ""


def fetch(url: str, most: int, private_hosts: Set[str] = frozenset(), seconds: float = _SECONDS) -> Fetched:
    """Gets what lies at an address on the web.

    Args:
        url: an absolute http or https address.
        most: bytes; what is larger is not read.
        private_hosts: see `guard.endpoint`.
        seconds: what it may take in all.

    Raises:
        FileMissing: the server says that there is nothing at the address.
        NoAnswer: it did not answer in time.
        NotKnown: it cannot be had, or may not be asked for.
    """
    until = time.monotonic() + seconds
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _asked(url, endpoint(url, private_hosts), most, until)
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise NotKnown(f"its server redirects more than {_MOST_REDIRECTS} times")


def _asked(url: str, goal: Endpoint, most: int, until: float) -> Fetched | str:
    """What the server sent, or the address it redirects to."""
    try:
        with closing(_connected(goal, until)) as sock, _cut_off(sock, until):
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection = HTTPConnection(goal.host, goal.port)
            connection.sock = sock
            connection.request("GET", goal.target, headers=_headers(goal))
            with connection.getresponse() as response:
                location = response.getheader("Location")
                if response.status in _REDIRECTS and location:
                    return urljoin(url, location.strip())
                return _received(url, response, most, until)
    except ssl.SSLCertVerificationError:
        raise NotKnown("its server's certificate is not valid") from None
    except (OSError, HTTPException, ValueError) as error:
        if time.monotonic() >= until or isinstance(error, TimeoutError):
            raise NoAnswer(_TOO_SLOW) from None
        raise NotKnown(f"its server cannot be reached: {_words(error)}") from None


def _received(url: str, response: HTTPResponse, most: int, until: float) -> Fetched:
    if response.status in _GONE:
        raise FileMissing(f"its server has no such file (status {response.status})")
    if response.status != _OK:
        raise NotKnown(f"its server answered with status {response.status}")
    if response.getheader("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
        raise NotKnown("its server packs what it was asked to send unpacked")
    data = _body(response, most, until)
    media_type = response.headers.get_content_type() if "Content-Type" in response.headers else ""
    return Fetched(url, data, media_type, str(response.headers.get_content_charset("")))


def _body(response: HTTPResponse, most: int, until: float) -> bytes:
    """All that was sent; `length` is None when the server does not say beforehand how much that is."""
    length = response.length
    parts: list[bytes] = []
    size = 0
    while length is None or size < length:
        part = response.read1(_AT_ONCE if length is None else min(_AT_ONCE, length - size))
        if not part:
            break
        parts.append(part)
        size += len(part)
        if size > most:
            raise NotKnown(f"it is larger than {most >> 20} MiB")
    if time.monotonic() >= until:
        raise NoAnswer(_TOO_SLOW)
    if length is not None and size < length:
        raise NotKnown("its server ended before all was sent")
    return b"".join(parts)


def _connected(goal: Endpoint, until: float) -> socket.socket:
    """A connection to the first address that answers; for https one that proves the server's name in its handshake."""
    failed: OSError | None = None
    for address in goal.addresses[:_MOST_TRIED]:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            sock = socket.create_connection((address, goal.port), min(left, _SECONDS_TO_CONNECT))
        except OSError as error:
            failed = error
            continue
        if goal.scheme == "http":
            return sock
        return _trusted_authorities().wrap_socket(sock, server_hostname=goal.host, do_handshake_on_connect=False)
    raise failed or TimeoutError


@cache
def _trusted_authorities() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _cut_off(sock: socket.socket, until: float) -> Iterator[None]:
    """Ends the connection at a time, however slowly the server goes on sending."""
    sock.settimeout(max(until - time.monotonic(), 0.001))
    # the plain shutdown: that of an encrypted socket is not made for another thread
    timer = threading.Timer(max(until - time.monotonic(), 0), _shut_down, (sock,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _shut_down(sock: socket.socket) -> None:
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself


def _headers(goal: Endpoint) -> dict[str, str]:
    return {
        "Host": goal.host_header,
        "User-Agent": f"a11y-audit/{__version__}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _words(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:120]
