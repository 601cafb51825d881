"""A web server for tests, on this machine: it sends what it is given."""

import socket
import ssl
import threading
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

_END = b"\r\n\r\n"


class Server(NamedTuple):
    """Where the server listens, and the paths it was asked for so far."""

    address: str
    asked: list[str]

    @property
    def host(self) -> str:
        return self.address.rpartition("/")[2]


def response(body: bytes, media_type: str = "text/html", status: str = "200 OK", **fields: str) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(body)}"]
    head += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join(head).encode() + _END + body


def redirect(location: str) -> bytes:
    return response(b"", status="302 Found", Location=location)


@contextmanager
def serving(
    answers: Mapping[str, bytes], secured_by: ssl.SSLContext | None = None, hanging: Container[str] = ()
) -> Iterator[Server]:
    """Serves raw responses by path; after those that are `hanging` the connection stays open."""
    listener = socket.create_server(("127.0.0.1", 0))
    scheme = "https" if secured_by else "http"
    server = Server(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}", [])

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(connection,), daemon=True).start()

    def answer(connection: socket.socket) -> None:
        with secured(connection) as line:
            try:
                request = b""
                while _END not in request and (more := line.recv(4096)):
                    request += more
                path = request.split(b" ", 2)[1].decode()
                server.asked.append(path)
                line.sendall(answers.get(path, response(b"", status="404 Not Found")))
                if path in hanging:
                    line.recv(1)
            except (OSError, IndexError):
                return

    def secured(connection: socket.socket) -> socket.socket:
        if secured_by is None:
            return connection
        return secured_by.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
