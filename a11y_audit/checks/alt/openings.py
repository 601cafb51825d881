"""Does an alternative text spend words on saying that a picture is a picture?"""

from typing import Final

from a11y_audit.model import PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.credit_names import is_person_name
from a11y_audit.text.credit_tail import credit_tail, label_and_name
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.drafts import REWRITE, said_once
from a11y_audit.text.lexicon import Lexicon
from a11y_audit.text.scripts import UNPARTED, script_of
from a11y_audit.text.spoken import TELLING_ROLES, is_generic, lexicons, names_stranger
from a11y_audit.text.words import fold


def image_of(image: PageImage, page: Page, options: Options) -> Result:
    """Does it spend words on saying that a picture is a picture?"""
    text = image.spoken_alt
    if image.role in TELLING_ROLES and is_generic(text, page):
        return PASSED  # `alt-generic` tells that it says nothing
    opening = fold(text[:80])
    for lists in lexicons(page):
        if phrase := _opening_phrase(opening, lists) or _head(opening, lists):
            if _names_its_medium(opening, lists) or any(_follows(opening, phrase, each) for each in options["exempt"]):
                return PASSED
            place, said = image.alt_place, text[: len(phrase)]
            return found("opening", place=place, phrase=said, suggestion=_without_opening(text, phrase, lists))
        if (label := _label(text, lists)) and not _is_credit(text, image, page):
            said, rest = text[: len(label) + 1], text[len(label) + 1 :].lstrip()
            return found("opening", place=image.alt_place, phrase=said, suggestion=_shorter(rest))
    ending = fold(text[-40:].rstrip(" .。!"))
    for lists in lexicons(page):
        if ending.endswith(lists.image_of.closing) and (phrase := _closing_phrase(ending, lists)):
            if any(word in text for word in options["held-up"]):
                return PASSED
            return found("closing", place=image.alt_place, phrase=phrase)
    return PASSED


def _is_credit(text: str, image: PageImage, page: Page) -> bool:
    return credit_tail(text, image.credit.text if image.credit else "") is not None or names_stranger(text, image, page)


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
    parts_words = lists.spaced and script_of(phrase) not in UNPARTED and not phrase.endswith(_CLITIC)
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
    rest = text[len(phrase) :].lstrip(" :,-–—")
    for _ in range(_MOST_OPENINGS):
        opening = fold(rest[:80])
        if not (again := _opening_phrase(opening, lists)):
            break
        rest = rest[len(again) :].lstrip(" :,-–—")
    return _shorter(rest)


_MOST_OPENINGS: Final = 3
_LONGEST_WORD: Final = 16
_FEW_WORDS: Final = 2
"""Words that are too few to describe a picture ("A chart")."""


def _shorter(rest: str) -> Suggestion:
    draft = said_once(rest[:1].upper() + rest[1:])
    is_bare = is_person_name(draft) or (len(draft) <= _LONGEST_WORD and len(draft.split()) <= _FEW_WORDS)
    return Suggestion("alt", f"{draft} {REWRITE}" if is_bare else draft, "alt text without its opening")


def _label(text: str, lists: Lexicon) -> str:
    """The noun for a picture that it begins with and that a colon parts from a description; "" when none does."""
    head, colon, rest = text[:_LONGEST_LABELLED].partition(":")
    label = fold(head) if colon else ""
    if label not in lists.generic_alt or label not in lists.picture_words or not lists.spaced:
        return ""
    if label in lists.medium_words or label in lists.chart_words or label.startswith(_MOVING):
        return ""
    following = rest.split()
    plain = [word for word in following if word[0].islower()]
    if len(plain) >= _FEWEST_PLAIN or len(following) >= _FEWEST_WORDS or label_and_name(text)[1]:
        return head
    name = rest.partition(f" {plain[0]}")[0] if plain else ""
    return head if name and is_person_name(name) and fold(plain[0]) not in credit_words().particles else ""


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
