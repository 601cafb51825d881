"""Credits that end a caption with no stop before them: "in Oslo IMAGO/Jane Doe", "en palacio/EFE", "en Vigo CEDIDA"."""

from typing import Final

from a11y_audit.reading.credits.cut import Cut, cut_at
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.reading.credits.whole import is_role
from a11y_audit.text.agencies import SUPPLIERS, find_agency, is_ambiguous
from a11y_audit.text.patterns import pattern

_LONGEST: Final = 60
_LEAST: Final = 3
"""Letters of a word before a mark; shorter ones make compounds ("ex-AFP")."""
_MOST_WORDS: Final = 3
"""Of an agency's name before a slash."""
_ENDING: Final = pattern(r"(?:\.-?\s?|\.?[-–]|/)(?P<names>[A-Z][^./–—-]*(?:/[A-Z][^./–—-]*)?)\.?$")
"""Names with capitals at the end of a text, and the mark before them."""


def by_tight_end(text: str) -> Cut | None:
    """The credit that an agency begins or is, with a mark and no blank on one of its sides, or a word in capitals."""
    return _before_slash(text) or _behind_mark(text) or _in_capitals(text)


def _before_slash(text: str) -> Cut | None:
    """Finds "Two ministers in Oslo IMAGO/Jane Doe": nothing but an agency before a tight slash begins the credit."""
    slash = text.rfind("/", max(0, len(text) - _LONGEST))
    if slash <= 0 or slash + 1 == len(text) or text[slash - 1] == " " or text[slash + 1] == " ":
        return None
    name = read_parts(text[slash + 1 :])
    if not name.is_clean or len(name.persons) != 1 or name.organisations:
        return None
    start = slash
    for _ in range(_MOST_WORDS):
        start = text.rfind(" ", 0, start)
        if start <= 0:
            return None
        if find_agency(text[start + 1 : slash]) is not None:
            return cut_at(text, start + 1, "agency") if _supplies(text[start + 1 : slash]) else None
    return None


def _behind_mark(text: str) -> Cut | None:
    """Finds "... en el palacio/EFE", "... al mediodía.- EFE": a mark that follows a word in small letters."""
    ending = _ENDING.search(text, max(0, len(text) - _LONGEST))
    if ending is None or not _ends_sentence(text[: ending.start()]):
        return None
    names = ending["names"].split("/")
    return cut_at(text, ending.start("names"), "agency") if all(map(_supplies, names)) else None


def _in_capitals(text: str) -> Cut | None:
    """Finds "Las obras del puente de Vigo CEDIDA": the word for where a picture is from, as no other word is set."""
    before, _, last = text.rpartition(" ")
    if not last.isupper() or len(last) < _LEAST or before.isupper() or not is_role(last):
        return None
    return cut_at(text, len(before) + 1, "role") if len(before.rpartition(" ")[2]) > _LEAST else None


def _ends_sentence(text: str) -> bool:
    """Is its last word written in small letters, as names are not, and not its only one?"""
    before, _, last = text.rpartition(" ")
    return before != "" and len(last) >= _LEAST and last.islower()


def _supplies(name: str) -> bool:
    """Is it an agency by a name that means nothing else?"""
    agency = find_agency(name)
    return agency is not None and agency.kind in SUPPLIERS and not is_ambiguous(name)
