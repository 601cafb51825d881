"""Which servers may be asked: those with a public address, and the hosts that a project names.

A page is not to be trusted: its addresses may point into the network the audit runs in (server-side request forgery).
So a name is resolved once, every address it has must be public, and only such an address is connected to.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence, Set
from typing import Final
from urllib.parse import quote, urlsplit

from msgspec import Struct

from a11y_audit.model import NotKnown

_PORTS: Final = {"http": 80, "https": 443}
_GLOBAL_UNICAST: Final = ipaddress.ip_network("2000::/3")
_TUNNELS: Final = (ipaddress.ip_network("2001::/32"), ipaddress.ip_network("2002::/16"))
"""Teredo and 6to4: an IPv4 address is hidden in them, and nobody serves pages from there."""
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")
"""IPv4 behind a translator (RFC 6052)."""
_SAFE_IN_TARGET: Final = "/%:;=&?+!$,'@()*[]~-._"

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the numeric addresses of a host and port."""


class Endpoint(Struct, frozen=True):
    """Where a request goes: `addresses` are the numeric ones of `host` that may be connected to."""

    scheme: str
    host: str
    port: int
    target: str
    addresses: tuple[str, ...]

    @property
    def host_header(self) -> str:
        """The `Host` field (RFC 9110, section 7.2)."""
        host = _bracketed(self.host)
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def resolve(host: str, port: int) -> Sequence[str]:
    """The numeric addresses the system's resolver gives.

    Raises:
        NotKnown: it knows no such host.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotKnown(f"no server is known by the name {host[:80]}") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def server_name(text: str) -> str:
    """A server as `endpoint` knows it, "host" or "host:port", however it is spelled ("LOCALHOST:9", "[::1]:8080").

    An address of IPv6 needs no brackets ("::1") where it cannot be taken for one with a port.

    Raises:
        ValueError: it names no server, or more than one, or may be read in two ways.
    """
    if _is_ipv6(text):
        address, _, port_or_group = text.rpartition(":")
        if _is_ipv6(address) and port_or_group.isdecimal():
            raise ValueError(f"{text!r} may end in a port: write [{text}], or [{address}]:{port_or_group}")
        text = f"[{text}]"
    try:
        _, host, _, _ = _parts(f"http://{text}")
        parts = urlsplit(f"//{text}")
        port = parts.port
    except (NotKnown, ValueError):
        host = ""
    if not host or parts.netloc != text:
        raise ValueError(f"{text!r} names no server; HOST or HOST:PORT is meant")
    return _bracketed(host) if port is None else f"{_bracketed(host)}:{port}"


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True


def _bracketed(host: str) -> str:
    """The host as addresses spell it (RFC 3986, section 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def endpoint(url: str, private_hosts: Set[str] = frozenset(), resolver: Resolve = resolve) -> Endpoint:
    """Where a request for an address goes, if it may be sent at all.

    Args:
        url: an absolute address.
        private_hosts: servers that may be asked whatever their address and port, as `server_name` gives them.
        resolver: gives the addresses of a host.

    Raises:
        NotKnown: the address is none of the web, or its server is not one that may be asked.
    """
    scheme, host, port, target = _parts(url)
    is_trusted = not private_hosts.isdisjoint({_bracketed(host), f"{_bracketed(host)}:{port}"})
    if not is_trusted and port != _PORTS[scheme]:
        raise NotKnown(f"port {port} is not one that web servers use; such addresses are not fetched")
    addresses = tuple(resolver(host, port))
    if not addresses:
        raise NotKnown(f"no server is known by the name {host[:80]}")
    if not is_trusted and not all(map(is_public, addresses)):
        raise NotKnown(f"the server {host[:80]} is in a private network and is not asked")
    return Endpoint(scheme, host, port, target, addresses)


def is_public(address: str) -> bool:
    """Is a numeric address one of the public internet (IANA special-purpose registries)?"""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv4Address):
        return number.is_global and not number.is_multicast and not number.is_reserved
    inner = number.ipv4_mapped or (ipaddress.IPv4Address(int(number) & 0xFFFFFFFF) if number in _TRANSLATED else None)
    if inner is not None:
        return is_public(str(inner))
    return number in _GLOBAL_UNICAST and number.is_global and not any(number in tunnel for tunnel in _TUNNELS)


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and request target of an address.

    Raises:
        NotKnown: it is not an address that can be fetched.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        raise NotKnown("the address is none that can be fetched") from None
    if parts.scheme not in _PORTS:
        raise NotKnown(f'addresses of the scheme "{parts.scheme[:20]}" are not fetched')
    if "@" in parts.netloc:
        raise NotKnown("addresses with a user name are not fetched")
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not host or not set(host).isdisjoint("\\/ \t\r\n\0<>\"'"):
        raise NotKnown("the address names no server")
    target = quote(parts.path or "/", safe=_SAFE_IN_TARGET, errors="surrogatepass")
    query = quote(parts.query, safe=_SAFE_IN_TARGET, errors="surrogatepass")
    return parts.scheme, host, port or _PORTS[parts.scheme], f"{target}?{query}" if query else target
