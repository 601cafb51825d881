"""Marks that desks leave for what is still to come: "TK", "XXX", "???", "[name]", "CHECK NAME"."""

import re
from typing import Final

from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

_MARKS: Final = pattern(
    r"\b(?:TK){2,}\b|\?{3,}|^X{3,}\b|\bX{4,}\b|\b(?:CHECK|CONFIRM|INSERT) (?:AGES?|DATES?|NAMES?|SPELLINGS?|TITLES?)\b"
)
_BRACKETED: Final = pattern(
    r"\[(?:names?|age|date|place|title|caption|credit|photographer|(?:insert|add|enter) [\w ]{3,30}|datum|ort|nom|lieu"
    r"|légende|nombre|fecha|lugar|nome|data)\]",
    re.IGNORECASE,
)
_ENGLISH: Final = pattern(r"\bTK\b(?! [A-Z])|\b(?:TBC|TBD)\b")
"""Abbreviations that in other languages name something else ("TK", a health insurer; "TBC", a disease)."""
_NAMES: Final = frozenset(
    {
        *("tktk", "tbc", "tbd", "tba", "todo", "to do", "fixme", "xxx", "xxxx", "???", "n.n", "n. n"),
        *("to come", "to be confirmed", "insert name", "name here", "photographer name", "photographer's name"),
        *("name of photographer", "first name last name", "firstname lastname", "credit here", "add credit"),
        *("name des fotografen", "vorname nachname", "nom du photographe", "prénom nom", "nombre del fotógrafo"),
        *("nombre apellido", "nome do fotógrafo", "nome cognome", "nome del fotografo", "naam fotograaf"),
        *("fotografens navn", "fotografens namn", "imię nazwisko", "imię i nazwisko", "имя фамилия", "имя фотографа"),
    }
)
_ENGLISH_NAMES: Final = frozenset({"tk"})
_PARTS: Final = re.compile(r"\s*[/|,;:()\[\]]\s*|\s[–—-]\s")


def mark_to_come(text: str, *, is_english: bool) -> str:
    """The first mark for what is to come in a text; "" when there is none."""
    match = _MARKS.search(text) or ("[" in text and _BRACKETED.search(text)) or (is_english and _ENGLISH.search(text))
    return match[0] if match else ""


def name_to_come(credit: str, *, is_english: bool) -> str:
    """What stands in a credit where a name is to come; "" when nothing does."""
    for part in _PARTS.split(credit):
        said = fold(part).strip(" .")
        if said in _NAMES or (is_english and said in _ENGLISH_NAMES):
            return part
    return ""
