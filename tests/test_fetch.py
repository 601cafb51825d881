"""Fetching one file from the web, from a real server on this machine."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from a11y_audit.evidence import fetch as fetching
from a11y_audit.evidence.fetch import Fetched, fetch
from a11y_audit.model import FileMissing, NotKnown
from tests.web_server import Server, redirect, response, serving

ANSWERS = {
    "/page": response(b"<p>A page", "Text/HTML; charset=ISO-8859-1"),
    "/chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
    "/large": response(b"x" * 2000),
    "/short": response(b"abc").replace(b"Content-Length: 3", b"Content-Length: 9"),
    "/moved": redirect("/page?a=1"),
    "/page?a=1": response(b"moved here"),
    "/loop": redirect("/loop"),
    "/to-metadata": redirect("http://169.254.169.254/latest/"),
    "/to-file": redirect("file:///etc/passwd"),
    "/packed": response(b"\x1f\x8b...", Content_Encoding="gzip"),
    "/gone": response(b"", status="410 Gone"),
    "/forbidden": response(b"", status="403 Forbidden"),
    "/babble": b"hello\r\n\r\n",
    "/silence": b"",
    "/endless": b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 500,
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(ANSWERS, hanging={"/silence", "/endless"}) as running:
        yield running


def fetched(server: Server, path: str, most: int = 1000, seconds: float = 5) -> Fetched:
    return fetch(server.address + path, most, frozenset({server.host}), seconds)


def why_not(server: Server, path: str, seconds: float = 5) -> str:
    with pytest.raises(NotKnown) as refused:
        fetched(server, path, seconds=seconds)
    return str(refused.value)


def test_a_file_comes_with_what_its_server_says_it_is(server: Server) -> None:
    assert fetched(server, "/page") == Fetched(server.address + "/page", b"<p>A page", "text/html", "iso-8859-1")


def test_a_file_of_unknown_length_is_read_to_its_end(server: Server) -> None:
    assert fetched(server, "/chunks").data == b"abcde"


def test_redirects_are_followed_and_the_last_address_told(server: Server) -> None:
    assert fetched(server, "/moved") == Fetched(server.address + "/page?a=1", b"moved here", "text/html")


def test_a_server_on_this_machine_is_not_asked_unless_it_is_named(server: Server) -> None:
    with pytest.raises(NotKnown):
        fetch(server.address + "/never", 1000)

    assert "/never" not in server.asked


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/to-metadata", "private network"),
        ("/to-file", 'scheme "file"'),
        ("/loop", "more than 5 times"),
        ("/forbidden", "status 403"),
        ("/short", "ended before all was sent"),
        ("/packed", "unpacked"),
        ("/babble", "cannot be reached"),
    ],
)
def test_what_cannot_be_had_is_said_in_words(server: Server, path: str, reason: str) -> None:
    assert reason in why_not(server, path, seconds=1)


@pytest.mark.parametrize("path", ["/gone", "/nothing-here"])
def test_a_file_that_is_not_there_is_told_from_one_that_cannot_be_had(server: Server, path: str) -> None:
    with pytest.raises(FileMissing, match="no such file"):
        fetched(server, path)


def test_what_is_larger_than_wanted_is_not_read(server: Server) -> None:
    with pytest.raises(NotKnown, match="larger than"):
        fetched(server, "/large")


@pytest.mark.parametrize("path", ["/silence", "/endless"])
def test_a_server_that_takes_too_long_is_left(server: Server, path: str) -> None:
    assert "in time" in why_not(server, path, seconds=0.3)


def test_a_port_where_nobody_listens_is_said_to_be_out_of_reach() -> None:
    with serving({}) as closed:
        pass
    with pytest.raises(NotKnown, match="cannot be reached"):
        fetch(closed.address, 1000, frozenset({closed.host}))


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[trustme.CA]:
    """An authority that this process trusts."""
    made = trustme.CA()
    made.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    fetching._trusted_authorities.cache_clear()
    yield made
    fetching._trusted_authorities.cache_clear()


def secured(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_a_server_that_proves_its_name_is_believed(authority: trustme.CA) -> None:
    with serving({"/a": response(b"secret")}, secured(authority, "127.0.0.1")) as server:
        assert fetched(server, "/a").data == b"secret"


def test_a_server_that_proves_another_name_is_not_believed(authority: trustme.CA) -> None:
    with serving({"/a": response(b"secret")}, secured(authority, "other.example")) as server:
        assert "certificate" in why_not(server, "/a")

    assert server.asked == []
