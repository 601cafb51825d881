"""Does the caption agree with the picture's description, with itself and with the other captions?"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Place, Result, TextBlock, found
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.headcounts import headcounts
from a11y_audit.text.lexicon import Lexicon, lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.sides import sides, swapped
from a11y_audit.text.words import fold, tokens, words

_LEAST_TOKENS: Final = 4
_SLACK: Final = 20
_MOST_PARAGRAPHS: Final = 1000


def duplicate(page: Page, _options: Options) -> Iterable[Result]:
    """Do different pictures have captions of their own?"""
    by_text: defaultdict[str, list[PageImage]] = defaultdict(list)
    for photo in page.photos:
        if photo.caption and photo.identity and len(tokens(photo.caption.text)) >= _LEAST_TOKENS:
            by_text[fold(photo.caption.text).rstrip(". ")].append(photo)
    for photos in by_text.values():
        if len(photos) < 2:
            continue
        first = photos[0]
        others = [photo for photo in photos[1:] if photo.identity != first.identity]
        if not others:
            yield PASSED
        for photo in others:
            assert photo.caption is not None
            assert first.caption is not None
            place = first.caption.place or first.place
            if photo.caption.place == place:
                continue  # one caption for several pictures is no copy of it
            yield found(
                "same",
                image=photo,
                place=photo.caption.place,
                others=[place],
                text=photo.caption.text,
                line=_line(place, photo),
            )


def _line(place: Place, photo: PageImage) -> str:
    """The line of a place; on pages of few lines its column, too."""
    return f"{place.line}" if place.line != photo.place.line else f"{place.line}, column {place.column}"


def repeats_body(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption say something that the article's text does not say in the same words?"""
    assert image.caption is not None
    text = fold(image.caption.text).rstrip(". ")
    if len(tokens(text)) < 2 * _LEAST_TOKENS:
        return INAPPLICABLE
    longest = len(text) + (len(image.credit.text) if image.credit else 0) + _SLACK
    probe = max(image.caption.text.split(), key=len).strip(".,;:!?\"'")
    for block in page.derive(_paragraphs):
        if probe in block.text and len(block.text) > longest and text in fold(block.text):
            if image.credit and image.credit.text in block.text:
                continue  # a caption with its credit, a second time
            return found("same-words", place=image.caption.place, others=[block.place], text=image.caption.text)
    return PASSED


def _paragraphs(page: Page) -> list[TextBlock]:
    """The article's longer paragraphs; a block no longer than the caption is the caption, shown a second time."""
    long = (block for block in page.blocks if block.kind == "p" and len(block.text) > 80)
    return list(islice(long, _MOST_PARAGRAPHS))


def alt_contradict(image: PageImage, page: Page, _options: Options) -> Result:
    """Do caption and alt text give the same numbers of people and put them on the same sides?"""
    assert image.caption is not None
    if image.alt is None or len(image.alt.text) < 8:
        return INAPPLICABLE
    alt, caption, language = image.alt.text, image.caption.text, page.language_code
    others = [image.caption.place] if image.caption.place else []
    if (placed := sides(alt, language)) and (clash := swapped(placed, sides(caption, language))):
        name, side, other = clash
        return found("sides", place=image.alt.place, others=others, name=name, alt_side=side, caption_side=other)
    counted = headcounts(alt, language)
    for noun, count in (headcounts(caption, language) if counted else {}).items():
        if (one := counted.get(noun, count)) != count:
            return found("counts", place=image.alt.place, others=others, noun=noun, alt_count=one, caption_count=count)
    return PASSED


def directional_broken(image: PageImage, page: Page, _options: Options) -> Result:
    """Does every "from left" list several people?"""
    assert image.caption is not None
    caption, lists = image.caption, lexicon(page.language_code)
    directions = lists.directionals
    folded = fold(caption.text)
    phrases = [phrase for phrase in directions.from_left | directions.from_right if phrase in folded]
    for phrase in sorted(phrases, key=lambda each: (-len(each), each)):
        listed = _behind(phrase, caption.text, lists)
        if listed is not None:
            return found("list-of-one", place=caption.place, phrase=phrase) if _is_one_name(listed, lists) else PASSED
    return INAPPLICABLE if (directions.left | directions.right).isdisjoint(words(folded)) else PASSED


def _behind(phrase: str, text: str, lists: Lexicon) -> str | None:
    """What a text says behind a phrase, remarks in brackets left out; None when the phrase does not stand there."""
    edge = r"\b" if lists.spaced else ""
    match = re.search(rf"{edge}{re.escape(phrase)}{edge}", text, re.IGNORECASE)
    return _REMARK.sub(" ", text[match.end() :]).strip(_AROUND) if match else None


_REMARK: Final = pattern(r"[(（][^()（）]{0,80}[)）]")
_AROUND: Final = " .,:;、：，،。)）"


def _is_one_name(listed: str, lists: Lexicon) -> bool:
    """Is it one person's name and nothing more? A mark, a joiner or any other word makes it more."""
    if not listed or len(listed) > _LONGEST_NAME or _LISTING.search(listed):
        return False
    spoken = listed.split()
    if listed.lower() == listed.upper():
        return not any(word.startswith("و") for word in spoken[1:])
    if fold(spoken[0]) in lists.stop_words:
        return False  # "The Smiths"
    particles = credit_words().particles - credit_words().joiners
    return all(word[0].isupper() or fold(word) in particles for word in spoken)


_LISTING: Final = pattern(
    r"[,;/&·•、，،；／・]|[\uac00-\ud7a3](?:와|과)(?=\s)|\s(?:및|와|과)\s|[\u3040-\u30ff\u3400-\u9fff][と和与與及]"
)
"""What parts two names."""
_LONGEST_NAME: Final = 40
"""Characters of a name with its title."""
