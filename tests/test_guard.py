"""Which servers may be asked."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from a11y_audit.evidence.guard import endpoint, is_public, resolve, server_name
from a11y_audit.model import NotKnown


def why_not(url: str, *addresses: str, private_hosts: frozenset[str] = frozenset()) -> str:
    with pytest.raises(NotKnown) as refused:
        endpoint(url, private_hosts, lambda _host, _port: addresses or ("93.184.215.14",))
    return str(refused.value)


def nowhere(_host: str, _port: int) -> Sequence[str]:
    raise AssertionError("nobody may be asked where this is")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2001::1",
        "2002:7f00:1::",
        "fe80::1%eth0",
        "fec0::1",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "no address",
    ],
)
def test_addresses_that_are_not_of_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_public_internet(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_public_inside_another_as_it_is_alone(address: object) -> None:
    assert is_public(f"::ffff:{address}") is is_public(f"64:ff9b::{address}") is is_public(str(address))


def test_a_server_is_asked_when_all_its_addresses_are_public() -> None:
    goal = endpoint("https://img.example/a/b.jpg?w=640#top", resolver=lambda _host, _port: ["8.8.8.8", "2606:2800::1"])

    assert (goal.scheme, goal.host, goal.port, goal.target) == ("https", "img.example", 443, "/a/b.jpg?w=640")
    assert goal.addresses == ("8.8.8.8", "2606:2800::1")


def test_a_server_is_not_asked_when_one_of_its_addresses_is_private() -> None:
    assert "private network" in why_not("http://img.example/a.jpg", "8.8.8.8", "10.0.0.1")


def test_a_server_without_addresses_is_not_known() -> None:
    with pytest.raises(NotKnown, match="no server is known"):
        endpoint("http://img.example/", resolver=lambda _host, _port: ())


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "[::1]"])
def test_this_machine_is_not_asked_however_it_is_spelt(host: str) -> None:
    with pytest.raises(NotKnown):
        endpoint(f"http://{host}/")


def test_a_host_that_is_named_may_be_private_and_have_any_port() -> None:
    goal = endpoint("http://preview:8080/", frozenset({"preview:8080"}), lambda _host, _port: ["10.0.0.7"])

    assert (goal.addresses, goal.host_header) == (("10.0.0.7",), "preview:8080")


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("LOCALHOST:9", "localhost:9"),
        ("[::1]:8080", "[::1]:8080"),
        ("[::1]", "[::1]"),
        ("Preview.Example.", "preview.example"),
        ("bücher", "xn--bcher-kva"),
    ],
)
def test_a_host_may_be_named_however_it_is_spelled(spelled: str, name: str) -> None:
    assert server_name(spelled) == name
    endpoint(f"http://{spelled}/", frozenset({server_name(spelled)}), lambda _host, _port: ["127.0.0.1"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b/c",
        "preview/",
        "preview#x",
        "pre\nview",
        "http://preview",
        "ana@preview",
        "preview:port",
        "preview:99999",
    ],
)
def test_what_names_no_server_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="names no server"):
        server_name(text)


@pytest.mark.parametrize("text", ["::1", "fd00::a1", "2001:db8:0:0:0:0:0:1", "FD00::B"])
def test_an_address_of_ipv6_needs_no_brackets(text: str) -> None:
    goal = endpoint(f"http://[{text}]:8080/", frozenset({server_name(text)}), lambda _host, _port: ["::1"])

    assert goal.host_header == f"[{text.lower()}]:8080"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("::1:8080", "'::1:8080' may end in a port: write [::1:8080], or [::1]:8080"),
        ("fd00::a:80", "'fd00::a:80' may end in a port: write [fd00::a:80], or [fd00::a]:80"),
    ],
)
def test_an_address_of_ipv6_that_may_end_in_a_port_is_asked_about(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        server_name(text)


def test_a_port_behind_an_address_is_no_part_of_another_address() -> None:
    private_hosts = frozenset({server_name("[fd00::1]:8080")})

    assert "private network" in why_not("http://[fd00::1:8080]/", "fd00::1:8080", private_hosts=private_hosts)


def test_a_host_that_is_named_with_a_port_is_not_asked_at_another() -> None:
    assert "port 22" in why_not("http://preview:22/", "10.0.0.7", private_hosts=frozenset({"preview:8080"}))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://img.example/a.jpg", 'scheme "ftp"'),
        ("file:///etc/passwd", 'scheme "file"'),
        ("http://user@img.example/", "user name"),
        ("http://good.example@127.0.0.1/", "user name"),
        ("http://img.example:8080/", "port 8080"),
        ("http://img.example:99999/", "none that can be fetched"),
        ("http://[::1/", "none that can be fetched"),
        ("http:///a.jpg", "names no server"),
        ("http://im g.example/", "names no server"),
        ("http://img.example\\@127.0.0.1/", "user name"),
        ("http://" + "ä" * 80 + "/", "names no server"),
    ],
)
def test_addresses_that_are_not_fetched_and_why(url: str, reason: str) -> None:
    with pytest.raises(NotKnown) as refused:
        endpoint(url, resolver=nowhere)

    assert reason in str(refused.value)


def test_what_a_request_must_not_hold_is_escaped() -> None:
    goal = endpoint("http://img.example/a b\u200b.jpg?q=ä%20", resolver=lambda _host, _port: ["8.8.8.8"])

    assert goal.target == "/a%20b%E2%80%8B.jpg?q=%C3%A4%20"


def test_a_name_in_another_script_is_asked_for_by_its_ascii_form() -> None:
    goal = endpoint("http://zeitung-köln.example/", resolver=lambda _host, _port: ["8.8.8.8"])

    assert goal.host == "xn--zeitung-kln-zfb.example"


def test_a_name_that_nobody_has_is_said_to_be_unknown() -> None:
    with pytest.raises(NotKnown, match="no server is known by the name"):
        resolve("nobody.invalid", 80)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://img.example/{text}"):
        try:
            goal = endpoint(url, resolver=lambda _host, _port: ["8.8.8.8"])
        except NotKnown:
            continue
        assert f"{goal.target}{goal.host_header}".isascii()
        assert goal.target.isprintable()
        assert " " not in goal.target
