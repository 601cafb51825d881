"""Checks of the alternative text's words: do they say what the picture shows, or nothing at all?"""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Role, found
from a11y_audit.text.addresses import is_file_name, joined_words
from a11y_audit.text.credit_tail import credit_tail
from a11y_audit.text.damage import web_address
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import UNPARTED, script_of
from a11y_audit.text.spoken import (
    TELLING_ROLES,
    guess_in,
    is_generic,
    is_ornament,
    is_placeholder,
    lexicons,
    says_nothing,
)
from a11y_audit.text.to_come import mark_to_come
from a11y_audit.text.words import fold, graphemes, has_words, is_shouting


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


def filename(image: PageImage, page: Page, _options: Options) -> Result:
    """Is it the name of a file?"""
    text = image.spoken_alt
    if is_file_name(text, (source.url for source in image.sources[:6])):
        is_wanted = _offers_the_file(image)
        return (
            PASSED if is_wanted else found("file-name", place=image.alt_place, text=text, suggestion=draft_alt(image))
        )
    joined = joined_words(text) if "_" in text and image.role in TELLING_ROLES else ""
    if not joined or any(joined in block.text for block in page.blocks):
        return PASSED  # an account, or a word of the article's own
    if credit_tail(text, image.credit.text if image.credit else "") is not None:
        return PASSED  # a credit, which `alt-has-credit` tells
    return found("joined", place=image.alt_place, words=joined)


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
    if guess := guess_in(text, page):
        return found("guessed", place=image.alt_place, phrase=guess, suggestion=draft_alt(image))
    if text[:11].lower() == "lorem ipsum":
        return found("left-over", place=image.alt_place, text=text, suggestion=draft_alt(image))
    if note := mark_to_come(text, page.language_code):
        return found("to-write", place=image.alt_place, note=note, suggestion=draft_alt(image))
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
    if len(text) > 40 or len(text.split()) > 1 or (script_of(text) in UNPARTED and graphemes(text) >= 4):
        return PASSED
    if is_file_name(text, (source.url for source in image.sources[:6])) or says_nothing(text, page):
        return INAPPLICABLE
    if web_address(text) or credit_tail(text, image.credit.text if image.credit else "") == text:
        return INAPPLICABLE  # an address is no word, a credit no description
    reason = "one-word" if text[0].islower() or _is_office(text, page) else "one-name"
    return found(reason, place=image.alt_place, text=text, suggestion=draft_alt(image))


def _is_office(text: str, page: Page) -> bool:
    """Is it a title or an office ("Mayor"), which is no name?"""
    word = fold(text)
    return any(word in lists.honorifics for lists in lexicons(page))


def all_caps(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is it written in capitals throughout?"""
    text = image.spoken_alt
    if not text:
        return INAPPLICABLE
    if not text[-1].isupper() and not is_shouting(text):
        return PASSED
    return found("capitals", place=image.alt_place, text=text) if is_shouting(text) else PASSED
