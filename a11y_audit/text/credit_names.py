"""Is a text of a credit a person's name, and do two credits speak of the same people?"""

from collections.abc import Iterable
from typing import Final

from a11y_audit.model import Credit
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import scripts
from a11y_audit.text.words import contains_words, fold, words

_PARTS: Final = pattern(r"[/|,;:]|\s(?:via|for|für|pour|para)\s|(?<=\w)[(]")
_JAPANESE: Final = {"Hiragana": "Han", "Katakana": "Han"}
"""Scripts one name may be spelled in."""


def is_person_name(text: str) -> bool:
    """Is it written like a person's name: two to four words, none of them an organisation's or in small letters?"""
    spelled = text.split()
    if not 2 <= len(spelled) <= 4 or find_agency(text) or any(sign.isdigit() for sign in text):
        return False
    if spelled[0][0].islower() or spelled[-1][0].islower():
        return False
    return (credit_words().organisation_words | credit_words().labels).isdisjoint(words(text))


def persons_in(text: str) -> list[str]:
    """The parts of a credit that are written like a person's name."""
    return [part for part in _parts(text) if is_person_name(part)]


def _parts(text: str) -> list[str]:
    return [part for piece in _PARTS.split(text) if (part := piece.strip(" ()©."))]


def are_comparable(names: Iterable[str], other: str) -> bool:
    """Can it be told from their letters whether names and another credit are of the same people?

    Nobody knows by its letters whether "Александр Казаков" is "Alexander Kazakov"; agencies are known in all scripts.
    """
    given, parts = list(names), _parts(other)
    if any(map(find_agency, given)) and any(map(find_agency, parts)):
        return True
    stated = [used for part in parts if (used := _scripts(part))]
    return all(not used or not used.isdisjoint(theirs) for used in map(_scripts, given) for theirs in stated)


def _scripts(text: str) -> set[str]:
    return {_JAPANESE.get(script, script) for script in scripts(text)}


def names_agree(name: str, credit: str) -> bool:
    """Does the credit hold the name, its initials, or the agency both are names of?"""
    if contains_words(credit, name):
        return True
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) > 1 and initials in credit.split():
        return True
    agency = find_agency(name)
    if agency and any(contains_words(credit, alias) for alias in (agency.name, *agency.aliases)):
        return True
    weighty = {word for word in words(name) if len(word) > 3} - credit_words().labels
    return bool(weighty) and weighty <= set(words(credit))


def share_somebody(credit: Credit, other: str) -> bool:
    """Do the credit and the other text name a person or an organisation in common?"""
    if any(names_agree(name, other) for name in credit.names) or names_agree(other, credit.text):
        return True
    labels = credit_words().labels
    if any(len(word) > 2 and word not in labels for word in set(words(credit.text)) & set(words(other))):
        return True
    one, two = fold(credit.text).replace(" ", ""), fold(other).replace(" ", "")
    return one in two or two in one
