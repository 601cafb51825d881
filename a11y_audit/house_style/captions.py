"""Is the caption written as the house writes captions?"""

import re
from functools import lru_cache

from a11y_audit.house_style import CaptionStyle, ends_sentence, read_house_style, write_stop
from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.dates import find_dates
from a11y_audit.text.lexicon import Lexicon, lexicon
from a11y_audit.text.names import display_names
from a11y_audit.text.photos import GUESSED
from a11y_audit.text.words import fold, sentences, words


def judge_caption(image: PageImage, page: Page, options: Options) -> Result:
    """Does the caption follow the house style that the options name or hold?"""
    style = read_house_style(options["house-style"])
    if style is None or style.caption == CaptionStyle():
        return INAPPLICABLE
    caption = image.caption
    assert caption is not None
    if caption.reason in GUESSED and image.credit is None:
        return INAPPLICABLE  # it may be a line of the article
    lists = lexicon(page.language_code)
    count = len(sentences(caption.text))
    most = style.caption.most_sentences
    if most and count > most:
        return found("sentences", place=caption.place, count=count, most=most)
    for part in style.caption.require:
        if not _names(part, caption.text, page, lists):
            reason = "nobody-named" if part == "person" else "part-missing"
            return found(reason, place=caption.place, part=part, text=caption.text)
    if (written := write_stop(caption.text, style.caption)) != caption.text:
        draft = Suggestion("caption", written, "house style")
        return found("stop-missing" if ends_sentence(written) else "stop-extra", place=caption.place, suggestion=draft)
    if other := _sides_otherwise(caption.text, style.caption, lists):
        side, house = other
        return found("sides", place=caption.place, side=side, house=house)
    return PASSED


def _names(part: str, text: str, page: Page, lists: Lexicon) -> bool:
    """Does the caption hold a person's name, or a date or weekday? What cannot be told counts as yes."""
    if part == "person":
        return bool(display_names(text, page.language_code)) or not lists.spaced
    if find_dates(text, page.language_code):
        return True
    spoken = set(words(text))
    return not (spoken.isdisjoint(lists.weekdays) and spoken.isdisjoint(lists.months)) or any(
        day in fold(text) for day in lists.relative_days
    )


def _sides_otherwise(text: str, style: CaptionStyle, lists: Lexicon) -> tuple[str, str] | None:
    """A "left" or "right" that stands in brackets where the house takes commas, or the other way round."""
    if not style.sides:
        return None
    sides = lists.directionals.left | lists.directionals.right | lists.directionals.center
    match = (_bracketed if style.sides == "commas" else _between_commas)(tuple(sorted(sides))).search(fold(text))
    return (match[1], style.sides) if match else None


@lru_cache(maxsize=32)
def _bracketed(sides: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\(({'|'.join(map(re.escape, sides))})\)")


@lru_cache(maxsize=32)
def _between_commas(sides: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf", ({'|'.join(map(re.escape, sides))}),")
