"""Do the people whom a caption names stand in the article and in the alt text, too?"""

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, found
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.likeness import near_miss
from a11y_audit.text.names import Name, display_names
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import breadth
from a11y_audit.text.words import tokens, words

_CAPITAL: Final = r"[A-ZÀ-ÞĀ-ſΆ-ΫА-ЯЁІЇЄҐ]"
_PAIR: Final = pattern(rf"{_CAPITAL}[\w'’.-]+(?= (?:[\w'’.-]{{1,3}} )?({_CAPITAL}[\w-]+))")
"""Two words that may be capitalised, and the second of them: enough to see whether a name is worth looking at."""
_EAST_ASIAN: Final = frozenset({"ko", "ja", "zh"})
_LEAST_TEXT: Final = 1200
"""Broad characters of an article that may be expected to name those whom its pictures show."""
_LEAST_SURNAME: Final = 5
"""Letters; shorter names differ by a letter or two without being slips of each other."""
_MOST_PLACES: Final = 50
_MOST_PHOTOS: Final = 100
_LONGEST: Final = 400
"""Characters of a caption in which names are looked for."""
_REACH: Final = 40_000
"""Characters of the file before and behind a photo in which a name is looked for before the article is read."""
_CONTEXT: Final = 12
"""Characters beside a name by which a copy of its caption is known."""
_SURNAME: Final = pattern(rf"[\w-]{{{_LEAST_SURNAME - 1},40}}")
_SAINTS: Final = (" st.", " st", "saint", "sankt", " san", " santa", " santo", " são", " sainte", "święty")
_FORMER: Final = "元前新"
"""Japanese and Chinese for "former" and "new", which stand between name and office."""
_INFLECTED: Final = 3
"""Last letters that grammar changes in many languages."""


def names_unknown(page: Page, _options: Options) -> Iterable[Result]:
    """Does the article speak of the people whom its captions name, and spell them alike?

    Most names stand somewhere in the file outside their caption; only where one does not is the article read for it.
    """
    for photo in page.photos[:_MOST_PHOTOS]:
        if photo.caption is None:
            continue
        names = _candidates(photo.caption.text, page.language_code)
        if all(_stands_near(name, photo, page.text) for name in names) or not (strangers := _strangers(photo, page)):
            yield PASSED
        elif breadth(article := page.derive(_article)) >= _LEAST_TEXT:
            yield from list(_unknown(photo, strangers, article)) or [PASSED]


def _strangers(photo: PageImage, page: Page) -> list[Name]:
    """Names that do not stand near: those of persons by their title, and those whose first name does stand there."""
    assert photo.caption is not None
    caption, source = photo.caption.text[:_LONGEST], page.text
    strangers = []
    for name in display_names(caption, page.language_code):
        first, _, last = name.text.rpartition(" ")
        if not first and page.language_code not in _EAST_ASIAN:
            continue
        is_person = name.titled and not _is_saint(caption[: name.start])
        may_be_slip = len(last) >= _LEAST_SURNAME and len(first) > 1
        if not (is_person or may_be_slip) or _stands_near(_without_genitive(last), photo, source):
            continue
        if is_person or _stands_near(f"{first} ", photo, source):
            strangers.append(name if is_person else replace(name, titled=False))
    return strangers


def _candidates(text: str, code: str) -> Iterable[str]:
    """What may be a surname; in scripts without capitals a name beside a title."""
    text = text[:_LONGEST]
    return [name.text for name in display_names(text, code)] if code in _EAST_ASIAN else _PAIR.findall(text)


def _stands_near(name: str, photo: PageImage, source: str) -> bool:
    """Does the name stand in the file near the photo, beside other words than in the caption?

    Copies of the caption do not count. What follows the photo is searched first: there most articles are.
    """
    assert photo.caption is not None
    caption, here = photo.caption.text, photo.place.end
    start = caption.find(name)
    before, after = caption[max(0, start - _CONTEXT) : start], caption[start + len(name) :][:_CONTEXT]
    for first, last in ((here, here + _REACH), (max(0, here - _REACH), here)):
        at = first - 1
        while (at := source.find(name, at + 1, last)) >= 0:
            end = at + len(name)
            if source[at - len(before) : at] != before or source[end : end + len(after)] != after:
                return True
    return False


def _article(page: Page) -> str:
    """All the article says, captions left out: its headline, title, paragraphs and headings."""
    said = [statement.text for statement in (page.title, page.headline) if statement]
    said += [block.text for block in page.blocks]
    return "\n".join(said)


def _unknown(photo: PageImage, strangers: list[Name], article: str) -> Iterable[Result]:
    """What is to be asked of names that the article may lack or spell otherwise."""
    assert photo.caption is not None
    for name in strangers:
        first, _, last = name.text.rpartition(" ")
        last = _without_genitive(last)
        if last in article or last.rstrip(_FORMER) in article:
            continue
        if other := _spelled_otherwise(first, last, article):
            yield found(
                "spelled-otherwise", image=photo, place=photo.caption.place, name=f"{first} {last}", article=other
            )
        elif name.titled:
            yield found("nowhere", image=photo, place=photo.caption.place, name=name.text)


def _is_saint(before: str) -> bool:
    """Is the title a saint's, as in the names of places?"""
    return before.rstrip().lower().endswith(_SAINTS)


def _without_genitive(name: str) -> str:
    return name[:-2] if name[-2:] in {"'s", "’s"} else name.rstrip("'’")


def _spelled_otherwise(first: str, last: str, article: str) -> str:
    """The name as the article spells it: the same first name, and a surname that differs within, by a letter or two."""
    if len(last) < _LEAST_SURNAME or len(first) < 2:
        return ""
    at = -1
    for _ in range(_MOST_PLACES):
        at = article.find(f"{first} ", at + 1)
        if at < 0:
            return ""
        match = _SURNAME.match(article, at + len(first) + 1)
        other = match[0] if match else ""
        if other[:1].isupper() and other[-_INFLECTED:] == last[-_INFLECTED:] and 0 < near_miss(other, last) <= 2:
            return f"{first} {other}"
    return ""


def names_missing(image: PageImage, page: Page, _options: Options) -> Result:
    """Where the alt text names a person, does the caption name somebody, too?"""
    assert image.caption is not None
    alt, caption, code = image.spoken_alt, image.caption.text, page.language_code
    if not alt or caption.count(" ") < 2 or lexicon(code).honorifics.isdisjoint(tokens(alt)):
        return INAPPLICABLE
    titled = [name.text for name in display_names(alt, code) if name.titled and " " in name.text]
    if not titled:
        return INAPPLICABLE
    if any(name.rpartition(" ")[2] in caption for name in titled) or display_names(caption, code):
        return PASSED
    return found("only-in-alt", place=image.caption.place, name=titled[0])


def stated_differs(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption name the same people as the one that structured data gives the picture?"""
    assert image.caption is not None
    stated = next((said for said in image.statements if said.about == "caption" and said.text), None)
    if stated is None or image.caption.text in stated.text or stated.text in image.caption.text:
        return INAPPLICABLE if stated is None else PASSED
    code = page.language_code
    here, there = display_names(image.caption.text, code), display_names(stated.text, code)
    if not here or not there:
        return INAPPLICABLE
    known = set(words(stated.text))
    if any(not known.isdisjoint(words(name.text)) for name in here):
        return PASSED
    others = [stated.place] if stated.place else []
    return found("other-people", place=image.caption.place, others=others, here=here[0].text, there=there[0].text)
