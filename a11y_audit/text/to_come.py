"""Marks that desks leave for what is still to come: "TK", "XXXX", "???", "[name]", "CHECK NAME", "TODO: ..."."""

import re
from typing import Final

from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

_ALONE: Final = pattern(r"(?:tk)+|[x?.\-_]{2,}|lorem\b.*", re.IGNORECASE | re.DOTALL)
_MARKS: Final = pattern(
    r"\b(?:TK){2,}\b|(?<!\w)\?{3,}|\bX{4,}\b|"
    r"\b(?:CHECK|CONFIRM|INSERT) (?:AGES?|DATES?|NAMES?|SPELLINGS?|TITLES?)\b"
)
_BRACKETED: Final = pattern(
    r"\[(?:names?|age|date|place|title|caption|credit|photographer|(?:insert|add|enter) [\w ]{3,30}|datum|ort|nom|lieu"
    r"|légende|nombre|fecha|lugar|nome|data|rewrite: [^\[\]]{3,80}|[^\[\]]{8,160}\?)\]",
    re.IGNORECASE,
)
"""What is to be filled in, and the questions and requests of a draft ("[rewrite: say what is seen]", "[Who ...?]")."""
_ENGLISH_MARKS: Final = pattern(r"\bTK\b(?! [A-Z])|^XXX\b(?= [a-z])|\b(?:TBC|TBD)\b")
"""Those that in other languages mean something else ("TK", a health insurer; "TBC", a disease; "XXX", thirty)."""
_ENGLISH: Final = frozenset({"en", ""})
_NOTE: Final = pattern(r"^(?:todo|fixme|tb[acd]|tk(?:tk)?|xxx+)\b[ :-]*|[ :-]+(?:todo|fixme|tb[acd]|tk(?:tk)?|xxx+)$")
_PARTS: Final = re.compile(r"\s*[/|,;:()\[\]]\s*|\s[–—-]\s")


def is_to_come(text: str) -> bool:
    """Is a text nothing but such a mark, or a printer's filler?"""
    return _ALONE.fullmatch(text) is not None


def mark_to_come(text: str, language: str) -> str:
    """The first mark in a text; "" when there is none. Some are marks in English alone, and where nothing tells."""
    match = _MARKS.search(text) or ("[" in text and _BRACKETED.search(text))
    if not match and language in _ENGLISH:
        match = _ENGLISH_MARKS.search(text)
    return match[0] if match else ""


def name_to_come(credit: str, language: str) -> str:
    """What stands in a credit where a name is to come; "" when nothing does."""
    for part in _PARTS.split(credit):
        said = fold(part).strip(" .")
        if said in credit_words().names_to_come or (said == "tk" and language in _ENGLISH):
            return part
    return ""


def without_note(folded: str) -> str:
    """A folded text without a note that it is to be written ("todo: alt text")."""
    return _NOTE.sub("", folded)
