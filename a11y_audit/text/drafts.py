"""Drafts an editor may start from. A draft is made of what the page says; it never claims to know the picture."""

from a11y_audit.model import PageImage, Suggestion
from a11y_audit.text.words import sentences

QUESTIONS = "[Who or what is in the picture, doing what, where?]"


def draft_alt(image: PageImage) -> Suggestion:
    """A draft for the alternative text: the caption's first sentence to be rewritten, else the questions to answer.

    The credit is never part of it, and a caption is never offered as a description that is done.
    """
    if image.caption and image.caption.text:
        first = next(iter(sentences(image.caption.text)), image.caption.text).rstrip(" .。")
        return Suggestion("alt", f"{first} [rewrite: say what is seen]", "caption")
    return Suggestion("alt", QUESTIONS, "template")
