"""Does what the image file says agree with the page, and with itself?"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Statement, Voice, found
from a11y_audit.text.credit_names import are_comparable, is_person_name, names_agree, share_somebody
from a11y_audit.text.likeness import similarity
from a11y_audit.text.mojibake import looks_broken
from a11y_audit.text.names import display_names
from a11y_audit.text.said_in_files import credits_in_file, said_in_file
from a11y_audit.text.words import fold, tokens, words

_LEAST_TOKENS: Final = 5
"""Shorter descriptions say too little to be held against a caption."""


def credit_conflict(image: PageImage, page: Page, _options: Options) -> Result:
    """Do the credit on the page and the credits in the file name somebody in common?

    A file passes through agencies that each add or drop a name, so two agencies that differ are asked about; two
    photographers of one picture there cannot be.
    """
    credit = image.credit
    assert credit is not None
    stated = credits_in_file(image, page)
    if not stated or not credit.names:
        return INAPPLICABLE
    shown = f"{image.caption.text} {credit.text}" if image.caption else credit.text
    if any(share_somebody(credit, said.text) or names_agree(said.text, shown) for said in stated):
        return PASSED
    if not all(are_comparable(credit.names, said.text) for said in stated):
        return INAPPLICABLE
    maker = next((said.text for said in stated if said.about == "creator" and is_person_name(said.text)), "")
    if maker and credit.persons:
        return found("other-person", place=credit.place, credit=credit.text, maker=maker)
    return found("disjoint", place=credit.place, credit=credit.text, stated=stated[0].text)


def caption_conflict(image: PageImage, page: Page, options: Options) -> Result:
    """Does the caption tell of what the file's own description tells?"""
    caption = image.caption
    assert caption is not None
    described = next((said.text for said in said_in_file(image, page, "caption")), "")
    if len(tokens(described)) < _LEAST_TOKENS:
        return INAPPLICABLE
    if similarity(described, caption.text) >= options["unlike"]:
        return PASSED
    if other := _captioned_so(described, image, page, options["alike"]):
        assert other.caption is not None
        others = [other.caption.place] if other.caption.place else []
        return found("of-another", place=caption.place, others=others, described=described, line=other.place.line)
    here, there = (display_names(text, page.language_code) for text in (caption.text, described))
    known = {word for name in there for word in words(name.text)}
    if not here or not there or any(not known.isdisjoint(words(name.text)) for name in here):
        return PASSED
    return found("other-people", place=caption.place, here=here[0].text, there=there[0].text)


def _captioned_so(described: str, image: PageImage, page: Page, alike: float) -> PageImage | None:
    """Another photo of the page, whose caption says what this one's file does."""
    for photo in page.photos:
        if photo.caption and photo.identity != image.identity and similarity(described, photo.caption.text) >= alike:
            return photo
    return None


def alt_is_caption(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the file's alternative text say something else than its description?"""
    alts, captions = said_in_file(image, page, "alt"), said_in_file(image, page, "caption")
    if not alts or not captions:
        return INAPPLICABLE
    described = {fold(said.text).rstrip(".") for said in captions}
    if all(fold(alt.text).rstrip(".") not in described for alt in alts):
        return PASSED
    return found("same", text=alts[0].text)


_FIELDS: Final = {"caption": 2000, "headline": 256, "credit": 32, "creator": 32, "source": 32, "copyright": 128}
"""Fields that both forms of IPTC have -> how many bytes the older one holds."""


def xmp_disagree(image: PageImage, page: Page, _options: Options) -> Result:
    """Do the two forms of IPTC metadata in the file, IIM and XMP, say the same?"""
    older, newer = _by_field(image, page, Voice.IPTC_IIM), _by_field(image, page, Voice.XMP)
    both = [about for about in _FIELDS if about in older and about in newer]
    if not both:
        return INAPPLICABLE
    for about in both:
        if not any(_are_one(one, two, _FIELDS[about]) for one in older[about] for two in newer[about]):
            return found("differ", field=about, iim=older[about][0], xmp=newer[about][0])
    return PASSED


def _by_field(image: PageImage, page: Page, voice: Voice) -> dict[str, list[str]]:
    said: defaultdict[str, list[str]] = defaultdict(list)
    for statement in said_in_file(image, page, *_FIELDS):
        if statement.voice is voice:
            said[statement.about].append(statement.text)
    return said


def _are_one(older: str, newer: str, most: int) -> bool:
    """Are they one text, the older one cut where its field ends, or written in a wrong encoding?"""
    if words(older) == words(newer) or looks_broken(older) is not None:
        return True
    return len(older.encode()) >= most - 4 and fold(newer).startswith(fold(older)[:-1])


def charset_broken(image: PageImage, page: Page, _options: Options) -> Result:
    """Can the file's texts be read as they were written?"""
    texts = said_in_file(image, page, *_FIELDS)
    for said in texts:
        right = looks_broken(said.text)
        if right is not None:
            sound = right or _sound(said, texts)
            if sound:
                return found("garbled", field=said.about, text=said.text, right=sound)
            return found("lost", field=said.about, text=said.text)
    return PASSED if texts else INAPPLICABLE


def _sound(broken: Statement, texts: Iterable[Statement]) -> str:
    """What another voice in the file says in the same field."""
    same = (said.text for said in texts if said.about == broken.about and said.voice is not broken.voice)
    return next((text for text in same if looks_broken(text) is None), "")
