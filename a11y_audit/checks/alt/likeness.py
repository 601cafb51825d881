"""Checks that compare the alternative text with what else the page says: a text read twice helps nobody."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.addresses import is_file_name
from a11y_audit.text.damage import leftover_markup
from a11y_audit.text.drafts import QUESTIONS
from a11y_audit.text.likeness import repetition, similarity
from a11y_audit.text.mojibake import looks_broken
from a11y_audit.text.patterns import pattern
from a11y_audit.text.places import place_of_same_words
from a11y_audit.text.silence import is_silenced_caption
from a11y_audit.text.spoken import says_nothing
from a11y_audit.text.words import words

_SITE_MARKS: Final = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ")


def _key(text: str) -> str:
    """The words alone: punctuation, case and typography set aside."""
    return " ".join(words(text))


def _question() -> Suggestion:
    return Suggestion("alt", QUESTIONS, "template")


# ------------------------------------------------------------------------------------- with other texts of the page


def equals_caption(image: PageImage, page: Page, options: Options) -> Result:
    """Does it say again what the caption says, with or without the credit?

    A caption that listeners do not get may be said by the alternative text in its place.
    """
    text, caption = image.spoken_alt, image.caption
    if not text or caption is None or not caption.text:
        return INAPPLICABLE
    likeness = repetition(text, caption.text)
    if image.credit and likeness < options["same"]:
        likeness = max(likeness, repetition(text, f"{caption.text} {image.credit.text}"))
    if likeness < options["near"] or is_silenced_caption(caption, page):
        return PASSED
    others = (caption.place,) if caption.place else ()
    reason = "same" if likeness >= options["same"] else "near"
    return found(reason, place=image.alt_place, others=others, share=round(likeness * 100), suggestion=_question())


def equals_headline(image: PageImage, page: Page, options: Options) -> Result:
    """Does it only repeat the headline?"""
    text = image.spoken_alt
    if not text:
        return INAPPLICABLE
    if (title := _TITLED.match(text)) is not None:
        return found("titled", place=image.alt_place, phrase=title[0], suggestion=_question())
    headlines = page.derive(_headlines)
    if not headlines or not (key := _key(text)):
        return INAPPLICABLE
    if key in headlines:
        return found("same", place=image.alt_place, text=text, suggestion=_question())
    if len(key) >= 20 and page.headline and similarity(text, page.headline.text) >= options["near"]:
        return found("near", place=image.alt_place, text=text, headline=page.headline.text, suggestion=_question())
    return PASSED


_TITLED: Final = pattern(
    r"(?:[a-z]+ ){1,2}for (?:the |an? )?(?:article|post|story) (?:titled|entitled|called)\b", re.IGNORECASE
)
"""How a content system fills alt texts that nobody wrote ("Illustration for article titled …")."""


def _headlines(page: Page) -> frozenset[str]:
    """The headline as the page, its title (with and without the site's name) and its share card give it."""
    card = page.structured.properties.get("og:title")
    texts = [statement.text for statement in (page.headline, page.title, card) if statement]
    for text in tuple(texts):
        for mark in _SITE_MARKS:
            if mark in text:
                texts += [text.partition(mark)[0], text.rpartition(mark)[0]]
    return frozenset(key for key in map(_key, texts) if len(key) >= 12)


def equals_nearby(image: PageImage, page: Page, _options: Options) -> Result:
    """Does a paragraph or subheading beside the image say the same?"""
    text = image.spoken_alt
    if not text or len(text) < 12:
        return INAPPLICABLE
    if image.caption and text.startswith(image.caption.text[:24]):
        return PASSED  # a page may write the caption twice, for two sizes of screen
    if image.credit and _key(image.credit.text) == _key(text):
        return PASSED  # a credit, which `alt-has-credit` and `credit-only-in-alt` tell
    place = place_of_same_words(text, image, page)
    if place is None or _key(text) in page.derive(_headlines):
        return PASSED
    return found("same", place=image.alt_place, others=(place,), text=text)


# ------------------------------------------------------------------------------------------- with other images


def duplicate(page: Page, _options: Options) -> Iterator[Result]:
    """Do different pictures of the article have one alternative text?"""
    by_text: dict[str, list[PageImage]] = defaultdict(list)
    for image in page.photos:
        if image.identity and (text := image.spoken_alt) and (key := _key(text)) and not says_nothing(text, page):
            by_text[key].append(image)
    for images in by_text.values():
        different = list({image.identity: image for image in reversed(images)}.values())[::-1]
        if len(different) == 1:
            yield PASSED
            continue
        first, *rest = different
        others = [image.alt_place for image in rest if image.alt_place]
        text = first.alt.text if first.alt else ""
        yield found("same", image=first, place=first.alt_place, others=others, text=text, count=len(different))


def repeats_opening(page: Page, options: Options) -> Iterator[Result]:
    """Do the alternative texts of the article's pictures begin with the same words, parted off by a dash or a colon?"""
    described = {image.identity: image for image in reversed(page.photos) if image.identity and image.spoken_alt}
    by_opening: dict[str, dict[str, PageImage]] = defaultdict(dict)
    for image in reversed(described.values()):
        if (words := _opening(image.spoken_alt)) and len(key := _key(words)) >= _LEAST_OPENING and " " in key:
            by_opening[key].setdefault(_key(image.spoken_alt), image)
    repeated = [
        [*images.values()]
        for images in by_opening.values()
        if len(images) >= options["pictures"] and 2 * len(images) >= len(described)
    ]
    for first, *rest in repeated:
        others = [image.alt_place for image in rest if image.alt_place]
        words, count = _opening(first.spoken_alt), len(rest) + 1
        yield found("opening", image=first, place=first.alt_place, others=others, words=words, count=count)
    if described and not repeated:
        yield PASSED


def _opening(text: str) -> str:
    """The words before the first dash, colon or bar; "" where there is none."""
    match = _PARTED.match(text)
    return match[1].strip() if match else ""


_PARTED: Final = pattern(r"([^:|–—]{10,80}?)(?:\s?[:|]\s|\s[-–—])")
_LEAST_OPENING: Final = 12
"""Letters and blanks of words that take time to hear again and again."""


def differs_same_image(page: Page, options: Options) -> Iterator[Result]:
    """Is one picture described in two ways?"""
    by_identity: dict[str, list[PageImage]] = defaultdict(list)
    for image in page.photos:
        if image.identity and image.spoken_alt and not _is_told_already(image, page):
            by_identity[image.identity].append(image)
    for images in by_identity.values():
        first, *rest = images
        for other in rest:
            one, two = first.spoken_alt, other.spoken_alt
            if similarity(one, two) >= options["alike"]:
                yield PASSED
                continue
            others = (other.alt_place,) if other.alt_place else ()
            yield found("two-texts", image=first, place=first.alt_place, others=others, one=one, two=two)
            break


def _is_told_already(image: PageImage, page: Page) -> bool:
    """Is the text no description at all, or damaged, so that a rule of its own asks for another?"""
    text = image.spoken_alt
    if says_nothing(text, page) or is_file_name(text, (source.url for source in image.sources[:6])):
        return True
    return leftover_markup(text) is not None or looks_broken(text) is not None
