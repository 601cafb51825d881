"""Checks for harm done to the alternative text on its way: encodings, markup, cuts, credits that slipped in."""

import re
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text import damage
from a11y_audit.text.agencies import LICENSORS, find_agency
from a11y_audit.text.credit_tail import credit_tail
from a11y_audit.text.drafts import draft_alt
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.mojibake import looks_broken
from a11y_audit.text.patterns import pattern
from a11y_audit.text.places import place_of_same_words
from a11y_audit.text.scripts import any_letter_of, scripts
from a11y_audit.text.spoken import TELLING_ROLES, lexicons, names_stranger
from a11y_audit.text.tongues import contradiction
from a11y_audit.text.words import collapse, fold


def markup(image: PageImage, _page: Page, _options: Options) -> Result:
    """Are tags, codes or character references read out as words?"""
    text = image.spoken_alt
    left = damage.leftover_markup(text)
    if left is None:
        return PASSED
    suggestion = Suggestion("alt", left.clean, "alt text without its markup") if left.clean else draft_alt(image)
    reason = "entity" if left.kind == "entity" else "code"
    return found(reason, place=image.alt_place, code=left.sample, suggestion=suggestion)


def url(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is it an address, or does it spell one out?"""
    text = image.spoken_alt
    address = damage.web_address(text)
    if address and (left := damage.leftover_markup(text)):
        address = damage.web_address(left.clean)
    if not address:
        return PASSED
    if sum(map(str.isalpha, text)) - sum(map(str.isalpha, address)) < _LEAST_LETTERS:
        return found("address", place=image.alt_place, address=address, suggestion=draft_alt(image))
    if _SITE_IN_SENTENCE.search(text):
        return PASSED  # as it can be read in the picture
    return found("contains", place=image.alt_place, address=address)


_LONG_WORD: Final = 4
_FEWEST_LOWER: Final = 2
"""Longer words without a capital that titles hardly have and sentences do."""
_LEAST_LETTERS: Final = 8
"""Letters beside an address that may say something of the picture; fewer are "Source:", "Photo:"."""
_SITE_IN_SENTENCE: Final = pattern(r"\w[\"“„”»«]? [\"“„”»«]?www\.[\w-]+(?:\.[\w-]+)+(?![\w/:])", re.IGNORECASE)
"""A site's bare name behind a word, not behind a stop, a bar or a bracket as who offers the picture puts it."""


def mojibake(image: PageImage, _page: Page, _options: Options) -> Result:
    """Was it decoded with the wrong encoding?"""
    text = image.spoken_alt
    repaired = looks_broken(text)
    if repaired is None:
        return PASSED
    if not repaired:
        return found("lost", place=image.alt_place, text=text)
    suggestion = Suggestion("alt", repaired, "alt text in its right encoding")
    return found("garbled", place=image.alt_place, text=text, suggestion=suggestion)


def truncated(image: PageImage, page: Page, _options: Options) -> Result:
    """Does it break off before its end?"""
    text = image.spoken_alt
    if image.role not in TELLING_ROLES or damage.has_broken_attributes(image.attributes):
        return INAPPLICABLE  # where a quotation mark ended it too early, `alt-cut-by-quote` tells
    if (longer := _longer_text(image, page, text)) is not None:
        return found("cut", place=image.alt_place, tail=text[-24:], suggestion=Suggestion("alt", longer[0], longer[1]))
    cut = damage.cut_off(text, lexicons(page)[0])
    if cut is None or len(text) < _LEAST_LENGTH.get(cut.kind, 0) or damage.web_address(text[-200:]):
        return PASSED
    if cut.kind == "ellipsis" and _stands_beside(image, page):
        return PASSED  # a headline that trails off so: it is whole, if repeated
    return found("ellipsis" if cut.kind == "ellipsis" else "unfinished", place=image.alt_place, tail=cut.tail)


def _stands_beside(image: PageImage, page: Page) -> bool:
    """Is the same text, ellipsis and all, shown in the picture's link or its tooltip, or in a block near it?"""
    text = image.spoken_alt
    is_in_link = image.link is not None and (text in image.link.text or text == _tooltip_of_link(image))
    return is_in_link or place_of_same_words(text, image, page) is not None


def _tooltip_of_link(image: PageImage) -> str:
    link = image.tag.find_parent("a") if image.tag else None
    return collapse(str(link.get("title", ""))) if link else ""


_LEAST_LENGTH: Final = {"bracket": 30, "word": 20, "comma": 12}
"""Characters below which such an end proves nothing."""


def _longer_text(image: PageImage, page: Page, text: str) -> tuple[str, str] | None:
    """A text of the page that the alternative text is the beginning of, cut inside a word; and what text it is."""
    if len(text) < 24 or not text[-1].isalpha() or "\u2e80" <= text[-1] <= "\uffef":
        return None
    for longer, origin in ((image.caption, "caption"), (page.headline, "headline")):
        if longer and longer.text.startswith(text) and longer.text[len(text) : len(text) + 1].isalpha():
            return longer.text, origin
    return None


def doubled_word(image: PageImage, page: Page, _options: Options) -> Result:
    """Is a word said twice in a row?"""
    text = image.spoken_alt
    twice = damage.doubled_word(text, lexicons(page)[0])
    if twice is None:
        return PASSED
    mended = Suggestion("alt", text[: twice.start] + twice.word + text[twice.end :], "alt text with the word once")
    return found("twice" if twice.sure else "name", place=image.alt_place, words=twice.words, suggestion=mended)


def language(image: PageImage, page: Page, options: Options) -> Result:
    """Is it in another language than the page: in letters that the page's language has not, or by its words?"""
    text = image.spoken_alt
    lists = lexicons(page)[0]
    if not lists.language:
        return INAPPLICABLE
    if any_letter_of(text, lists.scripts):
        return _in_other_words(text, image, page)
    letters = scripts(text)
    if sum(letters.values()) < options["letters"]:
        return PASSED
    if set(letters) == {"Latin"} and sum(word in lexicon("en").stop_words for word in fold(text).split()) < 2:
        return PASSED  # names and brands are written in Latin letters everywhere
    if _page_speaks(page, set(letters)) or _says_its_language(image):
        return INAPPLICABLE
    script = max(letters, key=letters.__getitem__)
    return found("script", place=image.alt_place, script=script, language=lists.name)


def _in_other_words(text: str, image: PageImage, page: Page) -> Result:
    clash = contradiction(text, page.language_code)
    if clash is None or not clash.seen or _is_title(text) or damage.leftover_markup(text):
        return PASSED
    if page.derive(_declares_wrongly) or _says_its_language(image):
        return INAPPLICABLE
    return found("language", place=image.alt_place, language=clash.declared, seen=clash.seen)


def _is_title(text: str) -> bool:
    """Are its longer words written with capitals, as in the titles of English books and films?"""
    longer = [word for word in text.split() if len(word) >= _LONG_WORD]
    return sum(word[:1].islower() for word in longer) < _FEWEST_LOWER


def _declares_wrongly(page: Page) -> bool:
    """Is the page itself in another language than it declares?"""
    root = page.outline.root if page.outline else None
    return root is not None and contradiction(root.language_text, page.language_code) is not None


def _page_speaks(page: Page, script: set[str]) -> bool:
    """Is the page itself written in that script, so that its declared language is what is wrong?"""
    return any(text is not None and script & set(scripts(text.text)) for text in (page.headline, page.title))


def _says_its_language(image: PageImage) -> bool:
    if "lang" in image.attributes or "xml:lang" in image.attributes:
        return True
    tag = image.tag
    return tag is not None and any(
        "lang" in around.attrs for around in tag.parents if around.name not in ("html", "body")
    )


def _credit_before(text: str, image: PageImage) -> str:
    """The picture's credit, an agency's name, when the text begins with it and a name or a sentence follows."""
    credit = image.credit.text if image.credit else ""
    if not credit or not text.startswith(f"{credit} ") or (agency := find_agency(credit)) is None:
        return ""
    following = text[len(credit) + 1 :].split()
    is_description = len(following) > 1 and following[0][:1].isupper()
    return credit if is_description and agency.kind in LICENSORS else ""


def has_credit(image: PageImage, page: Page, _options: Options) -> Result:
    """Does it end in a photo credit, or begin with the picture's own?"""
    text = image.spoken_alt
    credit = credit_tail(text, image.credit.text if image.credit else "")
    if credit is None and names_stranger(text, image, page):
        return found("name-alone", place=image.alt_place, text=text, suggestion=draft_alt(image))
    if credit is None:
        opening = _credit_before(text, image)
        rest = text[len(opening) :].lstrip(" :-–—|/")
        draft = Suggestion("alt", rest, "alt text without the credit")
        return found("begins-with", place=image.alt_place, credit=opening, suggestion=draft) if opening else PASSED
    if page.title and page.title.text.endswith(credit):
        return PASSED
    rest = text[: len(text) - len(credit)].rstrip(" /|–—-([（【;")
    if credit.endswith(")") and "(" not in credit:
        credit = credit.rstrip(" )")
    if not rest:
        return found("only-credit", place=image.alt_place, credit=credit, suggestion=draft_alt(image))
    return found(
        "ends-in",
        place=image.alt_place,
        credit=credit,
        suggestion=Suggestion("alt", rest, "alt text without the credit"),
    )
