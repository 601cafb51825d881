"""Captions and credits of a page's pictures: which text belongs to which picture, and where its credit begins.

Three steps: the text around each picture (`association`), its nodes parted into caption and credit (`separation`), the
caption's wording parted (`credits`). Then the captions of the page vote on the uncertain ones (`vote`).
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from turbohtml import Element

from a11y_audit.model import PHOTO_ROLES, Credit, Role, Statement
from a11y_audit.reading.captions.association import Association
from a11y_audit.reading.captions.frame import Frame
from a11y_audit.reading.captions.generated import ATTRIBUTE, generated
from a11y_audit.reading.captions.pieces import Piece
from a11y_audit.reading.captions.separation import Parted, credit_signs, put_together, read_pieces
from a11y_audit.reading.captions.vote import Forms, forms_of, is_source, read_again
from a11y_audit.reading.captions.wording import (
    SENTENCE_ENDS,
    heading_end,
    hint_start,
    photo_label_end,
    repeat_start,
    repeats_alt,
)
from a11y_audit.reading.credits import is_credit, looks_like_credit, names_photo, parse_credit, separate
from a11y_audit.reading.credits.cut import ENDS
from a11y_audit.reading.credits.labels import EDGES
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.reading.credits.separation import Separation
from a11y_audit.reading.document.html import HtmlDocument
from a11y_audit.reading.document.stretch import Stretch
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.agencies import SUPPLIERS, find_agency
from a11y_audit.text.counters import counter_end
from a11y_audit.text.figure_marks import POINTERS
from a11y_audit.text.scripts import breadth

_FEW_WORDS: Final = 4
_FEW: Final = 18
"""Broad characters of a caption that a credit without a label leads to believe."""
_FEW_DENSE: Final = 36
"""Broad characters of a sentence in a script without blanks."""
_LONGEST_LOOSE: Final = 200
"""Characters of a caption that nothing but its place in a small box ties to the picture."""
_LONGEST_INLINE: Final = 300
"""Characters of text beside an image in a paragraph; more is the paragraph's own text."""


class Reading(Struct, frozen=True):
    """What was read for one picture. `how` tells what tied the text to it ("figcaption", "class", "table row", ...)."""

    caption: Statement | None = None
    credit: Credit | None = None
    figure: Element | None = None
    how: str = ""


class _Draft(Struct):
    """A reading on its way: the caption's words, what they were parted into, the credit found by node."""

    frame: Frame
    picture: Picture
    caption: Stretch | None
    credit: Stretch | None
    reason: str
    separation: Separation | None = None
    is_owned: bool = True
    """Is the text known to be the picture's?"""
    sign: tuple[str, str] = ("", "")
    """What the element that holds the caption has in common with others of its purpose."""


_NOTHING: Final = Reading()


def read_captions(
    document: HtmlDocument,
    pictures: Sequence[Picture],
    roles: Sequence[Role],
    publishers: frozenset[str] = frozenset(),
) -> list[Reading]:
    """Reads the caption and the credit of each picture, aligned with `pictures`; `publishers` are the page's, folded.

    Teasers, portraits, logos, icons, advertising and trackers have a caption only in a figure of their own.
    """
    association = Association(document, pictures, roles)
    frames = [association.frame(n) for n in range(len(pictures))]
    read: dict[tuple[Element, ...], list[Piece]] = {}
    for frame, picture in zip(frames, pictures, strict=True):
        if frame.elements and frame.elements not in read:
            read[frame.elements] = read_pieces(document, frame, picture.outer)
    learnt = credit_signs(list(read.values()))
    parted = {elements: put_together(document, pieces, learnt) for elements, pieces in read.items()}
    drafts = {
        n: _draft(frame, picture, parted[frame.elements])
        for n, (frame, picture) in enumerate(zip(frames, pictures, strict=True))
        if frame.elements
    }
    _settle(list(drafts.values()), publishers)
    return [
        _reading(drafts[n]) if n in drafts else _bare(document, frame.figure, roles[n])
        for n, frame in enumerate(frames)
    ]


def _bare(document: HtmlDocument, figure: Element | None, role: Role) -> Reading:
    """What there is where no text is: in the figure of a photo, perhaps what a style sheet shows."""
    if figure is None:
        return _NOTHING
    caption, credit = generated(document, figure) if role in PHOTO_ROLES else (None, None)
    return Reading(caption, credit, figure, ATTRIBUTE if caption or credit else "")


