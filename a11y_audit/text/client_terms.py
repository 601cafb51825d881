"""The terms of use that picture agencies write for their clients, and that no reader should see."""

import re
from collections.abc import Mapping
from itertools import chain
from typing import Final

from msgspec import Struct

from a11y_audit.text.patterns import pattern


class Stretch(Struct, frozen=True):
    """Where something stands in a text."""

    start: int
    end: int


PLAIN: Final[Mapping[str, tuple[str, ...]]] = {
    "mandator": ("mandatory credit",),
    "ditor": (
        *("editorial use only", "restricted to editorial use", "attention editors?", "editors please note"),
        *("usage éditorial (?:uniquement|exclusif|seulement)", "réservé à un usage éditorial"),
        *("uso editorial (?:exclusivo|únicamente)", "(?:solo|apenas)(?: para)? uso editorial"),
        *("solo (?:per )?uso editoriale", "yalnızca editoryal kullanım"),
    ),
    "third": (
        "no third[- ]party sales",
        "(?:provided|supplied) by a third party",
    ),
    "advertising": ("no advertising campaigns",),
    "clients": ("distributed as a service to clients",),
    "reda": (
        *("nur (?:zur|für) redaktionelle[rn]? (?:nutzung|verwendung|zwecke)", "achtung redaktionen"),
        *("alleen voor redactioneel gebruik", "endast för redaktionellt bruk", "kun til redaksjonell bruk"),
        *("kun til redaktionel brug", "do użytku redakcyjnego"),
    ),
    "verwendung": ("verwendung nur in ",),
    "oblig": ("(?:mention|crédit) obligatoire", "crédito obligatorio"),
    "obblig": ("credito obbligatorio",),
    "obrig": ("crédito obrigatório",),
    "редак": ("только для редакционного использования",),
    "재판매": (r"재판매\s?및\s?db\s?금지",),
    "編集": ("編集目的の使用に限",),
    "编辑": ("仅供编辑使用",),
    "編輯": ("僅供編輯使用",),
    "للاستخدام": ("للاستخدام التحريري فقط",),
}
"""Wording that only stands in such terms, by letters that all of it holds and that are quickly looked for."""
CAPITALS: Final[Mapping[str, tuple[str, ...]]] = {
    "NO ": (
        *(
            "NO (?:RE-?)?SALES?",
            "NO ARCHIV(?:E|ES|ING|AL)",
            r"NO (?:TV|WEB|INTERNET|MAGS|MAGAZINES?)\b",
            "NO COMMERCIAL",
        ),
        *("NO MARKETING", "NO USE (?:AFTER|IN)", "NO THIRD", "NO VENTAS", r"NO ARCHIVOS?\b"),
    ),
    "NOT FOR": ("NOT FOR (?:RE)?SALE",),
    "EDITORIAL": ("EDITORIAL USE", "FOR EDITORIAL"),
    "USE ": (
        "(?:IMAGE|PICTURE|PHOTO|VIDEO) USE RESTRICTED",
        "FOR (?:[A-Z]+ )?(?:AMERICAN|EUROPEAN|DOMESTIC|NEWS|PROMOTIONAL|PUBLICITY) USE ONLY",
    ),
    "THIS ": ("THIS (?:IMAGE|PICTURE|PHOTO|VIDEO) ",),
    "PAS D": ("PAS DE VENTES?", "PAS D['’]ARCHIV"),
    "SEM V": ("SEM VENDAS",),
    "KEINE ": ("KEINE (?:WEITERGABE|VERKÄUFE)",),
    " OUT": (r"[A-Z]{5,} OUT\b",),
}
"""Wording that ordinary sentences hold as well, but not in capitals; by letters likewise."""
RESERVED: Final[Mapping[str, tuple[str, ...]]] = {
    "reserv": ("all rights reserved", "(?:todos los )?derechos reservados", "todos os direitos reservados"),
    "réserv": ("tous droits réservés",),
    "vorbehalten": ("alle rechte vorbehalten",),
    "재판매": ("재판매 및",),
    "무단": (r"무단\s?전재",),
    "無断": ("無断転載",),
}
"""What claims rights, by letters likewise."""


def _any(wordings: Mapping[str, tuple[str, ...]]) -> str:
    return "|".join(chain.from_iterable(wordings.values()))


_WORDINGS: Final = rf"(?i:{_any(PLAIN)})|{_any(CAPITALS)}"
_TERMS: Final = pattern(rf"(?<!\w)(?:{_WORDINGS})")
_IN_CREDIT: Final = pattern(
    rf"(?<!\w)(?:{_any(PLAIN)}|{_any({hint: CAPITALS[hint] for hint in CAPITALS if hint != ' OUT'})})", re.IGNORECASE
)
_BOILERPLATE: Final = pattern(rf"(?:(?<=\s)|^)(?:{_WORDINGS}|(?i:{_any(RESERVED)}))")
_ALL: Final = 400
"""Terms stand at the end; no more than this many last characters are searched."""
_OPENERS: Final = ("(", "[", "（", "［", "【")
_CLOSERS: Final = (")", "]", "）", "］", "】")


def client_terms(text: str, *, is_credit: bool = False) -> Stretch | None:
    """The terms of use that an agency writes for its clients, from their first word to the end of the text.

    Args:
        text: a caption or a credit, collapsed.
        is_credit: whether it is a credit: there "No sales" is one of them in any case of letters.
    """
    start = max(0, len(text) - _ALL)
    if not _may_hold(text.upper() if is_credit else text, PLAIN, CAPITALS):
        return None
    match = (_IN_CREDIT if is_credit else _TERMS).search(text, start)
    if match is None:
        return None
    is_bracketed = text[match.start() - 1 : match.start()] in _OPENERS and text.endswith(_CLOSERS)
    return Stretch(match.start() - is_bracketed, len(text))


def find_boilerplate(text: str, start: int = 0) -> re.Match[str] | None:
    """Where such terms or a claim of rights ("All rights reserved") begin."""
    return _BOILERPLATE.search(text, start) if _may_hold(text, PLAIN, CAPITALS, RESERVED) else None


def _may_hold(text: str, *wordings: Mapping[str, tuple[str, ...]]) -> bool:
    """Does the text hold the letters of one of them? Most do not, which is soon known."""
    lowered = text.lower()
    return any(any(map((text if hints is CAPITALS else lowered).__contains__, hints)) for hints in wordings)
