"""News and photo agencies, stock libraries, broadcasters, platforms: who may stand in a credit, under which names."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from a11y_audit.text.likeness import letters_apart
from a11y_audit.text.words import fold

LICENSORS: Final = frozenset({"agency", "photo", "stock"})
"""Kinds of organisation that license pictures to publishers."""
SUPPLIERS: Final = LICENSORS | {"pool", "satellite"}
"""Kinds of organisation that a picture's text names as its source, and seldom as its subject."""
_FILE: Final = Path(__file__).parent / "agencies.json"
_SHORT: Final = 4
"""Names up to this length are taken only as they are listed, or in capitals: "AP" is an agency, "ap" is not."""


class Agency(Struct, frozen=True):
    """One organisation that supplies pictures.

    `name` is how it calls itself; `aliases` are the other spellings credits use, in any script. `kind` is "agency",
    "photo" (photo agency), "stock", "broadcaster", "publisher", "studio", "government", "satellite", "archive",
    "pool", "social" (platform) or "ai" (image generator). `source` is the organisation's own site, where the entry can
    be checked.
    `ambiguous` lists those names that are also ordinary words, or the subject of pictures ("Future", "Facebook"):
    alone they prove no credit. `slips` lists those aliases that are wrong ("Getty Image").
    """

    name: str
    aliases: tuple[str, ...]
    kind: str
    source: str
    ambiguous: frozenset[str] = frozenset()
    slips: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """Every agency of the list, wire agencies first."""
    return msgspec.json.decode(_FILE.read_bytes(), type=tuple[Agency, ...])


@lru_cache(maxsize=1)
def _by_spelling() -> dict[str, Agency]:
    return {spelling: agency for agency in agencies() for spelling in (agency.name, *agency.aliases)}


@lru_cache(maxsize=1)
def _by_folded() -> dict[str, Agency]:
    found: dict[str, Agency] = {}
    for spelling, agency in _by_spelling().items():
        found.setdefault(spelling.lower() if spelling.isascii() else fold(spelling), agency)
    return found


@lru_cache(maxsize=1)
def agency_edges() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last words of all names, in lower case: only there need longer names be looked for."""
    names = _by_folded()
    firsts = frozenset([name.partition(" ")[0] for name in names])
    return firsts, frozenset([name.rpartition(" ")[2] for name in names])


@lru_cache(maxsize=2048)
def find_agency(name: str) -> Agency | None:
    """The agency that is called so, whatever the case of longer names; None when the list has none."""
    agency = _by_spelling().get(name)
    if agency is None and len(name) > 1:
        folded = fold(name)
        if len(folded) > _SHORT or name.isupper() or not name.isascii():
            agency = _by_folded().get(folded)
    return agency


def is_ambiguous(name: str) -> bool:
    """Is the name of an agency also an ordinary word, or what pictures show, so that alone it proves no credit?"""
    agency = find_agency(name)
    return agency is not None and (name in agency.ambiguous or fold(name) in {fold(word) for word in agency.ambiguous})


_LONG: Final = 12
_MISSPELT_FROM: Final = 6
"""Shorter names lie too close to each other for one wrong letter to prove a slip."""
_KNOWN_KINDS: Final = frozenset({"agency", "photo", "stock", "social"})
"""Publishers, studios and offices resemble each other across languages ("Nation Media", "Nación Media")."""


@lru_cache(maxsize=1)
def _by_initial() -> dict[str, list[str]]:
    """The folded names that can be misspelt, by their first letter."""
    names: dict[str, list[str]] = {}
    for listed, agency in _by_folded().items():
        if len(listed) >= _MISSPELT_FROM and agency.kind in _KNOWN_KINDS:
            names.setdefault(listed[0], []).append(listed)
    return names


@lru_cache(maxsize=512)
def nearest_agency(name: str) -> str | None:
    """The agency, photo library or platform whose name `name` seems to be a slip of, as the list spells it.

    One letter may be wrong, missing, doubled or swapped with its neighbour; two in a name of twelve letters or more.
    Slips that the list itself holds are found, too.
    """
    folded = fold(name)
    if (listed := find_agency(name)) and folded in map(fold, listed.slips):
        return listed.name
    if len(folded) < _MISSPELT_FROM or folded in _by_folded():
        return None
    if " " not in folded and f"{folded}s" in _by_folded():
        return None  # without its last "s" an agency's name may be a person's ("Reuter")
    allowed = 1 if len(folded) < _LONG else 2
    near = [
        listed
        for listed in _by_initial().get(folded[0], ())
        if abs(len(listed) - len(folded)) <= allowed and letters_apart(folded, listed) <= 2 * allowed
    ]
    if not near:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(folded, near, scorer=OSA.distance, score_cutoff=allowed)
    if found is None:
        return None
    agency = _by_folded()[found[0]]
    spellings = (agency.name, *agency.aliases)
    return next(each for each in spellings if OSA.distance(folded, fold(each), score_cutoff=allowed) <= allowed)
