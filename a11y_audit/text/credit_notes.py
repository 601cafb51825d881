"""Credits that stand far from their pictures: lines of the article that say who made its photos."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct, structs

from a11y_audit.model import Page, Place, TextBlock
from a11y_audit.text.credit_words import credit_words
from a11y_audit.text.patterns import pattern
from a11y_audit.text.words import fold, words

_MOST_NOTES: Final = 20
_LONGEST_NOTE: Final = 320
_MOST_WORDS: Final = 12
"""Words of a note without a colon; more are a sentence."""
_REACH: Final = 30_000
"""Characters of the file within which an article credits a picture from afar."""
_COMPOUNDS: Final = ("bild", "bilder", "foto", "fotos", "photo", "photos", "grafik", "grafiken")
"""German makes labels of any word and one of these ("Beitragsbild", "Aufmacherfoto")."""
_FILMS: Final = frozenset({"video", "vídeo"})
_WORDS: Final = r"[^\W\d_]++(?: [^\W\d_]++)? ?(?:(?:via|by|von|par|de|av|af|door|di)(?!\w)|©|\(c\))"
_OPENING: Final = pattern(rf"[(\[–—-]?\s?({_WORDS}) ?([^\W\d_])", re.IGNORECASE)
_LABEL: Final = pattern(r"[(\[–—-]?\s?([^\W\d_][^:：=]{1,30})\s?[:：]\s?\S")
_OPENS: Final = rf"\s*+[(\[–—-]?\s?(?:([^\W\d_][^<>:：]{{0,40}}+)(?:</\w++>\s*+)?[:：]|({_WORDS})[\s<])"
_BEHIND_TAG: Final = pattern(f">{_OPENS}", re.IGNORECASE)
_BEHIND_BULLET: Final = pattern(f"•{_OPENS}", re.IGNORECASE)
"""Not one pattern: what begins with one character is found much sooner than what begins with one of two."""
_JOINERS: Final = pattern(r"[/&+,]|\s(?:und|and|et|y|e|och|og|en|ve|и)\s")
_PARTS: Final = pattern(r"[•·]")
_COLONS: Final = (":", "：")


class CreditNote(Struct, frozen=True):
    """Such a line: its words, the label it begins with ("Titelbild") and the blocks of text it is."""

    text: str
    label: str
    blocks: tuple[TextBlock, ...]

    @property
    def is_list(self) -> bool:
        """Does it name several makers, or writers too ("Text: … • Fotos: …")?"""
        return _PARTS.search(self.text) is not None

    @property
    def place(self) -> Place:
        """From the first of its blocks to the end of the last."""
        first, last = self.blocks[0].place, self.blocks[-1].place
        return structs.replace(first, end_line=last.end_line, end_column=last.end_column, end=last.end)


def credits_in_text(page: Page) -> tuple[str, ...]:
    """Short paragraphs that credit pictures from afar ("Photos: Ana Ruiz", "Titelbild via …", "Art by Ana Ruiz").

    A label may also be all of one block, a heading, and the name the next one.
    """
    return tuple(note.text for note in credit_notes(page))


def credit_notes(page: Page) -> tuple[CreditNote, ...]:
    """The same, with what tells whose credit it is and where it stands."""
    return page.derive(_credit_notes)


def _credit_notes(page: Page) -> tuple[CreditNote, ...]:
    if page.format != "markdown" and not _may_hold_notes(page):
        return ()  # nothing in the file begins so: its paragraphs need not be read
    notes: list[CreditNote] = []
    heading: TextBlock | None = None
    for block in page.blocks:
        text = block.text if len(block.text) <= _LONGEST_NOTE else ""
        if heading is not None and text and not text.islower() and not text.endswith(_COLONS):
            notes.append(CreditNote(f"{heading.text} {text}", heading.text, (heading, block)))
        else:
            label = next(filter(None, map(_label_of, _PARTS.split(text))), "")
            if label and not block.is_link:
                notes.append(CreditNote(text, label, (block,)))
        heading = block if text.endswith(_COLONS) and _is_whole_label(text[:-1]) else None
        if len(notes) == _MOST_NOTES:
            break
    return tuple(notes)


def _may_hold_notes(page: Page) -> bool:
    """Is there a label behind a tag or a bullet?"""
    stretch = _around_photos(page)
    found = dict.fromkeys(_BEHIND_TAG.findall(page.text, *stretch))
    if "•" in page.text:
        found |= dict.fromkeys(_BEHIND_BULLET.findall(page.text, *stretch))
    return any(_is_label(label) if label else _is_opening(opening) for label, opening in found)


def _around_photos(page: Page) -> tuple[int, int]:
    """The stretch of the file the article can be in: from well before its first photo to well after its last one.

    Where the element ends later that marks the article, its end.
    """
    offsets = [image.place.offset for image in page.images if image.is_photo]
    if not offsets:
        return 0, len(page.text)
    first, last = offsets[0], offsets[-1]
    return max(0, first - _REACH), max(last + _REACH, page.text.find("</article", last))


def _label_of(text: str) -> str:
    """The label that makes a text a note; "" when it is none."""
    if (match := _LABEL.match(text)) is not None and _is_label(match[1]):
        return match[1]
    match = _OPENING.match(text)
    if match is None or not _is_opening(match[1]) or match[2].islower() or text.count(" ") >= _MOST_WORDS:
        return ""
    return match[1]


def _is_label(label: str) -> bool:
    """Does it announce a picture's maker: all of it, its first word or one of several ("Illustrationen / Fotos")?"""
    if _is_whole_label(label):
        return True
    first = next(iter(words(label)), "")
    if first in _labels() or first.removesuffix("s").endswith("credit"):
        return True
    return any(map(_is_whole_label, _JOINERS.split(label)[1:]))


def _is_whole_label(label: str) -> bool:
    folded = fold(label).strip()
    return folded in _labels() or (folded.endswith(_COMPOUNDS) and folded.isalpha())


def _is_opening(opening: str) -> bool:
    """Does it announce one without a colon: a label and "via", or a known phrase about pictures ("art by")?"""
    folded = fold(opening)
    if folded.endswith((" via", "©", "(c)")):
        return _is_label(folded.removesuffix(" via").rstrip("©(c) "))
    head = folded.rpartition(" ")[0]
    return folded in credit_words().opening_labels and head in credit_words().labels and head not in _FILMS


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """Labels that announce a picture's credit and nothing else."""
    known = credit_words()
    return known.labels - known.doubtful_labels - known.source_labels - known.writer_labels
