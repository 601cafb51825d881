"""Whom a caption names as the source of its picture: "aired by X", "provided by X"."""

import re
from functools import lru_cache
from typing import Final

from a11y_audit.text.lexicon import Lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

_NAME: Final = r"(?:[^\W\d_a-zа-яё][\w.&'’-]*)"
_LINK: Final = r"(?:of|the|de|del|der|des|von|van|di|da|do|la|le|el|al|and|und|et|y|&)"
_BEFORE_NAME: Final = r"(?:(?:the|a|an|its|state|broadcaster|television|agency|channel|station|news|by)\s+){0,3}"
"""What may stand between the phrase and the name ("aired by the state broadcaster KCTV")."""
_AFTER: Final = rf"{_BEFORE_NAME}(?P<name>{_NAME}(?:\s+(?:{_LINK}\s+){{0,2}}{_NAME}){{0,6}})"
_PICTURE: Final = pattern(
    r"(?<!\w)(?:photo|foto|fotó|imag|imm?agin|picture|pic\b|bild|beeld|afbeelding|billed|video|vídeo|vidéo|film|footage|"
    r"handout|screen|still\b|clip|frame|captur|captura|aufnahme|opname|opptak|optagelse|görüntü|zdję|nagran|"
    r"фото|снимок|снимк|кадр|видео|изображени|صور|فيديو|لقطة)",
    re.IGNORECASE,
)
_BROADCAST: Final = pattern(
    r"\bair|broadcast|televis|ausgestrahlt|gesendet|uitgezonden|sänd|sendt|trasmess|transmit|emitid|télévis|yayın|эфир",
    re.IGNORECASE,
)
"""What is done with films alone."""
_LIMIT: Final = 1500
_ABBREVIATION: Final = 5
"""Characters of the longest word that may end in a full stop inside a name ("Inc.", "Corp.")."""


def named_source(caption: str, words: Lexicon) -> str | None:
    """The name that follows one of the language's phrases of provenance ("aired by", "fourni par"), None without.

    Only names written with a capital are taken, so languages without capitals give None. A day ("posted on Friday")
    is no source, and a phrase in capitals is an agency's boilerplate ("SUPPLIED BY A THIRD PARTY"). Things in the
    picture have sources of their own ("aid distributed by the Red Cross"): before the phrase a picture must be named.
    """
    plain = " ".join(caption.replace("İ", "i").lower().split())
    if not any(lead in plain for lead in _leads(words.provenance_phrases)):
        return None
    for match in _pattern(words.provenance_phrases).finditer(caption, 0, _LIMIT):
        name = _first_sentence(match["name"]).rstrip(".,;:")
        first = fold(name.partition(" ")[0]).rstrip(".")
        if first in words.months or first in words.weekdays or match["lead"].isupper():
            continue
        if _BROADCAST.search(match["lead"]) or _may_mean_picture(caption[: match.start()]):
            return name
    return None


def _may_mean_picture(before: str) -> bool:
    """Does the sentence before a phrase name a picture, or nothing at all ("Provided by the police")?"""
    sentence = before.rpartition(". ")[2]
    return not sentence.strip() or _PICTURE.search(sentence) is not None


def _first_sentence(name: str) -> str:
    """The name up to a full stop that ends more than an abbreviation ("U.S. Army", but "Reuters. The")."""
    kept: list[str] = []
    for word in name.split():
        kept.append(word)
        if word.endswith(".") and len(word) > _ABBREVIATION and word.count(".") == 1:
            break
    return " ".join(kept)


@lru_cache(maxsize=32)
def _leads(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the name in phrases that have it last, in lower case."""
    return tuple(phrase.removesuffix(" {name}").lower() for phrase in phrases if phrase.endswith(" {name}"))


@lru_cache(maxsize=32)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(_leads(phrases), key=len, reverse=True)
    alternatives = "|".join(re.escape(lead).replace(r"\ ", r"\s+") for lead in ordered)
    return re.compile(rf"\b(?P<lead>(?i:{alternatives}))\s+{_AFTER}")
