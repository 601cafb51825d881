"""Checks of the alternative text's words: do they say what the picture shows, or nothing at all?"""

from collections import Counter
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Role, Suggestion, found
from a11y_audit.text.addresses import is_file_name, joined_words
from a11y_audit.text.credit_tail import credit_tail
from a11y_audit.text.damage import web_address
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.lexicon import Lexicon
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import breadth, is_beyond_latin, script_of
from a11y_audit.text.spoken import (
    TELLING_ROLES,
    is_generic,
    is_ornament,
    is_placeholder,
    lexicons,
    says_nothing,
)
from a11y_audit.text.words import fold, graphemes, has_words, is_shouting

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


def filename(image: PageImage, page: Page, _options: Options) -> Result:
    """Is it the name of a file?"""
    text = image.spoken_alt
    if is_file_name(text, (source.url for source in image.sources[:6])):
        is_wanted = _offers_the_file(image)
        return (
            PASSED if is_wanted else found("file-name", place=image.alt_place, text=text, suggestion=draft_alt(image))
        )
    joined = joined_words(text) if image.role in TELLING_ROLES else ""
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
    if web_address(text) or credit_tail(text, image.credit.text if image.credit else "") == text:
        return INAPPLICABLE  # an address is no word, a credit no description
    reason = "one-word" if text[0].islower() else "one-name"
    return found(reason, place=image.alt_place, text=text, suggestion=draft_alt(image))


# ---------------------------------------------------------------------------------------------------- says too much


def image_of(image: PageImage, page: Page, options: Options) -> Result:
    """Does it spend words on saying that a picture is a picture?"""
    text = image.spoken_alt
    opening = fold(text[:80])
    for lists in lexicons(page):
        if phrase := _opening_phrase(opening, lists) or _head(opening, lists):
            if _names_its_medium(opening, lists) or any(_follows(opening, phrase, each) for each in options["exempt"]):
                return PASSED
            place, said = image.alt_place, text[: len(phrase)]
            return found("opening", place=place, phrase=said, suggestion=_without_opening(text, phrase, lists))
        if (label := _label(text, lists)) and credit_tail(text, image.credit.text if image.credit else "") is None:
            said, rest = text[: len(label) + 1], text[len(label) + 1 :].lstrip()
            return found("opening", place=image.alt_place, phrase=said, suggestion=_shorter(rest))
    ending = fold(text[-40:].rstrip(" .。!"))
    for lists in lexicons(page):
        if ending.endswith(lists.image_of.closing) and (phrase := _closing_phrase(ending, lists)):
            if any(word in text for word in options["held-up"]):
                return PASSED
            return found("closing", place=image.alt_place, phrase=phrase)
    return PASSED


_CLITIC: Final = " ل"
"""The Arabic "of", which is written together with the next word."""


def _opening_phrase(opening: str, lists: Lexicon) -> str:
    """The longest phrase it begins with, when more than that follows; "" when there is none."""
    phrases = lists.image_of.opening
    if not opening.startswith(phrases):
        return ""
    fitting = (each for each in phrases if opening.startswith(each) and _rest(opening, each, lists))
    return max(fitting, key=len, default="")


def _head(opening: str, lists: Lexicon) -> str:
    """The noun for a picture that it begins with, when a form that means "of it" follows; "" when none does."""
    if not opening.startswith(lists.image_of.heads):
        return ""
    head, _, rest = opening.partition(" ")
    is_of_it = rest.partition(" ")[0].strip(",.:;") in lists.image_of.genitives
    return head if head in lists.image_of.heads and is_of_it else ""


def _rest(opening: str, phrase: str, lists: Lexicon) -> str:
    """What follows the phrase; "" when the phrase ends inside a word."""
    rest = opening[len(phrase) :]
    parts_words = lists.spaced and script_of(phrase) not in _UNPARTED and not phrase.endswith(_CLITIC)
    if parts_words and rest[:1].isalnum() and phrase[-1].isalnum():
        return ""
    return rest.strip(" :,-")


def _names_its_medium(opening: str, lists: Lexicon) -> bool:
    """Does it begin with a medium that matters ("imagen de satélite"), with or without an article?"""
    spoken = [word.strip(":,.;") for word in opening.split(" ")[:5]]
    starts = (0, 1) if spoken[0] in lists.stop_words else (0,)
    names = {" ".join(spoken[start:end]) for start in starts for end in range(start + 1, start + 5)}
    return not (names.isdisjoint(lists.medium_words) and names.isdisjoint(lists.chart_words))


def _follows(opening: str, phrase: str, wording: str) -> bool:
    """Does the wording stand at the end of the phrase or behind it, and go beyond it ("photo of | a photo")?"""
    at = f" {opening}".rfind(f" {wording}", 0, len(phrase) + len(wording) + 3)
    end = at + len(wording)
    return at >= 0 and end > len(phrase) and not opening[end : end + 1].isalnum()


def _without_opening(text: str, phrase: str, lists: Lexicon) -> Suggestion | None:
    """The text without the phrase; None where that would cut a word, or leave the first in a case of its own."""
    if phrase.endswith(_CLITIC) or phrase in lists.image_of.heads:
        return None
    return _shorter(text[len(phrase) :].lstrip(" :,-–—"))


def _shorter(rest: str) -> Suggestion:
    return Suggestion("alt", rest[:1].upper() + rest[1:], "alt text without its opening")


