"""Whom a caption names as the source of its picture: "aired by X", "provided by X"."""

import re
from functools import lru_cache
from typing import Final

from a11y_audit.text.lexicon import Lexicon

_NAME: Final = r"(?:[^\W\d_a-zа-яё][\w.&'’-]*)"
_LINK: Final = r"(?:of|the|de|del|der|des|von|van|di|da|do|la|le|el|al|and|und|et|y|&)"
_BEFORE_NAME: Final = r"(?:(?:the|a|an|its|state|broadcaster|television|agency|channel|station|news|by)\s+){0,3}"
"""What may stand between the phrase and the name ("aired by the state broadcaster KCTV")."""
_AFTER: Final = rf"{_BEFORE_NAME}(?P<name>{_NAME}(?:\s+(?:{_LINK}\s+){{0,2}}{_NAME}){{0,6}})"
_LIMIT: Final = 1500


def named_source(caption: str, words: Lexicon) -> str | None:
    """The name that follows one of the language's phrases of provenance ("aired by", "fourni par"), None without.

    Only names written with a capital are taken, so languages without capitals give None.
    """
    pattern = _pattern(words.provenance_phrases)
    match = pattern.search(caption, 0, _LIMIT) if pattern else None
    return match["name"].rstrip(".,;:") if match else None


@lru_cache(maxsize=32)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    leads = [phrase.removesuffix(" {name}") for phrase in phrases if phrase.endswith(" {name}")]
    if not leads:
        return None
    ordered = sorted(leads, key=len, reverse=True)
    alternatives = "|".join(re.escape(lead).replace(r"\ ", r"\s+") for lead in ordered)
    return re.compile(rf"\b(?i:{alternatives})\s+{_AFTER}")
