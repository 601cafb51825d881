"""What a language calls things on a news page: one small JSON file a language, read when it is first needed.

Every entry stands as `words.fold` leaves it (lower case, "ss" for "ß", straight quotes), so that a check folds the
page's words once and looks them up as they are.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

LANGUAGES: Final = (
    "en",
    "ko",
    "ja",
    "zh",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "no",
    "da",
    "pl",
    "tr",
    "ru",
    "ar",
)
"""Codes of the languages that have a file; English leads because it lends its grammar to the unknown."""

_FOLDER: Final = Path(__file__).parent / "languages"
_ALIASES: Final = {"nb": "no", "nn": "no", "yue": "zh", "cmn": "zh", "arb": "ar", "iw": "he"}


class Openings(Struct, frozen=True):
    """Wording around a description that only says "this is an image": how it begins, or how it ends.

    Where no word says "of", a noun for a picture (`heads`) does so before the form of another that means "of it"
    (`genitives`): "zdjęcie kobiety", but not "zdjęcie rodzinne".
    """

    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    genitives: tuple[str, ...] = ()


class Directionals(Struct, frozen=True):
    """Words that place people and things in a picture, by meaning.

    `from_left` ("from left", "left to right") announces a list of at least two names; `above` and `below` point at
    a place on the page, which another layout moves.
    """

    left: frozenset[str]
    right: frozenset[str]
    center: frozenset[str]
    top: frozenset[str]
    bottom: frozenset[str]
    from_left: frozenset[str]
    from_right: frozenset[str]
    above: frozenset[str]
    below: frozenset[str]


class Lexicon(Struct, frozen=True):
    """The word lists of one language. All entries are folded; look folded text up in them.

    `language` is the code ("" for the merged lexicon), `name` its name in English, `scripts` the Unicode
    scripts it is written in, `spaced` whether blanks part its words, `reduplicates` whether a word said twice is
    ordinary grammar.
    """

    language: str
    name: str
    scripts: frozenset[str]
    spaced: bool
    reduplicates: bool
    generic_alt: frozenset[str]
    """Whole alternative texts that name only the medium ("photo", "an image")."""
    image_of: Openings
    """"image of ..." and its like. Words for a medium that matters (`medium_words`) are not among them."""
    picture_words: frozenset[str]
    """Nouns a running text names a picture by ("photo", "footage")."""
    medium_words: frozenset[str]
    """Media worth naming in an alternative text: illustration, painting, screenshot, map."""
    chart_words: frozenset[str]
    placeholder_alt: frozenset[str]
    """Whole texts a template or a hurried author left where the alternative belongs."""
    placeholder_caption: frozenset[str]
    """Whole captions that were never written."""
    stop_words: frozenset[str]
    """Function words: they carry no likeness and tell a language."""
    dangling_words: frozenset[str]
    """Words no complete text ends with: articles, conjunctions, prepositions that are no parts of verbs."""
    complete_endings: tuple[str, ...]
    """Wordings that end in such a word and are whole all the same ("look up to", "cada una")."""
    legal_doubles: frozenset[str]
    """Doubled words that are right ("had had", "pago pago")."""
    months: Mapping[str, int]
    """Full and short names and their inflections -> 1 to 12, without full stops."""
    weekdays: Mapping[str, int]
    """Full and short names and their inflections -> 0 (Monday) to 6, without full stops; a day's plain name first."""
    relative_days: Mapping[str, int]
    """"yesterday" -> -1: days from the day of publication."""
    date_links: frozenset[str]
    """Words that stand between the parts of a written date ("of", "de")."""
    day_endings: frozenset[str]
    """What may stick to the number of a day ("th", "er")."""
    directionals: Directionals
    small_numbers: Mapping[str, int]
    """Number words -> 0 to 20."""
    file_words: tuple[str, ...]
    """Wording by which a caption says that its picture is an old one."""
    provenance_phrases: tuple[str, ...]
    """How a caption says who showed or gave the picture; `{name}` marks where the name stands."""
    unfinished_endings: tuple[str, ...]
    """Endings that a teaser or a cut leaves ("read more", "...")."""
    decorative_words: frozenset[str]
    """Whole texts that say the picture says nothing ("spacer", "divider")."""
    honorifics: frozenset[str]
    """Titles and offices that stand beside a person's name, without full stops."""
    name_particles: frozenset[str]
    """Lower-case words inside a person's name ("von", "de", "al")."""
    guess_openings: tuple[str, ...]
    """How programs begin that guess what a picture shows ("image may contain")."""


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """The lexicon for a BCP 47 tag ("en-GB", "pt_BR", "nb").

    A language without a file, or "", gets the merged lexicon: lists that are compared with a whole text, or name
    things few languages share (months, weekdays), hold all languages' entries; lists that depend on grammar
    (`stop_words`, `dangling_words`, `directionals`, `small_numbers`, ...) are English, for another
    language's function words are content words elsewhere ("die", "pain", "son").
    """
    code = language.strip().replace("_", "-").split("-", 1)[0].lower()
    code = _ALIASES.get(code, code)
    return _read(code) if code in LANGUAGES else _merged()


def has_lexicon(language: str) -> bool:
    """Is there a word list of the language's own?"""
    return lexicon(language).language != ""


@lru_cache(maxsize=len(LANGUAGES))
def _read(code: str) -> Lexicon:
    return msgspec.json.decode((_FOLDER / f"{code}.json").read_bytes(), type=Lexicon)


@lru_cache(maxsize=1)
def _merged() -> Lexicon:
    every = [_read(code) for code in LANGUAGES]
    english = every[0]
    return msgspec.structs.replace(
        english,
        language="",
        name="",
        scripts=frozenset().union(*(each.scripts for each in every)),
        reduplicates=True,
        generic_alt=frozenset().union(*(each.generic_alt for each in every)),
        image_of=Openings(
            _chain(each.image_of.opening for each in every),
            _chain(each.image_of.closing for each in every),
            _chain(each.image_of.heads for each in every),
            _chain(each.image_of.genitives for each in every),
        ),
        picture_words=frozenset().union(*(each.picture_words for each in every)),
        medium_words=frozenset().union(*(each.medium_words for each in every)),
        chart_words=frozenset().union(*(each.chart_words for each in every)),
        placeholder_alt=frozenset().union(*(each.placeholder_alt for each in every)),
        placeholder_caption=frozenset().union(*(each.placeholder_caption for each in every)),
        legal_doubles=frozenset().union(*(each.legal_doubles for each in every)),
        months=_first_wins(each.months for each in every),
        weekdays=_first_wins(each.weekdays for each in every),
        date_links=frozenset().union(*(each.date_links for each in every)),
        day_endings=frozenset().union(*(each.day_endings for each in every)),
        file_words=_chain(each.file_words for each in every),
        provenance_phrases=_chain(each.provenance_phrases for each in every),
        unfinished_endings=_chain(each.unfinished_endings for each in every),
        decorative_words=frozenset().union(*(each.decorative_words for each in every)),
        honorifics=frozenset().union(*(each.honorifics for each in every)),
        name_particles=frozenset().union(*(each.name_particles for each in every)),
        guess_openings=_chain(each.guess_openings for each in every),
    )


def _chain(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry for each in lists for entry in each))


def _first_wins(maps: Iterable[Mapping[str, int]]) -> dict[str, int]:
    merged: dict[str, int] = {}
    for each in maps:
        for word, number in each.items():
            merged.setdefault(word, number)
    return merged
