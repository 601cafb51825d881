"""What may open a caption: a credit ("[Foto: Ana Ruiz] ..."), or a label and not the credit ("FILE PHOTO: ...")."""

from typing import Final

from a11y_audit.reading.credits.brackets import by_brackets
from a11y_audit.reading.credits.cut import ENDS
from a11y_audit.reading.credits.labels import MAX_CREDIT, label_length
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.reading.credits.search import by_full_stop, find_cut
from a11y_audit.reading.credits.separation import Separation
from a11y_audit.reading.credits.whole import CLOSERS, is_whole
from a11y_audit.text.credit_words import credit_words, tells
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold

_FEW_WORDS: Final = 3
_OPENERS: Final = {"(": ")", "[": "]"}
_SHORTEST_CREDIT: Final = 5
_MARK_BEHIND: Final = pattern(r"(?<=\w\w)[.:|] ")
_COLONS: Final = ":："
_HEAD: Final = 4
"""Words in which old photos are labelled ("Foto de archivo de ...")."""


def leading(text: str) -> Separation | None:
    """What a caption's opening tells of all of it; None when it tells nothing."""
    length = label_length(text)
    if length and (found := _labelled_caption(text, length)) is not None:
        return found
    if text[:1] == "©" or text[:1] in _OPENERS:
        return _marked_credit(text)
    return _labelled_credit(text, length) if length else None


def _labelled_caption(text: str, length: int) -> Separation | None:
    """Finds "Foto: A farm near Lugo at noon. (EFE/Ana Ruiz)": the label tells that the sentence is a caption."""
    is_of = text[length - 1] not in _COLONS  # "Foto de archivo de ..."
    is_old = tells(" ".join(text.split(" ", _HEAD)[:_HEAD]) if is_of else text[:length], "file")
    if is_of and not is_old:
        return None
    start = len(text) - len(text[length:].lstrip())
    is_bracketed = text[-1] in CLOSERS
    cut = by_brackets(text[start:]) if is_bracketed else by_full_stop(text[start:])
    if cut is None:
        return None
    end, credit = start + cut.caption_end, start + cut.start
    words = text[start:end]
    parts = read_parts(words)
    if is_bracketed:
        is_caption = words.count(" ") >= _FEW_WORDS and (words[-1] in ENDS or parts.unknown > _FEW_WORDS)
    else:
        is_name = not is_old or (parts.relations != () and not is_of)
        is_caption = not parts.agencies and (_describes(words) or not is_name)
    if not is_caption:
        return None
    if is_old or fold(text[: length - 1]).strip() in credit_words().doubtful_labels:
        start = 0  # "Map: ...", "FILE PHOTO: ..." are the caption's own words
    reason = "label" if label_length(text[credit:]) else cut.reason
    return Separation(text[start:end], text[credit:], cut.separator, reason, (start, end), (credit, len(text)))


def _marked_credit(text: str) -> Separation | None:
    """Finds "© Ana Ruiz | A ferry ..." and "[Foto: Ana Ruiz] Eine Fähre ..."."""
    if text[0] == "©":
        end = text.find(" | ", 0, MAX_CREDIT)
        start = end + 3
    else:
        end = text.find(_OPENERS[text[0]], 0, MAX_CREDIT) + 1
        start = end + 1
    credit, words = text[:end], text[start:]
    if end < _SHORTEST_CREDIT or words.count(" ") < _FEW_WORDS or not words[0].isupper() or is_whole(words):
        return None
    parts = read_parts(credit)
    if not parts.label or not parts.is_clean or not parts.names:
        return None
    reason = "copyright sign" if text[0] == "©" else "brackets"
    return Separation(words, credit, text[end:start].strip(), reason, (start, len(text)), (0, end))


def _labelled_credit(text: str, length: int) -> Separation | None:
    """Finds "Photo: Ana Ruiz/AFP. The ferry in port ..." and "Photo by Ana Ruiz: The ferry in port ..."."""
    if (mark := _MARK_BEHIND.search(text, length + 1, MAX_CREDIT)) is None:
        return None
    credit, words = text[: mark.start()], text[mark.end() :]
    is_by = text[length - 1] not in _COLONS
    parts = read_parts(credit)
    if not parts.is_clean or not parts.persons or not (is_by or (parts.agencies and mark[0] != ": ")):
        return None
    if not words[:1].isupper() or not _describes(words) or find_cut(words) is not None or is_whole(words):
        return None
    if fold(words).startswith(tuple(credit_words().rights)):
        return Separation("", text, "", "whole text", (0, 0), (0, len(text)))
    return Separation(words, credit, mark[0].strip(), "label", (mark.end(), len(text)), (0, len(credit)))


def _describes(words: str) -> bool:
    """Does it say more than names: a few words, some of which are no part of any?"""
    return words.count(" ") >= _FEW_WORDS and read_parts(words).unknown > 1
