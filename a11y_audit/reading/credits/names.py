"""Is a slot of a credit line shaped like a name, and whose: a person's or an organisation's?"""

from typing import Final

from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern

_COMPOUNDS: Final = (
    *("polizei", "feuerwehr", "verein", "verband", "museum", "gesellschaft", "ministerium", "institut", "werke"),
    *("agentur", "zeitung", "verlag", "theater", "archiv", "stiftung", "klinik", "zentrum", "verwaltung", "bahnen"),
    *("abendblatt", "tageblatt", "wochenblatt", "morgenpost", "infografik", "ratsamt", "bezirksamt", "bundesamt"),
)
"""How German names of organisations end, which are written as one word."""
_INITIALS: Final = pattern(r"[^\W\d_]{1,3}\.(?:-?[^\W\d_]{1,3}\.){0,3}")
_LOOSE_QUOTES: Final = frozenset({"«", "»"})
_HIRAGANA: Final = pattern("[\u3041-\u3096]")


def is_name(words: list[str]) -> bool:
    """Are the words shaped like the name of a person or an organisation: capitals, initials, particles, few?"""
    words = [word for word in words if word not in _LOOSE_QUOTES]
    if not 0 < len(words) <= 8:
        return False
    if words[0].isdigit() or _describes_thing(words):
        return False
    particles = credit_words().particles
    capitals = 0
    core = ""
    for word in words:
        core = word.strip("'’‘\".,“”„!®™*«»")
        if not core:
            return False
        first = core[0]
        if first.isupper() or first.istitle() or (first.isalpha() and not first.islower()):
            capitals += 1
        elif first.isdigit():
            if core.isdigit() and (len(words) < 2 or len(core) > 2):
                return False
        elif any(letter.isupper() for letter in core) or _INITIALS.fullmatch(word):
            capitals += 1  # d'Arras, al-Saud, iStock
        elif core.lower() not in particles:
            return False
    return capitals > 0 and not (core.islower() and core in particles)


def _describes_thing(words: list[str]) -> bool:
    """Is it a thing in German, where all nouns have capitals ("Ein Schild", "Der Hafen von Vigo")?"""
    first = words[0].lower()
    return first in _INDEFINITE or (first in _DEFINITE and not _BETWEEN_NOUNS.isdisjoint(words))


_INDEFINITE: Final = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
_DEFINITE: Final = frozenset({"das", "dem", "den", "der", "die"})
_BETWEEN_NOUNS: Final = frozenset({"von", "der", "des", "zu", "und"})
_ARTICLES: Final = frozenset({"das", "der", "die", "el", "il", "la", "las", "los"})
"""Before one more word they name a newspaper or another house ("El Heraldo", "Die Presse")."""
_INITIALLED: Final = pattern(r"[^\W\d_]\.(?:-?[^\W\d_]\.)?[^\W\d_]{3,}")


def is_initialled(word: str) -> bool:
    """Is it a surname behind an initial, with no blank between them ("R.Ortega")?"""
    if not word[:1].isupper() or _INITIALLED.fullmatch(word) is None:
        return False
    return not names_organisation(word.rpartition(".")[2].lower())


def is_house(lowered: list[str]) -> bool:
    """Do the folded words of a name tell that it is no person's: articles, "&", digits, too many words?"""
    if lowered[0] == "the" or "&" in lowered or len(lowered) > 5:
        return True
    return (len(lowered) == 2 and lowered[0] in _ARTICLES) or any(
        letter.isdigit() for word in lowered for letter in word
    )


def names_organisation(word: str) -> bool:
    """Is the folded word one that names of organisations have in them ("museum", "police", "gmbh")?"""
    known = credit_words().organisation_words
    return word in known or word.removesuffix("s") in known or (len(word) > 9 and word.endswith(_COMPOUNDS))


def ends_as_house(word: str) -> bool:
    """Does a word in Chinese or Japanese end as names of houses and reporters do ("电视台", "本报记者")?"""
    return word.endswith(credit_words().house_endings)


def reads_as_sentence(slot: str) -> bool:
    """Japanese names have little hiragana in them, sentences much."""
    return len(slot) > 4 and 3 * len(_HIRAGANA.findall(slot)) >= len(slot)
