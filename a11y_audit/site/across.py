"""What only shows when pages are laid side by side: the same picture credited or described in two ways.

While pages stream by, every use of a photo is filed away, and little more than two numbers of it are kept: which
picture it is, and what is said of it. At the end only pictures of which two things are said are looked at again: rules
that are about the "site" get them as a page of their own, one use a page.
"""

import os
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.digest import blake2b
from a11y_audit.model import (
    PHOTO_ROLES,
)
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.report import ImageReport, PageReport
from a11y_audit.site.codec import decode, encode_visibly
from a11y_audit.site.scratch import Piece, Pieces

_MOST_USES: Final = 200
"""Uses of one picture that are laid side by side."""


class Use(Struct, frozen=True, array_like=True):
    """One use of a photo on a page. `key` is equal for uses of one picture on pages of one language."""

    key: str
    path: str
    image: ImageReport


def uses_on(page: PageReport) -> tuple[Use, ...]:
    """The photos of a page that something is said of, each once."""
    language = (page.language or "").partition("-")[0].lower()
    uses: dict[str, Use] = {}
    for image in page.images:
        if image.role in PHOTO_ROLES and (image.credit or image.alt):
            key = _key(page.path, image.src)
            if key:
                said = replace(image, sources=image.sources[:1], statements=(), name=replace(image.name, trace=()))
                uses.setdefault(key, Use(f"{language} {key}", page.path, said))
    return tuple(uses.values())


def _key(path: str, address: str) -> str:
    """Tells pictures of a site apart: the folder of the address as well as the picture's identity; "" for neither."""
    bare = address.strip().partition("#")[0].partition("?")[0]
    if not bare or bare[:5].lower() == "data:":
        return ""
    if "//" in bare[:8]:
        bare = f"//{bare.partition('//')[2]}"
    elif not bare.startswith("/"):
        bare = os.path.join(os.path.dirname(path), bare)  # noqa: PTH118, PTH120 - an address, in part
    folder = os.path.dirname(os.path.normpath(unquote(bare)))  # noqa: PTH120
    return f"{folder} {identity(address)}"


class Uses(NamedTuple):
    """The photos of a page that something is said of, packed one behind the other.

    `marks` holds three numbers of each: which picture it is, what is said of it, and where its packed form ends.
    """

    marks: bytes = b""
    packed: bytes | Piece = b""

    @classmethod
    def of(cls, uses: Sequence[Use]) -> "Uses":
        """The uses in this form."""
        packed = [encode_visibly(use) for use in uses]
        ends = accumulate(map(len, packed))
        marks = chain.from_iterable(zip(map(_picture, uses), map(_said, uses), ends, strict=True))
        return cls(array("Q", marks).tobytes(), b"".join(packed))


def _picture(use: Use) -> int:
    return _number(use.key)


def _said(use: Use) -> int:
    credit, alt = use.image.credit, use.image.alt
    return _number(f"{credit.text if credit else ''}\0{'' if alt is None else f'={alt}'}")


def _number(text: str) -> int:
    """Tells texts apart, in every process and run alike."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


class Across:
    """Takes the uses of photos in page by page, and says at the end what does not agree."""

    def __init__(self) -> None:
        self._pictures = array("Q")
        self._said = array("Q")
        self._ends = array("Q")
        self._pages = array("Q")
        self._until = array("Q")
        self._packed = Pieces()

    def add(self, uses: Uses, page: int) -> None:
        """Takes in the uses on a page; `page` is its place in the report.

        Raises:
            OSError: the temporary file cannot be written.
        """
        if uses.marks:
            marks = array("Q", uses.marks)
            self._pictures += marks[::3]
            self._said += marks[1::3]
            self._ends += marks[2::3]
            self._pages.append(page)
            self._until.append(len(self._ends))
            self._packed.append(uses.packed)

    def doubtful(self) -> Iterator[list[tuple[int, Use]]]:
        """The uses of each picture of which different things are said: page by page, each with the page's place."""
        for group in self._groups():
            yield [(self._pages[self._nth_page(n)], self._use(n)) for n in group]

    def _groups(self) -> Iterator[list[int]]:
        """The uses of each picture of which different things are said, in the order of the report."""
        ordered = sorted(self._pictures)
        repeated = {picture for picture, following in pairwise(ordered) if picture == following}
        groups: dict[int, list[int]] = {}
        for n, picture in enumerate(self._pictures):
            if picture in repeated:
                group = groups.setdefault(picture, [])
                if len(group) < _MOST_USES:
                    group.append(n)
        yield from (group for group in groups.values() if len({self._said[n] for n in group}) > 1)

    def _nth_page(self, n: int) -> int:
        """Which of the pages with uses the use is on."""
        return bisect_right(self._until, n)

    def _use(self, n: int) -> Use:
        page = self._nth_page(n)
        is_first = n == (self._until[page - 1] if page else 0)
        return decode(self._packed.part(page, 0 if is_first else self._ends[n - 1], self._ends[n]), Use)
