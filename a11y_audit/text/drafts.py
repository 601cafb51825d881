"""Drafts an editor may start from. A draft is made of what the page says; it never claims to know the picture."""

from itertools import accumulate
from typing import Final

from a11y_audit.model import PageImage, Suggestion
from a11y_audit.text.damage import doubled_word
from a11y_audit.text.figure_marks import without_figure_mark
from a11y_audit.text.lexicon import lexicon
from a11y_audit.text.scripts import breadth
from a11y_audit.text.words import sentences

QUESTIONS = "[Who or what is in the picture, doing what, where?]"
REWRITE: Final = "[rewrite: say what is seen]"
_LEAST: Final = 24
"""Characters; a shorter sentence ("Alarm!") is read on."""
_SAID: Final = 10
"""Broad characters; a caption of fewer says nothing to go on from ("undefined")."""


def draft_alt(image: PageImage) -> Suggestion:
    """A draft for the alternative text: the caption's first sentence to be rewritten, else the questions to answer.

    The credit is never part of it, nor the figure's number or a mark that points at the picture, and a caption is never
    offered as a description that is done.
    """
    opening = _opening(image.caption.text) if image.caption else ""
    if breadth(opening) < _SAID:
        return Suggestion("alt", QUESTIONS, "template")
    return Suggestion("alt", f"{said_once(opening)} {REWRITE}", "caption")


def said_once(text: str) -> str:
    """The text without a function word that is said twice in a row ("the the")."""
    twice = doubled_word(text, lexicon(""))
    return text[: twice.start] + twice.word + text[twice.end :] if twice and twice.sure else text


def _opening(caption: str) -> str:
    """The caption's first sentence, or first few when the first says little."""
    said = without_figure_mark(caption)
    openings = accumulate(sentences(said), "{} {}".format)
    return next((opening for opening in openings if len(opening) >= _LEAST), said).rstrip(" .。")
