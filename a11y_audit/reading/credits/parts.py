"""The grammar of a credit line: label, names, relations, rights.

    credit = [label] slot { ("/" | "|" | "," | ";" | "(" | " via " | " for " ...) slot } [rights]
    slot   = agency | person | organisation | handle | domain | relation

A line is cut at its marks and each slot is judged by itself; every pattern here takes linear time.
"""

from functools import lru_cache
from typing import Final

from msgspec import Struct

from a11y_audit.reading.credits.labels import EDGES, MAX_CREDIT, strip_edges, take_label
from a11y_audit.reading.credits.slots import Slots
from a11y_audit.text.client_terms import find_boilerplate
from a11y_audit.text.credit_words import OPENING_BRACKETS

_UNSEEN: Final = dict.fromkeys("\xad\u200b\u200c\u2060\ufeff", "")
"""Soft hyphens and joints, which show nothing, and what becomes of them."""
_WITHOUT_UNSEEN: Final = str.maketrans(_UNSEEN)


class Parts(Struct, frozen=True):
    """What a stretch of text holds when it is read as a credit line. The counts tell how sure that is."""

    label: str
    persons: tuple[str, ...]
    organisations: tuple[str, ...]
    relations: tuple[str, ...]
    rights: tuple[str, ...]
    agencies: int
    """Agencies by names that are nothing else."""
    known: int
    """Agencies by names that are also words or subjects."""
    handles: int
    """Accounts and addresses."""
    closings: int
    """Names with a word for the deed behind them ("撮影", "nuotr.", "기자")."""
    titled: int
    """Names known for an organisation's by a word in them ("Photography", "Museum")."""
    single: int
    """Names of one word that no list knows."""
    unknown: int
    """Words that fit no slot."""
    slots: int

    @property
    def names(self) -> int:
        """How many names there are."""
        return len(self.persons) + len(self.organisations)

    @property
    def is_clean(self) -> bool:
        """Does every slot hold a name or a relation?"""
        return self.unknown == 0 and self.slots > 0


@lru_cache(maxsize=1024)
def read_parts(text: str) -> Parts:
    """Reads white-space-collapsed text as a credit line. Never fails: what fits no slot is counted as unknown."""
    slots = Slots()
    body = text.translate(_WITHOUT_UNSEEN) if any(mark in text for mark in _UNSEEN) else text
    if len(text) > MAX_CREDIT:
        slots.unknown = MAX_CREDIT
        body = body[:MAX_CREDIT]
    if boilerplate := find_boilerplate(body):
        slots.rights.append(body[boilerplate.start() :].strip(EDGES))
        body = body[: boilerplate.start()]
    label, body = take_label(strip_edges(body).rstrip("."), is_bracketed=body[:1] in OPENING_BRACKETS)
    slots.read(strip_edges(body))
    return Parts(
        label,
        tuple(dict.fromkeys(slots.persons)),
        tuple(dict.fromkeys(slots.organisations)),
        tuple(dict.fromkeys(slots.relations)),
        tuple(dict.fromkeys(slots.rights)),
        slots.agencies,
        slots.known,
        slots.handles,
        slots.closings,
        slots.titled,
        slots.single,
        slots.unknown,
        slots.slots,
    )
