"""Checks of text that can be read in pictures."""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.addresses import is_file_name
from a11y_audit.text.legible import is_chart, is_number, legible, tokens_and_numbers
from a11y_audit.text.likeness import near_miss
from a11y_audit.text.spoken import lexicons, says_nothing

_NEARBY: Final = 6_000
"""Characters of source within which a paragraph stands beside an image."""


def in_image_not_in_alt(image: PageImage, page: Page, options: Options) -> Result:
    """Does the page say in words what can be read in the picture?

    Text counts when the picture sets it large: a street sign, a jersey or a shop front in the background is scenery.
    """
    if not image.sources:
        return INAPPLICABLE
    read = page.evidence.ocr(image, page.language.text if page.language else "")
    silent = lexicons(page)[0].stop_words
    spelled = dict.fromkeys(tokens_and_numbers(read.text))
    written = [token for token in spelled if _tells(token) and token not in silent]
    if len(written) < options["words"]:
        return INAPPLICABLE
    if read.area < options["area"] and read.line_height < options["line_height"]:
        return PASSED
    missing = _missing(written, image, page)
    chart = is_chart(image, page, read.text)
    if chart and any(is_number(token) and token not in missing for token in written):
        written, missing = _words_of(written), _words_of(missing)
    if not missing:
        return PASSED
    share = 1 - len(missing) / len(written)
    if share >= options["covered"]:
        return PASSED
    text = legible(read.text)
    reason = "unread" if read.confidence >= options["confidence"] else "doubtful"
    place = image.alt_place
    missed = ", ".join(missing[:8])
    draft = _chart_draft(image, page) if chart else _draft(image, text, page)
    return found(reason, place=place, suggestion=draft, text=text, share=round(share * 100), missed=missed)


def _words_of(found: list[str]) -> list[str]:
    """What is read without its numbers: of a chart's values and the steps of its axes some are enough."""
    return [token for token in found if not is_number(token)]


def _tells(token: str) -> bool:
    """Is it a word, or a number worth naming, rather than a stray letter?"""
    return len(token) > 2 or (len(token) > 1 and (is_number(token) or not token.isascii()))


def _missing(written: list[str], image: PageImage, page: Page) -> list[str]:
    """Words in the picture that neither its name, its caption nor the text beside it has."""
    said = set(tokens_and_numbers(image.name.text))
    for text in (
        image.caption and image.caption.text,
        image.credit and image.credit.text,
        image.alt and image.alt.text,
    ):
        said.update(tokens_and_numbers(text or ""))
    missing = [token for token in written if token not in said]
    if missing:
        for block in page.blocks:
            if abs(block.place.offset - image.place.offset) <= _NEARBY:
                said.update(tokens_and_numbers(block.text))
        missing = [token for token in missing if token not in said and not _is_misread(token, said)]
    return missing


def _is_misread(token: str, said: set[str]) -> bool:
    """Did the engine take one letter of a longer word for another?"""
    return (
        len(token) > 4
        and not is_number(token)
        and any(near_miss(token, word, 1) <= 1 for word in said if abs(len(word) - len(token)) < 2)
    )


def _draft(image: PageImage, text: str, page: Page) -> Suggestion:
    alt = _begun(image, page)
    return Suggestion("alt", f"{alt}. Text in the picture: “{text}”" if alt else text, "text read in the picture")


def _chart_draft(image: PageImage, page: Page) -> Suggestion:
    """What an engine reads in a chart is no sentence; its gist is for the editor to say."""
    alt = _begun(image, page)
    return Suggestion("alt", f"{alt}. {_CHART_QUESTIONS}" if alt else _CHART_QUESTIONS, "template")


def _begun(image: PageImage, page: Page) -> str:
    """What the alternative text says already, when that is something."""
    said = image.alt.text.rstrip(" .") if image.alt else ""
    is_name = is_file_name(said, (source.url for source in image.sources[:6]))
    return "" if is_name or says_nothing(said, page) else said


_CHART_QUESTIONS: Final = "[What does the chart measure, how does it go, and which values matter?]"
