"""Checks of the alternative text's words: do they say what the picture shows, or nothing at all?"""

from collections import Counter
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Role, Suggestion, found
from a11y_audit.text.addresses import is_file_name
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.lexicon import Lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.spoken import (
    TELLING_ROLES,
    is_generic,
    is_ornament,
    is_placeholder,
    lexicons,
    says_nothing,
)
from a11y_audit.text.words import fold, graphemes, has_words, is_shouting, script_of

_UNPARTED: Final = frozenset({"Han", "Hiragana", "Katakana", "Hangul", "Thai"})
"""Scripts that put no blanks between words, or say in two characters what others say in a word."""


# -------------------------------------------------------------------------------------------------- says nothing


def unpronounceable(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is there a letter or a digit in it?"""
    text = image.spoken_alt
    if has_words(text) or _LOST.search(text):
        return PASSED
    if image.role is Role.ICON and _EMOJI.match(text):
        return PASSED  # the picture is that emoji, drawn by the site
    reason = "emoji" if _EMOJI.search(text) or _EMOTICON.fullmatch(text) else "signs"
    return found(reason, place=image.alt_place, text=text)


_EMOJI: Final = pattern("[\u2600-\u27bf\U0001f000-\U0001faff]")
_EMOTICON: Final = pattern(r"[:;=][-^o']?[()\[\]|/\\*]+")
_LOST: Final = pattern("[\ue000-\uf8ff\ufffd]")


def filename(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is it the name of a file?"""
    text = image.spoken_alt
    if not is_file_name(text, (source.url for source in image.sources[:6])) or _offers_the_file(image):
        return PASSED
    return found("file-name", place=image.alt_place, text=text, suggestion=draft_alt(image))


def _offers_the_file(image: PageImage) -> bool:
    """Does the link around the image offer that very file, in words? Then its name is part of what readers need."""
    link = image.link
    return link is not None and any(link.href == source.url for source in image.sources) and bool(link.text)


def generic(image: PageImage, page: Page, _options: Options) -> Result:
    """Does it name only the medium?"""
    text = image.spoken_alt
    if image.role not in TELLING_ROLES:
        return INAPPLICABLE
    if is_generic(text, page):
        reason = "medium-only" if image.is_photo else "small-image"
        return found(reason, place=image.alt_place, text=text, suggestion=draft_alt(image))
    if is_ornament(text, page):
        return found("decoration", place=image.alt_place, text=text)
    return PASSED


def placeholder(image: PageImage, page: Page, _options: Options) -> Result:
    """Is it what a template, or an editor in a hurry, left there?"""
    text = image.spoken_alt
    if image.role in TELLING_ROLES and is_placeholder(text, page):
        return found("left-over", place=image.alt_place, text=text, suggestion=draft_alt(image))
    if text[:11].lower() == "lorem ipsum":
        return found("left-over", place=image.alt_place, text=text, suggestion=draft_alt(image))
    if ("{" in text or "%" in text or "[" in text) and (match := _TEMPLATE_CODE.search(text)):
        return found("template-code", place=image.alt_place, code=match[0].strip(), suggestion=draft_alt(image))
    return PASSED


_TEMPLATE_CODE: Final = pattern(
    r"\{\{[^{}]{1,80}\}\}|\{%[^{}]{1,80}%\}|\$\{[^{}]{1,80}\}|<%[^<>]{1,80}%>|\[object Object\]|(?:^|\s)%[sd](?!\S)"
    r"|^\{[\w.]{1,40}\}$|^\[[a-z]{1,30}[_:-][a-z:_-]{1,30}\]$"
)


def too_short(image: PageImage, page: Page, _options: Options) -> Result:
    """Is one word all there is to say about a picture of the article?"""
    text = image.spoken_alt
    if not text or not any(map(str.isalpha, text)):
        return INAPPLICABLE
    if len(text) > 40 or len(text.split()) > 1 or (script_of(text) in _UNPARTED and graphemes(text) >= 4):
        return PASSED
    if is_file_name(text, (source.url for source in image.sources[:6])) or says_nothing(text, page):
        return INAPPLICABLE
    reason = "one-word" if text[0].islower() else "one-name"
    return found(reason, place=image.alt_place, text=text, suggestion=draft_alt(image))


# ---------------------------------------------------------------------------------------------------- says too much


def image_of(image: PageImage, page: Page, options: Options) -> Result:
    """Does it spend words on saying that a picture is a picture?"""
    text = image.spoken_alt
    opening = fold(text[:80])
    for lists in lexicons(page):
        if not opening.startswith(lists.image_of.opening):
            continue
        for phrase in lists.image_of.opening:
            if opening.startswith(phrase) and not _names_a_mark(phrase) and (rest := _rest(opening, phrase, lists)):
                if rest.startswith(tuple(options["exempt"])):
                    return PASSED
                shorter = text[len(phrase) :].lstrip(" :,-–—")
                suggestion = Suggestion("alt", shorter[:1].upper() + shorter[1:], "alt text without its opening")
                return found("opening", place=image.alt_place, phrase=text[: len(phrase)], suggestion=suggestion)
    return PASSED


def _names_a_mark(phrase: str) -> bool:
    return "logo" in phrase or "icon" in phrase


def _rest(opening: str, phrase: str, lists: Lexicon) -> str:
    """What follows the phrase; "" when the phrase ends inside a word."""
    rest = opening[len(phrase) :]
    if lists.spaced and rest[:1].isalnum() and phrase[-1].isalnum() and script_of(phrase) not in _UNPARTED:
        return ""
    return rest.strip(" :,-")


def keyword_stuffed(image: PageImage, page: Page, options: Options) -> Result:
    """Is it a heap of search words?"""
    text = image.spoken_alt
    if not text or len(text) < 30:
        return INAPPLICABLE
    items = [item.strip() for item in (_PARTS_BEYOND_LATIN if is_beyond_latin(text) else _PARTS).split(text)]
    if len(items) < options["items"]:
        return PASSED
    stop_words = lexicons(page)[0].stop_words
    terms = [fold(item).split() for item in items if item]
    if any(len(term) > 4 or not stop_words.isdisjoint(term) for term in terms):
        return PASSED
    counts = Counter(word for term in terms for word in set(term) if len(word) > 2 or not word.isascii())
    word, times = counts.most_common(1)[0] if counts else ("", 0)
    if times >= 3 and times >= len(terms) / 3:
        return found("repeats", place=image.alt_place, word=word, times=times)
    single = sum(len(term) == 1 for term in terms)
    is_lower = all(item[:1].islower() or not item for item in items[1:])
    if (is_lower and len(items) > options["items"]) or (len(items) >= 10 and single >= 0.8 * len(items)):
        return found("list", place=image.alt_place, count=len(items))
    return PASSED


_PARTS: Final = pattern(r"[,;|]")
_PARTS_BEYOND_LATIN: Final = pattern(r"[,;|，、،]")


def all_caps(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is it written in capitals throughout?"""
    text = image.spoken_alt
    if not text:
        return INAPPLICABLE
    if not text[-1].isupper() and not is_shouting(text):
        return PASSED
    return found("capitals", place=image.alt_place, text=text) if is_shouting(text) else PASSED
