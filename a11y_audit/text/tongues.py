"""Is a text in another language than it is declared to be? Told by scripts and function words, or not at all."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from a11y_audit.text.language_tags import primary_subtag
from a11y_audit.text.lexicon import LANGUAGES, Lexicon, lexicon
from a11y_audit.text.scripts import scripts
from a11y_audit.text.words import words

_FEWEST_LETTERS: Final = 20
_FOREIGN_LETTERS: Final = 0.8
"""The share of letters in other scripts that tells: names and quotations take less."""
_AT_HOME: Final = 0.1
"""The share of a language's own function words below which a text is suspect; running text has three times that."""
_FOREIGN_WORDS: Final = 0.25
"""The share of function words that tells in texts of any length."""
_FEW_FOREIGN_WORDS: Final = 0.06
"""The share that tells where there are many, and hardly one of the declared language: Turkish has no more."""
_MANY: Final = 10
_HARDLY_ONE: Final = 8
"""Times the other language's words."""
_FEWEST_WORDS: Final = 3
_CLEARLY_MORE: Final = 4
_WORDS: Final = 600
_GLANCE: Final = 600
"""Characters that show most texts to be in their own language."""
_LONG: Final = 40


class Contradiction(Struct, frozen=True):
    """A text that contradicts its declared language.

    `declared` is the language's English name; `seen` that of the language it is written in ("" when only the script
    tells); `script` the foreign script, "" when the function words tell.
    """

    declared: str
    seen: str = ""
    script: str = ""


def contradiction(text: str, tag: str) -> Contradiction | None:
    """What shows that the text is not in the language of the tag; None when nothing does, or it cannot be told.

    Only languages that have word lists are judged. Function words count that only one of the two languages has.
    """
    declared = lexicon(primary_subtag(tag))
    if not declared.language or _is_at_home(text, declared):
        return None
    found = scripts(text)
    letters = sum(found.values())
    abroad = {script: count for script, count in found.items() if script not in declared.scripts}
    if letters >= _FEWEST_LETTERS and sum(abroad.values()) >= _FOREIGN_LETTERS * letters:
        return Contradiction(declared.name, script=max(abroad, key=abroad.__getitem__))
    said = words(text)[:_WORDS]
    if not declared.spaced or sum(map(_abroad(declared.language).__contains__, said)) < _FEWEST_WORDS:
        return None
    seen = max(_others(declared), key=lambda other: _evidence(said, other, declared), default=None)
    if seen is None or not _outweighs(said, seen, declared):
        return None
    return Contradiction(declared.name, seen.name)


def _is_at_home(text: str, declared: Lexicon) -> bool:
    """At a glance: does a long text hold the language's function words, or one without blanks its script?"""
    if not declared.spaced:
        found = scripts(text[:_GLANCE])
        return sum(found.get(script, 0) for script in declared.scripts) > sum(found.values()) * (1 - _FOREIGN_LETTERS)
    said = text[:_GLANCE].lower().split()
    return len(said) >= _LONG and sum(map(declared.stop_words.__contains__, said)) >= _AT_HOME * len(said)


def _others(declared: Lexicon) -> Iterator[Lexicon]:
    for code in LANGUAGES:
        other = lexicon(code)
        if code != declared.language and other.spaced and not other.scripts.isdisjoint(declared.scripts):
            yield other


def _evidence(said: Sequence[str], of: Lexicon, against: Lexicon) -> int:
    """How many words are function words of one language and not of the other."""
    return sum(map(_own_words(of.language, against.language).__contains__, said))


@lru_cache(maxsize=len(LANGUAGES))
def _abroad(language: str) -> frozenset[str]:
    """The function words that a language has not and another has that is written in its script."""
    declared = lexicon(language)
    return frozenset().union(*(other.stop_words for other in _others(declared))) - declared.stop_words


@lru_cache(maxsize=len(LANGUAGES) ** 2)
def _own_words(language: str, other: str) -> frozenset[str]:
    """The function words that only the first of two languages has."""
    return lexicon(language).stop_words - lexicon(other).stop_words


def _outweighs(said: Sequence[str], seen: Lexicon, declared: Lexicon) -> bool:
    for_it, against_it = _evidence(said, seen, declared), _evidence(said, declared, seen)
    share = sum(word in seen.stop_words for word in said) / len(said)
    if share >= _FOREIGN_WORDS:
        return for_it >= max(_FEWEST_WORDS, _CLEARLY_MORE * against_it)
    return for_it >= max(_MANY, _HARDLY_ONE * against_it) and share >= _FEW_FOREIGN_WORDS
