"""The words credits are made of, in many languages at once: a German page carries "Photo by" and "via" too."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct, structs

from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold, words

_FILE: Final = Path(__file__).parent / "credit_words.json"
COPYRIGHT_SIGN: Final = pattern(r"[©ⓒ]|\([cC]\)")
OPENING_BRACKETS: Final = ("(", "[", "（", "【")
"""Those a credit may stand in."""
_JOINTS: Final = ("by", "via", "von")
"""What parts a label from the name where no colon does ("Titelbild von")."""
_LONGEST_NOTE: Final = 60
_MARKS: Final = " .,،:;|/·•…‹›«»<>()[]{}*+-=→←↑↓▶►×✕#!?\"'"


class CreditWords(Struct, frozen=True):
    """The word lists, every entry folded. They are used whatever the language of the page."""

    labels: frozenset[str]
    """Announce a credit when a colon, an equals sign or a slash follows ("foto", "image credit", "사진")."""
    doubtful_labels: frozenset[str]
    """Those of `labels` that as often announce what the picture shows ("video", "map"): a name must follow."""
    lead_labels: frozenset[str]
    """Those of `labels` that say which picture is meant: the article's first ("titelbild", "题图")."""
    collective_labels: frozenset[str]
    """Those of `labels` that mean all of the article's pictures ("all photos", "alle bilder")."""
    opening_labels: frozenset[str]
    """Announce a credit without any mark ("photo by", "courtesy of", "fot.")."""
    closing_labels: frozenset[str]
    """Stand behind the name they belong to ("nuotr.", "撮影", "제공", "photo")."""
    house_endings: tuple[str, ...]
    """How names of houses and of those they send end in Chinese and Japanese ("电视台", "新聞", "记者")."""
    phrase_words: frozenset[str]
    """Stand in phrases and in no names, in scripts without capitals ("أمام", "के", "ליד")."""
    writer_labels: frozenset[str]
    """Those of the labels that are said of whoever wrote an article, too ("Autor:")."""
    article_notes: tuple[str, ...]
    """How lines begin that tell of the article and show no picture ("This article was updated", "Read also")."""
    report_words: frozenset[str]
    """Stand beside a label for whoever wrote and photographed ("Text und Fotos:", "글·사진")."""
    relations: dict[str, frozenset[str]]
    """Relation ("via", "for", "courtesy", "handout", "pool", "file", "screenshot", "ai-generated") -> its words."""
    role_only: frozenset[str]
    """Whole credits that name nobody ("staff", "handout", "internet")."""
    names_to_come: frozenset[str]
    """Stand where a name is still to come ("tbc", "n.n", "vorname nachname")."""
    house_makers: frozenset[str]
    """Those of `role_only` that say the house took the picture itself ("staff", "redaktion")."""
    unknown_makers: frozenset[str]
    """Say that nobody knows who took the picture ("unknown photographer", "fotograf okänd")."""
    vague_roles: frozenset[str]
    """Those of `role_only` that are no credit outside an element of their own ("file", "collage")."""
    rights: frozenset[str]
    """Boilerplate about rights that stands beside names ("all rights reserved", "no sales")."""
    not_credit: frozenset[str]
    """What stands in brackets at a caption's end and credits nobody ("archivbild", "left", "v.l.", "cdu")."""
    interface: frozenset[str]
    """Buttons, toggles and words for screen readers: no caption ("image caption", "vis mer", "view gallery")."""
    organisation_words: frozenset[str]
    """Words by which a name is known to be an organisation's ("museum", "police", "gmbh")."""
    particles: frozenset[str]
    """Lower-case words that occur inside names."""
    joiners: frozenset[str]
    """Words between two names ("and", "und")."""
    photo_words: tuple[str, ...]
    """How labels begin that call the picture a photo ("foto" of "Fotos:", "사진")."""
    caption_words: frozenset[str]
    """What captions are called; a page's own, unless nothing else stands in a caption's place."""
    source_labels: frozenset[str]
    """Announce where an article's or a chart's figures come from, as often as a picture's ("source", "quelle")."""
    public_domain: frozenset[str]
    """Those of `rights` that say the picture is nobody's any more ("public domain", "gemeinfrei")."""
    private_owners: frozenset[str]
    """Whoever lent the picture is kept unnamed on purpose ("privat"): that says whose it is, not how old."""
    beside_owners: frozenset[str]
    """Words beside those of `private_owners` that name nobody either ("archiv", "la", "из")."""
    see_caption: tuple[str, ...]
    """How picture desks note that the name stands in the caption ("see caption", "siehe bildtext")."""
    photo_labels: frozenset[str]
    """Whole labels that call the picture a photo and begin with none of `photo_words` ("fot.", "撮影", "تصوير")."""


