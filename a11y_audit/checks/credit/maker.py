"""Who made the picture: not whom it shows, under which licence, and whether it was a machine."""

import re
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Credit, Options, Page, PageImage, Result, Statement, found
from a11y_audit.text.agencies import find_agency
from a11y_audit.text.credit_words import credit_words, is_in_public_domain, tells
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.licences import names_licence
from a11y_audit.text.patterns import pattern
from a11y_audit.text.said_in_files import said_in_file
from a11y_audit.text.stated import authors
from a11y_audit.text.words import fold, words

_LONGEST_LABEL: Final = 80
"""Characters; a longer caption says more than who somebody is."""
_SELFIE_WORDS: Final = (
    "selfie selfies selbstporträt selbstportrait selbstbildnis autoportrait autorretrato selfportrait självporträtt "
    "selvportrett selvportræt zelfportret autoritratto autoportret özçekim селфи автопортрет 셀카 자화상 自撮り "
    "自画像 自拍 سيلفي"
)
_SELFIES: Final = frozenset(_SELFIE_WORDS.split())
_MAKER_WORDS: Final = (
    "photographer fotograf fotografin fotograaf photographe fotógrafo fotógrafa fotografo fotografa fotoğrafçı "
    "фотограф photojournalist fotojournalist photoreporter fotoreporter 사진작가 写真家 摄影师 攝影師 مصور المصور"
)
_MAKERS: Final = frozenset(_MAKER_WORDS.split())
_SELF: Final = pattern(r"\bself[- ]portrait", re.IGNORECASE)
_LENDING: Final = frozenset({"courtesy", "handout", "via", "file", "screenshot"})
"""Relations that may make whoever is named the one who let the picture be had, and not its maker."""


def subject_confusion(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption name somebody else than the one who is credited?

    A caption that is nothing but the photographer's name reads as if the picture showed the photographer.
    """
    assert image.credit is not None
    credit, caption = image.credit, image.caption
    if caption is None or not credit.persons or _names_lender(credit):
        return INAPPLICABLE
    if len(caption.text) > _LONGEST_LABEL or not any(_surname(person) in caption.text for person in credit.persons):
        return PASSED
    said = words(caption.text)
    if not _SELFIES.isdisjoint(said) or _SELF.search(caption.text) or (image.alt and _is_selfie(image.alt.text)):
        return INAPPLICABLE
    for person in credit.persons:
        named = words(person)
        if len(named) < 2 or not _holds(said, named):
            continue
        lists = lexicon(page.language_code)
        rest = set(said).difference(named, lists.stop_words)
        if rest & _MAKERS and rest <= _MAKERS | lists.honorifics:
            return found("as-photographer", place=caption.place, name=person)
        if rest <= lists.honorifics:
            return found("named-alone", place=caption.place, name=person)
    return PASSED


def _names_lender(credit: Credit) -> bool:
    """May the one who is named have lent the picture ("courtesy of Ana Ruiz", "privat/Ana Ruiz"), or posted it?"""
    if not _LENDING.isdisjoint(credit.relations) or tells(credit.text, "courtesy"):
        return True
    if not credit_words().private_owners.isdisjoint(words(credit.text)):
        return True
    return any((agency := find_agency(name)) and agency.kind == "social" for name in credit.names)


def _surname(person: str) -> str:
    return person.rpartition(" ")[2]


def _is_selfie(text: str) -> bool:
    return not _SELFIES.isdisjoint(words(text)) or _SELF.search(text) is not None


def _holds(said: tuple[str, ...], named: tuple[str, ...]) -> bool:
    return any(said[at : at + len(named)] == named for at in range(len(said) - len(named) + 1))


def writer_byline(page: Page, _options: Options) -> Result:
    """Is somebody else credited with the pictures than with the article?"""
    writers = page.derive(authors)
    credited = [image for image in page.photos if image.credit and image.credit.persons]
    if not credited or not writers:
        return INAPPLICABLE
    for image in credited:
        assert image.credit is not None
        for person in image.credit.persons:
            if fold(person) in writers and " " in person:
                return found("writer", image=image, place=image.credit.place, name=person)
    return PASSED


# -------------------------------------------------------------------------------------------------------- licences

_WHICH: Final = pattern(
    r"\bcc[\s-]?(?:0|by\b)|\bby(?:-(?:sa|nc|nd)){0,2}\b|\battribution\b|\bnamensnennung\b|\batribuci[oó]n\b|\bzero\b|"
    r"\bpublic domain\b|\bshare\s?-?alike\b|\bparis\b",
    re.IGNORECASE,
)
_LICENCE_WORDS: Final = frozenset(
    {"creative", "commons", "cc", "by", "sa", "nc", "nd", "wikimedia", "wikipedia", "flickr", "licence", "license"}
)
_CC_ZERO: Final = pattern(r"\bcc[\s-]?0\b", re.IGNORECASE)


def licence_incomplete(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does a Creative Commons credit name the author and the licence?"""
    assert image.credit is not None
    credit = image.credit
    if not names_licence(credit.text):
        return INAPPLICABLE
    if _CC_ZERO.search(credit.text) or is_in_public_domain(credit.text):
        return INAPPLICABLE
    if not _authors_of(credit):
        return found("no-author", place=credit.place, credit=credit.text)
    if not _WHICH.search(credit.text):
        return found("which-licence", place=credit.place, credit=credit.text)
    return PASSED


def _authors_of(credit: Credit) -> list[str]:
    """Who is credited besides the library the picture was found in and the licence itself."""
    named = []
    for name in credit.names:
        agency = find_agency(name)
        if (agency is None or agency.kind not in {"archive", "social"}) and not set(words(name)) <= _LICENCE_WORDS:
            named.append(name)
    return named


# -------------------------------------------------------------------------------------------------------- machines

_BY_MACHINE: Final = (
    "trainedalgorithmicmedia", "compositesynthetic", "algorithmicmedia", "compositewithtrainedalgorithmicmedia",
)  # fmt: skip
"""IPTC digital source types of what a machine has drawn, folded."""
_PARTLY: Final = "compositewithtrainedalgorithmicmedia"


def ai_undisclosed(image: PageImage, _page: Page, _options: Options) -> Result:
    """Where the page tells machines that a machine drew the picture, does it tell readers, too?"""
    if not image.statements:
        return INAPPLICABLE
    kinds = [said for said in image.statements if said.about == "digital-source-type"]
    return _disclosed(image, kinds)


def ai_file_undisclosed(image: PageImage, page: Page, _options: Options) -> Result:
    """Where the file says that a machine drew the picture, are readers told?"""
    kinds = said_in_file(image, page, "digital-source-type")
    if kinds:
        return _disclosed(image, kinds)
    makers = said_in_file(image, page, "ai-system")
    if not makers:
        return INAPPLICABLE
    return PASSED if _tells(image) else found("system", system=makers[0].text)


def _disclosed(image: PageImage, kinds: list[Statement]) -> Result:
    """Do caption or credit tell what the digital source type tells?"""
    for statement in kinds:
        kind = statement.text.rstrip("/").rpartition("/")[2]
        if fold(kind) in _BY_MACHINE:
            if _tells(image):
                return PASSED
            others = [statement.place] if statement.place else []
            return found("partly" if fold(kind) == _PARTLY else "generated", others=others, kind=kind)
    return PASSED if kinds else INAPPLICABLE


def _tells(image: PageImage) -> bool:
    said = " ".join(text.text for text in (image.caption, image.credit) if text)
    return tells(said, "ai-generated") or any(
        (agency := find_agency(word)) and agency.kind == "ai" for word in said.split()
    )