def _label(text: str, lists: Lexicon) -> str:
    """The noun for a picture that it begins with and that a colon parts from a description; "" when none does."""
    head, colon, rest = text[:_LONGEST_LABELLED].partition(":")
    label = fold(head)
    if not colon or label not in lists.generic_alt or label not in lists.picture_words or not lists.spaced:
        return ""
    if label in lists.medium_words or label in lists.chart_words or label.startswith(_MOVING):
        return ""
    following = rest.split()
    plain = sum(word[0].islower() for word in following)
    return head if plain >= _FEWEST_PLAIN or len(following) >= _FEWEST_WORDS else ""


_MOVING: Final = ("vid", "víd", "wid", "film", "graf", "gráf", "graphic", "graphiq", "visuel", "видео", "фильм")
"""How nouns begin that tell more than that it is a picture."""
_LONGEST_LABELLED: Final = 120
_FEWEST_PLAIN: Final = 2
"""Words in lower case that are a description's, and no name's."""
_FEWEST_WORDS: Final = 8
"""Words that are too many for a name."""


def _closing_phrase(ending: str, lists: Lexicon) -> str:
    """The longest phrase it ends in, when more than that stands before it; "" when there is none."""
    phrases = (each for each in lists.image_of.closing if ending.endswith(each) and len(ending) > len(each) + 1)
    return max(phrases, key=len, default="")


def keyword_stuffed(image: PageImage, page: Page, options: Options) -> Result:
    """Is it a heap of search words?"""
    text = image.spoken_alt
    if breadth(text) < 30:
        return INAPPLICABLE
    if (count := _heaped(text, page)) >= options["heap"]:
        return found("heap", place=image.alt_place, count=count)
    items = [item.strip() for item in (_PARTS_BEYOND_LATIN if is_beyond_latin(text) else _PARTS).split(text)]
    lists = lexicons(page)[0]
    if len(items) < options["items"] or _are_figures(items) or any(_is_clause(item, lists) for item in items):
        return PASSED
    terms = [fold(item).split() for item in items if item]
    counts = Counter(word for term in terms for word in set(term) if len(word) > 2 or not word.isascii())
    word, times = counts.most_common(1)[0] if counts else ("", 0)
    if times >= 3 and times >= len(terms) / 3:
        return found("repeats", place=image.alt_place, word=word, times=times)
    single = sum(len(term) == 1 for term in terms)
    lower = sum(item[:1].islower() for item in items[1:] if item)
    names_none = lower >= _MOSTLY * (len(terms) - 1)
    fewest = _FEWEST_NAMES if _tells_names(items, lists) else _FEWEST_NOUNS
    if (names_none and len(items) > options["items"]) or (len(items) >= fewest and single >= 0.8 * len(items)):
        return PASSED if _may_be_names(items) else found("list", place=image.alt_place, count=len(items))
    return PASSED


def _heaped(text: str, page: Page) -> int:
    """How many words stand one behind the other, all in lower case and with nothing that ties them; 0 for others."""
    if not text.islower() or not _BLANKS_ONLY.fullmatch(text):
        return 0
    heap = fold(text).split()
    ties = any(not lists.stop_words.isdisjoint(heap) for lists in lexicons(page))
    return 0 if ties or not lexicons(page)[0].spaced else len(heap)


_BLANKS_ONLY: Final = pattern(r"[^\W_]++(?:[ '’-][^\W_]++)++")
"""Words with nothing but blanks between them."""


def _tells_names(items: list[str], lists: Lexicon) -> bool:
    """Do capitals, where they are, tell names from nouns?"""
    return lists.language != "de" and any(item[:1].isupper() for item in items)


def _may_be_names(items: list[str]) -> bool:
    """Are they as long as full names are in Chinese, Japanese and Korean?"""
    return all(script_of(item) in _UNPARTED and 2 <= len(item) <= _LONGEST_NAME for item in items)


def _are_figures(items: list[str]) -> bool:
    """Does half of them hold a number, as the values of a chart do?"""
    return 2 * sum(any(map(str.isdigit, item)) for item in items) >= len(items)


def _is_clause(item: str, lists: Lexicon) -> bool:
    """Does it say something, instead of naming it?"""
    words = fold(item).split()
    if len(words) > 4 or not lists.stop_words.isdisjoint(words):
        return True
    return not lists.spaced and len(item) > _LONGEST_TERM


_MOSTLY: Final = 0.75
"""The share of terms in lower case that makes a list one of things; a place or two may stand among them."""
_FEWEST_NAMES: Final = 10
"""Single words, some with capitals, that are too many to be the names of who is seen."""
_FEWEST_NOUNS: Final = 8
"""The same in German, where all nouns have capitals, and where nothing has: names of one word are rarer."""
_LONGEST_NAME: Final = 4
_LONGEST_TERM: Final = 12
"""Characters of a term where no blanks part words; a longer one is a clause."""
_PARTS: Final = pattern(r"[,;|]")
_PARTS_BEYOND_LATIN: Final = pattern(r"[,;|，；、،。：]")


def all_caps(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is it written in capitals throughout?"""
    text = image.spoken_alt
    if not text:
        return INAPPLICABLE
    if not text[-1].isupper() and not is_shouting(text):
        return PASSED
    return found("capitals", place=image.alt_place, text=text) if is_shouting(text) else PASSED
