"""Does a text's wording show that it is the caption of the picture it stands beside, whatever its element is named?"""

from typing import Final

from a11y_audit.reading.credits import separate
from a11y_audit.reading.credits.labels import is_label, label_length
from a11y_audit.reading.credits.parts import read_parts
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.credit_words import is_interface
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import is_beyond_latin
from a11y_audit.text.words import fold

_NAMING: Final = 10
"""Characters from which an equal alternative text proves that a text is the picture's."""
_LONGEST_REST: Final = 120
_LONGEST_HEADING: Final = 40
"""Characters; no heading of captions ("Image caption:") is longer."""
_OPENINGS: Final = ("图为", "圖為", "写真は", "▲", "△")
"""How captions in paragraphs of their own begin in Chinese, Japanese and Korean news."""
_REPORTER: Final = "기자"
"""Closes the articles of reporters as well as the credits of photographers."""
_LONGEST: Final = 300
"""Broad characters of a paragraph that may be a caption by its wording alone."""
_FEW_WORDS: Final = 4
_SAID: Final = 20
"""Characters from which a text in quotation marks is a sentence."""
SENTENCE_ENDS: Final = (".", "!", "?", "。", "！", "？", ")", "”", '"', "»")
PARAGRAPH: Final = 100
"""Broad characters of a paragraph; two of them are an article."""
_DENSE: Final = pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_DENSITY: Final = 3
"""Latin letters that say as much as one Chinese, Japanese or Korean letter, about."""


def breadth(text: str) -> int:
    """The characters of a text, made comparable between scripts: a dense one takes fewer for the same words."""
    return len(text) + (_DENSITY - 1) * len(_DENSE.findall(text)) if is_beyond_latin(text) else len(text)


def repeats_alt(picture: Picture, text: str) -> bool:
    """Does one of the two begin with the other, as alternative texts that repeat a caption do?"""
    alt = picture.attributes.get("alt") or picture.attributes.get("title") or ""
    one, other = fold(alt).rstrip(" ."), fold(text).rstrip(" .")
    if min(len(one), len(other)) < _NAMING:
        return one != "" and one == other
    return one.startswith(other) or (other.startswith(one) and len(other) < len(one) + _LONGEST_REST)


def heading_end(text: str, start: int = 0) -> int:
    """Where the page's own word before a caption ends ("Legende:", "图注："); `start` when there is none."""
    ends = [at for mark in ":：" if (at := text.find(mark, start, start + _LONGEST_HEADING)) > start]
    if not ends or not text[start].isalnum():
        return start
    head = text[start : min(ends)]
    return min(ends) + 1 if is_interface(head) and not is_label(head) else start


def speaks_of_picture(text: str) -> bool:
    """Does a paragraph begin as captions do, or end in a credit with its label ("... Photo: Ana Ruiz")?

    A name in brackets at the end is not enough: reports end so, too.
    """
    if breadth(text) > _LONGEST:
        return False
    if heading_end(text) or text.startswith(_OPENINGS):
        return True
    found = separate(text)
    is_told = found.credit != "" and _tells_of_picture(found.credit)
    return is_told and (not found.caption or " " in found.caption or not found.caption.isascii())


def _tells_of_picture(credit: str) -> bool:
    """Does a label, thanks or a word behind the name ("李明 摄") tell that it is a picture's, not an article's?"""
    if label_length(credit.lstrip("(（[【|/–- ")):
        return True
    parts = read_parts(credit)
    is_closed = parts.closings > 0 and not credit.rstrip(" .)）").endswith(_REPORTER)
    is_capital = credit.isupper() and parts.persons != ()
    return parts.label != "" or is_closed or is_capital or "courtesy" in parts.relations


def speaks_for_itself(picture: Picture, text: str) -> bool:
    """Is unnamed text round a picture likely its caption: a sentence, in a credit's company, or like its alt text?"""
    is_sentence = text.endswith(SENTENCE_ENDS) and (text.count(" ") >= _FEW_WORDS or not text.isascii())
    return is_sentence or separate(text).credit != "" or repeats_alt(picture, text)


def is_quotation(text: str) -> bool:
    """Is it what somebody said, from mark to mark, and no title?"""
    return text[0] in '„“«»"' and text[-1] in '“”«»"' and text.count(" ") >= _FEW_WORDS and len(text) > _SAID


def is_byline(text: str) -> bool:
    """Does it name the article's author? Credits have a label of their own before "by"."""
    return text[:4].lower().startswith(("by ", "von ", "par ", "por "))