def _settle(drafts: Sequence[_Draft], publishers: frozenset[str]) -> None:
    """Lets the page's captions speak for each other."""
    _disown(drafts)
    captions = [draft.caption.text for draft in drafts if draft.caption is not None]
    forms = forms_of(_credits(drafts), captions, publishers)
    for draft in drafts:
        if draft.credit is not None:
            _joined(draft)
        elif draft.separation is not None and not draft.separation.reason:
            _vote(draft, forms)
        elif draft.separation is not None and is_source(draft.separation.caption, forms):
            _take_whole(draft)


def _draft(frame: Frame, picture: Picture, parted: Parted) -> _Draft:
    caption, credit, reason = parted.caption, parted.credit, parted.reason
    if caption is None and credit is not None and not is_credit(credit.text):
        both = separate(credit.text)
        is_split = reason == "credit class" and _is_name_and_source(credit.text, both)
        if (both.credit or not looks_like_credit(credit.text)) and not is_split:
            caption, credit, reason = credit, None, ""
    if caption is not None:
        caption = caption.part(*_own_words(caption.text))
    if caption is not None and credit is not None:
        caption = caption.part(0, repeat_start(caption.text, credit.text))
    draft = _Draft(frame, picture, caption, credit, reason)
    if caption is not None and caption.text:
        draft.separation = _separation(caption.text, picture.attributes.get("alt", ""))
        draft.sign = parted.sign
        draft.is_owned = _is_owned(draft)
    return draft


def _is_name_and_source(text: str, both: Separation) -> bool:
    """Does a mark part a name from its source, and no caption from a credit ("Ana Ruiz / WUNC")?"""
    is_name = not both.caption.endswith(ENDS) and read_parts(both.caption).persons != ()
    return is_name and looks_like_credit(text) and both.caption.count(" ") < _FEW_WORDS


def _own_words(text: str) -> tuple[int, int]:
    """Where the caption's own words begin and end: counters, "Image caption", "Click to enlarge" left out."""
    start = heading_end(text, counter_end(text))
    end = hint_start(text)
    while start < end and (text[start] in _LOOSE or text[start] == " "):
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


_DIRECTIONS: Final = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks for the direction of writing, which nobody sees."""
_LOOSE: Final = f"|/:：,;·•–—-{POINTERS}{_DIRECTIONS}"
_TRAILING: Final = f" |/{_DIRECTIONS}"


def _separation(text: str, alt: str) -> Separation:
    """The caption parted by its wording; an alternative text it begins with is the caption."""
    found = separate(text)
    if not found.credit and _names_supplier(text):
        return Separation("", text, "", "whole text", (0, 0), (0, len(text)))
    if (found.credit and found.caption) or not alt or len(alt) >= len(text):
        return found
    if not text.startswith(alt) or " " not in alt or text[len(alt)] != " " or is_credit(alt):
        return found
    start = len(alt)
    while start < len(text) and text[start] in EDGES:
        start += 1
    if not (_is_name(text[start:]) if found.caption else looks_like_credit(text[start:])):
        return found
    return Separation(alt, text[start:], text[len(alt) : start], "separator", (0, len(alt)), (start, len(text)))


def _names_supplier(text: str) -> bool:
    """Is the text the name of an agency or of a news house, and no more? Others are seen as well as credited."""
    agency = find_agency(text)
    return agency is not None and (agency.kind in SUPPLIERS or agency.kind in _NEWS_HOUSES)


_NEWS_HOUSES: Final = frozenset({"broadcaster", "publisher"})


def _is_name(text: str) -> bool:
    parts = read_parts(text)
    return parts.is_clean and parts.names > 0 and parts.single == 0


def _is_owned(draft: _Draft) -> bool:
    """Is text that no element's name ties to the picture its caption nevertheless?

    Yes when it holds a credit, says what the alternative text says, or is a sentence; in a paragraph it must be short.
    """
    how, separation, caption = draft.frame.how, draft.separation, draft.caption
    if how not in {"box", "paragraph"} or separation is None or caption is None:
        return True
    if draft.frame.is_close or repeats_alt(draft.picture, separation.caption):
        return True
    if breadth(caption.text) > _LONGEST_INLINE and not (how == "box" and names_photo(separation.credit)):
        return False
    is_phrase = separation.caption.count(" ") >= _FEW_WORDS - 1
    if is_phrase and draft.credit is not None and read_parts(draft.credit.text).label:
        return True
    if separation.credit or draft.credit is not None:
        return _is_plain(separation) or not separation.caption or breadth(separation.caption) >= _FEW
    is_long = separation.caption.count(" ") >= _FEW_WORDS or breadth(separation.caption) >= _FEW_DENSE
    is_sentence = is_long and caption.text.endswith(SENTENCE_ENDS)
    return how == "box" and is_sentence and breadth(caption.text) <= _LONGEST_LOOSE


def _is_plain(separation: Separation) -> bool:
    """Is the credit marked as one, so that nothing else is needed to believe it?"""
    return separation.reason in {"label", "brackets", "copyright sign"}


def _disown(drafts: Sequence[_Draft]) -> None:
    """Drops texts no picture is known to own, but for those in elements like the ones that hold captions."""
    signs = {draft.sign for draft in drafts if draft.is_owned and draft.frame.how == "box" and draft.sign[1]}
    for draft in drafts:
        if not draft.is_owned and draft.sign not in signs:
            draft.caption = draft.separation = None


def _joined(draft: _Draft) -> None:
    """A credit in the caption's text, beside one in an element of its own, belongs to it."""
    caption, credit, found = draft.caption, draft.credit, draft.separation
    if caption is None or credit is None or found is None or found.credit_span is None or not found.caption:
        return
    if is_credit(found.credit) and (_is_plain(found) or read_parts(found.credit).agencies):
        draft.credit = caption.part(*found.credit_span).with_more(credit)
        draft.caption = caption.part(*found.caption_span)


