"""Checks of text that can be read in pictures."""

from typing import Final

from a11y_audit.model import INAPPLICABLE, PASSED, Options, Page, PageImage, Result, Suggestion, found
from a11y_audit.text.likeness import near_miss
from a11y_audit.text.spoken import lexicons
from a11y_audit.text.words import collapse, tokens

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
    written = [token for token in dict.fromkeys(tokens(read.text)) if _tells(token) and token not in silent]
    if len(written) < options["words"]:
        return INAPPLICABLE
    if read.area < options["area"] and read.line_height < options["line_height"]:
        return PASSED
    missing = _missing(written, image, page)
    share = 1 - len(missing) / len(written)
    if share >= options["covered"]:
        return PASSED
    text = collapse(read.text)
    reason = "unread" if read.confidence >= options["confidence"] else "doubtful"
    place = image.alt_place
    missed = ", ".join(missing[:8])
    return found(
        reason, place=place, suggestion=_draft(image, text), text=text, share=round(share * 100), missed=missed
    )


def _tells(token: str) -> bool:
    """Is it a word, or a number worth naming, rather than a stray letter?"""
    return len(token) > 2 or (len(token) > 1 and (token.isdigit() or not token.isascii()))


def _missing(written: list[str], image: PageImage, page: Page) -> list[str]:
    """Words in the picture that neither its name, its caption nor the text beside it has."""
    said = set(tokens(image.name.text))
    for text in (
        image.caption and image.caption.text,
        image.credit and image.credit.text,
        image.alt and image.alt.text,
    ):
        said.update(tokens(text or ""))
    missing = [token for token in written if token not in said]
    if missing:
        for block in page.blocks:
            if abs(block.place.offset - image.place.offset) <= _NEARBY:
                said.update(tokens(block.text))
        missing = [token for token in missing if token not in said and not _is_misread(token, said)]
    return missing


def _is_misread(token: str, said: set[str]) -> bool:
    """Did the engine take one letter of a longer word for another?"""
    return len(token) > 4 and any(near_miss(token, word, 1) <= 1 for word in said if abs(len(word) - len(token)) < 2)


def _draft(image: PageImage, text: str) -> Suggestion:
    alt = image.alt.text.rstrip(" .") if image.alt and image.alt.text else ""
    return Suggestion("alt", f"{alt}. Text in the picture: “{text}”" if alt else text, "text read in the picture")
