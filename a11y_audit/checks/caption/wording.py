"""Is the caption written, whole and readable?"""

from bisect import bisect_right
from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Statement, Suggestion, found
from a11y_audit.text import damage
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.mojibake import looks_broken
from a11y_audit.text.not_news import LABELS
from a11y_audit.text.patterns import pattern
from a11y_audit.text.photos import GUESSED
from a11y_audit.text.spoken import lexicons
from a11y_audit.text.to_come import is_to_come, mark_to_come
from a11y_audit.text.words import fold, graphemes, sentences, words

_SEPARATORS: Final = "/|–—-·•"
_TAKEN_UP: Final = ("…", "...")
_TAIL: Final = 40
_SENTENCE_BEFORE_DOTS: Final = pattern(r"[^\W\d_]{3,}[.!?][\"'”’»)]{0,2}\s(?:…|\.\.\.)$")
"""A whole sentence and then dots: they are the writer's, and nothing of it is missing."""


def _caption(image: PageImage) -> Statement:
    assert image.caption is not None
    return image.caption


def placeholder(image: PageImage, page: Page, _options: Options) -> Result:
    """Was the caption ever written?"""
    caption = _caption(image)
    text = fold(caption.text).strip(" .:[]{}()<>*")
    if not text or is_to_come(text):
        return found("not-written", place=caption.place, text=caption.text)
    for lists in lexicons(page):
        if text in lists.file_words or (text in lists.placeholder_caption and not LABELS.isdisjoint(words(text))):
            return found("label-alone", place=caption.place, text=caption.text)
        if text in lists.placeholder_caption:
            return found("not-written", place=caption.place, text=caption.text)
    mark = mark_to_come(caption.text, page.language_code)
    return found("unfinished", place=caption.place, mark=mark) if mark else PASSED


def markup(image: PageImage, _page: Page, _options: Options) -> Result:
    """Do tags, codes or character references stand in the caption as words?"""
    caption = _caption(image)
    left = damage.leftover_markup(caption.text)
    if left is None:
        return PASSED
    draft = Suggestion("caption", left.clean, "caption without its markup") if left.clean else None
    return found("code", place=caption.place, code=left.sample, suggestion=draft)


def url(image: PageImage, _page: Page, _options: Options) -> Result:
    """Does the caption spell out a web address?"""
    caption = _caption(image)
    address = damage.web_address(caption.text)
    return found("address", place=caption.place, address=address) if address else PASSED


def mojibake(image: PageImage, _page: Page, _options: Options) -> Result:
    """Was the caption decoded with the wrong encoding?"""
    caption = _caption(image)
    repaired = looks_broken(caption.text)
    if repaired is None:
        return PASSED
    draft = Suggestion("caption", repaired, "caption in its right encoding") if repaired else None
    return found("garbled", place=caption.place, text=caption.text, suggestion=draft)


def truncated(image: PageImage, page: Page, _options: Options) -> Result:
    """Does the caption break off before its end?"""
    caption = _caption(image)
    cut = damage.cut_off(caption.text, lexicon(page.language_code))
    if cut is None or caption.text[-1] in _SEPARATORS:
        return PASSED  # a mark before the credit is no cut
    if cut.kind != "ellipsis" and image.credit and caption.reason != "figcaption":
        return PASSED
    if cut.kind == "ellipsis" and (_SENTENCE_BEFORE_DOTS.search(caption.text[-_TAIL:]) or _is_led_to(image, page)):
        return PASSED
    return found("ellipsis" if cut.kind == "ellipsis" else "unfinished", place=caption.place, tail=cut.tail)


def _is_led_to(image: PageImage, page: Page) -> bool:
    """Does the next picture's caption take up where this one stops ("… and then – … it opens")?"""
    photos = page.photos
    after = bisect_right(photos, image.n, key=lambda photo: photo.n)
    following = photos[after].caption if after < len(photos) else None
    return following is not None and following.text.startswith(_TAKEN_UP)


def doubled_word(image: PageImage, page: Page, _options: Options) -> Result:
    """Is a word said twice in a row?"""
    caption = _caption(image)
    twice = damage.doubled_word(caption.text, lexicon(page.language_code))
    if twice is None:
        return PASSED
    once = caption.text[: twice.start] + twice.word + caption.text[twice.end :]
    draft = Suggestion("caption", once, "caption with the word once")
    return found("twice" if twice.sure else "before-name", place=caption.place, words=twice.words, suggestion=draft)


def too_long(image: PageImage, page: Page, options: Options) -> Result:
    """Can the caption be taken in at a glance?"""
    caption = _caption(image)
    if caption.reason in GUESSED and not image.is_credited_here:
        return INAPPLICABLE
    length = graphemes(caption.text)
    most = options["characters"] if not lexicon(page.language_code).spaced else options["letters"]
    if length <= most:
        return PASSED
    count = len(sentences(caption.text))
    said = "one sentence" if count == 1 else f"{count} sentences"
    return found("long", place=caption.place, length=length, most=most, sentences=said)


def case(image: PageImage, _page: Page, _options: Options) -> Result:
    """Is the caption written in upper and lower case?"""
    caption = _caption(image)
    letters = [letter for letter in caption.text if letter.isalpha()]
    if len(letters) < 20 or len(caption.text.split()) < 4:
        return INAPPLICABLE
    return found("capitals", place=caption.place) if all(letter.isupper() for letter in letters) else PASSED
