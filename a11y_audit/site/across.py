"""What only shows when pages are laid side by side: the same picture credited or described in two ways.

While pages stream by, every use of a photo is filed away, and little more than two numbers of it are kept: which
picture it is, and what is said of it. At the end only pictures of which two things are said are looked at again: rules
that are about the "site" get them as a page of their own, one use a page.
"""

import os
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final, NamedTuple
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from a11y_audit.digest import blake2b
from a11y_audit.engine import ActiveRule, fill
from a11y_audit.model import (
    PHOTO_ROLES,
    Certainty,
    Found,
    NotKnown,
    Page,
    PageImage,
    Result,
    Source,
    Statement,
    Verdict,
    Voice,
)
from a11y_audit.reading import NO_EVIDENCE
from a11y_audit.reading.inventory.identity import identity
from a11y_audit.report import ImageReport, Outcome, PageReport
from a11y_audit.rulebook import SITE
from a11y_audit.site.codec import decode, encode_visibly
from a11y_audit.site.scratch import Piece, Pieces
from a11y_audit.suppress import accepted

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

    def findings(self, rules: Sequence[ActiveRule]) -> dict[int, tuple[Outcome, ...]]:
        """The place of a page in the report -> what was found there by comparison with others; each picture once."""
        asked = [active for active in rules if active.rule.about == SITE]
        found: defaultdict[int, list[Outcome]] = defaultdict(list)
        for group in self._doubtful() if asked else ():
            uses = [self._use(n) for n in group]
            for number, outcome in compared(uses, asked):
                found[self._pages[self._nth_page(group[number])]].append(outcome)
        return {page: tuple(outcomes) for page, outcomes in found.items()}

    def _doubtful(self) -> Iterator[list[int]]:
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


def compared(uses: Sequence[Use], rules: Iterable[ActiveRule]) -> Iterator[tuple[int, Outcome]]:
    """What rules about the site say of the uses of one picture, each once: the use's place among them, and why."""
    page = _page(uses)
    for active in rules:
        for result in _results(active, page):
            if isinstance(result, Found) and result.reason in active.reasons and result.image is not None:
                yield result.image.n, accepted(_outcome(active, result, uses), uses[result.image.n].image.allowed)
                break


def agree(uses: Sequence[Use], active: ActiveRule) -> bool:
    """Does a rule about the site find that some uses of one picture agree?"""
    return Verdict.PASSED in _results(active, _page(uses))


def _page(uses: Sequence[Use]) -> Page:
    """A page that shows one picture, in each of its uses."""
    images = [_image(n, use) for n, use in enumerate(uses) if use.key == uses[0].key]  # all, unless hashes collide
    return Page(Source("", b""), "", "html", "", tuple(images), NO_EVIDENCE)


def _results(active: ActiveRule, page: Page) -> Iterable[Result]:
    try:
        results = active.check(page, active.options)  # type: ignore[arg-type,call-arg]
    except NotKnown:
        return ()
    return [results] if isinstance(results, Found | Verdict) else results


def _image(number: int, use: Use) -> PageImage:
    """The use as rules know images; `n` is its place among the uses."""
    image = use.image
    return PageImage(
        n=number,
        kind=image.kind,
        role=image.role,
        place=image.place,
        element="",
        attributes={},
        sources=image.sources,
        identity=use.key,
        alt=None if image.alt is None else Statement(Voice.ALT, "alt", image.alt, image.alt),
        name=image.name,
        caption=image.caption,
        credit=image.credit,
    )


def _outcome(active: ActiveRule, seen: Found, uses: Sequence[Use]) -> Outcome:
    rule, reason = active.rule, active.reasons[seen.reason]
    assert seen.image is not None
    use, compared_with = uses[seen.image.n], seen.facts["with_"]
    assert isinstance(compared_with, PageImage)
    other = uses[compared_with.n]
    facts: Mapping[str, object] = {**seen.facts, "page": f"{other.path}:{other.image.place.line}"}
    subject = f"{rule.id}\0{seen.reason}\0{use.key}"
    return Outcome(
        rule=rule.id,
        reason=seen.reason,
        verdict=Verdict.CANT_TELL if reason.certainty is Certainty.POSSIBLE else Verdict.FAILED,
        severity=reason.severity,
        certainty=reason.certainty,
        pillar=rule.pillar,
        image=use.image.n,
        place=seen.place or use.image.place,
        message=fill(reason.says, facts),
        advice=fill(reason.do, facts),
        root=reason.root or rule.id,
        fingerprint=f"{blake2b(subject.encode('utf-8', 'replace'), digest_size=8).hexdigest()}:1",
    )
