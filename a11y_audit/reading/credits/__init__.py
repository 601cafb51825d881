"""Where a caption's words end and its credit begins, and who the credit names.

Half of all credits stand inside the caption's text. They are told apart by what newsrooms of all languages use: a label
("Foto:"), a copyright sign, brackets, a slash or bar with a space beside it, or a bare agency after a full stop.
"""

from functools import lru_cache
from typing import Final

from msgspec import structs

from a11y_audit.model import Credit, Statement
from a11y_audit.reading.credits.brackets import opener_of
from a11y_audit.reading.credits.cut import Cut
from a11y_audit.reading.credits.datelines import caption_bounds, dateline_end, without_place
from a11y_audit.reading.credits.labels import MAX_CREDIT, is_label, label_length
from a11y_audit.reading.credits.leading import leading
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.reading.credits.search import find_cut
from a11y_audit.reading.credits.separation import Separation
from a11y_audit.reading.credits.whole import CLOSERS, is_tag, is_whole, names_archive
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.figure_marks import POINTERS
from a11y_audit.text.words import words

MAX_TEXT: Final = 4_000
"""Characters; a longer text is no caption, and no credit is looked for in it."""

_POINTING: Final = f"{POINTERS} "
"""They point at the picture and are none of its caption's words."""
_LONGEST_SOURCE: Final = 60
_SHORTEST_SOURCE: Final = 2
_FEW_WORDS: Final = 3
_REPORTER: Final = "기자"
"""Closes the articles of reporters as well as the credits of photographers."""
_LABELLED: Final = frozenset({"label", "copyright sign"})


def separate(text: str) -> Separation:
    """Parts a caption's text from the credit in it.

    A text that is nothing but a credit gives the caption "". Persons' names count as a credit only behind a label, a
    separator or in brackets; after a full stop an agency must be named.
    """
    collapsed = " ".join(text.split())
    said = collapsed.lstrip(_POINTING)
    if said == text:
        return _separate(text)
    found = _separate(said)
    offsets = _offsets(text)[len(collapsed) - len(said) :]
    return structs.replace(
        found,
        caption_span=_original(found.caption_span, offsets),
        credit_span=_original(found.credit_span, offsets) if found.credit_span is not None else None,
    )


@lru_cache(maxsize=1024)
def _separate(text: str) -> Separation:
    if dateline := dateline_end(text):
        start, end = caption_bounds(text, dateline)
        return Separation(text[start:end], text[:dateline], "=", "dateline", (start, end), (0, dateline))
    if (led := leading(text)) is not None:
        return led
    if text and len(text) <= MAX_CREDIT and (is_whole(text) or _is_bracketed(text)):
        return Separation("", text, "", "whole text", (0, 0), (0, len(text)))
    cut = find_cut(text) if len(text) <= MAX_TEXT else None
    if cut is None:
        return Separation(text, caption_span=(0, len(text)))
    if cut.caption_end and len(text) <= MAX_CREDIT and _goes_on_from_source(text, cut):
        cut = Cut(0, 0, cut.end, "", "whole text")
    caption = text[: cut.caption_end]
    return Separation(
        caption, text[cut.start : cut.end], cut.separator, cut.reason, (0, len(caption)), (cut.start, cut.end)
    )


def _goes_on_from_source(text: str, cut: Cut) -> bool:
    """Is what stands before a labelled credit one as well ("LA GACETA / FOTO DE ANA RUIZ")?"""
    head = text[: cut.caption_end]
    if cut.reason in _LABELLED:
        return _is_source(head)
    return head.isupper() and read_parts(head).is_clean and read_parts(text[cut.start :]).label != ""


def _is_source(text: str) -> bool:
    """Is what stands before a labelled credit one, too? "The harbour (file photo)" is a caption there."""
    if not is_whole(text):
        return False
    parts = read_parts(text)
    return bool(parts.label or parts.agencies) or parts.relations != ("file",)


def _is_bracketed(text: str) -> bool:
    """Is all there is a source in brackets ("(CBC)", "(Archives municipales de Nantes)")?"""
    if text[-1] not in CLOSERS or len(text) > _LONGEST_SOURCE or opener_of(text, len(text) - 1) != 0 or is_tag(text):
        return False
    inner = text[1:-1].strip()
    if len(inner) < _SHORTEST_SOURCE or is_label(inner):
        return False
    parts = read_parts(text)
    return (parts.is_clean and parts.names > 0) or names_archive(text)


def parse_credit(statement: Statement, separator: str = "") -> Credit:
    """Reads a credit statement into persons, organisations, relations, label and rights.

    Args:
        statement: the credit as the page shows it, its label included.
        separator: the mark that parts it from the caption.
    """
    parts = read_parts(without_place(" ".join(statement.text.split())))
    return Credit(
        statement,
        persons=parts.persons,
        organisations=parts.organisations,
        relations=parts.relations,
        label=parts.label,
        rights=", ".join(parts.rights),
        separator=separator,
    )


def is_credit(text: str) -> bool:
    """Is the text, standing by itself in a caption's neighbourhood, a credit line and nothing else?"""
    collapsed = " ".join(text.split())
    return bool(collapsed) and len(collapsed) <= MAX_CREDIT and is_whole(collapsed)


def looks_like_credit(text: str) -> bool:
    """Could the text be a credit if something else says so: an element's class, the page's other captions?

    More generous than `is_credit`: names of persons and unknown organisations will do, sentences will not.
    """
    collapsed = " ".join(text.split())
    if not collapsed or len(collapsed) > MAX_CREDIT or is_tag(collapsed) or dateline_end(collapsed):
        return False
    parts = read_parts(collapsed)
    return bool(parts.label) or parts.is_clean or (parts.agencies > 0 and parts.unknown < 6)


def tells_of_picture(credit: str) -> bool:
    """Does a label, thanks or a word behind the name ("李明 摄") tell that it is a picture's, not an article's?"""
    if label_length(credit.lstrip("(（[【|/–- ")):
        return True
    parts = read_parts(credit)
    is_closed = parts.closings > 0 and not credit.rstrip(" .)）").endswith(_REPORTER)
    is_capital = credit.isupper() and parts.persons != ()
    return parts.label != "" or is_closed or is_capital or "courtesy" in parts.relations


def names_photo(credit: str) -> bool:
    """Does the credit itself say that it is a photo's ("Photo: Ana Ruiz", "(AP Photo/Ana Ruiz)", "李明 摄")?"""
    if not tells_of_picture(credit) and not credit.startswith(tuple(CLOSERS.values())):
        return False
    photo = credit_words().photo_words
    return read_parts(credit).closings > 0 or any(word.startswith(photo) for word in words(credit))


# --------------------------------------------------------------------------------------------------------- offsets


def _offsets(text: str) -> list[int]:
    """For each character of the collapsed text, its offset in the text; and the offset just past the last."""
    offsets: list[int] = []
    is_spaced = False
    for at, character in enumerate(text):
        if character.isspace():
            is_spaced = bool(offsets)
            continue
        if is_spaced:
            offsets.append(at - 1)
            is_spaced = False
        offsets.append(at)
    offsets.append(offsets[-1] + 1 if offsets else 0)
    return offsets


def _original(span: tuple[int, int], offsets: list[int]) -> tuple[int, int]:
    start, end = span
    if end <= start:
        return (offsets[min(start, len(offsets) - 1)],) * 2
    return offsets[start], offsets[end - 1] + 1