def _credits(drafts: Sequence[_Draft]) -> list[tuple[str, str, str]]:
    found = {}
    for draft in drafts:
        if draft.credit is not None:
            found[id(draft.credit)] = (draft.credit.text, draft.reason, "")
        elif draft.separation is not None and draft.separation.credit:
            found[id(draft.caption)] = (draft.separation.credit, draft.separation.reason, draft.separation.separator)
    return list(found.values())


def _vote(draft: _Draft, forms: Forms) -> None:
    if draft.caption is None or (cut := read_again(draft.caption.text, forms)) is None:
        return
    text = draft.caption.text
    draft.separation = Separation(
        text[: cut.caption_end],
        text[cut.start : cut.end],
        cut.separator,
        "vote",
        (0, cut.caption_end),
        (cut.start, cut.end),
    )


def _take_whole(draft: _Draft) -> None:
    """All the text is the credit: what stands before the one in it is a source too."""
    if draft.caption is not None:
        text = draft.caption.text
        draft.separation = Separation("", text, "", "vote", (0, 0), (0, len(text)))


def _reading(draft: _Draft) -> Reading:
    caption: Statement | None = None
    credit: Credit | None = None
    words, separation, how = draft.caption, draft.separation, draft.frame.how
    if draft.credit is not None:
        start, end = _trimmed(draft.credit.text)
        credit = parse_credit(draft.credit.statement(start, end, "credit", draft.reason))
        if words is not None and words.text:
            caption = words.statement(photo_label_end(words.text, 0), len(words.text), "caption", how)
    elif words is not None and separation is not None:
        if separation.caption:
            start, end = separation.caption_span
            start = photo_label_end(words.text, start) if separation.credit else start
            caption = words.statement(start, end, "caption", how)
        if separation.credit_span is not None:
            start, end = separation.credit_span
            low, high = _trimmed(words.text[start:end])
            said = words.statement(start + low, start + high, "credit", separation.reason)
            credit = parse_credit(said, separation.separator)
    return Reading(caption, credit, draft.frame.figure, how if caption or credit else "")


def _trimmed(text: str) -> tuple[int, int]:
    """A credit without the marks that part it from its neighbours."""
    stripped = text.strip(" \t|/–—-,;·•")
    if not stripped:
        return 0, len(text)
    start = text.index(stripped)
    return start, start + len(stripped)
