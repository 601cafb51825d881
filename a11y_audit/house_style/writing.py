"""Writing credits and captions as a house does."""

from functools import cache
from typing import Final

from a11y_audit.house_style.style import PLAIN, CaptionStyle, CreditStyle, fields_of, filled
from a11y_audit.model import Credit
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import bare, calls_it_photo, credit_words, relation_words
from a11y_audit.text.words import fold, sentences, words

_STOPS: Final = (".", "。")
_BLANKS: Final = dict.fromkeys(("persons", "organisations", "names", "label"), " ")
_NEUTRAL_WORDING: Final = (
    "picture pic image imag bild bilde billede beeld credit crédit source copyright © 图 圖 صورة تصوير"
)
_NEUTRAL_LABELS: Final = tuple(_NEUTRAL_WORDING.split())
"""How labels begin that call it no photo, but that a house's own word for one may stand in for."""


def write_credit(credit: Credit, style: CreditStyle) -> tuple[str, ...]:
    """The credit as the house writes it, in each form that holds all who are named, the preferred one first.

    Empty when the house has no form for it, or when not every word of the credit is understood: what cannot be
    written anew is not judged.
    """
    label = _label(credit, style)
    if label is None or not credit.names or credit.rights or not _is_understood(credit):
        return ()
    persons = style.persons_joined_by.join(dict.fromkeys(credit.persons))
    spelled = {fold(name): name for name in reversed([house_name(name, style) for name in credit.organisations])}
    joint = style.via_written if "via" in credit.relations else style.organisations_joined_by
    organisations = joint.join(reversed(spelled.values()))
    values = {"persons": persons, "organisations": organisations, "label": label}
    values["names"] = "/".join(filter(None, (persons, organisations)))
    return tuple(filled(form, values) for form in _forms(credit, style) if _holds_all(form, credit))


def house_name(name: str, style: CreditStyle) -> str:
    """An organisation's name as the house spells it; "AP Photo" is the agency's name and its word for a photo."""
    if name in style.names:
        return style.names[name]
    agency = find_agency(name)
    first, _, last = name.rpartition(" ")
    if agency and calls_it_photo(last) and find_agency(first) is agency:
        name = first
    return style.names.get(agency.name, name) if agency else name


def _forms(credit: Credit, style: CreditStyle) -> tuple[str, ...]:
    announced = relation_words().get(bare(credit.label))
    relations = {*credit.relations, announced} if announced else set(credit.relations)
    if not relations and len(credit.organisations) == 1 and style.agencies:
        agency = find_agency(credit.organisations[0])
        for name, forms in style.agencies.items():
            if name == credit.organisations[0] or (agency and find_agency(name) is agency):
                return forms
    if not relations:
        return style.forms.get(PLAIN, ())
    return style.forms.get(relations.pop(), ()) if len(relations) == 1 else ()


def _holds_all(form: str, credit: Credit) -> bool:
    """Does the form name all who are credited, and nobody else?"""
    fields = fields_of(form)
    by_agency = not fields & {"organisations", "names"}
    return "names" in fields or (
        ("persons" in fields) == bool(credit.persons)
        and (("organisations" in fields) == bool(credit.organisations) or (by_agency and _names_agency(form, credit)))
    )


def _names_agency(form: str, credit: Credit) -> bool:
    """Does the form spell out the one organisation that is credited ("(AP Photo/{persons})")?"""
    said = set(words(filled(form, _BLANKS)))
    return len(credit.organisations) == 1 and bool(said & set(_spellings(credit.organisations[0])))


@cache
def _spellings(name: str) -> tuple[str, ...]:
    agency = find_agency(name)
    every = (name, agency.name, *agency.aliases) if agency else (name,)
    return tuple(word for spelling in every for word in words(spelling))


def _label(credit: Credit, style: CreditStyle) -> str | None:
    """The word for `{label}`; None when the credit's own is neither one of the house's nor one for photos."""
    own = bare(credit.label)
    for label in style.labels:
        if bare(label) == own:
            return label
    if not own or own.startswith(_NEUTRAL_LABELS) or calls_it_photo(own) or own in relation_words():
        return style.labels[0] if style.labels else ""
    return None


_SMALL: Final = frozenset(
    {"by", "of", "the", "c", "photo", "photograph", "image", "picture", "file", "images", "photos"}
)


def _is_understood(credit: Credit) -> bool:
    """Is every word of it part of a name, its label, or a word for the relation, and are the names names?"""
    if any(bare(name) in credit_words().role_only for name in credit.names):
        return False
    if any(word.isupper() and len(word) > 2 for person in credit.persons for word in person.split()):
        return False  # as likely an organisation's
    if "&" in credit.text and not any("&" in name for name in credit.names):
        return False  # one firm, or two people
    if (
        len(credit.organisations) > 1
        and "via" not in credit.relations
        and not all(map(find_agency, credit.organisations))
    ):
        return False
    known = {word for part in (*credit.names, credit.label) for word in words(part)}
    rest = set(words(credit.text)) - known - _SMALL
    if not rest:
        return True
    lists = credit_words()
    tied = {
        word for relation in credit.relations for entry in lists.relations.get(relation, ()) for word in words(entry)
    }
    return rest <= tied | lists.joiners | lists.labels | lists.closing_labels


def ends_sentence(caption: str) -> bool:
    """Does the caption end as a sentence does?"""
    return caption.rstrip("\"'”’»」』)）").endswith((".", "!", "?", "…", "。", "！", "？", "।", "؟"))


def write_stop(caption: str, style: CaptionStyle) -> str:
    """The caption with its last full stop as the house has it."""
    if not style.full_stop:
        return caption
    text = caption.rstrip()
    if ends_sentence(text):
        is_bare = text.endswith(_STOPS) and not text.endswith("...") and len(sentences(text)) == 1
        return text.rstrip(" .。") if style.full_stop == "never" and is_bare else caption
    if style.full_stop == "always" or (style.full_stop == "sentences" and len(sentences(text)) > 1):
        return f"{text}{'。' if any('぀' <= sign <= '鿿' for sign in text[-4:]) else '.'}"
    return caption
