"""From what a test holds in its hands to a page: text, bytes, or the response of a test client."""

import os
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from a11y_audit.model import Source

UNNAMED: Final = "<page>"
_BODIES: Final = ("content", "data", "body")
"""Where responses keep their bytes: Django, httpx and requests; Flask and Werkzeug; WebTest and Starlette."""
_TYPES: Final = ("text/html", "application/xhtml+xml", "text/markdown", "image/svg+xml")


def page_of(subject: Any, name: str = "", root: str | None = None) -> Source:
    """The page that a text, bytes or a response holds.

    Raises:
        ValueError: it is no page: not text, a file's name, empty, a redirect or an error, or of another media type.
    """
    if isinstance(subject, str):
        if "<" not in subject and os.path.lexists(subject):
            raise ValueError(f"{subject!r} is the name of a file, not HTML: hand over Path({subject!r})")
        data = subject.encode("utf-8", "replace")
        # text has left its encoding behind: whatever it still declares, it is UTF-8 now
        data = b"\xef\xbb\xbf" + data if data else data
    elif isinstance(subject, bytes | bytearray | memoryview):
        data = bytes(subject)
    else:
        data = _body(subject)
        name = name or _name(subject)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ValueError(f"{name or UNNAMED} is empty: there is nothing to audit")
    return Source(name or UNNAMED, data, root=root, folder=root)


def _body(response: Any) -> bytes:
    """The bytes of a successful response that holds a page.

    Raises:
        ValueError: it is none. To audit an error page, hand its body over.
    """
    kind = type(response).__name__
    status = getattr(response, "status_code", getattr(response, "status_int", 200))
    if not 200 <= int(status) < 300:
        raise ValueError(f"a response with status {status} is not the page that was asked for")
    media_type = _media_type(response)
    if media_type and media_type not in _TYPES:
        raise ValueError(f"a response of type {media_type} is no page")
    if getattr(response, "streaming", False):  # Django keeps no body of it
        return b"".join(response)
    for attribute in _BODIES:
        body = getattr(response, attribute, None)
        if isinstance(body, str):
            return body.encode()
        if isinstance(body, bytes | bytearray | memoryview):
            return bytes(body)
    raise ValueError(f"{kind} is neither text, bytes, a path nor a response with a body")


def _media_type(response: Any) -> str:
    headers = getattr(response, "headers", None)
    header = headers.get("Content-Type") if headers is not None and hasattr(headers, "get") else None
    return str(header or "").partition(";")[0].strip().lower()


def _name(response: Any) -> str:
    """The path that was asked for, as far as the response knows it."""
    request = getattr(response, "request", None)
    if isinstance(request, Mapping):  # Django's test client keeps the WSGI environment
        return str(request.get("PATH_INFO", ""))
    path = getattr(request, "path", None)
    if isinstance(path, str):
        return path
    url = getattr(response, "url", "")
    return urlsplit(str(url)).path if url else ""
