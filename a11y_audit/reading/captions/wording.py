"""Does a text's wording show that it is the caption of the picture it stands beside, whatever its element is named?"""

import re
from typing import Final

from turbohtml import Element

from a11y_audit.reading.credits import separate, tells_of_picture
from a11y_audit.reading.credits.cut import ENDS
from a11y_audit.reading.credits.labels import EDGES, is_announcement, is_label, strip_edges, take_label
from a11y_audit.reading.inventory.addresses import leads_to_image
from a11y_audit.reading.inventory.picture import Picture
from a11y_audit.text.counters import closing_counter
from a11y_audit.text.credit_words import credit_words, is_interface
from a11y_audit.text.figure_marks import points_at_picture
from a11y_audit.text.patterns import pattern
from a11y_audit.text.scripts import breadth
from a11y_audit.text.words import fold

_NAMING: Final = 10
"""Characters from which an equal alternative text proves that a text is the picture's."""
_LONGEST_REST: Final = 120
_LONGEST_HEADING: Final = 40
"""Characters; no heading of captions ("Image caption:") is longer."""
_OPENINGS: Final = ("图为", "圖為", "写真は")
"""How captions in paragraphs of their own begin in Chinese and Japanese news."""
_TAKEN_ON: Final = pattern("[这這]是[^。，]{0,20}拍[摄攝]的")
_LONGEST: Final = 300
"""Broad characters of a paragraph that may be a caption by its wording alone."""
_FEW_WORDS: Final = 4
_SAID: Final = 20
"""Characters from which a text in quotation marks is a sentence."""
SENTENCE_ENDS: Final = (*ENDS, ")", "”", '"', "»")
PARAGRAPH: Final = 100
"""Broad characters of a paragraph; two of them are an article."""
_LEAST_NAME: Final = 5
"""Characters; a shorter name may end a caption by chance."""
_LONGEST_HINT: Final = 160
_CLICK_STEMS: Final = (
    "lick",
    "liqu",
    "clic",
    "lik",
    "tap",
    "Tap",
    "лик",
    "жмит",
    "点击",
    "點擊",
    "クリック",
    "클릭",
    "ıkla",
)
_CLICK: Final = (
    r"(?:点击|點擊|クリック|클릭|(?:click|tap|(?:an)?klick\w{0,3}|cliquez|cliquer|clic|clicca\w{0,3}|clique|clicar|"
    r"klikk?\w{0,4}|kliknij|кликните|нажмите|tıklay\w{0,6})(?!\w))"
)
_AIM: Final = (
    r"(?:zum|um|für|to|pour|para|per|om|for|voor|aby|чтобы|please|bitte|hier|haga|haz|faites|fare|fai|画像を|사진을)"
)
_HINT: Final = pattern(
    rf"(?:(?<=[.!?。！？…])\s*|\s*[(\[（])(?:{_CLICK}|{_AIM}\s?[^.!?。()]{{0,60}}{_CLICK})"
    r"[^.!?。()]{0,70}[.!?。]?[)\]）]?$",
    re.IGNORECASE,
)
_NOTICE: Final = pattern(
    r"(?:©|\([cC]\)|[Cc]opyright)[\s©]*(?:19|20)\d\d\b.{0,80}?\b(?:division|subsidiary|reserved|vorbehalten|réservés|"
    r"reservados|riservati|Inc|Ltd|LLC|GmbH)\b"
)
"""The publisher's own claim at the end of an article."""
_LAST_WORD: Final = pattern(r"[^\W\d_]{2,20}$")
_OPENING: Final = EDGES + "([（【"


def repeats_alt(picture: Picture, text: str) -> bool:
    """Does one of the two begin with the other, as alternative texts and titles that repeat a caption do?"""
    alt = picture.attributes.get("alt") or picture.attributes.get("title") or _title_of_link(picture)
    one, other = fold(alt).rstrip(" ."), fold(text).rstrip(" .")
    if min(len(one), len(other)) < _NAMING:
        return one != "" and one == other
    return one.startswith(other) or (other.startswith(one) and len(other) < len(one) + _LONGEST_REST)


def _title_of_link(picture: Picture) -> str:
    """What the link round a picture says of it, which opens the picture itself."""
    around = picture.element.parent
    link = around.closest("a") if isinstance(around, Element) else None
    return (link.attr("title") or "") if link is not None and leads_to_image(link) else ""


def heading_end(text: str, start: int = 0) -> int:
    """Where the page's own word before a caption ends ("Legende:", "图注："); `start` when there is none."""
    ends = [at for mark in ":：" if (at := text.find(mark, start, start + _LONGEST_HEADING)) > start]
    if not ends or not text[start].isalnum():
        return start
    head = text[start : min(ends)]
    is_word = is_interface(head) and not is_label(head) and not head.strip().isdigit()
    return min(ends) + 1 if is_word else start


def photo_label_end(text: str, start: int) -> int:
    """Where "Foto:" ends before the words of a caption whose credit is known; `start` when it stands not there."""
    head, mark, words = text[start : start + _LONGEST_HEADING].partition(":")
    if not mark or not words.startswith(" ") or fold(head).strip() not in credit_words().photo_words:
        return start
    return start + len(head) + 2


def hint_start(text: str) -> int:
    """Where an instruction or a counter at a caption's end begins ("Click to enlarge.", "[1/6]"); else its end.

    An instruction is a sentence of its own, or stands in brackets.
    """
    if text.endswith(("]", ")")) and (start := closing_counter(text)) is not None:
        return start
    if any(stem in text for stem in _CLICK_STEMS) and (hint := _HINT.search(text, max(0, len(text) - _LONGEST_HINT))):
        return hint.start()
    return len(text)


def repeat_start(text: str, credit: str) -> int:
    """Where a caption says at its end, behind a label or a mark, what its credit says too; else its end."""
    names = take_label(strip_edges(credit))[1]
    if len(names) < _LEAST_NAME or not text.endswith(names):
        return len(text)
    before = text[: -len(names)].rstrip(" :")
    label = _LAST_WORD.search(before)
    if label is not None and is_announcement(label[0]):
        before = before[: label.start()]
    elif before[-1:] not in _OPENING:
        return len(text)
    kept = before.rstrip(_OPENING)
    if kept.endswith(".."):
        kept = kept.rstrip(".")
    return len(kept) or len(text)


def speaks_of_picture(text: str) -> bool:
    """Does a paragraph begin as captions do, or end in a credit with its label ("... Photo: Ana Ruiz")?

    A name in brackets at the end is not enough: reports end so, too.
    """
    if breadth(text) > _LONGEST or _NOTICE.match(text):
        return False
    if heading_end(text) or text.startswith(_OPENINGS) or _TAKEN_ON.match(text) or points_at_picture(text):
        return True
    found = separate(text)
    is_told = found.credit != "" and tells_of_picture(found.credit)
    return is_told and (not found.caption or " " in found.caption or not found.caption.isascii())


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
