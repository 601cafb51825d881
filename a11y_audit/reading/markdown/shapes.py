"""Is a stretch of Markdown shaped like a caption: by how it is set, how it begins, what closes it?"""

import re
from typing import Final

from a11y_audit.reading.credits import tells_of_picture
from a11y_audit.reading.credits.brackets import ends_in_tag
from a11y_audit.reading.markdown.construct import Span
from a11y_audit.reading.markdown.stretches import Stretches
from a11y_audit.text.credit_words import is_article_note
from a11y_audit.text.figure_marks import points_at_picture

LONGEST_CREDITED: Final = 300
"""Characters of a paragraph that is a caption by nothing but the credit beside it."""
_LONGEST: Final = 600
"""Characters of the longest paragraph that is taken for a caption."""
_LONGEST_PHRASE: Final = 100
_MARKED: Final = re.compile(r"^///[ \t]*(?:figure-)?caption\b[^\n]*\n\s*\Z", re.MULTILINE)
"""The line that opens a caption's block (Python-Markdown, PyMdown Extensions)."""
_LONGEST_MARK: Final = 80
_EMPHASIS: Final = re.compile(r"(?:\*\*\*|\*|___|_)(?=\S)(?![*_])")
_SMALL: Final = re.compile(r"<(em|i|small|sub|figcaption)\b[^<>]*>", re.IGNORECASE)
_BOLD: Final = re.compile(r"(?:\*\*|__)(?=\S).*(?:\*\*|__)\s*$")
_BOX: Final = re.compile(r"(?:\*\*|__)(?=\S)[^\n]*(?:\*\*|__)\s*\n")
_QUOTES: Final = {"“": "”", '"': '"', "„": "“", "«": "»", "»": "«", "「": "」"}
_SENTENCE_ENDS: Final = (".", "!", "?", ":", "。", "！", "？", "：", "…", "|")


class Shapes:
    """Judges stretches of one text."""

    def __init__(self, stretches: Stretches) -> None:
        self._stretches = stretches
        self._text = stretches.text

    def is_caption(self, span: Span, *, loose: bool) -> bool:
        """Is it italic, pointing at the picture, called a caption, closed by a credit or by a remark on its age?

        `loose`: it stands on the line right below the image, where any words of a caption's length are one.
        """
        if span[1] - span[0] > _LONGEST or self._is_note(span):
            return False
        if loose or self.is_set_like_caption(span) or len(self._stretches.parts(span)) > 1:
            return True
        words = self._stretches.read(span, "")
        return bool(words.separation.credit) or ends_in_tag(words.text.text)

    def is_set_like_caption(self, span: Span) -> bool:
        """The same without a look at what it says of its maker."""
        if span[1] - span[0] > _LONGEST or self._is_note(span):
            return False
        if self.is_italic(span) or points_at_picture(self._words(span)) or self._stretches.is_called_caption(span):
            return True
        return _MARKED.search(self._text, max(0, span[0] - _LONGEST_MARK), span[0]) is not None

    def is_caption_above(self, span: Span) -> bool:
        """Is it called a caption, or does it begin with a figure's number ("Foto 1: ...")? Marks point upwards."""
        if self._stretches.is_called_caption(span):
            return True
        words = self._words(span)
        return span[1] - span[0] <= LONGEST_CREDITED and points_at_picture(words) and words[:1].isalnum()

    def completes(self, span: Span, *, is_credited: bool) -> bool:
        """Is it closed by a photo's credit above an image without words, or italic above one with a credit alone?"""
        if span[1] - span[0] > LONGEST_CREDITED or self._is_note(span):
            return False
        if is_credited:
            return self.is_italic(span)
        separation = self._stretches.read(span, "").separation
        has_both = bool(separation.credit and separation.caption) and "://" not in separation.credit
        return has_both and tells_of_picture(separation.credit)

    def is_phrase(self, span: Span, below: Span | None) -> bool:
        """Is it a short line that ends no sentence, with a paragraph below ("Tractors on the A28")?"""
        words = self._text[span[0] : span[1]]
        if len(words) > _LONGEST_PHRASE or "\n" in words or words.endswith(_SENTENCE_ENDS) or "](" in words:
            return False
        return below is not None and below[1] - below[0] > _LONGEST_PHRASE and not _BOLD.match(words)

    def is_box(self, span: Span) -> bool:
        """Is it a box with a heading of its own: a line in bold, and more below it?"""
        return _BOX.match(self._text[span[0] : span[1]]) is not None

    def is_italic(self, span: Span) -> bool:
        """Is the whole stretch emphasised, or set as small print? Bold is a heading's or a name's."""
        words = self._text[span[0] : span[1]].strip()
        if emphasis := _EMPHASIS.match(words):
            mark = emphasis[0]
            return len(words) > 2 * len(mark) and words.find(mark, len(mark)) == len(words) - len(mark)
        small = _SMALL.match(words)
        return small is not None and words.lower().endswith(f"</{small[1].lower()}>")

    def _is_note(self, span: Span) -> bool:
        """Does it tell of the article ("*Read also: ...*"), or is all of it a quotation?"""
        said = self._text[span[0] : span[1]].strip("*_> \n")
        return is_article_note(said) or (said[:1] in _QUOTES and _QUOTES[said[0]] == said[-1])

    def _words(self, span: Span) -> str:
        return self._text[span[0] : span[1]].lstrip("*_ ")