@lru_cache(maxsize=1)
def credit_words() -> CreditWords:
    """The lists, read once."""
    read = msgspec.json.decode(_FILE.read_bytes(), type=CreditWords)
    telling = read.lead_labels | read.collective_labels
    openings = {f"{label} {joint}" for label in telling for joint in _JOINTS}
    return structs.replace(
        read,
        labels=read.labels | telling,
        opening_labels=read.opening_labels | openings,
        rights=read.rights | read.public_domain,
        role_only=read.role_only | read.public_domain | read.unknown_makers,
    )


@lru_cache(maxsize=1)
def relation_words() -> dict[str, str]:
    """Every folded relation word -> its relation; the first list that holds a word has it."""
    found: dict[str, str] = {}
    for relation, entries in credit_words().relations.items():
        for entry in entries:
            found.setdefault(entry, relation)
    return found


def tells(text: str, relation: str) -> bool:
    """Does one of the relation's words stand in the text? Scripts that part words otherwise may hold it anywhere."""
    spoken, anywhere = _wordings(relation)
    said, folded = f" {' '.join(words(text))} ", fold(text)
    return any(map(said.__contains__, spoken)) or any(map(folded.__contains__, anywhere))


@lru_cache(maxsize=16)
def _wordings(relation: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A relation's words: those that blanks part, with these; and those of scripts that part words otherwise."""
    wordings = credit_words().relations[relation]
    spoken = tuple(f" {wording} " for wording in wordings if wording.isascii())
    return spoken, tuple(wording for wording in wordings if not wording.isascii())


def is_article_note(text: str) -> bool:
    """Does a line tell of the article itself ("This article was updated", "Read also: ...")?"""
    return fold(text[:_LONGEST_NOTE]).startswith(credit_words().article_notes)


def refers_to_caption(credit: str) -> bool:
    """Is the credit a picture desk's note that the name stands in the caption ("see caption", "siehe Bildtext")?"""
    spoken = f" {' '.join(words(credit))} "
    return any(f" {note} " in spoken for note in credit_words().see_caption)


def calls_it_photo(label: str) -> bool:
    """Does the label of a credit call the picture a photo ("Foto:", "Photo by")?"""
    said = bare(label)
    return said.startswith(credit_words().photo_words) or said in credit_words().photo_labels


def body_of(credit: str, label: str) -> str:
    """What a credit says behind its label, folded, without the marks and brackets around it."""
    return bare(credit.lstrip("([（【 ").removeprefix(label))


def is_private(body: str) -> bool:
    """Does a credit say no more than that its owner stays unnamed ("privat", "family archive", "из личного архива")?"""
    owners, beside = credit_words().private_owners, credit_words().beside_owners
    said = words(body)
    return bare(body) in owners or (not owners.isdisjoint(said) and (owners | beside).issuperset(said))


def is_in_public_domain(credit: str) -> bool:
    """Does a credit say that the picture is in the public domain?"""
    folded = fold(credit)
    return any(wording in folded for wording in credit_words().public_domain)


@lru_cache(maxsize=1)
def edge_words() -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last words of all relations and closing labels: only there need longer wordings be tried."""
    entries = [entry.split(" ") for entry in (*relation_words(), *credit_words().closing_labels)]
    return _all(entry[0] for entry in entries), _all(entry[-1] for entry in entries)


def _all(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


@lru_cache(maxsize=1)
def _bare_interface() -> frozenset[str]:
    return frozenset(bare(entry) for entry in credit_words().interface)


def bare(text: str) -> str:
    """The text folded, without the marks around it."""
    return fold(text).strip(_MARKS)


def is_interface(text: str) -> bool:
    """Is the whole text a label of the page's own ("Image caption", "Vis mer") and no caption?"""
    return len(text) < 64 and (stripped := bare(text)) != "" and stripped in _bare_interface()
